import { dayIn, startOfDay } from '@taizhang/store';
import type { OpenDistrict } from './district-package.ts';

/** The day on which the district stands: today there, or the day at which a demonstration's history ends. */
export const todayOf = ({ package: { standsOn, timeZone } }: OpenDistrict): string =>
  standsOn ?? dayIn(timeZone, new Date());

/**
 * The moment at which the district stands: now, or the same time of day on the day at which a demonstration's history
 * ends. What is due by hours is overdue after it.
 */
export function nowOf(district: OpenDistrict, now = new Date()): Date {
  const { standsOn, timeZone } = district.package;
  if (standsOn === undefined) return now;
  const sinceMidnight = now.getTime() - startOfDay(timeZone, dayIn(timeZone, now)).getTime();
  return new Date(startOfDay(timeZone, standsOn).getTime() + sinceMidnight);
}

/** From where deadlines are looked at: what is due before `now` is overdue, and days are counted from `day`. */
export interface Vantage {
  readonly day: string;
  readonly now: Date;
}

export const vantageNow = (district: OpenDistrict): Vantage => ({
  day: todayOf(district),
  now: nowOf(district),
});

/** The end of a day that is over, as if nothing had come after it. */
export const vantageAfter = (district: OpenDistrict, day: string): Vantage => ({
  day,
  now: startOfDay(district.package.timeZone, daysAfter(day, 1)),
});

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
