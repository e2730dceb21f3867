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

const surrogate = /[\ud800-\udfff]/;

/** By code point. UTF-16 agrees with it as long as neither has a character beyond U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  if (surrogate.test(a) || surrogate.test(b)) return compareText(a, b);
  return a < b ? -1 : 1;
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
