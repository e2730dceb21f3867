const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a calendar day. Days are counted in UTC, where each has 24 hours. */
export const numberOfDay = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / msPerDay);

export const dayOfNumber = (number: number): string => new Date(number * msPerDay).toISOString().slice(0, 10);

const lastOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);

/** The last day of the month `months` after that of `day`. */
export function monthEnd(day: string, months = 0): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return lastOfMonth(year, month - 1 + months);
}

/** The ends of all months from that of `from` on which are not after `to`. */
export function monthEnds(from: string, to: string): string[] {
  const ends: string[] = [];
  for (let months = 0; ; months++) {
    const end = monthEnd(from, months);
    if (end > to) return ends;
    ends.push(end);
  }
}

/** So many marks have room beside a slider with their words. */
const mostMarks = 12;

/**
 * The ends of months that are marked beside the slider: all of them while there is room, else every so many, counted from
 * the end of the period, which is always among them.
 */
export function markedEnds(days: { from: string; to: string }, periodEnd: string): string[] {
  const ends = monthEnds(days.from, days.to);
  const step = [1, 3, 6, 12, 24, 60].find((months) => ends.length / months <= mostMarks) ?? 120;
  const at = Math.max(0, ends.indexOf(monthEnd(periodEnd)));
  return ends.filter((_, i) => (i - at) % step === 0);
}

/** How far behind the end of its period a report may be looked at with the slider. */
const monthsBehind = 3;

/**
 * The days of the slider: from the start of the period to some months behind its end, or as far as a day that was wished
 * for lies behind it, never into the future.
 */
export function slidable(
  period: { from: string; to: string },
  today: string,
  wished = period.to,
): { from: string; to: string } {
  const usual = monthEnd(period.to, monthsBehind);
  const end = wished > usual ? monthEnd(wished) : usual;
  const to = end < today ? end : today;
  return { from: period.from, to: to < period.from ? period.from : to };
}
