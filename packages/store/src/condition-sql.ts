import {
  bind,
  type Comparison,
  type Condition,
  comparisonOf,
  isGroup,
  type Operator,
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
export function conditionSql(condition: Condition, columns: Columns, binder: Binder, parameters: Parameters): string {
  if (condition.rules.length === 0) return condition.not ? 'false' : 'true';
  const parts = condition.rules.map((node) =>
    isGroup(node) ? conditionSql(node, columns, binder, parameters) : ruleSql(node, columns, binder, parameters),
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
  const comparison = comparisonOf(columns.register, rule.field);
  if (!comparison) throw new Error(`no condition may read ${rule.field}`);
  const type = sqlType[comparison];
  const left = columns.expression(rule.field);
  const operand = (value: Scalar): string => {
    if (rule.valueSource === 'field') return columns.expression(String(value));
    const bound = bind(value, parameters);
    const text = comparison === 'flag' ? String(bound === true || bound === 'true') : String(bound);
    return binder.bind(text, comparison === 'text' ? 'text collate "C"' : type);
  };
  const list = (): string[] => (Array.isArray(rule.value) ? rule.value : [rule.value as Scalar]).map(operand);
  const negated = (sql: string) => `(not ${sql})`;
  switch (rule.operator) {
    case 'null':
      return `(${left} is null)`;
    case 'notNull':
      return `(${left} is not null)`;
    case 'in':
      return amongSql(left, list());
    case 'notIn':
      return negated(amongSql(left, list()));
    case 'between':
      return betweenSql(left, list());
    case 'notBetween':
      return negated(betweenSql(left, list()));
    case 'contains':
      return `(position(${operand(rule.value as Scalar)} in ${left}::text) > 0)`;
    case 'doesNotContain':
      return `(position(${operand(rule.value as Scalar)} in ${left}::text) = 0)`;
    case 'beginsWith':
      return `starts_with(${left}::text, ${operand(rule.value as Scalar)})`;
    case 'endsWith': {
      const end = operand(rule.value as Scalar);
      return `(right(${left}::text, length(${end})) = ${end})`;
    }
    default:
      return `(${left} ${comparisons[rule.operator]} ${operand(rule.value as Scalar)})`;
  }
}

// "among none" is false for a known value but unknown for an unknown one, which plain `in ()` would not say.
const amongSql = (left: string, list: string[]): string =>
  list.length === 0 ? `(case when ${left} is not null then false end)` : `(${left} in (${list.join(', ')}))`;

const betweenSql = (left: string, [low, high]: string[]): string =>
  `(${left} >= ${low ?? 'null'} and ${left} <= ${high ?? 'null'})`;
