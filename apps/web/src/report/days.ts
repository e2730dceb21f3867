import { dateFormat } from '../format.ts';
import type { Language } from '../language.ts';

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

/** How far behind the end of its period a report may be looked at with the slider. */
const monthsBehind = 3;

/** The days of the slider: from the start of the period to some months behind its end, never into the future. */
export function slidable(period: { from: string; to: string }, today: string): { from: string; to: string } {
  const end = monthEnd(period.to, monthsBehind);
  const to = end < today ? end : today;
  return { from: period.from, to: to < period.from ? period.from : to };
}

/** A day as one says it: 2021年6月30日, 30 June 2021. What is no day is given back as it stands. */
export function dayInWords(day: string, language: Language): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at)) return day;
  return dateFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(at);
}

/** A month as a mark beside the slider says it: 6月, Jun. */
export const monthInWords = (day: string, language: Language): string =>
  dateFormat(language, { timeZone: 'UTC', month: 'short' }).format(Date.parse(`${day}T00:00:00Z`));
