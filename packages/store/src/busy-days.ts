import { addPresence } from './busy-presence.ts';
import { type BusyDay, type BusyMoment, slicesOf } from './busy-slices.ts';
import { sliceCellsSql, sliceGrainsSql, sliceTalliesSql } from './busy-sql.ts';
import type { NamedMetric } from './counted-legs.ts';
import { type Client, type Pool, transaction } from './database.ts';
import { type District, dayIn, endOfDay } from './district.ts';
import { eventsSql, fineSql, prepareToAddUp } from './fine-amounts.ts';
import { foldedMetrics } from './folded-metrics.ts';

export interface BusySizes {
  /** A day of knowledge with more movements is a busy one. */
  readonly busy: number;
  /** About so many movements are in a slice. */
  readonly slice: number;
}

/** What is left of a busy day is read at once with room to spare (see read-few-left.ts), and so is a whole day that is none. */
const usual: BusySizes = { busy: 1000, slice: 500 };

/** So many days go into one transaction, which holds up folding. */
const atOnce = 60;

/**
 * Cuts past days of knowledge on which very much was recorded into slices with cells of their own, so that a moment
 * within such a day is answered without reading half of it. No answer depends on how far this has come: of a day that is
 * not cut, the movements are read. Whoever folds something recorded on such a day, or earlier, has it forgotten
 * and made again.
 * @returns how many days were cut, each register's counted
 */
export async function keepBusyDays(
  pool: Pool,
  district: District,
  sizes: BusySizes = usual,
): Promise<number> {
  const { rows } = await pool.query<Looked & { now: Date }>(
    `select register, cursor, busy_through::text as through, clock_timestamp() as now from fold
      where district = $1 and register = any($2)`,
    [district.id, [...district.catalogue.registers.keys()]],
  );
  const [first] = rows;
  if (!first) return 0;
  const yesterday = dayBefore(dayIn(district.timeZone, first.now));
  const least = rows.reduce((day, { through }) => (isBefore(through, day) ? through : day), yesterday);
  if (least === yesterday) return 0;
  const days = await findBusyDays(pool, district, least, yesterday, sizes);
  let cut = 0;
  for (const row of rows) {
    let looked: Looked | undefined = row;
    const left = days.filter(({ day }) => isBefore(row.through, day));
    while (looked && looked.through !== yesterday) {
      const some = left.splice(0, atOnce);
      const through = left.length > 0 ? (some.at(-1)?.day as string) : yesterday;
      looked = await cutDays(pool, district, looked, { days: some, through });
      if (looked) cut += some.length;
    }
  }
  return cut;
}

/** How far a register is folded, and up to which day it has been looked at for busy days. */
interface Looked {
  readonly register: string;
  readonly cursor: number;
  readonly through: string;
}

/** The busy days after a day and up to another, with moments that cut them into slices. */
async function findBusyDays(
  pool: Pool,
  { id, timeZone }: District,
  after: string,
  through: string,
  { busy, slice }: BusySizes,
): Promise<BusyDay[]> {
  const from = after === always ? new Date(0) : new Date(endOfDay(timeZone, after).getTime() + 1);
  const { rows } = await pool.query<{ day: string; mark: Date; low: number; high: number }>(
    `with moment as (
       select (recorded_at at time zone $4)::date as day, recorded_at, count(*) as n, min(seq) as low, max(seq) as high
         from movement where district = $1 and recorded_at >= $2 and recorded_at <= $3 group by 1, 2),
     counted as (
       select *, sum(n) over (partition by day) as total,
              sum(n) over (partition by day order by recorded_at) as passed,
              lead(n) over (partition by day order by recorded_at) as next
         from moment),
     cut as (
       select *, count(*) filter (where div(passed, $6) > div(passed - n, $6) or next > $6 / 2)
                   over (partition by day order by recorded_at desc) as rest
         from counted where total > $5)
     select day, max(recorded_at) as mark, min(low) as low, max(high) as high
       from cut group by day, rest order by day, rest desc`,
    [id, from, endOfDay(timeZone, through), timeZone, busy, slice],
  );
  return [...Map.groupBy(rows, (row) => row.day)].map(([day, slices]) => ({
    day,
    marks: [...slices.slice(0, -1).map(({ mark }) => mark), endOfDay(timeZone, day)],
    lows: slices.map(({ low }) => low),
    highs: slices.map(({ high }) => high),
  }));
}

/**
 * Cuts days for one register; nobody folds it meanwhile. What was folded or forgotten since it was looked for busy days
 * may lie elsewhere than was found then: the next time will tell.
 * @returns how far it has been looked at now; undefined where it must be looked at again
 */
async function cutDays(
  pool: Pool,
  district: District,
  { register, cursor, through }: Looked,
  next: { readonly days: readonly BusyDay[]; readonly through: string },
): Promise<Looked | undefined> {
  return transaction(pool, 'begin', async (client) => {
    const { rowCount } = await client.query(
      `select from fold where district = $1 and register = $2 and cursor = $3 and busy_through = $4 for update`,
      [district.id, register, cursor, through],
    );
    const metrics = await namedMetrics(client, district, register);
    if (rowCount === 0 || !metrics) return undefined;
    if (next.days.length > 0)
      await writeDays(client, district, metrics, { register, cursor, days: next.days });
    await client.query('update fold set busy_through = $3 where district = $1 and register = $2', [
      district.id,
      register,
      next.through,
    ]);
    return { register, cursor, through: next.through };
  });
}

/** A register's metrics under the names of their cells; undefined where the fold is still to see to them. */
async function namedMetrics(
  client: Client,
  district: District,
  register: string,
): Promise<NamedMetric[] | undefined> {
  const { rows } = await client.query<{ metric: string; definition: string; name: number }>(
    'select metric, definition, id as name from folded_metric where district = $1 and register = $2',
    [district.id, register],
  );
  const names = new Map(rows.map((row) => [row.metric, row]));
  const current = [...foldedMetrics(district.catalogue).values()].filter((m) => m.register.id === register);
  const asFolded = current.every((m) => names.get(m.id)?.definition === m.definition(district.timeZone));
  if (!asFolded || names.size !== current.length) return undefined;
  return current.map((m) => ({ ...m, name: names.get(m.id)?.name as number }));
}

interface Written {
  readonly register: string;
  readonly cursor: number;
  readonly days: readonly BusyDay[];
}

async function writeDays(
  client: Client,
  district: District,
  metrics: readonly NamedMetric[],
  { register, cursor, days }: Written,
): Promise<void> {
  await prepareToAddUp(client, district);
  const slices = slicesOf(district, days);
  const range = `m.seq <= ${cursor} and ${slices.within}`;
  const sums = metrics.filter((m) => m.kind !== 'distinct');
  if (sums.length > 0) {
    const { text, values } = fineSql(district, sums, range, slices.numberOf('leg'));
    await client.query(
      `insert into busy_cell (district, metric, grain, key, day, slice, occurred, item, amount, records)
       select $${values.length + 1}, * from (${sliceGrainsSql(sliceCellsSql(text, slices.table))}) c
        order by metric, grain, key, day, slice, occurred`,
      [...values, district.id],
    );
  }
  const distinct = metrics.filter((m) => m.kind === 'distinct');
  if (distinct.length > 0) {
    const { text, values } = eventsSql(district, distinct, range, slices.numberOf('leg'));
    await client.query(
      `insert into busy_tally (district, metric, key, part, value, day, slice, occurred, amount)
       select $${values.length + 1}, * from (${sliceTalliesSql(text, slices.table)}) t
        order by metric, key, value, day, part, slice, occurred`,
      [...values, district.id],
    );
    await addPresence(client, district, distinct, days);
  }
  await client.query(
    `insert into busy_day (district, register, day, marks, lows, highs)
     select $1, $2, (d->>'day')::date, array(select jsonb_array_elements_text(d->'marks')::timestamptz),
            array(select jsonb_array_elements_text(d->'lows')::bigint),
            array(select jsonb_array_elements_text(d->'highs')::bigint)
       from jsonb_array_elements($3::jsonb) d`,
    [district.id, register, JSON.stringify(days)],
  );
}

/**
 * Forgets the busy days of a register from the day of a moment on, because something recorded then is being folded; all
 * of them, where it is null. Days after it go too: whether a value counted already, when they began, may have changed.
 */
export async function forgetBusyDays(
  client: Client,
  district: District,
  register: string,
  recordedFrom: Date | null,
): Promise<void> {
  const day = recordedFrom && dayIn(district.timeZone, recordedFrom);
  const { rowCount } = await client.query(
    'delete from busy_day where district = $1 and register = $2 and day >= $3',
    [district.id, register, day ?? always],
  );
  if (rowCount !== 0)
    for (const table of ['busy_cell', 'busy_tally'])
      await client.query(
        `delete from ${table} where district = $1 and day >= $3
            and metric in (select id from folded_metric where district = $1 and register = $2)`,
        [district.id, register, day ?? always],
      );
  await client.query(
    'update fold set busy_through = least(busy_through, $3) where district = $1 and register = $2',
    [district.id, register, day ? dayBefore(day) : always],
  );
}

/** All busy days of a register, in order. */
export async function busyDaysOf(client: Client, district: District, register: string): Promise<BusyDay[]> {
  const { rows } = await client.query<BusyDay>(
    'select day, marks, lows, highs from busy_day where district = $1 and register = $2 order by day',
    [district.id, register],
  );
  return rows;
}

/**
 * Where moments lie in their days, by register and by millisecond; those in days that are not busy are left out. A day
 * may have hundreds of slices in each register, so the database picks the one that is asked for.
 */
export async function readBusyMoments(
  client: Client,
  district: District,
  moments: readonly { readonly day: string; readonly at: Date }[],
): Promise<Map<string, Map<number, BusyMoment>>> {
  if (moments.length === 0) return new Map();
  const { rows } = await client.query<BusyMoment & { register: string; n: number }>({
    name: 'busy-moments',
    text: `select b.register, m.n, s.passed, cardinality(b.marks) as slices, b.marks[s.passed] as last,
                  b.lows[s.passed + 1] as low, b.highs[s.passed + 1] as high
             from unnest($2::date[], $3::timestamptz[]) with ordinality as m (day, at, n)
             join busy_day b on b.district = $1 and b.day = m.day
            cross join lateral (select width_bucket(m.at, b.marks) as passed) s`,
    values: [district.id, moments.map(({ day }) => day), moments.map(({ at }) => at)],
  });
  return new Map(
    [...Map.groupBy(rows, (row) => row.register)].map(([register, found]) => [
      register,
      new Map(found.map((row) => [moments[row.n - 1]?.at.getTime() as number, row])),
    ]),
  );
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const always = '-infinity';
const isBefore = (day: string, other: string): boolean =>
  day !== other && (day === always || (other !== always && day < other));
