import { describe, expect, it } from 'vitest';
import { readChoice } from './scheme.ts';
import { strokesOf } from './strokes.ts';

describe('the kept choice of a scheme', () => {
  it('is light, dark, or else the system’s', () => {
    expect(['light', 'dark', 'system', 'sepia', null, 1].map(readChoice)).toEqual([
      'light',
      'dark',
      'system',
      'system',
      'system',
      'system',
    ]);
  });
});

describe('a tally', () => {
  it('draws a stroke when it is done, and never a sixth', () => {
    expect([0, 0.9, 1, 2.999, 4.99, 5, 9, -1].map((done) => strokesOf(done, 5))).toEqual([
      0, 0, 1, 2, 4, 5, 5, 0,
    ]);
  });

  it('counts thirds of a fifth exactly, and nothing of nothing', () => {
    expect(strokesOf(0.6, 1)).toBe(3);
    expect(strokesOf(1, 0)).toBe(0);
  });
});
