import type { FigureKind } from '../figure.ts';
import { falling, rising } from './kind.ts';
import { nounAfter, nounBefore, type Span, withoutTail } from './noun.ts';
import { isChange, type Placed } from './place.ts';
import { withoutBases } from './span-words.ts';
import { generalNames, softVerbs, verbs } from './words.ts';

/** What a figure measures: its label, and the longer phrase that a later change of it takes up (X占Y的比重). */
export interface Labelled {
  readonly label: Span | undefined;
  readonly whole: Span | undefined;
}

export interface ToLabel extends Placed {
  readonly kind: FigureKind;
}

const changing = new RegExp(
  `(?:比重|比例|占比|的)?(?:分别|均|都|各|依次)?(?:${rising}|增幅|增速|涨幅|升幅|增长率|增长速度|${falling})(?:率|幅|幅度|速度|速)?(?:分别|均|都|各|了|约|近|超过?|逾|达到?|为|仅|至|到|在|保持|突破|也|高出|平均|依次|\\s)*$`,
);
const nothingOwn =
  /^(?:截[至止].*|全[市区县省州国镇乡街]|[^,。]{0,6}期间|开始|目前|今年|我[市区县省镇]|完成率|完成|占比|比重|增速|增幅|降幅|同比|环比|其中|规模|总量|总|任务|目标|计划|年度|全年|进度|时序进度|较|比|与|和|总数|数量|大关|达|速度|增量|排名|位次|位居|占|用于|分别|累计|以|人均|均|结构)$/;

/** Whether these words say how or when, not what. */
const isNothing = (name: string): boolean => nothingOwn.test(name.trim()) || /^.?$/.test(name.trim());

/** Labels every figure of a text, in order: a change or a share may take the label of the figure before it. */
export function labelAll(text: string, all: readonly ToLabel[]): Labelled[] {
  const labels: Labelled[] = [];
  for (let k = 0; k < all.length; k++) {
    const run = runOf(text, all, k);
    if (run > 1) {
      for (const label of distributed(text, all, labels, k, run)) labels.push(label);
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

/** How many figures stand in one list that begins here with 分别 or 依次. */
function runOf(text: string, all: readonly ToLabel[], k: number): number {
  const one = all[k] as ToLabel;
  const left = text.slice(Math.max(one.sentence, one.clause - 2), one.found.start);
  if (!/分别|依次/.test(left)) return 1;
  let run = 1;
  while (run < 30 && follows(text, all, k + run)) run++;
  return run;
}

/** The next of a list: a mark between, or a few words that repeat no subject (、每年). */
function follows(text: string, all: readonly ToLabel[], k: number): boolean {
  const one = all[k];
  const before = all[k - 1];
  if (!one || !before || before.found.start < one.sentence || one.kind !== before.kind) return false;
  return /^(?:[、,和与及\s]|以及|每[年月人亩户]|人均|增长|下降|提高)*$/.test(
    text.slice(before.found.end, one.found.start),
  );
}

function distributed(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
  run: number,
): Labelled[] {
  const named = subjectsBefore(text, all[k] as ToLabel, afterLabelled(all, labels, k));
  const each = named ? split(text, named, run) : [];
  if (each.length === run) return each.map((part) => ({ label: part, whole: part }));
  const subject = subjectOf(text, all, labels, k);
  const parts = subject ? split(text, subject, run) : [];
  if (parts.length === run) return parts.map((part) => ({ label: part, whole: part }));
  const values = earlierValues(all, k);
  if (!subject && values.length >= run) return values.slice(-run).map((i) => labels[i] as Labelled);
  if (subject) return Array.from({ length: run }, () => ({ label: subject, whole: subject }));
  const one = labelOf(text, all, labels, k);
  return Array.from({ length: run }, () => one);
}

/** 化工、医药、家居分别实现产值…: the list stands in front of 分别, what is measured behind it. */
function subjectsBefore(text: string, one: ToLabel, from: number): Span | undefined {
  const left = text.slice(from, one.found.start);
  const place = Math.max(left.lastIndexOf('分别'), left.lastIndexOf('依次'));
  const noun = place > 0 ? nounBefore(withoutBases(left.slice(0, place))) : undefined;
  return noun && { start: from + noun.start, end: from + noun.end };
}

/** The nouns in front of 分别, over a comma when nothing stands in the clause itself. */
function subjectOf(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Span | undefined {
  const one = all[k] as ToLabel;
  const own = ownNoun(text, one, afterLabelled(all, labels, k));
  if (own) return own;
  const before = all[k - 1];
  if (before && before.found.end > one.sentence) return undefined;
  const from = one.sentence;
  const left = text.slice(from, one.clause).replace(/[,:]$/, '');
  const noun = nounBefore(left);
  return noun && { start: from + noun.start, end: from + noun.end };
}

/** A、B和C as three names. A name's own 和 is not told from the list's: the way that gives the wanted number is taken. */
function split(text: string, subject: Span, wanted: number): Span[] {
  for (const mark of [/、/g, /、|和(?![^、]*、)/g, /、|[和与及](?![^、]*、)/g, /、|以及|[和与及]|,/g]) {
    const spans: Span[] = [];
    let start = subject.start;
    for (const match of text.slice(subject.start, subject.end).matchAll(mark)) {
      spans.push({ start, end: subject.start + match.index });
      start = subject.start + match.index + match[0].length;
    }
    spans.push({ start, end: subject.end });
    const names = spans.filter((span) => span.end > span.start);
    if (names.length === wanted) return names;
  }
  return [];
}

/** Figures of the sentence in front of k, by position: as far back as a list may reach. */
function sentenceBefore(all: readonly ToLabel[], k: number): number[] {
  const { sentence } = all[k] as ToLabel;
  const found: number[] = [];
  for (let i = k - 1; i >= Math.max(0, k - 30) && (all[i] as ToLabel).found.start >= sentence; i--)
    found.unshift(i);
  return found;
}

/** Those of them that are no changes. */
const earlierValues = (all: readonly ToLabel[], k: number): number[] =>
  sentenceBefore(all, k).filter((i) => !isChange((all[i] as ToLabel).kind));

/** Where a figure's own words begin: behind the noun that the figure before counts. */
function afterLabelled(all: readonly ToLabel[], labels: readonly Labelled[], k: number): number {
  const { clause } = all[k] as ToLabel;
  const before = labels[k - 1]?.label;
  return before && before.start >= clause && before.end <= (all[k] as ToLabel).found.start
    ? before.end
    : clause;
}

function ownNoun(text: string, one: ToLabel, from: number): Span | undefined {
  let left = withoutBases(text.slice(from, one.found.start)).replace(/〈[^〉]*〉\s*$/, '');
  if (one.found.core === '倍') left = left.replace(/(?:是|为|相当于)[^,。;]*的$/, '');
  if (isChange(one.kind) || one.found.core === '倍' || one.found.core === '番')
    left = left
      .replace(/^(?:增幅|增速|降幅|涨幅)(?=[^,。]*[比较低高快慢])/, '')
      .replace(changing, '')
      .replace(/(?:增幅|增速|降幅|涨幅)$/, '')
      .replace(/(?:高|低|快|慢|多|少)(?:出|于)?\s*$/, '')
      .replace(
        /(?:超额?|超过|快于|高于|低于|慢于|滞后|落后|欠)(?:任务|序时|时序|目标|时间|年度|计划)?(?:进度)?\s*$/,
        '',
      )
      .replace(
        /(?:名义|实际|同口径|可比口径|扣除价格因素|剔除[^,。;]*因素后?|当月|微|按[^,。;]{2,12}计算|但|比较?|其)+\s*$/,
        '',
      );
  if (one.kind === 'percent_completion')
    left = left
      .replace(
        /完成率?$|(?:占|为|完成|达到?了?|超额完成|超额|相当于|是)[^,。;]{0,20}(?:计划|目标|任务|预算|预期|指标)[^,。;]*$/,
        '',
      )
      .replace(/完成率$/, '');
  if (one.kind === 'rank') left = withoutPlace(left);
  if (one.kind === 'percent_share')
    left = left
      .replace(/占[^,。;]*$/, '')
      .replace(/(?:比重|占比|比例)(?:达到?|为|约|超过?|由|从|提高到)*$/, '');
  const noun = nounBefore(left);
  if (!noun) return undefined;
  return isNothing(left.slice(noun.start, noun.end))
    ? undefined
    : { start: from + noun.start, end: from + noun.end };
}

const placeWords =
  /(?:(?:在|居|[位名]?列)?(?:全[国省市区县州]|(?:中心|主|远)?城区|各?(?:区县|县区|县市区|地市|市州)中?|同类[一-龥]{0,4}中?)|一类[一-龥]{2,5}|排名|排|[位名]列|列|[位稳]居|居|位次|名次|[并均]列?|分别|继续|保持|进入|跃升|上升|升|跃|由|从|至|到|为|获得?|在|综合|连续[\d一二三四五六七八九十]+年|稳|考核中|中)\s*$/;

/** Of a rank's clause the name stays, the words of place go: 规模居中心城区第一. */
function withoutPlace(left: string): string {
  let rest = left.trimEnd();
  for (let cut = rest.replace(placeWords, ''); cut !== rest; cut = rest.replace(placeWords, ''))
    rest = cut.trimEnd();
  return rest;
}

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
  if (!own && inherited && (changed.test(one.left) || isBaseOnly(text, one))) return inherited;
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

const isVerb = (name: string): boolean =>
  (verbs.has(name) || softVerbs.has(name)) &&
  !generalNames.test(name) &&
  !/^(?:就业|创业|投资|贷款|出口|进口|死亡|存栏|出栏|销售|用电|税收)$/.test(name);

/** 比上年增加27家, 净增12家: a change in the unit of the value before. */
const changed = new RegExp(`(?:(?<!新)(?:${rising})|${falling}|多出|少)了?(?:约|近|超过?|最多|至少)?$`);

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
    /^[,，。、；;\s]|^$/.test(text.slice(one.found.end, one.found.end + 1))
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

/** The label of the figure before in the sentence, of a value rather than of a change. */
function inheritedOf(all: readonly ToLabel[], labels: readonly Labelled[], k: number): Labelled | undefined {
  const one = all[k] as ToLabel;
  // Neither a place among others nor those others (20个区县) are what a rank or a change is of.
  const earlier = sentenceBefore(all, k).filter(
    (i) => (all[i] as ToLabel).kind !== 'rank' && !isPeers(all[i] as ToLabel),
  );
  const done =
    one.kind === 'percent_completion' ? earlier.filter((i) => !isPlan(all[i] as ToLabel)) : earlier;
  const last = done.at(-1) ?? earlier.at(-1);
  const { sentence } = one;
  if (last !== undefined) return labels[last];
  return (all[k - 1]?.found.start ?? -1) >= sentence ? labels[k - 1] : undefined;
}

/** The plan itself, of which a completion is a share: what was done stands before it. */
const isPlan = ({ left }: ToLabel): boolean => /(?:计划|目标|任务|预算)(?:数|任务|总额|总数|为)*$/.test(left);

const isPeers = ({ kind, right }: ToLabel): boolean =>
  kind === 'count' && /^(?:区县|县区|县市区|城市|市州|地市|省份|街道|乡镇|市|县|区|省)/.test(right);

/** With nothing in its own clause: the name in the clause before, else what follows its verb. */
function before(text: string, one: ToLabel): Labelled {
  const left = withoutBases(text.slice(one.sentence, one.clause)).replace(/[,:()\s]+$/, '');
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
  const noun = nounBefore(left.slice(from));
  if (!noun || isNothing(left.slice(from + noun.start, from + noun.end))) return undefined;
  return { start: from + noun.start, end: from + noun.end };
}
