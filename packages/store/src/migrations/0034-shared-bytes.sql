-- A file that proves the same of several records stands with each of them; its bytes are kept once.
alter table attachment add column bytes_of uuid;
alter table attachment alter column content drop not null;
alter table attachment add constraint attachment_has_bytes check ((content is null) = (bytes_of is not null));
alter table attachment add constraint attachment_bytes_of
  foreign key (district, bytes_of) references attachment (district, id);
comment on column attachment.bytes_of is 'the attachment whose bytes it has; null: its own';
