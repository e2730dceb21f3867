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
import { rankSql } from './over-movements.ts';

/**
 * The same figures as one writes them over a table of records that has no history, a pass for each register: a balance
 * is what stands in its stages now and was opened by the cut-off; a turnover is what now stands where its transitions
 * lead and was last touched in the period. What has moved on since, or was undone, it cannot tell.
 */
export const overRecords = (leaves: readonly Leaf[], district: string): string[] =>
  passesOf(leaves).map(({ leaves: group, balance }) => {
    const [first] = group as [Leaf];
    const { metric, register } = first;
    const of = `record r where r.district = ${literal(district)} and r.register = ${literal(register.id)}`;
    if (metric.kind === 'distinct')
      return `select ${literal(first.key)} as key, count(distinct ${byOf(metric.by)})::text as value from ${of} and ${countsSql(first)}`;
    if (metric.kind === 'rank')
      return rankSql(
        first,
        `select ${byOf(metric.by)} as value, sum(${amountOf(first)}) as amount from ${of} and ${countsSql(first)} group by 1`,
      );
    const { from, to } = daysOf(group);
    const within = balance
      ? `r.stage in ${listOf([...new Set(group.flatMap(stagesOf))])}`
      : `r.last_occurred_on between ${literal(from)} and ${literal(to)}`;
    return passSql(
      `${of} and ${within}`,
      group.map((leaf) => ({ key: leaf.key, sql: sumSql(leaf) })),
    );
  });

/** Indexes that such queries would be given. */
export const recordIndexes = [
  'create index record_by_day on record (district, register, last_occurred_on)',
  'create index record_by_stage on record (district, register, stage, opened_on)',
];

const columns: Columns = {
  stage: 'r.stage',
  attributes: 'r.attributes',
  holding: (measure) => `coalesce((r.holdings->>${literal(measure)})::numeric, 0)`,
  given: (measure) => `r.holdings ? ${literal(measure)}`,
};

const byOf = (by: string): string => (by === 'record' ? 'r.id' : fieldOf(by, columns));

function amountOf({ metric }: Leaf): string {
  if (metric.kind === 'distinct' || metric.of === 'count') return '1';
  return columns.holding('holding' in metric.of ? metric.of.holding : metric.of.amount);
}

function sumSql(leaf: Leaf): string {
  const sum = `sum(${amountOf(leaf)}) filter (where ${countsSql(leaf)})`;
  return leaf.metric.kind === 'balance' && leaf.metric.unknownWhenEmpty ? sum : `coalesce(${sum}, 0)`;
}

/** The stages that a balance is over, or that a turnover's transitions lead to; none where they may stay anywhere. */
function stagesOf(leaf: Leaf): readonly string[] {
  const over = overOf(leaf);
  if ('stages' in over) return over.stages;
  const leadTo = over.transitions.map((id) => leaf.register.transitions[id]?.to);
  return leadTo.includes(undefined) ? [] : (leadTo as string[]);
}

function countsSql(leaf: Leaf): string {
  const { from, to } = leaf.question;
  const stages = stagesOf(leaf);
  const days =
    'stages' in overOf(leaf)
      ? `r.opened_on <= ${literal(to)}`
      : `r.last_occurred_on between ${literal(from)} and ${literal(to)}`;
  const stage = stages.length > 0 ? `r.stage in ${listOf(stages)}` : 'r.stage is not null';
  return `${stage} and ${days} and ${whereOf(leaf, columns)}`;
}
