import type { Label } from '@taizhang/contract';

interface Period {
  readonly from: string;
  readonly to: string;
}

const isMonthEnd = (day: string): boolean =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;

/** A period as an office speaks of it: whole months and years by their names, others by their days. */
export function periodInWords({ from, to }: Period): Label {
  const [year, first, day] = from.split('-').map(Number) as [number, number, number];
  const [lastYear, last] = to.split('-').map(Number) as [number, number];
  if (year !== lastYear || day !== 1 || !isMonthEnd(to))
    return from === to
      ? dayInWords(from)
      : { zh: `${inChinese(from)}至${inChinese(to)}`, en: `${inEnglish(from)} to ${inEnglish(to)}` };
  if (first === 1 && last === 12) return { zh: `${year}年全年`, en: `${year}` };
  if (first === last) return monthInWords(from);
  return { zh: `${year}年${first}—${last}月`, en: `${monthOf(from)} to ${monthOf(to)} ${year}` };
}

/** A day as it stands in a sentence. */
export const dayInWords = (day: string): Label => ({ zh: inChinese(day), en: inEnglish(day) });

/** The month that a day lies in. */
export const monthInWords = (day: string): Label => ({
  zh: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`,
  en: `${monthOf(day)} ${day.slice(0, 4)}`,
});

function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const written = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));

const inEnglish = (day: string): string => written(day, { day: 'numeric', month: 'long', year: 'numeric' });

const monthOf = (day: string): string => written(day, { month: 'long' });
