import { type Dimension, dimensionOf, type Text, type UnitId } from '@taizhang/definition';

/** What an amount measures, as powers of what is told apart: a price is money per area. A count is a plain number. */
export interface Measured {
  readonly money: number;
  readonly area: number;
  readonly length: number;
  readonly month: number;
  readonly day: number;
}

export const plainNumber: Measured = { money: 0, area: 0, length: 0, month: 0, day: 0 };
export const money: Measured = { ...plainNumber, money: 1 };
export const days: Measured = { ...plainNumber, day: 1 };

const ofDimension: Readonly<Record<Dimension, Measured>> = {
  count: plainNumber,
  number: plainNumber,
  percent: plainNumber,
  money,
  area: { ...plainNumber, area: 1 },
  length: { ...plainNumber, length: 1 },
  price: { ...plainNumber, money: 1, area: -1 },
  rent: { ...plainNumber, money: 1, area: -1, month: -1 },
  duration: { ...plainNumber, month: 1 },
};

export const measuredIn = (unit: UnitId): Measured => ofDimension[dimensionOf(unit)];

const atoms = ['money', 'area', 'length', 'month', 'day'] as const;

export const same = (a: Measured, b: Measured): boolean => atoms.every((atom) => a[atom] === b[atom]);

export const combined = (a: Measured, b: Measured, sign: 1 | -1): Measured => ({
  money: a.money + sign * b.money,
  area: a.area + sign * b.area,
  length: a.length + sign * b.length,
  month: a.month + sign * b.month,
  day: a.day + sign * b.day,
});

const words: Readonly<Record<(typeof atoms)[number], Text>> = {
  money: { zh: '元', en: 'yuan' },
  area: { zh: '平方米', en: 'm²' },
  length: { zh: '米', en: 'm' },
  month: { zh: '月', en: 'months' },
  day: { zh: '日', en: 'days' },
};

/** 元, 元/平方米, 元/平方米·月: how a number of this kind is written. */
export function unitWords(measured: Measured): Text {
  const power = (language: 'zh' | 'en', sign: 1 | -1) =>
    atoms
      .filter((atom) => Math.sign(measured[atom]) === sign)
      .map(
        (atom) =>
          words[atom][language] + (Math.abs(measured[atom]) > 1 ? `^${Math.abs(measured[atom])}` : ''),
      )
      .join('·');
  const say = (language: 'zh' | 'en') => {
    const below = power(language, -1);
    const above = power(language, 1) || (below ? '1' : '');
    return below ? `${above}/${below}` : above;
  };
  return { zh: say('zh'), en: say('en') };
}
