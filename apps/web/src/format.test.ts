import { describe, expect, it } from 'vitest';
import {
  dayInWords,
  dayOf,
  dayOfYearInWords,
  moment,
  monthInWords,
  signedWithUnit,
  withUnit,
} from './format.ts';

describe('a day in words', () => {
  it('is said as the language says it', () => {
    expect([dayInWords('2021-06-30', 'zh'), dayInWords('2021-06-30', 'en')]).toEqual([
      '2021年6月30日',
      '30 June 2021',
    ]);
  });

  it('stays as it is where it is none', () => {
    expect(dayInWords('2021-13-41', 'zh')).toBe('2021-13-41');
    expect(dayInWords('then', 'en')).toBe('then');
  });
});

describe('a month in words', () => {
  it('is short, and has its year where there are several', () => {
    expect([monthInWords('2021-06-30', 'zh'), monthInWords('2021-06-30', 'en')]).toEqual(['6月', 'Jun']);
    expect([monthInWords('2021-06-30', 'zh', true), monthInWords('2021-06-30', 'en', true)]).toEqual([
      '21/6',
      '06/21',
    ]);
    expect([dayOfYearInWords('2021-06-30', 'zh'), dayOfYearInWords('2021-06-30', 'en')]).toEqual([
      '6月30日',
      '30 June',
    ]);
  });
});

describe('an amount', () => {
  it.each([
    ['779.43', '亿元', 'zh', '779.43亿元', '+779.43亿元'],
    ['779.43', '100 million yuan', 'en', '77.943 billion yuan', '+77.943 billion yuan'],
    ['-1234.5', '10 thousand yuan', 'en', '−12.345 million yuan', '−12.345 million yuan'],
    ['-12345', 'items', 'en', '−12,345 items', '−12,345 items'],
    ['1', 'items', 'en', '1 item', '+1 item'],
    ['-12345678.5', '', 'en', '−12,345,678.5', '−12,345,678.5'],
    ['18.3', '%', 'en', '18.3%', '+18.3%'],
  ] as const)('of %s %s reads in %s: %s', (decimal, unit, language, written, asDifference) => {
    expect(withUnit(decimal, unit, language)).toBe(written);
    expect(signedWithUnit(decimal, unit, language)).toBe(asDifference);
  });
});

describe('a moment', () => {
  it('is told by the clock of the district; of a day there is no hour to tell', () => {
    const written = (at: string) => moment(at, 'zh', 'Asia/Shanghai');
    expect(written('2021-06-30T16:00:00Z')).toBe('2021年7月1日 00:00');
    expect(written('2021-06-30')).toBe('2021年6月30日');
  });

  it('stays as it is where it is none, as an address may say it', () => {
    expect([moment('Tsoon', 'zh', 'Asia/Shanghai'), dayOf('Tsoon', 'Asia/Shanghai')]).toEqual(['Tsoon', '']);
  });
});
