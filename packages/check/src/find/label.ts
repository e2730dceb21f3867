import { distributed, runOf } from './distribute.ts';
import { afterLabelled, before, inheritedOf, isOfThem } from './inherit.ts';
import { nounAfter, nounBefore, type Span, withoutTail } from './noun.ts';
import { changed, comparing, isVerb, ownNoun } from './own-name.ts';
import { isChange, type Labelled, type ToLabel } from './place.ts';
import { withoutBases } from './span-words.ts';

/** Labels every figure of a text, in order: a change or a share may take the label of the figure before it. */
export function labelAll(text: string, all: readonly ToLabel[]): Labelled[] {
  const labels: Labelled[] = [];
  for (let k = 0; k < all.length; k++) {
    const run = runOf(text, all, k);
    if (run > 1) {
      for (const label of distributed(text, all, labels, k, run, () => labelOf(text, all, labels, k)))
        labels.push(label);
      k += run - 1;
    } else {
      const own = labelOf(text, all, labels, k);
      // 其中6月当月下降17.6%: a sentence that names nothing goes on with what the one before was about.
      labels.push(own.label ? own : goesOn(all, k) ? (labels[k - 1] ?? own) : own);
    }
  }
  return labels;
}

const goesOn = (all: readonly ToLabel[], k: number): boolean => {
  const before = all[k - 1];
  return before !== undefined && (all[k] as ToLabel).found.start - before.found.end < 40;
};

function labelOf(text: string, all: readonly ToLabel[], labels: readonly Labelled[], k: number): Labelled {
  const one = all[k] as ToLabel;
  const from = afterLabelled(all, labels, k);
  const inherited = inheritedOf(all, labels, k);
  const noun = ownNoun(text, one, from);
  // 86个重点项目开工71个: a verb alone names nothing where a name stands before.
  const verbOnly =
    noun &&
    (inherited || (one.kind !== 'count' && behindIt(text, one))) &&
    isVerb(text.slice(noun.start, noun.end));
  const own = verbOnly ? undefined : noun;
  if (
    isChange(one.kind) ||
    one.found.core === '倍' ||
    one.found.core === '番' ||
    one.kind === 'percent_completion' ||
    one.kind === 'rank'
  ) {
    if (own) return { label: own, whole: own };
    return one.kind === 'percentage_points' && inherited
      ? { ...inherited, label: inherited.whole }
      : (inherited ?? before(text, one));
  }
  if (one.kind === 'percent_share' || one.kind === 'percent_other')
    return percentLabel(text, one, own, inherited, from);
  if (
    !own &&
    inherited &&
    (changed.test(one.left) || comparing.test(one.left) || isBaseOnly(text, one) || isOfThem(all, labels, k))
  )
    return inherited;
  if (
    own &&
    /^的/.test(one.right) &&
    /^(?:总?投资|投入|斥资|耗资)$/.test(text.slice(own.start, own.end)) &&
    !/^总/.test(text.slice(own.start, own.end))
  ) {
    const built = behindIt(text, one);
    if (built) return { label: built, whole: built };
  }
  const counted = one.kind === 'count' || !own ? behindIt(text, one) : undefined;
  if (counted && !(own && endsInName(text, one, from))) return { label: counted, whole: counted };
  const label =
    own ??
    (counted &&
    !(inherited && one.kind !== 'count' && !/^的|^(?:以[上下内])的/.test(one.right) && !afterList(text, one))
      ? counted
      : undefined);
  if (label) return { label, whole: label };
  const object = one.kind === 'count' ? objectBehind(text, one) : undefined;
  return object ? { label: object, whole: object } : (inherited ?? before(text, one));
}

/** Whether a list's mark stands right in front: 3个基地、1.5万亩水稻. */
const isBaseOnly = (text: string, one: ToLabel): boolean => {
  const left = text.slice(one.clause, one.found.start);
  return left.trim() !== '' && withoutBases(left).trim() === '';
};

const afterList = (text: string, { found }: ToLabel): boolean => text[found.start - 1] === '、';

/** 1.16万人消除地质灾害隐患威胁: with no name of its own, what its verb is about. */
function objectBehind(text: string, one: ToLabel): Span | undefined {
  const mark = /[,。;!?:()\n\t|]/.exec(text.slice(one.found.end, one.found.end + 40));
  const stretch = text.slice(one.found.end, one.found.end + (mark?.index ?? 40));
  const from = /^.*\d[\d.万亿余多]*(?:户|人|家|名|次|个|件|起)/.exec(stretch)?.[0].length ?? 0;
  if (/\d/.test(stretch.slice(from))) return undefined;
  const noun = nounBefore(stretch.slice(from));
  if (!noun || noun.start === 0 || noun.end - noun.start < 2) return undefined;
  const name = stretch.slice(from + noun.start, from + noun.end);
  const start = one.found.end + from;
  return isVerb(name) ? undefined : { start: start + noun.start, end: start + noun.end };
}

/** Whether a name, not a verb, stands right in front of the figure: 招聘会22场. */
const endsInName = (text: string, one: ToLabel, from: number): boolean => {
  const left = text.slice(from, one.found.start).trimEnd();
  const noun = nounBefore(left);
  return (
    left !== '' &&
    withoutTail(left) === left &&
    noun !== undefined &&
    noun.end === left.length &&
    noun.start > 0 &&
    /^[,。、;;\s]|^$/.test(text.slice(one.found.end, one.found.end + 1))
  );
};

function behindIt(text: string, one: ToLabel): Span | undefined {
  const stretch = text.slice(one.found.end, one.behind);
  const noun = nounAfter(stretch, one.meetsFigure);
  return noun && { start: one.found.end + noun.start, end: one.found.end + noun.end };
}

function percentLabel(
  text: string,
  one: ToLabel,
  own: Span | undefined,
  inherited: Labelled | undefined,
  from: number,
): Labelled {
  const counted =
    (one.found.core === '成' && !/占比?$/.test(one.left)) ||
    /^(?:以上|左右|以内)?的/.test(text.slice(one.found.end, one.found.end + 3))
      ? behindIt(text, one)
      : undefined;
  const left = text.slice(from, one.found.start);
  const whole = own && wholeOf(left, from, own);
  if (
    counted &&
    (one.found.core === '成' || (one.kind === 'percent_share' && !/占|比重|比例/.test(one.left)))
  )
    return { label: counted, whole: counted };
  if (own) return { label: own, whole };
  if (counted) return { label: counted, whole: counted };
  return inherited ?? before(text, one);
}

/** 工业增加值占GDP的比重: what a share's change takes up. */
function wholeOf(left: string, from: number, own: Span): Span {
  const end = from + withoutTail(left).length;
  return end > own.end ? { start: own.start, end } : own;
}
