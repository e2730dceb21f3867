import type { MetricOfKind } from '@taizhang/definition';
import { Big } from 'big.js';
import type { Light } from './pace.ts';

/** Decimals kept of a quotient; figures are printed with far fewer. */
const quotientDecimals = 6;

/** Numerator ÷ denominator in percent; null (unknown) when there is nothing to divide by. */
export function percentOf(numerator: string | null, denominator: string | null): string | null {
  if (numerator === null || denominator === null || new Big(denominator).eq(0)) return null;
  return new Big(numerator).times(100).div(denominator).round(quotientDecimals, Big.roundHalfUp).toFixed();
}

/**
 * The share of the year that has passed at the end of `day`, in percent: whole months, and days within the month
 * (时序进度 is reckoned by months: 50 % at the end of June in every year).
 */
export function elapsedShare(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const months = new Big(month - 1).plus(new Big(date).div(daysInMonth));
  return months.times(100).div(12).round(quotientDecimals, Big.roundHalfUp).toFixed();
}

/**
 * The three progress measures of a yearly target, in percent (or percentage points for `ahead`):
 * completion 完成率 = done ÷ annual target; ahead 超时序进度 = completion − elapsed share of the year;
 * to-date 达目标进度 = done ÷ (annual target × elapsed share).
 */
export function progressOf(
  show: MetricOfKind<'progress'>['show'],
  done: string | null,
  target: string | null,
  day: string,
): string | null {
  if (show === 'to-date') {
    const due = target === null ? null : new Big(target).times(elapsedShare(day)).div(100).toFixed();
    return percentOf(done, due);
  }
  const completion = percentOf(done, target);
  if (completion === null || show === 'completion') return completion;
  return new Big(completion).minus(elapsedShare(day)).toFixed();
}

/**
 * The light of a yearly target by its completion rate at the end of `day`: on pace when no less is done than the share
 * of the year that has passed (时序进度); missed when the year is over and the target is not reached.
 * @param completion 完成率 in percent; null, which gives no light, when it is unknown
 */
export function lightOf(completion: string | null, day: string): Light | null {
  if (completion === null) return null;
  if (new Big(completion).gte(elapsedShare(day))) return 'pace';
  return day.endsWith('-12-31') ? 'missed' : 'behind';
}

/**
 * Our place among all, the greatest first: one more than the number of those with more. Equal values share a place.
 * @returns null when we have no value, or nobody else has one: alone nobody is first
 */
export function rankOf(self: string, values: ReadonlyMap<string, string>): string | null {
  const own = values.get(self);
  if (own === undefined || values.size < 2) return null;
  return String(1 + [...values.values()].filter((value) => new Big(value).gt(own)).length);
}
