import { Big } from 'big.js';
import { overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { asGrowth, between, minus, quotient } from './interval.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, inBase, number, placed } from './say.ts';
import { thingOf } from './thing.ts';

/** Rates and shares, which by convention change by points. Rates of accidents or of illness fall by per cent as well. */
const SHARES =
  /(?:失业率|覆盖率|普及率|入园率|入学率|巩固率|城镇化率|绿化率|绿地率|参保率|接种率|满意率|达标率|优良率|合格率|贫困发生率|产销率|完成率|处理率|利用率|负债率|受理率|办结率|比重|占比)$/;
const RISEN = /(提高|提升|上升|回升|增加|增长|扩大|下降|降低|回落|减少|下滑)了?$/;
const SINCE =
  /(?:[，,、]|并|且)?(?:同比|环比|(?:比|较)[^，,。；;、]{1,14}?(?:同期|同月|年|末|底|初|月|季度|五[”"]?|时))?$/;

/** Points and per cent taken for each other. */
export function judgePoints(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    const found = fromTo(reading, spot) ?? besideLevel(reading, spot) ?? growthInPoints(reading, spot);
    if (found) findings.push(found);
  }
  return findings;
}

/** The words of change in front of a figure, without what it is compared with. */
function changeOf(spot: Spot): { rest: string; word: string } | null {
  const change = RISEN.exec(spot.gap);
  if (!change) return null;
  const rest = spot.gap.slice(0, change.index).replace(SINCE, '');
  return { rest, word: change[1] ?? '' };
}

/** 由36.5%提高到38.6%，提高2.1%: the difference of two shares is said in points, and is what is subtracted. */
function fromTo(reading: Reading, change: Spot): Finding | null {
  const { spots } = change.sentence;
  const [before, after] = [spots[change.order - 2], spots[change.order - 1]];
  const dimension = change.amount?.dimension;
  if (!before || !after || (dimension !== 'percent' && dimension !== 'points')) return null;
  if (before.amount?.dimension !== 'percent' || after.amount?.dimension !== 'percent') return null;
  if (
    !/[由从][^，,。；;]{0,14}$/.test(before.gap) ||
    !/^的?[^，,。；;]{0,10}(?:至|到)[^，,。；;]{0,10}$/.test(after.gap)
  )
    return null;
  const words = changeOf(change);
  if (!words || !/^[，,、]?(?:累计|共|年均)?$/.test(words.rest) || /年均/.test(change.gap)) return null;
  return mismatch(reading, before, after, change);
}

function mismatch(reading: Reading, before: Spot, after: Spot, change: Spot): Finding | null {
  if (!before.claims || !after.claims || !change.claims) return null;
  const size = magnitude(minus(after.claims, before.claims));
  const said = magnitude(change.claims);
  const asPoints = overlap(size, said);
  const points = number(inBase(after).minus(inBase(before)).abs(), 4);
  const [b, a, c] = [placed(reading, before), placed(reading, after), change.figure.text];
  const sum = `${number(inBase(after), 4)}%与${number(inBase(before), 4)}%相差${points}个百分点`;
  if (change.amount?.dimension === 'percent') {
    // The change may be meant of the level itself: from 20% to 30% is by half.
    const relative = magnitude(asGrowth(quotient(after.claims, before.claims)));
    if (!asPoints || overlap(relative, said)) return null;
    return finding(
      'points-as-percent',
      [before, after, change],
      `${b.zh}，${a.zh}，又写“${c}”；${sum}，应写“个百分点”，不是“%”。`,
      `${b.en}, ${a.en}, and says “${c}”; the two differ by ${points} percentage points, not per cent.`,
    );
  }
  if (asPoints) return null;
  return finding(
    'growth-triple',
    [before, after, change],
    `${b.zh}，${a.zh}，又写“${c}”；${sum}。`,
    `${b.en}, ${a.en}, and says “${c}”; the two differ by ${points} percentage points.`,
  );
}

function magnitude({ from, to }: { from: Big | null; to: Big | null }) {
  if (from?.gte(0) || from === null || to === null) return between(from, to);
  if (to.lte(0)) return between(to.abs(), from.abs());
  return between(new Big(0), from.abs().gt(to) ? from.abs() : to);
}

/** 城镇登记失业率为3.5%，下降0.3%: the level of a rate and beside it its change, both in per cent. */
function besideLevel(reading: Reading, change: Spot): Finding | null {
  const level = change.sentence.spots[change.order - 1];
  if (change.amount?.dimension !== 'percent' || level?.amount?.dimension !== 'percent') return null;
  const words = changeOf(change);
  if (!words || !/^[，,、]?$/.test(words.rest) || /增速|幅/.test(level.gap)) return null;
  const rate =
    /([^，,。；;、]*?)(?:分别)?(?:稳定在|保持在|控制在|达到?|为|至|到|是|约|在)?$/.exec(level.gap)?.[1] ?? '';
  // A share that 增长 or 下降 may speak of the amount whose share it is.
  if (/增长|增加|扩大/.test(words.word) || (/比重|占比/.test(rate) && /下降|减少|下滑/.test(words.word)))
    return null;
  if (!SHARES.test(rate) || !change.claims?.to || !level.claims?.to) return null;
  // A rate that fell by a tenth of itself would be said so; beyond that it is not clear what is meant.
  const size = inBase(change).abs();
  if (size.gte(inBase(level).abs()) || size.gt(10)) return null;
  const [l, c] = [placed(reading, level), change.figure.text];
  const points = c.replace(/[%％]$/, '个百分点');
  return finding(
    'points-as-percent',
    [level, change],
    `${l.zh}，又写变动“${c}”；比率、比重的增减应写“${points}”，若按“${c}”相对变动算，只变动${number(inBase(level).times(size).div(100), 3)}个百分点。`,
    `${l.en}, and that it changed by “${c}”; a rate changes by percentage points. By ${c} of itself it would change by ${number(inBase(level).times(size).div(100), 3)} points only.`,
  );
}

/** 实现增加值79.57亿元，增长13.8个百分点: an amount grows by per cent. */
function growthInPoints(reading: Reading, points: Spot): Finding | null {
  const amount = points.sentence.spots[points.order - 1];
  if (points.amount?.dimension !== 'points') return null;
  if (!amount?.amount) return statisticInPoints(reading, points);
  if (!['money', 'area', 'length', 'weight', 'count'].includes(amount.amount.dimension)) return null;
  const change = /^[，,、](?:同比|比上年|比去年同期|较上年|较上年同期|较去年同期)?(?:增长|下降)了?$/.test(
    points.gap.replace(/\s/g, ''),
  );
  const own = `${amount.gap.slice(-30)}${amount.figure.label}`;
  if (!change || /率|比重|占|增速|增幅|指数|速度|百分点/.test(own) || points.figure.text.includes('率'))
    return null;
  const [a, p] = [placed(reading, amount), points.figure.text];
  return finding(
    'points-as-percent',
    [amount, points],
    `${a.zh}，又写增减“${p}”；数额的增减用“%”，“个百分点”只用于比率、比重之差。`,
    `${a.en}, and that it changed by “${p}”; an amount changes by per cent, points are for rates and shares.`,
  );
}

/** 一般公共预算收入增长8.5个百分点. */
function statisticInPoints(reading: Reading, points: Spot): Finding | null {
  const thing = thingOf(reading, points);
  const behind = reading.text.slice(points.labelFrom + points.figure.label.length, points.from);
  if (!thing?.statistic || /[率重]$|比例|指数|能耗/.test(points.figure.label)) return null;
  if (/增[速幅]$/.test(points.figure.label) || !/^(?:同比)?(?:增长|下降)了?$/.test(behind)) return null;
  const place = placed(reading, points);
  return finding(
    'points-as-percent',
    [points],
    `${place.zh}；数额的增减用“%”，“个百分点”只用于比率、比重之差。`,
    `${place.en}; an amount changes by per cent, points are for rates and shares.`,
  );
}
