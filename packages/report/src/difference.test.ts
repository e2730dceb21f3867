import { describe, expect, it } from 'vitest';
import { differenceInWords } from './difference.ts';

describe('a difference in words', () => {
  it('is said in the printed unit, with its sign and decimals', () => {
    expect(differenceInWords('212000000', { unit: 'yi-yuan', decimals: 2 }).zh).toBe('+2.12亿元');
    expect(differenceInWords('-3', { unit: 'hu', decimals: 0 }).zh).toBe('−3户');
  });

  it('takes as many decimals more as it needs to say anything', () => {
    expect(differenceInWords('1200', { unit: 'wan-yuan', decimals: 0 }).zh).toBe('+0.1万元');
  });

  it('calls the difference of percentages by its name', () => {
    expect(differenceInWords('-0.4', { unit: 'percent', decimals: 1 })).toEqual({
      zh: '−0.4个百分点',
      en: '−0.4 percentage points',
    });
  });

  it('names no unit where there is none to name', () => {
    expect(differenceInWords('2', { unit: 'ge', decimals: 0 }).en).toMatch(/^\+2( \S+)?$/);
  });
});
