import { Big } from 'big.js';
import { inEnglish } from './counting-in-english.ts';
import type { Text } from './text.ts';

/**
 * Dimensions with the number of decimals kept in their base unit. Amounts are stored in the base unit as
 * exact decimals; finer input (an area typed in 亩) is rounded half up to these decimals once, on entry.
 */
export const dimensions = {
  count: { decimals: 0, title: { zh: '数量', en: 'count' } },
  money: { decimals: 2, title: { zh: '金额', en: 'money' } },
  area: { decimals: 4, title: { zh: '面积', en: 'area' } },
  length: { decimals: 3, title: { zh: '长度', en: 'length' } },
  percent: { decimals: 6, title: { zh: '百分比', en: 'percentage' } },
  price: { decimals: 4, title: { zh: '单价', en: 'price per area' } },
  rent: { decimals: 4, title: { zh: '月租金单价', en: 'rent per area and month' } },
  duration: { decimals: 4, title: { zh: '期限', en: 'duration' } },
  number: { decimals: 6, title: { zh: '数值', en: 'number' } },
} as const satisfies Record<string, { decimals: number; title: Text }>;

export type Dimension = keyof typeof dimensions;

interface UnitRow {
  readonly dimension: Dimension;
  readonly title: Text;
  /** How many base units one of this unit is, as a fraction of integers: 1亩 = 2000/3 m². */
  readonly factor: readonly [numerator: number, denominator: number];
}

const unit = (dimension: Dimension, zh: string, en: string, numerator = 1, denominator = 1): UnitRow => ({
  dimension,
  title: { zh, en },
  factor: [numerator, denominator],
});

/** Every unit the house knows. Counts carry their measure word (个, 项, 户 …): its factor is 1. */
export const units = {
  yuan: unit('money', '元', 'yuan'),
  'wan-yuan': unit('money', '万元', '10 thousand yuan', 10_000),
  'yi-yuan': unit('money', '亿元', '100 million yuan', 100_000_000),
  'square-metre': unit('area', '平方米', 'm²'),
  'wan-square-metre': unit('area', '万平方米', '10 thousand m²', 10_000),
  hectare: unit('area', '公顷', 'ha', 10_000),
  mu: unit('area', '亩', 'mu', 2000, 3),
  metre: unit('length', '米', 'm'),
  kilometre: unit('length', '公里', 'km', 1000),
  percent: unit('percent', '%', '%'),
  'percentage-point': unit('percent', '个百分点', 'percentage points'),
  'yuan-per-square-metre': unit('price', '元/平方米', 'yuan per m²'),
  'yuan-per-square-metre-month': unit('rent', '元/平方米·月', 'yuan per m² and month'),
  month: unit('duration', '个月', 'months'),
  number: unit('number', '', ''),
  ge: unit('count', '个', ''),
  xiang: unit('count', '项', 'items'),
  ci: unit('count', '次', 'times'),
  ming: unit('count', '名', 'persons'),
  wei: unit('count', '位', 'persons'),
  ren: unit('count', '人', 'persons'),
  hu: unit('count', '户', 'households'),
  jia: unit('count', '家', 'establishments'),
  tiao: unit('count', '条', 'roads'),
  chu: unit('count', '处', 'sites'),
  gen: unit('count', '根', 'piles'),
  pi: unit('count', '批', 'batches'),
  bi: unit('count', '笔', 'transactions'),
  zuo: unit('count', '座', 'structures'),
  lei: unit('count', '类', 'categories'),
  chang: unit('count', '场', 'events'),
  qi: unit('count', '起', 'cases'),
  jian: unit('count', '件', 'cases'),
  suo: unit('count', '所', 'schools'),
  'ji-ci': unit('count', '剂次', 'doses'),
  'wan-ji-ci': unit('count', '万剂次', '10 thousand doses', 10_000),
  rank: unit('count', '位', 'place'),
} as const satisfies Record<string, UnitRow>;

export type UnitId = keyof typeof units;
export const unitIds = Object.keys(units) as [UnitId, ...UnitId[]];

const bases: Record<Exclude<Dimension, 'count'>, UnitId> = {
  money: 'yuan',
  area: 'square-metre',
  length: 'metre',
  percent: 'percent',
  price: 'yuan-per-square-metre',
  rent: 'yuan-per-square-metre-month',
  duration: 'month',
  number: 'number',
};

export const dimensionOf = (id: UnitId): Dimension => units[id].dimension;

/** The unit amounts of this unit are stored in: 亿元 → 元. A count's measure word is kept (万剂次 → 剂次). */
export function baseUnitOf(id: UnitId): UnitId {
  const row: UnitRow = units[id];
  if (row.dimension !== 'count') return bases[row.dimension];
  return id === 'wan-ji-ci' ? 'ji-ci' : id;
}

/**
 * Converts an amount typed in `from` to the base unit, rounded half up to the dimension's decimals.
 * @returns an exact decimal string without exponent or trailing zeros
 * @throws when `value` is not a decimal number
 */
export function toBase(value: Big.BigSource, from: UnitId): string {
  const { dimension, factor } = units[from];
  const exact = new Big(value).times(factor[0]);
  const places = dimensions[dimension].decimals;
  // Divide with a margin first: the one rounding that counts is the last.
  const base =
    factor[1] === 1
      ? exact
      : exact
          .times(10 ** 6)
          .div(factor[1])
          .div(10 ** 6);
  return plain(base.round(places, Big.roundHalfUp));
}

/**
 * Converts a base amount to `to`, rounded half up (or as told) to `decimals`.
 * Source of the factor of 亩: 1亩 = 666⅔ m² (1公顷 = 15亩).
 */
export function fromBase(
  value: Big.BigSource,
  to: UnitId,
  decimals: number,
  rounding: Big.RoundingMode = Big.roundHalfUp,
): Big {
  const { factor } = units[to];
  // value × denominator ÷ numerator: the division is by an integer that is a power of ten or 2000.
  return new Big(value).times(factor[1]).div(factor[0]).round(decimals, rounding);
}

/** A Big as a plain decimal string ("12.5", never "1.25e+1"). */
export const plain = (value: Big): string => value.toFixed();

/** A base amount for reading, in a unit and rounded half up; `fixed` keeps the zeros at its end, as bulletins do. */
export function amountIn(value: Big.BigSource, unit: UnitId, decimals: number, fixed = false): Text {
  const rounded = fromBase(value, unit, decimals);
  return spelledOut(fixed ? rounded.toFixed(decimals) : plain(rounded), units[unit].title);
}

/** A number with the name of its unit, in both languages. */
export function spelledOut(number: string, { zh, en }: Text): Text {
  const english = inEnglish(number, en);
  const between = /^%?$/.test(english.unit) ? '' : ' ';
  return { zh: `${number}${zh}`, en: `${english.number}${between}${english.unit}` };
}
