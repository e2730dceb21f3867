import { behindIt } from './behind.ts';
import { before } from './inherit.ts';
import { type Span, withoutTail } from './noun.ts';
import type { Labelled, Naming, ToLabel } from './place.ts';

/** The label of a share or a rate: its own words, what it is a part of behind it, or what the figure before is of. */
export function percentLabel(text: string, one: ToLabel, { own, inherited, from }: Naming): Labelled {
  const counted =
    (isTenths(one) && !/占比?$/.test(one.left) && !(own && one.found.shape === 'fraction')) ||
    /^(?:以上|左右|以内)?的/.test(text.slice(one.found.end, one.found.end + 3))
      ? behindIt(text, one)
      : undefined;
  const left = text.slice(from, one.found.start);
  const whole = own && wholeOf(left, from, own);
  if (counted && (isTenths(one) || (one.kind === 'percent_share' && !/占|比重|比例/.test(one.left))))
    return { label: counted, whole: counted };
  if (own) return { label: own, whole };
  if (counted) return { label: counted, whole: counted };
  return inherited ?? before(text, one);
}

/** 三成农户, 约三分之一企业. */
const isTenths = ({ found, right }: ToLabel): boolean =>
  found.core === '成' || (found.shape === 'fraction' && !/^[强弱]/.test(right));

/** 工业增加值占GDP的比重: what a share's change takes up. */
function wholeOf(left: string, from: number, own: Span): Span {
  const end = from + withoutTail(left).length;
  return end > own.end ? { start: own.start, end } : own;
}
