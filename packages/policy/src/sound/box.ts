import {
  baseUnitOf,
  type Comparison,
  type Condition,
  compareText,
  comparisonOf,
  isGroup,
  type Operator,
  type Register,
  type Rule,
  type Scalar,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { unitOf } from '../subject.ts';

/** An end of a range: a number in base units or a text, and whether it belongs to it. */
interface End {
  readonly at: string;
  readonly open: boolean;
}

/** What a figure may be: one of some values, or what lies between two ends; without some. */
export interface Range {
  readonly among: readonly string[] | null;
  readonly low: End | null;
  readonly high: End | null;
  readonly without: readonly string[];
  /** null: known or not. */
  readonly given: boolean | null;
}

/** What several figures may be at once; a figure that is not in it may be anything. */
export interface Box {
  readonly ranges: ReadonlyMap<string, Range>;
  /** Which figures are not less than which others: “tax tax-before”. */
  readonly atLeast: ReadonlySet<string>;
}

const anything: Box = { ranges: new Map(), atLeast: new Set() };
const any: Range = { among: null, low: null, high: null, without: [], given: null };

/** More alternatives than these are not looked through: then nothing is said to be impossible. */
const mostBoxes = 200;

/** A condition with more alternatives than can be looked through. */
export class TooMany extends Error {}

const comparing =
  (comparison: Comparison) =>
  (a: string, b: string): number =>
    comparison === 'number' ? new Big(a).cmp(b) : compareText(a, b);

/** The values that a figure may have at all, where they are a closed list. */
export function optionsOf(profile: Register, name: string): string[] | null {
  if (name === 'stage') return Object.keys(profile.stages);
  const field = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
  if (field?.kind === 'flag') return ['true', 'false'];
  return field?.kind === 'category' ? Object.keys(field.options) : null;
}

/** What a figure may be before anything is asked of it. */
export function rangeAtAll(profile: Register, name: string): Range {
  const among = optionsOf(profile, name);
  const measure = Object.hasOwn(profile.measures, name) ? profile.measures[name] : undefined;
  const field = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
  const unit = unitOf(profile, name);
  // Heads, areas and days are never below nothing; money and growth may be.
  const counted = unit !== null && !['yuan', 'percent', 'percentage-point'].includes(baseUnitOf(unit));
  const low = (measure && !measure.signed) || (field && counted) ? { at: '0', open: false } : null;
  return { ...any, among, low };
}

/** The boxes in which a condition is true, together all of them. @throws TooMany */
export function boxesOf(condition: Condition, profile: Register, wanted = true): Box[] {
  const inner = condition.not ? !wanted : wanted;
  const parts = condition.rules.map((node) =>
    isGroup(node) ? boxesOf(node, profile, inner) : boxesOfRule(node, profile, inner),
  );
  if (parts.length === 0) return inner ? [anything] : [];
  if ((condition.combinator === 'and') === inner) return meetAll(parts, profile);
  return limited(parts.flat());
}

const limited = (boxes: Box[]): Box[] => {
  if (boxes.length > mostBoxes) throw new TooMany();
  return boxes;
};

/** What lies in a box of each. @throws TooMany */
export const meetAll = (parts: readonly (readonly Box[])[], profile: Register): Box[] =>
  parts.reduce<Box[]>(
    (boxes, part) =>
      limited(boxes.flatMap((box) => part.flatMap((other) => meet(box, other, profile) ?? []))),
    [anything],
  );

function meet(a: Box, b: Box, profile: Register): Box | null {
  const ranges = new Map(a.ranges);
  for (const [name, range] of b.ranges) {
    const met = narrowed(ranges.get(name) ?? rangeAtAll(profile, name), range, profile, name);
    if (!met) return null;
    ranges.set(name, met);
  }
  return { ranges, atLeast: new Set([...a.atLeast, ...b.atLeast]) };
}

function narrowed(a: Range, b: Range, profile: Register, name: string): Range | null {
  if (a.given !== null && b.given !== null && a.given !== b.given) return null;
  const given = a.given ?? b.given;
  if (given === false) return { ...any, given };
  const order = comparing(comparisonOf(profile, name) ?? 'text');
  const low = tighter(a.low, b.low, (x, y) => order(x, y) > 0);
  const high = tighter(a.high, b.high, (x, y) => order(x, y) < 0);
  const without = [...new Set([...a.without, ...b.without])];
  const lists = [a.among, b.among].filter((list) => list !== null);
  const among =
    lists.length === 0
      ? null
      : (lists[0] as string[]).filter((one) => lists.every((list) => has(list, one, order)));
  const lies = (one: string): boolean =>
    !has(without, one, order) &&
    (!low || order(one, low.at) > (low.open ? 0 : -1)) &&
    (!high || order(one, high.at) < (high.open ? 0 : 1));
  if (among) {
    const left = among.filter(lies);
    return left.length === 0 ? null : { ...any, among: left, given };
  }
  if (low && high) {
    const between = order(low.at, high.at);
    if (between > 0 || (between === 0 && !lies(low.at))) return null;
  }
  return { among, low, high, without, given };
}

const has = (list: readonly string[], one: string, order: (a: string, b: string) => number): boolean =>
  list.some((other) => order(other, one) === 0);

function tighter(a: End | null, b: End | null, isTighter: (a: string, b: string) => boolean): End | null {
  if (!a || !b) return a ?? b;
  if (a.at === b.at || (!isTighter(a.at, b.at) && !isTighter(b.at, a.at))) return a.open ? a : b;
  return isTighter(a.at, b.at) ? a : b;
}

const opposite: Readonly<Partial<Record<Operator, Operator>>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  in: 'notIn',
  notIn: 'in',
  between: 'notBetween',
  notBetween: 'between',
  null: 'notNull',
  notNull: 'null',
};

function boxesOfRule(rule: Rule, profile: Register, wanted: boolean): Box[] {
  const operator = wanted ? rule.operator : opposite[rule.operator];
  const box = (range: Partial<Range>): Box[] => {
    const met = narrowed(
      rangeAtAll(profile, rule.field),
      { ...any, given: true, ...range },
      profile,
      rule.field,
    );
    return met ? [{ ranges: new Map([[rule.field, met]]), atLeast: new Set() }] : [];
  };
  if (!operator) return box({});
  if (operator === 'null') return box({ given: false });
  if (operator === 'notNull') return box({});
  if (rule.valueSource === 'field') return ofTwoFields(rule, operator);
  const values = [rule.value].flat();
  // Compared with what is not known it is unknown, and so never true.
  if (values.some((value) => value === null) && operator !== 'in') return [];
  const texts = values.filter((value): value is Scalar => value !== null).map(String);
  const number = (comparisonOf(profile, rule.field) ?? 'text') === 'number';
  if (number && texts.some((text) => !/^-?\d+(\.\d+)?$/.test(text))) return box({});
  const [first = '', second = ''] = texts;
  const end = (at: string, open: boolean): End => ({ at, open });
  switch (operator) {
    case '=':
    case 'in':
      return box({ among: texts });
    case '!=':
    case 'notIn':
      return box({ without: texts });
    case '<':
    case '<=':
      return box({ high: end(first, operator === '<') });
    case '>':
    case '>=':
      return box({ low: end(first, operator === '>') });
    case 'between':
      return box({ low: end(first, false), high: end(second, false) });
    case 'notBetween':
      return [...box({ high: end(first, true) }), ...box({ low: end(second, true) })];
    default:
      return box({});
  }
}

function ofTwoFields({ field, value }: Rule, operator: Operator): Box[] {
  const other = String([value].flat()[0]);
  const same = field === other;
  if (same && ['<', '>', '!='].includes(operator)) return [];
  const atLeast =
    operator === '>' || operator === '>='
      ? [`${field} ${other}`]
      : operator === '<' || operator === '<='
        ? [`${other} ${field}`]
        : operator === '='
          ? [`${field} ${other}`, `${other} ${field}`]
          : [];
  const known: Range = { ...any, given: true };
  return [
    {
      ranges: new Map([
        [field, known],
        [other, known],
      ]),
      atLeast: new Set(atLeast),
    },
  ];
}
