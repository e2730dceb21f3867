import { CountedLegs, type NamedMetric } from './counted-legs.ts';
import { Binder, type Queryable } from './database.ts';
import type { District } from './district.ts';
import { keySql } from './folded-metrics.ts';
import { coarser, finestGrains } from './grains.ts';

/** A query with its values; the same values serve wherever its text is put into a larger one. */
export interface Query {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Sets the days of recording to be those of the district, until the transaction ends. The queries below need it: to name
 * the time zone in each row takes longer than all else that is done with a day.
 */
export async function tellDaysOf(client: Queryable, district: District): Promise<void> {
  await client.query("select set_config('timezone', $1, true)", [district.timeZone]);
}

/**
 * Until the transaction ends, with the days of the district: where nothing has to be sorted nothing is. The planner takes
 * the legs that count for few, and would sort them all to put them together.
 */
export async function prepareToAddUp(client: Queryable, district: District): Promise<void> {
  await tellDaysOf(client, district);
  await client.query("set local work_mem = '128MB'; set local enable_sort = off");
}

/**
 * What the movements of one register add to its sums and ranks, in the grains that the others are added up from: the rows
 * that `cellsSql` takes, with the latest moment of recording in each. Legs are put together before the metrics are told
 * apart. Within `tellDaysOf`.
 * @param range SQL over the alias m
 * @param known SQL over a movement's leg, to stand for the day of knowledge: then only by days, and not by places
 */
export function fineSql(
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
  known?: string,
): Query {
  const binder = new Binder();
  const texts = alikeSums(metrics).map((group) => fineOf(district, group, { range, known }, binder));
  return { text: texts.join(' union all '), values: binder.values };
}

/**
 * What the movements of one register add to the values that its distinct metrics count: metric, key, part, value,
 * occurred, known, amount, latest. `part` is the year of a turnover; a balance has one part for all time. Within `tellDaysOf`.
 */
export function eventsSql(
  district: District,
  metrics: readonly NamedMetric[],
  range: string,
  known?: string,
): Query {
  const binder = new Binder();
  const texts = alikeDistinct(metrics).map((group) => eventsOf(district, group, { range, known }, binder));
  return { text: texts.join(' union all '), values: binder.values };
}

/** Metrics whose cells have the same key, and are of the same. */
const alike = (
  metrics: readonly NamedMetric[],
  of: (metric: NamedMetric) => string | null,
): NamedMetric[][] => [
  ...Map.groupBy(metrics, (m) => JSON.stringify([m.key.map(({ field }) => field), of(m)])).values(),
];

const alikeSums = (metrics: readonly NamedMetric[]) =>
  alike(metrics, ({ kind, by }) => (kind === 'rank' ? by : ''));
const alikeDistinct = (metrics: readonly NamedMetric[]) => alike(metrics, ({ by }) => by);

/** How many times the movements of a register are read for these metrics. */
export const timesRead = (metrics: readonly NamedMetric[]): number =>
  alikeSums(metrics.filter(({ kind }) => kind !== 'distinct')).length +
  alikeDistinct(metrics.filter(({ kind }) => kind === 'distinct')).length;

/** The columns that a grain puts legs together by. */
const columnsOf = ({ id, byPlace }: (typeof finestGrains)[number]): string[] => [
  `k.occurred${id}`,
  `k.known${id}`,
  ...(byPlace ? ['k.unit', 'k.street'] : []),
];

/** Which movements, SQL over the alias m, and what stands for the day of knowledge, where it is not that day. */
interface Taken {
  readonly range: string;
  readonly known: string | undefined;
}

function fineOf(
  district: District,
  metrics: readonly NamedMetric[],
  { range, known }: Taken,
  binder: Binder,
): string {
  const legs = new CountedLegs(district, metrics, binder, known);
  const { key, kind, by } = metrics[0] as NamedMetric;
  // Places are not told apart in a rank.
  const finest = finestGrains.filter(({ byPlace }) => !byPlace || (kind !== 'rank' && !known));
  const named = {
    ...(key.length > 0 ? { key: keySql(key.map(({ field }) => legs.group(field))) } : {}),
    ...(kind === 'rank' ? { item: legs.group(by as string) } : {}),
  };
  const names = Object.keys(named).map((name) => `k.${name}`);
  const columns = [
    ...Object.entries(named).map(([name, sql]) => `${sql} as ${name}`),
    ...finest.map(({ id, occurred }) => `${coarser('l.occurred', occurred)} as occurred${id}`),
    ...finest.map((grain) => `${coarser('l.known', grain.known)} as known${grain.id}`),
  ];
  const measures = [...new Set(metrics.flatMap(({ metric }) => legs.measure(metric.of) ?? []))];
  const amountOf = ({ metric }: NamedMetric) => `${measures.indexOf(legs.measure(metric.of) ?? '')}`;
  const together = [...names, ...legs.bits.map((name) => `k.${name}`)];
  const amount = measures.map((name, i) => `when m.measure = ${i} then coalesce(a.${name}, 0) `).join('');
  const either = (name: string) => `coalesce(${finest.map(({ id }) => `k.${name}${id}`).join(', ')})`;
  const places = finest.some(({ byPlace }) => byPlace) ? 'k.unit, k.street' : 'null as unit, null as street';
  return `
    select m.metric, a.grain, ${'key' in named ? 'a.key' : `'' as key`}, a.occurred, a.known,
           ${'item' in named ? 'a.item' : `'' as item`}, coalesce(a.unit, '') as unit,
           coalesce(a.street, '') as street,
           ${amount ? `case ${amount}else a.n end` : 'a.n::numeric'} as amount,
           a.n as records, a.latest
      from (select ${together.join(', ')}, ${either('occurred')} as occurred, ${either('known')} as known, ${places},
                   case ${finest.map(({ id }) => `when grouping(k.occurred${id}) = 0 then ${id} `).join('')}end as grain,
                   sum(k.sign) as n, max(k.recorded_at) as latest
                   ${measures.map((name) => `, sum(case when k.sign > 0 then k.${name} else -k.${name} end) as ${name}`).join('')}
              from (${legs.text(range, columns)}) k
             where ${names.map((name) => `${name} is not null and `).join('')}true
             group by ${together.join(', ')}, grouping sets (${finest.map((g) => `(${columnsOf(g)})`).join(', ')})) a
      ${legs.joinSql('a', { measure: amountOf })}`;
}

function eventsOf(
  district: District,
  metrics: readonly NamedMetric[],
  { range, known }: Taken,
  binder: Binder,
): string {
  const legs = new CountedLegs(district, metrics, binder, known);
  const { key, by } = metrics[0] as NamedMetric;
  const columns = [
    `${keySql(key.map(({ field }) => legs.group(field)))} as key`,
    `${by === null ? 'l.record' : legs.group(by)} as value`,
  ];
  const partOf = ({ metric }: NamedMetric) => String(metric.kind === 'turnover');
  return `
    select m.metric, k.key, case when m.by_year then ${coarser('k.occurred', 'year')} else '-infinity'::date end as part,
           k.value, k.occurred, k.known, sum(k.sign)::bigint as amount, max(k.recorded_at) as latest
      from (${legs.text(range, columns)}) k ${legs.joinSql('k', { by_year: partOf })}
     where k.key is not null and k.value is not null
     group by 1, 2, 3, 4, 5, 6 having sum(k.sign) <> 0`;
}
