import { shifted } from './shifted.ts';

const decimalsOf = (value: string): number => /\.(\d+)$/.exec(value.trim())?.[1]?.length ?? 0;

/**
 * What a record will hold of an amount: what it holds, less what a corrected entry had added, and what is typed; null where
 * one of them is no plain decimal.
 */
export function comesTo(holding: string, was: string, typed: string): string | null {
  const values = [holding, was, typed];
  const places = Math.max(...values.map(decimalsOf));
  const whole = values.map((value) => shifted(value, places));
  const [held, less, more] = whole;
  if (held == null || less == null || more == null) return null;
  return shifted(String(BigInt(held) - BigInt(less) + BigInt(more)), -places);
}
