import { describe, expect, it } from 'vitest';
import {
  besides,
  checkSearch,
  checksSearch,
  doubtfulFirst,
  fitting,
  handsOn,
  isDecided,
  standing,
} from './check-search.ts';

const decided = (decision: 'accepted' | 'not-a-figure') => ({
  decision,
  note: null,
  noteBy: null,
  by: 'x',
  at: '2021-07-01',
});
const figures = [
  { verdict: 'agrees', kind: 'amount', decision: null },
  { verdict: 'differs', kind: 'amount', decision: null },
  { verdict: 'differs', kind: 'rank', decision: decided('accepted') },
  { verdict: 'unknown', kind: 'count', decision: decided('not-a-figure') },
] as const;

describe('the address of a check', () => {
  it('takes what it knows and leaves out the rest', () => {
    expect(checkSearch({ verdict: 'differs', kind: 'rank', open: 'true', figure: '12' })).toEqual({
      verdict: 'differs',
      kind: 'rank',
      open: true,
      figure: 12,
    });
    expect(checkSearch({ verdict: 'maybe', kind: 7, open: 'no', figure: -1 })).toEqual({});
    expect(checkSearch({ figure: 0 }).figure).toBe(0);
    expect(checkSearch({ figure: '1e99' }).figure).toBeUndefined();
    expect(checksSearch({ report: '', page: 1 })).toEqual({});
  });
});

describe('the figures that are looked at', () => {
  it('fit by verdict, kind and whether they are decided; what is no figure has no verdict', () => {
    expect(fitting(figures, {})).toEqual([0, 1, 2, 3]);
    expect(fitting(figures, { verdict: 'differs' })).toEqual([1, 2]);
    expect(fitting(figures, { verdict: 'differs', open: true })).toEqual([1]);
    expect(fitting(figures, { verdict: 'unknown' })).toEqual([]);
    expect(fitting(figures, { kind: 'amount' })).toEqual([0, 1]);
  });

  it('need a hand where the house cannot vouch for them, until somebody decides', () => {
    expect(handsOn(figures)).toEqual({ total: 3, done: 2 });
    expect(isDecided({ decision: { ...decided('accepted'), decision: 'note' } })).toBe(false);
    expect(isDecided({ decision: { ...decided('accepted'), decision: 'reopened' } })).toBe(false);
    expect(isDecided({ decision: { ...decided('accepted'), decision: 'metric' } })).toBe(true);
  });

  it('take part in findings only while they are figures', () => {
    expect(standing([{ figures: [0, 1] }, { figures: [1, 3] }, { figures: [2] }], figures)).toEqual([0, 2]);
  });

  it('are listed by how much of a hand they need', () => {
    expect(doubtfulFirst(figures, [0, 1, 2, 3])).toEqual([1, 2, 0, 3]);
  });

  it('are walked through in both directions, round the ends', () => {
    expect(besides([1, 4, 7], 4, 1)).toBe(7);
    expect(besides([1, 4, 7], 7, 1)).toBe(1);
    expect(besides([1, 4, 7], 1, -1)).toBe(7);
    expect(besides([1, 4, 7], 5, -1)).toBe(4);
    expect(besides([1, 4, 7], undefined, 1)).toBe(1);
    expect(besides([1, 4, 7], undefined, -1)).toBe(7);
    expect(besides([], undefined, 1)).toBeUndefined();
  });
});
