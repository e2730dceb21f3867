-- Work on records: what waits for a reviewer, what was begun and not finished, and the files that prove it.

create table submission (
  district     text           not null,
  id           text           not null,
  register     text           not null,
  record       text           not null,
  transition   text           not null,
  corrects     bigint,
  unit         text,
  street       text,
  state        text           not null check (state in ('submitted', 'returned', 'approved', 'withdrawn')),
  version      integer        not null,
  submitted_by text           not null,
  submitted_at timestamptz(3) not null,
  updated_at   timestamptz(3) not null,
  posted       jsonb,
  primary key (district, id)
);
comment on table submission is '送审: an entry or correction that counts once somebody else approves it; derived from its events';
comment on column submission.id is 'Also the key of the request by which it is posted, so that it is posted once';
comment on column submission.version is 'The number of its last event';
create index submission_waiting on submission (district, register, submitted_at) where state = 'submitted';
create index submission_of on submission (district, submitted_by, updated_at);
create index submission_about on submission (district, register, record, submitted_at);

create table submission_event (
  district   text           not null,
  submission text           not null,
  number     integer        not null,
  kind       text           not null check (kind in ('returned', 'submitted', 'approved', 'withdrawn')),
  at         timestamptz(3) not null,
  by         text           not null,
  note       text,
  content    jsonb          check ((kind = 'submitted') = (content is not null)),
  primary key (district, submission, number)
);
comment on table submission_event is 'What happened to a submission, append-only; content is what was submitted, without personal data';

create table submission_personal (
  district   text  not null,
  submission text  not null,
  ciphertext bytea not null,
  primary key (district, submission)
);
comment on table submission_personal is 'Personal data of a submission, encrypted, until it is decided';

create table draft (
  district text           not null,
  account  text           not null,
  form     text           not null,
  register text           not null,
  record   text           not null,
  content  bytea          not null,
  saved_at timestamptz(3) not null,
  primary key (district, account, form)
);
comment on table draft is 'Forms begun and not finished, encrypted; nobody but their account sees them';

create table attachment (
  district  text           not null,
  id        uuid           not null,
  register  text           not null,
  record    text           not null,
  name      text           not null,
  type      text           not null,
  size      integer        not null,
  sha256    bytea          not null,
  content   bytea          not null,
  thumbnail bytea,
  added_at  timestamptz(3) not null,
  added_by  text           not null,
  primary key (district, id)
);
-- Read in slices, so that one download does not need the whole file in memory.
alter table attachment alter column content set storage external;
comment on table attachment is '附件: files that prove what was recorded, append-only';
create index attachment_of on attachment (district, register, record, added_at);

create table attachment_withdrawal (
  district     text           not null,
  attachment   uuid           not null,
  reason       text           not null,
  withdrawn_at timestamptz(3) not null,
  withdrawn_by text           not null,
  primary key (district, attachment),
  foreign key (district, attachment) references attachment (district, id)
);
comment on table attachment_withdrawal is 'Attachments that no longer count; they stay where they are';

create function work_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is not allowed', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger submission_event_is_append_only before update or delete or truncate on submission_event
  for each statement execute function work_is_append_only();
create trigger attachment_is_append_only before update or delete or truncate on attachment
  for each statement execute function work_is_append_only();
create trigger attachment_withdrawal_is_append_only before update or delete or truncate on attachment_withdrawal
  for each statement execute function work_is_append_only();

grant select, insert, update on submission to taizhang_app;
grant select, insert on submission_event, attachment, attachment_withdrawal to taizhang_app;
grant select, insert, update, delete on draft, submission_personal to taizhang_app;
