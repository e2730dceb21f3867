import { toBase, type UnitId, unitIds } from '@taizhang/definition';
import { withSeed } from '@taizhang/testkit';
import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseCount, chineseNumeral } from './numerals.ts';
import {
  agrees,
  intervalOf,
  type PrintedFigure,
  print,
  proseInEnglish,
  words,
  wordsInEnglish,
} from './printed.ts';
import { hedges } from './template.ts';

const claims = (printed: PrintedFigure) => {
  const { from, to, includes } = intervalOf(printed);
  return `${includes === 'from' ? '[' : '('}${from.toFixed()}, ${to.toFixed()}${includes === 'to' ? ']' : ')'}`;
};

describe('what a printed figure claims', () => {
  it.each<[string, UnitId, PrintedFigure['hedge'], string]>([
    ['306.60', 'yi-yuan', undefined, '[30659500000, 30660500000)'],
    ['21', 'percent', undefined, '[20.5, 21.5)'],
    ['22.3', 'percent', undefined, '[22.25, 22.35)'],
    ['955.94', 'yi-yuan', undefined, '[95593500000, 95594500000)'],
    ['0', 'ge', undefined, '(-0.5, 0.5)'],
    ['0.00', 'yuan', undefined, '(-0.005, 0.005)'],
    ['-3', 'percent', undefined, '(-3.5, -2.5]'],
    ['159', 'wan-ji-ci', '余', '[1590000, 1600000)'],
    ['1600', 'chu', '余', '[1600, 1700)'],
    ['300', 'chu', '余', '[300, 400)'],
    ['440', 'chu', '余', '[440, 450)'],
    ['8.1', 'wan-square-metre', '余', '[81000, 82000)'],
    ['8.10', 'wan-square-metre', '余', '[81000, 82000)'],
    ['100.0', 'wan-yuan', '余', '[1000000, 2000000)'],
    ['91.98', 'yi-yuan', '逾', '[9198000000, 9199000000)'],
    ['80', 'percent', '超', '[80, 90)'],
    ['200', 'ge', '近', '(100, 200]'],
    ['200', 'ge', '约', '[150, 250)'],
    ['-8.1', 'wan-square-metre', '余', '(-82000, -81000]'],
    ['-200', 'ge', '近', '[-200, -100)'],
  ])('%s %s %s is %s', (value, unit, hedge, interval) => {
    expect(claims({ value, unit, ...(hedge ? { hedge } : {}) })).toBe(interval);
  });

  it('takes in the bound that rounds to it and leaves out the other', () => {
    const of = (value: string, printed: PrintedFigure) => agrees(value, printed);
    expect(of('20.5', { value: '21', unit: 'percent' })).toBe(true);
    expect(of('21.5', { value: '21', unit: 'percent' })).toBe(false);
    expect(of('1600000', { value: '159', unit: 'wan-ji-ci', hedge: '余' })).toBe(false);
    expect(of('1599999', { value: '159', unit: 'wan-ji-ci', hedge: '余' })).toBe(true);
    expect(of('100', { value: '200', unit: 'ge', hedge: '近' })).toBe(false);
    expect(of('200', { value: '200', unit: 'ge', hedge: '近' })).toBe(true);
    expect(of('-20.5', { value: '-21', unit: 'percent' })).toBe(true);
    expect(agrees(null, { value: '0', unit: 'ge' })).toBe(false);
  });
});

const steps = ['1000', '100', '10', '1', '0.1', '0.01', '0.001'] as const;
const binding = fc
  .record({
    unit: fc.constantFrom(...unitIds),
    decimals: fc.integer({ min: 0, max: 6 }),
    hedge: fc.option(fc.constantFrom(...hedges), { nil: undefined }),
    floorTo: fc.option(fc.constantFrom(...steps), { nil: undefined }),
  })
  .filter(({ decimals, floorTo }) => (floorTo?.split('.')[1]?.length ?? 0) <= decimals);
// Round numbers and numbers at the middle between two are where rounding goes wrong.
const amount = fc.oneof(
  fc.tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 })),
  fc.tuple(
    fc.bigInt({ min: -40n, max: 40n }).map((n) => n * 5n),
    fc.integer({ min: 0, max: 6 }),
  ),
  fc.tuple(
    fc.bigInt({ min: -99n, max: 99n }).map((n) => n * 50_000_000n),
    fc.integer({ min: 0, max: 6 }),
  ),
);

describe('printing', () => {
  it('prints of any value only what agrees with it', () =>
    withSeed(({ seed }) => {
      fc.assert(
        fc.property(amount, binding, ([digits, decimals], { unit, ...rest }) => {
          const value = toBase(new Big(digits.toString()).div(new Big(10).pow(decimals)), unit);
          const printed = print(value, { unit, ...rest } as never);
          expect([value, printed, agrees(value, printed)]).toEqual([value, printed, true]);
          expect(printed.value).toMatch(
            rest.decimals === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${rest.decimals}}$`),
          );
        }),
        { seed, numRuns: 3000 },
      );
    }));

  it.each<[string, Parameters<typeof print>[1], PrintedFigure]>([
    ['30660000000', { unit: 'yi-yuan', decimals: 2 }, { value: '306.60', unit: 'yi-yuan' }],
    [
      '1594321',
      { unit: 'wan-ji-ci', decimals: 0, hedge: '余' },
      { value: '159', unit: 'wan-ji-ci', hedge: '余' },
    ],
    [
      '1647',
      { unit: 'chu', decimals: 0, hedge: '余', floorTo: '100' },
      { value: '1600', unit: 'chu', hedge: '余' },
    ],
    ['1600', { unit: 'chu', decimals: 0, hedge: '余', floorTo: '100' }, { value: '1600', unit: 'chu' }],
    ['43', { unit: 'chu', decimals: 0, hedge: '余', floorTo: '100' }, { value: '43', unit: 'chu' }],
    [
      '1951',
      { unit: 'chu', decimals: 0, hedge: '近', floorTo: '100' },
      { value: '2000', unit: 'chu', hedge: '近' },
    ],
    [
      '1949',
      { unit: 'chu', decimals: 0, hedge: '约', floorTo: '100' },
      { value: '1900', unit: 'chu', hedge: '约' },
    ],
    [
      '-81500',
      { unit: 'wan-square-metre', decimals: 1, hedge: '余' },
      { value: '-8.1', unit: 'wan-square-metre', hedge: '余' },
    ],
    ['-0.4', { unit: 'percent', decimals: 0 }, { value: '0', unit: 'percent' }],
  ])('prints %s by %j as %j', (value, by, printed) => {
    expect(print(value, by)).toEqual(printed);
  });
});

describe('the words of a figure', () => {
  const chinese = { numerals: 'chinese' } as const;
  it.each<[PrintedFigure, Parameters<typeof words>[1], string]>([
    [{ value: '2', unit: 'pi' }, chinese, '两批'],
    [{ value: '10', unit: 'ge' }, { ...chinese, suffix: '大' }, '十大'],
    [{ value: '1', unit: 'rank' }, chinese, '第一'],
    [{ value: '2', unit: 'rank' }, chinese, '第二'],
    [{ value: '1', unit: 'rank' }, {}, '第1'],
    [{ value: '91.98', unit: 'yi-yuan', hedge: '逾' }, {}, '逾91.98亿元'],
    [{ value: '159', unit: 'wan-ji-ci', hedge: '余' }, {}, '159万余剂次'],
    [{ value: '8.1', unit: 'wan-square-metre', hedge: '余' }, {}, '8.1万余平方米'],
    [{ value: '12', unit: 'yi-yuan', hedge: '余' }, {}, '12亿余元'],
    [{ value: '1600', unit: 'chu', hedge: '余' }, {}, '1600余处'],
    [{ value: '80', unit: 'percent', hedge: '超' }, {}, '超80%'],
    [{ value: '200', unit: 'ge', hedge: '近' }, {}, '近200个'],
    [{ value: '200', unit: 'ge', hedge: '约' }, {}, '约200个'],
    [{ value: '306.60', unit: 'yi-yuan' }, {}, '306.60亿元'],
    [{ value: '22.3', unit: 'percent' }, chinese, '22.3%'],
    [{ value: '12000', unit: 'pi' }, chinese, '12000批'],
    [{ value: '-2', unit: 'pi' }, chinese, '-2批'],
  ])('of %j by %j are %s', (printed, by, text) => {
    expect(words(printed, by)).toBe(text);
  });
});

describe('the words of a figure in English', () => {
  it.each<[PrintedFigure, string]>([
    [{ value: '306.60', unit: 'yi-yuan' }, '30.660 billion yuan'],
    [{ value: '159', unit: 'wan-ji-ci', hedge: '余' }, 'over 1.59 million doses'],
    [{ value: '80', unit: 'percent', hedge: '超' }, 'over 80%'],
    [{ value: '200', unit: 'yuan', hedge: '近' }, 'nearly 200 yuan'],
    [{ value: '1', unit: 'rank' }, 'no. 1'],
  ])('of %j are %s', (printed, text) => {
    expect(wordsInEnglish(printed)).toBe(text);
  });
});

describe('a figure in an English sentence', () => {
  it.each<[PrintedFigure | null, string]>([
    [{ value: '306.60', unit: 'yi-yuan' }, '30.660 billion yuan'],
    [{ value: '0.05', unit: 'yi-yuan' }, '5 million yuan'],
    [{ value: '93.7', unit: 'wan-yuan' }, '937,000 yuan'],
    [{ value: '14.92', unit: 'wan-square-metre' }, '149,200 m²'],
    [{ value: '159', unit: 'wan-ji-ci', hedge: '余' }, 'over 1.59 million'],
    [{ value: '9093', unit: 'chu' }, '9,093'],
    [{ value: '-1600', unit: 'chu', hedge: '近' }, 'nearly -1,600'],
    [{ value: '22.3', unit: 'percent' }, '22.3%'],
    [{ value: '5.5', unit: 'hectare' }, '5.5 ha'],
    [{ value: '2', unit: 'rank' }, '2nd'],
    [null, '—'],
  ])('of %j is %s', (printed, text) => {
    expect(proseInEnglish(printed)).toBe(text);
  });
});

describe('Chinese numerals', () => {
  it.each<[number, string]>([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1000, '一千'],
    [1005, '一千零五'],
    [1050, '一千零五十'],
    [2012, '二千零一十二'],
    [9999, '九千九百九十九'],
  ])('%i is %s', (value, text) => {
    expect(chineseNumeral(value)).toBe(text);
  });

  it('reads every number from 0 to 9999 back as itself', () => {
    const digits = '零一二三四五六七八九';
    const numberOf = (text: string) => {
      let [sum, digit] = [0, 0];
      for (const character of text.startsWith('十') ? `一${text}` : text) {
        const place = { 十: 10, 百: 100, 千: 1000 }[character];
        if (place === undefined) digit = digits.indexOf(character);
        else {
          sum += digit * place;
          digit = 0;
        }
      }
      return sum + digit;
    };
    for (let value = 0; value <= 9999; value++) expect(numberOf(chineseNumeral(value))).toBe(value);
  });

  it('count two as 两 and refuse what they cannot say', () => {
    expect([chineseCount(2), chineseCount(12)]).toEqual(['两', '十二']);
    for (const value of [-1, 10_000, 1.5]) expect(() => chineseNumeral(value)).toThrow('no Chinese numeral');
  });
});
