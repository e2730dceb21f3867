import {
  type AdditiveMetric,
  type CountedMetric,
  type MetricEntry,
  Refusal,
  type Register,
} from '@taizhang/definition';
import { additiveOf, percentOf, progressOf, type Question, rankOf, targetParameters } from '@taizhang/ledger';
import { Big } from 'big.js';
import { type CellPlan, type Edge, planCells } from './cells.ts';
import { Binder, type Client } from './database.ts';
import { canonicalJson, type District, foldedMetrics } from './district.ts';
import { foldDefinition } from './fold.ts';
import { amountSql, countsSql, groupSql, legsSql, literal } from './metric-sql.ts';

/** A metric and what it is asked. */
export interface Ask {
  readonly metric: string;
  readonly question: Question;
}

/** A sum over movements still to be read. */
interface SumAsk {
  readonly key: string;
  readonly register: Register;
  readonly metric: AdditiveMetric;
  readonly question: Question;
}

const keyOf = (ask: Ask): string =>
  `${ask.metric}|${canonicalJson({ ...ask.question, knownAt: ask.question.knownAt.getTime() })}`;

/** How sums are read: from cells and the tail behind them, or from every movement (the check on the former). */
export type Path = 'cells' | 'movements';

/**
 * Reads metrics, all at one moment of the ledger (`client` should be in a snapshot).
 * @returns per ask an exact decimal in the metric's base unit, or null where it is unknown
 * @throws Refusal unknown-metric, missing-parameter
 */
export async function readMetrics(
  client: Client,
  district: District,
  asks: readonly Ask[],
  path: Path = 'cells',
): Promise<(string | null)[]> {
  const leaves = new Map<string, Ask>();
  const collect = (ask: Ask): void => {
    const parts = partsOf(district, ask);
    if (parts.length === 0) leaves.set(keyOf(ask), ask);
    else parts.forEach(collect);
  };
  asks.forEach(collect);
  const values = await readLeaves(client, district, [...leaves.values()], path);
  const compute = (ask: Ask): string | null => {
    const parts = partsOf(district, ask);
    if (parts.length === 0) return values.get(keyOf(ask)) ?? null;
    const [first, second] = parts.map(compute) as [string | null, string | null];
    const { metric } = entryOf(district, ask.metric);
    return metric.kind === 'progress'
      ? progressOf(metric.show, first, second, ask.question.to)
      : percentOf(first, second);
  };
  return asks.map(compute);
}

export function entryOf(district: District, id: string): MetricEntry {
  const entry = district.catalogue.metrics.get(id);
  if (!entry) throw new Refusal('unknown-metric', { metric: id });
  return entry;
}

/** What a derived metric is computed from; nothing for a metric read from movements. */
function partsOf(district: District, { metric: id, question }: Ask): Ask[] {
  const { metric } = entryOf(district, id);
  if (metric.kind === 'ratio')
    return [metric.numerator, metric.denominator].map((source) => ({ metric: source, question }));
  if (metric.kind === 'progress')
    return [
      { metric: metric.of, question },
      {
        metric: metric.against,
        question: { ...question, parameters: targetParameters(metric.of, question) },
      },
    ];
  return [];
}

async function readLeaves(
  client: Client,
  district: District,
  leaves: readonly Ask[],
  path: Path,
): Promise<Map<string, string | null>> {
  const sums: SumAsk[] = [];
  const values = new Map<string, string | null>();
  for (const ask of leaves) {
    const { metric, register } = entryOf(district, ask.metric);
    if (metric.kind === 'balance' || metric.kind === 'turnover')
      sums.push({ key: keyOf(ask), register, metric, question: ask.question });
    else if (metric.kind === 'distinct' || metric.kind === 'rank')
      values.set(keyOf(ask), await readCounted(client, district, register, metric, ask.question));
  }
  const foldable = path === 'cells' ? await foldableIds(client, district) : new Set<string>();
  const idOf = new Map(leaves.map((ask) => [keyOf(ask), ask.metric]));
  const [folded, unfolded] = [
    sums.filter((s) => foldable.has(idOf.get(s.key) as string)),
    sums.filter((s) => !foldable.has(idOf.get(s.key) as string)),
  ];
  // Beside its sum, a metric whose emptiness means "unknown" counts the records in it.
  const counts = sums.flatMap((s) =>
    s.metric.kind === 'balance' && s.metric.unknownWhenEmpty
      ? [{ ...s, key: `${s.key}|records`, metric: { ...s.metric, of: 'count' as const } }]
      : [],
  );
  const totals = new Map<string, Big>();
  const add = (key: string, amount: string | null) =>
    totals.set(key, (totals.get(key) ?? new Big(0)).plus(amount ?? 0));
  for (const { key } of [...sums, ...counts]) add(key, null);
  await readSums(client, district, [...unfolded, ...counts], 'true', add);
  await readFolded(client, district, folded, idOf, add);
  for (const { key } of sums) {
    const records = totals.get(`${key}|records`);
    values.set(key, records?.eq(0) ? null : (totals.get(key) as Big).toFixed());
  }
  return values;
}

/** The metrics whose cells were folded by their present definition. */
async function foldableIds(client: Client, district: District): Promise<Set<string>> {
  const { rows } = await client.query<{ metric: string; definition: string }>(
    'select metric, definition from folded_metric where district = $1',
    [district.id],
  );
  const folded = new Map(rows.map((row) => [row.metric, row.definition]));
  const current = definitionsOf(district);
  return new Set([...current.keys()].filter((id) => folded.get(id) === current.get(id)));
}

const definitionCache = new WeakMap<District, Map<string, string>>();
function definitionsOf(district: District): Map<string, string> {
  const known = definitionCache.get(district);
  if (known) return known;
  const made = new Map(
    foldedMetrics(district.catalogue).map((m) => [m.id, foldDefinition(m, district.timeZone)]),
  );
  definitionCache.set(district, made);
  return made;
}

type Add = (key: string, amount: string | null) => void;

async function readFolded(
  client: Client,
  district: District,
  asks: readonly SumAsk[],
  idOf: ReadonlyMap<string, string>,
  add: Add,
): Promise<void> {
  if (asks.length === 0) return;
  const state = await client.query<{ cursor: number; known_to: Date }>(
    'select cursor, known_to from fold where district = $1',
    [district.id],
  );
  const { cursor, known_to } = state.rows[0] ?? { cursor: 0, known_to: new Date(0) };
  const plans = asks.map((ask) => planCells(ask.metric.kind, ask.question, known_to, district.timeZone));
  await readCells(client, district, asks, plans, idOf, add);

  const tail = await client.query<{ register: string }>(
    'select distinct register from movement where district = $1 and seq > $2',
    [district.id, cursor],
  );
  const behind = new Set(tail.rows.map((row) => row.register));
  await readSums(
    client,
    district,
    asks.filter((ask) => behind.has(ask.register.id)),
    `m.seq > ${cursor}`,
    add,
  );
  const edges = Map.groupBy(
    asks.flatMap((ask, i) => (plans[i] as CellPlan).edges.map((edge) => ({ ask, edge }))),
    ({ edge }) => `m.seq <= ${cursor} and ${edgeSql(edge)}`,
  );
  for (const [filter, group] of edges) {
    await readSums(
      client,
      district,
      group.map(({ ask }) => ask),
      filter,
      add,
    );
  }
}

const edgeSql = ({ occurredFrom, occurredTo, recordedFrom }: Edge): string =>
  `m.occurred_on between ${literal(occurredFrom)} and ${literal(occurredTo)}` +
  (recordedFrom === null ? '' : ` and m.recorded_at >= ${literal(recordedFrom.toISOString())}`);

async function readCells(
  client: Client,
  district: District,
  asks: readonly SumAsk[],
  plans: readonly CellPlan[],
  idOf: ReadonlyMap<string, string>,
  add: Add,
): Promise<void> {
  const ranges = plans.flatMap((plan, i) =>
    plan.ranges.map((range) => ({ ...range, ask: asks[i] as SumAsk })),
  );
  if (ranges.length === 0) return;
  const column = <T>(of: (range: (typeof ranges)[number]) => T) => ranges.map(of);
  const { rows } = await client.query<{ key: string; amount: string }>(
    `select r.key, sum(c.amount) as amount
       from unnest($2::text[], $3::text[], $4::smallint[], $5::date[], $6::date[], $7::date[], $8::date[],
                   $9::text[], $10::text[])
              as r (key, metric, grain, occurred_from, occurred_to, known_from, known_to, unit, street)
       join cell c on c.district = $1 and c.metric = r.metric and c.grain = r.grain
        and c.occurred between r.occurred_from and r.occurred_to
        and c.known between r.known_from and r.known_to
        and (r.unit is null or c.unit = r.unit) and (r.street is null or c.street = r.street)
      group by r.key`,
    [
      district.id,
      column((r) => r.ask.key),
      column((r) => idOf.get(r.ask.key)),
      column((r) => r.grain),
      column((r) => r.occurredFrom),
      column((r) => r.occurredTo),
      column((r) => r.knownFrom),
      column((r) => r.knownTo),
      column((r) => r.ask.question.scope?.unit ?? null),
      column((r) => r.ask.question.scope?.street ?? null),
    ],
  );
  for (const row of rows) add(row.key, row.amount);
}

/** Adds up the movements that pass `filter`, one pass per register for all of its asks. */
async function readSums(
  client: Client,
  district: District,
  asks: readonly SumAsk[],
  filter: string,
  add: Add,
): Promise<void> {
  for (const [register, group] of Map.groupBy(asks, (ask) => ask.register)) {
    const binder = new Binder();
    const columns = group.map(
      ({ metric, question }, i) =>
        `sum(case when ${askedSql(register, metric, question, binder)} then ${amountSql(metric.of)} end) as a${i}`,
    );
    const { rows } = await client.query<Record<string, string | null>>(
      `select ${columns.join(',\n')} from ${legsSql(movementsOf(district, register, filter))} leg`,
      binder.values,
    );
    group.forEach(({ key }, i) => {
      add(key, rows[0]?.[`a${i}`] ?? null);
    });
  }
}

const movementsOf = (district: District, register: Register, filter: string): string =>
  `m.district = ${literal(district.id)} and m.register = ${literal(register.id)} and ${filter}`;

/** When a leg counts for this metric and lies within what is asked: period, time of knowledge, scope. */
export function askedSql(
  register: Register,
  metric: AdditiveMetric,
  question: Question,
  binder: Binder,
): string {
  const parts = [countsSql(register, metric, binder, question.parameters ?? {})];
  parts.push(`leg.occurred_on <= ${binder.bind(question.to, 'date')}`);
  if (metric.kind === 'turnover') parts.push(`leg.occurred_on >= ${binder.bind(question.from, 'date')}`);
  parts.push(`leg.recorded_at <= ${binder.bind(question.knownAt.toISOString(), 'timestamptz')}`);
  if (question.scope?.unit !== undefined)
    parts.push(`leg.unit = ${binder.bind(question.scope.unit, 'text')}`);
  if (question.scope?.street !== undefined)
    parts.push(`leg.street = ${binder.bind(question.scope.street, 'text')}`);
  return parts.join(' and ');
}

/** Distinct counts and ranks: sums per value, decided at read. */
async function readCounted(
  client: Client,
  district: District,
  register: Register,
  metric: CountedMetric,
  question: Question,
): Promise<string | null> {
  const additive = additiveOf(metric);
  const binder = new Binder();
  const key = groupSql(register, metric.by === 'record' ? null : metric.by);
  const asked = askedSql(register, additive, question, binder);
  const groups = `select ${key} as key, sum(${amountSql(additive.of)}) as amount, sum(leg.sign) as records
      from ${legsSql(movementsOf(district, register, 'true'))} leg
     where ${asked} and ${key} is not null group by 1`;
  if (metric.kind === 'distinct') {
    const { rows } = await client.query<{ n: string }>(
      `select count(*)::text as n from (${groups}) g where amount > 0`,
      binder.values,
    );
    return rows[0]?.n ?? '0';
  }
  const self = metric.self.startsWith('$') ? question.parameters?.[metric.self.slice(1)] : metric.self;
  if (self === undefined) throw new Refusal('missing-parameter', { parameter: metric.self.slice(1) });
  // Whose records have all left has no value, as if they had never stood there.
  const { rows } = await client.query<{ key: string; amount: string }>(
    `select key, amount from (${groups}) g where records > 0`,
    binder.values,
  );
  return rankOf(String(self), new Map(rows.map((row) => [row.key, row.amount])));
}
