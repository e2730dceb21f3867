import type { FigureKind } from '../figure.ts';
import type { Found } from './scan.ts';

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
  /** Whether only a list's separator stands between it and the figure before. */
  readonly listed: boolean;
}

const sentenceEnds = /[。;!?\n\t|]/;
const clauseEnds = /[。;!?\n\t|,:()[\]【】]/;
const separators = /^(?:[、,和与及至\s]|以及|其中)*$/;

/** Finds the sentence and clause of each number, in one pass over the marks of the text. */
export function placeAll(text: string, all: readonly Found[]): Placed[] {
  const placed: Placed[] = [];
  let sentence = 0;
  let clause = 0;
  let from = 0;
  all.forEach((found, k) => {
    for (let i = from; i < found.start; i++) {
      const letter = text[i] as string;
      if (!clauseEnds.test(letter) || isInsideName(text, i)) continue;
      clause = i + 1;
      if (sentenceEnds.test(letter)) sentence = i + 1;
    }
    from = found.end;
    const before = all[k - 1];
    const previousEnd = before && before.end > sentence ? before.end : sentence;
    const next = all[k + 1]?.start ?? text.length;
    const mark = markBehind(text, found.end, next);
    placed.push({
      found,
      sentence,
      clause: Math.max(clause, previousEnd),
      behind: mark,
      meetsFigure: mark === next && next < text.length,
      listed:
        before !== undefined && before.end > sentence && separators.test(text.slice(before.end, found.start)),
    });
  });
  return placed;
}

/** A broken line inside a sentence ends nothing: letters stand right before and behind it. */
const isInsideName = (text: string, i: number): boolean =>
  text[i] === '\n' &&
  /[一-龥]/.test(text[i - 1] ?? '') &&
  /[一-龥]/.test(text[i + 1] ?? '') &&
  !/\n[一二三四五六七八九十]+、/.test(text.slice(i, i + 4));

function markBehind(text: string, from: number, to: number): number {
  const limit = Math.min(to, from + 60);
  for (let i = from; i < limit; i++) if (/[。;!?\n\t|,:()、]/.test(text[i] as string)) return i;
  return limit;
}

export const isPercent = (kind: FigureKind): boolean => kind.startsWith('percent');
export const isChange = (kind: FigureKind): boolean =>
  kind === 'percent_growth' || kind === 'percentage_points';
