import { Big } from 'big.js';

/** Exact decimals of our own: a quotient keeps forty decimals. */
const Exact = Big();
Exact.DP = 40;

/** A number, or beyond every number. */
type End = Big | 'least' | 'greatest';

/** Between what an amount lies, in base units. */
export interface Bounds {
  readonly low: End;
  readonly high: End;
}

export const unbounded: Bounds = { low: 'least', high: 'greatest' };
export const exactly = (value: Big.BigSource): Bounds => {
  const at = new Exact(value);
  return { low: at, high: at };
};
export const between = (low: Big.BigSource | null, high: Big.BigSource | null): Bounds => ({
  low: low === null ? 'least' : new Exact(low),
  high: high === null ? 'greatest' : new Exact(high),
});

export function compareEnds(a: End, b: End): number {
  if (a === b) return 0;
  if (a === 'least' || b === 'greatest') return -1;
  if (a === 'greatest' || b === 'least') return 1;
  return a.cmp(b);
}

const least = (...list: End[]): End => list.reduce((a, b) => (compareEnds(b, a) < 0 ? b : a));
const greatest = (...list: End[]): End => list.reduce((a, b) => (compareEnds(b, a) > 0 ? b : a));

const plus = (a: End, b: End, ifBoth: End): End =>
  a instanceof Big && b instanceof Big
    ? a.plus(b)
    : a instanceof Big
      ? b
      : b instanceof Big || a === b
        ? a
        : ifBoth;
const negated = (a: End): End => (a instanceof Big ? a.times(-1) : a === 'least' ? 'greatest' : 'least');
const signOf = (a: End): number => (a instanceof Big ? a.cmp(0) : a === 'least' ? -1 : 1);

function times(a: End, b: End): End {
  if (a instanceof Big && b instanceof Big) return a.times(b);
  const sign = signOf(a) * signOf(b);
  return sign === 0 ? new Exact(0) : sign > 0 ? 'greatest' : 'least';
}

function over(a: End, b: End): End {
  if (!(b instanceof Big)) return new Exact(0);
  if (a instanceof Big) return new Exact(a).div(b);
  return signOf(a) * signOf(b) > 0 ? 'greatest' : 'least';
}

export const sumOf = (list: readonly Bounds[]): Bounds =>
  list.reduce(
    (a, b) => ({ low: plus(a.low, b.low, 'least'), high: plus(a.high, b.high, 'greatest') }),
    exactly(0),
  );

export const differenceOf = (a: Bounds, b: Bounds): Bounds =>
  sumOf([a, { low: negated(b.high), high: negated(b.low) }]);

export const productOf = (list: readonly Bounds[]): Bounds =>
  list.reduce((a, b) => {
    const corners = [a.low, a.high].flatMap((x) => [times(x, b.low), times(x, b.high)]);
    return { low: least(...corners), high: greatest(...corners) };
  }, exactly(1));

export const holdsNothing = ({ low, high }: Bounds): boolean => signOf(low) <= 0 && signOf(high) >= 0;

export function quotientOf(a: Bounds, b: Bounds): Bounds {
  if (signOf(b.low) < 0 && signOf(b.high) > 0) return unbounded;
  if (signOf(b.low) === 0 && signOf(b.high) === 0) return unbounded;
  // As near to nothing as one likes, the quotient is as great as one likes.
  if (holdsNothing(b)) {
    const down = signOf(b.high) > 0 ? a : { low: negated(a.high), high: negated(a.low) };
    return {
      low: signOf(down.low) < 0 ? 'least' : new Exact(0),
      high: signOf(down.high) > 0 ? 'greatest' : new Exact(0),
    };
  }
  const corners = [a.low, a.high].flatMap((x) => [over(x, b.low), over(x, b.high)]);
  return { low: least(...corners), high: greatest(...corners) };
}

export const leastOf = (list: readonly Bounds[]): Bounds => ({
  low: least(...list.map(({ low }) => low)),
  high: least(...list.map(({ high }) => high)),
});
export const greatestOf = (list: readonly Bounds[]): Bounds => ({
  low: greatest(...list.map(({ low }) => low)),
  high: greatest(...list.map(({ high }) => high)),
});
/** Wherever any of them lies. */
export const hullOf = (list: readonly Bounds[]): Bounds => ({
  low: least(...list.map(({ low }) => low)),
  high: greatest(...list.map(({ high }) => high)),
});
export const notBelow = (bounds: Bounds, low: Big.BigSource): Bounds => greatestOf([bounds, exactly(low)]);
export const isExact = ({ low, high }: Bounds): boolean => low instanceof Big && compareEnds(low, high) === 0;
