import type { Library } from '@taizhang/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Crossing, dayNumber, dayOfNumber, libraryTimes } from './index.ts';

const titled = (id: string): Library => ({ id, title: { zh: id, en: id }, stages: [id] });
const libraries = ['reserve', 'construction', 'effective'].map(titled);
const period = { from: '2021-01-01', to: '2021-06-30' };
const first = dayNumber('2020-06-01');

const cross = (record: string, occurredOn: string, from: string | null, to: string | null): Crossing => ({
  record,
  occurredOn,
  from,
  to,
});

/** Random lives of records among the libraries, each in the order of its days. */
const lives = fc.array(
  fc.array(fc.tuple(fc.nat(200), fc.constantFrom('reserve', 'construction', 'effective', null)), {
    maxLength: 5,
  }),
  { maxLength: 12 },
);
const crossingsOf = (all: readonly (readonly (readonly [number, string | null])[])[]): Crossing[] =>
  all.flatMap((life, n) => {
    let [day, at]: [number, string | null] = [first, null];
    return life.map(([after, to]) => {
      day += after;
      const one = cross(`R-${n}`, dayOfNumber(day), at, to);
      at = to;
      return one;
    });
  });

describe('how long records stay in libraries', () => {
  it('tells stock, who moved on, the median of days and each half year by itself', () => {
    const told = libraryTimes(
      libraries,
      [
        cross('A', '2020-08-01', null, 'reserve'),
        cross('A', '2021-02-01', 'reserve', 'construction'),
        cross('B', '2020-11-01', null, 'reserve'),
        cross('C', '2021-03-01', null, 'reserve'),
        cross('C', '2021-03-11', 'reserve', null),
        cross('C', '2021-09-01', null, 'effective'),
      ],
      period,
    );
    expect(told[0]).toEqual({
      library: 'reserve',
      stock: 2,
      movedOn: 1,
      medianDays: 97,
      left: 2,
      cohorts: [
        { entered: '2020H2', records: 2, movedOn: 1 },
        { entered: '2021H1', records: 1, movedOn: 0 },
      ],
    });
    expect(told[2]).toMatchObject({ stock: 0, left: 0, medianDays: null, cohorts: [] });
  });

  it('counts every stay once, and every leaving that is in the period, whatever the lives', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const crossings = crossingsOf(all).filter(({ occurredOn }) => occurredOn <= period.to);
        for (const { library, stock, left, medianDays, cohorts } of libraryTimes(
          libraries,
          crossings,
          period,
        )) {
          const began = crossings.filter(({ to }) => to === library);
          expect(cohorts.reduce((total, { records }) => total + records, 0)).toBe(began.length);
          // Who comes in anew where he is already leaves it first.
          const ended = crossings.filter(
            ({ from, occurredOn }) => from === library && occurredOn >= period.from,
          );
          expect(left).toBe(ended.length);
          expect(medianDays === null).toBe(left === 0);
          const before = (at: string | null) =>
            crossings.filter(
              ({ from, to, occurredOn }) => (at === 'in' ? to : from) === library && occurredOn < period.from,
            ).length;
          expect(stock).toBe(before('in') - before('out'));
        }
      }),
    );
  });

  it('reads a record’s crossings together, wherever those of others stand between', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (all, turn) => {
        const crossings = crossingsOf(all);
        // Stable by day: those of a record stay in their order.
        const mixed = crossings.toSorted(
          (a, b) =>
            Number(turn % 2) * (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0),
        );
        expect(libraryTimes(libraries, mixed, period)).toEqual(libraryTimes(libraries, crossings, period));
      }),
    );
  });
});
