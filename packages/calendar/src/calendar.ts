import { type CalendarSettings, exceptionsOf, isPublished } from './arrangement.ts';
import { dayOf, isWeekday, numberOf, weekdaysTo } from './days.ts';
import { zoneOf } from './zone.ts';

/** When offices work, where a district says nothing else. */
const usualHours: readonly (readonly [string, string])[] = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
];

const hourMs = 3_600_000;

/** A day of the calendar, as the database keeps it. */
export interface CalendarDay {
  readonly day: string;
  readonly works: boolean;
  /** How many work days there were up to this day: the difference of two is what lies between. */
  readonly ordinal: number;
}

/** A stretch of working time of a work day, in milliseconds since midnight. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The work days and hours of a district. Every count goes by one number, the *ordinal* of a day: how many work days
 * there were up to it. A day off thus stands for the work day before it, and adding and counting are the inverse of
 * each other for any two days.
 */
export interface WorkingCalendar {
  isWorkday(day: string): boolean;
  ordinalOf(day: string): number;
  /** The work day that is so many work days after a day (before it, if fewer than none). */
  addWorkdays(day: string, count: number): string;
  /** The work days after the first day up to the second; less than nothing if the second comes first. */
  workdaysBetween(from: string, to: string): number;
  /** The first moment by which so many working hours have passed. */
  addWorkingHours(moment: Date, hours: number): Date;
  workingHoursBetween(from: Date, to: Date): number;
  /** The local day of a moment. */
  dayOf(moment: Date): string;
  /** Whether the State Council's arrangement of a year is known; if not, work days are Monday to Friday, provisionally. */
  isPublished(year: number): boolean;
  /** Every day from one to another, and when is worked on a work day: from this a database counts the same. */
  table(from: string, to: string): { readonly days: CalendarDay[]; readonly stretches: readonly Stretch[] };
  /** Changes when a work day or working hour does. */
  readonly content: unknown;
}

/** Milliseconds since midnight. @throws RangeError */
function timeOf(clock: string): number {
  const parts = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(clock);
  if (!parts) throw new RangeError(`no time of day: ${clock}`);
  return (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

function checkedHours(hours: readonly (readonly [string, string])[]): Stretch[] {
  const stretches = hours.map(([from, to]) => ({ from: timeOf(from), to: timeOf(to) }));
  for (const [index, { from, to }] of stretches.entries())
    if (to <= from || from < (stretches[index - 1]?.to ?? 0))
      throw new RangeError(`working hours must follow each other: ${JSON.stringify(hours)}`);
  if (stretches.length === 0) throw new RangeError('there are no working hours');
  return stretches;
}

/** @throws RangeError for changes or hours that make no sense */
export function workingCalendar(timeZone: string, settings: CalendarSettings = {}): WorkingCalendar {
  const days = workdaysOf(settings);
  const stretches = checkedHours(settings.hours ?? usualHours);
  const perDay = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const zone = zoneOf(timeZone);

  /** Working milliseconds up to a moment. */
  function workedTo(moment: Date): number {
    const { day, time } = zone.localOf(moment);
    const number = numberOf(day);
    if (!days.works(number)) return days.ordinal(number) * perDay;
    const today = stretches.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(time, to) - from), 0);
    return (days.ordinal(number) - 1) * perDay + today;
  }

  /** The first moment up to which so many working milliseconds have passed. */
  function momentAt(worked: number): Date {
    const before = Math.ceil(worked / perDay) - 1;
    const day = dayOf(days.at(before + 1));
    let left = worked - before * perDay;
    for (const { from, to } of stretches) {
      if (left <= to - from) return zone.momentOf({ day, time: from + left });
      left -= to - from;
    }
    throw new RangeError('a working day is as long as its hours');
  }

  return {
    isWorkday: (day) => days.works(numberOf(day)),
    ordinalOf: (day) => days.ordinal(numberOf(day)),
    addWorkdays: (day, count) => dayOf(days.at(days.ordinal(numberOf(day)) + whole(count))),
    workdaysBetween: (from, to) => days.ordinal(numberOf(to)) - days.ordinal(numberOf(from)),
    addWorkingHours: (moment, hours) =>
      hours === 0 ? moment : momentAt(workedTo(moment) + Math.round(hours * hourMs)),
    workingHoursBetween: (from, to) => (workedTo(to) - workedTo(from)) / hourMs,
    dayOf: (moment) => zone.localOf(moment).day,
    isPublished: (year) => isPublished(settings, year),
    table: (from, to) => ({
      days: range(from, to).map((number) => ({
        day: dayOf(number),
        works: days.works(number),
        ordinal: days.ordinal(number),
      })),
      stretches,
    }),
    content: { timeZone, stretches, exceptions: days.exceptions },
  };
}

function range(from: string, to: string): number[] {
  const first = numberOf(from);
  return Array.from({ length: Math.max(0, numberOf(to) - first + 1) }, (_, index) => first + index);
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`no whole number of days: ${count}`);
  return count;
}

/** Work days as Monday to Friday with exceptions, whose sum up to a day is looked up. */
function workdaysOf(settings: CalendarSettings): {
  works(number: number): boolean;
  ordinal(number: number): number;
  at(ordinal: number): number;
  readonly exceptions: unknown;
} {
  const exceptions = exceptionsOf(settings);
  const excepted = new Set(exceptions.map(({ day }) => day));
  let sum = 0;
  const sums = exceptions.map(({ day, by }) => {
    sum += by;
    return { day, sum };
  });

  const works = (number: number): boolean => isWeekday(number) !== excepted.has(number);
  function ordinal(number: number): number {
    let [low, high] = [0, sums.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle]?.day ?? 0) <= number) low = middle + 1;
      else high = middle;
    }
    return weekdaysTo(number) + (sums[low - 1]?.sum ?? 0);
  }
  /** The first day with an ordinal, which is the work day that has it: near where it would lie without exceptions. */
  function at(wanted: number): number {
    let number = Math.floor((wanted * 7) / 5) - 3;
    while (ordinal(number) < wanted) number += Math.max(1, wanted - ordinal(number));
    while (ordinal(number) >= wanted) number -= Math.max(1, ordinal(number) - wanted);
    return number + 1;
  }
  return { works, ordinal, at, exceptions };
}
