import { busyDaysOf } from './busy-days.ts';
import { stepCells } from './busy-presence.ts';
import { type BusyDay, type Slices, slicesOf } from './busy-slices.ts';
import { sliceCellsSql, sliceGrainsSql, sliceTalliesSql } from './busy-sql.ts';
import { type CellRow, type Compared, comparedOf, stepsOf } from './compare-cells.ts';
import type { NamedMetric } from './counted-legs.ts';
import type { Client } from './database.ts';
import { type Disagreement, most } from './disagreement.ts';
import { type District, endOfDay } from './district.ts';
import { eventsSql, fineSql, type Query } from './fine-amounts.ts';

/** The cells and tallies of the slices of busy days; of days that are not cut there must be none. */
export async function compareBusyDays(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
): Promise<Compared[]> {
  const days = await busyDaysOf(client, district, metrics[0]?.register.id as string);
  const slices = slicesOf(district, days);
  const within = `${range} and ${slices.within}`;
  const distinct = metrics.filter((m) => m.kind === 'distinct');
  const sums = metrics.filter((m) => m.kind !== 'distinct');
  const number = slices.numberOf('leg');
  const results = [await compareBounds(client, district, metrics, { days, slices, range })];
  if (sums.length > 0) {
    const { text, values } = fineSql(district, sums, within, number);
    const expected = { text: sliceGrainsSql(sliceCellsSql(text, slices.table)), values };
    results.push(await compareSlices(client, district, sums, expected, 'cell'));
  }
  if (distinct.length > 0) {
    const { text, values } = eventsSql(district, distinct, within, number);
    const tallies = { text: sliceTalliesSql(text, slices.table), values };
    results.push(await compareSlices(client, district, distinct, tallies, 'tally'));
    // Whether a value counted before a slice is decided by all that came before, not only on busy days.
    const steps = days.length > 0 ? await stepsOf(client, eventsSql(district, distinct, range, number)) : [];
    const cut = steps.flatMap((step) => {
      const at = slices.at(Number(step.known));
      return at ? [{ ...step, ...at }] : [];
    });
    const byDays = stepCells(cut);
    const expected = { ...byDays, text: sliceGrainsSql(byDays.text) };
    results.push(await compareSlices(client, district, distinct, expected, 'cell'));
  }
  return results;
}

/** How busy days are cut: slices in order up to the end of the day, and every movement between its slice's numbers. */
async function compareBounds(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  { days, slices, range }: { days: readonly BusyDay[]; slices: Slices; range: string },
): Promise<Compared> {
  const register = metrics[0]?.register.id as string;
  const fault = (day: string, expected: string, found: string): Disagreement => ({
    check: 'cells',
    place: `${register}, busy day ${day}`,
    expected,
    found,
  });
  const uncut = days.filter(({ day, marks }) => {
    const inOrder = marks.every((mark, i) => i === 0 || (marks[i - 1] as Date) < mark);
    return !inOrder || marks.at(-1)?.getTime() !== endOfDay(district.timeZone, day).getTime();
  });
  const { rows } = await client.query<{ day: string; slice: number; least: number; greatest: number }>(
    `select s.day, s.slice, min(m.seq) as least, max(m.seq) as greatest
       from movement m join (${slices.table}) s on s.number = ${slices.numberOf('m')}
      where m.district = $1 and m.register = $2 and ${range} and ${slices.within} group by 1, 2`,
    [district.id, register],
  );
  const byDay = new Map(days.map((day) => [day.day, day]));
  const outside = rows.filter(({ day, slice, least, greatest }) => {
    const { lows, highs } = byDay.get(day) as BusyDay;
    return !(least >= (lows[slice - 1] as number) && greatest <= (highs[slice - 1] as number));
  });
  return {
    compared: days.length,
    disagreements: [
      ...uncut.map(({ day }) => fault(day, 'slices in order up to its end', 'others')),
      ...outside.map(({ day, slice, least, greatest }) =>
        fault(day, `slice ${slice} with movements ${least} to ${greatest}`, 'other numbers'),
      ),
    ],
  };
}

async function compareSlices(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  { text, values }: Query,
  what: 'cell' | 'tally',
): Promise<Compared> {
  const columns = what === 'cell' ? ['grain', 'item'] : ['part', 'value'];
  const place = what === 'cell' ? `', grain ', grain, ', item ' || nullif(item, '')` : `', tally of ', value`;
  // Of a tally nothing but its amount is kept.
  const records = (alias: string) => (what === 'cell' ? `coalesce(${alias}.records, 0)` : '0');
  const n = values.length;
  const { rows } = await client.query<CellRow>(
    `with expected as materialized (${text}),
          compared as (
            select metric, key, day, slice, occurred, ${columns.join(', ')},
                   coalesce(e.amount, 0) as amount, ${records('e')} as records,
                   coalesce(c.amount, 0) as found_amount, ${records('c')} as found_records
              from expected e
              full join (select * from busy_${what} where district = $${n + 1} and metric = any($${n + 2}::int[])) c
             using (metric, key, day, slice, occurred, ${columns.join(', ')}))
     select n.compared, d.* from (select count(*)::int as compared from compared) n
       left join lateral (
         select metric as name,
                concat('busy day ', day, ', slice ', slice, ', occurred ', occurred, ', key ' || nullif(key, ''), ${place}) as place,
                case when amount <> found_amount then amount else records end::text as expected,
                case when amount <> found_amount then found_amount else found_records end::text as found
           from compared where amount <> found_amount or records <> found_records
          order by metric, day, slice, occurred limit ${most}) d on true`,
    [...values, district.id, metrics.map((m) => m.name)],
  );
  return comparedOf(rows, metrics);
}
