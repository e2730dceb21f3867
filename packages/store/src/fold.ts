import { Binder, type Client, type Pool, transaction } from './database.ts';
import { contentHash, type District, type FoldedMetric, foldedMetrics } from './district.ts';
import { horizonOf } from './horizon.ts';
import { amountSql, countsSql, legsOfSideSql, literal } from './metric-sql.ts';

/**
 * The grains of cells. `occurred` and `known` hold the first day of their month where the grain is by month; unit and
 * sub-district are '' where the grain does not tell them apart. A question takes the coarsest that fit and the finest
 * at its edges (see cells.ts), so its cost does not grow with the ledger.
 */
export const grains = {
  monthMonth: 1,
  dayMonth: 2,
  dayDay: 3,
  monthMonthPlace: 4,
} as const;

const largestBatch = 200_000;

/**
 * Folds what was posted since the last time into cells, in batches, up to a horizon behind which nothing can still
 * appear. Several processes may call it; one works at a time.
 * @returns how many movement numbers were passed
 */
export async function fold(pool: Pool, district: District): Promise<number> {
  const horizon = await horizonOf(pool, district.id);
  let passed = 0;
  for (;;) {
    const step = await transaction(pool, 'begin', (client) => foldStep(client, district, horizon.seq));
    if (step === 0) return passed;
    passed += step;
  }
}

async function foldStep(client: Client, district: District, horizon: number): Promise<number> {
  await client.query(
    'insert into fold (district, cursor, known_to) values ($1, 0, to_timestamp(0)) on conflict do nothing',
    [district.id],
  );
  const { rows } = await client.query<{ cursor: number }>(
    'select cursor from fold where district = $1 for update',
    [district.id],
  );
  const cursor = rows[0]?.cursor ?? 0;
  await refoldChanged(client, district, cursor);
  if (cursor >= horizon) return 0;
  const to = Math.min(horizon, cursor + largestBatch);
  const touched = await client.query<{ register: string }>(
    'select distinct register from movement where district = $1 and seq > $2 and seq <= $3',
    [district.id, cursor, to],
  );
  const metrics = foldedMetrics(district.catalogue);
  for (const { register } of touched.rows)
    await foldRange(
      client,
      district,
      metrics.filter((m) => m.register.id === register),
      cursor,
      to,
    );
  await client.query(
    `update fold set cursor = $2, known_to = greatest(known_to,
       (select max(recorded_at) from movement where district = $1 and seq > $3 and seq <= $2))
      where district = $1`,
    [district.id, to, cursor],
  );
  return to - cursor;
}

/** What a metric's cells depend on: its own definition, and how its register's fields compare. */
export const foldDefinition = ({ register, metric }: FoldedMetric, timeZone: string): string =>
  contentHash({
    metric,
    fields: register.fields,
    measures: Object.keys(register.measures),
    timeZone,
  }).toString('hex');

/** Folds anew, up to the cursor, every metric that is new or whose definition is another than it was folded by. */
async function refoldChanged(client: Client, district: District, cursor: number): Promise<void> {
  const metrics = foldedMetrics(district.catalogue);
  const { rows } = await client.query<{ metric: string; definition: string }>(
    'select metric, definition from folded_metric where district = $1',
    [district.id],
  );
  const folded = new Map(rows.map((row) => [row.metric, row.definition]));
  const wanted = new Map(metrics.map((m) => [m.id, foldDefinition(m, district.timeZone)]));
  const stale = [...folded.keys()].filter((id) => folded.get(id) !== wanted.get(id));
  const changed = metrics.filter((m) => folded.get(m.id) !== wanted.get(m.id));
  if (stale.length + changed.length === 0) return;
  await client.query('delete from cell where district = $1 and metric = any($2)', [district.id, stale]);
  await client.query('delete from folded_metric where district = $1 and metric = any($2)', [
    district.id,
    stale,
  ]);
  const byRegister = Map.groupBy(changed, (m) => m.register.id);
  for (const group of byRegister.values())
    if (cursor > 0) await foldRange(client, district, group, 0, cursor);
  await client.query(
    'insert into folded_metric (district, metric, definition) select $1, * from unnest($2::text[], $3::text[])',
    [district.id, changed.map((m) => m.id), changed.map((m) => wanted.get(m.id))],
  );
}

/** Adds the movements of one register with from < seq ≤ to to the cells of these metrics. */
async function foldRange(
  client: Client,
  district: District,
  metrics: readonly FoldedMetric[],
  from: number,
  to: number,
): Promise<void> {
  if (metrics.length === 0) return;
  const binder = new Binder();
  const fine = fineSql(district, metrics, `m.seq > ${from} and m.seq <= ${to}`, binder);
  await client.query(
    `with fine as materialized (${fine})
     insert into cell (district, metric, grain, occurred, known, unit, street, amount)
     select ${literal(district.id)}, * from (${grainsSql('fine')}) g
     on conflict (district, metric, grain, occurred, known, unit, street)
     do update set amount = cell.amount + excluded.amount`,
    binder.values,
  );
}

/** The amounts of one register's metrics by day of occurrence, day of knowledge, unit and sub-district. */
export function fineSql(
  district: District,
  metrics: readonly FoldedMetric[],
  range: string,
  binder: Binder,
): string {
  const register = metrics[0]?.register.id ?? '';
  const filter = `m.district = ${literal(district.id)} and m.register = ${literal(register)} and ${range}`;
  const side = (name: 'before' | 'after', counted: readonly FoldedMetric[]) => {
    const rows = counted.map(
      ({ id, register: r, metric }) =>
        `(${literal(id)}, case when ${countsSql(r, metric, binder, {})} then ${amountSql(metric.of)} end)`,
    );
    return `
      select v.metric, leg.occurred_on, leg.recorded_at, leg.unit, leg.street, v.amount
        from (${legsOfSideSql(name, filter)}) leg
       cross join lateral (values ${rows.join(',\n')}) v (metric, amount)
       where v.amount is not null`;
  };
  const balances = metrics.filter(({ metric }) => metric.kind === 'balance');
  const sides = [side('after', metrics), ...(balances.length > 0 ? [side('before', balances)] : [])];
  return `
    select metric, occurred_on as occurred,
           (recorded_at at time zone ${literal(district.timeZone)})::date as known,
           unit, coalesce(street, '') as street, sum(amount) as amount
      from (${sides.join(' union all ')}) l
     group by 1, 2, 3, 4, 5`;
}

/** Every grain of the cells, from rows (metric, occurred, known, unit, street, amount). */
export function grainsSql(source: string): string {
  const month = (column: string) => `date_trunc('month', ${column})::date`;
  const grain = (number: number, occurred: string, known: string, place: boolean) => `
    select metric, ${number}::smallint as grain, ${occurred} as occurred, ${known} as known,
           ${place ? 'unit, street' : "'' as unit, '' as street"}, sum(amount) as amount
      from ${source} group by 1, 3, 4, 5, 6 having sum(amount) <> 0`;
  return [
    grain(grains.monthMonth, month('occurred'), month('known'), false),
    grain(grains.dayMonth, 'occurred', month('known'), false),
    grain(grains.dayDay, 'occurred', 'known', false),
    grain(grains.monthMonthPlace, month('occurred'), month('known'), true),
  ].join(' union all ');
}
