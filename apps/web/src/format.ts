import { inEnglish } from '@taizhang/contract';
import { grouped } from './grouped.ts';
import type { Language } from './language.ts';

/** An amount that comes with its unit, its digits set apart. */
export const spoken = (amount: string): string => amount.replace(/^-?\d[\d.]*/, grouped);

/** What is written with its digits set apart, with its sign. */
export const withSign = (written: string): string => (written.startsWith('−') ? written : `+${written}`);

/** Between two things that are said in one line. It stays with the first: no line begins with it. */
export const dot = '\u00a0· ';

/** An exact decimal as a language counts it: its digits set apart, the unit, and what stands between the two. */
export function countedIn(decimal: string, unit: string, language: Language) {
  const counted = language === 'en' ? inEnglish(decimal, unit) : { number: decimal, unit };
  const isApart = language === 'en' && !['', '%'].includes(counted.unit);
  return { number: grouped(counted.number), between: isApart ? ' ' : '', unit: counted.unit };
}

/** An exact decimal and its unit, which belong together: 779.43亿元, 77.943 billion yuan. */
export function withUnit(decimal: string, unit: string, language: Language): string {
  const counted = countedIn(decimal, unit, language);
  return `${counted.number}${counted.between}${counted.unit}`;
}

/** The same with its sign, as a difference is written. */
export const signedWithUnit = (decimal: string, unit: string, language: Language): string =>
  withSign(withUnit(decimal, unit, language));

const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes as long as using it some hundred times, so each is made once. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = kept.get(key) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(key, format);
  return format;
}

/** How a language writes days and moments. */
const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  formatOf(language === 'zh' ? 'zh-CN' : 'en-GB', options);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A day as one says it: 2021年6月30日, 30 June 2021. What is no day is given back as it stands. */
export function dayInWords(day: string, language: Language): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!isDay(day) || Number.isNaN(at)) return day;
  return dateFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(at);
}

/** A day within a year that is said elsewhere: 6月30日, 30 June. */
export const dayOfYearInWords = (day: string, language: Language): string =>
  dateFormat(language, { timeZone: 'UTC', month: 'long', day: 'numeric' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );

/** The month of a day: 6月, Jun; with its year where that must be said, 21/6, 06/21. */
export const monthInWords = (day: string, language: Language, withYear = false): string =>
  dateFormat(language, {
    timeZone: 'UTC',
    ...(withYear ? { year: '2-digit', month: 'numeric' } : { month: 'short' }),
  }).format(Date.parse(`${day}T00:00:00Z`));

/** A day, or a moment as the clock of the district showed it. What is neither is given back as it stands. */
export function moment(iso: string, language: Language, timeZone: string): string {
  const at = Date.parse(iso);
  if (isDay(iso) || Number.isNaN(at)) return dayInWords(iso, language);
  return dateFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** The day of a moment in the district, YYYY-MM-DD; of what is no moment, nothing. */
export function dayOf(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : formatOf('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
