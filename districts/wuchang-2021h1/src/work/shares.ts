import { Big } from 'big.js';

/**
 * Shares a total out by weight, exactly, no share above its cap: what a cap cuts off goes to the others.
 * @returns decimal strings of at most `decimals` decimals that add up to the total; a weight of 0 gets nothing
 * @throws when the caps leave no room for the total
 */
export function apportion(
  total: string | number,
  weights: readonly number[],
  decimals = 0,
  caps?: readonly (string | number)[],
): string[] {
  const step = new Big(10).pow(decimals);
  const stepsOf = (value: string | number) =>
    Number(new Big(value).times(step).round(0, Big.roundDown).toFixed());
  const wanted = stepsOf(total);
  const room = weights.map((weight, i) =>
    weight <= 0 ? 0 : caps ? stepsOf(caps[i] as string | number) : wanted,
  );
  const shares = weights.map(() => 0);
  let left = wanted;
  while (left > 0) {
    const open = weights.flatMap((_, i) => ((shares[i] as number) < (room[i] as number) ? [i] : []));
    if (open.length === 0) throw new Error(`${total} does not fit: ${left} steps are left over`);
    const sum = open.reduce((s, i) => s + (weights[i] as number), 0);
    const before = left;
    for (const i of open) {
      const free = (room[i] as number) - (shares[i] as number);
      const share = Math.min(free, Math.floor((before * (weights[i] as number)) / sum), left);
      shares[i] = (shares[i] as number) + share;
      left -= share;
    }
    // Rounding alone is left: one step each, in turn.
    if (left === before || left < open.length)
      for (const i of open) {
        if (left === 0) break;
        if ((shares[i] as number) >= (room[i] as number)) continue;
        shares[i] = (shares[i] as number) + 1;
        left -= 1;
      }
  }
  return shares.map((share) => new Big(share).div(step).toFixed());
}

export const add = (...values: (string | number)[]): string =>
  values.reduce<Big>((sum, value) => sum.plus(value), new Big(0)).toFixed();

export const subtract = (a: string | number, b: string | number): string => new Big(a).minus(b).toFixed();
export const times = (a: string | number, factor: string | number, decimals = 2): string =>
  new Big(a).times(factor).round(decimals, Big.roundHalfUp).toFixed();
