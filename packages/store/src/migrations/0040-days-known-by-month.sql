-- Days of knowledge are kept by months of occurrence, too (grain 13), so one index serves both. Metrics are folded anew
-- behind, because their grains are others now.
drop index cell_by_day_known;
create index cell_by_day_known on cell (district, metric, grain, key, known, occurred) include (item, amount, records)
 where grain in (7, 13);
