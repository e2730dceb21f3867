import { describe, expect, it } from 'vitest';
import { dayNumber } from '../card/span.ts';
import { windowOf } from './gantt-window.ts';

const today = '2021-08-26';

describe('the stretch that a Gantt shows', () => {
  it('is the whole of what stands in it, and today, in whole months', () => {
    const all = windowOf(undefined, undefined, today, ['2020-03-05', '2021-05-01']);
    expect([all.from, all.to]).toEqual([dayNumber('2020-03-01'), dayNumber('2021-09-01')]);
    expect(all.ticks.map(({ year, month }) => `${year}-${month}`).slice(0, 2)).toEqual(['2020-4', '2020-7']);
    expect(all.before).toBeNull();
  });

  it.each([
    ['year', '2021-01-01', '2022-01-01', '2020-01', '2022-01'],
    ['half', '2021-07-01', '2022-01-01', '2021-01', '2022-01'],
    ['quarter', '2021-07-01', '2021-10-01', '2021-04', '2021-10'],
  ] as const)('is the %s around a day, with the one before and after', (zoom, from, to, before, after) => {
    const stretch = windowOf(zoom, undefined, today, []);
    expect(stretch).toMatchObject({ from: dayNumber(from), to: dayNumber(to), before, after });
    expect(windowOf(zoom, before, today, []).after).toBe(from.slice(0, 7));
  });

  it('has years alone where months would not be told apart', () => {
    const { ticks } = windowOf(undefined, undefined, today, ['2015-01-01', '2022-01-01']);
    expect(ticks.every(({ month }) => month === null)).toBe(true);
    expect(ticks).toHaveLength(8);
  });
});
