import { describe, expect, it } from 'vitest';
import { filledIn, ordinal, refusalText } from './index.ts';

describe('what is counted', () => {
  it.each([
    ['0', '0 records of 0'],
    ['1', '1 record of 1'],
    ['21', '21 records of 21'],
  ])('is written as %s', (count, written) => {
    expect(filledIn('{count} {count, record|records} of {count}', () => count)).toBe(written);
  });

  it('is so in what is refused', () => {
    const locked = (minutes: number) => refusalText('sign-in-locked', { minutes });
    expect(locked(1).en).toBe('Locked after several failures; try again in about 1 minute.');
    expect(locked(15).en).toBe('Locked after several failures; try again in about 15 minutes.');
    expect(locked(1).zh).toBe('多次失败，已锁定，请约 1 分钟后再试。');
  });

  it('has its place in an order', () => {
    expect([1, 2, 3, 4, 11, 12, 21, 112].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '21st',
      '112th',
    ]);
  });
});
