const dayMs = 86_400_000;

/** The number of a day: 0 is 1970-01-01, a Thursday. @throws RangeError for what is no day of the calendar */
export function numberOf(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || dayOf(ms / dayMs) !== day) throw new RangeError(`no day: ${day}`);
  return ms / dayMs;
}

export const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** From Monday to Friday. */
export const isWeekday = (number: number): boolean => modulo(number + 3, 7) < 5;

/** How many days from Monday to Friday there are from the Monday before 1970 to this day. */
export function weekdaysTo(number: number): number {
  const since = number + 3;
  return Math.floor(since / 7) * 5 + Math.min(modulo(since, 7) + 1, 5);
}

/** The numbers of the days from one to another. @throws RangeError when the last is before the first */
export function daysOf(from: string, to: string): number[] {
  const [first, last] = [numberOf(from), numberOf(to)];
  if (last < first) throw new RangeError(`${to} is before ${from}`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const modulo = (a: number, b: number): number => ((a % b) + b) % b;
