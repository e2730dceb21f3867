import { Big } from 'big.js';

const parts = 10_000;
/** So many parts at most: below it every whole number of them is exact, and so is the sum of two. */
const mostParts = 1e15;

/**
 * A number as so many ten-thousandths, where they can be counted exactly. Nearly all amounts can, and need no arithmetic of
 * many digits.
 */
export function inParts(number: string): number | null {
  if (number.length > 16 || !/^-?\d+(\.\d+)?$/.test(number)) return null;
  const dot = number.indexOf('.');
  if (dot >= 0 && number.length - dot > 5) return null;
  // Sixteen characters with four decimals are less than a part off before they are rounded.
  const count = Math.round(Number(number) * parts);
  return Math.abs(count) <= mostParts ? count : null;
}

/** How two numbers of parts, or of any length, stand to each other: negative where the first is less. */
export const compareExact = (a: number | Big, b: number | Big): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : asBig(a).cmp(asBig(b));

const asBig = (number: number | Big): Big =>
  typeof number === 'number' ? new Big(number).div(parts) : number;

/** The sum of two plain decimals, as one. */
export function sumOf(a: string, b: string): string {
  const [x, y] = [inParts(a), inParts(b)];
  return x === null || y === null ? new Big(a).plus(b).toFixed() : inDecimals(x + y);
}

function inDecimals(count: number): string {
  const magnitude = Math.abs(count);
  const whole = Math.floor(magnitude / parts);
  const rest = magnitude - whole * parts;
  const sign = count < 0 ? '-' : '';
  return rest === 0
    ? `${sign}${whole}`
    : `${sign}${whole}.${String(parts + rest)
        .slice(1)
        .replace(/0+$/, '')}`;
}
