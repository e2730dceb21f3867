import type { FigureKind } from '@taizhang/definition';
import { kindOf, rateAndGrowth } from './kind.ts';
import type { Placed } from './place.ts';
import { baseIn } from './span-words.ts';

/** What the words beside a figure say of it. */
export interface Saying {
  readonly kind: FigureKind;
  /** Whether it is a fall, whose value is negative. */
  readonly falls: boolean;
  readonly base: string | null;
}

/** 完成年初预算245800万元的59.74%: of the plan stated in front of it. */
const planned =
  /(?:完成|占|为|达到?|超)?[^,。;]{0,10}(?:计划|目标|任务|预算)(?:数|任务|总额|总数|的|为|投资)*$/;

/** 由41.6%降至29.8%: the second is of the kind of the first. */
const levelled =
  /^(?:左右|以上)?(?:提高|提升|上升|增加|增长|扩大|[升增]|下降|降低|减少|收窄|缩小|压减|回落|[降减]|调整|变)[到至为](?:约|近|超过?|逾|(?:\d{4}年|\d{1,2}月份?|[一二三四]季度|[上下]半年|[今去]年|年[底末]|目前)的?)?$/;

const another =
  /^(?:(?:以上|左右)?[、,]?(?=力争|争取))?(?:(?:\d{1,2}月份?|[去上前]年|上月|[一二三四]季度)(?:为|是|[升降](?:到|至)|达到?)?|(?:力争|(?:在执行中)?争取)(?:达到?|实现)?)$/;

/** 普惠率90.4%，高于全国87.8%: what it is above is of its kind, where it is about as much. */
export const aboveOthers = /[高低好优][出于]于?全[国省市区县州]$/;
const aboutAsMuch = (one: Placed, before: Placed): boolean => {
  const [a, b] = [one.found.numerals[0]?.value ?? 0, before.found.numerals[0]?.value ?? 0];
  return a > 0 && b > 0 && a < b * 2 && b < a * 2;
};

/** 挖方完成93%、填方92%, 绿化73%: how much is done of each part of the work. */
const partOfWork = /^、?(?![^,。;]*(?:率|比重?|占|度|指数|增|降|升|长))[一-龥]{2,8}$/;

const inBrackets = /^\)?(?:[、,和]|以及)*(?:分别(?:为|是))?[一-龥]{2,6}\($/;
const grown = /(?:增长|上升|上涨|增速|增幅)(?:分别|均)?(?:了|约|近|超过?|达到?|为)*$/;

/** Kind, direction and base of each figure: by its own words, or by those of the figure that it goes on from. */
export function sayings(text: string, placed: readonly Placed[]): Saying[] {
  const said: Saying[] = [];
  for (const [k, one] of placed.entries()) {
    const before = placed[k - 1];
    const own = () => ({
      ...kindOf(one.found, one.left, one.right),
      base: baseIn(text.slice(one.clause, one.found.start)),
    });
    said.push(
      (before && one.found.shape !== 'rank' ? goesOn(text, one, before, said[k - 1] as Saying) : undefined) ??
        rankedThen(placed, said, k) ??
        ofOthers(text, placed, said, k) ??
        own(),
    );
  }
  return said;
}

/** 增速达到9.6%；乙市排在第二，为8.6%: how much that is whose place was said, of the kind of the one before the place. */
function rankedThen(placed: readonly Placed[], said: readonly Saying[], k: number): Saying | undefined {
  const [one, place, first] = [placed[k], placed[k - 1], placed[k - 2]];
  const kind = said[k - 2]?.kind;
  return one?.found.core === '%' &&
    first?.found.core === '%' &&
    one.left === '为' &&
    place?.found.shape === 'rank' &&
    kind
    ? { kind, falls: (said[k - 2] as Saying).falls, base: null }
    : undefined;
}

const othersBracket = /[高低快慢][出于]于?全[国省市区县州]\($/;

/** 增幅高于全省（16.6%）30个百分点，高于全国（2.1%）: in the second bracket the same as in the first. */
function ofOthers(
  text: string,
  placed: readonly Placed[],
  said: readonly Saying[],
  k: number,
): Saying | undefined {
  const [one, first] = [placed[k] as Placed, placed[k - 2]];
  const kind = said[k - 2]?.kind;
  const alike = first && first.found.core === one.found.core && first.found.start >= one.sentence;
  return alike && kind && othersBracket.test(text.slice(Math.max(0, one.found.start - 8), one.found.start))
    ? { kind, falls: false, base: null }
    : undefined;
}

/** What is said of a figure by the one before it; undefined where its own words say it. */
function goesOn(text: string, one: Placed, before: Placed, said: Saying): Saying | undefined {
  const [core, other] = [one.found.core ?? '', before.found.core];
  const percent = /^[%‰]$/.test(core);
  const alike = core === other;
  // 覆盖率达88%，90%的社区有食堂: the second says by itself of what it is a part.
  const ofTheirs = percent && text[one.found.start - 1] === ',' && /^的[一-龥]/.test(one.right);
  if (one.listed && percent && alike && rateAndGrowth.test(before.left))
    return { kind: 'percent_growth', falls: false, base: null };
  if (one.listed && alike && !ofTheirs && (percent || /^(?:个?百分点|成)$/.test(core))) return said;
  // 排名分别升至第49位和61位
  if (one.listed && said.kind === 'rank' && core === '位') return said;
  // 排名由369位上升到235位
  if (said.kind === 'rank' && alike && core === '位' && levelled.test(one.left)) return said;
  // 任务174万，完成198万: of the same page that leaves out its 元.
  // 建设已完成1个（50%）: how much of it is done.
  const alone = one.bracket === before.found.end && one.found.start === one.bracket + 1;
  if (percent && alone && /(?:完成|建成|整改|销号|已[一-龥]{2})(?:了|约|近)?$/.test(before.left))
    return { kind: 'percent_completion', falls: false, base: null };
  const bare = core === '' && !other && one.found.unit !== null && one.found.unit === before.found.unit;
  if (bare && said.kind === 'amount' && !/^[一-龥]/.test(one.right)) return said;
  // 增长8.8%（8月为7.1%）, 增长8%，力争达到9%: the same of another time, or more of it.
  if (percent && alike && said.kind === 'percent_growth' && another.test(one.left))
    return { ...said, base: null };
  if (percent && alike && levelled.test(one.left)) return { ...said, base: null };
  if (percent && alike && aboveOthers.test(one.left) && aboutAsMuch(one, before))
    return { kind: said.kind, falls: false, base: null };
  // 比重提升1.5个百分点，达到43.6%: what it then is.
  const level =
    (/^(?:已|均)?(?:达到?|升至|降至)$/.test(one.left) && text[before.found.end] === ',') ||
    /^[到至]$/.test(one.left);
  if (percent && level && /百分点$/.test(other ?? '')) {
    if (/(?:比重|占比|比例|份额)[^,。;]*$/.test(before.left))
      return { kind: 'percent_share', falls: false, base: null };
    if (/(?:增速|增幅|涨幅)[^,。;]*$/.test(before.left))
      return { kind: 'percent_growth', falls: false, base: null };
  }
  // 比重超过六成，达到61.5%
  if (percent && level && /^[%成]$/.test(other ?? '') && said.kind === 'percent_share')
    return { ...said, base: null };
  // 平均增速5.5%，分别为上海（9.7%）、深圳（6.3%）
  if (
    percent &&
    alike &&
    said.kind === 'percent_growth' &&
    inBrackets.test(text.slice(before.found.end, one.found.start))
  )
    return { ...said, base: null };
  // 增长1.3倍和86%
  if (one.listed && percent && other === '倍' && (before.listed || grown.test(before.left)))
    return { kind: 'percent_growth', falls: false, base: null };
  const next = one.found.start - before.found.end <= one.left.length + 1;
  if (percent && alike && said.kind === 'percent_completion' && next && partOfWork.test(one.left))
    return { kind: 'percent_completion', falls: false, base: null };
  // 欠进度的有17个，占总任务的7.7%: how many of the tasks are so.
  if (
    percent &&
    /占(?:总|目标|全部)?(?:任务|项目)(?:总?数)?的$/.test(one.left) &&
    /(?:的有?|类)$/.test(before.left)
  )
    return { kind: 'percent_share', falls: false, base: null };
  // 增产二千二百万吨，即百分之七点八
  if (
    percent &&
    one.left === '即' &&
    /(?:增产|增加|增长|减少|下降|减产|增收|减收)了?(?:约|近)?$/.test(before.left)
  )
    return { kind: 'percent_growth', falls: /(?:减|下降)[^,。;]*$/.test(before.left), base: null };
  if (!percent || one.left !== '的') return undefined;
  if (planned.test(before.left)) return { kind: 'percent_completion', falls: false, base: null };
  if (/占[^,。;]*$/.test(before.left)) return { kind: 'percent_share', falls: false, base: null };
  return undefined;
}
