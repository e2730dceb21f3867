create table identity_used_code (
  account text           not null references identity_account (id),
  code    text           not null,
  used_at timestamptz(3) not null,
  primary key (account, code)
);
comment on table identity_used_code is 'Codes of devices that let somebody in, kept as long as they could do so again (RFC 6238, 5.2)';

grant select, insert, update, delete on identity_used_code to taizhang_app;
