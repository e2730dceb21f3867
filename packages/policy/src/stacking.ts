import type { Eligibility, Terms } from '@taizhang/definition';
import { Big } from 'big.js';

/** What a policy says of somebody, as far as policies that know of each other need it. */
export interface Rival {
  readonly id: string;
  readonly stacking: Terms['stacking'];
  readonly eligibility: Eligibility;
  /** 元; null while unknown. */
  readonly amount: string | null;
}

/**
 * Of policies of a group only one is given to a subject: the highest, of equals the first (就高不重复).
 * @returns by policy that is due, the one that is given in its place
 */
export function givenInstead(rivals: readonly Rival[]): Map<string, string> {
  const due = rivals.filter(({ stacking, eligibility }) => stacking && eligibility === 'eligible');
  const instead = new Map<string, string>();
  for (const group of Map.groupBy(due, ({ stacking }) => stacking?.group).values()) {
    const best = group.reduce((most, one) => (new Big(one.amount ?? 0).gt(most.amount ?? 0) ? one : most));
    for (const { id } of group) if (id !== best.id) instead.set(id, best.id);
  }
  return instead;
}
