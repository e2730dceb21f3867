import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareBudget } from './index.ts';

const claim = (id: string, amount: string, order: string | null = null) => ({ id, amount, order });

describe('a budget', () => {
  it('goes to the first in order, the last gets what is left', () => {
    const claims = [claim('a', '50', '9'), claim('b', '50', '10'), claim('c', '50'), claim('d', '50', '-1')];
    expect([...shareBudget('in-order', '120', claims)]).toEqual([
      ['b', '50'],
      ['a', '50'],
      ['d', '20'],
      ['c', '0'],
    ]);
  });

  it('is shared in the same part where it does not suffice, to the cent', () => {
    const given = shareBudget('pro-rata', '100', [claim('a', '100'), claim('b', '100'), claim('c', '100')]);
    expect(Object.fromEntries(given)).toEqual({ a: '33.34', b: '33.33', c: '33.33' });
    expect([...shareBudget('pro-rata', '100', [claim('a', '60')]).values()]).toEqual(['60']);
  });

  it('is used up where the claims are greater, and nobody gets more than is due', () => {
    const amounts = fc.array(
      fc.integer({ min: 0, max: 9_999_999 }).map((cents) => new Big(cents).div(100).toFixed()),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom('in-order' as const, 'pro-rata' as const),
        (list, cents, share) => {
          const budget = new Big(cents).div(100);
          const claims = list.map((amount, i) => claim(`c${i}`, amount, String(i % 3)));
          const given = shareBudget(share, budget.toFixed(), claims);
          const all = list.reduce((sum, amount) => sum.plus(amount), new Big(0));
          const paid = [...given.values()].reduce((sum, amount) => sum.plus(amount), new Big(0));
          expect(paid.toFixed()).toBe(
            (all.lt(budget) ? all : list.length === 0 ? new Big(0) : budget).toFixed(),
          );
          for (const one of claims) expect(new Big(given.get(one.id) ?? -1).lte(one.amount)).toBe(true);
        },
      ),
    );
  });
});
