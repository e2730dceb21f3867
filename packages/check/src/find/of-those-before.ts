import { behindIt, isNamedBehind } from './behind.ts';
import { earlierValues, sameUnitBefore } from './inherit.ts';
import type { Span } from './noun.ts';
import { districts, isOwnName } from './of-the-next.ts';
import { changed, isVerb } from './own-name.ts';
import { isChange, type Labelled, type ToLabel } from './place.ts';
import { isNounUnit } from './unit.ts';

/** Whether it says something of another value: how it changed, how much of it is done, where it stands. */
export const isOfAnother = ({ kind, found }: ToLabel): boolean =>
  isChange(kind) ||
  kind === 'percent_completion' ||
  kind === 'rank' ||
  found.core === '倍' ||
  found.core === '番';

/** 全县辖5镇10乡: a unit that is a name. */
export const unitAsName = ({ kind, found: { core, coreStart, end } }: ToLabel): Span | undefined =>
  kind === 'count' && coreStart !== undefined && (isOwnName(core ?? '') || isNounUnit(core ?? ''))
    ? { start: coreStart, end }
    : undefined;

/** 4市14县黄河流域…政策, 等4部门采纳建议: districts and offices are counted themselves, whatever they do. */
export function districtOf({ kind, found: { core, end } }: ToLabel): Span | undefined {
  const counted = kind === 'count' && core !== null && (districts.test(core) || core === '部门');
  return counted ? { start: end - core.length, end } : undefined;
}

/** 三批教师60名轮岗: the noun between two figures is of both where none stands behind. */
export function sharedBefore(
  text: string,
  one: ToLabel,
  before: ToLabel | undefined,
  label: Labelled | undefined,
): Labelled | undefined {
  const span = label?.label;
  if (!before || !span || unitAsName(one) || isOfAnother(one) || one.kind.startsWith('percent'))
    return undefined;
  // 低保对象663户1932人: what stands at it without a word between.
  const between =
    before.found.end === one.found.start || (span.start >= before.found.end && span.end === one.found.start);
  // 为28人追回工资3万元: what is named right in front of a sum is what it is a sum of.
  const named = one.kind === 'amount' ? /^的/.test(one.right) : isNamedBehind(text, one);
  return between && before.kind === 'count' && !named ? label : undefined;
}

/** 40公里公路养护已完成26公里: of as many as the same words begin with. */
export function doneOf(
  text: string,
  one: ToLabel,
  before: ToLabel | undefined,
  label: Labelled | undefined,
): Labelled | undefined {
  const same = before !== undefined && before.found.core !== null && before.found.core === one.found.core;
  return same &&
    /^(?:[一-龥“”]*(?<!中)已|中(?:已经?|[已现]有|目前已?))[一-龥]{2}$/.test(
      text.slice(before.found.end, one.found.start),
    )
    ? label
    : undefined;
}

/** 5项达到序时进度, 好于Ⅲ类的3个, 比上年减少8起: some of those counted before in the same unit, or their change. */
export function someOfThem(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
  own: Span | undefined,
): Labelled | undefined {
  const one = all[k] as ToLabel;
  const partly =
    /的(?:已|共|仅|约|就|也)?(?:有|达)?$/.test(one.left) ||
    (!own && (changed.test(one.left) || (one.listed && changed.test((all[k - 1] as ToLabel).left))));
  const alone =
    /^(?:其中)?(?:[仅只仍还尚已现另]|已经|目前)?有?$/.test(one.left) && !/^(?:$|[,。;、)\n])/.test(one.right);
  // 其余27项, 剩余3项挂牌督办: what is left of them.
  const rest =
    /(?:其余|剩余|余下|剩下)的?$/.test(one.left) ||
    (/(?:其他|其它)$/.test(one.left) && !isNamedBehind(text, one));
  if ((!partly && !alone && !rest) || (!rest && isNamedBehind(text, one))) return undefined;
  return sameUnitBefore(text, all, labels, k);
}

/** 完成财政收入38亿元，其中10亿元以上的镇1个, 有两个村突破100万元: what was said of all, of each of them. */
export function ofEach(
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const { kind, left, right } = all[k] as ToLabel;
  const limit = /^(?:,|、|其中)?$/.test(left) && /^以[上下]的/.test(right);
  const reached =
    all[k - 1]?.kind === 'count' &&
    /^(?:[县市区镇乡村])?(?:均|都|已)?(?:突破|超过?|达到?|不足|不到)$/.test(left);
  if (kind !== 'amount' || !(limit || reached)) return undefined;
  const before = earlierValues(all, k).filter((i) => (all[i] as ToLabel).kind === kind);
  return labels[before.at(-1) ?? -1];
}

/** 59个村收入超过10万元，占全区的8%: how many of all are so. */
export function ofThoseBeyond(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const [those, limit, one] = [all[k - 2], all[k - 1], all[k] as ToLabel];
  const share = one.kind === 'percent_share' && /^占/.test(one.left);
  if (!share || those?.kind !== 'count' || those.found.start < one.sentence) return undefined;
  const said =
    limit?.kind === 'amount' &&
    /(?:超过?|突破|达到?|不足)$/.test(limit.left) &&
    !/[,。;]/.test(text.slice(those.found.end, limit.found.start));
  return said ? labels[k - 2] : undefined;
}

/** Whether a list's mark stands between two figures, with no more than what the first counts. */
const isNext = (text: string, one: ToLabel, next: ToLabel): boolean =>
  /^[一-龥]{0,6}、$/.test(text.slice(one.found.end, next.found.start));

/** 共转移7个镇、67个村、8.6万人: people at the end of a list with no word of their own are counted by what was done. */
export function overList(text: string, all: readonly ToLabel[], k: number): Labelled | undefined {
  const one = all[k] as ToLabel;
  if (!/^[人户]$/.test(one.found.core ?? '') || isNamedBehind(text, one)) return undefined;
  let first = k;
  while (first > 0 && isNext(text, all[first - 1] as ToLabel, all[first] as ToLabel)) first--;
  if (first === k) return undefined;
  const { found, left } = all[first] as ToLabel;
  const verb = left.slice(-2);
  if (!isVerb(verb) || text.slice(found.start - 2, found.start) !== verb) return undefined;
  const label: Span = { start: found.start - 2, end: found.start };
  return { label, whole: label };
}

/** 1700万人次受益; 发放补助金5万元，惠及120人: what they do or get, where no one says who they are. */
export function doingOf(
  text: string,
  one: ToLabel,
  before: ToLabel | undefined,
  inherited: Labelled | undefined,
): Span | undefined {
  if (one.kind !== 'count') return undefined;
  const { found, left, clause } = one;
  const doing = /^(?:已有|近|约|超过?)?$/.test(left)
    ? /^(?:受益|受惠|参赛|参加|参与|参训|参演|报名|获奖)(?=[,。;])/.test(text.slice(found.end, found.end + 4))
    : false;
  if (doing) return { start: found.end, end: found.end + 2 };
  const reached = /^惠及(?:了|约|近|超过?)?$/.test(left) && before?.kind === 'amount' && inherited;
  return reached && !behindIt(text, one) ? { start: clause, end: clause + 2 } : undefined;
}
