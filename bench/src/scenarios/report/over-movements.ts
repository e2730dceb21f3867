import type { Leaf } from './figures.ts';
import {
  type Columns,
  daysOf,
  fieldOf,
  listOf,
  literal,
  overOf,
  passesOf,
  passSql,
  whereOf,
} from './hand-sql.ts';

/**
 * The same figures written by hand over the movements, exact: a turnover adds up what passed in its period, with an
 * index that leads straight to it; a balance adds up what came into its stages and takes away what left them, since
 * the beginning.
 */
export const overMovements = (leaves: readonly Leaf[], district: string): string[] =>
  passesOf(leaves).map(({ leaves: group, balance }) => {
    const [first] = group as [Leaf];
    const { kind } = first.metric;
    if (kind === 'distinct' || kind === 'rank') return countedSql(first, district);
    return balance ? balancesSql(group, district) : turnoversSql(group, district);
  });

/** The index that leads a turnover straight to what passed. */
export const movementIndex =
  'create index movement_by_transition on movement (district, register, transition, occurred_on)';

const numeric = (object: string, measure: string) =>
  `coalesce((${object}->>${literal(measure)})::numeric, 0)`;

/** A record as a movement leaves it, and as it was before. */
const after: Columns = {
  stage: 'm.stage_to',
  attributes: 'm.attributes',
  holding: (measure) => numeric('m.holdings', measure),
  given: (measure) => `m.holdings ? ${literal(measure)}`,
};
const before: Columns = {
  stage: 'm.stage_from',
  attributes: "coalesce(m.prior->'attributes', m.attributes)",
  holding: (measure) => `(${numeric('m.holdings', measure)} - ${numeric('m.amounts', measure)})`,
  given: (measure) =>
    `(m.holdings ? ${literal(measure)}
      and not (m.amounts ? ${literal(measure)} and m.amounts->${literal(measure)} = m.holdings->${literal(measure)}))`,
};

function amountOf({ metric }: Leaf, columns: Columns): string {
  if (metric.kind === 'distinct' || metric.of === 'count') return '1';
  return 'holding' in metric.of ? columns.holding(metric.of.holding) : numeric('m.amounts', metric.of.amount);
}

const knownSql = ({ register, question }: Leaf, district: string): string =>
  `m.district = ${literal(district)} and m.register = ${literal(register.id)}
    and m.recorded_at <= ${literal(question.knownAt.toISOString())}`;

function turnoversSql(leaves: readonly Leaf[], district: string): string {
  const { from, to } = daysOf(leaves);
  const columns = leaves.map((leaf) => ({
    key: leaf.key,
    sql: `coalesce(sum(m.sign * ${amountOf(leaf, after)}) filter (where ${passedSql(leaf)}), 0)`,
  }));
  const transitions = [...new Set(leaves.flatMap(transitionsOf))];
  return passSql(
    `movement m where ${knownSql(leaves[0] as Leaf, district)} and m.transition in ${listOf(transitions)}
      and m.occurred_on between ${literal(from)} and ${literal(to)}`,
    columns,
  );
}

function transitionsOf(leaf: Leaf): readonly string[] {
  const over = overOf(leaf);
  return 'transitions' in over ? over.transitions : [];
}

function stagesOf(leaf: Leaf): readonly string[] {
  const over = overOf(leaf);
  return 'stages' in over ? over.stages : [];
}

const passedSql = (leaf: Leaf): string =>
  `m.transition in ${listOf(transitionsOf(leaf))}
    and m.occurred_on between ${literal(leaf.question.from)} and ${literal(leaf.question.to)}
    and ${whereOf(leaf, after)}`;

const standsSql = (leaf: Leaf, columns: Columns): string =>
  `${columns.stage} in ${listOf(stagesOf(leaf))} and m.occurred_on <= ${literal(leaf.question.to)}
    and ${whereOf(leaf, columns)}`;

function balancesSql(leaves: readonly Leaf[], district: string): string {
  const columns = leaves.map((leaf) => {
    const sum = (amount: (columns: Columns) => string) =>
      `coalesce(sum(m.sign * ${amount(after)}) filter (where ${standsSql(leaf, after)}), 0)
        - coalesce(sum(m.sign * ${amount(before)}) filter (where ${standsSql(leaf, before)}), 0)`;
    const balance = sum((side) => amountOf(leaf, side));
    const known = leaf.metric.kind === 'balance' && leaf.metric.unknownWhenEmpty;
    return { key: leaf.key, sql: known ? `case when ${sum(() => '1')} <> 0 then ${balance} end` : balance };
  });
  const { to } = daysOf(leaves);
  return passSql(
    `movement m where ${knownSql(leaves[0] as Leaf, district)} and m.occurred_on <= ${literal(to)}`,
    columns,
  );
}

/** Distinct counts and ranks: the values that still stand, or what each of them holds. */
function countedSql(leaf: Leaf, district: string): string {
  const { metric } = leaf;
  if (metric.kind !== 'distinct' && metric.kind !== 'rank') throw new Error(`${leaf.key} is a sum`);
  const from = `movement m where ${knownSql(leaf, district)}`;
  const by = (columns: Columns) => (metric.by === 'record' ? 'm.record' : fieldOf(metric.by, columns));
  const legs =
    transitionsOf(leaf).length > 0
      ? `select ${by(after)} as value, m.sign as n, m.sign * ${amountOf(leaf, after)} as amount from ${from} and ${passedSql(leaf)}`
      : `select ${by(after)} as value, m.sign as n, m.sign * ${amountOf(leaf, after)} as amount from ${from} and ${standsSql(leaf, after)}
         union all
         select ${by(before)}, -m.sign, -m.sign * ${amountOf(leaf, before)} from ${from} and ${standsSql(leaf, before)}`;
  const standing = `select value, sum(amount) as amount from (${legs}) l where value is not null group by 1 having sum(n) > 0`;
  return metric.kind === 'distinct'
    ? `select ${literal(leaf.key)} as key, count(*)::text as value from (${standing}) d`
    : rankSql(leaf, standing);
}

/** Our place among all: one more than those with more; alone nobody has one. */
export function rankSql({ key, metric, question }: Leaf, standing: string): string {
  if (metric.kind !== 'rank') throw new Error(`${key} is no rank`);
  const self = metric.self.startsWith('$') ? question.parameters?.[metric.self.slice(1)] : metric.self;
  return `with d as (${standing})
    select ${literal(key)} as key, (1 + (select count(*) from d where d.amount > own.amount))::text as value
      from (select amount from d where value = ${literal(self)}) own where (select count(*) from d) > 1`;
}
