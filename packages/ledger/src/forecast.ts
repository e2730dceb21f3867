import type { Text } from '@taizhang/definition';
import { Big } from 'big.js';

/** How much is promised of the interval of a forecast, in percent: of five such intervals, four hold what comes. */
export const forecastLevel = 80;

/**
 * Student's t, its 90 % quantile by degrees of freedom from 2 to 10: what an interval of 80 % takes on either side. A year
 * has at most eleven months before the last, so no more are needed (NIST/SEMATECH e-Handbook, 1.3.6.7.2; a test
 * integrates the density up to each).
 */
export const studentQuantile: Readonly<Record<number, string>> = {
  2: '1.885618',
  3: '1.637744',
  4: '1.533206',
  5: '1.475884',
  6: '1.439756',
  7: '1.414924',
  8: '1.396815',
  9: '1.383029',
  10: '1.372184',
};

/** The least number of known months from which anything is foretold. */
const fewestMonths = 3;
const monthsOfYear = 12;
/** Decimals kept: more than any base unit has. */
const decimals = 6;

export const forecastMethods = {
  season: {
    zh: '按上年的季节分布推算：本年各月与上年同月之比，乘以上年其余月份（假定季节与上年相仿）；区间计入逐月增减的可能',
    en: 'By the season of the year before: the ratio of this year’s months to the same months then, times what followed then; the interval allows for a steady rise or fall, as far as the months show one',
  },
  mean: {
    zh: '按本年已过月份的月均推算（假定以后各月与已过各月相仿）；区间计入逐月增减的可能',
    en: 'By the mean of this year’s months so far, taking the months to come for like them; the interval allows for a steady rise or fall, as far as the months show one',
  },
  whole: { zh: '全年各月均已登记，无需预测', en: 'Every month of the year is recorded: nothing to foretell' },
} as const satisfies Record<string, Text>;
export type ForecastMethod = keyof typeof forecastMethods;

export const noForecasts = {
  'too-few-months': {
    zh: '本年已知月份不足三个，不作预测',
    en: 'Fewer than three months of the year are known: no forecast',
  },
  'nothing-done': {
    zh: '已知各月均为零，没有可以延续的进度，不作预测',
    en: 'Nothing was done in any known month: there is no pace to carry on',
  },
} as const satisfies Record<string, Text>;
export type NoForecast = keyof typeof noForecasts;

/** What is known of a year when its end is foretold. */
export interface YearSoFar {
  /** What was added in each month that is over, January first; null where it is not known, which is not nothing. */
  readonly months: readonly (string | null)[];
  /** The same of earlier years, twelve months each, the latest first; a year with an unknown month is passed over. */
  readonly earlier?: readonly (readonly (string | null)[])[];
  /** What was added so far in the month that has begun. */
  readonly begun?: string;
  /** Whether the amount may fall in a month (withdrawals); otherwise nothing below what is done is foretold. */
  readonly mayFall?: boolean;
}

/** What an amount is foretold to have come to by the end of a month. */
export interface ForecastPoint {
  /** 1 is January. */
  readonly month: number;
  readonly value: string;
  readonly low: string;
  readonly high: string;
}

export interface Forecast {
  readonly method: ForecastMethod;
  /** How many months it is reckoned from. */
  readonly months: number;
  /** Of the whole year; the interval holds it with `forecastLevel` percent. */
  readonly value: string;
  readonly low: string;
  readonly high: string;
  /** The ends of the months to come, the last of them December’s. */
  readonly path: readonly ForecastPoint[];
}

/**
 * The amount at the end of the year with a prediction interval, from the months so far.
 *
 * The model is the ratio model of finite populations: month i brings xᵢ = r·yᵢ + eᵢ, where y is the shape of the year and
 * the variance of e grows as y does. Then r is best estimated by Σx ÷ Σy over the known months, and the sum over the
 * months to come, whose shape sums to Y, has the prediction variance σ²·Y·(1 + Y ÷ Σy), with σ² estimated by
 * Σ((xᵢ − r·yᵢ)² ÷ yᵢ) ÷ (n − 1); the interval takes Student’s t with n − 1 degrees of freedom (R. M. Royall, “On finite
 * population sampling theory under certain linear regression models”, Biometrika 57, 1970, 377–387; W. G. Cochran,
 * Sampling Techniques, 3rd ed. 1977, 6.7). The shape is that of the latest whole earlier year; without one, or where it
 * cannot serve, every month weighs the same, and the formula is that of the sum of k further draws from a normal sample,
 * k·x̄ ± t·s·√(k·(1 + k ÷ n)).
 *
 * Months may also rise or fall steadily: xᵢ = (r + b·(tᵢ − t̄))·yᵢ + eᵢ. With the unit-information prior on b (g = n) both
 * models predict by a Student’s t with n − 1 degrees of freedom, and their Bayes factor has a closed form in the share R² of
 * the squares that the trend explains (F. Liang et al., “Mixtures of g priors for Bayesian variable selection”, JASA 103,
 * 2008, 410–423, (6)). Taken for equally likely beforehand, the two are mixed by how likely the months make each of them, and
 * the interval is that of the mixture, to neither side narrower than that of the first. The value stays that of the first
 * model, which never foretells less when more was done.
 *
 * A month that is over but unknown is foretold like one to come. The months are taken as independent but for the trend: `bench`
 * says how often the interval holds where they are not.
 */
export function forecastYear(given: YearSoFar): Forecast | NoForecast {
  const months = given.months.slice(0, monthsOfYear).map((month) => (month === null ? null : new Big(month)));
  const known = months.filter((month) => month !== null);
  if (known.length < fewestMonths) return 'too-few-months';
  const total = sum(known);
  const done = total.plus(given.begun ?? 0);
  if (known.length === monthsOfYear) {
    const whole = kept(done);
    return { method: 'whole', months: monthsOfYear, value: whole, low: whole, high: whole, path: [] };
  }
  if (known.every((month) => month.eq(0)) && done.eq(0)) return 'nothing-done';
  const { shape, method } = shapeOf(months, given.earlier ?? []);
  const pace = paceOf(months, shape);
  const first = months.length + 1;
  const floor = given.mayFall ? null : done;
  const reckoned = { known: total, months, shape, pace, floor };
  const path = Array.from({ length: monthsOfYear - months.length }, (_, i) =>
    pointOf({ month: first + i, ...reckoned }),
  );
  // Every month is over, but some are unknown: the year's end is foretold all the same.
  const end = path.at(-1) ?? pointOf({ month: monthsOfYear, ...reckoned });
  const { value, low, high } = end;
  return { method, months: known.length, value, low, high, path };
}

type Months = readonly (Big | null)[];

const sum = (amounts: readonly Big[]): Big =>
  // Months that all weigh the same are only counted: where thousands are foretold, most of them are so.
  amounts.every((amount) => amount === one)
    ? new Big(amounts.length)
    : amounts.reduce((total, amount) => total.plus(amount), new Big(0));
const one = new Big(1);

const kept = (amount: Big): string => amount.round(decimals, Big.roundHalfUp).toFixed();

const even: readonly Big[] = Array.from({ length: monthsOfYear }, () => one);

/** The latest whole earlier year whose months can be divided by; else all months alike. */
function shapeOf(
  months: Months,
  earlier: NonNullable<YearSoFar['earlier']>,
): { shape: readonly Big[]; method: ForecastMethod } {
  const whole = earlier.find((year) => year.length === monthsOfYear && year.every((month) => month !== null));
  if (!whole) return { shape: even, method: 'mean' };
  const shape = whole.map((month) => new Big(month as string));
  const known = shape.filter((_, i) => months[i] != null);
  const rest = shape.filter((_, i) => months[i] == null);
  const serves =
    shape.every((month) => month.gte(0)) &&
    sum(known).gt(0) &&
    // With nothing left of the shape, an interval of no width would promise what nobody knows.
    sum(rest).gt(0) &&
    shape.every((weight, i) => weight.gt(0) || months[i] == null || (months[i] as Big).eq(0)) &&
    known.filter((month) => month.gt(0)).length >= fewestMonths;
  return serves ? { shape, method: 'season' } : { shape: even, method: 'mean' };
}

interface Pace {
  /** Σx ÷ Σy. */
  readonly ratio: Big;
  /** Σy over the known months. */
  readonly weight: number;
  /** σ²: how far a month of weight one is off, squared. */
  readonly variance: number;
  readonly freedom: number;
  readonly trend: Trend;
}

/** A steady rise or fall of the months, as far as they show one. */
interface Trend {
  /** How likely the months make it; 0 where all are as the shape says. */
  readonly likely: number;
  /** t̄: the mean time of the known months. */
  readonly middle: number;
  /** Σy·(t − t̄)². */
  readonly spread: number;
  /** What it adds to r in a month. */
  readonly slope: number;
  /** σ² of this model. */
  readonly variance: number;
}

/** Amounts stay exact; how far they may be off is an estimate, for which floating point is fine enough. */
function paceOf(months: Months, shape: readonly Big[]): Pace {
  const pairs = months.flatMap((x, time) => {
    const y = shape[time] as Big;
    return x === null || y.eq(0) ? [] : [{ x, y, time }];
  });
  const weight = sum(pairs.map(({ y }) => y));
  const ratio = sum(pairs.map(({ x }) => x)).div(weight);
  const r = ratio.toNumber();
  const points = pairs.map(({ x, y, time }) => {
    const by = y.toNumber();
    return { by, time, off: x.toNumber() - r * by };
  });
  let squares = 0;
  for (const { by, off } of points) squares += off ** 2 / by;
  const freedom = pairs.length - 1;
  const whole = weight.toNumber();
  return {
    ratio,
    weight: whole,
    variance: squares / freedom,
    freedom,
    trend: trendOf(points, whole, squares),
  };
}

function trendOf(
  points: readonly { readonly by: number; readonly time: number; readonly off: number }[],
  weight: number,
  squares: number,
): Trend {
  let middle = 0;
  for (const { by, time } of points) middle += (by * time) / weight;
  let [spread, along] = [0, 0];
  for (const { by, time, off } of points) {
    spread += by * (time - middle) ** 2;
    along += (time - middle) * off;
  }
  if (squares === 0) return { likely: 0, middle, spread, slope: 0, variance: 0 };
  const n = points.length;
  const explained = Math.min(1, along ** 2 / spread / squares);
  const odds = (1 + n) ** ((n - 2) / 2) / (1 + n * (1 - explained)) ** ((n - 1) / 2);
  // The prior draws the slope a little towards none.
  const kept = n / (1 + n);
  return {
    likely: odds / (1 + odds),
    middle,
    spread,
    slope: (kept * along) / spread,
    variance: (squares * (1 - kept * explained)) / (n - 1),
  };
}

interface Reckoned {
  readonly month: number;
  readonly known: Big;
  readonly months: Months;
  readonly shape: readonly Big[];
  readonly pace: Pace;
  readonly floor: Big | null;
}

function pointOf({ month, known, months, shape, pace, floor }: Reckoned): ForecastPoint {
  const open = sum(shape.filter((_, i) => i < month && months[i] == null));
  const value = known.plus(pace.ratio.times(open));
  const [below, above] = boundsOf(open.toNumber(), aheadOf(month, months, shape, pace), pace);
  const least = (amount: Big) => kept(floor !== null && amount.lt(floor) ? floor : amount);
  return {
    month,
    value: least(value),
    low: least(value.minus(below.toFixed(decimals))),
    high: least(value.plus(above.toFixed(decimals))),
  };
}

/** Σy·(t − t̄) over the months to come up to one: what a slope of one adds to them. */
function aheadOf(month: number, months: Months, shape: readonly Big[], { trend }: Pace): number {
  let ahead = 0;
  for (let i = 0; i < month; i++)
    if (months[i] == null) ahead += (shape[i] as Big).toNumber() * (i - trend.middle);
  return ahead;
}

/** How far the bounds of the interval lie below and above the value: never nearer than without a trend. */
function boundsOf(
  open: number,
  ahead: number,
  { weight, variance, freedom, trend }: Pace,
): readonly [below: number, above: number] {
  if (variance === 0) return [0, 0];
  const plain = open * (open / weight + 1);
  const level = { share: 1 - trend.likely, centre: 0, scale: Math.sqrt(variance * plain) };
  const sloped = {
    share: trend.likely,
    centre: trend.slope * ahead,
    scale: Math.sqrt(
      trend.variance * (plain + ((freedom + 1) / (freedom + 2)) * (ahead ** 2 / trend.spread)),
    ),
  };
  const least = Number(studentQuantile[freedom]) * level.scale;
  const quantile = (side: -1 | 1) => side * mixedQuantile(side, level, sloped, freedom);
  return [Math.max(least, quantile(-1)), Math.max(least, quantile(1))];
}

/** A model among several: a Student's t around a centre. */
interface Share {
  readonly share: number;
  readonly centre: number;
  readonly scale: number;
}

/** The quantile of 10 % or 90 % of two models mixed. */
function mixedQuantile(side: -1 | 1, one: Share, other: Share, freedom: number): number {
  const own = ({ centre, scale }: Share) => centre + side * Number(studentQuantile[freedom]) * scale;
  // That of the mixture lies between those of the two.
  let [low, high] = [Math.min(own(one), own(other)), Math.max(own(one), own(other))];
  const target = side === 1 ? 0.9 : 0.1;
  const miss = (at: number) =>
    one.share * studentBelow((at - one.centre) / one.scale, freedom) +
    other.share * studentBelow((at - other.centre) / other.scale, freedom) -
    target;
  let [missLow, missHigh] = [miss(low), miss(high)];
  const enough = 1e-9 * Math.max(one.scale, other.scale);
  // Regula falsi; an end that stays twice is given half its weight (Illinois).
  for (let step = 0; step < 60 && high - low > enough; step++) {
    const at =
      missHigh === missLow ? (low + high) / 2 : high - (missHigh * (high - low)) / (missHigh - missLow);
    const off = miss(at);
    if (Math.abs(off) < 1e-10) return at;
    if (off < 0) {
      [low, missLow] = [at, off];
      missHigh /= 2;
    } else {
      [high, missHigh] = [at, off];
      missLow /= 2;
    }
  }
  return (low + high) / 2;
}

/** The distribution of Student's t up to a value, for whole degrees of freedom (Abramowitz & Stegun 26.7.3–4). */
function studentBelow(value: number, freedom: number): number {
  const angle = Math.atan(value / Math.sqrt(freedom));
  const squared = Math.cos(angle) ** 2;
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let total = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * squared;
    total += term;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * total) : Math.sin(angle) * total;
  return 0.5 + within / 2;
}

/** What a forecast says of a target. */
export interface Outlook {
  /** 预计完成, 有望但不确定 (it lies within the interval), 预计未完成; or reached already. */
  readonly verdict: 'reached' | 'likely' | 'open' | 'unlikely';
  /** The month by whose end it is foretold to be reached, if it is within the year. */
  readonly month: number | null;
  /** What lacks at the year's end by the forecast; negative where more is foretold than asked. */
  readonly lacking: string;
}

/** @param done what is done so far, of which nothing is foretold */
export function outlookOf(forecast: Forecast, target: string, done: string): Outlook {
  const goal = new Big(target);
  const month = forecast.path.find(({ value }) => goal.lte(value))?.month ?? null;
  const lacking = goal.minus(forecast.value).toFixed();
  if (goal.lte(done)) return { verdict: 'reached', month: null, lacking };
  if (goal.lte(forecast.low)) return { verdict: 'likely', month, lacking };
  return { verdict: goal.lte(forecast.high) ? 'open' : 'unlikely', month, lacking };
}
