import { type Condition, comparisonOf, evaluate, fieldsOfKind, type Register } from '@taizhang/definition';
import type { Reach } from './viewer.ts';

/** A record as far as it decides who reaches it. */
export interface Reachable {
  readonly id: string;
  readonly unit: string | null;
  readonly street: string | null;
  /** The account that opened it; null while it stands nowhere. */
  readonly openedBy: string | null;
  /** A field's, measure's or common field's value. */
  valueOf(field: string): unknown;
}

/** The fields by which a register's records refer to those of another. */
export const referencesTo = (register: Register, other: string): string[] =>
  fieldsOfKind(register, 'reference').filter((id) => {
    const field = register.fields[id];
    return field?.kind === 'reference' && field.register === other;
  });

/** Whether a record lies within the part's extent; the condition set aside. */
function inExtent(
  { units, own, of }: Reach,
  account: string,
  register: Register,
  record: Reachable,
): boolean {
  const { unit, street, openedBy } = record;
  if (own) return openedBy === account;
  if (of)
    return register.id === of.register
      ? record.id === of.record
      : referencesTo(register, of.register).some((field) => record.valueOf(field) === of.record);
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
    (part) =>
      record === null || (inExtent(part, account, register, record) && isTrue(part[rule], register, record)),
  );

/** Whether a record lies within what a viewer reaches: what `scopeSql` says in a query; tested against it. */
export const withinReach = (
  reach: readonly Reach[],
  account: string,
  register: Register,
  record: Reachable,
): boolean => partsReaching(reach, account, register, record).length > 0;
