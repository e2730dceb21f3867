import type { Text } from '@taizhang/definition';
import { Big } from 'big.js';
import { type Amount, amountOf, type Bounds } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';

const mostDecimals = 4;

/** A base amount in the unit in which a figure is written, with its decimals; more where a hedge hides the rest. */
export function asWritten(value: string, figure: FoundFigure): string {
  const amount = amountOf(figure);
  if (!amount) return value;
  if (amount.dimension === 'rank') return `第${new Big(value).toFixed(0)}`;
  const decimals = figure.digits.split('.')[1]?.length ?? 0;
  const number = inUnit(new Big(value), amount);
  const exact = number.round(mostDecimals, Big.roundHalfUp);
  const shown =
    figure.claim === 'exact' ? number.round(decimals, Big.roundHalfUp).toFixed(decimals) : exact.toFixed();
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
export function differenceOf(value: Big, { from, to }: Bounds): Big {
  if (from !== null && to !== null) {
    const middle = from.plus(to).div(2);
    return value.minus(middle);
  }
  const bound = from ?? to;
  return bound === null ? new Big(0) : value.minus(bound);
}

/** A difference for reading, in the unit of the figure. */
export function differenceShown(difference: Big, figure: FoundFigure, amount: Amount): Text {
  const size = inUnit(difference.abs(), amount).round(mostDecimals, Big.roundHalfUp).toFixed();
  const unit = amount.dimension === 'percent' ? '个百分点' : unitOf(figure);
  const more = difference.gt(0);
  return {
    zh: `台账${more ? '多' : '少'}${size}${amount.dimension === 'rank' ? '位' : unit}`,
    en: `the ledger has ${size} ${amount.dimension === 'percent' ? 'percentage points' : unit} ${more ? 'more' : 'less'}`,
  };
}
