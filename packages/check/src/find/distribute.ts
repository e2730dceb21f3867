import { afterLabelled, earlierValues } from './inherit.ts';
import { joinedNames } from './joined-names.ts';
import { nounBefore, type Span } from './noun.ts';
import { isNothing, ownNoun } from './own-name.ts';
import { isChange, type Labelled, type ToLabel } from './place.ts';
import { aboveOthers } from './saying.ts';
import { withoutBases } from './span-words.ts';

/** How many figures stand in one list that begins here with 分别 or 依次. */
export function runOf(text: string, all: readonly ToLabel[], k: number): number {
  const one = all[k] as ToLabel;
  const left = text.slice(Math.max(one.sentence, one.clause - 2), one.found.start);
  if (!/分别|依次/.test(left)) return 1;
  let run = 1;
  while (run < 30 && follows(text, all, k + run) && !goesBeyond(text, all, k, run)) run++;
  return run;
}

/** 分别达到69家、107家，1324人: behind a list whose members 、 parts, a comma ends it. */
function goesBeyond(text: string, all: readonly ToLabel[], k: number, run: number): boolean {
  const between = (i: number) =>
    text.slice((all[i - 1] as ToLabel).found.end, (all[i] as ToLabel).found.start);
  return run > 1 && /、/.test(between(k + 1)) && /^(?:左右|以[上下内])?,$/.test(between(k + run));
}

/** The figures that stand in such lists of two or more. */
export function inRuns(text: string, all: readonly ToLabel[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let k = 0; k < all.length; k++) {
    const run = runOf(text, all, k);
    if (run > 1) for (let i = 0; i < run; i++) found.add(k + i);
  }
  return found;
}

/**
 * 弃风率、弃光率降至4.6%和2.1%, 从71家、48家增加到176家、63家: lists that nobody calls one. The labels of each figure, where
 * as many names or figures stand in front.
 */
export function undistributed(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled[] | undefined {
  const one = all[k] as ToLabel;
  let run = 1;
  while (run < 30 && all[k + run]?.listed && isAlike(all[k + run] as ToLabel, one)) run++;
  if (run === 1 || (one.listed && isAlike(all[k - 1] as ToLabel, one))) return undefined;
  // 普惠率90%、公办率60%，均高于全国88%、52%: each is held against one of those in front.
  const above = aboveOthers.test(one.left);
  const own = above ? undefined : ownNoun(text, one, afterLabelled(all, labels, k));
  const parts = own ? split(text, own, run) : [];
  if (parts.length === run) return parts.map((part) => ({ label: part, whole: part }));
  if (own && isChange(one.kind)) return inOrder(text, one, afterLabelled(all, labels, k), run);
  const before = labels.slice(k - run, k);
  const first = all[k - run];
  if (own && !isChange(one.kind) && one.kind !== 'percent_completion' && !/[到至]$/.test(one.left))
    return undefined;
  // 达到24683元和19649元，增长7.9%和8.5%: as many values stand in front.
  const grown = !own && first !== undefined && isChange(one.kind) !== isChange(first.kind);
  if (!first || first.found.start < one.sentence || (first.found.core !== one.found.core && !grown))
    return undefined;
  // 客运量40万人，货运量26万吨，同比增长8%、7%: each of those before has its own clause.
  const apart =
    (grown || above) && all.slice(k - run, k).every(({ kind }) => !isChange(kind) && kind !== 'rank');
  const listed = all.slice(k - run + 1, k).every((other) => other.listed && isAlike(other, first));
  const different = new Set(before.map(({ label }) => label?.start)).size === run;
  return (listed || apart) && different ? before : undefined;
}

const isAlike = (one: ToLabel, other: ToLabel): boolean =>
  one.kind === other.kind && one.found.core === other.found.core;

/** 分别增长5.9倍、49.5%: a multiple says by how much as a percentage does. */
const isGrowth = ({ kind, found }: ToLabel): boolean =>
  isChange(kind) || found.core === '倍' || found.core === '番';

/** The next of a list: a mark between, or a few words that repeat no subject (、每年). */
function follows(text: string, all: readonly ToLabel[], k: number): boolean {
  const one = all[k];
  const before = all[k - 1];
  if (!one || !before || before.found.start < one.sentence || isGrowth(one) !== isGrowth(before))
    return false;
  return /^(?:左右|以[上下内])?(?:[、,和与及\s]|以及|每[年月人亩户]|人均|增长|下降|提高)*$/.test(
    text.slice(before.found.end, one.found.start),
  );
}

export function distributed(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
  run: number,
  alone: () => Labelled,
): Labelled[] {
  // 增速比全国、全市分别高0.5个、1.4个百分点: what stands in front of 分别 is what it is compared with.
  if (
    againstEach.test(
      text.slice(Math.max(0, (all[k] as ToLabel).found.start - 24), (all[k] as ToLabel).found.start),
    )
  ) {
    const one = alone();
    return Array.from({ length: run }, () => one);
  }
  const summed = summedBefore(text, all[k] as ToLabel, run);
  if (summed) return summed.map((part) => asLabel(text, part));
  // What stands in the clause itself comes first.
  const from = afterLabelled(all, labels, k);
  // 六大产业、高技术制造业增加值分别增长6.9%、8.4%: a list may begin with a number that counts.
  const { clause, sentence } = all[k] as ToLabel;
  const behindMark = Math.max(text.lastIndexOf(',', clause - 1) + 1, sentence);
  for (const begin of new Set([Math.max(from, clause), from, behindMark])) {
    const named = subjectsBefore(text, all[k] as ToLabel, begin);
    const each = named ? split(text, named, run) : [];
    if (each.length === run) return each.map((part) => asLabel(text, part));
  }
  const examples = examplesBefore(text, all[k] as ToLabel, run);
  if (examples) return examples;
  const held = heldAgainst.test((all[k] as ToLabel).left) ? runBefore(all, labels, k, run) : undefined;
  if (held) return held;
  const apart = eachNamed(text, all[k] as ToLabel, from, run);
  if (apart) return apart;
  // 分别增长6%、5%，分别居全国第二、第七: each place is of what grew.
  const ranked =
    (all[k] as ToLabel).kind === 'rank' && all.slice(k - run + 1, k).every(({ listed }) => listed);
  if (ranked && k >= run) return labels.slice(k - run, k) as Labelled[];
  const subject = subjectOf(text, all, labels, k);
  const parts = subject ? split(text, subject, run) : [];
  if (parts.length === run) return parts.map((part) => ({ label: part, whole: part }));
  const general = subject && attributes.test(text.slice(subject.start, subject.end));
  const listed = subject && !general ? [] : split(text, clauseBefore(text, all[k] as ToLabel), run);
  if (listed.length === run) return listed.map((part) => asLabel(text, part));
  const same = subject ? undefined : runBefore(all, labels, k, run);
  if (same) return same;
  const values = earlierValues(all, k);
  if ((!subject || general) && values.length >= run)
    return values.slice(-run).map((i) => labels[i] as Labelled);
  const nearby = subject ? undefined : sentenceBefore(all, labels, k, run);
  if (nearby) return nearby;
  if (subject) return Array.from({ length: run }, () => ({ label: subject, whole: subject }));
  const one = alone();
  return Array.from({ length: run }, () => one);
}

/** What is measured, of which nobody says of whom. */
const attributes =
  /^(?:产量|产值|单产|亩产|均价|销量|总?面积|总?里程|总?投资额?|价格|数量|规模|总量|增速|增幅|降幅|涨幅|跌幅)$/;

/** 东湖、西湖两家景区接待量分别为…; 化工业，医药业，建材业产值分别…: names that are summed, or that commas divide. */
function summedBefore(text: string, { sentence, found }: ToLabel, run: number): Span[] | undefined {
  const left = text.slice(sentence, found.start);
  const [all, list] =
    /(?:^|[,:]|其中)([一-龥A-Za-z“”]+(?:、[一-龥A-Za-z“”]+)+?)(?:这)?[两二三四五六七八九十\d]+[个家大类项所座条][^。;]{2,24}?分别/.exec(
      left,
    ) ?? [];
  if (all !== undefined && list !== undefined) {
    const start = sentence + left.indexOf(list);
    const parts = split(text, { start, end: start + list.length }, run);
    if (parts.length === run) return parts;
  }
  const place = left.lastIndexOf('分别');
  const clauses = left.slice(0, Math.max(place, 0)).split(',');
  let from = sentence;
  // 增势良好，A业，B业分别…: words that only lead up to a list of trades.
  const trades = clauses.slice(-run).every((clause) => ofTrade.test(clause));
  if (clauses.length > run && (trades || (clauses.length === run + 1 && leading.test(clauses[0] as string))))
    for (const clause of clauses.splice(0, clauses.length - run)) from += clause.length + 1;
  if (
    clauses.length !== run ||
    attributes.test((clauses.at(-1) as string).trim()) ||
    // 结构优化，高技术产业和装备制造业产值分别…: a list within the last of them is the list.
    (/[和与及、]/.test(clauses.at(-1) as string) && !clauses.every((clause) => isOneName(clause))) ||
    clauses.some((clause) => isNothing(clause)) ||
    clauses.some((clause) => !/^\s*[一-龥、“”]{2,20}(?<!看)$/.test(clause))
  )
    return undefined;
  return clauses.map((clause) => {
    const start = from;
    from += clause.length + 1;
    return { start: start + (clause.length - clause.trimStart().length), end: start + clause.length };
  });
}

const leading = /^(?:其中|[^、]{0,10}看)$/;
const ofTrade = /^(?:其中)?[一-龥、]{2,20}(?:业|类)(?:增加值|产值|商品|投资)?$/;

/** 石油、煤炭及其他燃料加工业: one name, whatever it joins. */
function isOneName(clause: string): boolean {
  const rest = joinedNames(clause).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    clause,
  );
  return !/[和与及、]/.test(rest);
}

/** 天然草原18万亩，可利用草原16万亩。分别占全市的40%和42%: of as many as the sentence before ends with. */
function sentenceBefore(
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
  run: number,
): Labelled[] | undefined {
  const [one, first, last] = [all[k] as ToLabel, all[k - run], all[k - 1]];
  if (!first || !last || last.found.start >= one.sentence || one.found.start - last.found.end > 30)
    return undefined;
  const before = labels.slice(k - run, k);
  const alike = all.slice(k - run, k).every((other) => isAlike(other, last) && !isChange(other.kind));
  const different = new Set(before.map(({ label }) => label?.start)).size === run;
  return alike && different && first.sentence === last.sentence ? before : undefined;
}

const againstEach =
  /(?:^|[^占对之同环可])[比较][^,。;]{1,8}[、和与][^,。;]{1,8}分别(?:提高|增加|[高快低慢多少])(?:出|于)?$|分别[高快低慢多少][出于]?全?[国省市区县州][、和与]全?[国省市区县州]$/;

/** 化工、医药、家居分别实现产值…: the list stands in front of 分别, what is measured behind it. */
function subjectsBefore(text: string, one: ToLabel, from: number): Span | undefined {
  const left = text.slice(from, one.found.start);
  const place = Math.max(left.lastIndexOf('分别'), left.lastIndexOf('依次'));
  // 医疗器械、钢构网架等行业产值分别…: the names stand in front of 等.
  const listed = place > 0 ? /^[^,。;]*?(?=等[^等,。;]{0,8}$)/.exec(left.slice(0, place))?.[0] : undefined;
  const noun =
    place > 0 ? nounBefore(withoutBases(listed?.includes('、') ? listed : left.slice(0, place))) : undefined;
  return noun && { start: from + noun.start, end: from + noun.end };
}

/** A name of a list; the last may bear what is said of all: 科技服务业两年平均增速. */
function asLabel(text: string, part: Span): Labelled {
  const name = text.slice(part.start, part.end);
  const own = name
    .replace(/(?<=[一-龥]{2})(?:[一二两三四五]年平均)?(?:增速|增幅|降幅|涨幅|增长率)$/, '')
    .replace(
      /(?<=[一-龥]{2})(?:(?:19|20)?\d{2,4}年|[今去]年)?(?:[上下]半年|前[一二三]季度|[一二三四]季度|全年|\d{1,2}月份?)(?:的?[一-龥A-Z]{2,6})?$/,
      '',
    )
    .replace(/(?<=[一-龥]{2})(?:(?:依然|仍然?|继续|[均都])[是为].*|(?:增势|势头|表现)[一-龥]{2})$/, '')
    .replace(/(?<=[一-龥])(?<!第)[两二三四五六七八九十]个?(?:行业|产业|领域|大类)$/, '');
  const label = { start: part.start, end: part.start + own.length };
  return { label, whole: label };
}

/** 新增就业、发放贷款分别完成计划的98%、105%: each with its own verb. */
function eachNamed(text: string, one: ToLabel, from: number, run: number): Labelled[] | undefined {
  const left = text.slice(from, one.found.start);
  const place = Math.max(left.lastIndexOf('分别'), left.lastIndexOf('依次'));
  if (place <= 0) return undefined;
  const stretches = split(text, { start: from, end: from + place }, run);
  const names = stretches.flatMap(({ start, end }) => {
    const noun = nounBefore(withoutBases(text.slice(start, end)));
    return noun ? [{ start: start + noun.start, end: start + noun.end }] : [];
  });
  return names.length === run ? names.map((name) => ({ label: name, whole: name })) : undefined;
}

/** 增长8%、17%，分别高于零售额增速1.6、10.7个百分点: of those that grew. */
const heldAgainst = /^分别(?:[高低快慢多少][于出]|超过|超出)/;

/** 电动汽车、锂电池等“新三样”动能充沛，出口分别增长…: the list stands in front of 等 in the clause before. */
function examplesBefore(
  text: string,
  { sentence, clause, left }: ToLabel,
  run: number,
): Labelled[] | undefined {
  if (!ofNoOne.test(left)) return undefined;
  const found = listed.exec(text.slice(sentence, clause));
  const noun = found && nounBefore(withoutBases(found[1] as string));
  if (!found || !noun) return undefined;
  const start = sentence + found.index;
  const parts = split(text, { start: start + noun.start, end: start + noun.end }, run);
  return parts.length === run ? parts.map((part) => asLabel(text, part)) : undefined;
}

/** A、B和C等…, or A、B、C依然为…, in the clause before. */
const listed =
  /(?<=^|,)([^,]*?[一-龥”]、[^,]*?)(?:等[^,、]*|(?:依然|仍然?|继续|[均都])?(?:[是为]|位[列居]|稳居)[^,、]*),$/;

/** What is said of things that are named elsewhere: 出口分别增长, 同比分别增长. */
const ofNoOne =
  /^(?:同比|环比|增加值|产值|产量|销量|销售额|零售额|出口|进口|进出口|营业收入|利润|投资)?(?:同比|环比)?分别[^,。;]{0,6}$/;

/** 审结案件和判处罪犯总数上升40%和28%: each with its own verb, in a list that nobody calls one. */
function inOrder(text: string, one: ToLabel, from: number, run: number): Labelled[] | undefined {
  const names = split(text, { start: from, end: one.found.start }, run).flatMap(({ start, end }) => {
    const noun = nounBefore(withoutBases(text.slice(start, end)));
    return noun ? [{ start: start + noun.start, end: start + noun.end }] : [];
  });
  return names.length === run ? names.map((name) => ({ label: name, whole: name })) : undefined;
}

/** 食品类、烟酒和居住类上涨，分别上涨4.1%、0.1%和3.4%: the names in the clause before. */
function clauseBefore(text: string, { sentence, clause }: ToLabel): Span {
  const found = /(?<=^|,)(?:其中|[仅只]有|其中[仅只]有)?([^,\d]*、[^,\d]*),$/.exec(
    text.slice(sentence, clause),
  );
  const noun = found && nounBefore(found[1] as string);
  if (!found || !noun) return { start: clause, end: clause };
  const start = sentence + found.index + found[0].indexOf(found[1] as string);
  return { start: start + noun.start, end: start + noun.end };
}

/** 分别增长7.9%、17.6%，两年平均分别增长8.1%、16.4%: of what the list before says, in its order. */
function runBefore(
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
  run: number,
): Labelled[] | undefined {
  const first = all[k - run];
  if (!first || first.found.start < (all[k] as ToLabel).sentence || !isChange(first.kind)) return undefined;
  const listed = all.slice(k - run + 1, k).every((one) => one.listed && one.kind === first.kind);
  const before = labels.slice(k - run, k);
  const different = new Set(before.map(({ label }) => label?.start)).size === run;
  return listed && different ? before : undefined;
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
  // 从经济类型看，国有企业、集体企业增长较快，分别…
  const left = text
    .slice(from, one.clause)
    .replace(/[,:]$/, '')
    .replace(/^[\s\S]*从[^,。;]{1,14}看,(?:[仅只]有)?/, (way) => ' '.repeat(way.length));
  const noun = nounBefore(left);
  return noun && { start: from + noun.start, end: from + noun.end };
}

/** 生产总值〈预计·下同〉, 产业创造的营业收入: without an aside, and without what only describes it. */
function plain(text: string, { start, end }: Span): Span {
  const name = text.slice(start, end);
  const aside = /〈[^〉A-Za-z]*〉$/.exec(name)?.[0].length ?? 0;
  const described =
    /^[一-龥]{4,}的(?=[一-龥]{1,5}[^重例率度]$)/.exec(name.slice(0, name.length - aside))?.[0].length ?? 0;
  return { start: start + described, end: end - aside };
}

/** A、B和C as three names. A name's own 和 is not told from the list's: the way that gives the wanted number is taken. */
function split(text: string, subject: Span, wanted: number): Span[] {
  const whole = joinedNames(text.slice(subject.start, subject.end));
  for (const mark of [/、/g, /、|和(?![^、]*、)/g, /、|[和与及](?![^、]*、)/g, /、|以及|[和与及]|,/g]) {
    const spans: Span[] = [];
    let start = subject.start;
    for (const match of text.slice(subject.start, subject.end).matchAll(mark)) {
      if (whole.some((name) => name.start < match.index && match.index < name.end)) continue;
      spans.push({ start, end: subject.start + match.index });
      start = subject.start + match.index + match[0].length;
    }
    spans.push({ start, end: subject.end });
    const names = spans.filter((span) => span.end > span.start).map((span) => plain(text, span));
    if (names.length === wanted) return names;
  }
  return [];
}
