import { Big } from 'big.js';
import { comparable, overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { monthsSaid } from '../months.ts';
import { between, inPercent, minus, quotient } from './interval.ts';
import { INTENDED, lastClause, type Reading, type Spot } from './reading.ts';
import { finding, inBase, number, placed } from './say.ts';

/** How far back in its sentence a plan is looked for, in figures. */
const REACH = 10;

const OF_PLAN =
  /^[、，,（(\s]*(?:已|仅|累计|实际)*(?:占|完成|为|达到|达|是|相当于)*了?(?:年度|全年|年初|本年度?|今年|年|月度)?(?:总|调整)?(?:计划|目标|任务|预算)(?:总|任务|目标|数|量|额|值|投资|完成)*的?(?:比例|比重)?(?:为|达到|达)?$/;
const RATE =
  /^(?:的?(?:年度|目标|任务|计划)*)?[、，,（(\s]*(?:任务|计划|目标|年度|投资)*(?:(?:整改|办结)?完成|完工|竣工|整改|办结|开工)(?:率|比例|进度)(?:为|达到|达|是)?[:：]?$/;
const OWN_PLAN = /(?:计划|目标|任务|预算)(?:任务|目标|总?投资|数|量|额|值|资金)*(?:为|是|数|的)?$/;
/** What has not to do with this year alone, so that it may exceed what the year adds. */
const CUMULATED = /累计|开工以来|开工至今|历年|总共/;

const clauseOf = (spot: Spot) => lastClause(spot.gap);
const isPlan = (spot: Spot) =>
  (INTENDED.test(clauseOf(spot)) ||
    /预算数|预算安排|(?:年初|年度)预算|预算为$/.test(clauseOf(spot)) ||
    /^的?(?:年度)?(?:目标|任务|计划)/.test(spot.next)) &&
  !/占|完成了|已完成/.test(clauseOf(spot));

/** What share of a plan is done, against the done and the planned that stand beside it. */
export function judgeCompletion(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    if (spot.amount?.dimension === 'percent') {
      for (const [plan, done, share] of termsOf(reading, spot)) {
        const found = compare(reading, plan, done, share);
        if (found) findings.push(found);
      }
    }
    if (spot.amount?.dimension === 'points') {
      const found = ahead(reading, spot);
      if (found) findings.push(found);
    }
  }
  return findings;
}

/** Plan, done and share where a percentage says that it is of a plan; none where it is not clear of which. */
function termsOf(reading: Reading, share: Spot): (readonly [plan: Spot, done: Spot, share: Spot])[] {
  const { spots } = share.sentence;
  const before = spots[share.order - 1];
  if (!before) return [];
  const inBrackets = /^[）)]的$/.test(share.gap) && /[（(]$/.test(before.gap);
  const ofPlan = inBrackets || /^的?$|^(?:任务|目标|计划)?的$/.test(share.gap);
  const words = before.gap.replace(/[（(]$/, '');
  if (ofPlan && OWN_PLAN.test(words) && /占|完成|为|达/.test(lastClause(words)))
    return doneBefore(before, share);
  if (/分别/.test(share.gap)) return distributed(share);
  const rate = RATE.exec(share.gap);
  if (!OF_PLAN.test(share.gap) && !rate) return [];
  // 超额完成全年400亿元目标任务，完成率113.8%: the plan stands behind what was done.
  if (rate && isPlan(before) && /完成/.test(clauseOf(before))) return doneBefore(before, share);
  if (rate && /整改|办结/.test(share.gap)) return ofFound(before, share);
  const plan = planFor(before, share) ?? planAbove(reading, before);
  return plan && isDone(before, plan) ? [[plan, before, share]] : [];
}

function doneBefore(plan: Spot, share: Spot): (readonly [Spot, Spot, Spot])[] {
  const done = share.sentence.spots[share.order - 2];
  return done && isDone(done, plan) ? [[plan, done, share]] : [];
}

/** 整改问题120个，已完成整改108个，整改率90%: of the one number before it. */
function ofFound(done: Spot, share: Spot): (readonly [Spot, Spot, Spot])[] {
  const { spots } = done.sentence;
  const [found, other] = [spots[done.order - 1], spots[done.order - 2]];
  if (!found || !fits(found, done) || (other && fits(other, done)) || /、[^、]*$/.test(found.gap)) return [];
  const verb = /整改|办结/.exec(share.gap)?.[0] ?? '';
  return clauseOf(done).includes(verb) && !CUMULATED.test(done.gap) ? [[found, done, share]] : [];
}

/** 完成户数5365户、面积49.45万平方米，分别占计划的53.2%、44.5%: as many plans and as many done before them. */
function distributed(first: Spot): (readonly [Spot, Spot, Spot])[] {
  const { spots } = first.sentence;
  if (!/计划|目标|任务|完成率|完成比例/.test(first.gap)) return [];
  let last = first.order;
  while (
    spots[last + 1]?.amount?.dimension === 'percent' &&
    /^[、,，和及与]+$/.test(spots[last + 1]?.gap ?? '')
  )
    last++;
  const count = last - first.order + 1;
  if (count < 2) return [];
  const terms: (readonly [Spot, Spot, Spot])[] = [];
  for (let i = 0; i < count; i++) {
    const plan = spots[first.order - 2 * count + i];
    const done = spots[first.order - count + i];
    const share = spots[first.order + i];
    if (!plan || !done || !share || !fits(plan, done) || isPlan(done)) return [];
    terms.push([plan, done, share]);
  }
  return spots.slice(first.order - 2 * count, first.order - count).some(isPlan) ? terms : [];
}

/** The one plan before what is done that it can be meant of. */
function planFor(done: Spot, share: Spot): Spot | null {
  const { spots } = done.sentence;
  const alike = spots.slice(Math.max(0, done.order - REACH), done.order).filter((spot) => fits(spot, done));
  const plans = alike.filter(isPlan);
  const yearly = plans.filter((plan) => /年/.test(clauseOf(plan)) && !/总投资/.test(clauseOf(plan)));
  const candidates = plans.length > 1 && /年/.test(share.gap) ? yearly : plans;
  const [plan] = candidates;
  if (!plan || candidates.length > 1 || alike.at(-1) !== plan) return null;
  if (/总投资|总规模/.test(clauseOf(plan)) && !/总投资|总规模/.test(share.gap)) return null;
  return plan;
}

/** The one plan in the two sentences before, of a thing that is named in both places. */
function planAbove({ sentences }: Reading, done: Spot): Spot | null {
  const { at, paragraph, spots } = done.sentence;
  if (spots.slice(Math.max(0, done.order - REACH), done.order).some((spot) => fits(spot, done))) return null;
  if (lastClause(done.gap).replace(NEUTRAL, '') === '') return null;
  const above = sentences
    .slice(Math.max(0, at - 2), at)
    .filter((sentence) => sentence.paragraph === paragraph)
    .flatMap((sentence) => sentence.spots.slice(-REACH))
    .filter((spot) => fits(spot, done));
  const [plan] = above;
  return plan && above.length === 1 && isPlan(plan) && /年|目标|任务/.test(plan.gap) ? plan : null;
}

const fits = (one: Spot, other: Spot) =>
  one.amount !== null &&
  other.amount !== null &&
  comparable(one.amount, other.amount) &&
  one.amount.dimension !== 'percent';

/** Words that say nothing of what is counted. */
const NEUTRAL =
  /超额|截[至止](?:目前|今|\d+月[底末]?)?|目前|上半年|全年|年度|今年|本年|以来|已经?|累计|完成|实现|计划|目标|任务|达到?|实际|为|共|总|年初|确定|下达|的|\d|建成|竣工|完工|投用|拆除|改造|发放|征收|实施|整治|新建|建设|到位|支付|兑现|[一二三四]季度|月份?|底|末|[-—~至]|\s/g;

/** 新增就业2.94万人，同比多增1600人，完成目标4.8万人的61.25%: not the change is what is done. */
const CHANGE = /(?:同比|[比较][^，,]{1,10}?)(?:[多少净]?[增减](?:加|少|长)?|多|少)了?(?:约|近)?$/;

/** Whether the done can be of the plan: it speaks of the same thing, or names none of its own. */
function isDone(done: Spot, plan: Spot): boolean {
  if (!fits(done, plan) || isPlan(done) || CHANGE.test(clauseOf(done)) || done.figure.claim === 'at-least')
    return false;
  const own = clauseOf(done).replace(NEUTRAL, '');
  const planned = `${clauseOf(plan)}${plan.figure.label}`.replace(NEUTRAL, '');
  if (/开工/.test(own) !== /开工/.test(planned) && /[竣完]工|建成|开工/.test(`${own}${planned}`))
    return own === '';
  if (own === '') return true;
  for (let i = 0; i + 1 < own.length; i++) if (planned.includes(own.slice(i, i + 2))) return true;
  // 完成74.1亿元，占年度计划98.4亿元的75.3%: the plan names nothing else.
  return planned === '' || /^[占为]*$/.test(clauseOf(plan).replace(NEUTRAL, ''));
}

/** Whether what is done can be that share of its plan. */
export function compare(reading: Reading, plan: Spot, done: Spot, share: Spot): Finding | null {
  if (!plan.claims || !done.claims || !share.claims) return null;
  const whole = quotient(done.claims, plan.claims);
  const percent = inPercent(whole);
  if (overlap(percent, share.claims)) return null;
  // What was done in earlier years too may be more of this year's plan than the share says.
  const above = percent.from && share.claims.to && percent.from.gt(share.claims.to);
  if (above && CUMULATED.test(`${done.gap}`) && !/今年|本年|月|季度|上半年/.test(done.gap)) return null;
  const exact = inBase(done).div(inBase(plan)).times(100);
  const [p, d, s] = [placed(reading, plan), placed(reading, done), share.figure.text];
  const sum = `${done.figure.text}÷${plan.figure.text}=${number(exact)}%`;
  return finding(
    'completion',
    [plan, done, share],
    `${p.zh}，${d.zh}；${sum}，而文中写完成${s}。`,
    `${p.en}, ${d.en}; ${sum}, but the text says ${s}.`,
  );
}

/** 完成年度目标的52.3%，超时序进度2.3个百分点: the difference to the share of the year that has passed. */
function ahead(reading: Reading, points: Spot): Finding | null {
  const words =
    /(超过?|快于|高于|领先|多于|慢于|低于|落后于?|滞后于?)(?:全年|年度|序时|时序|进度|要求)*(?:时序|序时)进度(?:要求)?$/.exec(
      points.gap.trimEnd(),
    );
  const share = points.sentence.spots[points.order - 1];
  if (!words || !share || share.amount?.dimension !== 'percent' || !share.claims || !points.claims)
    return null;
  if (!OF_PLAN.test(share.gap) && !RATE.test(share.gap) && share.figure.kind !== 'percent_completion')
    return null;
  const [first, last] = monthsSaid(share.time.part) ?? [0, 0];
  if (first !== 1 || last === 12) return null;
  const elapsed = (last / 12) * 100;
  // Offices count the year by months or by days; half a point covers both.
  const passed = between(new Big(elapsed).minus(0.9), new Big(elapsed).plus(0.1));
  const lead = /慢|低|落后|滞后/.test(words[1] ?? '')
    ? minus(passed, share.claims)
    : minus(share.claims, passed);
  if (overlap(lead, points.claims)) return null;
  const [s, p] = [placed(reading, share), placed(reading, points)];
  const sum = `${number(inBase(share))}%-${number(new Big(elapsed))}%=${number(inBase(share).minus(elapsed))}`;
  return finding(
    'completion',
    [share, points],
    `${s.zh}，${p.zh}；${share.time.part}时序进度为${number(new Big(elapsed))}%，${sum}个百分点。`,
    `${s.en}, ${p.en}; ${number(new Big(elapsed))}% of the year had passed: ${sum} points.`,
  );
}
