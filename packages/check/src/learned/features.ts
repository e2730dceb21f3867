import type { Span } from '../find/noun.ts';
import { lettersHash, numberOfKind, type Surroundings, type ToChoose } from './surroundings.ts';

/** Weights are told apart by this many bits of a feature's hash; features that meet in one share its weight. */
const bits = 18;
export const weightCount = 1 << bits;

/** What is said of a place or a span, as the number of its weight. The first part tells which question is answered. */
function feature(question: number, a = 0, b = 0, c = 0, d = 0): number {
  const sum =
    Math.imul(question, 0x9e3779b1) +
    Math.imul(a, 0x85ebca77) +
    Math.imul(b, 0xc2b2ae3d) +
    Math.imul(c, 0x27d4eb2f) +
    Math.imul(d, 0x165667b1);
  return mixed(sum) & (weightCount - 1);
}

/** The last steps of MurmurHash3, public domain, Austin Appleby. */
function mixed(sum: number): number {
  const once = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** Takes features one by one: adds their weights, or keeps them to learn by. */
export interface Sink {
  add(feature: number): void;
}

const before = 1;
const behind = 2;
const sideOf = (place: number, { start }: ToChoose): number => (place < start ? before : behind);

/** What the letters around say of a beginning there, whatever the figure: the same for all figures on one side of it. */
export function beginsAt(
  { codes, sorts, beginning, ending }: Surroundings,
  i: number,
  side: number,
  into: Sink,
): void {
  const at = (k: number) => codes[k] ?? 0;
  into.add(feature(1, at(i), side));
  into.add(feature(2, at(i - 1), side));
  into.add(feature(3, at(i - 1), at(i)));
  into.add(feature(4, at(i), at(i + 1)));
  into.add(feature(5, sorts[i - 1] ?? 0, sorts[i], side));
  const [word, last] = [beginning[i] ?? 0, ending[i] ?? 0];
  into.add(feature(6, word, side));
  into.add(feature(7, last, side));
  into.add(feature(8, last, word));
}

/** What the letters around say of an end there. */
export function endsAt(
  { codes, sorts, beginning, ending }: Surroundings,
  j: number,
  side: number,
  into: Sink,
): void {
  const at = (k: number) => codes[k] ?? 0;
  into.add(feature(21, at(j - 1), side));
  into.add(feature(22, at(j), side));
  into.add(feature(23, at(j - 1), at(j)));
  into.add(feature(24, at(j - 2), at(j - 1)));
  into.add(feature(25, sorts[j - 1], sorts[j] ?? 0, side));
  const [word, next] = [ending[j] ?? 0, beginning[j] ?? 0];
  into.add(feature(26, word, side));
  into.add(feature(27, next, side));
  into.add(feature(28, word, next));
}

/** Where a place stands to what the rules call the figure: at its edge, in front, inside, behind. */
function placeToRuled(place: number, edge: number, { start, end }: Span): number {
  if (place === edge) return 1;
  if (place < start) return 2;
  return place < end ? 3 : 4;
}

/** What the figure says of a beginning there. */
export function beginsFor(around: Surroundings, figure: ToChoose, i: number, into: Sink): void {
  const { kind, ruled } = figure;
  const side = sideOf(i, figure);
  const far = Math.min(around.marksBetween({ start: i, end: i + 1 }, figure), 4);
  into.add(feature(10, around.sorts[i - 1] ?? 0, numberOfKind[kind], side, far));
  if (!ruled) return;
  into.add(feature(11, placeToRuled(i, ruled.start, ruled), sideOf(ruled.start, figure), side));
  into.add(feature(12, Number(i === ruled.start), numberOfKind[kind], side));
}

const lastOfUnit = ({ unit }: ToChoose): number => (unit ? unit.charCodeAt(unit.length - 1) : 0);

/** What the figure says of an end there: its unit (14家 … 企业), and what stands between it and the figure. */
export function endsFor(around: Surroundings, figure: ToChoose, j: number, into: Sink): void {
  const { codes, figures, text } = around;
  const { start, end, ruled } = figure;
  const kind = numberOfKind[figure.kind];
  const unit = lastOfUnit(figure);
  const [last, oneBefore] = [codes[j - 1] ?? 0, codes[j - 2] ?? 0];
  const side = j <= start ? before : behind;
  into.add(feature(30, last, unit, side));
  into.add(feature(31, oneBefore, last, unit));
  into.add(feature(32, oneBefore, last, kind));
  if (side === before) {
    const gap = start - j;
    const between = gap <= 6 ? lettersHash(text, j, start) : 0;
    into.add(feature(33, Math.min(gap, 12)));
    into.add(feature(34, between, Math.min(gap, 20)));
    into.add(feature(35, between, kind));
    into.add(feature(36, figures[j], kind));
  } else {
    into.add(feature(37, Math.min(j - end, 16)));
    into.add(feature(38, figures[j] ?? 0));
  }
  if (!ruled) return;
  into.add(
    feature(
      39,
      placeToRuled(j, ruled.end, { start: ruled.start + 1, end: ruled.end }),
      sideOf(ruled.start, figure),
      side,
    ),
  );
  into.add(feature(40, Number(j === ruled.end), kind, side));
}

/** What the rules call the figures around one, to compare a span's words with. */
export interface RuledAround {
  /** Of the two figures in front of it, nearest first, and of the next. */
  readonly near: readonly [string, string, string];
  /** How many figures of the text the rules call so. */
  readonly called: ReadonlyMap<string, number>;
  readonly own: string;
}

/** What a span says as a whole: its length, its distance, and how it lies to what the rules say. */
export function spanFor(
  around: Surroundings,
  figure: ToChoose,
  span: Span,
  ruled: RuledAround,
  into: Sink,
): void {
  const { codes, text } = around;
  const { start, end } = span;
  const kind = numberOfKind[figure.kind];
  const side = sideOf(start, figure);
  const length = lengthOf(span);
  const far = around.marksBetween(span, figure);
  const others = around.figuresBetween(span, figure);
  const words = text.slice(start, end);
  into.add(feature(51, length, side));
  into.add(feature(52, Math.min(far, 6), Math.min(others, 3), side, kind));
  into.add(feature(53, Math.min(far, 9), side));
  into.add(feature(54, Math.min(others, 4), side, kind));
  into.add(feature(55, length, kind));
  into.add(feature(56, length, Math.min(far, 4), side));
  into.add(feature(57, codes[end - 1], codes[end - 2], length));
  into.add(feature(58, Number(words.includes('的')), side));
  into.add(feature(59, Number(words.includes('、')), side));
  into.add(feature(60, Number(/\d/.test(words))));
  into.add(feature(61, around.sorts[start - 1] ?? 0, around.sorts[end] ?? 0, side, Math.min(far, 3)));
  const adjoins = Number(side === before ? end === figure.start : start === figure.end);
  into.add(
    feature(62, adjoins, around.sorts[start - 1] ?? 0, around.figures[start - 1] ?? 0, length + 20 * kind),
  );
  const unit = lastOfUnit(figure);
  into.add(feature(63, around.ending[end], kind));
  into.add(feature(64, around.ending[end], unit));
  into.add(feature(65, around.beginning[start], kind));
  if (figure.ruled)
    besideRuled(around, figure, span, figure.ruled, ruled, { side, far, others, words, length }, into);
}

interface Said {
  readonly side: number;
  readonly far: number;
  readonly others: number;
  readonly words: string;
  readonly length: number;
}

function besideRuled(
  { codes, sorts }: Surroundings,
  figure: ToChoose,
  span: Span,
  own: Span,
  { near, called, own: name }: RuledAround,
  { side, far, others, words, length }: Said,
  into: Sink,
): void {
  const kind = numberOfKind[figure.kind];
  const ruledSide = sideOf(own.start, figure);
  const to = spanToRuled(span, own, figure);
  const same = Number(words === name);
  into.add(feature(70, to, kind));
  into.add(feature(71, to, ruledSide, side));
  into.add(feature(72, to, Math.min(own.end - own.start, 15), length));
  into.add(feature(73, to, codes[own.end - 1], codes[own.end - 2]));
  into.add(feature(74, to, ruledSide, Math.min(far, 5), Math.min(others, 3)));
  into.add(feature(75, same, kind));
  into.add(feature(81, to, Number(figure.isDistributed), ruledSide));
  into.add(feature(82, Number(figure.isDistributed), Number(words.includes('、')), side));
  into.add(feature(76, to, codes[own.start], codes[own.start + 1]));
  into.add(
    feature(77, Number(words === near[0]) + 2 * Number(words === near[1]), Number(words === near[2]), kind),
  );
  into.add(feature(78, Math.min((called.get(words) ?? 0) - same, 3), Number(to === 1)));
  into.add(feature(79, to, codes[own.start - 1] ?? 0, codes[own.end] ?? 0));
  into.add(feature(80, to, sorts[own.start - 1] ?? 0, sorts[own.end] ?? 0, ruledSide));
}

/** How a span lies to the rules' own: the same, its beginning, its end, inside, longer, apart. */
function spanToRuled({ start, end }: Span, ruled: Span, figure: ToChoose): number {
  if (start === ruled.start && end === ruled.end) return 1;
  if (start === ruled.start) return end < ruled.end ? 2 : 5;
  if (end === ruled.end) return start > ruled.start ? 3 : 6;
  if (start > ruled.start && end < ruled.end) return 4;
  if (start < ruled.start && end > ruled.end) return 7;
  if (end > ruled.start && start < ruled.end) return 10;
  return sideOf(start, figure) === sideOf(ruled.start, figure) ? 8 : 9;
}

const lengthOf = ({ start, end }: Span): number => {
  const length = end - start;
  if (length <= 12) return length;
  return length <= 16 ? 13 : 14;
};
