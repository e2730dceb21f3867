import { mostAtPlace, partsAtPlaces } from './at-places.ts';
import { befallen } from './befallen.ts';
import {
  behindIt,
  bySizeBehind,
  endsInName,
  endsInPeople,
  hadBehind,
  isNamedBehind,
  isOfRow,
  objectBehind,
  placeBehind,
  shortlyBehind,
  workBehind,
} from './behind.ts';
import { builtAlike } from './built-alike.ts';
import { distributed, runOf, undistributed } from './distribute.ts';
import {
  afterLabelled,
  before,
  carriedOver,
  inheritedOf,
  isAmongPeers,
  isOfThem,
  overPeers,
  sameUnitBefore,
} from './inherit.ts';
import { nounBefore, type Span } from './noun.ts';
import { isOfTheNext } from './of-the-next.ts';
import {
  districtOf,
  doingOf,
  doneOf,
  isOfAnother,
  ofEach,
  ofThoseBeyond,
  overList,
  sharedBefore,
  someOfThem,
  unitAsName,
} from './of-those-before.ts';
import { changed, comparing, isOnlyVerbs, isTwoVerbs, isVerb, ownNoun, withoutDeeds } from './own-name.ts';
import { percentLabel } from './percent-label.ts';
import { isChange, type Labelled, type Naming, type ToLabel } from './place.ts';
import { withoutBases } from './span-words.ts';
import { asWritten, standingAlone } from './standing-alone.ts';
import { isNounUnit } from './unit.ts';
import { contestBefore, listedBefore, measureOfPlace, overBracket, whoseOf } from './whose.ts';
import { generalNames } from './words.ts';

/** Labels every figure of a text, in order: a change or a share may take the label of the figure before it. */
export function labelAll(text: string, all: readonly ToLabel[]): Labelled[] {
  const labels: Labelled[] = [];
  for (let k = 0; k < all.length; k++) {
    const run = runOf(text, all, k);
    const listed = run > 1 ? undefined : undistributed(text, all, labels, k);
    if (listed) {
      labels.push(...listed);
      k += listed.length - 1;
    } else if (run > 1) {
      for (const label of distributed(text, all, labels, k, run, () => labelOf(text, all, labels, k)))
        labels.push(label.label ? label : whatever(text, all, labels, k));
      k += run - 1;
    } else {
      const own = builtAlike(text, all, labels, k) ?? labelOf(text, all, labels, k);
      // 其中6月当月下降17.6%: a sentence that names nothing goes on with what the one before was about.
      const named = own.label ? own : (asWritten(text, all[k] as ToLabel) ?? own);
      labels.push(
        named.label ? named : goesOn(all, k) ? (labels[k - 1] ?? own) : whatever(text, all, labels, k),
      );
    }
  }
  // 推出12批86项政策, 31户107人未脱贫: what has no name of its own counts what the next one counts.
  for (let k = all.length - 2; k >= 0; k--)
    if (isOfTheNext(text, all, labels, k)) labels[k] = labels[k + 1] as Labelled;
  return labels;
}

/** Where nothing names it, what stands next to it: a few letters behind, a name before in the sentence, the label before. */
function whatever(text: string, all: readonly ToLabel[], labels: readonly Labelled[], k: number): Labelled {
  const one = all[k] as ToLabel;
  const span = shortlyBehind(text, one) ?? nameBefore(text, one);
  return span ? { label: span, whole: span } : (labels[k - 1] ?? { label: undefined, whole: undefined });
}

function nameBefore(text: string, { sentence, found }: ToLabel): Span | undefined {
  const noun = nounBefore(text.slice(sentence, found.start));
  return noun && { start: sentence + noun.start, end: sentence + noun.end };
}

const goesOn = (all: readonly ToLabel[], k: number): boolean => {
  const before = all[k - 1];
  return before !== undefined && (all[k] as ToLabel).found.start - before.found.end < 40;
};

function labelOf(text: string, all: readonly ToLabel[], labels: readonly Labelled[], k: number): Labelled {
  const one = all[k] as ToLabel;
  const { end, outcome } = one.found;
  if (outcome !== undefined) return { label: { start: end, end: end + outcome }, whole: undefined };
  const district = districtOf(one);
  if (district) return { label: district, whole: undefined };
  const whose = mostAtPlace(text, one) ?? whoseOf(text, all, k);
  if (whose) return { label: whose, whole: whose };
  const atPlaces = partsAtPlaces(text, all, labels, k);
  if (atPlaces) return atPlaces;
  const from = afterLabelled(all, labels, k);
  const inherited = withMeasure(one, inheritedOf(all, labels, k));
  const sameUnit = sameUnitBefore(text, all, labels, k);
  const settled = carriedOver(all, labels, k) ?? standingAlone(text, one, from, inherited, sameUnit);
  if (settled) return settled;
  const done =
    doneOf(text, one, all[k - 1], labels[k - 1]) ?? sharedBefore(text, one, all[k - 1], labels[k - 1]);
  if (done) return done;
  const befell = befallen(text, one);
  if (befell) return { label: befell, whole: befell };
  // 就业1.2万人，完成年目标任务1.25万人的98%: the plan is of what was done.
  const goal = /(?:完成|占|达到?|[比较])[全年度]{0,2}(?:目标|计划)?(?:任务|目标|计划)数?$/.test(one.left);
  if (goal && inherited && /^(?:的[\d.]+%|[高低多少])/.test(text.slice(one.found.end, one.found.end + 8)))
    return inherited;
  const had = doingOf(text, one, all[k - 1], inherited);
  if (had) return { label: had, whole: had };
  const noun = ownNoun(text, one, from);
  // 86个重点项目开工71个: a verb alone names nothing where a name stands before.
  const verbOnly =
    noun !== undefined &&
    (inherited !== undefined || (one.kind !== 'count' && behindIt(text, one) !== undefined)) &&
    isOnlyVerbs(text.slice(noun.start, noun.end));
  // 开展行动150次，出动800人次: what is counted in another measure than before is named by its verb.
  const itself =
    verbOnly &&
    /^(?:count|length)$/.test(one.kind) &&
    !sameUnit &&
    !/^(?:完成|实现|达到|涉及|覆盖|累计|剩余|[减缩]少|[新净]增|增加)/.test(
      text.slice(noun.start, noun.end),
    ) &&
    !behindIt(text, one);
  if (itself) return { label: noun, whole: noun };
  const alone = verbOnly || !noun || isWhere(text, one, noun) ? undefined : withoutDeeds(text, noun);
  const own = alone && (overBracket(text, one, alone) ?? withWhose(text, alone, all[k - 1], labels[k - 1]));
  if (one.kind === 'count') {
    // 修复开工90户，竣工80户: each of a row of deeds is its own.
    const deed = sameUnit?.label && isDeedAlone(text.slice(sameUnit.label.start, sameUnit.label.end));
    if (verbOnly && deed && !isNamedBehind(text, one)) return { label: noun, whole: noun };
    const alike = verbOnly && !isNamedBehind(text, one) ? sameUnit : undefined;
    const some =
      someOfThem(text, all, labels, k, own) ??
      (!own && changed.test(one.left) && !isNamedBehind(text, one) ? inherited : undefined);
    if (some ?? alike) return (some ?? alike) as Labelled;
  }
  // 完成投资40亿元，占总投资50亿元的80%: the share is of what was done.
  const [whole, part] = [all[k - 1], all[k - 2]];
  const ofWhole = one.kind === 'percent_share' && one.left === '的' && /占[^,。;]*$/.test(whole?.left ?? '');
  if (ofWhole && part && part.found.start >= one.sentence) return labels[k - 2] as Labelled;
  const beyond = ofThoseBeyond(text, all, labels, k);
  if (beyond) return beyond;
  const meant = own && (theOther(text, labels, k, own) ?? measureOfPlace(text, all, labels, k, own));
  if (meant) return meant;
  if (isOfAnother(one)) return changeLabel(text, all, k, own, inherited);
  if (one.kind === 'percent_share' || one.kind === 'percent_other')
    return percentLabel(text, one, { own, inherited, from });
  if (
    !own &&
    inherited &&
    ((changed.test(one.left) && !(one.kind === 'count' && isNamedBehind(text, one))) ||
      comparing.test(one.left) ||
      (isBaseOnly(text, one) && !(one.kind === 'count' && isNamedBehind(text, one))) ||
      isOfThem(all, labels, k))
  )
    return inherited;
  const overAll = own ? undefined : (ofEach(all, labels, k) ?? overList(text, all, k));
  return overAll ?? valueLabel(text, one, { own, inherited, from });
}

/** 4家重点电商企业销售额, 前六大行业实现产值: a name too general is told by whom is counted right in front of it. */
function withWhose(text: string, own: Span, before: ToLabel | undefined, label: Labelled | undefined): Span {
  const whose = label?.label;
  if (!before || !whose || before.kind !== 'count' || whose.start < before.found.end) return own;
  const general = generalNames.test(text.slice(own.start, own.end)) && whose.end <= own.start;
  return general && /^(?:实现)?$/.test(text.slice(whose.end, own.start))
    ? { start: whose.start, end: own.end }
    : own;
}

/** 改造建设2000公里公路, 城乡结合部117公里道路: what was done to it or where it is, with its name behind. */
function isWhere(text: string, one: ToLabel, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  const where = !/^(?:区域|范围)/.test(one.right) && /(?:[区部段城镇乡村县市]|沿线|境内)$/.test(name);
  const built = /^(?:area|length)$/.test(one.kind);
  return built && (where || isTwoVerbs(name) || endsInDeed(name)) && isNamedBehind(text, one);
}

const isDeedAlone = (name: string): boolean => isOnlyVerbs(name) || isTwoVerbs(name);

/** 东湾社区流转: whose deed it is. */
const endsInDeed = (name: string): boolean => name.length > 4 && isVerb(name.slice(-2));

const measure =
  /(?<=[一-龥]{2})(?:总产值|产值|产量|平均单产|单产|总产|亩产|面积|收入|利润|税收|接待量|客流量?|(?:水质)?(?:优良|达标|合格)(?:比例|率)|能力|增加值|用电量|销售额|余额|水位|降[雨水]量?|库容|容量|装机|吞吐量|浓度)(?:均|都|合计|共计?|达到?|为|突破|超过?|约|近)*$/;

/** 32处烘干点日烘干能力5.6万吨: what is counted is no part of what is measured of it. */
function withoutMeasure(text: string, one: ToLabel, name: Span): Span {
  const words = text.slice(name.start, name.end);
  // 25个城市平均优良天数比例: what is averaged over those counted.
  const found = one.meetsFigure
    ? (measure.exec(words) ?? /(?<=[一-龥]{2})平均(?=[一-龥]{4})/.exec(words))
    : null;
  return found ? { start: name.start, end: name.start + found.index } : name;
}

/** What is measured of it, for the figure that follows. */
function withMeasure(one: ToLabel, inherited: Labelled | undefined): Labelled | undefined {
  const { label, whole } = inherited ?? {};
  const adjoins =
    label !== undefined &&
    whole?.start === label.start &&
    whole.end > label.end &&
    whole.end <= one.found.start &&
    label.start >= one.clause;
  return adjoins ? { label: whole, whole } : inherited;
}

/** 后者增长5%: the last named of those before, 前者 the one before it. */
function theOther(text: string, labels: readonly Labelled[], k: number, own: Span): Labelled | undefined {
  const word = /^[前后]者/.exec(text.slice(own.start, own.end))?.[0];
  if (word === undefined) return undefined;
  const named: Labelled[] = [];
  for (let i = k - 1; i >= Math.max(0, k - 8) && named.length < 2; i--) {
    const one = labels[i];
    if (one?.label && one.label.start !== named[0]?.label?.start) named.push(one);
  }
  return word === '后者' ? named[0] : named[1];
}

function changeLabel(
  text: string,
  all: readonly ToLabel[],
  k: number,
  own: Span | undefined,
  inherited: Labelled | undefined,
): Labelled {
  const one = all[k] as ToLabel;
  // 较第12位的东平市多1亿元: who has that place stands behind.
  const other =
    one.kind === 'rank'
      ? (bySizeBehind(text, one) ?? (/[较比]$/.test(one.left) ? placeBehind(text, one) : undefined))
      : undefined;
  if (other) return { label: other, whole: other };
  const ranked = overPeers(text, all, k);
  if (ranked) return { label: ranked, whole: ranked };
  if (inherited && isAmongPeers(text, all, k)) return inherited;
  const contest = one.kind === 'rank' && own ? contestBefore(text, one, own) : undefined;
  if (contest) return { label: contest, whole: contest };
  if (own) return { label: own, whole: own };
  const turned = isChange(one.kind) ? subjectBetween(text, one, all[k - 1]) : undefined;
  if (turned) return { label: turned, whole: turned };
  return one.kind === 'percentage_points' && inherited
    ? { ...inherited, label: inherited.whole }
    : (inherited ?? before(text, one));
}

/** 出口12亿元，进口由正转负，下降0.4%: what a clause in between says of its own. */
function subjectBetween(text: string, one: ToLabel, before: ToLabel | undefined): Span | undefined {
  const from = before && before.found.end > one.sentence ? before.found.end : one.sentence;
  const found =
    /(?<=^|,|月份)([一-龥]{2,10}?)(?:由[正负降升跌涨增减盈亏]转[正负降升跌涨增减盈亏]|摆脱负增长|止跌回升|实现正增长|降幅收窄|增速放缓),(?:同比)?$/.exec(
      text.slice(from, one.clause),
    );
  if (!found) return undefined;
  const start = from + found.index;
  return { start, end: start + (found[1] as string).length };
}

function valueLabel(text: string, one: ToLabel, { own, inherited, from }: Naming): Labelled {
  if (own && /^的/.test(one.right) && /[一-龥](?<!增)长$/.test(text.slice(own.start, own.end))) {
    const built = behindIt(text, one);
    if (built) return { label: built, whole: built };
  }
  const self = unitAsName(one);
  const itself = /[辖设]$/.test(one.left) || isNounUnit(one.found.core ?? '');
  if (self && itself && !isNamedBehind(text, one)) return { label: self, whole: self };
  // 去年集体就有68万元收入, 每年带来16万元的收益: what they have stands behind.
  const had = /(?:有|带来|得到|拿到|领到|获得|可达|给予(?:最高|最多|一次性|不超过)*)$/.test(one.left)
    ? hadBehind(text, one)
    : undefined;
  if (had && one.kind === 'amount') return { label: had, whole: had };
  // 铜铝公司3万吨铝合金棒, 日产4500吨熟料生产线: what is made stands behind.
  const made =
    /[日年月]产$/.test(one.left) ||
    /\/[年日天]$/.test(one.found.core ?? '') ||
    (one.kind === 'weight' && /(?:公司|厂|集团)$/.test(one.left));
  // 重点监控的5000万元以上项目, 复合肥项目、1200米步行街: what stands in front is of another name.
  const apart = /[^年月日底末初期度比至到了]的$/.test(one.left) || (afterList(text, one) && !one.listed);
  const counted = one.kind === 'count' || !own || made || apart ? behindIt(text, one) : undefined;
  if (counted && (made || apart)) return { label: counted, whole: counted };
  // 首批试点城东、河西等八个居委: examples of what stands behind.
  const named =
    one.kind === 'count' && /等$/.test(one.left)
      ? (counted ?? listedBefore(text, one) ?? workBehind(text, one) ?? shortlyBehind(text, one))
      : undefined;
  if (named) return { label: named, whole: named };
  // 贷款户中有1500人参保: what they did names nobody.
  const deedBehind =
    counted && own && /[中已]有$/.test(one.left) && isVerb(text.slice(counted.start, counted.end));
  if (
    counted &&
    !deedBehind &&
    !(own && (endsInName(text, one, from) || endsInPeople(text, one, own) || isOfRow(text, one, own)))
  )
    return {
      label: /^(?:count|area|length)$/.test(one.kind) ? withoutMeasure(text, one, counted) : counted,
      whole: counted,
    };
  const label =
    own ??
    (counted &&
    !(inherited && one.kind !== 'count' && !/^的|^(?:以[上下内])的/.test(one.right) && !afterList(text, one))
      ? counted
      : undefined);
  if (label) return { label, whole: label };
  if (self) return { label: self, whole: undefined };
  // 其中1项获奖: one of those before.
  const partOf = inherited && /^其中$/.test(one.left);
  const object = one.kind === 'count' && !partOf ? objectBehind(text, one) : undefined;
  return object ? { label: object, whole: object } : (inherited ?? before(text, one));
}

/** Whether a list's mark stands right in front: 3个基地、1.5万亩水稻. */
const isBaseOnly = (text: string, one: ToLabel): boolean => {
  const left = text.slice(one.clause, one.found.start);
  return left.trim() !== '' && withoutBases(left).trim() === '';
};

const afterList = (text: string, { found }: ToLabel): boolean => text[found.start - 1] === '、';
