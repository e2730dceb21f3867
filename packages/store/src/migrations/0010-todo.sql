-- What must be done by which day, and what people are told.

create table due (
  district text not null,
  register text not null,
  record   text not null,
  deadline text not null,
  day      date not null,
  primary key (district, register, record, deadline)
);
comment on table due is '时限: the day by which a record''s work must be done, while it is not; derived from where records stand';
create index due_day on due (district, day);

create table due_followed (
  district   text   not null primary key,
  seq        bigint not null,
  definition text   not null
);
comment on table due_followed is 'Up to which movement, and by which definition of deadlines, days that are due were followed';

create table notice (
  district text           not null,
  id       bigint         generated always as identity,
  account  text           not null,
  kind     text           not null,
  about    text           not null,
  text     jsonb          not null,
  path     text           not null,
  at       timestamptz(3) not null default clock_timestamp(),
  read_at  timestamptz(3),
  primary key (district, id),
  unique (district, account, kind, about)
);
comment on table notice is '通知: what an account is told; about tells two of a kind apart, so that nothing is told twice';
comment on column notice.path is 'Where in the app it leads';
create index notice_of on notice (district, account, id);

create table notice_outlet (
  district text    not null,
  account  text    not null,
  email    text,
  primary key (district, account)
);
comment on table notice_outlet is 'Where an account wants its notices sent beside the app';

create index submission_event_at on submission_event (district, at);

grant select, insert, update, delete on due, due_followed, notice_outlet to taizhang_app;
grant select, insert on notice to taizhang_app;
grant update (read_at) on notice to taizhang_app;
