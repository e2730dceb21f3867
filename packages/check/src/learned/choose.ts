import { joinedNames } from '../find/joined-names.ts';
import type { Span } from '../find/noun.ts';
import { isNothing } from '../find/own-name.ts';
import { beginsAt, beginsFor, endsAt, endsFor, type RuledAround, type Sink, spanFor } from './features.ts';
import { eachSpan, isFirm, ruledSpans, sameSpan, spansAgree, windowOf } from './spans.ts';
import { Surroundings, type ToChoose } from './surroundings.ts';

export interface Weights {
  readonly of: ArrayLike<number>;
  /** What a weight is multiplied by. */
  readonly scale: number;
}

interface Scored extends Span {
  score: number;
}

/** Spans are looked at whole whose beginning and end come this close to the best, in natural logarithms; at most so many. */
const margin = 4;
const lookedAt = 24;

/**
 * Chooses what each figure measures among the spans around it. Each has a probability by a log-linear model; chosen is the one
 * that most of the probability agrees with (`spansAgree`), the decision of least expected loss of Goel and Byrne, Minimum
 * Bayes-risk automatic speech recognition, Computer Speech & Language 14 (2000).
 * @param text as it is read
 * @param others figures whose labels stand already
 */
export function chooseLabels(
  text: string,
  figures: readonly ToChoose[],
  others: readonly Span[],
  weights: Weights,
): (Span | undefined)[] {
  const chooser = new Chooser(new Surroundings(text, [...figures, ...others]), figures, weights);
  const chosen: (Span | undefined)[] = [];
  for (const [k, figure] of figures.entries()) {
    const likely = (isSettled(text, figure) ? figure.ruled : undefined) ?? chooser.choose(k) ?? figure.ruled;
    const own =
      likely && figure.ruled && saysNothing(text, likely) && !saysNothing(text, figure.ruled)
        ? figure.ruled
        : likely;
    // 建成微循环路 behind 微循环路, of the same words: what means the same is called the same.
    const before = chosen[k - 1];
    chosen.push(own && before && spansAgree(own, before) ? before : own);
  }
  return chosen;
}

/**
 * Whether the rules alone say what a figure is called: of a list that 分别 distributes by a name that joins words, no half of
 * which is a name, or by its own unit (14县).
 */
const isSettled = (text: string, { start, end, isDistributed, ruled }: ToChoose): boolean =>
  ruled !== undefined &&
  ((isDistributed && joinedNames(text.slice(ruled.start, ruled.end)).length > 0) ||
    (ruled.start > start && ruled.end === end));

/** 规模居全市第一: how much or how fast, of something that is named elsewhere. */
const saysNothing = (text: string, { start, end }: Span): boolean => isNothing(text.slice(start, end));

/** What the rules call each figure, for the features that compare words. */
export function ruledNames(text: string, figures: readonly ToChoose[]) {
  const names = figures.map(({ ruled }) => (ruled ? text.slice(ruled.start, ruled.end) : ''));
  const called = new Map<string, number>();
  for (const name of names) called.set(name, (called.get(name) ?? 0) + 1);
  return (k: number): RuledAround => ({
    near: [names[k - 1] ?? '', names[k - 2] ?? '', names[k + 1] ?? ''],
    called,
    own: names[k] as string,
  });
}

/**
 * 新开工11条、建成1条: what stands right in front of one figure is not what another in the same unit is called, unless the
 * rules say so.
 */
function namesAnother(figures: readonly ToChoose[], k: number, span: Span, said: readonly Span[]): boolean {
  const { kind, unit } = figures[k] as ToChoose;
  const other = figures.slice(Math.max(0, k - 3), k).find(({ start }) => start === span.end);
  return other?.kind === kind && other.unit === unit && !said.some((one) => spansAgree(one, span));
}

/** For each place of the text: in front of a figure, and behind one. */
type Sides = readonly [Float64Array, Float64Array];

class Chooser {
  readonly #begins: Sides;
  readonly #ends: Sides;
  readonly #ruled: (k: number) => RuledAround;
  readonly #sum: WeightSum;

  readonly #around: Surroundings;
  readonly #figures: readonly ToChoose[];

  constructor(around: Surroundings, figures: readonly ToChoose[], weights: Weights) {
    this.#around = around;
    this.#figures = figures;
    this.#sum = new WeightSum(weights);
    const unknown = () => new Float64Array(around.codes.length).fill(Number.NaN);
    this.#begins = [unknown(), unknown()];
    this.#ends = [unknown(), unknown()];
    this.#ruled = ruledNames(around.text, figures);
  }

  choose(k: number): Span | undefined {
    const figure = this.#figures[k] as ToChoose;
    const said = ruledSpans(this.#figures, k);
    const found = this.#likely(figure, said).filter((span) => !namesAnother(this.#figures, k, span, said));
    const ruled = this.#ruled(k);
    for (const span of found) {
      spanFor(this.#around, figure, span, ruled, this.#sum);
      span.score += this.#sum.take();
    }
    return leastRisk(this.#around, found);
  }

  /** The spans whose beginning and end alone make them likely, and what the rules say. */
  #likely(figure: ToChoose, always: readonly Span[]): Scored[] {
    const [from, to] = windowOf(this.#around, figure);
    const begins = new Float64Array(to - from).fill(Number.NaN);
    const ends = new Float64Array(to - from + 1).fill(Number.NaN);
    const score = (start: number, end: number) => {
      if (Number.isNaN(begins[start - from])) begins[start - from] = this.#begin(figure, start);
      if (Number.isNaN(ends[end - from])) ends[end - from] = this.#end(figure, end);
      return (begins[start - from] as number) + (ends[end - from] as number);
    };
    const all: Scored[] = [];
    let best = -Infinity;
    eachSpan(this.#around, figure, (start, end) => {
      const one = score(start, end);
      if (one > best) best = one;
      if (one > best - margin) all.push({ start, end, score: one });
    });
    const near = all.filter((one) => one.score > best - margin);
    if (near.length > lookedAt) near.sort((a, b) => b.score - a.score).length = lookedAt;
    for (const span of always)
      if (!near.some((one) => sameSpan(one, span)))
        near.push({ ...span, score: this.#begin(figure, span.start) + this.#end(figure, span.end) });
    return near;
  }

  #begin(figure: ToChoose, place: number): number {
    beginsFor(this.#around, figure, place, this.#sum);
    const own = this.#sum.take();
    return own + this.#whatever(this.#begins, beginsAt, place, place < figure.start ? 0 : 1);
  }

  #end(figure: ToChoose, place: number): number {
    endsFor(this.#around, figure, place, this.#sum);
    const own = this.#sum.take();
    return own + this.#whatever(this.#ends, endsAt, place, place <= figure.start ? 0 : 1);
  }

  /** What a place says whatever the figure, found once for each side. */
  #whatever(known: Sides, says: typeof beginsAt, place: number, side: 0 | 1): number {
    if (Number.isNaN(known[side][place])) {
      says(this.#around, place, side + 1, this.#sum);
      known[side][place] = this.#sum.take();
    }
    return known[side][place] as number;
  }
}

class WeightSum implements Sink {
  readonly #of: ArrayLike<number>;
  readonly #scale: number;
  #sum = 0;

  constructor({ of, scale }: Weights) {
    this.#of = of;
    this.#scale = scale;
  }

  add(feature: number): void {
    this.#sum += this.#of[feature] as number;
  }

  /** What was added since it was last taken. */
  take(): number {
    const sum = this.#sum * this.#scale;
    this.#sum = 0;
    return sum;
  }
}

/** What is less likely than this, beside the most likely, is not asked either. */
const negligible = 1e-3;
/** Of spans that as much agrees with, the likelier one. */
const tie = 0.05;
/** What is less likely than this, beside the most likely, is asked, but never chosen: no label is a mere compromise. */
const compromise = 0.05;

interface Likely extends Span {
  readonly odds: number;
}

/** What a span is worth to whoever means another that it agrees with: half for agreeing, half for how much of it they share. */
const worth = (one: Span, other: Span): number => {
  const [a, b] = [one.end - one.start, other.end - other.start];
  return (1 + Math.min(a, b) / Math.max(a, b)) / 2;
};

/** The span that most agrees with, of the likeliest and of those that begin and end as names do. */
function leastRisk(around: Surroundings, scored: readonly Scored[]): Span | undefined {
  const best = Math.max(...scored.map(({ score }) => score));
  const likely = scored
    .map(({ start, end, score }) => ({ start, end, odds: Math.exp(score - best) }))
    .filter(({ odds }) => odds > negligible);
  const agreeing = (one: Likely) =>
    likely.reduce(
      (sum, other) => sum + (spansAgree(one, other) ? other.odds * worth(one, other) : 0),
      one.odds * tie,
    );
  let chosen: Likely | undefined;
  let most = 0;
  for (const one of likely) {
    if (one.odds < 1 && (one.odds < compromise || !isFirm(around, one))) continue;
    const own = agreeing(one);
    if (own > most) {
      most = own;
      chosen = one;
    }
  }
  return chosen && { start: chosen.start, end: chosen.end };
}
