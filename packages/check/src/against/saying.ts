import type { Text } from '@taizhang/definition';
import { Big } from 'big.js';
import { type Amount, amountOf, type Bounds, decimalsOf } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';

const mostDecimals = 4;

/** A base amount in the unit in which a figure is written, with its decimals; more where a hedge hides the rest. */
export function asWritten(value: string, figure: FoundFigure): string {
  const amount = amountOf(figure);
  if (!amount) return value;
  const number = inUnit(new Big(value), amount);
  const decimals = figure.claim === 'exact' ? decimalsOf(figure.digits) : undefined;
  return inWords(number, amount, figure, decimals);
}

function inWords(number: Big, { dimension }: Amount, figure: FoundFigure, decimals?: number): string {
  if (dimension === 'rank') return `第${number.toFixed(0)}`;
  const shown =
    decimals === undefined
      ? number.round(mostDecimals, Big.roundHalfUp).toFixed()
      : number.round(decimals, Big.roundHalfUp).toFixed(decimals);
  return `${shown}${unitOf(figure)}`;
}

const inUnit = (value: Big, { factor: [numerator, denominator] }: Amount): Big =>
  value.times(denominator).div(numerator);

/** The unit as written, without the hedge inside it (万余平方米). */
const unitOf = ({ unit }: FoundFigure): string => (unit ?? '').replace(/[余多]/g, '');

/**
 * How far a value lies from what is claimed: from the printed figure itself where it claims both sides of it, else from
 * the nearest that it claims.
 */
export function differenceOf(value: Big, { from, to }: Bounds, { claim, value: written }: FoundFigure): Big {
  const isPrinted = typeof written === 'number' && (claim === 'exact' || claim === 'around');
  if (isPrinted && from !== null && to !== null) return value.minus(from.plus(to).div(2));
  const bound = from !== null && value.lte(from) ? from : (to ?? from);
  return bound === null ? new Big(0) : value.minus(bound);
}

/**
 * A value and its difference for reading, in the unit of the figure: rounded alike, so that they add up to what is printed,
 * and no further than leaves the difference to be seen.
 */
export function differing(value: string, difference: Big, figure: FoundFigure, amount: Amount) {
  const [number, away] = [inUnit(new Big(value), amount), inUnit(difference, amount)];
  const isSeen = (decimals: number) =>
    number.round(decimals, Big.roundHalfUp).minus(number).abs().times(100).lte(away.abs());
  let decimals = decimalsOf(figure.digits);
  while (decimals < mostDecimals && !isSeen(decimals)) decimals += 1;
  return {
    shown: inWords(number, amount, figure, decimals),
    differenceShown: differenceShown(away.round(decimals, Big.roundHalfUp), figure, amount),
  };
}

function differenceShown(difference: Big, figure: FoundFigure, { dimension }: Amount): Text {
  const size = difference.abs().toFixed();
  const unit = dimension === 'percent' ? '个百分点' : unitOf(figure);
  const more = difference.gt(0);
  return {
    zh: `台账${more ? '多' : '少'}${size}${dimension === 'rank' ? '位' : unit}`,
    en: `the ledger has ${size} ${dimension === 'percent' ? 'percentage points' : unit} ${more ? 'more' : 'less'}`,
  };
}
