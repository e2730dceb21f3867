import type { Span } from '../find/noun.ts';
import { type Surroundings, sorts, type ToChoose } from './surroundings.ts';

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
    const pairs = new Pairs();
    for (let end = start + 1; end <= limit && mayHold(around, end - 1); end++) {
      // What closes nothing that was opened in a span closes nothing in a longer one either.
      if (around.sorts[end - 1] === sorts.bracket && !pairs.take(around.text[end - 1] as string)) break;
      if (end - start > 1 && mayEndWith(around, end - 1) && pairs.areClosed) visit(start, end);
    }
  }
}

const closers: Readonly<Record<string, string>> = {
  '(': ')',
  '“': '”',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '[': ']',
};
const closing = new Set(Object.values(closers));

/** The brackets and quotes that are open, letter by letter. */
class Pairs {
  #open: string[] | undefined;

  /** @returns false for what closes another than the last that is open */
  take(letter: string): boolean {
    const closer = closers[letter];
    if (closer) this.#open = [...(this.#open ?? []), closer];
    else if (closing.has(letter)) return this.#open?.pop() === letter;
    return true;
  }

  get areClosed(): boolean {
    return !this.#open || this.#open.length === 0;
  }
}

/** What the rules call a figure and the three in front of it, which may stand farther away. */
export function ruledSpans(figures: readonly ToChoose[], k: number): Span[] {
  const spans: Span[] = [];
  for (let i = k; i >= Math.max(0, k - 3); i--) {
    const ruled = figures[i]?.ruled;
    if (ruled && !spans.some((one) => sameSpan(one, ruled))) spans.push(ruled);
  }
  return spans;
}

export const sameSpan = (one: Span, other: Span): boolean =>
  one.start === other.start && one.end === other.end;

/** Whether one span is the other or a part of it that is at least half as long: whoever reads one means the other, too. */
export function spansAgree(one: Span, other: Span): boolean {
  const [inner, outer] = one.end - one.start < other.end - other.start ? [one, other] : [other, one];
  return (
    inner.start >= outer.start &&
    inner.end <= outer.end &&
    (inner.end - inner.start) * 2 >= outer.end - outer.start
  );
}

/** Words that join others: with none of them a name begins or ends. */
const joining = /[和与及并跟对将把被由从向为的地得了着在以是于]/;

/**
 * Whether a span begins and ends as names do: with no joining word, and with no lone letter of the words beside it (户贷款 of
 * 个体工商户贷款).
 */
export function isFirm({ lone, sorts: of, figures, text }: Surroundings, { start, end }: Span): boolean {
  const isWord = (i: number) => of[i] === sorts.han && !figures[i];
  const cuts = (i: number, beside: number) =>
    lone[i] === 1 && (isWord(beside) || joining.test(text[i] as string));
  return !cuts(start, start - 1) && !cuts(end - 1, end);
}

/** Whether a label may begin with the letter there. */
function mayBegin(around: Surroundings, i: number): boolean {
  const sort = around.sorts[i];
  return (
    around.edges[i] === 1 &&
    mayHold(around, i) &&
    sort !== sorts.space &&
    sort !== sorts.listed &&
    sort !== sorts.other
  );
}

/** Whether a label may run over the letter there. */
const mayHold = ({ sorts: of, figures }: Surroundings, i: number): boolean =>
  !figures[i] && of[i] !== sorts.mark;

/** Whether a label may end with the letter there. */
const mayEndWith = (around: Surroundings, i: number): boolean =>
  around.edges[i + 1] === 1 && around.sorts[i] !== sorts.listed && around.sorts[i] !== sorts.space;
