import { Big } from 'big.js';
import type { Random } from '../random.ts';

/**
 * Splits an exact total into `parts` positive amounts of at most `decimals` decimals that differ as real ones do
 * (`spread` 0: nearly equal; 1: some ten times others). They add up to the total exactly.
 * @throws when the total is too small for so many parts
 */
export function split(
  random: Random,
  total: string | number,
  parts: number,
  decimals = 0,
  spread = 0.6,
): string[] {
  if (parts === 0) return [];
  const step = new Big(10).pow(decimals);
  const steps = Number(new Big(total).times(step).toFixed(0));
  if (steps < parts)
    throw new Error(`${total} cannot be split into ${parts} parts with ${decimals} decimals`);
  const weights = Array.from({ length: parts }, () => Math.exp((random.next() - 0.5) * 4.6 * spread));
  const sum = weights.reduce((a, b) => a + b, 0);
  // Each part gets one step for sure; the rest is shared by weight, and rounding leftovers go round.
  const shares = weights.map((w) => 1 + Math.floor(((steps - parts) * w) / sum));
  let left = steps - shares.reduce((a, b) => a + b, 0);
  for (let i = 0; left > 0; i = (i + 1) % parts, left--) shares[i] = (shares[i] as number) + 1;
  return shares.map((share) => new Big(share).div(step).toFixed());
}

/** A whole number split as `split` does. */
export const splitCount = (random: Random, total: number, parts: number, spread = 0.6): number[] =>
  split(random, total, parts, 0, spread).map(Number);
