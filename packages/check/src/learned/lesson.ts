import type { AnnotatedText } from '../evaluation/annotated.ts';
import { labelsToChoose } from '../find/find-figures.ts';
import { readLetters, writtenAt } from '../find/letters.ts';
import type { Span } from '../find/noun.ts';
import { bare, type Lesson } from './train.ts';

/** What rules that had not seen a text call one of its figures; places in its code points, -1 for no label. */
export interface RuledLabel {
  readonly start: number;
  readonly label: string;
  readonly labelStart: number;
}

/**
 * Makes a lesson of an annotated text.
 * @param ruled what the rules called its figures before anybody mended them by this text: rules that have seen a text are
 *   right about it more often than about any other, and would be trusted too much. Without, what they call them now.
 */
export function lessonOf({ text, figures: annotated }: AnnotatedText, ruled?: readonly RuledLabel[]): Lesson {
  const { reading, figures, others } = labelsToChoose(text);
  const evenAt = new Map(reading.places.map((place, i) => [place, i]));
  const labels = new Map(annotated.map(({ start, text: own, label }) => [`${start} ${own}`, even(label)]));
  const spans = ruled && new Map(ruled.flatMap((one) => spanOf(evenAt, one)));
  const placed = figures.map(({ start, end }) => writtenAt(reading, start, end));
  return {
    text: reading.even,
    figures: spans
      ? figures.map((figure, k) => ({ ...figure, ruled: spans.get((placed[k] as { start: number }).start) }))
      : figures,
    others,
    labels: placed.map(({ start, text: own }) => labels.get(`${start} ${own}`)),
  };
}

const even = (label: string): string => bare(readLetters(label).even);

function spanOf(
  evenAt: ReadonlyMap<number, number>,
  { start: figure, label, labelStart }: RuledLabel,
): [number, Span][] {
  const start = evenAt.get(labelStart);
  const last = evenAt.get(labelStart + [...label].length - 1);
  return start === undefined || last === undefined ? [] : [[figure, { start, end: last + 1 }]];
}
