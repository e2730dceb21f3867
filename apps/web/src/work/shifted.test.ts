import { describe, expect, it } from 'vitest';
import { shifted } from './shifted.ts';

describe('a decimal with its point moved', () => {
  it('is exact both ways, and nothing where it is no plain decimal', () => {
    expect(shifted('500', 4)).toBe('5000000');
    expect(shifted('0.05', 4)).toBe('500');
    expect(shifted('5000000', -4)).toBe('500');
    expect(shifted('123.45', -4)).toBe('0.012345');
    expect(shifted('-1', -4)).toBe('-0.0001');
    expect(shifted('0.00', 4)).toBe('0');
    expect(shifted('7', 0)).toBe('7');
    for (const odd of ['', 'x', '1.', '$least', '1e3']) expect(shifted(odd, 4)).toBeNull();
  });

  it('comes back as it was', () => {
    for (const value of ['1', '0.01', '123456789.123456', '-20', '999999999999999999'])
      expect(shifted(shifted(value, 4) ?? '', -4)).toBe(value);
  });
});
