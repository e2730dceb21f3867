import { Big } from 'big.js';
import { z } from 'zod';
import { compareExact, inParts } from './exact-sum.ts';
import { Refusal } from './refusal.ts';
import type { Text } from './text.ts';

/**
 * The condition language: the rule groups of react-querybuilder (https://react-querybuilder.js.org), so that its
 * well-kept visual editor draws them. One condition compiles to SQL (in the store), is evaluated here in JS, and
 * explains itself in words. Logic is three-valued, as in SQL: an unknown value makes a rule unknown, not false.
 */
export const operators = [
  '=', '!=', '<', '<=', '>', '>=', 'in', 'notIn', 'between', 'notBetween',
  'contains', 'doesNotContain', 'beginsWith', 'endsWith', 'null', 'notNull',
] as const; // biome-ignore format: one line per family reads better
export type Operator = (typeof operators)[number];

/** Operators whose value is a list. */
const listOperators: ReadonlySet<Operator> = new Set(['in', 'notIn', 'between', 'notBetween']);

const scalar = z.union([z.string().refine(isReadable, 'unreadable characters'), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalar>;

export const ruleSchema = z
  .strictObject({
    field: z.string().min(1).describe('A field, measure, or one of: stage, unit, street'),
    operator: z.enum(operators).describe('How the field is compared'),
    value: z
      .union([scalar, z.array(scalar), z.null()])
      .describe('What it is compared with; a list for in/between; "$name" is a parameter of the question'),
    valueSource: z.enum(['value', 'field']).optional().describe('"field" compares with another field'),
  })
  .refine((rule) => !Array.isArray(rule.value) || listOperators.has(rule.operator), 'one value, not a list');
export type Rule = z.infer<typeof ruleSchema>;

export interface Condition {
  combinator: 'and' | 'or';
  rules: (Rule | Condition)[];
  not?: boolean | undefined;
}

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    combinator: z.enum(['and', 'or']).describe('Whether all rules or any of them must hold'),
    rules: z
      .array(z.union([ruleSchema, conditionSchema]))
      .describe('Rules and nested groups; none means always'),
    not: z.boolean().optional().describe('Negates the group'),
  }),
);

/** Shorthands for writing conditions in code; each rule in a list must hold. */
export const all = (...rules: (Rule | Condition)[]): Condition => ({ combinator: 'and', rules });
export const any = (...rules: (Rule | Condition)[]): Condition => ({ combinator: 'or', rules });
export const is = (field: string, value: Scalar): Rule => ({ field, operator: '=', value });
export const isIn = (field: string, value: Scalar[]): Rule => ({ field, operator: 'in', value });
export const atLeast = (field: string, value: Scalar): Rule => ({ field, operator: '>=', value });

/** How a field's values compare: text by code point (SQL: COLLATE "C"), numbers exactly, flags as booleans. */
export type Comparison = 'text' | 'number' | 'flag';
export type Truth = boolean | null;
export type Parameters = Readonly<Record<string, Scalar>>;

export interface Evaluation {
  /** The field's value on the thing being judged; null or undefined is unknown. */
  valueOf(field: string): unknown;
  comparisonOf(field: string): Comparison;
  parameters?: Parameters;
}

export const isGroup = (node: Rule | Condition): node is Condition => 'combinator' in node;

/** Whether a text can be stored: PostgreSQL knows no NUL, and UTF-8 no lone surrogates. */
export function isReadable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Replaces "$name" by the parameter of that name. @throws when the question does not give it */
export function bind(value: Scalar, parameters: Parameters = {}): Scalar {
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  const name = value.slice(1);
  const bound = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (bound === undefined) throw new Refusal('missing-parameter', { parameter: name });
  return bound;
}

/** Operators that look at how a value is written; of a number, its plain decimal form. */
const writtenOperators: ReadonlySet<Operator> = new Set([
  'contains',
  'doesNotContain',
  'beginsWith',
  'endsWith',
]);

/** How a rule's two sides compare: as its field does, or by how they are written. */
export const comparisonBy = (operator: Operator, field: Comparison): Comparison =>
  writtenOperators.has(operator) ? 'text' : field;

/**
 * What a rule's field is compared with, in the form it is compared in; null is unknown.
 * @throws Refusal missing-parameter; not-a-number, unreadable-text where it cannot be compared
 */
export function operandOf(
  value: Scalar | null | undefined,
  comparison: Comparison,
  parameters: Parameters = {},
): string | boolean | null {
  if (value === null || value === undefined) return null;
  const bound = bind(value, parameters);
  if (comparison === 'flag') return bound === true || bound === 'true';
  if (comparison === 'text' && !isReadable(String(bound))) throw new Refusal('unreadable-text');
  return comparison === 'number' ? decimal(bound) : String(bound);
}

function decimal(value: Scalar): string {
  const text = String(value);
  // Exponents come from JavaScript numbers only; hundreds of digits would be a way to keep the server busy.
  if (!/^[+-]?\d{1,60}(\.\d{1,60})?(e[+-]?\d{1,2})?$/i.test(text)) throw new Refusal('not-a-number');
  return new Big(text.replace('+', '')).toFixed();
}

/** Judges a condition; null means unknown. The same answer as the SQL it compiles to (tested by property). */
export function evaluate(condition: Condition, on: Evaluation): Truth {
  let result: Truth = condition.combinator === 'and' || condition.rules.length === 0;
  for (const node of condition.rules) {
    const truth = isGroup(node) ? evaluate(node, on) : evaluateRule(node, on);
    result = condition.combinator === 'and' ? and3(result, truth) : or3(result, truth);
  }
  return condition.not ? not3(result) : result;
}

const and3 = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a && b);
const or3 = (a: Truth, b: Truth): Truth =>
  a === true || b === true ? true : a === null || b === null ? null : false;
const not3 = (a: Truth): Truth => (a === null ? null : !a);

function evaluateRule(rule: Rule, on: Evaluation): Truth {
  const comparison = comparisonBy(rule.operator, on.comparisonOf(rule.field));
  const left = known(written(on, rule.field, comparison), comparison);
  if (rule.operator === 'null') return left === null;
  if (rule.operator === 'notNull') return left !== null;
  if (left === null) return null;
  const operand = (value: Scalar | null) =>
    known(
      rule.valueSource === 'field' && value !== null
        ? written(on, String(value), comparison)
        : operandOf(value, comparison, on.parameters),
      comparison,
    );
  const list = (most = Number.POSITIVE_INFINITY) =>
    (Array.isArray(rule.value) ? rule.value : [rule.value]).slice(0, most).map(operand);
  switch (rule.operator) {
    case 'in':
      return isAmong(left, list());
    case 'notIn':
      return not3(isAmong(left, list()));
    case 'between':
      return isBetween(left, list(2));
    case 'notBetween':
      return not3(isBetween(left, list(2)));
    default: {
      const right = operand(rule.value as Scalar | null);
      return right === null ? null : compareBy(rule.operator, left, right);
    }
  }
}

/** What is compared; of a number as many parts as it has, or, where those cannot be counted, all its digits. */
type Known = string | boolean | number | Big;

/** A field's value; a number that is compared by how it is written, in its plain decimal form. */
function written(on: Evaluation, field: string, comparison: Comparison): unknown {
  const value = on.valueOf(field);
  if (comparison !== 'text' || value === null || value === undefined) return value;
  return on.comparisonOf(field) === 'number' ? new Big(value as Big.BigSource).toFixed() : value;
}

function known(value: unknown, comparison: Comparison): Known | null {
  if (value === null || value === undefined) return null;
  if (comparison === 'number')
    return (typeof value === 'string' ? inParts(value) : null) ?? new Big(value as Big.BigSource);
  if (comparison === 'flag') return value === true || value === 'true';
  return String(value);
}

function isAmong(left: Known, list: (Known | null)[]): Truth {
  return list.reduce<Truth>(
    (truth, item) => or3(truth, item === null ? null : order(left, item) === 0),
    false,
  );
}

function isBetween(left: Known, [low, high]: (Known | null)[]): Truth {
  const above = low == null ? null : order(left, low) >= 0;
  const below = high == null ? null : order(left, high) <= 0;
  return and3(above, below);
}

function compareBy(operator: Operator, left: Known, right: Known): boolean {
  switch (operator) {
    case '=':
      return order(left, right) === 0;
    case '!=':
      return order(left, right) !== 0;
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
    case 'contains':
      return String(left).includes(String(right));
    case 'doesNotContain':
      return !String(left).includes(String(right));
    case 'beginsWith':
      return String(left).startsWith(String(right));
    case 'endsWith':
      return String(left).endsWith(String(right));
    default:
      throw new Error(`no comparison for ${operator}`);
  }
}

const isNumber = (known: Known): known is number | Big => typeof known === 'number' || known instanceof Big;

function order(a: Known, b: Known): number {
  if (isNumber(a) && isNumber(b)) return compareExact(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareText(String(a), String(b));
}

/** Orders text by code point, as PostgreSQL's collation "C" does for UTF-8 (UTF-16 order differs above U+FFFF). */
export function compareText(a: string, b: string): number {
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done || y.done) return Number(!x.done) - Number(!y.done);
    const difference = (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}

/** Every field a condition reads, also those on the right-hand side. */
export function fieldsOf(condition: Condition): string[] {
  return condition.rules.flatMap((node) => {
    if (isGroup(node)) return fieldsOf(node);
    return node.valueSource === 'field' ? [node.field, ...[node.value].flat().map(String)] : [node.field];
  });
}

/** The names of the parameters ("$name") a condition needs. */
export function parametersOf(condition: Condition): string[] {
  const names = condition.rules.flatMap((node) => {
    if (isGroup(node)) return parametersOf(node);
    if (node.valueSource === 'field') return [];
    return [node.value]
      .flat()
      .flatMap((v) => (typeof v === 'string' && v.startsWith('$') ? [v.slice(1)] : []));
  });
  return [...new Set(names)];
}

/** The fields that a condition compares with its parameters, by the parameter. */
export function fieldsOfParameters(condition: Condition | undefined): Map<string, string> {
  const fields = new Map<string, string>();
  for (const node of condition?.rules ?? [])
    if (isGroup(node)) for (const [name, field] of fieldsOfParameters(node)) fields.set(name, field);
    else if (typeof node.value === 'string' && node.value.startsWith('$'))
      fields.set(node.value.slice(1), node.field);
  return fields;
}

const words: Record<Operator, Text> = {
  '=': { zh: '为', en: 'is' },
  '!=': { zh: '不为', en: 'is not' },
  '<': { zh: '小于', en: 'is less than' },
  '<=': { zh: '不大于', en: 'is at most' },
  '>': { zh: '大于', en: 'is more than' },
  '>=': { zh: '不小于', en: 'is at least' },
  in: { zh: '属于', en: 'is one of' },
  notIn: { zh: '不属于', en: 'is none of' },
  between: { zh: '介于', en: 'is between' },
  notBetween: { zh: '不介于', en: 'is not between' },
  contains: { zh: '包含', en: 'contains' },
  doesNotContain: { zh: '不包含', en: 'does not contain' },
  beginsWith: { zh: '开头为', en: 'begins with' },
  endsWith: { zh: '结尾为', en: 'ends with' },
  null: { zh: '未填', en: 'is not filled in' },
  notNull: { zh: '已填', en: 'is filled in' },
};

export interface Wording {
  title(field: string): Text;
  show(field: string, value: Scalar): Text;
}

/** The condition in words, in both languages. */
export function explain(condition: Condition, wording: Wording): Text {
  if (condition.rules.length === 0) return { zh: '全部', en: 'all' };
  const parts = condition.rules.map((node) => {
    if (!isGroup(node)) return explainRule(node, wording);
    const inner = explain(node, wording);
    return { zh: `（${inner.zh}）`, en: `(${inner.en})` };
  });
  const joined = {
    zh: parts.map((p) => p.zh).join(condition.combinator === 'and' ? '，且' : '，或'),
    en: parts.map((p) => p.en).join(condition.combinator === 'and' ? ' and ' : ' or '),
  };
  return condition.not ? { zh: `并非（${joined.zh}）`, en: `not (${joined.en})` } : joined;
}

function explainRule(rule: Rule, wording: Wording): Text {
  const title = wording.title(rule.field);
  const word = words[rule.operator];
  if (rule.operator === 'null' || rule.operator === 'notNull')
    return { zh: `${title.zh}${word.zh}`, en: `${title.en} ${word.en}` };
  const shown = [rule.value].flat().map((value) => {
    if (value === null) return { zh: '空', en: 'nothing' };
    return rule.valueSource === 'field' ? wording.title(String(value)) : wording.show(rule.field, value);
  });
  const ranged = rule.operator === 'between' || rule.operator === 'notBetween';
  const list = {
    zh: shown.map((s) => `“${s.zh}”`).join(ranged ? '与' : '、'),
    en: shown.map((s) => `“${s.en}”`).join(ranged ? ' and ' : ', '),
  };
  return { zh: `${title.zh}${word.zh}${list.zh}`, en: `${title.en} ${word.en} ${list.en}` };
}
