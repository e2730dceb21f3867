import type { Terms } from '@taizhang/definition';
import { Big } from 'big.js';

/** What somebody is due, with what decides who comes first. */
export interface Claim {
  readonly id: string;
  /** 元. */
  readonly amount: string;
  /** By this the greatest comes first; null comes last. */
  readonly order: string | null;
}

/**
 * What each claim gets out of a budget, in cents exact. In order: whoever comes first gets all of it, the last one what
 * is left. Pro rata: all the same share, and the cents that rounding leaves go to the greatest claims.
 */
export function shareBudget(
  share: NonNullable<Terms['budget']>['share'],
  budget: string,
  claims: readonly Claim[],
): Map<string, string> {
  return share === 'in-order' ? inOrder(budget, claims) : proRata(budget, claims);
}

const byId = (a: Claim, b: Claim): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The greatest first; of equals, who is not ordered, by id. */
function before(a: Claim, b: Claim): number {
  if (a.order === null || b.order === null)
    return a.order === b.order ? byId(a, b) : a.order === null ? 1 : -1;
  const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
  const order =
    isNumber(a.order) && isNumber(b.order)
      ? new Big(b.order).cmp(a.order)
      : a.order < b.order
        ? 1
        : a.order > b.order
          ? -1
          : 0;
  return order || byId(a, b);
}

function inOrder(budget: string, claims: readonly Claim[]): Map<string, string> {
  let left = new Big(budget);
  const given = new Map<string, string>();
  for (const { id, amount } of claims.toSorted(before)) {
    const gets = left.lt(amount) ? left : new Big(amount);
    given.set(id, gets.toFixed());
    left = left.minus(gets);
  }
  return given;
}

function proRata(budget: string, claims: readonly Claim[]): Map<string, string> {
  const all = claims.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  if (all.lte(budget)) return new Map(claims.map(({ id, amount }) => [id, new Big(amount).toFixed()]));
  const Exact = Big();
  Exact.DP = 40;
  const parts = claims.map((claim) => ({
    claim,
    gets: new Exact(claim.amount).times(budget).div(all).round(2, Big.roundDown),
  }));
  let left = parts.reduce((rest, { gets }) => rest.minus(gets), new Big(budget));
  const cent = new Big('0.01');
  const given = new Map<string, string>();
  const greatest = parts.toSorted(
    (a, b) => new Big(b.claim.amount).cmp(a.claim.amount) || byId(a.claim, b.claim),
  );
  for (const { claim, gets } of greatest) {
    const more = left.gte(cent) && gets.plus(cent).lte(claim.amount);
    given.set(claim.id, (more ? gets.plus(cent) : gets).toFixed());
    if (more) left = left.minus(cent);
  }
  return given;
}
