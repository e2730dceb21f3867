import { baseUnitOf, fromBase, type Language, plain, type UnitId, units } from '@taizhang/definition';
import { Big } from 'big.js';
import { chineseCount, chineseNumeral } from './numerals.ts';
import type { FigureBinding, Hedge } from './template.ts';

/** A figure as printed: the digits carry their decimals (306.60), the unit its scale (亿元), the hedge its claim. */
export interface PrintedFigure {
  readonly value: string;
  readonly unit: UnitId;
  readonly hedge?: Hedge;
}

/** A half-open interval [from, to) of base amounts; 近 turns it round: (from, to]. */
export interface Interval {
  readonly from: Big;
  readonly to: Big;
  readonly includes: 'from' | 'to';
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
 * 约 half of it on either side.
 */
export function intervalOf({ value, unit, hedge }: PrintedFigure): Interval {
  const printed = new Big(value);
  const [numerator, denominator] = units[unit].factor;
  const base = (amount: Big) => amount.times(numerator).div(denominator);
  const interval = (from: Big, to: Big, includes: Interval['includes'] = 'from'): Interval => ({
    from: base(from),
    to: base(to),
    includes,
  });
  if (hedge === undefined) {
    const half = new Big(10).pow(-decimalsOf(value)).div(2);
    return interval(printed.minus(half), printed.plus(half));
  }
  const step = lastPlace(value);
  if (hedge === '近') return interval(printed.minus(step), printed, 'to');
  if (hedge === '约') return interval(printed.minus(step.div(2)), printed.plus(step.div(2)));
  return interval(printed, printed.plus(step));
}

/** Whether a computed base amount lies in what a printed figure claims; an unknown one does not. */
export function agrees(computed: string | null, printed: PrintedFigure): boolean {
  if (computed === null) return false;
  const value = new Big(computed);
  const { from, to, includes } = intervalOf(printed);
  return includes === 'from' ? value.gte(from) && value.lt(to) : value.gt(from) && value.lte(to);
}

/** Prints a computed base amount as its binding says; a hedge falls away where nothing was cut off. */
export function print(value: string, binding: FigureBinding): PrintedFigure {
  const { unit, decimals, hedge, floorTo } = binding;
  if (hedge === undefined || hedge === '约')
    return { value: fromBase(value, unit, decimals).toFixed(decimals), unit, ...(hedge ? { hedge } : {}) };
  const step = new Big(floorTo ?? new Big(10).pow(-decimals));
  // Far finer than any step, so that only the cut below rounds.
  const exact = fromBase(value, unit, 18);
  const cut = exact
    .div(step)
    .round(0, hedge === '近' ? Big.roundUp : Big.roundDown)
    .times(step);
  const printed = { value: cut.toFixed(decimals), unit };
  return exact.eq(cut) ? printed : { ...printed, hedge };
}

/** The words of a printed figure: 159万余剂次, 逾91.98亿元, 第一, 十大. */
export function words(printed: PrintedFigure, binding: Pick<FigureBinding, 'numerals' | 'suffix'>): string {
  const name = binding.suffix ?? units[printed.unit].title.zh;
  const whole = /^\d+$/.test(printed.value);
  if (printed.unit === 'rank')
    return `第${binding.numerals === 'chinese' && whole ? chineseNumeral(Number(printed.value)) : printed.value}`;
  const number =
    binding.numerals === 'chinese' && whole ? chineseCount(Number(printed.value)) : printed.value;
  if (printed.hedge === undefined) return `${number}${name}`;
  if (printed.hedge !== '余') return `${printed.hedge}${number}${name}`;
  const scale = /^[万亿]/.exec(name)?.[0] ?? '';
  return `${number}${scale}余${name.slice(scale.length)}`;
}

/** The base unit's name, in which a figure's value comes: 元, 平方米, 户 … */
export const baseUnitName = (unit: UnitId, language: Language = 'zh'): string =>
  units[baseUnitOf(unit)].title[language];

/** A computed value as an exact plain decimal. */
export const exactDecimal = (value: string): string => plain(new Big(value));
