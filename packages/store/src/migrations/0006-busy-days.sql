-- A moment within a day of knowledge on which very much was recorded: the day is cut into slices, each with cells of its
-- own, so that what is left to be read from movements stays little. Derived, like cells; most days have none.

create table busy_day (
  district text           not null,
  register text           not null,
  day      date           not null,
  marks    timestamptz(3)[] not null,
  lows     bigint[]       not null,
  highs    bigint[]       not null,
  primary key (district, register, day)
);
comment on table busy_day is '繁忙日: a day of knowledge of which slices are kept';
comment on column busy_day.marks is 'The moments up to which the slices go, the last one being the end of the day';
comment on column busy_day.lows is 'The least number of a movement in each slice, and in highs the greatest, to find them by';

create table busy_cell (
  district text    collate "C" not null,
  metric   integer not null,
  key      text    collate "C" not null,
  day      date    not null,
  slice    integer not null,
  occurred date    not null,
  item     text    collate "C" not null,
  amount   numeric not null,
  records  bigint  not null,
  primary key (district, metric, key, day, slice, occurred, item)
);
comment on table busy_cell is '时段汇总: a metric''s amounts by day of occurrence and slice of a busy day; derived, always rebuildable';

create table busy_tally (
  district text    collate "C" not null,
  metric   integer not null,
  key      text    collate "C" not null,
  part     date    not null,
  value    text    collate "C" not null,
  day      date    not null,
  slice    integer not null,
  occurred date    not null,
  amount   bigint  not null,
  primary key (district, metric, key, value, day, part, slice, occurred)
);
comment on table busy_tally is 'Of a distinct count: what was added to each value in each slice of a busy day; derived, always rebuildable';

-- Up to which day it has been looked for busy days.
alter table fold add column busy_through date not null default '-infinity';

grant select, insert, update, delete on busy_day, busy_cell, busy_tally to taizhang_app;
