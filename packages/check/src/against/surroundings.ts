import type { FoundFigure } from '../figure.ts';
import { offsetsOf } from '../offsets.ts';
import { isThreshold, isWithoutDigits } from '../threshold.ts';

/** So many code units before a figure are looked at; a sentence is rarely longer. */
const mostBefore = 240;
const mostBehind = 24;
const weightOf = {
  label: 1,
  clause: 0.92,
  /** For each clause, figure or sentence further away. */
  perClause: 0.86,
  perSentence: 0.55,
  /** A count is of what stands behind it (28名区领导); other figures seldom are. */
  behind: { count: 0.85, other: 0.3 },
  furtherBehind: { count: 0.5, other: 0.2 },
  /** What another figure has as its label says less about this one. */
  ofAnother: 0.45,
};

/** The weight of the clause that a figure stands in, up to it. */
export const weightOfClause = weightOf.clause;

/** Words near a figure, and how much they say about it: 1 for its own label. */
export interface NearWords {
  readonly words: string;
  readonly weight: number;
}

interface Around {
  readonly words: readonly NearWords[];
  /** Whether it only says which things are counted: of 5亿元以上项目12个 the money is nobody's. */
  readonly isThreshold: boolean;
}

/** What stands around each figure. */
export function* wordsAround(text: string, figures: readonly FoundFigure[]): Generator<Around> {
  const at = offsetsOf(text);
  for (const [i, figure] of figures.entries()) {
    const next = figures[i + 1];
    const near: NearWords[] = [];
    const add = (words: string, weight: number) => {
      if (words !== '') near.push({ words, weight });
    };
    add(figure.label, weightOf.label);
    addBefore(text, at(figure.start), figures, i, at, add);
    const until = next ? at(nextBegins(figure, next)) : text.length;
    addBehind(text, at(figure.end), until, figure.kind === 'count', add);
    if (figure.base) add(figure.base, weightOf.label);
    const behind = text.slice(at(figure.end), at(figure.end) + 16);
    yield { words: near, isThreshold: isThreshold(figure, behind) };
  }
}

type Add = (words: string, weight: number) => void;

/** The clauses before a figure in its paragraph, nearest first, each weighing less than the one behind it. */
function addBefore(
  text: string,
  start: number,
  figures: readonly FoundFigure[],
  position: number,
  at: (place: number) => number,
  add: Add,
): void {
  const reach = Math.max(0, start - mostBefore);
  const from = reach + text.slice(reach, start).lastIndexOf('\n') + 1;
  let weight: number = weightOf.clause;
  let behind = start;
  for (let i = position - 1; behind > from; i--) {
    while (i >= 0 && isWord(figures[i] as FoundFigure, figures[position] as FoundFigure)) i--;
    const before = figures[i];
    const stop = before && at(before.end) <= behind ? Math.max(from, at(before.end)) : from;
    const own = before ? Math.min(behind, Math.max(stop, at(labelEnds(before)))) : stop;
    const between = text.slice(own, behind);
    for (const clause of between.split(/(?<=[，,、；;：:。！!？?])/).reverse()) {
      const ends = /[。！!？?；;]$/.test(clause);
      if (ends) weight *= weightOf.perSentence;
      add(clause, weight);
      weight *= weightOf.perClause;
    }
    add(text.slice(stop, own), weight * weightOf.ofAnother);
    if (!before || stop === from) return;
    behind = at(before.start);
  }
}

/** 亿元以上项目27项: a sum without digits that those counted are called by is one of their words. */
const isWord = (before: FoundFigure, figure: FoundFigure): boolean =>
  before.claim === 'at-least' &&
  isWithoutDigits(before.text) &&
  before.labelStart >= before.end &&
  before.labelStart === figure.labelStart;

/** Where a figure’s own words end: behind it, where its label stands behind it. */
const labelEnds = ({ end, label, labelStart }: FoundFigure): number =>
  labelStart >= end && labelStart < end + mostBehind ? labelStart + [...label].length : end;

/** Where the words of the next figure begin: with its label, where that stands between the two. */
const nextBegins = (figure: FoundFigure, next: FoundFigure): number =>
  next.labelStart >= figure.end && next.labelStart < next.start && next.labelStart !== figure.labelStart
    ? next.labelStart
    : next.start;

/** The words behind a figure until the clause ends or the next figure comes: 28名区领导. */
function addBehind(text: string, end: number, next: number, counts: boolean, add: Add): void {
  const which = counts ? 'count' : 'other';
  const rest = text.slice(end, Math.min(next, end + mostBehind));
  const stop = rest.search(/[，,；;：:。！!？?\n]/);
  const clause = stop === -1 ? rest : rest.slice(0, stop);
  const [noun = ''] = clause.split('、');
  add(noun.slice(0, 10), weightOf.behind[which]);
  add(clause, weightOf.furtherBehind[which]);
}
