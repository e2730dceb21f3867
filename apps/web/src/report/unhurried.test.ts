import { describe, expect, it } from 'vitest';
import { waitBefore } from './unhurried.ts';

describe('the wait before the next question', () => {
  it('is none while nothing is under way', () => {
    expect(waitBefore(false, 1000, 1001)).toBe(0);
  });

  it('is what is left of the patience with an answer under way, and then no more', () => {
    expect(waitBefore(true, 1000, 1100)).toBe(700);
    expect(waitBefore(true, 1000, 5000)).toBe(0);
  });
});
