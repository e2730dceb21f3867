import type { Claim } from '@taizhang/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amount, amountOf, comparable, overlap, within } from './amount.ts';
import type { FoundFigure } from './figure.ts';

const figure = (
  digits: string,
  unit: string | null,
  claim: Claim = 'exact',
  more: Partial<FoundFigure> = {},
) =>
  ({
    text: `${digits}${unit ?? ''}`,
    start: 0,
    end: 1,
    value: Number(digits),
    digits,
    unit,
    kind: 'count',
    label: '',
    labelStart: -1,
    base: null,
    period: null,
    approx: claim !== 'exact',
    claim,
    ...more,
  }) satisfies FoundFigure;

function shown(amount: Amount | null): string {
  if (!amount) return 'none';
  const { from, to, includesFrom, includesTo } = amount.bounds;
  const ends = `${includesFrom ? '[' : '('}${from?.toFixed() ?? ''}, ${to?.toFixed() ?? ''}${includesTo ? ']' : ')'}`;
  return `${amount.dimension} ${amount.unit} ${ends}`;
}

describe('the amount of a figure', () => {
  it.each([
    ['779.43', '亿元', 'money 元 [77942500000, 77943500000)'],
    ['1.2', '万亿元', 'money 元 [1150000000000, 1250000000000)'],
    ['12', 'KM', 'length 米 [11500, 12500)'],
    ['3.2', '万m2', 'area 平方米 [31500, 32500)'],
    ['300', '来人', 'count 人 [299.5, 300.5)'],
    ['6', '亿美元', 'money 美元 [550000000, 650000000)'],
    ['1.5', '万亩', 'area 平方米 [9666666.66666666666666666667, 10333333.33333333333333333333)'],
    ['5', '平方公里', 'area 平方米 [4500000, 5500000)'],
    ['5', '千米', 'length 米 [4500, 5500)'],
    ['23', '万吨', 'weight 公斤 [225000000, 235000000)'],
    ['3', '斤', 'weight 公斤 [1.25, 1.75)'],
    ['389', '万人次', 'count 人次 [3885000, 3895000)'],
    ['4', '千瓦时', 'count 千瓦时 [3.5, 4.5)'],
    ['4', '亿千瓦时', 'count 千瓦时 [350000000, 450000000)'],
    ['5.8', '‰', 'percent % [0.575, 0.585)'],
    ['4', '成', 'percent % [35, 45)'],
    ['2.1', '个百分点', 'points 个百分点 [2.05, 2.15)'],
  ])('reads %s%s', (digits, unit, expected) => {
    expect(shown(amountOf(figure(digits, unit)))).toBe(expected);
  });

  it.each<[string, Claim, string]>([
    ['159', 'above', '[1590000, 1600000)'],
    ['1600', 'below', '(15000000, 16000000]'],
    ['160', 'around', '[1550000, 1650000)'],
    ['160', 'at-least', '[1600000, )'],
    ['160', 'at-most', '(, 1600000]'],
  ])('lets %s万 claim what its hedge says: %s', (digits, claim, expected) => {
    expect(shown(amountOf(figure(digits, '万人', claim)))).toBe(`count 人 ${expected}`);
  });

  it('claims of a numeral that is said in scales no more than the last of them', () => {
    const said = (text: string) => shown(amountOf(figure('146000', '吨', 'exact', { text })));
    expect(said('十四万六千吨')).toBe('weight 公斤 [145500000, 146500000)');
    expect(said('146000吨')).toBe('weight 公斤 [145999500, 146000500)');
  });

  it('lets a fall claim of its size what a rise does, whichever way its digits are signed', () => {
    const fall = { kind: 'percent_growth', value: -3.2 } as const;
    expect(shown(amountOf(figure('3.2', '%', 'exact', fall)))).toBe('percent % (-3.25, -3.15]');
    expect(shown(amountOf(figure('-3.2', '%', 'above', fall)))).toBe('percent % (-3.3, -3.2]');
  });

  it('takes a range by its ends, a rank as it is, and a ratio for no amount', () => {
    expect(shown(amountOf(figure('3', '个', 'exact', { value: [3, 5], text: '3至5个' })))).toBe(
      'count 个 [3, 5]',
    );
    expect(shown(amountOf(figure('2', null, 'exact', { kind: 'rank', text: '第2' })))).toBe('rank 位 [2, 2]');
    const ratio = figure('0.9', null, 'exact', { kind: 'other', value: [0.9, 1], text: '0.9∶1' });
    expect(amountOf(ratio)).toBeNull();
  });

  it('compares what is measured in the same thing', () => {
    const of = (unit: string) => amountOf(figure('5', unit)) as Amount;
    expect(comparable(of('万元'), of('亿元'))).toBe(true);
    expect(comparable(of('亩'), of('公顷'))).toBe(true);
    expect(comparable(of('亿美元'), of('亿元'))).toBe(false);
    expect(comparable(of('户'), of('人'))).toBe(false);
    expect(comparable(of('%'), of('个百分点'))).toBe(false);
  });

  it('claims every value that rounds to it, in whatever unit it is written', () => {
    const scaled = fc.constantFrom(['元', 0], ['万元', 4], ['亿元', 8]) as fc.Arbitrary<[string, number]>;
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        scaled,
        fc.integer({ min: 0, max: 3 }),
        (value, unit, places) => {
          const [name, power] = unit;
          const big = printed(value, power, places);
          const amount = amountOf(figure(big, name)) as Amount;
          const one = amountOf(figure(value.toString(), '元')) as Amount;
          expect(overlap(amount.bounds, one.bounds)).toBe(true);
          expect(within(one.bounds.from!.plus(0.5), amount.bounds)).toBe(true);
        },
      ),
    );
  });
});

/** value ÷ 10^power, rounded half up to some places, by whole numbers alone. */
function printed(value: bigint, power: number, places: number): string {
  if (places >= power)
    return `${value / 10n ** BigInt(power)}${power ? `.${(value % 10n ** BigInt(power)).toString().padStart(power, '0')}` : ''}`;
  const step = 10n ** BigInt(power - places);
  const rounded = (value + step / 2n) / step;
  const text = rounded.toString().padStart(places + 1, '0');
  return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
}
