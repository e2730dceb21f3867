import { type AdditiveMetric, type CountedMetric, Refusal, type Register } from '@taizhang/definition';
import { additiveOf, inScope, type Question, rankOf } from '@taizhang/ledger';
import { Big } from 'big.js';
import { familiesOf } from './apart-by-place.ts';
import { keysAskedSql } from './asked-keys.ts';
import { Binder, type Client } from './database.ts';
import type { District } from './district.ts';
import { literal } from './literal.ts';
import { amountSql, countsSql, groupSql, legsSql } from './metric-sql.ts';

/** A sum over movements still to be read. */
export interface SumAsk {
  readonly register: Register;
  readonly metric: AdditiveMetric;
  readonly question: Question;
}

/** What legs add up to: the amount, and how many records it is of. */
export interface Sum {
  readonly amount: string;
  readonly records: number;
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

/** Adds up the movements of one register that pass `filter`, in one pass for all asks. @returns their sums in order */
export async function readSums(
  client: Client,
  district: District,
  asks: readonly SumAsk[],
  filter: string,
): Promise<Sum[]> {
  const [first] = asks;
  if (!first) return [];
  const binder = new Binder();
  const families = familiesOf(asks, ({ metric }) => metric);
  const columns = families.flatMap(({ ask: { register, metric, question } }, i) => {
    const asked = askedSql(register, metric, question, binder);
    return [
      `sum(${amountSql(metric.of)}) filter (where ${asked}) as a${i}`,
      `sum(leg.sign) filter (where ${asked}) as n${i}`,
    ];
  });
  const places = families.some(({ apart }) => apart) ? ['leg.unit', 'leg.street'] : [];
  const { rows } = await client.query<PlacedSums>(
    `select ${[...places, ...columns].join(',\n')}
       from ${legsSql(movementsOf(district, first.register, filter))} leg
      where ${keysAskedSql(first.register, asks, binder)}
      ${places.length > 0 ? `group by ${places.join(', ')}` : ''}`,
    binder.values,
  );
  const sums = new Map<SumAsk, Sum>();
  for (const [i, { apart, members }] of families.entries())
    for (const ask of members)
      sums.set(ask, sumOf(i, apart ? rows.filter((row) => inScope(row, ask.question)) : rows));
  return asks.map((ask) => sums.get(ask) as Sum);
}

/** Sums a0, n0, a1, … of a place. */
type PlacedSums = { readonly unit: string; readonly street: string | null } & Readonly<
  Record<string, string | null>
>;

function sumOf(column: number, rows: readonly PlacedSums[]): Sum {
  // numeric keeps the scale of what was added (12.50); a decimal is written without such zeros.
  const amount = rows.reduce((sum, row) => sum.plus(row[`a${column}`] ?? 0), new Big(0));
  const records = rows.reduce((sum, row) => sum + Number(row[`n${column}`] ?? 0), 0);
  return { amount: amount.toFixed(), records };
}

/** Sums per value of what a rank compares or a distinct count counts, as a query (key, amount, records). */
export function valuesSql(
  district: District,
  { register, metric, question }: SumAsk,
  by: string | null,
  filter: string,
  binder: Binder,
): string {
  const key = groupSql(register, by);
  const asked = askedSql(register, metric, question, binder);
  return `select ${key} as key, sum(${amountSql(metric.of)}) as amount, sum(leg.sign) as records
      from ${legsSql(movementsOf(district, register, filter))} leg
     where ${asked} and ${key} is not null group by 1`;
}

/** A distinct count or a rank, from every movement. */
export async function readCounted(
  client: Client,
  district: District,
  register: Register,
  metric: CountedMetric,
  question: Question,
): Promise<string | null> {
  const binder = new Binder();
  const by = metric.by === 'record' ? null : metric.by;
  const ask = { register, metric: additiveOf(metric), question };
  const values = valuesSql(district, ask, by, 'true', binder);
  if (metric.kind === 'distinct') {
    const { rows } = await client.query<{ n: string }>(
      `select count(*)::text as n from (${values}) g where amount > 0`,
      binder.values,
    );
    return rows[0]?.n ?? '0';
  }
  // Whose records have all left has no value, as if they had never stood there.
  const { rows } = await client.query<{ key: string; amount: string }>(
    `select key, amount from (${values}) g where records > 0`,
    binder.values,
  );
  return rankOf(selfOf(metric, question), new Map(rows.map((row) => [row.key, row.amount])));
}

/** Who we are in a rank. @throws Refusal missing-parameter */
export function selfOf({ self }: Extract<CountedMetric, { kind: 'rank' }>, { parameters }: Question): string {
  if (!self.startsWith('$')) return self;
  const value = parameters?.[self.slice(1)];
  if (value === undefined) throw new Refusal('missing-parameter', { parameter: self.slice(1) });
  return String(value);
}
