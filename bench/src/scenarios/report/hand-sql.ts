import {
  type Condition,
  comparisonOf,
  isGroup,
  type Parameters,
  type Register,
  type Rule,
} from '@taizhang/definition';
import type { Leaf } from './figures.ts';

/** Where a condition finds a record's state: its stage, its attributes, its amounts. */
export interface Columns {
  readonly stage: string;
  readonly attributes: string;
  /** SQL of a measure that is held. */
  holding(measure: string): string;
  /** SQL of whether the record was ever given a measure. */
  given(measure: string): string;
}

export const literal = (value: unknown): string =>
  typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;

export const listOf = (values: readonly unknown[]): string => `(${values.map(literal).join(', ')})`;

/** A metric's condition as one would write it into a query by hand; always true where it has none. */
export function whereOf({ register, metric, question }: Leaf, columns: Columns): string {
  const where = metric.where ? groupSql(metric.where, register, question.parameters ?? {}, columns) : 'true';
  // Of whom nothing was published has no place.
  return metric.kind === 'rank' ? `${where} and ${columns.given(metric.of.holding)}` : where;
}

function groupSql(group: Condition, register: Register, parameters: Parameters, columns: Columns): string {
  const rules = group.rules.map((rule) => ruleSql(rule, register, parameters, columns));
  return `${group.not ? 'not ' : ''}(${rules.join(` ${group.combinator} `)})`;
}

function ruleSql(
  rule: Rule | Condition,
  register: Register,
  parameters: Parameters,
  columns: Columns,
): string {
  if (isGroup(rule)) return groupSql(rule, register, parameters, columns);
  const { field, operator, value } = rule;
  const known = (v: unknown) => (typeof v === 'string' && v.startsWith('$') ? parameters[v.slice(1)] : v);
  const column = columnOf(field, register, columns);
  if (operator === 'in' && Array.isArray(value)) return `${column} in ${listOf(value.map(known))}`;
  if (['=', '!=', '>', '>=', '<', '<='].includes(operator))
    return `${column} ${operator} ${literal(known(value))}`;
  throw new Error(`no figure of the report was expected to use "${operator}"`);
}

function columnOf(field: string, register: Register, columns: Columns): string {
  if (field === 'stage') return columns.stage;
  if (Object.hasOwn(register.measures, field)) return columns.holding(field);
  const text = fieldOf(field, columns);
  const comparison = comparisonOf(register, field);
  return comparison === 'text' ? text : `${text}::${comparison === 'number' ? 'numeric' : 'boolean'}`;
}

export const fieldOf = (field: string, columns: Pick<Columns, 'attributes'>): string =>
  `(${columns.attributes}->>${literal(field)})`;

/** One pass over a table, in which each figure is a column: a row for each of them comes out. */
export function passSql(from: string, columns: readonly { key: string; sql: string }[]): string {
  const sums = columns.map(({ sql }, i) => `${sql} as a${i}`);
  const rows = columns.map(({ key }, i) => `(${literal(key)}, s.a${i}::text)`);
  return `select v.key, v.value from (select ${sums.join(',\n')}\n from ${from}) s
    cross join lateral (values ${rows.join(', ')}) as v (key, value)`;
}

/** The first and the last day that any of these asks for. */
export function daysOf(leaves: readonly Leaf[]): { from: string; to: string } {
  const sorted = (of: (leaf: Leaf) => string) => leaves.map(of).toSorted();
  return {
    from: sorted((l) => l.question.from)[0] as string,
    to: sorted((l) => l.question.to).at(-1) as string,
  };
}

/** What a leaf is an account over: a balance's stages, or a turnover's transitions. */
export function overOf({
  metric,
}: Leaf): { readonly stages: readonly string[] } | { readonly transitions: readonly string[] } {
  if (metric.kind === 'distinct')
    return metric.over.kind === 'balance'
      ? { stages: metric.over.stages }
      : { transitions: metric.over.transitions };
  return metric.kind === 'turnover' ? { transitions: metric.transitions } : { stages: metric.stages };
}

/** Leaves that one pass over one register can answer, by whether they are balances; what is counted goes alone. */
export function passesOf(
  leaves: readonly Leaf[],
): { readonly leaves: readonly Leaf[]; readonly balance: boolean }[] {
  const groups = Map.groupBy(leaves, (leaf) => {
    const alone = leaf.metric.kind === 'distinct' || leaf.metric.kind === 'rank';
    return `${leaf.register.id} ${'stages' in overOf(leaf)} ${alone ? leaf.key : ''}`;
  });
  return [...groups.values()].map((group) => ({
    leaves: group,
    balance: 'stages' in overOf(group[0] as Leaf),
  }));
}
