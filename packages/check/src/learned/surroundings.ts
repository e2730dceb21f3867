import { type FigureKind, figureKinds } from '@taizhang/definition';
import { joinedNames } from '../find/joined-names.ts';
import type { Span } from '../find/noun.ts';

/** A figure whose label is to be chosen, in a text as it is read (`Reading.even`). */
export interface ToChoose {
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  readonly unit: string | null;
  /** What the rules call it; undefined where they are not asked or name nothing. */
  readonly ruled: Span | undefined;
  /** Whether it is one of several that 分别 gives to several names. */
  readonly isDistributed: boolean;
}

/** What a letter is, as far as spans are concerned. */
export const sorts = {
  none: 0,
  mark: 1,
  digit: 2,
  listed: 3,
  bracket: 4,
  latin: 5,
  han: 6,
  space: 7,
  other: 8,
};

const sortAnew = (letter: string): number => {
  if (/[,。;!?\n\r\t:|]/.test(letter)) return sorts.mark;
  if (/[0-9.%]/.test(letter)) return sorts.digit;
  if (letter === '、') return sorts.listed;
  if (/[()“”"《》〈〉【】[\]]/.test(letter)) return sorts.bracket;
  if (/[A-Za-z]/.test(letter)) return sorts.latin;
  if (/\p{Script=Han}/u.test(letter)) return sorts.han;
  return letter === ' ' ? sorts.space : sorts.other;
};

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const known = new Map<string, number>();

/** Remembered: a text has some hundred different letters. */
function sortOf(letter: string): number {
  let sort = known.get(letter);
  if (sort === undefined) {
    sort = sortAnew(letter);
    known.set(letter, sort);
  }
  return sort;
}

/** One number for the letters between two places of a text (FNV, over UTF-16 units). */
export function lettersHash(text: string, start: number, end: number): number {
  let hash = 7;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The end of a sentence counts as far as several marks within one. */
const farther = 3;

/** What stands around the figures of one text: letters, marks and other figures, counted once for all of them. */
export class Surroundings {
  readonly text: string;
  readonly codes: Uint16Array;
  readonly sorts: Uint8Array;
  /** 1 where a figure stands. */
  readonly figures: Uint8Array;
  /** 1 where a word begins or ends. */
  readonly edges: Uint8Array;
  /** 1 where a word of one letter stands: often half of a word that the segmenter does not know. */
  readonly lone: Uint8Array;
  /** The word that begins at each place, and the one that ends there, as hashes; 0 where none does. */
  readonly beginning: Int32Array;
  readonly ending: Int32Array;
  /** How far it is over marks from the beginning to each place. */
  readonly #marks: Int32Array;
  readonly #begun: Int32Array;
  readonly #ended: Int32Array;

  /** @param figures also those whose labels nobody chooses: no label runs over one */
  constructor(text: string, figures: readonly Span[]) {
    this.text = text;
    const length = text.length + 1;
    this.codes = new Uint16Array(length);
    this.sorts = new Uint8Array(length);
    this.figures = new Uint8Array(length);
    this.edges = new Uint8Array(length);
    this.lone = new Uint8Array(length);
    this.beginning = new Int32Array(length);
    this.ending = new Int32Array(length);
    for (const { index, segment } of segmenter.segment(text)) {
      this.edges[index] = 1;
      const hash = lettersHash(segment, 0, segment.length);
      this.beginning[index] = hash;
      this.ending[index + segment.length] = hash;
      if (segment.length === 1) this.lone[index] = 1;
    }
    this.edges[text.length] = 1;
    for (const { start, end } of joinedNames(text)) this.edges.fill(0, start + 1, end);
    this.#marks = new Int32Array(length + 1);
    this.#begun = new Int32Array(length + 1);
    this.#ended = new Int32Array(length + 1);
    for (const { start, end } of figures) {
      this.figures.fill(1, start, end);
      (this.#begun[start + 1] as number)++;
      (this.#ended[end] as number)++;
    }
    for (let i = 0; i < text.length; i++) {
      const letter = text[i] as string;
      const sort = sortOf(letter);
      this.codes[i] = text.charCodeAt(i);
      this.sorts[i] = sort;
      const far = sort !== sorts.mark ? 0 : /[。!?\n]/.test(letter) ? farther : 1;
      this.#marks[i + 1] = (this.#marks[i] as number) + far;
    }
    for (let i = 0; i < length; i++) {
      (this.#begun[i + 1] as number) += this.#begun[i] as number;
      (this.#ended[i + 1] as number) += this.#ended[i] as number;
    }
  }

  /** How far it is over marks from a span to a figure. */
  marksBetween(span: Span, figure: Span): number {
    return span.end <= figure.start
      ? (this.#marks[figure.start] as number) - (this.#marks[span.end] as number)
      : (this.#marks[span.start] as number) - (this.#marks[figure.end] as number);
  }

  /** How many other figures stand between a span and a figure. */
  figuresBetween(span: Span, figure: Span): number {
    return span.end <= figure.start
      ? (this.#ended[figure.start] as number) - (this.#ended[span.end] as number)
      : (this.#begun[span.start + 1] as number) - (this.#begun[figure.end] as number);
  }
}

/** 1 for the first of the kinds: 0 is no kind. */
export const numberOfKind: Readonly<Record<FigureKind, number>> = Object.fromEntries(
  figureKinds.map((kind, k) => [kind, k + 1]),
) as Record<FigureKind, number>;
