import type { FigureAsk } from './compile.ts';
import type { Period } from './template.ts';

/** A figure's questions through its year, and the same a year before. */
export interface Trend {
  readonly days: readonly string[];
  readonly current: readonly FigureAsk[];
  readonly previousDays: readonly string[];
  readonly previous: readonly FigureAsk[];
}

/**
 * The questions of a figure at each month end of its year, and on its last day. What is asked for by the period it was
 * published for (`byPeriod`) is asked for the periods from the same first day to each month end instead: nobody
 * publishes a statistic for half a month.
 */
export function trendOf(ask: FigureAsk, byPeriod: boolean): Trend {
  const { question, metric } = ask;
  const { from, to } = byPeriod ? periodOf(String(question.parameters?.period)) : question;
  const days = [...monthEnds(to.slice(0, 4)).filter((day) => day >= from && day < to), to];
  const at = (first: string, day: string): FigureAsk => {
    const parameters = { ...question.parameters, year: day.slice(0, 4), period: `${first}..${day}` };
    const period = byPeriod ? {} : { from: first, to: day };
    return { metric, question: { ...question, ...period, parameters } };
  };
  const previousDays = days.map((day) => yearsBefore(day, 1));
  return {
    days,
    current: days.map((day) => at(from, day)),
    previousDays,
    previous: previousDays.map((day) => at(yearsBefore(from, 1), day)),
  };
}

/** A period as a parameter names it, from..to. */
export function periodOf(text: string): Period {
  const [from = '', to = ''] = text.split('..');
  return { from, to };
}

/** The same days of an earlier year. */
export const periodBefore = ({ from, to }: Period, years: number): Period => ({
  from: yearsBefore(from, years),
  to: yearsBefore(to, years),
});

/** The same day of an earlier year; the end of a month stays the end of that month. */
export function yearsBefore(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const earlier = year - years;
  const isEnd = date === lengthOf(year, month);
  return dayOf(earlier, month, isEnd ? lengthOf(earlier, month) : date);
}

const monthEnds = (year: string): string[] =>
  Array.from({ length: 12 }, (_, i) => dayOf(Number(year), i + 1, lengthOf(Number(year), i + 1)));

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const dayOf = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
