import national from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { daysOf, isWeekday, numberOf } from './days.ts';

/** Days that a district itself makes work days or days off: a typhoon, a local festival, a year published since. */
export interface CalendarChange {
  readonly from: string;
  /** The last of these days; absent: it is one day. */
  readonly to?: string;
  readonly works: boolean;
  readonly title: { readonly zh: string; readonly en: string };
}

/** What a district adds to the State Council's arrangements. */
export interface CalendarSettings {
  readonly changes?: readonly CalendarChange[];
  /** Years whose arrangement `changes` holds because it is not in the national data yet. */
  readonly published?: readonly number[];
  /** When one works on a work day, as HH:MM, in order. */
  readonly hours?: readonly (readonly [from: string, to: string])[];
}

/**
 * The State Council's days off and make-up days (调休), by the library's data and not by its functions: those reckon
 * days in the time zone of the process.
 */
const nationalDays: ReadonlyMap<number, boolean> = new Map([
  ...Object.keys(national.holidays).map((day) => [numberOf(day), false] as const),
  ...Object.keys(national.workdays).map((day) => [numberOf(day), true] as const),
]);

/** The years of the data. Not by any day: the last of December may be off by the next year’s arrangement. */
const nationalYears: ReadonlySet<number> = new Set(
  Object.keys(national.holidays)
    .filter((day) => day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4))),
);

/** Whether a year's arrangement is known: by the national data, or because the district says it brings it. */
export const isPublished = (settings: CalendarSettings, year: number): boolean =>
  nationalYears.has(year) || (settings.published?.includes(year) ?? false);

/** Where work days differ from Monday to Friday, in order: by how many work days each such day counts more. */
export function exceptionsOf(settings: CalendarSettings): { readonly day: number; readonly by: 1 | -1 }[] {
  const works = new Map(nationalDays);
  for (const { from, to = from, works: is } of settings.changes ?? [])
    for (const day of daysOf(from, to)) works.set(day, is);
  return [...works]
    .filter(([day, is]) => is !== isWeekday(day))
    .map(([day, is]) => ({ day, by: is ? (1 as const) : (-1 as const) }))
    .sort((a, b) => a.day - b.day);
}
