import { describe, expect, it } from 'vitest';
import { dayInWords, dayOf, moment } from './format.ts';

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
