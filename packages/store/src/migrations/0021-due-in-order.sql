-- What is due is read in the order of its moments and stops after a page; how much there is, is counted beforehand.

-- It is derived, and is worked out again with whose it is.
delete from due;
delete from due_followed;
alter table due add column unit text, add column street text, add column opened_by text;
comment on column due.unit is 'Whose the record is, as followed: with it and with what stands beside it a scope is judged without the record';

create index due_moment on due (district, moment, register, record, deadline) include (day, unit, street, opened_by);
create index due_unit on due (district, unit, moment);
create index due_street on due (district, street, moment);
create index due_opened_by on due (district, opened_by, moment);

create table due_count (
  district text           not null,
  register text           not null,
  deadline text           not null,
  unit     text,
  street   text,
  moment   timestamptz(3) not null,
  day      date           not null,
  count    integer        not null,
  unique nulls not distinct (district, register, deadline, unit, street, moment)
);
comment on table due_count is '时限计数: how many rows of due there are of a unit and sub-district at a moment; kept with them';
create index due_count_none on due_count (district) where count = 0;

grant select, insert, update, delete on due_count to taizhang_app;
