import { parseDay, Refusal } from '@taizhang/definition';
import { dayIn } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { instantOf, isDay } from '../reports.ts';
import { todayOf } from '../today.ts';

/** Where and when the targets of a year are looked at. */
export interface YearAt {
  readonly year?: string | undefined;
  readonly cutoff?: string | undefined;
  /** A day (known by its end, in the district) or an ISO instant; absent: now. */
  readonly knownAt?: string | undefined;
}

export interface YearSetting {
  readonly year: string;
  readonly cutoff: string;
  readonly knownAt: Date;
}

/**
 * Reads a year, a cut-off and a time of knowledge. Without a cut-off it is the day on which the district stands, or the
 * last day of an earlier year.
 * @throws Refusal impossible-date, impossible-year, future-cutoff, impossible-instant
 */
export function yearSetting(district: OpenDistrict, at: YearAt): YearSetting {
  const today = todayOf(district);
  if (at.cutoff !== undefined && !isDay(at.cutoff)) throw new Refusal('impossible-date', {}, 'cutoff');
  const year = at.year ?? (at.cutoff ?? today).slice(0, 4);
  if (!/^\d{4}$/.test(year) || !isDay(`${year}-12-31`) || year > today.slice(0, 4))
    throw new Refusal('impossible-year', { year: today.slice(0, 4) }, 'year');
  const latest = dayIn(district.package.timeZone, new Date());
  const end = `${year}-12-31`;
  const cutoff = at.cutoff ?? (end < today ? end : today);
  if (!cutoff.startsWith(year)) throw new Refusal('impossible-year', { year }, 'cutoff');
  if (parseDay(cutoff) > latest) throw new Refusal('future-cutoff', { today: latest }, 'cutoff');
  return { year, cutoff, knownAt: instantOf(district, at.knownAt) };
}
