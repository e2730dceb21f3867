import { countedIn, type Escalation, type TimeSpan, type TimeUnit } from '@taizhang/definition';
import type { Due } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { nowOf, todayOf } from '../today.ts';

/** How far a deadline lies ahead or behind. */
export interface Distance {
  readonly of: TimeUnit;
  /** So much is left; less than nothing: it has passed since. */
  readonly count: number;
  readonly overdue: boolean;
  /** The arrangement of days off is not published for all of the time between: it may still change. */
  readonly provisional: boolean;
}

type Dated = Pick<Due, 'day' | 'moment' | 'declared'>;

/** How far a deadline lies from where the district stands, counted as the deadline says. */
export function distanceOf(district: OpenDistrict, due: Dated): Distance {
  const of = countedIn(due.declared);
  const today = todayOf(district);
  const [from, to] = today < due.day ? [today, due.day] : [due.day, today];
  const { calendar } = district.store;
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  );
  return {
    of,
    count: between(district, due, of),
    overdue: due.moment < nowOf(district),
    provisional: of !== 'day' && years.some((year) => !calendar.isPublished(year)),
  };
}

/** From where the district stands to the deadline. */
function between(district: OpenDistrict, { day, moment }: Dated, of: TimeUnit): number {
  const { calendar } = district.store;
  const today = todayOf(district);
  if (of === 'working-day') return calendar.workdaysBetween(today, day);
  if (of === 'working-hour')
    return Math.round(calendar.workingHoursBetween(nowOf(district), moment) * 10) / 10;
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** The last step of escalation that an overdue deadline has come to; null: none yet. */
export function escalationOf(district: OpenDistrict, due: Dated): Escalation | null {
  return stepsReached(district, due).at(-1) ?? null;
}

/** The steps of escalation that a deadline has come to, in their order. */
export const stepsReached = (district: OpenDistrict, due: Dated): Escalation[] =>
  (due.declared.escalate ?? []).filter(
    ({ after }) => due.moment < nowOf(district) && -between(district, due, after.of) >= after.count,
  );

/** Whether it is time to remind of a deadline that has not passed. */
export function isTimeToRemind(district: OpenDistrict, due: Dated): boolean {
  const { remind } = due.declared;
  return remind !== undefined && due.moment >= nowOf(district) && leaves(district, due, remind);
}

const leaves = (district: OpenDistrict, due: Dated, { count, of }: TimeSpan): boolean =>
  between(district, due, of) <= count;
