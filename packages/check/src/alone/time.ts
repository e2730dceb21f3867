import { monthsSaid } from '../months.ts';

/** When a document speaks, as its title says. */
export interface DocumentTime {
  readonly year: number | null;
  readonly part: string;
}

/** A place in a text where a time is named, and what it names. */
export interface TimeMark {
  readonly from: number;
  readonly to: number;
  /** Equal for what is the same time in this document. */
  readonly key: string;
  readonly year: number | null;
  readonly part: string;
  readonly span: string;
}

const YEAR = String.raw`(?:(?:19|20)\d\d(?:[-—－–~～至](?:19|20)?\d\d)?年度?|今年|本年度?|当年|去年|上年度?|前年|明年|次年)`;
const PART = String.raw`(?:上半年|下半年|全年|前?[一二三四1-4]个?季度|前[一二三四五六七八九十\d]{1,2}个月|\d{1,2}(?:[-—－–~～至]\d{1,2})?月(?:份|底|末)?)`;
const SPAN = String.raw`(?:[“"]?十[一二三四五六]五[”"]?|(?:过去|今后|未来|近)?的?[一二三四五六七八九十两\d]{1,3}年(?:来|间|内)|(?:过去|今后|未来)的?[一二三四五两]年|近年来|历年|同期|当月|当季)`;
const TIME = new RegExp(`${SPAN}|${YEAR}(?:以来)?的?${PART}?|${PART}|截[至止](?:目前|今)|目前|今年以来`, 'g');

/** One name for the months that a part of a year stands for, however they are written. */
const partNames: Readonly<Record<string, string>> = {
  '1-3': '一季度',
  '4-6': '二季度',
  '7-9': '三季度',
  '10-12': '四季度',
  '1-6': '上半年',
  '7-12': '下半年',
  '1-9': '前三季度',
  '1-12': '全年',
};

function partIn(words: string): string {
  const part = new RegExp(PART).exec(words)?.[0] ?? '';
  const said = monthsSaid(part);
  if (!said) return part.replace(/[份底末]/g, '');
  const [from, to] = said;
  return partNames[`${from}-${to}`] ?? (from === to ? `${to}月` : `${from}-${to}月`);
}

function yearIn(words: string, { year }: DocumentTime): number | null {
  const written = /(?:19|20)\d\d(?=年)/.exec(words);
  if (written) return Number(written[0]);
  if (year === null) return null;
  if (/去年|上年/.test(words)) return year - 1;
  if (/前年/.test(words)) return year - 2;
  return /明年|次年/.test(words) ? year + 1 : year;
}

function keyOf(words: string, document: DocumentTime): Omit<TimeMark, 'from' | 'to'> {
  const span = new RegExp(SPAN).exec(words)?.[0].replace(/[“”"]/g, '') ?? '';
  const range = /(?:19|20)\d\d[-—－–~～至]/.exec(words) ? words : '';
  const year = yearIn(words, document);
  // The year alone is the year's own period in a document of that year, and the whole of any other.
  const own = document.part || (year === null ? '' : '全年');
  const part = partIn(words) || (year === document.year ? own : '全年');
  const relative = year === null ? (/去年|上年|前年|明年|次年/.exec(words)?.[0] ?? '') : '';
  return { key: [year ?? relative, part, span, range].join('/'), year, part, span: span || range };
}

/** The time of which nothing is said otherwise: the document's own. */
export const ownTime = (document: DocumentTime): TimeMark => ({ from: 0, to: 0, ...keyOf('', document) });

/** Reads year and period of a document from its first lines. */
export function documentTime(text: string): DocumentTime {
  const head = text.slice(0, 200);
  const named = new RegExp(`((?:19|20)\\d\\d)年度?(?!\\d{0,2}月?\\d{1,2}日)(${PART})?`).exec(head);
  return { year: named ? Number(named[1]) : null, part: named?.[2] ? partIn(named[2]) : '' };
}

/** What stands before a time that is only compared with: 较2019年, 比“十二五”末. */
const COMPARED_BEFORE = /(?:较|比|同|与|于|和|跟|相对于)的?[“"]?$/;
const COMPARED_BEHIND =
  /^[”"]?(?:同期|同月|末|底|初|年末)?[^，,。；;、]{0,3}(?:相比|基础上)|^(?:同期|增长|的\d)/;

/** All times named in a text, in order; those that only serve as a base of comparison left out. */
export function timesIn(text: string, document: DocumentTime): TimeMark[] {
  const marks: TimeMark[] = [];
  for (const match of text.matchAll(TIME)) {
    const from = match.index;
    const to = from + match[0].length;
    if (match[0] === '同期' || COMPARED_BEFORE.test(text.slice(Math.max(0, from - 5), from))) continue;
    if (COMPARED_BEHIND.test(text.slice(to, to + 8))) continue;
    marks.push({ from, to, ...keyOf(match[0], document) });
  }
  return marks;
}
