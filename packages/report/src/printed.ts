import {
  baseUnitOf,
  fromBase,
  inEnglish,
  inThousands,
  type Language,
  ordinal,
  plain,
  spelledOut,
  type UnitId,
  units,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { chineseCount, chineseNumeral } from './numerals.ts';
import type { FigureBinding, Hedge } from './template.ts';

/** A figure as printed: the digits carry their decimals (306.60), the unit its scale (亿元), the hedge its claim. */
export interface PrintedFigure {
  readonly value: string;
  readonly unit: UnitId;
  readonly hedge?: Hedge;
}

/** An interval of base amounts, with the bounds that belong to it. */
export interface Interval {
  readonly from: Big;
  readonly to: Big;
  readonly includes: 'from' | 'to' | 'neither';
}

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0;

/** The place value of the last digit that is not zero: 1600 → 100, 8.1 → 0.1, 0 → the last decimal. */
function lastPlace(value: string): Big {
  const zeros = value.includes('.') ? 0 : (/0+$/.exec(value)?.[0].length ?? 0);
  if (new Big(value).eq(0)) return new Big(10).pow(-decimalsOf(value));
  if (!value.includes('.')) return new Big(10).pow(zeros);
  const trimmed = value.replace(/0+$/, '').replace(/\.$/, '');
  return trimmed.includes('.') ? new Big(10).pow(-decimalsOf(trimmed)) : lastPlace(trimmed);
}

/**
 * What a printed figure claims of the true value. Without a hedge it is the value rounded half up to its decimals;
 * 余, 逾 and 超 claim [v, v + one in the last place that is not zero): 159万余 is [159万, 160万); 近 the same below;
 * 约 half of it on either side. A negative figure claims of the size what a positive one does (-8.1余 is about -8.15),
 * as rounding half up means away from zero.
 */
export function intervalOf({ value, unit, hedge }: PrintedFigure): Interval {
  const printed = new Big(value);
  const [numerator, denominator] = units[unit].factor;
  const base = (amount: Big) => amount.times(numerator).div(denominator);
  const { below, above, includes } = claimOf(value, hedge);
  if (printed.lt(0))
    return { from: base(printed.minus(above)), to: base(printed.plus(below)), includes: mirrored[includes] };
  const nothing = printed.eq(0) && hedge === undefined;
  return {
    from: base(printed.minus(below)),
    to: base(printed.plus(above)),
    includes: nothing ? 'neither' : includes,
  };
}

const mirrored = { from: 'to', to: 'from', neither: 'neither' } as const;

/** How far the size of the true value may lie below and above the printed one. */
function claimOf(value: string, hedge: Hedge | undefined) {
  const zero = new Big(0);
  const half = (step: Big) => ({ below: step.div(2), above: step.div(2), includes: 'from' as const });
  if (hedge === undefined) return half(new Big(10).pow(-decimalsOf(value)));
  const step = lastPlace(value);
  if (hedge === '约') return half(step);
  return hedge === '近'
    ? { below: step, above: zero, includes: 'to' as const }
    : { below: zero, above: step, includes: 'from' as const };
}

/** Whether a computed base amount lies in what a printed figure claims; an unknown one does not. */
export function agrees(computed: string | null, printed: PrintedFigure): boolean {
  if (computed === null) return false;
  const value = new Big(computed);
  const { from, to, includes } = intervalOf(printed);
  const inside = value.gt(from) && value.lt(to);
  return inside || (includes === 'from' && value.eq(from)) || (includes === 'to' && value.eq(to));
}

const cutting: Readonly<Record<Hedge, Big.RoundingMode>> = {
  余: Big.roundDown,
  逾: Big.roundDown,
  超: Big.roundDown,
  近: Big.roundUp,
  约: Big.roundHalfUp,
};

/**
 * Prints a computed base amount as its binding says. A hedge falls away where nothing was cut off, and where cutting
 * would leave nothing: 40余 may be said of 43, but not 0余 of 3.
 */
export function print(
  value: string,
  binding: Pick<FigureBinding, 'unit' | 'decimals' | 'hedge' | 'floorTo'>,
): PrintedFigure {
  const { unit, decimals, hedge, floorTo } = binding;
  const plainly = { value: fromBase(value, unit, decimals).toFixed(decimals), unit };
  if (hedge === undefined) return plainly;
  const step = new Big(floorTo ?? new Big(10).pow(-decimals));
  // Far finer than any step, so that only the cut below rounds.
  const exact = fromBase(value, unit, 18);
  const cut = exact.div(step).round(0, cutting[hedge]).times(step);
  if (exact.eq(cut) || cut.eq(0)) return plainly;
  return { value: cut.toFixed(decimals), unit, hedge };
}

/** The words of a printed figure: 159万余剂次, 逾91.98亿元, 第一, 十大. */
export function words(printed: PrintedFigure, binding: Pick<FigureBinding, 'numerals' | 'suffix'>): string {
  const name = binding.suffix ?? units[printed.unit].title.zh;
  // Beyond four digits, below nothing or with decimals nobody writes Chinese numerals.
  const spelled = binding.numerals === 'chinese' && /^\d{1,4}$/.test(printed.value);
  if (printed.unit === 'rank') return `第${spelled ? chineseNumeral(Number(printed.value)) : printed.value}`;
  const number = spelled ? chineseCount(Number(printed.value)) : printed.value;
  if (printed.hedge === undefined) return `${number}${name}`;
  if (printed.hedge !== '余') return `${printed.hedge}${number}${name}`;
  const scale = /^[万亿]/.exec(name)?.[0] ?? '';
  return `${number}${scale}余${name.slice(scale.length)}`;
}

const hedgeInEnglish: Readonly<Record<Hedge, string>> = {
  余: 'over',
  逾: 'over',
  超: 'over',
  近: 'nearly',
  约: 'about',
};

/** The same for readers of English: over 1.59 million doses, no. 1. */
export function wordsInEnglish({ value, unit, hedge }: PrintedFigure): string {
  if (unit === 'rank') return `no. ${value}`;
  return [...(hedge ? [hedgeInEnglish[hedge]] : []), spelledOut(value, units[unit].title).en].join(' ');
}

/**
 * The same within an English sentence, which names itself what is counted, for English has no measure words: 9,093 of
 * “9,093 hazards”, over 1.59 million, 77.943 billion yuan, 2nd; a dash of what is unknown.
 */
export function proseInEnglish(printed: PrintedFigure | null): string {
  if (printed === null) return '—';
  const { value, unit, hedge } = printed;
  if (unit === 'rank') return ordinal(Number(value));
  const { dimension, title } = units[unit];
  const english = inEnglish(value, title.en);
  const named = dimension === 'count' || english.unit === '' ? '' : english.unit;
  const grouped = inThousands(english.number);
  const amount = named === '%' ? `${grouped}%` : [grouped, named].filter(Boolean).join(' ');
  return hedge ? `${hedgeInEnglish[hedge]} ${amount}` : amount;
}

/** The base unit's name, in which a figure's value comes: 元, 平方米, 户 … */
export const baseUnitName = (unit: UnitId, language: Language = 'zh'): string =>
  units[baseUnitOf(unit)].title[language];

/** A computed value as an exact plain decimal. */
export const exactDecimal = (value: string): string => plain(new Big(value));
