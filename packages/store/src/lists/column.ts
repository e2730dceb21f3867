import { compareText, evaluate, type Operator, operandOf, type Rule, type Scalar } from '@taizhang/definition';
import { Big } from 'big.js';
import type { ListColumn } from './offered.ts';
import { no, type Truths, unknown, yes } from './truth.ts';

/** A value that the arrays cannot hold exactly, or a rule that they cannot judge: then SQL answers. */
export class Unfit extends Error {}

/** The values of a column, one for each row. */
export interface Column {
  /** A value as it stands in the database; null is unknown. */
  set(row: number, value: string | boolean | null): void;
  get(row: number): string | boolean | null;
  /** Writes how a rule judges each row, where `undecided` is given only of the rows that it still matters for. */
  judge(rule: Rule, into: Truths, rows: number, undecided: ((row: number) => boolean) | null): void;
  /** The order of two rows by their values; unknown comes last. */
  compare(a: number, b: number): number;
  /** The same by the values of this moment, whatever they become later. */
  frozen(): (a: number, b: number) => number;
  isUnknown(row: number): boolean;
  grow(capacity: number): void;
  /** Roughly how many bytes it takes. */
  readonly bytes: number;
}

export const columnFor = (column: ListColumn): Column =>
  column.comparison === 'number'
    ? new NumberColumn(column.decimals)
    : column.free
      ? new TextColumn()
      : new CodedColumn(column);

const surrogate = /[\ud800-\udfff]/;

/** By code point. UTF-16 agrees with it as long as neither has a character beyond U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  if (surrogate.test(a) || surrogate.test(b)) return compareText(a, b);
  return a < b ? -1 : 1;
}

const grown = <T extends Int32Array | Float64Array>(array: T, capacity: number): T => {
  const larger = new (array.constructor as new (length: number) => T)(capacity);
  larger.set(array as never);
  return larger;
};

/** How a rule judges one value, by the same code that judges conditions everywhere. */
function judged(rule: Rule, comparison: ListColumn['comparison'], value: unknown): number {
  const truth = evaluate(
    { combinator: 'and', rules: [rule] },
    { valueOf: () => value, comparisonOf: () => comparison },
  );
  return truth === null ? unknown : truth ? yes : no;
}

/** Values of which many records share one: each row holds the number of its value, and a rule judges values, not rows. */
export class CodedColumn implements Column {
  private codes = new Int32Array(0);
  private readonly values: (string | boolean | null)[] = [null];
  private readonly known = new Map<string | boolean, number>();
  private readonly column: Pick<ListColumn, 'comparison' | 'declared'>;
  private ranks: Int32Array | null = null;

  constructor(column: Pick<ListColumn, 'comparison' | 'declared'>) {
    this.column = column;
  }

  set(row: number, value: string | boolean | null): void {
    this.codes[row] = value === null ? 0 : this.codeOf(value);
  }

  private codeOf(value: string | boolean): number {
    const code = this.known.get(value);
    if (code !== undefined) return code;
    this.known.set(value, this.values.length);
    this.ranks = null;
    return this.values.push(value) - 1;
  }

  get(row: number): string | boolean | null {
    return this.values[this.codes[row] as number] ?? null;
  }

  judge(rule: Rule, into: Truths, rows: number): void {
    const table = this.tableOf(rule);
    const codes = this.codes;
    for (let i = 0; i < rows; i++) into[i] = table[codes[i] as number] as number;
  }

  private tableOf(rule: Rule): Uint8Array {
    const { comparison } = this.column;
    if (rule.valueSource === 'field') throw new Unfit('compares columns');
    const only = this.fewOf(rule);
    const table = new Uint8Array(this.values.length);
    if (only === null) {
      for (const [code, value] of this.values.entries()) table[code] = judged(rule, comparison, value);
      return table;
    }
    // One of many values: what is not named is judged alike.
    table.fill(rule.operator === '=' || rule.operator === 'in' ? no : yes);
    for (const code of only) table[code] = judged(rule, comparison, this.values[code]);
    return table;
  }

  /** The codes that a rule of equality tells from all others, or null when every value must be looked at. */
  private fewOf(rule: Rule): number[] | null {
    if (this.column.comparison !== 'text' || !['=', '!=', 'in', 'notIn'].includes(rule.operator)) return null;
    const listed = [rule.value].flat();
    if (listed.some((value) => value === null || (typeof value === 'string' && value.startsWith('$')))) return null;
    return [0, ...listed.flatMap((value) => this.known.get(String(value)) ?? [])];
  }

  /** Which rows have one of these values, as bytes to be looked up by `codeAt`. */
  among(values: Iterable<string>): Uint8Array {
    const table = new Uint8Array(this.values.length);
    for (const value of values) {
      const code = this.known.get(value);
      if (code !== undefined) table[code] = 1;
    }
    return table;
  }

  codeAt(row: number): number {
    return this.codes[row] as number;
  }

  compare(a: number, b: number): number {
    const ranks = this.ranksOf();
    return (ranks[this.codes[a] as number] as number) - (ranks[this.codes[b] as number] as number);
  }

  frozen(): (a: number, b: number) => number {
    const ranks = this.ranksOf();
    const keys = this.codes.map((code) => ranks[code] as number);
    return (a, b) => (keys[a] as number) - (keys[b] as number);
  }

  isUnknown(row: number): boolean {
    return this.ranksOf()[this.codes[row] as number] === last;
  }

  /** The rank of each value; what is not declared comes last, as the unknown does. */
  ranksOf(): Int32Array {
    if (this.ranks) return this.ranks;
    const { declared } = this.column;
    const ranks = new Int32Array(this.values.length).fill(last);
    if (declared) {
      for (const [rank, value] of declared.entries()) {
        const code = this.known.get(value);
        if (code !== undefined) ranks[code] = rank;
      }
    } else {
      const order = this.values.map((_, code) => code).slice(1);
      order.sort((a, b) => byCodePoint(String(this.values[a]), String(this.values[b])));
      for (const [rank, code] of order.entries()) ranks[code] = rank;
    }
    this.ranks = ranks;
    return ranks;
  }

  grow(capacity: number): void {
    this.codes = grown(this.codes, capacity);
  }

  get bytes(): number {
    return this.codes.byteLength + this.values.length * 120;
  }
}
const last = 0x7fffffff;

/** Text that is mostly different from record to record. */
export class TextColumn implements Column {
  private readonly texts: (string | null)[] = [];
  private characters = 0;

  set(row: number, value: string | boolean | null): void {
    const text = value === null ? null : String(value);
    this.characters += (text?.length ?? 0) - (this.texts[row]?.length ?? 0);
    this.texts[row] = text;
  }

  get(row: number): string | null {
    return this.texts[row] ?? null;
  }

  judge(rule: Rule, into: Truths, rows: number, undecided: ((row: number) => boolean) | null): void {
    const test = testOf(rule);
    const texts = this.texts;
    for (let i = 0; i < rows; i++) {
      if (undecided && !undecided(i)) continue;
      const text = texts[i] as string | null;
      into[i] = text === null ? test.ofUnknown : test.of(text);
    }
  }

  compare(a: number, b: number): number {
    return unknownLast(this.texts[a] as string | null, this.texts[b] as string | null);
  }

  frozen(): (a: number, b: number) => number {
    const texts = this.texts.slice();
    return (a, b) => unknownLast(texts[a] as string | null, texts[b] as string | null);
  }

  isUnknown(row: number): boolean {
    return this.texts[row] === null;
  }

  grow(): void {
    // An array of texts grows by itself.
  }

  get bytes(): number {
    return this.texts.length * 24 + this.characters * 2;
  }
}

function unknownLast(x: string | null, y: string | null): number {
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  return byCodePoint(x, y);
}

interface TextTest {
  of(text: string): number;
  readonly ofUnknown: number;
}

/** The commonest rules over text without going through `evaluate` a million times; tested against it. */
function testOf(rule: Rule): TextTest {
  if (rule.valueSource === 'field') throw new Unfit('compares columns');
  const ofUnknown = judged(rule, 'text', null);
  const truth = (test: (text: string) => boolean): TextTest => ({
    ofUnknown,
    of: (text) => (test(text) ? yes : no),
  });
  const given = Array.isArray(rule.value) || rule.value === null ? null : operandOf(rule.value, 'text');
  const fast = given === null ? undefined : fastTests[rule.operator];
  if (fast) return truth(fast(String(given)));
  if (rule.operator === 'in' || rule.operator === 'notIn') {
    const listed = [rule.value].flat();
    if (listed.every((value): value is Scalar => value !== null)) {
      const among = new Set(listed.map((value) => String(operandOf(value, 'text'))));
      return truth((text) => among.has(text) === (rule.operator === 'in'));
    }
  }
  return { ofUnknown, of: (text) => judged(rule, 'text', text) };
}

const fastTests: Partial<Record<Operator, (given: string) => (text: string) => boolean>> = {
  '=': (given) => (text) => text === given,
  '!=': (given) => (text) => text !== given,
  '<': (given) => (text) => byCodePoint(text, given) < 0,
  '<=': (given) => (text) => byCodePoint(text, given) <= 0,
  '>': (given) => (text) => byCodePoint(text, given) > 0,
  '>=': (given) => (text) => byCodePoint(text, given) >= 0,
  contains: (given) => (text) => text.includes(given),
  doesNotContain: (given) => (text) => !text.includes(given),
  beginsWith: (given) => (text) => text.startsWith(given),
  endsWith: (given) => (text) => text.endsWith(given),
};

/** The greatest magnitude at which adding two whole numbers is still exact, with room for one more. */
const greatest = 2 ** 52;

/** Exact decimals as whole numbers of their last decimal; unknown is NaN. */
export class NumberColumn implements Column {
  private amounts = new Float64Array(0);
  private readonly decimals: number;
  private readonly scale: number;

  constructor(decimals: number) {
    this.decimals = decimals;
    this.scale = 10 ** decimals;
  }

  /** @throws Unfit when an amount is too great or too fine to be held exactly */
  set(row: number, value: string | boolean | null): void {
    this.amounts[row] = value === null ? Number.NaN : this.wholeOf(String(value));
  }

  private wholeOf(value: string): number {
    const match = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(value);
    const fraction = match?.[3] ?? '';
    if (!match || fraction.length > this.decimals) throw new Unfit(`cannot hold ${value}`);
    const whole = Number(`${match[2]}${fraction.padEnd(this.decimals, '0')}`);
    if (whole > greatest) throw new Unfit(`cannot hold ${value}`);
    return match[1] && whole !== 0 ? -whole : whole;
  }

  get(row: number): string | null {
    const whole = this.amounts[row] as number;
    return Number.isNaN(whole) ? null : this.written(BigInt(whole));
  }

  private written(whole: bigint): string {
    if (this.decimals === 0) return String(whole);
    const digits = String(whole < 0n ? -whole : whole).padStart(this.decimals + 1, '0');
    const fraction = digits.slice(-this.decimals).replace(/0+$/, '');
    const text = `${digits.slice(0, -this.decimals)}${fraction === '' ? '' : `.${fraction}`}`;
    return whole < 0n ? `-${text}` : text;
  }

  judge(rule: Rule, into: Truths, rows: number): void {
    if (rule.valueSource === 'field') throw new Unfit('compares columns');
    const amounts = this.amounts;
    const given = [rule.value].flat();
    if (rule.operator === 'null' || rule.operator === 'notNull') {
      const ofUnknown = rule.operator === 'null' ? yes : no;
      for (let i = 0; i < rows; i++)
        into[i] = Number.isNaN(amounts[i] as number) ? ofUnknown : yes - ofUnknown;
      return;
    }
    if (given.some((value) => value === null)) throw new Unfit('compares with nothing');
    const limits = given.map((value) => this.limitOf(operandOf(value, 'number') as string));
    const ranges = rangesOf(rule.operator, limits);
    if (ranges === null) throw new Unfit('looks at how a number is written');
    const [inside, outside] = ranges.inside ? [yes, no] : [no, yes];
    if (ranges.of.length === 1) {
      const [low, high] = ranges.of[0] as Range;
      for (let i = 0; i < rows; i++) {
        const amount = amounts[i] as number;
        into[i] = amount >= low && amount <= high ? inside : Number.isNaN(amount) ? unknown : outside;
      }
      return;
    }
    for (let i = 0; i < rows; i++) {
      const amount = amounts[i] as number;
      if (Number.isNaN(amount)) into[i] = unknown;
      else into[i] = ranges.of.some(([low, high]) => amount >= low && amount <= high) ? inside : outside;
    }
  }

  /** An operand in the column's whole numbers: the greatest that is not more, and whether it is the operand itself. */
  private limitOf(operand: string): Limit {
    const scaled = new Big(operand).times(this.scale);
    const floor = scaled.round(0, Big.roundDown);
    const whole = scaled.lt(0) && !floor.eq(scaled) ? floor.minus(1) : floor;
    if (whole.gt(greatest)) return { floor: Number.POSITIVE_INFINITY, exact: false };
    if (whole.lt(-greatest)) return { floor: Number.NEGATIVE_INFINITY, exact: false };
    return { floor: Number(whole.toFixed(0)), exact: whole.eq(scaled) };
  }

  compare(a: number, b: number): number {
    return nanLast(this.amounts[a] as number, this.amounts[b] as number);
  }

  frozen(): (a: number, b: number) => number {
    const amounts = this.amounts.slice();
    return (a, b) => nanLast(amounts[a] as number, amounts[b] as number);
  }

  isUnknown(row: number): boolean {
    return Number.isNaN(this.amounts[row] as number);
  }

  /** The exact sum over the rows that a condition is true of. */
  sum(truths: Truths, rows: number): string {
    const amounts = this.amounts;
    let total = 0n;
    let part = 0;
    for (let i = 0; i < rows; i++) {
      if (truths[i] !== yes) continue;
      const amount = amounts[i] as number;
      if (Number.isNaN(amount)) continue;
      part += amount;
      if (part > greatest || part < -greatest) {
        total += BigInt(part);
        part = 0;
      }
    }
    return this.written(total + BigInt(part));
  }

  grow(capacity: number): void {
    this.amounts = grown(this.amounts, capacity);
  }

  get bytes(): number {
    return this.amounts.byteLength;
  }
}

const nanLast = (x: number, y: number): number =>
  Number.isNaN(x) || Number.isNaN(y) ? Number(Number.isNaN(x)) - Number(Number.isNaN(y)) : x - y;

interface Limit {
  readonly floor: number;
  readonly exact: boolean;
}
type Range = readonly [low: number, high: number];
const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const nothing: Range = [most, least];

/** A comparison as ranges of whole numbers, and whether it holds inside or outside of them. */
function rangesOf(operator: Operator, limits: readonly Limit[]): { inside: boolean; of: Range[] } | null {
  const [first, second] = limits;
  if (operator === 'in' || operator === 'notIn')
    return { inside: operator === 'in', of: limits.length === 0 ? [nothing] : limits.map(justAt) };
  if (!first) return null;
  switch (operator) {
    case '=':
    case '!=':
      return { inside: operator === '=', of: [justAt(first)] };
    case '<':
      return { inside: true, of: [[least, first.exact ? first.floor - 1 : first.floor]] };
    case '<=':
      return { inside: true, of: [[least, first.floor]] };
    case '>':
      return { inside: true, of: [[first.floor + 1, most]] };
    case '>=':
      return { inside: true, of: [[first.exact ? first.floor : first.floor + 1, most]] };
    case 'between':
    case 'notBetween':
      return second === undefined
        ? null
        : {
            inside: operator === 'between',
            of: [[first.exact ? first.floor : first.floor + 1, second.floor]],
          };
    default:
      return null;
  }
}

const justAt = ({ floor, exact }: Limit): Range => (exact ? [floor, floor] : nothing);
