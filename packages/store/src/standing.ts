import type { Viewer } from '@taizhang/access';
import type { AdditiveMetric, Metric } from '@taizhang/definition';
import { additiveOf, type Question } from '@taizhang/ledger';
import { type Ask, entryOf } from './ask.ts';
import { keysAskedSql } from './asked-keys.ts';
import { Binder, type Queryable } from './database.ts';
import { type District, demand } from './district.ts';
import { literal } from './literal.ts';
import { amountSql, groupSql, legField, legsSql } from './metric-sql.ts';
import { askedSql, selfOf } from './read-movements.ts';

/** One of those ranked. */
export interface Standing {
  readonly key: string;
  /** What it is called; null where the rank does not say. */
  readonly name: string | null;
  /** An exact decimal in the base unit of the measure ranked by. */
  readonly value: string;
}

/**
 * Everybody a rank compares, the greatest first, from the same definition as the rank itself; equal values in the order
 * of their keys.
 * @throws Refusal not-permitted, unknown-metric; an Error when the metric is no rank
 */
export async function standings(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { metric: id, question }: Ask,
): Promise<Standing[]> {
  demand(viewer, 'read-figures');
  const { metric, register } = entryOf(district, id);
  if (metric.kind !== 'rank') throw new Error(`${id} is no rank`);
  const additive = additiveOf(metric);
  const binder = new Binder();
  const key = groupSql(register, metric.by);
  const name = metric.named === undefined ? 'null' : `max(${legField(register, metric.named)}::text)`;
  const { rows } = await db.query<Standing>(
    `select ${key} as key, ${name} as name, trim_scale(sum(${amountSql(additive.of)}))::text as value
       from ${legsSql(`m.district = ${literal(district.id)} and m.register = ${literal(register.id)}`)} leg
      where ${askedSql(register, additive, question, binder)} and ${key} is not null
      group by 1 having sum(leg.sign) > 0
      order by sum(${amountSql(additive.of)}) desc, 1`,
    binder.values,
  );
  return rows;
}

/**
 * Whether what an ask reads was ever given to a record that counts. What a record was never given it holds nothing of:
 * whoever shows a growth must tell that from a growth of nothing. Asked of ranks (whether those who ask have a value
 * themselves) and of balances that may be unknown; of any other metric nothing is an answer.
 */
export async function wereGiven(
  db: Queryable,
  district: District,
  viewer: Viewer,
  asks: readonly Ask[],
): Promise<boolean[]> {
  demand(viewer, 'read-figures');
  const given = asks.map(() => true);
  const indexed = asks.map((ask, i) => ({ ask, i, ...entryOf(district, ask.metric) }));
  for (const [register, group] of Map.groupBy(indexed, ({ register: of }) => of)) {
    const binder = new Binder();
    const held: { metric: AdditiveMetric; question: Question }[] = [];
    const columns = group.flatMap(({ metric, ask, i }) => {
      const holding = holdingOf(metric);
      if (!holding) return [];
      held.push({ metric: holding, question: ask.question });
      const own =
        metric.kind === 'rank'
          ? ` and ${groupSql(register, metric.by)} = ${binder.bind(selfOf(metric, ask.question), 'text')}`
          : '';
      const counts = `${askedSql(register, holding, ask.question, binder)}${own}`;
      return [`coalesce(sum(case when ${counts} then leg.sign end), 0) > 0 as g${i}`];
    });
    if (columns.length === 0) continue;
    const { rows } = await db.query<Record<string, boolean>>(
      `select ${columns.join(',\n')}
         from ${legsSql(`m.district = ${literal(district.id)} and m.register = ${literal(register.id)}`)} leg
        where ${keysAskedSql(register, held, binder)}`,
      binder.values,
    );
    for (const { i } of group) given[i] = rows[0]?.[`g${i}`] ?? true;
  }
  return given;
}

/** The balance of a measure that is asked about, where it may be unknown: of the records that were given it. */
function holdingOf(metric: Metric): AdditiveMetric | null {
  if (metric.kind === 'rank') return additiveOf(metric);
  if (metric.kind !== 'balance' || !metric.unknownWhenEmpty) return null;
  const { of } = metric;
  return typeof of === 'object' && 'holding' in of ? { ...metric, given: of.holding } : null;
}
