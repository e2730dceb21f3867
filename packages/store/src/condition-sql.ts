import {
  type Comparison,
  type Condition,
  comparisonBy,
  comparisonOf,
  isGroup,
  type Operator,
  operandOf,
  type Parameters,
  type Register,
  type Rule,
  type Scalar,
} from '@taizhang/definition';
import type { Binder } from './database.ts';

const sqlType: Record<Comparison, string> = { text: 'text', number: 'numeric', flag: 'boolean' };

/** Where a row's values are found while a condition is written as SQL. */
export interface Columns {
  readonly register: Register;
  /** SQL for a field, measure or common field, typed for comparison. */
  expression(field: string): string;
}

/**
 * A condition as a SQL expression with the same three values (true, false, null) as `evaluate` gives; tested by
 * property. Values go in as bound parameters, field names only after they were found in the register.
 */
export function conditionSql(
  condition: Condition,
  columns: Columns,
  binder: Binder,
  parameters: Parameters,
): string {
  if (condition.rules.length === 0) return condition.not ? 'false' : 'true';
  const parts = condition.rules.map((node) =>
    isGroup(node)
      ? conditionSql(node, columns, binder, parameters)
      : ruleSql(node, columns, binder, parameters),
  );
  const joined = `(${parts.join(` ${condition.combinator} `)})`;
  return condition.not ? `(not ${joined})` : joined;
}

const comparisons: Partial<Record<Operator, string>> = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function ruleSql(rule: Rule, columns: Columns, binder: Binder, parameters: Parameters): string {
  const declared = comparisonOf(columns.register, rule.field);
  if (!declared) throw new Error(`no condition may read ${rule.field}`);
  if (rule.operator === 'null' || rule.operator === 'notNull')
    return `(${columns.expression(rule.field)} is ${rule.operator === 'null' ? '' : 'not '}null)`;
  const comparison = comparisonBy(rule.operator, declared);
  const left = columnSql(columns, rule.field, comparison);
  const operand = (value: Scalar | null): string =>
    rule.valueSource === 'field' && value !== null
      ? columnSql(columns, String(value), comparison)
      : binder.bind(operandOf(value, comparison, parameters), sqlType[comparison]);
  // A value bound but not used is an error to PostgreSQL, so of a range no more than its two ends are.
  const list = (most = Number.POSITIVE_INFINITY): string[] =>
    (Array.isArray(rule.value) ? rule.value : [rule.value]).slice(0, most).map(operand);
  const one = (): string => operand(rule.value as Scalar | null);
  switch (rule.operator) {
    case 'in':
      return amongSql(left, list());
    case 'notIn':
      return `(not ${amongSql(left, list())})`;
    case 'between':
      return betweenSql(left, list(2));
    case 'notBetween':
      return `(not ${betweenSql(left, list(2))})`;
    case 'contains':
      return `(position(${one()} in ${left}) > 0)`;
    case 'doesNotContain':
      return `(position(${one()} in ${left}) = 0)`;
    case 'beginsWith':
      return `starts_with(${left}, ${one()})`;
    case 'endsWith': {
      const end = one();
      return `(right(${left}, length(${end})) = ${end})`;
    }
    default:
      return `(${left} ${comparisons[rule.operator]} ${one()})`;
  }
}

/** A field in the form in which it is compared: text by code point, whatever the database's own order is. */
function columnSql(columns: Columns, field: string, comparison: Comparison): string {
  const declared = comparisonOf(columns.register, field);
  const sql = columns.expression(field);
  if (comparison !== 'text') return sql;
  // A number as text is its plain decimal form, without the zeros that sums leave behind.
  return declared === 'number' ? `(trim_scale(${sql})::text collate "C")` : `(${sql}::text collate "C")`;
}

// "among none" is false for a known value but unknown for an unknown one, which plain `in ()` would not say.
const amongSql = (left: string, list: string[]): string =>
  list.length === 0 ? `(case when ${left} is not null then false end)` : `(${left} in (${list.join(', ')}))`;

const betweenSql = (left: string, [low, high]: string[]): string =>
  `(${left} >= ${low ?? 'null'} and ${left} <= ${high ?? 'null'})`;
