import { Big } from 'big.js';
import { type Bounds, comparable, overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { sumOf } from './interval.ts';
import { lastClause, type Reading, type Spot } from './reading.ts';
import { finding, inBase, number, placed, printed, saidAs } from './say.ts';

/** So many parts are read of one list; real lists are shorter. */
const MOST_PARTS = 40;

/** Words with which something else begins, so that a list has ended before them. */
const ANOTHER =
  /累计|总数|达到|增至|提高|同比|去年|上年|计划|目标|惠及|带动|发放|培训|解决|实现|完成|举办|开展|组织|服务(?!业)|覆盖|安排|投入|争取|签约|引进|查处|整改|全[市区省县]/;
const NOT_ALL = /等|以上|主要|约|左右|之[一二三]/;

const addable = new Set(['money', 'area', 'length', 'weight', 'count']);

/** What is an average or a standard: that of a part may be more than that of the whole. */
const AVERAGE =
  /[人户亩地日月年]均|平均|均价|标准|单价|价格|工资|每|最[高大长多低小]|限额|上限|密度|强度|水平/;

/** A figure that stands for an amount of its own, and not for a threshold of what follows it (亿元以上项目). */
const isAmount = (spot: Spot): boolean =>
  spot.amount !== null &&
  addable.has(spot.amount.dimension) &&
  typeof spot.figure.value === 'number' &&
  spot.figure.value > 0 &&
  !AVERAGE.test(`${lastClause(spot.gap)}${spot.figure.label}`) &&
  !/^(?:及|和)?以[上下内]|^级|^的/.test(spot.next) &&
  (spot.amount.dimension === 'count' ||
    /^\s*(?:[，,。；;、）)！\n]|左右|余|和|及|与|其中|组成|构成|$)/.test(spot.next));

export const sameUnit = (one: Spot, other: Spot) =>
  one.amount !== null && other.amount !== null && comparable(one.amount, other.amount);

/** Figures between the parts of a list that only describe the part before them: 5个、占40%. */
const describes = ({ amount, gap }: Spot) =>
  (amount?.dimension === 'percent' || amount?.dimension === 'points' || amount?.dimension === 'rank') &&
  /^[、，,（(]?(?:占|同比|增长|下降|比|较|居|列)/.test(gap);

interface Listed {
  readonly parts: readonly Spot[];
  /** The words behind the last part, up to where its list ends for sure. */
  readonly rest: string;
}

/** The parts of a list from one figure on: of one unit, each with a short name, nothing else between. */
function listFrom(first: Spot): Listed {
  const { spots } = first.sentence;
  const parts = [first];
  let last = first;
  for (let i = first.order + 1; i < spots.length && parts.length < MOST_PARTS; i++) {
    const spot = spots[i] as Spot;
    if (describes(spot)) continue;
    const joined = /^[^，,；;、）)（(]{0,6}?(?:[、，,和及与]|以及)[^，,；;、（(）)]{0,14}$/.test(spot.gap);
    if (
      !joined ||
      !sameUnit(first, spot) ||
      !isAmount(spot) ||
      ANOTHER.test(spot.gap) ||
      spot.gap.includes('其中')
    )
      break;
    if (/[，,]/.test(spot.gap) && !/^[^，,]*[，,][^，,]{1,9}$/.test(spot.gap)) break;
    parts.push(spot);
    last = spot;
  }
  return { parts, rest: last.next };
}

/** Whether the parts could add up to the whole, or to no more than it. */
const exceeds = (parts: Bounds, whole: Bounds) =>
  parts.from !== null && whole.to !== null && parts.from.gt(whole.to);

export function judgeParts(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    const found =
      amongThem(reading, spot) ??
      bracketed(reading, spot) ??
      madeUp(reading, spot) ??
      together(reading, spot);
    if (found) findings.push(found);
    const over = ofThose(reading, spot) ?? repaired(reading, spot) ?? overAll(reading, spot);
    if (over) findings.push(over);
  }
  return findings;
}

/** What stands before a part after 其中: the figures of its sentence, or of the one before it that it goes on from. */
function spotsBefore({ sentences }: Reading, part: Spot): readonly Spot[] {
  if (part.order > 0) return part.sentence.spots.slice(Math.max(0, part.order - MOST_PARTS), part.order);
  const before = sentences[part.sentence.at - 1];
  const goesOn = before?.paragraph === part.sentence.paragraph && /^\s*其中/.test(part.gap);
  return goesOn ? before.spots.slice(-MOST_PARTS) : [];
}

/** X个，其中A个、B个: no part is more than the whole; where the list is complete, the parts are the whole. */
function amongThem(reading: Reading, first: Spot): Finding | null {
  const lead = /其中[，,：:]?([^，,。；;：:]{0,14})$/.exec(first.gap);
  if (!lead || !isAmount(first) || ANOTHER.test(lead[1] ?? '')) return null;
  const before = spotsBefore(reading, first);
  const wholes = before.filter((spot) => sameUnit(spot, first) && spot.claims !== null);
  const whole = wholes.at(-1);
  // Between the whole and 其中 nothing else may be counted, or it is not clear what they are among.
  if (!whole || !isAmount(whole) || !before.slice(before.indexOf(whole) + 1).every(describes)) return null;
  if (ANOTHER.test(first.gap.replace(/^[^，,（(]*/, '').replace(/其中.*$/, ''))) return null;
  const { parts, rest } = listFrom(first);
  for (const part of parts) {
    // Behind a comma something else may have begun.
    if (part !== first && /[，,]/.test(part.gap)) break;
    const exceedsIt = (one: Spot) => exceeds(part.claims as Bounds, one.claims as Bounds);
    const over = part.claims && exceedsIt(whole) && wholes.every(exceedsIt);
    if (over && named(part, whole) && samely(part, whole)) return tooLarge(reading, whole, part);
  }
  if (!parts.every((part) => samely(part, whole))) return null;
  if (isComplete(parts, rest)) return unequal(reading, whole, parts);
  const tooMuch = whole.claims && exceeds(sumOf(parts.map(({ claims }) => claims as Bounds)), whole.claims);
  return tooMuch && excludeOneAnother(parts) ? unequal(reading, whole, parts) : null;
}

const MEASURED =
  /(?:销售额|零售额|营业额|总额|余额|收入|支出|投资|产值|增加值|税收|利润|利税|贷款|存款|面积|产量|销量|人数|里程|总量)(?:为|达到?|完成|实现|共)*$/;

/** Whether a part is measured by what the whole is measured by: turnover of wholesale is no part of retail sales. */
function samely(part: Spot, whole: Spot): boolean {
  const noun = MEASURED.exec(lastClause(part.gap, '，,、；;：:'))?.[0].replace(
    /(?:为|达到?|完成|实现|共)+$/,
    '',
  );
  return !noun || `${whole.gap.slice(-40)}${whole.figure.label}`.includes(noun);
}

/** A part has a name of its own; without one it may be anything. */
const named = (part: Spot, whole: Spot) =>
  /其中[，,：:]?[^，,。；;：:]{2,}$|[、，,和及与][^，,、]{2,}$/.test(part.gap) ||
  part.figure.label !== whole.figure.label;

const COMPLEMENTS = [
  [/男/, /女/],
  [/城镇|城市/, /农村|乡村/],
  [/第?一产/, /第?二产/, /第?三产/],
  [/中央/, /地方/],
  [/(?<!非)税收/, /非税/],
];

/** Names of which nothing bears two. */
const EXCLUSIVE = [
  [/新建|新开工/, /续建|结转/, /改建|改造/, /扩建/],
  [/工业/, /农业/, /服务业/, /基础设施/],
  [/一般/, /较大/, /(?<!特别)重大/, /特别重大/],
  [/国家级|中央/, /省级/, /市级/, /[区县]级/],
  [/幼儿园/, /小学/, /初中/, /高中/, /职业学校|中职/, /高校|大学/],
  [/来信/, /来访/, /网上|网络/, /电话|热线/],
  [/公办/, /民办/],
  [/夏粮/, /秋粮/, /早稻/],
  [/轻微/, /轻伤/, /重伤/, /死亡/],
  ...COMPLEMENTS,
];

function excludeOneAnother(parts: readonly Spot[]): boolean {
  const names = parts.map(({ gap }) => lastClause(gap));
  return EXCLUSIVE.some((words) => {
    const borne = names.map((name) => words.findIndex((word) => word.test(name)));
    return !borne.includes(-1) && new Set(borne).size === names.length;
  });
}

/** Whether a list names all there is: it ends with the rest, or its names are known to be all. */
function isComplete(parts: readonly Spot[], rest: string): boolean {
  if (parts.length < 2 || /^[^，,。；;]{0,8}等/.test(rest)) return false;
  const names = parts.map(({ gap }) => lastClause(gap));
  if (/^(?:其余|其他|其它|剩余|余下)/.test(names.at(-1) ?? '')) return true;
  return COMPLEMENTS.some(
    (all) =>
      all.length === parts.length &&
      all.every((word) => names.filter((name) => word.test(name)).length === 1),
  );
}

/** X个（A个、B个）: a list in brackets is of the whole, unless it says 其中, 等 or compares. */
function bracketed(reading: Reading, first: Spot): Finding | null {
  const whole = first.sentence.spots[first.order - 1];
  const lead = /^([^，,。；;、（(]{0,10})[（(]([^，,。；;、（(）)：:]{1,14})$/.exec(first.gap);
  if (!whole || !lead || !sameUnit(whole, first) || !isAmount(whole) || !isAmount(first)) return null;
  if (
    /其中|含|包括|比|较|同比|上年|去年|计划|目标|累计|原|占|每/.test(lead[2] ?? '') ||
    ANOTHER.test(lead[2] ?? '')
  )
    return null;
  const { parts, rest } = listFrom(first);
  if (
    parts.length < 2 ||
    !/^[^，,。；;、（(）)]{0,8}[）)]/.test(rest) ||
    NOT_ALL.test(/^[^）)]*/.exec(rest)?.[0] ?? '')
  )
    return null;
  if (parts.some(({ gap }) => NOT_ALL.test(gap)) || leavesOut(parts, whole)) return null;
  return unequal(reading, whole, parts);
}

/** A list that does not end with “and” may leave out; then only too much is a contradiction. */
function leavesOut(parts: readonly Spot[], whole: Spot): boolean {
  const closed = /[和及与]|以及/.test(parts.at(-1)?.gap ?? '');
  const sum = sumOf(parts.map(({ claims }) => claims as Bounds));
  return !closed && !(whole.claims && exceeds(sum, whole.claims));
}

/** X个，包括A个、B个和C个; 分为…; 分别为… after a total. */
function madeUp(reading: Reading, first: Spot): Finding | null {
  const whole = first.sentence.spots[first.order - 1];
  if (!whole || !sameUnit(whole, first) || !isAmount(whole) || !isAmount(first)) return null;
  const lead =
    /^[^，,。；;、]{0,12}[，,：:（(](?:其中)?(包括|包含|分为|由|分别为|分别是)([^，,。；;、]{0,14})$/.exec(
      first.gap,
    );
  if (!lead || ANOTHER.test(lead[2] ?? '') || NOT_ALL.test(first.gap)) return null;
  const { parts, rest } = listFrom(first);
  if (parts.length < 2 || /^[^，,。；;]{0,10}等/.test(rest) || parts.some(({ gap }) => NOT_ALL.test(gap)))
    return null;
  if (lead[1]?.startsWith('分别') && !/(?:共|合计|总计)[^，,、]{0,10}$/.test(whole.gap)) return null;
  if (/包/.test(lead[1] ?? '') && leavesOut(parts, whole)) return null;
  if (lead[1] === '由' && !/^[^，,。]{0,8}(?:组成|构成)/.test(rest)) return null;
  return unequal(reading, whole, parts);
}

/** A个、B个，共计X个. */
function together(reading: Reading, whole: Spot): Finding | null {
  if (
    !/^[^，,、；;。]{0,8}[，,、](?:以上)?(?:合计|共计|总计|共)(?:为|达)?$/.test(whole.gap) ||
    !isAmount(whole)
  )
    return null;
  const parts = whole.sentence.spots.slice(Math.max(0, whole.order - MOST_PARTS), whole.order);
  if (parts.length < 2 || parts.length === MOST_PARTS) return null;
  const [first] = parts as [Spot, ...Spot[]];
  if (!parts.every((part) => sameUnit(part, whole) && isAmount(part))) return null;
  if (listFrom(first).parts.slice(0, parts.length).length < parts.length) return null;
  if (parts.some(({ gap }) => /其中|累计|共|计划|目标|[（(]/.test(gap)) || NOT_ALL.test(whole.gap))
    return null;
  return unequal(reading, whole, parts);
}

/** Of so many, so many were finished: 65个重点项目有70个完工. */
function ofThose(reading: Reading, part: Spot): Finding | null {
  const whole = part.sentence.spots[part.order - 1];
  if (!whole || !sameUnit(whole, part) || !isAmount(whole) || !isAmount(part)) return null;
  if (!/^[^，,。；;、共各都均还新另（()）\d]{1,12}(?:中[，,]?)?(?:已经?)?有$/.test(part.gap)) return null;
  if (
    !/^(?:已|全部|基本)?(?:完工|竣工|开工|建成|投产|完成|达标|交付|启动|实现|通过|脱贫|摘帽|签约|落地|复工)/.test(
      part.next,
    )
  )
    return null;
  if (!part.claims || !whole.claims || !exceeds(part.claims, whole.claims)) return null;
  return tooLarge(reading, whole, part);
}

/** 排查隐患229个，整改完成239个: no more is put right than was found. */
function repaired(reading: Reading, part: Spot): Finding | null {
  if (
    !/^[，,、]?(?:其中)?(?:已|现已|目前已)?(?:全部)?(?:完成)?整改(?:完成|到位|完毕)?$/.test(part.gap) ||
    !isAmount(part)
  )
    return null;
  const found: Spot[] = [];
  for (let i = part.order - 1; i >= 0 && found.length < 8; i--) {
    const spot = part.sentence.spots[i] as Spot;
    if (!sameUnit(spot, part) || !isAmount(spot)) break;
    found.unshift(spot);
    if (/排查|发现|查出|摸排/.test(spot.gap)) break;
  }
  const [first] = found;
  if (
    !first ||
    !/(?:排查|发现|查出|摸排)[^，,。；;]{0,16}$/.test(first.gap) ||
    /累计|历年|以来/.test(part.gap)
  )
    return null;
  if (found.slice(1).some(({ gap }) => !/^、[^，,。；;]{0,14}$/.test(gap))) return null;
  const whole = sumOf(found.map(({ claims }) => claims as Bounds));
  if (!part.claims || !exceeds(part.claims, whole)) return null;
  return found.length === 1 ? tooLarge(reading, first, part) : tooManyRepaired(reading, found, part);
}

function tooManyRepaired(reading: Reading, found: readonly Spot[], part: Spot): Finding {
  const total = found.reduce((all, spot) => all.plus(inBase(spot)), new Big(0));
  const sum = `${found.map((spot) => number(printed(spot), 6)).join('+')}=${number(total)}`;
  const [f, p] = [placed(reading, found[0] as Spot), placed(reading, part)];
  return finding(
    'part-exceeds-whole',
    [...found, part],
    `${f.zh}等共${sum}，${p.zh}；整改的比排查出的还多。`,
    `${f.en} and more, ${sum} in all, ${p.en}; more was put right than was found.`,
  );
}

/** A share of a whole that is more than the whole. */
function overAll(reading: Reading, share: Spot): Finding | null {
  if (share.figure.kind !== 'percent_share' || !share.claims?.from?.gt(100)) return null;
  const clause = lastClause(share.gap, '，,；;。');
  if (
    !/占[^，,]*(?:比重|比例)|占比/.test(clause) ||
    /计划|目标|任务|预算|时序|序时|去年|上年|同期|年初/.test(clause)
  )
    return null;
  const place = placed(reading, share);
  return finding(
    'part-exceeds-whole',
    [share],
    `${place.zh}；部分占整体的比重不会超过100%。`,
    `${place.en}; a share of a whole is never more than 100%.`,
  );
}

function tooLarge(reading: Reading, whole: Spot, part: Spot): Finding {
  const [w, p] = [placed(reading, whole), placed(reading, part)];
  return finding(
    'part-exceeds-whole',
    [whole, part],
    `${w.zh}，${p.zh}；部分${part.figure.text}大于整体${whole.figure.text}。`,
    `${w.en}, ${p.en}; the part, ${part.figure.text}, is more than the whole, ${whole.figure.text}.`,
  );
}

/** Parts that are all there is and do not add up to the whole, whatever was rounded. */
export function unequal(reading: Reading, whole: Spot, parts: readonly Spot[]): Finding | null {
  if (!whole.claims || parts.some(({ claims }) => claims === null)) return null;
  const sum = sumOf(parts.map(({ claims }) => claims as Bounds));
  if (overlap(sum, whole.claims)) return null;
  const total = parts.reduce((all, part) => all.plus(inBase(part)), new Big(0));
  const written = parts.every(({ figure }) => figure.unit === whole.figure.unit)
    ? `${parts.map((part) => number(printed(part), 6)).join('+')}=${saidAs(total, whole)}`
    : `${parts.map(({ figure }) => figure.text).join('+')}=${saidAs(total, whole)}`;
  const [w, p] = [placed(reading, whole), placed(reading, parts[0] as Spot)];
  const gap = saidAs(total.minus(inBase(whole)).abs(), whole);
  return finding(
    'sum',
    [whole, ...parts],
    `${w.zh}，各部分自“${p.zh.replace(/^.*?“|”$/g, '')}”起；${written}，与${whole.figure.text}相差${gap}。`,
    `${w.en}; the parts add up to ${written}, which differs from ${whole.figure.text} by ${gap}.`,
  );
}
