import type { Language } from './language.ts';

/** An exact decimal with its thousands set apart; never through a floating-point number. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (fraction === undefined ? apart : `${apart}.${fraction}`).replace('-', '−');
}

/** An amount that comes with its unit, its digits set apart. */
export const spoken = (amount: string): string => amount.replace(/^-?\d[\d.]*/, grouped);

/** With its sign, as a difference is written. */
export const signed = (decimal: string): string =>
  decimal.startsWith('-') ? grouped(decimal) : `+${grouped(decimal)}`;

/** Between two things that are said in one line. It stays with the first: no line begins with it. */
export const dot = '\u00a0· ';

/** A number and its unit, which belong together: Chinese sets no space between them. */
export const withUnit = (number: string, unit: string, language: Language): string => {
  if (language === 'zh' || unit === '' || unit === '%') return `${number}${unit}`;
  // 3 × 100 million yuan: two numbers side by side would read as one.
  return `${number}${/^\d/.test(unit) ? ' × ' : ' '}${unit}`;
};

const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes as long as using it some hundred times, so each is made once. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = kept.get(key) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(key, format);
  return format;
}

/** How a language writes days and moments. */
export const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  formatOf(language === 'zh' ? 'zh-CN' : 'en-GB', options);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A day as one says it: 2021年6月30日, 30 June 2021. What is no day is given back as it stands. */
export function dayInWords(day: string, language: Language): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!isDay(day) || Number.isNaN(at)) return day;
  return dateFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(at);
}

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
