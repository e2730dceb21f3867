import type { FigureKind } from '@taizhang/definition';
import type { Found } from './found.ts';
import type { Span } from './noun.ts';

/** A number taken for a figure, with the stretches of text around it that say what it is. */
export interface Placed {
  readonly found: Found;
  /** Where its sentence begins. */
  readonly sentence: number;
  /** Where its clause begins: behind the mark before, or behind the figure before. */
  readonly clause: number;
  /** Where the stretch behind it ends: at the next mark or figure. */
  readonly behind: number;
  /** Whether the stretch behind it runs into the next figure without a mark between. */
  readonly meetsFigure: boolean;
  /** The text in front of it, behind the figure or mark before, without spaces and without what stands in brackets. */
  readonly left: string;
  /** The first letters behind it. */
  readonly right: string;
  /** Where the bracket that it stands in opens; -1 outside of any. */
  readonly bracket: number;
  /** Whether only a list's separator stands between it and the figure before. */
  readonly listed: boolean;
}

const sentenceEnds = /[。;!?\n\t|]/;
const clauseEnds = /[。;!?\n\t|,:()[\]【】>]/;
const separators = /^(?:左右|以[上下内])?(?:[、,和与及\s]|以及)*$/;

/** Finds the sentence and clause of each number, in one pass over the marks of the text. */
export function placeAll(text: string, all: readonly Found[]): Placed[] {
  const placed: Placed[] = [];
  let sentence = 0;
  let clause = 0;
  let from = 0;
  let bracket = -1;
  all.forEach((found, k) => {
    for (let i = from; i < found.start; i++) {
      const letter = text[i] as string;
      if (letter === '(') bracket = i;
      else if (letter === ')' || letter === '\n' || i - bracket > 80) bracket = -1;
      if (!clauseEnds.test(letter) || isInsideName(text, i) || isFootnote(text, i)) continue;
      clause = i + 1;
      if (sentenceEnds.test(letter)) sentence = i + 1;
    }
    from = found.end;
    const before = all[k - 1];
    const previousEnd = before && before.end > sentence ? before.end : sentence;
    const next = all[k + 1]?.start ?? text.length;
    const mark = markBehind(text, found.end, next);
    // A text without marks has no sentences: what says something of a figure stands near it.
    const begins = Math.max(clause, previousEnd, found.start - 120);
    placed.push({
      found,
      sentence: Math.max(sentence, found.start - 600),
      clause: begins,
      left: leftOf(text, begins, found.start),
      right: text.slice(found.end, found.end + 8).replace(/^\s+/, ''),
      behind: mark,
      meetsFigure: mark === next && next < text.length,
      bracket,
      listed:
        before !== undefined && before.end > sentence && separators.test(text.slice(before.end, found.start)),
    });
  });
  return placed;
}

/** What no sentence ends with: 由“十五”末的, over a line that is left blank. */
const goesOn = /[一-龥”][的由从为达至到、]\s{0,4}$/;

/**
 * Whether a line is only broken here, within its sentence: a long line that ends with no mark, and whose next one
 * begins with neither a space nor a number of a section.
 */
function isInsideName(text: string, i: number): boolean {
  if (text[i] !== '\n') return false;
  if (goesOn.test(text.slice(Math.max(0, i - 6), i)) && /^\s{0,4}[\d一-龥]/.test(text.slice(i, i + 6)))
    return true;
  if (/[。;!?:\n\s|]/.test(text[i - 1] ?? '\n') || /[\s|]/.test(text[i + 1] ?? '\n')) return false;
  const begins = text.lastIndexOf('\n', i - 1) + 1;
  const line = i - begins;
  // 图1 2011—2015年生产总值: a caption ends with its line.
  if (/^\s*[图表]\s?\d/.test(text.slice(begins, begins + 6))) return false;
  const next = text.slice(i + 1, i + 8);
  return (
    line >= 16 &&
    !/^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、](?!\d)|[—●◆■·※①-⑩-])/.test(
      next,
    )
  );
}

/** 主导产业[2]占比: the number of a note divides nothing. */
const isFootnote = (text: string, i: number): boolean =>
  /[[\]]/.test(text[i] as string) && /\[\d{1,3}\]/.test(text.slice(Math.max(0, i - 4), i + 5));

/** 下降（同口径）19.59%: brackets right in front of a figure are looked over. */
function leftOf(text: string, begins: number, end: number): string {
  const own = text.slice(begins, end);
  const over =
    /^\s*$/.test(own) && text[begins - 1] === ')'
      ? /([^,。;:()\d\n]{1,12})\([^()]{1,20}\)\s*$/.exec(text.slice(Math.max(0, begins - 34), end))?.[1]
      : undefined;
  // 高于全省平均增速（16.8%）: what stands right in front of the bracket says what it is.
  const before =
    /^\s*$/.test(own) && text[begins - 1] === '('
      ? /[^,。;:()\d\n]{1,8}(?=\($)/.exec(text.slice(Math.max(0, begins - 10), begins))?.[0]
      : undefined;
  // 增幅较大，分别达24.5%: what it is stands in the clause before.
  const moved = /^\s*(?:分别|平均|最高|同比)*(?:达到?了?|为|高达|是)约?$/.test(own)
    ? /(?:增|降|涨|跌|升|减)幅[一-龥]{0,4}(?=[,]$)|增速[一-龥]{0,24}(?=[,]$)|(?:占比|比重)[一-龥]{0,4}(?=[,]$)/.exec(
        text.slice(Math.max(0, begins - 30), begins),
      )?.[0]
    : undefined;
  // What is above or below whom, and in brackets how much that is.
  const compared = before !== undefined && /[高低快慢]于[^,。;]*$/.test(before) ? `${before}(` : before;
  return (over ?? compared ?? (moved ? `${moved.slice(0, 2)}${own}` : own)).replace(/\s+|〈[^〉]*〉$/g, '');
}

function markBehind(text: string, from: number, to: number): number {
  const limit = Math.min(to, from + 60);
  for (let i = from; i < limit; i++) if (/[。;!?\n\t|,:()、]/.test(text[i] as string)) return i;
  return limit;
}

export const isChange = (kind: FigureKind): boolean =>
  kind === 'percent_growth' || kind === 'percentage_points';

/** What a figure measures: its label, and the longer phrase that a later change of it takes up (X占Y的比重). */
export interface Labelled {
  readonly label: Span | undefined;
  readonly whole: Span | undefined;
}

/** What a label may be made of: the figure's own words, what it takes from others, and from where its words are read. */
export interface Naming {
  readonly own: Span | undefined;
  readonly inherited: Labelled | undefined;
  readonly from: number;
}

export interface ToLabel extends Placed {
  readonly kind: FigureKind;
}
