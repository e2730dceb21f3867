import { nounBefore, type Span } from './noun.ts';
import { isNothing, ownNoun } from './own-name.ts';
import { isChange, type Labelled, type ToLabel } from './place.ts';
import { withoutBases } from './span-words.ts';

/** Figures of the sentence in front of k, by position: as far back as a list may reach. */
function sentenceBefore(all: readonly ToLabel[], k: number): number[] {
  const { sentence } = all[k] as ToLabel;
  const found: number[] = [];
  for (let i = k - 1; i >= Math.max(0, k - 30) && (all[i] as ToLabel).found.start >= sentence; i--)
    found.unshift(i);
  return found;
}

/** Those of them that are no changes. */
export const earlierValues = (all: readonly ToLabel[], k: number): number[] =>
  sentenceBefore(all, k).filter((i) => !isChange((all[i] as ToLabel).kind));

/** The label of the figure before in the sentence, of a value rather than of a change. */
export function inheritedOf(
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const one = all[k] as ToLabel;
  // Neither a place among others nor those others (20个区县) are what a rank or a change is of.
  const level = sentenceBefore(all, k).filter(
    (i) => (all[i] as ToLabel).kind !== 'rank' && !isPeers(all[i] as ToLabel) && !isStep(all[i] as ToLabel),
  );
  // 案件4939件（含旧存256件），同比增长5%: what stands in brackets is not what is gone on from.
  const open = level.filter((i) => [-1, one.bracket].includes((all[i] as ToLabel).bracket));
  const earlier = open.length > 0 ? open : level;
  const done =
    one.kind === 'percent_completion' ? earlier.filter((i) => !isPlan(all[i] as ToLabel)) : earlier;
  // 综合成绩在全市排第41名，在全区排第3名: the second place is of what the first is of.
  const rank = one.kind === 'rank' ? all[k - 1] : undefined;
  if (rank?.kind === 'rank' && rank.found.start >= one.sentence) return labels[k - 1];
  const last = done.at(-1) ?? earlier.at(-1);
  if (last !== undefined) return labels[last];
  // 居第11位，较第9位的市少9亿元: whom it is compared with is not gone on from.
  const places = sentenceBefore(all, k).filter((i) => !/[较比与、]$/.test((all[i] as ToLabel).left));
  const place = places.at(-1) ?? sentenceBefore(all, k).at(-1);
  return place === undefined ? undefined : labels[place];
}

const moved =
  /^(?:[一-龥]{1,6}(?=关闭|整合))?(?:提高|提升|上升|跃升|攀升|增长|增加|发展|扩大|拓展|扩展|延伸|升|增|涨|下降|下滑|滑落|降低|减少|回落|缩小|缩短|降|减|前移|后移|进|退|调整|变|关闭|整合|合并|精简|归并|压减|压缩)[到至为](?:(?:现在|目前|如今|今年)的?)?$/;

/** 由第12位跃升至第9位, 由七户发展到一百零五户, 前移3位: the second of a way is of what the first is of. */
export function carriedOver(
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const [one, before] = [all[k] as ToLabel, all[k - 1]];
  if (!before || before.found.start < one.sentence) return undefined;
  if (before.kind === 'rank' && /^(?:位|个?位次)$/.test(one.found.core ?? '') && placesMoved.test(one.left))
    return labels[k - 1];
  const alike = before.found.core === one.found.core && before.kind === one.kind;
  return alike && moved.test(one.left) ? labels[k - 1] : undefined;
}

const placesMoved = /^[^,。;]{0,8}(?:前移|后移|上升|下降|提升|前进|进位|跃升|晋升|进|升|退)了?$/;

/** 综合成绩在12个县中排第3: among how many stands between a rank and its name. */
export function overPeers(text: string, all: readonly ToLabel[], k: number): Span | undefined {
  const before = all[k - 1];
  return before && isAmongPeers(text, all, k)
    ? ownNoun(text, { ...before, kind: 'rank' }, before.clause)
    : undefined;
}

export function isAmongPeers(text: string, all: readonly ToLabel[], k: number): boolean {
  const [one, before] = [all[k] as ToLabel, all[k - 1]];
  if (one.kind !== 'rank' || !before || before.found.start < one.sentence || !isPeers(before)) return false;
  return !/[,。;]/.test(text.slice(before.found.end, one.found.start));
}

/** Those counted before in the same unit, as far as the text still speaks of them. */
export function sameUnitBefore(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const { found } = all[k] as ToLabel;
  for (let i = k - 1; i >= Math.max(0, k - 8); i--) {
    const other = (all[i] as ToLabel).found;
    const between = text.slice(other.end, found.start);
    if (between.length > 100 || /[。\n]/.test(between)) return undefined;
    if (other.core === found.core && labels[i]?.label && !isPeers(all[i] as ToLabel)) return labels[i];
  }
  return undefined;
}

/** The plan itself, of which a completion is a share: what was done stands before it. */
const isPlan = ({ left }: ToLabel): boolean => /(?:计划|目标|任务|预算)(?:数|任务|总额|总数|为)*$/.test(left);

/** 48项主要指标中有31项提前达标: some of those counted before, in the same unit. */
export function isOfThem(all: readonly ToLabel[], labels: readonly Labelled[], k: number): boolean {
  const [one, before] = [all[k] as ToLabel, all[k - 1]];
  return (
    before !== undefined &&
    labels[k - 1]?.label !== undefined &&
    before.found.core === one.found.core &&
    /(?:^|[中、,])(?:其中)?(?:[已现]?有|中(?:[已现]?有)?)$/.test(
      one.left.replace(/^.*(?=中(?:[已现]?有)?$)/, ''),
    )
  );
}

/** 增速位居全国10个自治州首位: among how many a place is taken. */
const amongThem = /(?:位居|名列|[位稳并均]列|[居列]|排名?)(?:全[国省市区县州盟旗]|同类)?$/;

/** 连跨4个万亿级台阶: how far something rose is nothing that is gone on from. */
const isStep = ({ right }: ToLabel): boolean => /^[十百千万亿]*元?级?(?:台阶|大关)/.test(right);

const isPeers = ({ kind, right, left }: ToLabel): boolean =>
  kind === 'count' &&
  ((amongThem.test(left) && /^[一-龥]/.test(right)) ||
    /^(?:重点|主要|县级|地级|省级)?(?:街乡镇|区县|县区|县市区|城市|市州|地市|省份|街道|乡镇|街乡|市|县|区|省)/.test(
      right,
    ));

/** With nothing in its own clause: the name in the clause before, else what follows its verb. */
export function before(text: string, one: ToLabel): Labelled {
  // 主体税种（增值税等）减少3%: what a bracket explains stands in front of it.
  const ahead = withoutBases(text.slice(one.sentence, one.clause));
  const left = (isChange(one.kind) ? ahead.replace(/\([^()\d]{2,60}\)$/, '') : ahead).replace(
    /[,:()\s]+$/,
    '',
  );
  const noun = nounBefore(left.replace(/^.*[,:]/s, '')) ? lastClause(left) : undefined;
  const span = noun && { start: one.sentence + noun.start, end: one.sentence + noun.end };
  if (span) return { label: span, whole: span };
  const stretch = text.slice(one.found.end, one.behind);
  const object = nounBefore(stretch);
  const label = object && { start: one.found.end + object.start, end: one.found.end + object.end };
  return { label, whole: label };
}

function lastClause(left: string): Span | undefined {
  const from = Math.max(left.lastIndexOf(','), left.lastIndexOf(':')) + 1;
  // 受减税政策影响，上半年完成91亿元: why it is so names nothing.
  if (/^(?:扣除|剔除|不含|不考虑|受[^,]*影响$)/.test(left.slice(from))) return undefined;
  const noun = nounBefore(left.slice(from).replace(/按[^,。;]{2,12}计算$/, ''));
  if (!noun || isNothing(left.slice(from + noun.start, from + noun.end))) return undefined;
  return { start: from + noun.start, end: from + noun.end };
}

/** Where a figure's own words begin: behind the noun that the figure before counts. */
export function afterLabelled(all: readonly ToLabel[], labels: readonly Labelled[], k: number): number {
  const { clause } = all[k] as ToLabel;
  const { label, whole } = labels[k - 1] ?? {};
  const before = label && whole && whole.start === label.start ? whole : label;
  // 500万元以上固定资产投资88亿元: a threshold only qualifies the name that both share.
  const threshold = /^以[上下]/.test(all[k - 1]?.right ?? '');
  return before && !threshold && before.start >= clause && before.end <= (all[k] as ToLabel).found.start
    ? before.end
    : clause;
}
