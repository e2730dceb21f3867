-- Finding records by words, and the views of lists that people keep.

create table search_state (
  district text   not null,
  form     text   not null,
  cursor   bigint not null,
  primary key (district)
);
comment on table search_state is 'How far records are indexed for search: the last movement looked at, and the form of the index; another form means indexing anew';

create table search (
  district text      not null,
  register text      not null,
  record   text      not null,
  grams    integer[] not null,
  primary key (district, register, record)
);
comment on table search is '检索: the pairs of neighbouring characters in what a record says, as numbers; derived, kept behind the postings, never from personal data';
create index search_grams on search using gin (grams);

grant select, insert, update, delete on search_state, search to taizhang_app;

create table saved_view (
  district text           not null,
  id       text           not null,
  revision integer        not null check (revision > 0),
  register text           not null,
  name     text           not null,
  audience text           not null check (audience in ('own', 'unit', 'all')),
  unit     text           check ((audience = 'unit') = (unit is not null)),
  content  json           not null,
  made_by  text           not null,
  saved_at timestamptz(3) not null default clock_timestamp(),
  removed  boolean        not null default false,
  primary key (district, id, revision)
);
comment on table saved_view is '视图: a register''s list as somebody keeps it. Each saving is a revision of its own, so that nothing is overwritten; the last one counts';
create index saved_view_register on saved_view (district, register, id, revision);

grant select, insert on saved_view to taizhang_app;
