import { describe, expect, it } from 'vitest';
import { dayOfNumber, markedEnds, monthEnd, monthEnds, numberOfDay, slidable } from './days.ts';

describe('days as numbers', () => {
  it('go up by one a day, over months, leap days and years', () => {
    const from = numberOfDay('2019-12-30');
    const days = Array.from({ length: 800 }, (_, i) => dayOfNumber(from + i));
    expect(days.slice(0, 3)).toEqual(['2019-12-30', '2019-12-31', '2020-01-01']);
    expect(days).toContain('2020-02-29');
    expect(days.map(numberOfDay)).toEqual(days.map((_, i) => from + i));
  });
});

describe('the ends of months', () => {
  it('know the lengths of months', () => {
    expect(monthEnd('2021-02-03')).toBe('2021-02-28');
    expect(monthEnd('2020-01-31', 1)).toBe('2020-02-29');
    expect(monthEnd('2021-11-15', 3)).toBe('2022-02-28');
  });

  it('are those that have come', () => {
    expect(monthEnds('2021-01-01', '2021-04-29')).toEqual(['2021-01-31', '2021-02-28', '2021-03-31']);
    expect(monthEnds('2021-01-01', '2021-01-30')).toEqual([]);
  });
});

describe('the days of the slider', () => {
  const period = { from: '2021-01-01', to: '2021-06-30' };

  it('run from the start of the period to some months behind its end', () => {
    expect(slidable(period, '2026-11-24')).toEqual({ from: '2021-01-01', to: '2021-09-30' });
  });

  it('reach as far as a day that is wished for, to the end of its month', () => {
    expect(slidable(period, '2026-11-24', '2021-12-05').to).toBe('2021-12-31');
    expect(slidable(period, '2026-11-24', '2021-07-05').to).toBe('2021-09-30');
    expect(slidable(period, '2026-11-24', '2027-12-31').to).toBe('2026-11-24');
  });

  it('never run into the future, nor backwards', () => {
    expect(slidable(period, '2021-05-10')).toEqual({ from: '2021-01-01', to: '2021-05-10' });
    expect(slidable(period, '2020-05-10')).toEqual({ from: '2021-01-01', to: '2021-01-01' });
  });
});

describe('the marks of the slider', () => {
  const marked = (to: string) => markedEnds({ from: '2021-01-01', to }, '2021-06-30');

  it('are the ends of all months while there is room, else of so many, the end of the period among them', () => {
    expect(marked('2021-09-30')).toHaveLength(9);
    expect(marked('2022-03-31')).toEqual([
      '2021-03-31',
      '2021-06-30',
      '2021-09-30',
      '2021-12-31',
      '2022-03-31',
    ]);
    const far = marked('2026-11-30');
    expect(far).toContain('2021-06-30');
    expect(far.length).toBeLessThanOrEqual(12);
  });
});
