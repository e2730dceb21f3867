import type { Random } from '../random.ts';

const dayMs = 86_400_000;

// The history has some 600 days and asks for them a million times, so each is reckoned once.
const numbers = new Map<string, number>();
const names = new Map<number, string>();

/** The number of a day since 1970. */
function numberOf(day: string): number {
  const number = numbers.get(day) ?? Date.parse(`${day}T00:00:00Z`) / dayMs;
  numbers.set(day, number);
  return number;
}

function nameOf(number: number): string {
  const name = names.get(number) ?? new Date(number * dayMs).toISOString().slice(0, 10);
  names.set(number, name);
  return name;
}

/** The day `count` days after `day` (before it when negative). */
export const addDays = (day: string, count: number): string => nameOf(numberOf(day) + count);

export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** The statutory holidays on weekdays and the make-up working days on weekends (调休) of the demo's time. */
const holidays = new Set([
  '2021-01-01', '2021-02-11', '2021-02-12', '2021-02-15', '2021-02-16', '2021-02-17', '2021-04-05',
  '2021-05-03', '2021-05-04', '2021-05-05', '2021-06-14',
]); // biome-ignore format: a list of days
const makeUpDays = new Set(['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08']);

function isWorkingDay(day: string): boolean {
  const weekday = new Date(numberOf(day) * dayMs).getUTCDay();
  return makeUpDays.has(day) || (weekday !== 0 && weekday !== 6 && !holidays.has(day));
}

/** Every day from `from` to `to`, both included. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));

/** Lists of working days that were asked for before: a generator asks for the same half year thousands of times. */
const known = new Map<string, readonly string[]>();

export function workingDays(from: string, to: string): readonly string[] {
  const name = `${from}..${to}`;
  const days = known.get(name) ?? daysFrom(from, to).filter(isWorkingDay);
  known.set(name, days);
  return days;
}

/** A working day in [from, to], as work is spread: fewer in the weeks about the Spring Festival, more at month's end. */
export function workingDay(random: Random, from: string, to: string): string {
  const days = workingDays(from, to);
  if (days.length === 0) return from;
  for (;;) {
    const day = random.pick(days);
    const festival = day >= '2021-02-04' && day <= '2021-02-26';
    const monthEnd = Number(day.slice(8)) >= 24;
    if (random.chance(festival ? 0.4 : monthEnd ? 1 : 0.7)) return day;
  }
}

/** When a clerk writes down what happened on `day`: the same day or some days later, in office hours (UTC+8). */
export function recordedAfter(random: Random, day: string, lateDays = 0): string {
  const hour = random.integer(9, 17);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(hour)}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`;
  return `${addDays(day, lateDays)}T${clock}+08:00`;
}

/** How late things are usually written down: mostly at once, sometimes days, rarely weeks. */
export function usualLateness(random: Random): number {
  const kind = random.weighted({ sameDay: 70, days: 25, weeks: 5 });
  return kind === 'sameDay' ? 0 : kind === 'days' ? random.integer(1, 3) : random.integer(4, 15);
}

/** A working day `low` to `high` days before another. */
export const workingDayBefore = (random: Random, day: string, low: number, high: number): string =>
  workingDay(random, addDays(day, -high), addDays(day, -low));

/** A working day `low` to `high` days after another. */
export const workingDayAfter = (random: Random, day: string, low: number, high: number): string =>
  workingDay(random, addDays(day, low), addDays(day, high));
