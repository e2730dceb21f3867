import { describe, expect, it } from 'vitest';
import { type FigureAsk, periodBefore, periodOf, trendOf, yearsBefore } from './index.ts';

const ask = (from: string, to: string, period = `${from}..${to}`): FigureAsk => ({
  metric: 'box.here',
  question: { from, to, knownAt: new Date('2021-09-01T00:00:00Z'), parameters: { period, year: '2021' } },
});
const spans = (asks: readonly FigureAsk[]) => asks.map(({ question: { from, to } }) => `${from}..${to}`);
const periods = (asks: readonly FigureAsk[]) => asks.map(({ question }) => question.parameters?.period);

describe('the trend of a figure', () => {
  it('is asked at each month end of its year and on its last day, and a year before', () => {
    const trend = trendOf(ask('2021-01-01', '2021-03-15'), false);
    expect(trend.days).toEqual(['2021-01-31', '2021-02-28', '2021-03-15']);
    expect(spans(trend.current)).toEqual([
      '2021-01-01..2021-01-31',
      '2021-01-01..2021-02-28',
      '2021-01-01..2021-03-15',
    ]);
    expect(spans(trend.previous)).toEqual([
      '2020-01-01..2020-01-31',
      '2020-01-01..2020-02-29',
      '2020-01-01..2020-03-15',
    ]);
    expect(trend.previous.map(({ question }) => question.parameters?.year)).toEqual(['2020', '2020', '2020']);
  });

  it('has one point where its period is one day, and begins with its period', () => {
    expect(trendOf(ask('2021-01-01', '2021-01-01'), false).days).toEqual(['2021-01-01']);
    expect(trendOf(ask('2021-05-01', '2021-06-30'), false).days).toEqual(['2021-05-31', '2021-06-30']);
  });

  it('of a published statistic is asked for the periods published, at one cut-off', () => {
    const trend = trendOf(ask('2021-01-01', '2021-02-10', '2021-01-01..2021-03-31'), true);
    expect(periods(trend.current)).toEqual([
      '2021-01-01..2021-01-31',
      '2021-01-01..2021-02-28',
      '2021-01-01..2021-03-31',
    ]);
    expect(periods(trend.previous).at(1)).toBe('2020-01-01..2020-02-29');
    expect(new Set(trend.current.map(({ question }) => question.to))).toEqual(new Set(['2021-02-10']));
  });
});

describe('the same day of an earlier year', () => {
  it.each([
    ['2021-06-30', 1, '2020-06-30'],
    ['2021-02-28', 1, '2020-02-29'],
    ['2020-02-29', 1, '2019-02-28'],
    ['2020-02-28', 1, '2019-02-28'],
    ['2021-03-15', 2, '2019-03-15'],
  ])('of %s, %i before, is %s', (day, years, before) => expect(yearsBefore(day, years)).toBe(before));

  it('moves a period as a whole', () =>
    expect(periodBefore(periodOf('2021-01-01..2021-02-28'), 1)).toEqual({
      from: '2020-01-01',
      to: '2020-02-29',
    }));
});
