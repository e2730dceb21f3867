import { type RepaymentMethod, repaymentMethods } from '@taizhang/definition';
import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instalmentsOf, interestWithin, type LoanTerms, monthsAfter } from './repayment.ts';

const loan = (method: RepaymentMethod, rest: Partial<LoanTerms> = {}): LoanTerms => ({
  principal: '120000',
  rate: '4.8',
  term: 12,
  method,
  first: '2021-01-31',
  dayCount: '30/360',
  ...rest,
});
const sum = (list: readonly string[]) => list.reduce((all, one) => all.plus(one), new Big(0)).toFixed(2);
const sumOf = (terms: LoanTerms, of: 'principal' | 'interest') => sum(instalmentsOf(terms).map((i) => i[of]));

describe('the instalments of a loan', () => {
  it('are equal where they are to be, the last taking the rest', () => {
    const list = instalmentsOf(loan('equal-instalments'));
    expect(list[0]).toMatchObject({ due: '2021-02-28', interest: '480.00', payment: '10261.90' });
    expect(new Set(list.slice(0, -1).map(({ payment }) => payment))).toEqual(new Set(['10261.90']));
    expect(list.at(-1)).toMatchObject({ due: '2022-01-31', remaining: '0.00' });
    expect(Math.abs(Number(list.at(-1)?.payment) - 10261.9)).toBeLessThan(0.12);
  });

  it('pay back the same principal every month, with less and less interest', () => {
    const list = instalmentsOf(loan('equal-principal'));
    expect(list.map(({ principal }) => principal)).toEqual(Array(12).fill('10000.00'));
    expect(sumOf(loan('equal-principal'), 'interest')).toBe('3120.00');
  });

  it('pay interest every month and the principal at the end, or everything at the end', () => {
    expect(sumOf(loan('interest-monthly'), 'interest')).toBe('5760.00');
    expect(instalmentsOf(loan('at-maturity'))).toMatchObject([
      { from: '2021-01-31', due: '2022-01-31', days: 360, principal: '120000.00', interest: '5760.00' },
    ]);
  });

  it('count days as they are where it is declared', () => {
    const terms = loan('interest-monthly', { first: '2021-01-15', dayCount: 'actual/360' });
    expect(instalmentsOf(terms)[1]).toMatchObject({ days: 28, interest: '448.00' });
    expect(sumOf(terms, 'interest')).toBe('5840.00');
  });

  it('run from month end to month end', () => {
    expect(monthsAfter('2020-01-31', 1)).toBe('2020-02-29');
    expect(monthsAfter('2021-11-30', 3)).toBe('2022-02-28');
    expect(monthsAfter('2021-12-31', 12)).toBe('2022-12-31');
  });

  it('tell interest by the days on which it falls due or accrues', () => {
    const list = instalmentsOf(loan('interest-monthly', { first: '2020-12-16' }));
    const year = { from: '2020-01-01', through: '2020-12-31' };
    expect(interestWithin(list, 'due', year)).toBe('0.00');
    expect(interestWithin(list, 'accrued', year)).toBe('247.74');
    expect(interestWithin(list, 'due', {})).toBe('5760.00');
    expect(interestWithin(list, 'accrued', { from: '2021-02-01', through: '2021-01-01' })).toBe('0.00');
  });
});

const anyLoan = fc.record({
  principal: fc.integer({ min: 1, max: 900_000_000_00 }).map((n) => new Big(n).div(100).toFixed()),
  rate: fc.integer({ min: 0, max: 2400 }).map((n) => new Big(n).div(100).toFixed()),
  term: fc.integer({ min: 1, max: 120 }),
  method: fc.constantFrom(...(Object.keys(repaymentMethods) as RepaymentMethod[])),
  first: fc
    .integer({ min: 0, max: 3000 })
    .map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10)),
  dayCount: fc.constantFrom('30/360' as const, 'actual/360' as const),
});

describe('any loan', () => {
  it('is paid back to the cent, nothing less than nothing, every period after the one before', () => {
    fc.assert(
      fc.property(anyLoan, (terms) => {
        const list = instalmentsOf(terms);
        expect(sumOf(terms, 'principal')).toBe(new Big(terms.principal).toFixed(2));
        let owed = new Big(terms.principal);
        for (const [i, { principal, interest, payment, remaining, from }] of list.entries()) {
          owed = owed.minus(principal);
          expect(remaining).toBe(owed.toFixed(2));
          expect(payment).toBe(new Big(principal).plus(interest).toFixed(2));
          expect(principal.startsWith('-') || interest.startsWith('-')).toBe(false);
          expect(from).toBe(i === 0 ? terms.first : list[i - 1]?.due);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('accrues over adjoining spans what it accrues over both', () => {
    const day = fc
      .integer({ min: 0, max: 6000 })
      .map((n) => new Date(Date.UTC(2017, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyLoan, day, (terms, through) => {
        const list = instalmentsOf(terms);
        const next = new Date(Date.parse(`${through}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        const parts = [
          interestWithin(list, 'accrued', { through }),
          interestWithin(list, 'accrued', { from: next }),
        ];
        expect(sum(parts)).toBe(interestWithin(list, 'due', {}));
      }),
      { numRuns: 150 },
    );
  });
});
