import { Big } from 'big.js';
import { type Bounds, comparable, overlap } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { asGrowth, between, factorOf, minus, plus, quotient } from './interval.ts';
import type { Reading, Spot } from './reading.ts';
import { finding, inBase, number, placed, saidAs } from './say.ts';
import { nameOf } from './thing.ts';

/** Growth of these is said at comparable prices, or of those counted in both years: it never follows from the levels. */
const NOT_OF_LEVELS =
  /生产总值|GDP|增加值|总产值|产值|规模以上|规上|限额以上|限上|可比|不变价|同口径|同比口径|实际增长|扣除|剔除/;
/** Of these, averages are taken over sums of years. */
const CUMULATIVE_METHOD = /投资/;

const GROWS = '(?:增长|提高|增加|上升|扩大|提升|增幅(?:为|达到?)?|增速(?:为|达到?)?)';
const FALLS = '(?:下降|减少|降低|回落|下滑|缩减|降幅(?:为|达到?)?)';
const PLAIN_CHANGE = new RegExp(`^[，,、（(]?(?:累计|共|总)?(?:${GROWS}|${FALLS})了?(?:超过?|近|约|逾)?$`);
const AVERAGE_CHANGE = new RegExp(
  `^[，,、（(]?年(?:均|平均)(?:${GROWS}|${FALLS})(?:率|速度)?(?:为|达到?)?(?:超过?|近|约|逾)?$`,
);

/** Growth that the values and growths beside it rule out. */
export function judgeGrowth(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const spot of reading.spots) {
    if (spot.amount?.dimension !== 'percent' || !spot.claims) continue;
    const found =
      betweenLevels(reading, spot) ??
      byIncrease(reading, spot) ??
      averaged(reading, spot) ??
      fallsBelowNothing(reading, spot);
    if (found) findings.push(found);
  }
  return findings;
}

const isLevel = ({ amount, figure }: Spot) =>
  amount !== null &&
  typeof figure.value === 'number' &&
  figure.value > 0 &&
  ['money', 'area', 'length', 'weight', 'count'].includes(amount.dimension);

/** The words in which a growth is said of its levels: the sentence since a little before the first. */
function around({ text }: Reading, first: Spot, last: Spot): string {
  return text.slice(Math.max(first.sentence.from, first.from - 60), Math.min(last.sentence.to, last.to + 12));
}

interface Levels {
  readonly before: Spot;
  readonly after: Spot;
  /** The years between them, where they are told. */
  readonly years: number | null;
}

/** 由A增加到B; B，比去年同期的A; B（去年同期为A）: the two levels that a growth stands behind. */
function levelsOf(change: Spot): Levels | null {
  const { spots } = change.sentence;
  const [one, other] = [spots[change.order - 2], spots[change.order - 1]];
  if (!one?.amount || !other?.amount || !isLevel(one) || !isLevel(other)) return null;
  if (!comparable(one.amount, other.amount)) return null;
  const yearOf = (words: string) =>
    Number(/((?:19|20)\d\d)年[^，,。；;]{0,12}$/.exec(words)?.[1] ?? Number.NaN);
  if (
    /[由从][^，,。；;、]{0,16}$/.test(one.gap) &&
    /^的?[^，,。；;、]{0,14}(?:至|到)[^，,。；;、]{0,10}$/.test(other.gap)
  ) {
    const years = yearOf(other.gap) - yearOf(one.gap);
    return { before: one, after: other, years: Number.isFinite(years) && years > 0 ? years : null };
  }
  if (/^[，,]?[比较](?:去年|上年)(?:同期)?的$/.test(other.gap))
    return { before: other, after: one, years: 1 };
  if (/^[（(，,](?:去年|上年)(?:同期)?(?:仅)?(?:为|是)$/.test(other.gap))
    return { before: other, after: one, years: 1 };
  return null;
}

function betweenLevels(reading: Reading, change: Spot): Finding | null {
  const levels = levelsOf(change);
  if (!levels) return null;
  const { before, after, years } = levels;
  const gap = change.gap.replace(/^[）)]/, '');
  const average = AVERAGE_CHANGE.test(gap);
  const plain = PLAIN_CHANGE.test(years === 1 ? gap.replace('同比', '') : gap);
  if (!average && !plain) return null;
  const first = before.from < after.from ? before : after;
  const words = around(reading, first, change);
  if (NOT_OF_LEVELS.test(words)) return null;
  if (average && (years === null || years < 2 || CUMULATIVE_METHOD.test(words))) return null;
  if (!before.claims || !after.claims || !change.claims) return null;
  const ratio = quotient(after.claims, before.claims);
  const reached = asGrowth(average ? root(ratio, years as number) : ratio);
  if (overlap(reached, signed(change))) return null;
  const plainly = inBase(after).div(inBase(before));
  const exact = (average ? nthRoot(plainly, years as number) : plainly).minus(1).times(100);
  const [b, a] = [placed(reading, before), placed(reading, after)];
  const sum = average
    ? `(${after.figure.text}÷${before.figure.text})^(1/${years})-1=${number(exact)}%`
    : `${after.figure.text}÷${before.figure.text}-1=${number(exact)}%`;
  return finding(
    'growth-triple',
    [before, after, change],
    `${b.zh}，${a.zh}；${sum}，而文中写“${change.gap.replace(/^[，,、（(）)]+/, '')}${change.figure.text}”。`,
    `${b.en}, ${a.en}; ${sum}, but the text says ${change.figure.text}.`,
  );
}

/** A fall may be written as a size behind 下降, or as a negative value. */
function signed(change: Spot): Bounds {
  const claims = change.claims as Bounds;
  const falls = new RegExp(FALLS).test(change.gap) && Number(change.figure.value) > 0;
  return falls ? between(claims.to?.times(-1) ?? null, claims.from?.times(-1) ?? null) : claims;
}

const SINCE = String.raw`(?:同比|[比较](?:去年|上年|(?:19|20)\d\d年)(?:同期)?(?:相比)?)`;
const INCREASE = new RegExp(`^[，,、]?(${SINCE})?(?:净)?(增加|增收|多收|多增|增长|减少|减收|下降)了?$`);
const INCREASED_BY = new RegExp(
  `^[，,、]?(${SINCE})?(?:增长|增幅(?:为|达到?)?|下降|降幅(?:为|达到?)?|减少|增加)了?$`,
);

/** 35亿元，比上年增加5亿元，增长16.7%. */
function byIncrease(reading: Reading, change: Spot): Finding | null {
  const { spots } = change.sentence;
  const [level, more] = [spots[change.order - 2], spots[change.order - 1]];
  if (
    !level?.amount ||
    !more?.amount ||
    !isLevel(level) ||
    !isLevel(more) ||
    !comparable(level.amount, more.amount)
  )
    return null;
  const [by, rate] = [INCREASE.exec(more.gap), INCREASED_BY.exec(change.gap)];
  if (!by || !rate || !by[1]) return null;
  const last = /同比|去年|上年/;
  if (rate[1] && rate[1] !== by[1] && !(last.test(rate[1]) && last.test(by[1]))) return null;
  const words = around(reading, level, change);
  if (NOT_OF_LEVELS.test(words) || !level.claims || !more.claims || !change.claims) return null;
  const less = /减|下降/.test(by[2] ?? '');
  const before = less ? plus(level.claims, more.claims) : minus(level.claims, more.claims);
  if (!before.from?.gt(0)) return null;
  const reached = asGrowth(quotient(level.claims, before));
  if (overlap(reached, signed(change))) return null;
  const base = less ? inBase(level).plus(inBase(more)) : inBase(level).minus(inBase(more));
  const exact = inBase(level).div(base).minus(1).times(100);
  const [l, m] = [placed(reading, level), placed(reading, more)];
  const sum = `${level.figure.text}${less ? '+' : '-'}${more.figure.text}=${saidAs(base, level)}，${level.figure.text}÷${saidAs(base, level)}-1=${number(exact)}%`;
  return finding(
    'growth-triple',
    [level, more, change],
    `${l.zh}，又写“${m.zh.replace(/^.*?“|”$/g, '')}”；${sum}，而文中写“${change.gap.replace(/^[，,、]+/, '')}${change.figure.text}”。`,
    `${l.en}, ${m.en}; ${sum.replace('，', ', ')}, but the text says ${change.figure.text}.`,
  );
}

const YEARS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 };

/** 较2019年增长9.3%，两年平均增长4.5%: the average over the years is the root of the whole. */
function averaged(reading: Reading, average: Spot): Finding | null {
  const words = /([两二三四五])年(?:年均|平均)(?:增长|增速|增幅|下降)(?:为|达)?$/.exec(average.gap);
  const whole = average.sentence.spots[average.order - 1];
  const years = YEARS[words?.[1] ?? ''];
  if (!words || !years || whole?.figure.kind !== 'percent_growth' || !whole.claims) return null;
  const base = /((?:19|20)\d\d)年/.exec(`${whole.gap}${whole.figure.base ?? ''}`);
  const { year } = whole.time;
  const fits = year === null ? Number(base?.[1]) === 2019 && years === 2 : year - Number(base?.[1]) === years;
  const alike = nameOf(whole.figure.label) === nameOf(average.figure.label);
  if (!fits || !alike || !/[较比与][^，,]{0,4}(?:19|20)\d\d年/.test(`${whole.figure.base ?? ''}${whole.gap}`))
    return null;
  if (CUMULATIVE_METHOD.test(whole.figure.label) || !/^[，,、]/.test(average.gap) || average.gap.length > 12)
    return null;
  const reached = asGrowth(root(factorOf(signed(whole)), years));
  if (overlap(reached, signed(average))) return null;
  const factor = inBase(whole).div(100).plus(1);
  const exact = nthRoot(factor, years).minus(1).times(100);
  const [w, a] = [placed(reading, whole), placed(reading, average)];
  const sum = years === 2 ? `√(1${percentTail(whole)})-1` : `(1${percentTail(whole)})^(1/${years})-1`;
  return finding(
    'growth-triple',
    [whole, average],
    `${w.zh}，${a.zh}；${sum}=${number(exact)}%，与${average.figure.text}不符。`,
    `${w.en}, ${a.en}; ${sum}=${number(exact)}%, not ${average.figure.text}.`,
  );
}

const percentTail = (spot: Spot) =>
  inBase(spot).lt(0) ? `${number(inBase(spot), 4)}%` : `+${number(inBase(spot), 4)}%`;

/** 下降120%: what is not negative cannot fall by more than all of it. */
function fallsBelowNothing(reading: Reading, fall: Spot): Finding | null {
  if (fall.figure.kind !== 'percent_growth' || !signed(fall).to?.lt(-100)) return null;
  const words = `${fall.sentence.spots[fall.order - 1]?.gap ?? ''}${fall.gap}${fall.figure.label}`;
  if (!fall.figure.label || /利润|盈|亏|损|差|余额|净|顺差|逆差/.test(words)) return null;
  const place = placed(reading, fall);
  return finding(
    'growth-triple',
    [fall],
    `${place.zh}；下降幅度不会超过100%。`,
    `${place.en}; nothing falls by more than 100%.`,
  );
}

/** The n-th root, to far more digits than a percentage is printed with. */
function nthRoot(value: Big, n: number): Big {
  if (n === 2) return value.sqrt();
  if (value.lte(0)) return new Big(0);
  // Newton's method from a floating-point start: two steps give more than twenty digits.
  let root = new Big(Number(value) ** (1 / n));
  for (let i = 0; i < 2; i++)
    root = root
      .times(n - 1)
      .plus(value.div(root.pow(n - 1)))
      .div(n);
  return root;
}

const root = ({ from, to }: Bounds, n: number): Bounds => {
  const positive = (value: Big | null) => (value?.gt(0) ? value : new Big(0));
  return between(nthRoot(positive(from), n), to && nthRoot(positive(to), n));
};
