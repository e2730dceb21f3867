import type { Text } from '@taizhang/definition';
import { Big } from 'big.js';

/** A value known only as finely as it was published: what it is said to be, and between which bounds it truly lies. */
export interface Span {
  readonly value: Big;
  readonly low: Big;
  readonly high: Big;
}

/** A published value: half a unit of its last decimal on either side. A finer value is as fine as it is written. */
export function published(value: string, decimals: number): Span {
  const written = value.split('.')[1]?.length ?? 0;
  const half = new Big(10).pow(-Math.max(decimals, written)).div(2);
  const exact = new Big(value);
  return { value: exact, low: exact.minus(half), high: exact.plus(half) };
}

/** The same span in another unit, `factor` of which are one of its own. */
export const scaled = ({ value, low, high }: Span, factor: Big.BigSource): Span => ({
  value: value.times(factor),
  low: low.times(factor),
  high: high.times(factor),
});

/** Whether two spans have nothing in common, so that no true value lies in both. */
export const apart = (a: Span, b: Span): boolean => a.high.lt(b.low) || b.high.lt(a.low);

/** 1 + g, of a growth in percent. */
const times = (growth: Span): Span => ({
  value: growth.value.div(100).plus(1),
  low: growth.low.div(100).plus(1),
  high: growth.high.div(100).plus(1),
});

const percentAbove = ({ value, low, high }: Span): Span => {
  const of = (factor: Big) => factor.minus(1).times(100);
  return { value: of(value), low: of(low), high: of(high) };
};

/** A quotient of positive spans; null where the divisor may be nothing or less. */
function quotient(over: Span, under: Span): Span | null {
  if (under.low.lte(0)) return null;
  return {
    value: over.value.div(under.value),
    low: over.low.div(under.high),
    high: over.high.div(under.low),
  };
}

/**
 * The implied base: the level of the earlier period that a level V and its growth g fix, V ÷ (1 + g). At comparable
 * prices it is the earlier level at this period's prices, which no bulletin of that time printed.
 * @returns null where nothing above zero is implied
 */
export const impliedBase = (level: Span, growth: Span): Span | null =>
  level.low.lt(0) ? null : quotient(level, times(growth));

/**
 * The growth of the year before on an earlier year, implied by this year's growth on either: (1 + G) ÷ (1 + g) − 1.
 * @param against growth on the earlier year, cumulative (G)
 * @param growth growth on the year before (g)
 */
export function impliedEarlierGrowth(against: Span, growth: Span): Span | null {
  const factor = times(against).low.lte(0) ? null : quotient(times(against), times(growth));
  return factor && percentAbove(factor);
}

/**
 * The average growth a year (年均增速) over `years`, of which G is the cumulative growth: (1 + G)^(1/years) − 1. Over two
 * years that is √(1 + G) − 1 = √((1 + g₁)(1 + g₂)) − 1.
 */
export function averageGrowth(against: Span, years: number): Span | null {
  const factor = times(against);
  if (factor.low.lte(0)) return null;
  return percentAbove({
    value: root(factor.value, years),
    low: root(factor.low, years),
    high: root(factor.high, years),
  });
}

/**
 * The average growth a year by the cumulative method (累计法), in which investment is averaged: the x under which the
 * two years together reach what they did, (1 + x) + (1 + x)² = a₁ ÷ a₀ + a₂ ÷ a₀ = (1 + G) ÷ (1 + g) + (1 + G).
 */
export function cumulativeAverageGrowth(against: Span, growth: Span): Span | null {
  const whole = times(against);
  const first = whole.low.lte(0) ? null : quotient(whole, times(growth));
  if (!first) return null;
  const solve = (sum: Big) => sum.times(4).plus(1).sqrt().minus(1).div(2);
  return percentAbove({
    value: solve(first.value.plus(whole.value)),
    low: solve(first.low.plus(whole.low)),
    high: solve(first.high.plus(whole.high)),
  });
}

/** The n-th root of a positive number by Newton's method, from above, until it no longer falls. */
function root(of: Big, n: number): Big {
  if (n === 1) return of;
  if (n === 2) return of.sqrt();
  let guess = of.gt(1) ? of : new Big(1);
  for (;;) {
    const next = guess
      .times(n - 1)
      .plus(of.div(guess.pow(n - 1)))
      .div(n)
      .round(18, Big.roundHalfUp);
    if (next.gte(guess)) return guess;
    guess = next;
  }
}

/** What can be wrong with a level and its growths. */
export const tripleFaults = {
  'no-base': {
    zh: '按公布的增速推算，基期值不大于零',
    en: 'The published growth implies a base that is not above nothing',
  },
  'growth-contradicted': {
    zh: '推算的上年增速与当时公布的增速不符，超出四舍五入的范围',
    en: 'The implied growth of the year before contradicts the growth published then, beyond rounding',
  },
  'level-contradicted': {
    zh: '推算的基期值与台账所载的基期值不符，超出四舍五入的范围',
    en: 'The implied base contradicts the level in the ledger, beyond rounding',
  },
} as const satisfies Record<string, Text>;
export type TripleFault = keyof typeof tripleFaults;

/** What was published of one thing in one period and in the same period of earlier years. */
export interface Published {
  readonly year: number;
  readonly level: Span | null;
  /** 同比. */
  readonly growth: Span | null;
  /** Of the year before, as the ledger holds it. */
  readonly before: { readonly level: Span | null; readonly growth: Span | null };
  /** 较某年: cumulative growth on an earlier year, and that year's level as the ledger holds it. */
  readonly against: readonly {
    readonly year: number;
    readonly growth: Span | null;
    readonly level: Span | null;
  }[];
  /** Whether growth is at comparable prices: then no implied base is held against a recorded level. */
  readonly comparablePrices: boolean;
  /** Whether average growth is reckoned by the cumulative method. */
  readonly cumulativeAverage: boolean;
}

/** An earlier period as the published values imply it. */
export interface Implied {
  readonly year: number;
  readonly base: Span | null;
  /** Growth of the year before on this earlier year; null for the year before itself. */
  readonly earlierGrowth: Span | null;
  readonly average: {
    readonly years: number;
    readonly method: 'geometric' | 'cumulative';
    readonly growth: Span;
  } | null;
  readonly faults: readonly TripleFault[];
}

/** The bases that a level and its growths fix, the year before first, and what contradicts what. */
export function impliedBy(given: Published): Implied[] {
  const { level, growth, before, comparablePrices } = given;
  const contradicted = (base: Span | null, recorded: Span | null): TripleFault[] =>
    !comparablePrices && base && recorded && apart(base, recorded) ? ['level-contradicted'] : [];
  const baseOf = (on: Span) => (level === null ? null : impliedBase(level, on));
  const earlier = given.against.flatMap(({ year, growth: against, level: recorded }): Implied[] => {
    const years = given.year - year;
    if (against === null || years < 2) return [];
    const base = baseOf(against);
    const earlierGrowth = years === 2 && growth ? impliedEarlierGrowth(against, growth) : null;
    const refuted = earlierGrowth && before.growth && apart(earlierGrowth, before.growth);
    return [
      {
        year,
        base,
        earlierGrowth,
        average: averageOf(given, against, years),
        faults: [
          ...noBase(against),
          ...(refuted ? (['growth-contradicted'] as const) : []),
          ...contradicted(base, recorded),
        ],
      },
    ];
  });
  if (growth === null) return earlier;
  const base = baseOf(growth);
  const faults = [...noBase(growth), ...contradicted(base, before.level)];
  return [{ year: given.year - 1, base, earlierGrowth: null, average: null, faults }, ...earlier];
}

const noBase = (growth: Span): TripleFault[] => (times(growth).high.lte(0) ? ['no-base'] : []);

function averageOf(given: Published, against: Span, years: number): Implied['average'] {
  const byCumulation = given.cumulativeAverage && years === 2;
  const growth = byCumulation
    ? given.growth && cumulativeAverageGrowth(against, given.growth)
    : averageGrowth(against, years);
  return growth && { years, method: byCumulation ? 'cumulative' : 'geometric', growth };
}
