/** What one rule wants of a figure, and how far the figure is from it. */
import {
  baseUnitOf,
  type Comparison,
  comparisonBy,
  dimensionOf,
  dimensions,
  explain,
  type FieldValue,
  kindOf,
  type Rule,
  type Scalar,
  type Text,
  titleOf,
  type UnitId,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { evaluationOf, type Subject, unitOf, wordingOf } from './subject.ts';
import { say } from './words.ts';

/** What stands between a subject and a condition: a figure that is missing, or too small, or too great, or another. */
export interface Gap {
  readonly field: string;
  readonly title: Text;
  readonly way: 'unknown' | 'more' | 'less' | 'other';
  /** What it is now, as it is read; null where it is not known. */
  readonly given: Text | null;
  /** What it must be, in words. */
  readonly wanted: Text;
  /** How much more or less it must be at least, in the base unit; null where it is no matter of more or less. */
  readonly shortfall: string | null;
  readonly unit: UnitId | null;
  /** What the field would have to be, as far as that can be said: it is tried before the gap is told. */
  readonly by: FieldValue | null;
}

/** The gaps by which a rule would come to be true (or false), each alone; several where it can come from either side. */
export function gapsOf(rule: Rule, wanted: boolean, subject: Subject): Gap[] {
  const { register } = subject;
  const on = evaluationOf(subject);
  const value = on.valueOf(rule.field);
  const said = worded(rule, wanted, subject);
  const gap = { field: rule.field, title: titleOf(register, rule.field), wanted: said };
  const nothing = { shortfall: null, unit: unitInBase(subject, rule.field), by: null };
  const asked = rule.operator === 'null' || rule.operator === 'notNull';
  if (value === null || value === undefined)
    return asked
      ? [{ ...gap, way: 'unknown', given: null, ...nothing }]
      : [{ ...gap, way: 'unknown', given: null, ...nothing }, ...gapsOfOperands(rule, subject, said)];
  const given = shown(subject, rule.field, value as FieldValue);
  const unknown = asked ? [] : gapsOfOperands(rule, subject, said);
  if (unknown.length > 0) return unknown;
  const comparison = comparisonBy(rule.operator, on.comparisonOf(rule.field));
  if (comparison === 'number') return byNumber(rule, wanted, subject, { ...gap, given }, String(value));
  // A number that is compared by how it is written has no nearest one.
  const isTried = comparison === on.comparisonOf(rule.field);
  const by = isTried ? byText(rule, wanted, comparison, operandsOf(rule, subject), String(value)) : null;
  return [{ ...gap, given, way: 'other', ...nothing, by }];
}

/** The other fields that a rule compares with and that are not known. */
function gapsOfOperands(rule: Rule, subject: Subject, wanted: Text): Gap[] {
  if (rule.valueSource !== 'field') return [];
  const on = evaluationOf(subject);
  return [rule.value]
    .flat()
    .map(String)
    .filter((field) => (on.valueOf(field) ?? null) === null)
    .map((field) => ({
      field,
      title: titleOf(subject.register, field),
      way: 'unknown',
      given: null,
      wanted,
      shortfall: null,
      unit: unitInBase(subject, field),
      by: null,
    }));
}

/** What a rule compares with, other fields read; null is unknown. */
function operandsOf(rule: Rule, subject: Subject): (Scalar | null)[] {
  const on = evaluationOf(subject);
  return [rule.value]
    .flat()
    .map((value) =>
      rule.valueSource === 'field' && value !== null
        ? ((on.valueOf(String(value)) ?? null) as Scalar | null)
        : value,
    );
}

type Began = Pick<Gap, 'field' | 'title' | 'wanted' | 'given'>;

function byNumber(rule: Rule, wanted: boolean, subject: Subject, began: Began, value: string): Gap[] {
  const unit = unitInBase(subject, rule.field);
  const step = new Big(10).pow(-(unit ? dimensions[dimensionOf(unit)].decimals : 6));
  const is = new Big(value);
  const aims = aimsOf(rule.operator, wanted, operandsOf(rule, subject), step);
  return (isInside(rule.operator, wanted) ? nearest(aims, is) : aims).map((aim) => {
    const difference = aim.minus(is);
    const way = isEquality(rule.operator, wanted) ? 'other' : difference.gte(0) ? 'more' : 'less';
    return { ...began, way, shortfall: difference.abs().toFixed(), unit, by: aim.toFixed() };
  });
}

/** Whether several numbers would do, of which the nearest is the one to go to. */
const isInside = (operator: Rule['operator'], wanted: boolean): boolean =>
  wanted ? operator === 'in' || operator === 'between' : operator === 'notIn' || operator === 'notBetween';

const nearest = (aims: readonly Big[], to: Big): Big[] =>
  aims.toSorted((a, b) => a.minus(to).abs().cmp(b.minus(to).abs())).slice(0, 1);

const isEquality = (operator: Rule['operator'], wanted: boolean): boolean =>
  wanted ? operator === '!=' || operator === 'notIn' : operator === '=' || operator === 'in';

/** The nearest numbers, from below and from above, of which a rule would be as it is wanted. */
function aimsOf(operator: Rule['operator'], wanted: boolean, list: (Scalar | null)[], step: Big): Big[] {
  if (list.length === 0 || list.some((one) => one === null)) return [];
  const [low, high] = list.map((one) => new Big(String(one))) as [Big, Big | undefined];
  switch (operator) {
    case '<':
      return [wanted ? low.minus(step) : low];
    case '<=':
      return [wanted ? low : low.plus(step)];
    case '>':
      return [wanted ? low.plus(step) : low];
    case '>=':
      return [wanted ? low : low.minus(step)];
    case '=':
    case '!=':
      return wanted === (operator === '=') ? [low] : [low.plus(step)];
    case 'in':
    case 'notIn':
      return wanted === (operator === 'in')
        ? list.map((one) => new Big(String(one)))
        : [
            list
              .reduce<Big>((most, one) => (most.gt(String(one)) ? most : new Big(String(one))), low)
              .plus(step),
          ];
    case 'between':
    case 'notBetween':
      if (!high) return [];
      return wanted === (operator === 'between') ? [low, high] : [low.minus(step), high.plus(step)];
    default:
      return [];
  }
}

/** A text or flag of which a rule would be as it is wanted; null where none can be said. */
function byText(
  { operator }: Rule,
  wanted: boolean,
  comparison: Comparison,
  list: (Scalar | null)[],
  value: string,
): FieldValue | null {
  const [first, second] = list;
  if (comparison === 'flag') return value !== 'true';
  if (first === null || first === undefined) return null;
  const text = String(first);
  switch (operator) {
    case '=':
    case '<=':
    case '>=':
    case 'in':
    case 'contains':
    case 'beginsWith':
    case 'endsWith':
      return wanted ? text : operator === '<=' ? `${text}~` : operator === '>=' ? '' : `~${value}~`;
    case '<':
      return wanted ? '' : text;
    case '>':
      return wanted ? `${text}~` : text;
    case 'between':
    case 'notBetween':
      if (wanted === (operator === 'between')) return text;
      return second === undefined || second === null ? null : `${String(second)}~`;
    case '!=':
    case 'notIn':
    case 'doesNotContain':
      return wanted ? '~' : text;
    default:
      return null;
  }
}

function worded(rule: Rule, wanted: boolean, subject: Subject): Text {
  return explain(
    { combinator: 'and', rules: [rule], ...(wanted ? {} : { not: true }) },
    wordingOf(subject.register),
  );
}

const unitInBase = ({ register }: Subject, field: string): UnitId | null => {
  const unit = unitOf(register, field);
  return unit && baseUnitOf(unit);
};

/** A value as it is read. */
function shown({ register }: Subject, field: string, value: FieldValue): Text {
  const declared = Object.hasOwn(register.fields, field) ? register.fields[field] : undefined;
  if (!declared || declared.kind === 'number' || declared.kind === 'category')
    return wordingOf(register).show(field, value);
  const kind = kindOf(declared);
  return say(kind.show(value, declared, 'zh'), kind.show(value, declared, 'en'));
}
