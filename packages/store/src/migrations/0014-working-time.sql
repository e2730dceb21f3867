-- Working time: the days of a district's calendar, and the moment at which something is due.

create table calendar_day (
  district text    not null,
  day      date    not null,
  works    boolean not null,
  ordinal  integer not null,
  primary key (district, day)
);
comment on table calendar_day is '工作日历: derived from the calendar; ordinal is how many work days there were up to the day';
create unique index calendar_day_ordinal on calendar_day (district, ordinal) where works;

create table calendar_session (
  district text        not null,
  starts   timestamptz not null,
  ends     timestamptz not null,
  before   bigint      not null,
  primary key (district, starts)
);
comment on table calendar_session is '工作时段: a stretch of working time; before is how many working milliseconds there were before it';
create index calendar_session_before on calendar_session (district, before);

create table calendar_kept (
  district text not null primary key,
  content  text not null
);
comment on table calendar_kept is 'By which calendar the days and sessions were worked out';

-- What is due is derived, and is worked out again with its moments.
delete from due;
delete from due_followed;
alter table due add column moment timestamptz(3) not null;
comment on column due.moment is 'The last moment at which it is not overdue: the end of the day, or where working hours count, when they are over';

grant select, insert, update, delete on calendar_day, calendar_session, calendar_kept to taizhang_app;
