import { Big } from 'big.js';
import { type Amount, type Bounds, printedPlace } from '../amount.ts';
import type { FoundFigure } from '../figure.ts';

const both = { includesFrom: true, includesTo: true } as const;

/** Bounds that take in their ends: what a calculation reaches at most. */
export const between = (from: Big | null, to: Big | null): Bounds => ({ from, to, ...both });

/**
 * What a figure claims when its writer may have cut the digits that follow instead of rounding them, which offices often
 * do: 53.19% is printed as 53.2% or as 53.1%. A contradiction holds for both.
 */
export function claimed(figure: FoundFigure, { bounds, factor }: Amount): Bounds {
  if (figure.claim !== 'exact' || typeof figure.value !== 'number') return between(bounds.from, bounds.to);
  if (isCounted(figure)) return counted(figure, factor[0]);
  const half = printedPlace(figure.digits).div(2).times(factor[0]).div(factor[1]);
  return figure.value < 0
    ? between(bounds.from?.minus(half) ?? null, bounds.to)
    : between(bounds.from, bounds.to?.plus(half) ?? null);
}

/** Counted one by one, so that nothing is rounded: 27项, not 1.5万人 nor 300立方米. */
const isCounted = ({ kind, unit, digits }: FoundFigure) =>
  kind === 'count' && /^\d+$/.test(digits) && !/[十百千万亿瓦升吨方箱度]/.test(unit ?? '');

/** A count is what it says; with two zeros at its end it may stand for one within a hundredth of it. */
function counted({ digits }: FoundFigure, factor: Big): Bounds {
  const value = new Big(digits).times(factor);
  const slack = /00$/.test(digits) ? value.div(100) : new Big(0);
  return between(value.minus(slack), value.plus(slack));
}

const ends = (one: Big | null, other: Big | null, how: (a: Big, b: Big) => Big) =>
  one === null || other === null ? null : how(one, other);

export const plus = (one: Bounds, other: Bounds): Bounds =>
  between(
    ends(one.from, other.from, (a, b) => a.plus(b)),
    ends(one.to, other.to, (a, b) => a.plus(b)),
  );

export const minus = (one: Bounds, other: Bounds): Bounds =>
  between(
    ends(one.from, other.to, (a, b) => a.minus(b)),
    ends(one.to, other.from, (a, b) => a.minus(b)),
  );

/** The quotient of what is not negative by what is positive; no upper end where the divisor may vanish. */
export const quotient = (one: Bounds, other: Bounds): Bounds =>
  between(
    other.to?.gt(0) && one.from ? one.from.div(other.to) : null,
    other.from?.gt(0) && one.to ? one.to.div(other.from) : null,
  );

export const sumOf = (all: readonly Bounds[]): Bounds => all.reduce(plus, between(new Big(0), new Big(0)));

/** A growth of 8.5% as the factor 1.085. */
export const factorOf = ({ from, to }: Bounds): Bounds =>
  between(from?.plus(100).div(100) ?? null, to?.plus(100).div(100) ?? null);

/** A ratio as percent: 0.753 → 75.3. */
export const inPercent = ({ from, to }: Bounds): Bounds =>
  between(from?.times(100) ?? null, to?.times(100) ?? null);

/** A factor as growth in percent: 1.085 → 8.5. */
export const asGrowth = (factor: Bounds): Bounds => {
  const { from, to } = inPercent(factor);
  return between(from?.minus(100) ?? null, to?.minus(100) ?? null);
};
