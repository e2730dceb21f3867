import type { Period } from '@taizhang/report';
import { monthsSaid } from '../months.ts';

const two = (month: number): string => String(month).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whole months of a year, as days. */
export const months = (year: number, from: number, to: number): Period => ({
  from: `${year}-${two(from)}-01`,
  to: `${year}-${two(to)}-${two(lastDay(year, to))}`,
});

/**
 * The days that a period as written stands for, in a document about `around`; null where the words name none (截至目前,
 * “十二五”), so that the document's own applies.
 */
export function periodOf(written: string | null, around: Period): Period | null {
  if (written === null) return null;
  const plain = written.normalize('NFKC').replace(/\s/g, '');
  const year = yearIn(plain, Number(around.to.slice(0, 4)));
  const said = monthsSaid(plain);
  if (said) return months(year ?? Number(around.to.slice(0, 4)), ...said);
  const wholeYear = year !== null && /^(?:(?:19|20)\d\d年?|去年|上年|前年)$/.test(plain);
  return wholeYear ? months(year, 1, 12) : null;
}

function yearIn(plain: string, own: number): number | null {
  const written = /((?:19|20)\d\d)年/.exec(plain)?.[1] ?? /^((?:19|20)\d\d)$/.exec(plain)?.[1];
  if (written) return Number(written);
  if (/去年|上年/.test(plain)) return own - 1;
  if (/前年/.test(plain)) return own - 2;
  return null;
}

/** How far into a text its head reaches: title, date and who speaks to whom. */
export const headOf = (text: string): string => [...text.slice(0, 1200)].slice(0, 400).join('');

/** The period that a document says in its head that it is about; null where it says none. */
export function periodOfDocument(text: string): Period | null {
  const head = headOf(text).normalize('NFKC');
  const nothing = { from: '1900-01-01', to: '1900-12-31' };
  const written =
    /(?:20)\d\d年(?:上半年|下半年|(?:前三|[一二三四1-4])季度|\d{1,2}[-—–~～至到]\d{1,2}月|度)?/g;
  const found: Period[] = [];
  for (const [match] of head.matchAll(written)) {
    const period = periodOf(match.replace(/年度$/, '年'), nothing);
    if (period && !isFollowedByDay(head, match)) found.push(period);
  }
  // A span of months says more than a bare year.
  return (
    found.find(({ to, from }) => !(from.endsWith('-01-01') && to.endsWith('-12-31'))) ?? found[0] ?? null
  );
}

/** 2021年8月27日 is a day, not the year that is spoken of. */
const isFollowedByDay = (head: string, match: string): boolean =>
  /年$/.test(match) && /^\d{1,2}月/.test(head.slice(head.indexOf(match) + match.length));

/** The last days of the months around a day, the nearest first, none before the period begins or after `latest`. */
export function monthEndsAround({ from, to }: Period, latest: string, most: number): string[] {
  const [year, month] = to.split('-').map(Number) as [number, number];
  const ends: string[] = [];
  for (let away = 1; away <= 12; away++)
    for (const step of [-away, away]) {
      const index = year * 12 + (month - 1) + step;
      const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
      const end = `${y}-${two(m)}-${two(lastDay(y, m))}`;
      if (end >= from && end <= latest && end !== to) ends.push(end);
    }
  return ends.slice(0, most);
}
