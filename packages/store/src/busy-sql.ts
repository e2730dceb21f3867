import { coarser, grains } from './grains.ts';

/** The cells of slices, from what `fineSql` gives by numbers of slices: metric, key, day, slice, occurred, item, amount, records. */
export const sliceCellsSql = (fine: string, table: string): string =>
  `select f.metric, f.key, s.day, s.slice, f.occurred, f.item, sum(f.amount) as amount,
          sum(f.records)::bigint as records
     from (${fine}) f join (${table}) s on s.number = f.known
    group by 1, 2, 3, 4, 5, 6 having sum(f.amount) <> 0 or sum(f.records) <> 0`;

/**
 * The cells of slices by days and by months of occurrence, from those by days. A query (metric, grain, key, day, slice,
 * occurred, item, amount, records).
 */
export function sliceGrainsSql(byDays: string): string {
  const { dayDay, monthDay } = grains;
  return `with day as materialized (${byDays})
    select metric, ${dayDay.id}::smallint as grain, key, day, slice, occurred, item, amount, records from day
    union all
    select metric, ${monthDay.id}::smallint, key, day, slice, ${coarser('occurred', monthDay.occurred)}, item,
           sum(amount), sum(records)::bigint
      from day group by 1, 3, 4, 5, 6, 7 having sum(amount) <> 0 or sum(records) <> 0`;
}

/** The tallies of slices, from what `eventsSql` gives: metric, key, part, value, day, slice, occurred, amount. */
export const sliceTalliesSql = (events: string, table: string): string =>
  `select e.metric, e.key, e.part, e.value, s.day, s.slice, e.occurred, e.amount
     from (${events}) e join (${table}) s on s.number = e.known`;
