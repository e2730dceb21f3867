import type { ScoreItem } from '@taizhang/definition';
import { Big } from 'big.js';

/** Decimals of points: finer would promise a difference that is none. */
const decimals = 2;

/**
 * The points of an item: its weight by how far the value lies from where it brings nothing to where it brings all, never
 * less than nothing and never more than the weight.
 * @returns null where the value is unknown: it is not scored, which is not nothing
 */
export function pointsOf({ weight, none, full }: ScoreItem, value: string | null): string | null {
  if (value === null) return null;
  const share = new Big(value).minus(none).div(new Big(full).minus(none));
  const capped = share.lt(0) ? new Big(0) : share.gt(1) ? new Big(1) : share;
  return capped.times(weight).round(decimals, Big.roundHalfUp).toFixed();
}

/** The points of all items that could be scored, as if they were all there were: out of a hundred. */
export function totalOf(
  scored: readonly { readonly points: string; readonly weight: number }[],
): string | null {
  const weight = scored.reduce((sum, one) => sum + one.weight, 0);
  if (weight === 0) return null;
  const points = scored.reduce((sum, one) => sum.plus(one.points), new Big(0));
  return points.times(100).div(weight).round(decimals, Big.roundHalfUp).toFixed();
}

/** The mean of shares, each capped at a hundred: more of one thing does not make up for another. */
export function cappedMean(shares: readonly string[]): string | null {
  if (shares.length === 0) return null;
  const sum = shares.reduce((total, share) => total.plus(new Big(share).gt(100) ? 100 : share), new Big(0));
  return sum.div(shares.length).round(6, Big.roundHalfUp).toFixed();
}
