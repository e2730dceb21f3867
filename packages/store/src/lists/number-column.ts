import { type Operator, operandOf, type Rule } from '@taizhang/definition';
import { Big } from 'big.js';
import { decimalOf, greatestWhole, WholeSums, wholeOf } from '../whole-number.ts';
import { byNumbers, type Column, grown, Unfit } from './column.ts';
import { pause, slice } from './order.ts';
import { no, type Truths, unknown, yes } from './truth.ts';

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
    const whole = wholeOf(value, this.decimals);
    if (whole === null) throw new Unfit(`cannot hold ${value}`);
    return whole;
  }

  get(row: number): string | null {
    const whole = this.amounts[row] as number;
    return Number.isNaN(whole) ? null : decimalOf(BigInt(whole), this.decimals);
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
    if (whole.gt(greatestWhole)) return { floor: Number.POSITIVE_INFINITY, exact: false };
    if (whole.lt(-greatestWhole)) return { floor: Number.NEGATIVE_INFINITY, exact: false };
    return { floor: Number(whole.toFixed(0)), exact: whole.eq(scaled) };
  }

  compare(a: number, b: number): number {
    return nanLast(this.amounts[a] as number, this.amounts[b] as number);
  }

  async sorted(base: Int32Array): Promise<Int32Array> {
    const amounts = this.amounts.slice();
    const ascending = Float64Array.from(base, (row) => amounts[row] as number).sort();
    // Sorting puts NaN last.
    const values = ascending.filter(
      (amount, i) => !Number.isNaN(amount) && (i === 0 || amount !== ascending[i - 1]),
    );
    const numberOf = new Int32Array(amounts.length);
    for (let i = 0; i < base.length; i++) {
      const row = base[i] as number;
      numberOf[row] = placeAmong(values, amounts[row] as number);
      if (i % slice === 0) await pause();
    }
    return byNumbers(base, numberOf, values.length + 1);
  }

  isUnknown(row: number): boolean {
    return Number.isNaN(this.amounts[row] as number);
  }

  /** The exact sum over some rows. */
  sum(rows: Int32Array): string {
    const amounts = this.amounts;
    const total = new WholeSums(1);
    for (const row of rows) {
      const amount = amounts[row] as number;
      if (!Number.isNaN(amount)) total.add(0, amount);
    }
    return decimalOf(total.at(0), this.decimals);
  }

  grow(capacity: number): void {
    this.amounts = grown(this.amounts, capacity);
  }

  get bytes(): number {
    return this.amounts.byteLength;
  }
}

/** Where an amount stands among different ones in order; the unknown after all of them. */
function placeAmong(values: Float64Array, amount: number): number {
  if (Number.isNaN(amount)) return values.length;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < amount) low = middle + 1;
    else high = middle;
  }
  return low;
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
