import type { Span } from '../find/noun.ts';
import { mayBegin, mayEndWith, mayHold } from './features.ts';
import type { Surroundings, ToChoose } from './surroundings.ts';

/** How far from its figure a label is looked for, in letters, and how long it may be. */
const reach = { before: 60, behind: 30, longest: 20 };

export const windowOf = (
  { text }: Surroundings,
  { start, end }: ToChoose,
): readonly [from: number, to: number] => [
  Math.max(0, start - reach.before),
  Math.min(text.length, end + reach.behind),
];

/** Calls back with every span near a figure that could be its label. */
export function eachSpan(
  around: Surroundings,
  figure: ToChoose,
  visit: (start: number, end: number) => void,
): void {
  const [from, to] = windowOf(around, figure);
  for (let start = from; start < to; start++) {
    if (!mayBegin(around, start)) continue;
    const limit = Math.min(to, start + reach.longest);
    for (let end = start + 1; end <= limit && mayHold(around, end - 1); end++)
      if (end - start > 1 && mayEndWith(around, end - 1)) visit(start, end);
  }
}

/** What the rules call a figure and the three in front of it, which may stand farther away. */
export function ruledSpans(figures: readonly ToChoose[], k: number): Span[] {
  const spans: Span[] = [];
  for (let i = k; i >= Math.max(0, k - 3); i--) {
    const ruled = figures[i]?.ruled;
    if (ruled && !spans.some(({ start, end }) => start === ruled.start && end === ruled.end))
      spans.push(ruled);
  }
  return spans;
}

/** Whether one span is the other or a part of it that is at least half as long: whoever reads one means the other, too. */
export function spansAgree(one: Span, other: Span): boolean {
  const [inner, outer] = one.end - one.start < other.end - other.start ? [one, other] : [other, one];
  return (
    inner.start >= outer.start &&
    inner.end <= outer.end &&
    (inner.end - inner.start) * 2 >= outer.end - outer.start
  );
}
