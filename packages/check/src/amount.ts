import { baseUnitOf, units } from '@taizhang/definition';
import { Big } from 'big.js';
import type { FoundFigure } from './figure.ts';

/** What amounts of one kind may be compared in: the house's dimensions, with weight and points told apart. */
export const amountDimensions = [
  'money',
  'area',
  'length',
  'price',
  'rent',
  'duration',
  'weight',
  'count',
  'percent',
  'points',
  'rank',
  'number',
] as const;
export type AmountDimension = (typeof amountDimensions)[number];

/** Between which base amounts the true value lies; null where there is no bound. */
export interface Bounds {
  readonly from: Big | null;
  readonly to: Big | null;
  readonly includesFrom: boolean;
  readonly includesTo: boolean;
}

export interface Amount {
  readonly dimension: AmountDimension;
  /** The base unit: 元, 平方米, 米, 公斤, %, a currency, or a count's measure word without its scale (万人次 → 人次). */
  readonly unit: string;
  /** What one of the unit as written is in the base unit, as a fraction. */
  readonly factor: readonly [numerator: Big, denominator: Big];
  /** What the figure claims, in the base unit. */
  readonly bounds: Bounds;
}

interface UnitWord {
  readonly dimension: AmountDimension;
  readonly unit: string;
  readonly factor: readonly [numerator: number, denominator: number];
}

const row = (dimension: AmountDimension, unit: string, numerator = 1, denominator = 1): UnitWord => ({
  dimension,
  unit,
  factor: [numerator, denominator],
});

/** A unit of the house under another spelling, or its own. */
const house = (id: 'yuan' | 'square-metre' | 'hectare' | 'mu' | 'metre' | 'kilometre'): UnitWord => ({
  dimension: units[id].dimension,
  unit: units[baseUnitOf(id)].title.zh,
  factor: units[id].factor,
});

/** Unit words without a scale in front. What is in no row is a measure word that counts. */
const unitWords: Readonly<Record<string, UnitWord>> = {
  元: house('yuan'),
  块钱: house('yuan'),
  元人民币: house('yuan'),
  平方米: house('square-metre'),
  平米: house('square-metre'),
  平方: house('square-metre'),
  '㎡': house('square-metre'),
  'm²': house('square-metre'),
  m2: house('square-metre'),
  公顷: house('hectare'),
  'hm²': house('hectare'),
  hm2: house('hectare'),
  亩: house('mu'),
  平方公里: row('area', '平方米', 1_000_000),
  平方千米: row('area', '平方米', 1_000_000),
  '㎢': row('area', '平方米', 1_000_000),
  'km²': row('area', '平方米', 1_000_000),
  km2: row('area', '平方米', 1_000_000),
  米: house('metre'),
  公里: house('kilometre'),
  千米: house('kilometre'),
  km: house('kilometre'),
  m: house('metre'),
  吨: row('weight', '公斤', 1000),
  公斤: row('weight', '公斤'),
  千克: row('weight', '公斤'),
  kg: row('weight', '公斤'),
  斤: row('weight', '公斤', 1, 2),
  克: row('weight', '公斤', 1, 1000),
  '%': row('percent', '%'),
  '％': row('percent', '%'),
  '‰': row('percent', '%', 1, 10),
  成: row('percent', '%', 10),
  个百分点: row('points', '个百分点'),
  百分点: row('points', '个百分点'),
  倍: row('number', '倍'),
};

const scales: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** Splits 万平方米 into 10⁴ and 平方米. A scale that is part of the unit's own name (千克, 千瓦时, 千米) stays with it. */
function readUnit(written: string): { power: number; word: UnitWord } {
  const plain = written.replace(/[余多几来]/g, '').replace(/\s/g, '');
  let rest = plain;
  let power = 0;
  while (rest && !unitWords[rest] && !/^千(?:瓦|伏|卡|焦|赫)|^百分/.test(rest)) {
    const scale = scales[rest.charAt(0)];
    if (scale === undefined) break;
    power += scale;
    rest = rest.slice(1);
  }
  // KM, Kg: letters are written in capitals or not.
  const known = unitWords[rest] ?? unitWords[rest.toLowerCase()] ?? moneyIn(rest);
  return { power, word: known ?? (rest === '' ? row('number', '') : row('count', rest)) };
}

/** Money in another currency or for each of something: 美元, 港元, 元/平方米. Each compares with itself alone. */
const moneyIn = (word: string): UnitWord | undefined =>
  /元(?:\/.+)?$|^(?:美金|欧元|日元|英镑)$/.test(word) ? row('money', word) : undefined;

/** How many decimals are printed. */
export const decimalsOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;

/** The place value of the last digit that is not zero: 1600 → 100, 8.1 → 0.1, 0 → its last decimal. */
export function lastPlace(digits: string): Big {
  const decimals = new Big(10).pow(-decimalsOf(digits));
  if (new Big(digits).eq(0)) return decimals;
  const zeros = /0+$/.exec(digits.replace('.', ''))?.[0].length ?? 0;
  return decimals.times(new Big(10).pow(zeros));
}

/** One in the last decimal as printed: 306.60 → 0.01, 1600 → 1. */
export const printedPlace = (digits: string): Big => new Big(10).pow(-decimalsOf(digits));

/** 十四万六千: said in scales, and so no finer than the last of them. */
const spoken = /^[一二两三四五六七八九十百千]+[万亿][零〇一二两三四五六七八九十百千]+[百千万]/;

/** How far the size of the true value may lie below and above the size printed; null: without end. */
function reachOf({ claim, text }: FoundFigure, digits: string) {
  const zero = new Big(0);
  const step = claim === 'exact' && !spoken.test(text) ? printedPlace(digits) : lastPlace(digits);
  switch (claim) {
    case 'exact':
    case 'around':
      return { below: step.div(2), above: step.div(2), includesBelow: true, includesAbove: false };
    case 'above':
      return { below: zero, above: step, includesBelow: true, includesAbove: false };
    case 'below':
      return { below: step, above: zero, includesBelow: false, includesAbove: true };
    case 'at-least':
      return { below: zero, above: null, includesBelow: true, includesAbove: false };
    case 'at-most':
      return { below: null, above: zero, includesBelow: false, includesAbove: true };
  }
}

/** What is printed claims of the true value, in the unit as written. A fall claims of its size what a rise does. */
function boundsOf(figure: FoundFigure): Bounds | null {
  if (typeof figure.value !== 'number') return boundsOfRange(figure, figure.value);
  const digits = figure.digits.replace(/^[-+−]/, '');
  if (!/^\d+(?:\.\d+)?$/.test(digits)) return null;
  const size = new Big(digits);
  const reach = reachOf(figure, digits);
  const from = reach.below && size.minus(reach.below);
  const to = reach.above && size.plus(reach.above);
  const bounds = { from, to, includesFrom: reach.includesBelow, includesTo: reach.includesAbove };
  if (figure.value >= 0) return bounds;
  return {
    from: to?.times(-1) ?? null,
    to: from?.times(-1) ?? null,
    includesFrom: bounds.includesTo,
    includesTo: bounds.includesFrom,
  };
}

/** 3至5个 lies between its ends; 0.9∶1 is a ratio, which is no amount. */
function boundsOfRange(figure: FoundFigure, ends: readonly number[]): Bounds | null {
  const [from, to, more] = ends;
  const ratio = figure.kind === 'other' || /[∶:：比]/.test(figure.text);
  if (ratio || from === undefined || to === undefined || more !== undefined || from > to) return null;
  return { from: new Big(from), to: new Big(to), includesFrom: true, includesTo: true };
}

/**
 * What a figure claims, as bounds in its base unit with exact decimals. Null for what is no amount: a ratio, or digits
 * that cannot be read.
 */
export function amountOf(figure: FoundFigure): Amount | null {
  const bounds = boundsOf(figure);
  if (!bounds) return null;
  if (figure.kind === 'rank') {
    const place = typeof figure.value === 'number' ? new Big(figure.value) : null;
    const one = new Big(1);
    const exactly = { from: place, to: place, includesFrom: true, includesTo: true };
    return place && { dimension: 'rank', unit: '位', factor: [one, one], bounds: exactly };
  }
  const { power, word } = readUnit(figure.unit ?? '');
  const factor = [new Big(10).pow(power).times(word.factor[0]), new Big(word.factor[1])] as const;
  const inBase = (amount: Big | null) => amount?.times(factor[0]).div(factor[1]) ?? null;
  return {
    dimension: word.dimension,
    unit: word.unit,
    factor,
    bounds: { ...bounds, from: inBase(bounds.from), to: inBase(bounds.to) },
  };
}

/** Whether two amounts measure in the same thing, so that they may be compared or added. */
export const comparable = (one: Amount, other: Amount): boolean =>
  one.dimension === other.dimension && one.unit === other.unit;

/** Whether a value could be what the bounds claim. */
export function within(value: Big, { from, to, includesFrom, includesTo }: Bounds): boolean {
  const above = from === null || value.gt(from) || (includesFrom && value.eq(from));
  const below = to === null || value.lt(to) || (includesTo && value.eq(to));
  return above && below;
}

/** Whether one value could be what both claim. */
export function overlap(one: Bounds, other: Bounds): boolean {
  const before = (a: Bounds, b: Bounds) =>
    a.to !== null &&
    b.from !== null &&
    (a.to.lt(b.from) || (a.to.eq(b.from) && !(a.includesTo && b.includesFrom)));
  return !before(one, other) && !before(other, one);
}
