import { Big } from 'big.js';

/**
 * How work stands against its time: 正常 on pace; 滞后 behind, while there is still time to report; 未达 missed;
 * 已补上 made up: missed, and reached later, which it says for good.
 */
export type Light = 'pace' | 'behind' | 'made-up' | 'missed';

/** From the best to the worst. */
export const lights = ['pace', 'made-up', 'behind', 'missed'] as const satisfies readonly Light[];

/** Why a light is what it is; `paceWords` says it. */
export type PaceRule =
  /** Reached by the month's end, and recorded by the closing of its reporting. */
  | 'reached'
  /** Of a month still open: no less is done than is scheduled so far. */
  | 'on-schedule'
  /** Of a month still open: less is done than is scheduled so far. */
  | 'below-schedule'
  /** Neither reached when its reporting closed, nor since. */
  | 'not-reached'
  /** Not reached when its reporting closed, reached later. */
  | 'caught-up'
  /** Reached by its end, but recorded only after its reporting had closed. */
  | 'reported-late'
  /** The plan by which it was missed was corrected after its reporting had closed. */
  | 'plan-corrected';

/** A month of the year, with amounts from the year's beginning up to its end. */
export interface ScheduledMonth<T> {
  /** As `2021-03`. */
  readonly month: string;
  readonly endsOn: string;
  /** The last day on which what is recorded of it counts as recorded in time. */
  readonly closesOn: string;
  /** What was scheduled by its end, as recorded by the closing; null: nothing was. */
  readonly due: T | null;
  /** The same as known now; absent: as recorded by the closing. Where neither is known, the month has no light. */
  readonly dueNow?: T | null;
  /** What had been done by its end and was recorded by the closing. */
  readonly onTime: T;
  /** What had been done by its end, as known now. */
  readonly byEnd: T;
}

/** The day of judging. */
export interface PaceNow<T> {
  readonly day: string;
  /** What is done in the year so far. */
  readonly done: T;
  /** What was scheduled by this day; null: nothing yet. */
  readonly due: T | null;
  /** What was done by each day, as known on that day, in the order of days: by this the day of making up is found. */
  readonly course: readonly { readonly day: string; readonly done: T }[];
}

export interface PaceLight<T> {
  readonly month: string;
  readonly light: Light;
  readonly rule: PaceRule;
  /** The day that the rule speaks of: when its reporting closed, when it was made up, or the day of judging. */
  readonly on: string;
  /** What it is held against, and what was held against it. */
  readonly due: T;
  readonly done: T;
}

export interface PaceLights<T> {
  /** Months that have not begun, and those in which nothing was scheduled, have none. */
  readonly months: readonly (PaceLight<T> | null)[];
  /** That of the month that stands worst, and of equal ones the latest; null: no month has one. */
  readonly whole: PaceLight<T> | null;
}

/** Whether what is done is no less than what is due. */
export type Reaches<T> = (done: T, due: T) => boolean;
export const decimalReaches: Reaches<string> = (done, due) => new Big(done).gte(due);

/**
 * The lights of a year by its months (时序进度). What is judged to be in time is what was *recorded by the closing of
 * the month's reporting*: whoever dates work back makes a missed month yellow, never green.
 */
export function lightsOf<T>(
  months: readonly ScheduledMonth<T>[],
  now: PaceNow<T>,
  reaches: Reaches<T>,
): PaceLights<T> {
  const judged = months.map((month) => lightOfMonth(month, now, reaches));
  return { months: judged, whole: worstOf(judged) };
}

function lightOfMonth<T>(
  month: ScheduledMonth<T>,
  now: PaceNow<T>,
  reaches: Reaches<T>,
): PaceLight<T> | null {
  const { month: name, closesOn, due } = month;
  if (now.day < `${name}-01`) return null;
  if (now.day <= closesOn) return lightOfOpenMonth(month, now, reaches);
  // A plan that was dated back behind the closing is a plan all the same: it never makes a month green.
  if (due === null) return month.dueNow == null ? null : lightOfLatePlan(month, month.dueNow, now, reaches);
  if (reaches(month.onTime, due))
    return { month: name, light: 'pace', rule: 'reached', on: closesOn, due, done: month.onTime };
  const since = month.dueNow ?? due;
  const madeUp = (rule: PaceRule): PaceLight<T> => {
    // A correction of the plan has no day of its own here: it is told as of the day of judging.
    const on = rule === 'plan-corrected' ? now.day : (reachedSince(now, since, reaches) ?? now.day);
    return { month: name, light: 'made-up', rule, on, due: since, done: now.done };
  };
  if (!reaches(now.done, since))
    return { month: name, light: 'missed', rule: 'not-reached', on: closesOn, due: since, done: now.done };
  if (reaches(month.onTime, since)) return madeUp('plan-corrected');
  return madeUp(reaches(month.byEnd, since) ? 'reported-late' : 'caught-up');
}

/** A month of which nothing was scheduled when its reporting closed, but is by what was recorded since. */
function lightOfLatePlan<T>(
  { month, closesOn, onTime }: ScheduledMonth<T>,
  due: T,
  now: PaceNow<T>,
  reaches: Reaches<T>,
): PaceLight<T> {
  const { done, day } = now;
  if (!reaches(done, due)) return { month, light: 'missed', rule: 'not-reached', on: closesOn, due, done };
  // Work that was recorded in time waited for its plan, which has no day of its own here.
  const on = reaches(onTime, due) ? day : (reachedSince(now, due, reaches) ?? day);
  return { month, light: 'made-up', rule: 'reported-late', on, due, done };
}

/** A month whose reporting is open: that has ended by what is due at its end, that still runs by what is due today. */
function lightOfOpenMonth<T>(
  month: ScheduledMonth<T>,
  now: PaceNow<T>,
  reaches: Reaches<T>,
): PaceLight<T> | null {
  const hasEnded = now.day >= month.endsOn;
  const scheduled = month.dueNow === undefined ? month.due : month.dueNow;
  const due = hasEnded ? scheduled : now.due;
  if (due === null || scheduled === null) return null;
  const done = hasEnded ? month.byEnd : now.done;
  const on = { month: month.month, on: now.day, due, done };
  return reaches(done, due)
    ? { ...on, light: 'pace', rule: 'on-schedule' }
    : { ...on, light: 'behind', rule: 'below-schedule' };
}

/** The day since which what is due is reached without a break; null: by the course it is not. */
function reachedSince<T>(now: PaceNow<T>, due: T, reaches: Reaches<T>): string | null {
  let since: string | null = null;
  for (const { day, done } of now.course) {
    if (day > now.day) break;
    if (!reaches(done, due)) since = null;
    else since ??= day;
  }
  return since;
}

function worstOf<T>(judged: readonly (PaceLight<T> | null)[]): PaceLight<T> | null {
  let worst: PaceLight<T> | null = null;
  for (const one of judged)
    if (one && (!worst || lights.indexOf(one.light) >= lights.indexOf(worst.light))) worst = one;
  return worst;
}
