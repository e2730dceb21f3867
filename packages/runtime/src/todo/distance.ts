import { countedIn, type Escalation, type TimeUnit } from '@taizhang/definition';
import type { Due } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { type Vantage, vantageNow } from '../today.ts';

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

/** How far a deadline lies from where one looks at it, which is where the district stands, counted as it says. */
export function distanceOf(district: OpenDistrict, due: Dated, at = vantageNow(district)): Distance {
  const of = countedIn(due.declared);
  const [from, to] = at.day < due.day ? [at.day, due.day] : [due.day, at.day];
  const { calendar } = district.store;
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  );
  return {
    of,
    count: between(district, due, of, at),
    overdue: due.moment < at.now,
    provisional: of !== 'day' && years.some((year) => !calendar.isPublished(year)),
  };
}

/** From where one looks to the deadline. */
function between(district: OpenDistrict, { day, moment }: Dated, of: TimeUnit, at: Vantage): number {
  const { calendar } = district.store;
  if (of === 'working-day') return calendar.workdaysBetween(at.day, day);
  if (of === 'working-hour') return Math.round(calendar.workingHoursBetween(at.now, moment) * 10) / 10;
  return Math.round((Date.parse(day) - Date.parse(at.day)) / 86_400_000);
}

/** The last step of escalation that an overdue deadline has come to; null: none yet. */
export function escalationOf(
  district: OpenDistrict,
  due: Dated,
  at = vantageNow(district),
): Escalation | null {
  return stepsReached(district, due, at).at(-1) ?? null;
}

/** The steps of escalation that a deadline has come to, in their order. */
export const stepsReached = (district: OpenDistrict, due: Dated, at = vantageNow(district)): Escalation[] =>
  (due.declared.escalate ?? []).filter(
    ({ after }) => due.moment < at.now && -between(district, due, after.of, at) >= after.count,
  );

/** Whether it is time to remind of a deadline that has not passed. */
export function isTimeToRemind(district: OpenDistrict, due: Dated): boolean {
  const { remind } = due.declared;
  const at = vantageNow(district);
  return (
    remind !== undefined && due.moment >= at.now && between(district, due, remind.of, at) <= remind.count
  );
}
