import { describe, expect, it } from 'vitest';
import { yearBefore } from './index.ts';

describe('a figure held against the year before', () => {
  it.each<[string, string, string, string | null]>([
    ['200', '50', '150', '300'],
    ['9198000000', '783000000', '8415000000', '1074.712644'],
    ['50', '200', '-150', '-75'],
    ['5', '5', '0', '0'],
    ['1', '3', '-2', '-66.666667'],
  ])('%s after %s grew by %s, %s %%', (now, before, change, growth) => {
    expect(yearBefore('growth', now, before)).toEqual({ change, growth, reason: null });
  });

  it('has no growth on nothing or less, and says so', () => {
    expect(yearBefore('growth', '4', '0')).toEqual({ change: '4', growth: null, reason: 'base-of-nothing' });
    expect(yearBefore('growth', '4', '-1')).toEqual({
      change: '5',
      growth: null,
      reason: 'base-below-nothing',
    });
  });

  it('is none where a side is unknown', () => {
    expect(yearBefore('growth', null, '4').reason).toBe('unknown-now');
    expect(yearBefore('points', '4', null)).toEqual({ change: null, growth: null, reason: 'no-base' });
  });

  it('compares shares in percentage points, and never grows them', () => {
    expect(yearBefore('points', '10', '9')).toEqual({ change: '1', growth: null, reason: null });
    expect(yearBefore('points', '4', '0')).toEqual({ change: '4', growth: null, reason: null });
  });

  it('counts places upwards', () => {
    expect(yearBefore('places', '2', '5').change).toBe('3');
    expect(yearBefore('places', '2', '1').change).toBe('-1');
  });
});
