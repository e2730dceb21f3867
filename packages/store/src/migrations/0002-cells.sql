-- Cells are folded anew in another form: register by register, also for metrics with parameters, ranks and distinct
-- counts. What stood in the old tables is derived and is simply computed again.

drop table cell;
drop table folded_metric;
drop table fold;

create table fold (
  district text           not null,
  register text           not null,
  cursor   bigint         not null,
  known_to timestamptz(3) not null,
  primary key (district, register)
);
comment on table fold is 'How far a register''s movements are folded: up to which number, and the latest moment of recording among them';

create table folded_metric (
  district   text    not null,
  metric     text    not null,
  register   text    not null,
  definition text    not null,
  id         integer not null generated always as identity,
  primary key (district, metric)
);
comment on table folded_metric is 'The definition a metric''s cells were folded by, and the short name its cells go by; another definition means folding anew';

create table cell (
  district text     collate "C" not null,
  metric   integer  not null,
  grain    smallint not null,
  key      text     collate "C" not null,
  occurred date     not null,
  known    date     not null,
  item     text     collate "C" not null,
  unit     text     collate "C" not null,
  street   text     collate "C" not null,
  amount   numeric  not null,
  records  bigint   not null,
  primary key (district, metric, grain, key, occurred, known, item, unit, street)
);
comment on table cell is '汇总: a metric''s amounts by day of occurrence and of knowledge; derived, always rebuildable';
comment on column cell.key is 'The values of the fields that the metric''s parameters are compared with';
comment on column cell.item is 'What a rank compares';
-- Days of knowledge are asked for by a few days of knowledge and any day of occurrence, so the other way round.
create index cell_by_day_known on cell (district, metric, key, known, occurred) include (item, amount, records) where grain = 7;

create table tally (
  district text     collate "C" not null,
  metric   integer  not null,
  key      text     collate "C" not null,
  part     date     not null,
  value    text     collate "C" not null,
  occurred date     not null,
  known    date     not null,
  amount   bigint   not null,
  primary key (district, metric, key, part, value, occurred, known)
);
comment on table tally is 'Of a distinct count: what was added to each value on each day; derived, always rebuildable';
comment on column tally.part is 'The year of a turnover, so that its first day in the year is found; of a balance, all time';

grant select, insert, update, delete on fold, folded_metric, cell, tally to taizhang_app;
