import { dayNumber } from '../card/span.ts';

/** How much of time a Gantt shows at once; absent: all of what stands in it. */
export const zooms = ['year', 'half', 'quarter'] as const;
export type Zoom = (typeof zooms)[number];

const monthsOf: Readonly<Record<Zoom, number>> = { year: 12, half: 6, quarter: 3 };

/** A month as a number: years times twelve. */
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
const firstDayOf = (month: number): number => dayNumber(`${monthText(month)}-01`);

export const isMonth = (given: unknown): given is string =>
  typeof given === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(given);

export interface Tick {
  readonly day: number;
  /** The year and, where months stand apart, the month that begins. */
  readonly year: string;
  readonly month: number | null;
}

/** The stretch of days that a Gantt shows, as numbers of days, with what begins within it. */
export interface GanttWindow {
  readonly from: number;
  readonly to: number;
  /** The months by which one comes to what lies before and after; null where all is shown. */
  readonly before: string | null;
  readonly after: string | null;
  readonly ticks: readonly Tick[];
}

/** More marks than these would stand in one another's way. */
const mostMonths = 12;
const mostYears = 12;

function ticksOf(first: number, end: number): Tick[] {
  const months = end - first;
  const step =
    months <= mostMonths ? 1 : months <= mostMonths * 3 ? 3 : 12 * Math.ceil(months / 12 / mostYears);
  const start = Math.ceil(first / step) * step;
  return Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, i) => {
    const month = start + i * step;
    return {
      day: firstDayOf(month),
      year: monthText(month).slice(0, 4),
      month: step < 12 ? (month % 12) + 1 : null,
    };
  });
}

/** The window of a zoom around a month; without a zoom all the given days, in whole months. */
export function windowOf(
  zoom: Zoom | undefined,
  at: string | undefined,
  today: string,
  days: readonly string[],
): GanttWindow {
  if (zoom === undefined) {
    const all = [...days, today].map((day) => monthNumber(day));
    const [first, end] = [Math.min(...all), Math.max(...all) + 1];
    return {
      from: firstDayOf(first),
      to: firstDayOf(end),
      before: null,
      after: null,
      ticks: ticksOf(first, end),
    };
  }
  const length = monthsOf[zoom];
  const first = Math.floor(monthNumber(at ?? today) / length) * length;
  return {
    from: firstDayOf(first),
    to: firstDayOf(first + length),
    before: monthText(first - length),
    after: monthText(first + length),
    ticks: ticksOf(first, first + length),
  };
}
