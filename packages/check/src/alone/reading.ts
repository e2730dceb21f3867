import { type Amount, amountOf, type Bounds } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';
import { offsetsOf } from '../offsets.ts';
import { isThreshold } from '../threshold.ts';
import { claimed } from './interval.ts';
import { type DocumentTime, documentTime, ownTime, type TimeMark, timesIn } from './time.ts';

/** One figure where it stands. Offsets are UTF-16, as JavaScript's strings count. */
export interface Spot {
  /** Its position in the list of figures. */
  readonly at: number;
  readonly figure: FoundFigure;
  readonly amount: Amount | null;
  /** What it claims in the base unit, rounding or cutting alike. */
  readonly claims: Bounds | null;
  readonly from: number;
  readonly to: number;
  readonly sentence: Sentence;
  /** Where its label begins; -1 without one. */
  readonly labelFrom: number;
  /** Its position among the figures of its sentence. */
  readonly order: number;
  /** The words since the figure before it, or since its sentence began. */
  readonly gap: string;
  /** The words behind it, up to the next figure or the end of its sentence. */
  readonly next: string;
  readonly time: TimeMark;
  /** It is not what was done but what is meant to be done. */
  readonly planned: boolean;
}

export interface Sentence {
  /** Its position in the text, from 0. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
  readonly spots: Spot[];
}

export interface Reading {
  readonly source: string | null;
  readonly text: string;
  readonly document: DocumentTime;
  /** The word by which the document calls its own area: 全区, 全市 … or empty. */
  readonly area: string;
  readonly sentences: readonly Sentence[];
  readonly spots: readonly Spot[];
}

/** Longer than any clause that is worth reading; it bounds the work on a text without punctuation. */
const WINDOW = 160;

/** Words that turn what follows into an intention; only near a figure, or at the head of a section. */
export const INTENDED =
  /计划|规划|目标|预期|预计|预算安排|力争|确保|争取(?!到)|拟|任务|下达|安排(?!\d+名)|不低于|将(?:达|完成|实现|新|投|建)|要(?:完成|实现|达)/;
const SECTION_AHEAD =
  /^[\s—－\-（(一二三四五六七八九十\d)）、.．]*(?:关于)?(?:(?:20\d\d年|明年|今年|下半年|下一步|下阶段|今后|未来)[^。，,]{0,16}(?:目标|安排|打算|重点|计划|任务|举措|建议|工作$|将|要)|主要(?:预期)?目标|下半年|下一步|下阶段|今后[一三五]年)/;
const SECTION_BEHIND = /回顾|完成情况|取得(?:的)?成[绩效就]|主要工作情况|工作总结/;

const BREAK = /[。！？!?\n]/g;

/** 10亿元 of 10亿元以上项目215个: which of them are counted, and nothing that could agree or fight. */
const saysWhich = (figure: FoundFigure, behind: string): boolean =>
  isThreshold(figure, behind) && /^[一-龥“”]{2,24}[\d０-９]/.test(behind);

export function readText(
  text: string,
  figures: readonly FoundFigure[],
  source: string | null = null,
): Reading {
  const offsetOf = offsetsOf(text);
  const document = documentTime(text);
  const sentences = sentencesOf(text);
  const clock = timeReader(text, document, sentences);
  const spots: Spot[] = [];
  const order = figures
    .map((figure, at) => ({ figure, at, from: offsetOf(figure.start), to: offsetOf(figure.end) }))
    .filter(({ figure, to }) => !saysWhich(figure, text.slice(to, to + 26)));
  order.sort((a, b) => a.from - b.from);
  let current = 0;
  for (const [i, { figure, at, from, to }] of order.entries()) {
    while (current < sentences.length - 1 && from >= (sentences[current] as Open).to) current++;
    const sentence = sentences[current] as Open;
    const behind = order[i + 1]?.from ?? text.length;
    const before = sentence.spots.at(-1)?.to ?? sentence.from;
    const gap = text.slice(Math.max(before, from - WINDOW), Math.max(before, from));
    const end = Math.min(behind, sentence.to, to + WINDOW);
    // 1 500个, or a digit lost in scraping: what is left of it is not what was written.
    const amount = /\d[ .,]?$/.test(text.slice(Math.max(0, from - 2), from)) ? null : amountOf(figure);
    const planned = sentence.ahead || INTENDED.test(sinceClauses(text, sentence.from, from));
    const claims = amount && claimed(figure, amount);
    const labelFrom = figure.labelStart < 0 ? -1 : offsetOf(figure.labelStart);
    const spot = { at, figure, amount, claims, from, to, labelFrom, sentence };
    sentence.spots.push({
      ...spot,
      order: sentence.spots.length,
      gap,
      next: text.slice(to, Math.max(to, end)),
      time: clock(from, current),
      planned,
    });
    spots.push(sentence.spots.at(-1) as Spot);
  }
  return { source, text, document, area: areaOf(text), sentences, spots };
}

/** The word for the document's own area: its government's in the title, or the only one it speaks of as its own. */
function areaOf(text: string): string {
  const title = /\S{1,12}?([省市区县州镇旗])人民政府/.exec(text.slice(0, 300))?.[1];
  if (title) return `全${title}`;
  const named = new Set(areasIn(text.slice(0, 20_000)));
  return named.size === 1 ? ([...named][0] ?? '') : '';
}

/** The areas that figures of a text are of, and not only ranked in or compared with: 全市, but not 居全市第一. */
export const areasIn = (words: string): string[] =>
  [
    ...words.matchAll(/(?<![居排列占在于为获位是])全[国省市区县州镇旗](?!第|平均|前|唯一|首|率先|的?\d)/g),
  ].map(([area]) => area);

/** The clause a figure stands in and the one before it. */
function sinceClauses(text: string, from: number, to: number): string {
  const words = text.slice(Math.max(from, to - WINDOW), to);
  return words
    .split(/[，,；;、]/)
    .slice(-2)
    .join('，');
}

interface Open extends Sentence {
  /** It belongs to a section on what is meant to be done. */
  readonly ahead: boolean;
}

function sentencesOf(text: string): Open[] {
  const sentences: Open[] = [];
  let from = 0;
  let paragraph = 1;
  let ahead = false;
  const add = (to: number) => {
    const words = text.slice(from, Math.min(to, from + WINDOW)).trim();
    const heads = sentences.at(-1)?.paragraph !== paragraph;
    if (words && heads) ahead = SECTION_AHEAD.test(words) || (ahead && !SECTION_BEHIND.test(words));
    if (words) sentences.push({ at: sentences.length, from, to, paragraph, spots: [], ahead });
    from = to;
  };
  for (const { index, 0: mark } of text.matchAll(BREAK)) {
    add(index + 1);
    if (mark === '\n' && sentences.at(-1)?.paragraph === paragraph) paragraph++;
  }
  add(text.length);
  return sentences;
}

/** The time of a figure: the last one named before it in its sentence, or the one its passage began with. */
function timeReader(text: string, document: DocumentTime, sentences: readonly Sentence[]) {
  const marks = timesIn(text, document);
  const opening: (TimeMark | undefined)[] = [];
  let mark = 0;
  // A paragraph may begin with some words before the time it is about: 刚刚过去的2025年.
  const opens = (words: string, at: number) =>
    sentences[at - 1]?.paragraph === sentences[at]?.paragraph
      ? /^[\s—－\-（(一二三四五六七八九十\d)）、.．到从在]{0,12}$/.test(words)
      : words.length <= 16 && !/[，,；;：:]/.test(words);
  for (const { at, from, to } of sentences) {
    while (marks[mark] && (marks[mark] as TimeMark).from < from) mark++;
    const first = marks[mark];
    opening.push(
      first && first.from < to && opens(text.slice(from, first.from), at) ? first : opening.at(-1),
    );
  }
  let last = -1;
  return (at: number, sentence: number): TimeMark => {
    while (marks[last + 1] && (marks[last + 1] as TimeMark).to <= at) last++;
    const named = marks[last];
    if (named && named.from >= (sentences[sentence] as Sentence).from) return named;
    return opening[sentence] ?? ownTime(document);
  };
}

/** The words behind the last of some marks, or all of them. */
export function lastClause(words: string, marks = '，,；;。、'): string {
  for (let i = words.length - 1; i >= 0; i--) if (marks.includes(words.charAt(i))) return words.slice(i + 1);
  return words;
}
