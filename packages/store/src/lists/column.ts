import { compareText, evaluate, type Rule } from '@taizhang/definition';
import type { ListColumn } from './offered.ts';
import { no, type Truths, unknown, yes } from './truth.ts';

/** A value that the arrays cannot hold exactly, or a rule that they cannot judge: then SQL answers. */
export class Unfit extends Error {}

/** The values of a column, one for each row. */
export interface Column {
  /** A value as it stands in the database; null is unknown. */
  set(row: number, value: string | boolean | null): void;
  get(row: number): string | boolean | null;
  /** Writes how a rule judges each row; of those that `matters` has nothing for, it may write anything. */
  judge(rule: Rule, into: Truths, rows: number, matters: Truths): void;
  /** The order of two rows by their values; unknown comes last. */
  compare(a: number, b: number): number;
  /** The rows of `base` by their values as they are now, those alike in the order of `base`, the unknown last. */
  sorted(base: Int32Array): Promise<Int32Array>;
  isUnknown(row: number): boolean;
  grow(capacity: number): void;
  /** Roughly how many bytes it takes. */
  readonly bytes: number;
}

const surrogate = /[\ud800-\udfff]/;

/** Whether a text has characters beyond U+FFFF, of which UTF-16 has another order than code points. */
export const isBeyond = (text: string): boolean => surrogate.test(text);

/** By code point. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  if (isBeyond(a) || isBeyond(b)) return compareText(a, b);
  return a < b ? -1 : 1;
}

/** The rows of `base` by the number that each has, those alike in the order of `base`. */
export function byNumbers(base: Int32Array, numberOf: Int32Array, numbers: number): Int32Array {
  const starts = new Int32Array(numbers + 1);
  for (const row of base) {
    const next = (numberOf[row] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let i = 1; i <= numbers; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const sorted = new Int32Array(base.length);
  for (const row of base) {
    const number = numberOf[row] as number;
    const place = starts[number] as number;
    sorted[place] = row;
    starts[number] = place + 1;
  }
  return sorted;
}

export const grown = <T extends Int32Array | Float64Array>(array: T, capacity: number): T => {
  const larger = new (array.constructor as new (length: number) => T)(capacity);
  larger.set(array as never);
  return larger;
};

/** How a rule judges one value, by the same code that judges conditions everywhere. */
export function judged(rule: Rule, comparison: ListColumn['comparison'], value: unknown): number {
  const truth = evaluate(
    { combinator: 'and', rules: [rule] },
    { valueOf: () => value, comparisonOf: () => comparison },
  );
  return truth === null ? unknown : truth ? yes : no;
}
