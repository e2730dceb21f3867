import { type Condition, comparisonOf, evaluate, type Register } from '@taizhang/definition';
import type { Reach } from './viewer.ts';

/** A record as far as it decides who reaches it. */
export interface Reachable {
  readonly unit: string | null;
  readonly street: string | null;
  /** The account that opened it; null while it stands nowhere. */
  readonly openedBy: string | null;
  /** A field's, measure's or common field's value. */
  valueOf(field: string): unknown;
}

/** Whether a record lies within the part's extent; the condition set aside. */
function inExtent({ units, own }: Reach, account: string, { unit, street, openedBy }: Reachable): boolean {
  if (own) return openedBy === account;
  if (units === null) return true;
  return (unit !== null && units.includes(unit)) || (street !== null && units.includes(street));
}

/** What is unknown is not true, as in a query. */
const isTrue = (condition: Condition | null, register: Register, record: Reachable): boolean =>
  condition === null ||
  evaluate(condition, {
    valueOf: (field) => record.valueOf(field),
    comparisonOf: (field) => {
      const comparison = comparisonOf(register, field);
      if (!comparison) throw new Error(`no condition may read ${field}`);
      return comparison;
    },
  }) === true;

/**
 * The parts of a reach that a record lies in: as it stands (`before`), or as a writing leaves it (`after`). A record
 * that is not there (null) lies in every part.
 */
export const partsReaching = (
  reach: readonly Reach[],
  account: string,
  register: Register,
  record: Reachable | null,
  rule: 'before' | 'after' = 'before',
): Reach[] =>
  reach.filter(
    (part) => record === null || (inExtent(part, account, record) && isTrue(part[rule], register, record)),
  );

/** Whether a record lies within what a viewer reaches: what `scopeSql` says in a query; tested against it. */
export const withinReach = (
  reach: readonly Reach[],
  account: string,
  register: Register,
  record: Reachable,
): boolean => partsReaching(reach, account, register, record).length > 0;
