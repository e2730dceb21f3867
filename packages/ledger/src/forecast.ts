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
    zh: '按上年的季节分布推算：本年各月与上年同月之比，乘以上年其余月份（假定季节与上年相仿）',
    en: 'By the season of the year before: the ratio of this year’s months to the same months then, times what followed then',
  },
  mean: {
    zh: '按本年已过月份的月均推算（假定以后各月与已过各月相仿）',
    en: 'By the mean of this year’s months so far, taking the months to come for like them',
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
 * A month that is over but unknown is foretold like one to come. The months are taken as independent: `bench` says how
 * often the interval holds where they are not.
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
  /** t·σ: what a month of weight one may be off on either side. */
  readonly off: number;
}

/** Amounts stay exact; how far they may be off is an estimate, for which floating point is fine enough. */
function paceOf(months: Months, shape: readonly Big[]): Pace {
  const pairs = months.flatMap((x, i) => {
    const y = shape[i] as Big;
    return x === null || y.eq(0) ? [] : [{ x, y }];
  });
  const weight = sum(pairs.map(({ y }) => y));
  const ratio = sum(pairs.map(({ x }) => x)).div(weight);
  const r = ratio.toNumber();
  let squares = 0;
  for (const { x, y } of pairs) {
    const by = y.toNumber();
    squares += (x.toNumber() - r * by) ** 2 / by;
  }
  const freedom = pairs.length - 1;
  const off = Number(studentQuantile[freedom]) * Math.sqrt(squares / freedom);
  return { ratio, weight: weight.toNumber(), off };
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
  const weight = open.toNumber();
  const half = new Big((pace.off * Math.sqrt(weight * (weight / pace.weight + 1))).toFixed(decimals));
  const least = (amount: Big) => kept(floor !== null && amount.lt(floor) ? floor : amount);
  return { month, value: least(value), low: least(value.minus(half)), high: least(value.plus(half)) };
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
