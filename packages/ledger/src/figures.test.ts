import { describe, expect, it } from 'vitest';
import { elapsedShare, percentOf, progressOf, rankOf } from './index.ts';

describe('the elapsed share of the year (时序进度)', () => {
  it.each([
    ['2021-06-30', '50'],
    ['2020-06-30', '50'],
    ['2021-12-31', '100'],
    ['2021-03-31', '25'],
    ['2021-01-31', '8.333333'],
    ['2021-02-14', '12.5'],
    ['2020-02-29', '16.666667'],
    ['2021-01-01', '0.268817'],
  ])('is counted in months: at the end of %s it is %s %%', (day, share) => {
    expect(elapsedShare(day)).toBe(share);
  });
});

describe('the three progress measures are three different things', () => {
  // 61 of the year's 100 are done at the end of June.
  const at = (show: 'completion' | 'ahead' | 'to-date') => progressOf(show, '61', '100', '2021-06-30');

  it('完成率: done ÷ annual target', () => expect(at('completion')).toBe('61'));
  it('超时序进度: completion − elapsed share, in percentage points', () => expect(at('ahead')).toBe('11'));
  it('达目标进度: done ÷ target to date', () => expect(at('to-date')).toBe('122'));

  it('behind the year is below nothing, not unknown', () => {
    expect(progressOf('ahead', '0', '100', '2021-06-30')).toBe('-50');
    expect(progressOf('completion', '0', '100', '2021-06-30')).toBe('0');
  });

  it('are unknown without a target, without work, and against a target of nothing', () => {
    for (const show of ['completion', 'ahead', 'to-date'] as const) {
      expect(progressOf(show, '1', null, '2021-06-30')).toBeNull();
      expect(progressOf(show, null, '1', '2021-06-30')).toBeNull();
      expect(progressOf(show, '1', '0', '2021-06-30')).toBeNull();
    }
  });
});

describe('a percentage', () => {
  it('is rounded half up in the sixth decimal, on both sides of nothing', () => {
    expect(percentOf('1', '3')).toBe('33.333333');
    expect(percentOf('2', '3')).toBe('66.666667');
    expect(percentOf('-2', '3')).toBe('-66.666667');
    expect(percentOf('999999999999999999.99', '999999999999999999.99')).toBe('100');
    expect(percentOf('1', '0.00')).toBeNull();
  });
});

describe('a rank', () => {
  const values = new Map([
    ['a', '10'],
    ['b', '20.0'],
    ['c', '20'],
    ['d', '-1'],
    ['e', '9'],
  ]);

  it('is one more than the number of those with more; equal values share a place', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((self) => rankOf(self, values))).toEqual(['3', '1', '1', '5', '4']);
  });

  it('is unknown for who has no value', () => {
    expect(rankOf('z', values)).toBeNull();
  });

  it('is none where nobody else has a value', () => {
    expect(rankOf('a', new Map([['a', '10']]))).toBeNull();
  });
});
