import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedMean, pointsOf, totalOf } from './index.ts';

const both = { zh: '项', en: 'item' };
const item = (none: string, full: string, weight = 40) => ({
  title: both,
  weight,
  value: { kind: 'targets' as const },
  none,
  full,
});

describe('points', () => {
  it('follow the value in proportion between the two bounds, either way round', () => {
    expect(pointsOf(item('60', '100'), '80')).toBe('20');
    expect(pointsOf(item('30', '0', 20), '7.5')).toBe('15');
    expect(pointsOf(item('60', '100'), null)).toBeNull();
  });

  it('are never less than nothing nor more than the weight, and never fall when the value is better', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.nat(100), (value, more) => {
        const [less, better] = [value, value + more].map((v) =>
          Number(pointsOf(item('60', '100'), String(v))),
        );
        expect(less).toBeGreaterThanOrEqual(0);
        expect(better).toBeLessThanOrEqual(40);
        expect(better).toBeGreaterThanOrEqual(less as number);
      }),
    );
  });

  it('are added up over what could be scored', () => {
    expect(
      totalOf([
        { points: '20', weight: 40 },
        { points: '15', weight: 20 },
      ]),
    ).toBe('58.33');
    expect(totalOf([])).toBeNull();
    expect(cappedMean(['150', '50'])).toBe('75');
    expect(cappedMean([])).toBeNull();
  });
});
