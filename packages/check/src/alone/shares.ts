import { overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { inPercent, quotient } from './interval.ts';
import { sameUnit } from './parts.ts';
import { lastClause, type Reading, type Spot } from './reading.ts';
import { finding, inBase, number, placed } from './say.ts';

/** So many figures before a share its whole is looked for. */
const REACH = 12;

/** ，占项目总数的69%; ，占比68%; （占12%: a share of what the figure before it is a part of. */
const OF_WHOLE =
  /^\s*(?:[，,、]|[（(])?\s*(?:[仅只已均]|就)?占(?:比|到|了)?([^，,。；;、（(）)\d]{0,16}?)(?:的?(?:比重|比例))?的?(?:为|达到?|是)?[:：]?$/;
/** 占总投资50亿元的80%: the whole stands between. */
const TO_WHOLE =
  /^[^，,。；;、（(）)\d]{0,10}[，,、]?(?:[仅只已])?占(?:到|了)?[^，,。；;、（(）)\d]{0,14}[（(]?$/;
/** What is no whole in this text: a plan, another time or another area, or what only grew. */
const ELSEWHERE =
  /计划|目标|任务|预算|时序|序时|去年|上年|同期|年初|全[国省市区县州]|以上$|同类|应[^，,]{0,4}[数人户]|规模以上$/;
const HEDGED = /约|近|超|逾|大概|左右|接近|不足|不到|以上|多/;
const WITHOUT_NAME = /^(?:的?总(?:数|量|额|人数|户数|投资)|全部|总体|其)?的?$/;
const GROWN = /新增|净增|增加|增长|减少|下降|累计|新|增/;

/** Shares against the part and the whole that stand beside them. */
export function judgeShares(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const share of reading.spots) {
    if (share.amount?.dimension !== 'percent' || share.figure.kind === 'percent_growth') continue;
    const terms = wholeBetween(share) ?? wholeBefore(share);
    const found = terms && compare(reading, terms[0], terms[1], share);
    if (found) findings.push(found);
  }
  return findings;
}

/** 完成投资40亿元，占总投资50亿元的80%; 占全部项目（296个）的69%. */
function wholeBetween(share: Spot): readonly [part: Spot, whole: Spot] | null {
  const { spots } = share.sentence;
  const [part, whole] = [spots[share.order - 2], spots[share.order - 1]];
  if (
    !part ||
    !whole ||
    !/^(?:[）)]?|[^，,。；;、：:（(）)\d]{1,10})的$/.test(share.gap) ||
    !TO_WHOLE.test(whole.gap)
  )
    return null;
  if (/[（(]$/.test(whole.gap) !== /^[）)]/.test(share.gap) || ELSEWHERE.test(lastClause(whole.gap)))
    return null;
  // 工业、农业项目30个、20个，占…: what is the part is not one figure.
  if (/^[、和与及]/.test(part.gap) && sameUnit(spots[part.order - 1] ?? part, part) && part.order > 0)
    return null;
  return fits(part, whole) ? [part, whole] : null;
}

/** 158个行政村中有贫困村103个，占行政村总数的65.2%; 项目316个，其中亿元以上215个，占比68%. */
function wholeBefore(share: Spot): readonly [part: Spot, whole: Spot] | null {
  const named = OF_WHOLE.exec(share.gap)?.[1];
  const part = share.sentence.spots[share.order - 1];
  if (named === undefined || !part || ELSEWHERE.test(named) || HEDGED.test(share.gap)) return null;
  const whole = WITHOUT_NAME.test(named) ? wholeOfList(part) : wholeNamed(part, named);
  return whole && fits(part, whole) ? [part, whole] : null;
}

/** Where a list begins with 其中 and each of its parts has its share, the figure in front of it is the whole. */
function wholeOfList(part: Spot): Spot | null {
  const { spots } = part.sentence;
  let first = part;
  for (let i = part.order; i > 0 && i > part.order - REACH; i--) {
    const spot = spots[i] as Spot;
    if (isShare(spot)) continue;
    if (!sameUnit(spot, part)) return null;
    first = spot;
    if (/其中/.test(spot.gap)) break;
    // Two parts before one share: of which it is, is not said.
    if (!isShare(spots[i - 1] as Spot)) return null;
  }
  if (!/^[^，,。；;、]{0,12}[，,。；;（(]其中[，,：:]?[^，,。；;、：:]{0,16}$/.test(first.gap)) return null;
  const whole = spots[first.order - 1];
  return whole &&
    sameUnit(whole, part) &&
    !GROWN.test(lastClause(whole.gap).replace(/新(?:型|能|材|兴)/g, ''))
    ? whole
    : null;
}

const isShare = ({ amount, gap }: Spot): boolean => amount?.dimension === 'percent' && /占/.test(gap);

/** The one figure before in the same unit that counts what the share is said to be of. */
function wholeNamed(part: Spot, named: string): Spot | null {
  const name = named.replace(
    /^(?:全部|所有|整个|其|本|我|了)+|(?:的|总数|总量|总额|总人数|数量|总投资额)+$/g,
    '',
  );
  if (name.length < 2) return null;
  const before = part.sentence.spots.slice(Math.max(0, part.order - REACH), part.order);
  const alike = before.filter((spot) => sameUnit(spot, part));
  const [whole] = alike;
  if (!whole || alike.length > 1 || !namedSo(whole, name)) return null;
  // Of what was added only this year the share is not, unless it says so.
  return GROWN.test(lastClause(whole.gap)) && !GROWN.test(name) ? null : whole;
}

const namedSo = (spot: Spot, name: string): boolean => {
  const behind = (/^[^，,。；;、（(\d]{0,14}/.exec(spot.next)?.[0] ?? '').replace(
    /(?:当?中|里|内|共?有)+$/,
    '',
  );
  const words = behind || lastClause(spot.gap).replace(/(?:完成|实现|达到?|共有?|为|有)+$/, '');
  const scope = words.endsWith(name) ? words.slice(0, words.length - name.length) : null;
  return behind.startsWith(name) || (scope !== null && (behind === '' || ALL_OF_THEM.test(scope)));
};
/** Words in front of a name by which it stays the same. */
const ALL_OF_THEM = /^(?:[全本该我]?[省市区县州镇乡村]级?|重点|年度|全部|各类|共有?)*$/;

const addable = new Set(['money', 'area', 'length', 'weight', 'count']);

/** An amount of its own, no threshold of what follows it (亿元以上项目). */
const isAmount = ({ amount, figure, next }: Spot): boolean =>
  amount !== null &&
  addable.has(amount.dimension) &&
  typeof figure.value === 'number' &&
  figure.value > 0 &&
  !/^(?:及|和)?以[上下内]|^级/.test(next);

const fits = (part: Spot, whole: Spot): boolean =>
  isAmount(part) &&
  isAmount(whole) &&
  sameUnit(part, whole) &&
  part.time.key === whole.time.key &&
  part.planned === whole.planned &&
  part.figure.claim !== 'at-least' &&
  whole.figure.claim !== 'at-least';

function compare(reading: Reading, part: Spot, whole: Spot, share: Spot): Finding | null {
  if (!part.claims || !whole.claims || !share.claims) return null;
  if (overlap(inPercent(quotient(part.claims, whole.claims)), share.claims)) return null;
  const [w, p, s] = [placed(reading, whole), placed(reading, part), share.figure.text];
  const exact = number(inBase(part).div(inBase(whole)).times(100));
  const sum = `${part.figure.text}÷${whole.figure.text}=${exact}%`;
  const [first, second] = whole.from < part.from ? [w, p] : [p, w];
  return finding(
    'share',
    [whole, part, share],
    `${first.zh}，${second.zh}；${sum}，而文中写占${s}。`,
    `${first.en}, ${second.en}; ${sum}, but the text says a share of ${s}.`,
  );
}
