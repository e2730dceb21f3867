-- The cells of slices are kept by months of occurrence, too (grain 13 beside 7), and found by when they happened: of a busy
-- day's slices most are read, of its days of occurrence few. Busy days are cut anew behind.
truncate busy_day, busy_cell, busy_tally;
update fold set busy_through = '-infinity';
alter table busy_cell drop constraint busy_cell_pkey;
alter table busy_cell add column grain smallint not null;
alter table busy_cell add primary key (district, metric, grain, key, day, occurred, slice, item);
comment on table busy_cell is '时段汇总: a metric''s amounts by day or month of occurrence and slice of a busy day; derived, always rebuildable';
