import type { WireTrend } from '@taizhang/contract';
import { describe, expect, it } from 'vitest';
import { extentOf } from './trend-axis.ts';

const of = (scale: WireTrend['scale'], ...shown: (string | null)[]) =>
  extentOf({
    scale,
    current: shown.map((one, i) => ({ day: `2021-0${i + 1}-28`, value: one, shown: one })),
    previous: [],
  } as unknown as WireTrend);

describe('the axis of a trend', () => {
  it('has the first place on top, and no tick between two places', () => {
    expect(of('places', '1', null, '2')).toMatchObject({ inverse: true, min: 1, max: 3, interval: 1 });
    expect(of('places', '12', '15')).toMatchObject({ inverse: true, min: 1, max: 15, minInterval: 1 });
  });

  it('has no tick between two whole numbers, however few there are', () => {
    expect(of('whole', '0', '1')).toEqual({ max: 3, minInterval: 1 });
    expect(of('whole', '37', '200')).toEqual({ scale: false, minInterval: 1 });
  });

  it('leaves out nothing only where all values differ by little', () => {
    expect([of('decimal', '95', '100'), of('decimal', '5', '100')]).toEqual([
      { scale: true },
      { scale: false },
    ]);
  });
});
