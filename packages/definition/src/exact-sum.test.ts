import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParts, sumOf } from './exact-sum.ts';

/** Decimals as they are stored: of few digits and of many, negative ones too. */
const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt(0n, 10n ** 18n), fc.integer({ min: 0, max: 18 }))
  .map(([sign, digits, scale]) => new Big(`${sign}${digits}`).div(new Big(10).pow(scale)).round(6).toFixed());
const short = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) => new Big(digits).div(new Big(10).pow(scale)).toFixed());
const edge = fc.constantFrom(
  '0', '-0.0001', '99999999999.9999', '-99999999999.9999', '999999999999999', '100000000000', '0.1', '0.30000', '1.00005',
); // biome-ignore format: one line reads better
const stored = fc.oneof(decimal, short, edge);

describe('the sum of two stored amounts', () => {
  it('is what exact arithmetic of any length says', () => {
    fc.assert(
      fc.property(stored, stored, (a, b) => {
        const exact = new Big(a).plus(b);
        expect(sumOf(a, b)).toBe(exact.eq(0) ? '0' : exact.toFixed());
      }),
      { numRuns: 5000 },
    );
  });

  it('is counted in parts that are exact, or not at all', () => {
    fc.assert(
      fc.property(stored, (a) => {
        const parts = inParts(a);
        if (parts !== null) expect(new Big(parts).div(10_000).eq(a)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(inParts('1.00005')).toBeNull();
    expect(inParts('99999999999.9999')).toBe(999_999_999_999_999);
  });
});
