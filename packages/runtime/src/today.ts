import { dayIn } from '@taizhang/store';
import type { OpenDistrict } from './district-package.ts';

/** The day on which the district stands: today there, or the day at which a demonstration's history ends. */
export const todayOf = ({ package: { standsOn, timeZone } }: OpenDistrict): string =>
  standsOn ?? dayIn(timeZone, new Date());

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
