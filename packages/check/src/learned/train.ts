import type { Span } from '../find/noun.ts';
import { ruledNames } from './choose.ts';
import { beginsAt, beginsFor, endsAt, endsFor, type Sink, spanFor, weightCount } from './features.ts';
import { eachSpan, ruledSpans } from './spans.ts';
import { Surroundings, type ToChoose } from './surroundings.ts';

/** A text as it is read, with the labels that somebody gave its figures. */
export interface Lesson {
  readonly text: string;
  readonly figures: readonly ToChoose[];
  readonly others: readonly Span[];
  /** What each figure is called, as it is read and without spaces; undefined where nobody called it anything. */
  readonly labels: readonly (string | undefined)[];
}

export const bare = (label: string): string => label.replace(/\s/g, '');

export interface Pace {
  readonly rounds: number;
  readonly rate: number;
  /** What part of itself a weight is drawn to nothing by with each example that it speaks of. */
  readonly decay: number;
}

const usualPace: Pace = { rounds: 4, rate: 0.1, decay: 0.008 };

/** The spans of one figure: where the features of each begin in `features`, and which of them are right. */
interface Example {
  readonly bounds: Int32Array;
  readonly features: Int32Array;
  readonly right: readonly number[];
}

/**
 * Learns the weights of a log-linear model that gives all of the probability to the spans that a figure is called by: the
 * gradient of its logarithm, by the steps of AdaGrad (Duchi, Hazan and Singer, Journal of Machine Learning Research 12, 2011).
 * The same lessons in the same order give the same weights.
 */
export function train(lessons: readonly Lesson[], pace: Pace = usualPace): Float64Array {
  const examples = lessons.flatMap(examplesOf);
  const weights = new Float64Array(weightCount);
  const squares = new Float64Array(weightCount).fill(0.01);
  for (let round = 0; round < pace.rounds; round++)
    for (const example of examples) step(example, weights, squares, pace);
  return weights;
}

function step(
  { bounds, features, right }: Example,
  weights: Float64Array,
  squares: Float64Array,
  { rate, decay }: Pace,
): void {
  const share = probabilities(bounds, features, weights);
  const hit = right.reduce((sum, c) => sum + (share[c] as number), 0);
  const isRight = new Set(right);
  const gradient = new Map<number, number>();
  for (let c = 0; c < share.length; c++) {
    const own = share[c] as number;
    const pull = (isRight.has(c) ? own / Math.max(hit, 1e-12) : 0) - own;
    if (Math.abs(pull) < 1e-3) continue;
    for (let x = bounds[c] as number; x < (bounds[c + 1] as number); x++) {
      const feature = features[x] as number;
      gradient.set(feature, (gradient.get(feature) ?? 0) + pull);
    }
  }
  for (const [feature, pull] of gradient) {
    const slope = pull - decay * (weights[feature] as number);
    (squares[feature] as number) += slope * slope;
    (weights[feature] as number) += (rate * slope) / Math.sqrt(squares[feature] as number);
  }
}

function probabilities(bounds: Int32Array, features: Int32Array, weights: Float64Array): Float64Array {
  const share = new Float64Array(bounds.length - 1);
  let best = -Infinity;
  for (let c = 0; c < share.length; c++) {
    let sum = 0;
    for (let x = bounds[c] as number; x < (bounds[c + 1] as number); x++)
      sum += weights[features[x] as number] as number;
    share[c] = sum;
    if (sum > best) best = sum;
  }
  let all = 0;
  for (let c = 0; c < share.length; c++) all += share[c] = Math.exp((share[c] as number) - best);
  return share.map((odds) => odds / all);
}

class Kept implements Sink {
  readonly kept: number[] = [];

  add(feature: number): void {
    this.kept.push(feature);
  }
}

/** The figures of a text whose label is among the spans that could be chosen. */
function examplesOf({ text, figures, others, labels }: Lesson): Example[] {
  const around = new Surroundings(text, [...figures, ...others]);
  const names = ruledNames(text, figures);
  return figures.flatMap((figure, k) => {
    const label = labels[k];
    if (label === undefined) return [];
    const ruled = names(k);
    const bounds = [0];
    const features = new Kept();
    const right: number[] = [];
    const seen = new Set<number>();
    const add = (start: number, end: number) => {
      const key = start * text.length + end;
      if (seen.has(key)) return;
      seen.add(key);
      beginsAt(around, start, start < figure.start ? 1 : 2, features);
      endsAt(around, end, end <= figure.start ? 1 : 2, features);
      beginsFor(around, figure, start, features);
      endsFor(around, figure, end, features);
      spanFor(around, figure, { start, end }, ruled, features);
      bounds.push(features.kept.length);
      if (bare(text.slice(start, end)) === label) right.push(bounds.length - 2);
    };
    eachSpan(around, figure, add);
    for (const { start, end } of ruledSpans(figures, k)) add(start, end);
    return right.length === 0
      ? []
      : [{ bounds: Int32Array.from(bounds), features: Int32Array.from(features.kept), right }];
  });
}
