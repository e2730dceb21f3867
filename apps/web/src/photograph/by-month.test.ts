import { describe, expect, it } from 'vitest';
import { byMonth } from './by-month.ts';

const picture = (day: string) => ({ day });

describe('pictures by month', () => {
  it('stand in the order of their days, and what has none is told as one stretch', () => {
    const days = ['2021-04-20', '2021-01-31', '2021-04-02'].map(picture);
    const running = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'];
    expect(byMonth(days, running)).toEqual([
      { month: '2021-01', pictures: [picture('2021-01-31')] },
      { from: '2021-02', to: '2021-03' },
      { month: '2021-04', pictures: [picture('2021-04-02'), picture('2021-04-20')] },
      { from: '2021-05', to: '2021-05' },
    ]);
  });

  it('have their place outside of the running time, and where there is none', () => {
    expect(byMonth([picture('2020-12-01')], ['2021-01'])).toEqual([
      { month: '2020-12', pictures: [picture('2020-12-01')] },
      { from: '2021-01', to: '2021-01' },
    ]);
    expect(byMonth([], [])).toEqual([]);
  });
});
