import { describe, expect, it } from 'vitest';
import { givenInstead } from './index.ts';

const rival = (id: string, amount: string | null, group?: string, eligibility = 'eligible') => ({
  id,
  amount,
  stacking:
    group === undefined
      ? undefined
      : { group, title: { zh: group, en: group }, rule: 'highest' as const, clause: 'c' },
  eligibility: eligibility as 'eligible',
});

describe('policies that know of each other', () => {
  it('give the highest alone, of equals the first', () => {
    const rivals = [
      rival('a', '9', 'g'),
      rival('b', '10', 'g'),
      rival('c', '10', 'g'),
      rival('d', '99', 'g', 'nearly'),
      rival('e', '99', 'h'),
      rival('f', '99'),
      rival('g', null, 'g'),
    ];
    expect(Object.fromEntries(givenInstead(rivals))).toEqual({ a: 'b', c: 'b', g: 'b' });
  });
});
