import type { SeededRandom } from '@taizhang/testkit';

/** Twelve months of one year, and of the year before it, of one shape. */
export interface TwoYears {
  readonly before: readonly number[];
  readonly year: readonly number[];
}

export interface Shape {
  readonly id: string;
  readonly title: string;
  /** Whether it is what the method assumes, so that its interval may be held to what it promises. */
  readonly assumed: boolean;
  /** Whether the year before is known. */
  readonly earlier: boolean;
  make(random: SeededRandom): TwoYears;
}

/** Sum of twelve draws, less six: near enough to a standard normal one, and bounded. */
const normal = (random: SeededRandom): number =>
  Array.from({ length: 12 }, () => random.fraction()).reduce((total, draw) => total + draw, -6);

const months = (amount: (month: number) => number): number[] =>
  Array.from({ length: 12 }, (_, month) => Math.max(0, amount(month)));

const level = (random: SeededRandom): number => 10 ** (1 + 3 * random.fraction());

/** Little in the first months, a rush before the year ends. */
const rush = [2, 1, 5, 6, 8, 10, 8, 8, 10, 10, 13, 19];
const early = [14, 12, 11, 10, 9, 8, 8, 7, 6, 6, 5, 4];

const alone = (make: (random: SeededRandom) => number[]) => (random: SeededRandom) => ({
  before: [],
  year: make(random),
});

/** Two years whose months scatter by `scatter` around shapes of their own; the second is up to a fifth more or less. */
const seasons =
  (first: readonly number[], second: readonly number[], scatter: number) => (random: SeededRandom) => {
    const scale = level(random);
    const growth = 0.8 + 0.4 * random.fraction();
    const of = (shape: readonly number[], factor: number) =>
      months((i) => {
        const mean = (shape[i] as number) * factor;
        return mean * scale * (1 + scatter * normal(random) * Math.sqrt(8 / (shape[i] as number)));
      });
    return { before: of(first, 1), year: of(second, growth) };
  };

/** A draw of small numbers whose mean is `mean` (Knuth). */
function counted(random: SeededRandom, mean: number): number {
  const floor = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > floor; count++) product *= random.fraction();
  return count;
}

const drifting = (random: SeededRandom) => {
  const scale = level(random);
  return months((i) => scale * (1 + 0.1 * i) * (1 + 0.15 * normal(random)));
};

const clinging = (random: SeededRandom) => {
  const scale = level(random);
  let off = 0;
  return months(() => {
    off = 0.6 * off + 0.2 * normal(random);
    return scale * (1 + off);
  });
};

/** Nothing in three months of five, else an amount between little and much: parcels of land, payments. */
const lumpy = (random: SeededRandom) => {
  const scale = level(random);
  return months(() => (random.fraction() < 0.6 ? 0 : scale * 3 ** (1.5 * normal(random))));
};

export const shapes: readonly Shape[] = [
  {
    id: 'even',
    title: 'months alike, scattered',
    assumed: true,
    earlier: false,
    make: alone((random) => {
      const scale = level(random);
      return months(() => scale * (1 + 0.25 * normal(random)));
    }),
  },
  {
    id: 'counts',
    title: 'small counts, 6 a month',
    assumed: true,
    earlier: false,
    make: alone((random) => months(() => counted(random, 6))),
  },
  {
    id: 'season',
    title: 'a rush before the year ends, as in the year before',
    assumed: true,
    earlier: true,
    make: seasons(rush, rush, 0.15),
  },
  {
    id: 'lumpy',
    title: 'nothing in most months, much in some',
    assumed: false,
    earlier: false,
    make: alone(lumpy),
  },
  {
    id: 'clinging',
    title: 'each month like the one before it',
    assumed: false,
    earlier: false,
    make: alone(clinging),
  },
  {
    id: 'drifting',
    title: 'a tenth more every month',
    assumed: false,
    earlier: false,
    make: alone(drifting),
  },
  {
    id: 'rush-alone',
    title: 'a rush before the year ends, the year before unknown',
    assumed: false,
    earlier: false,
    make: seasons(rush, rush, 0.15),
  },
  {
    id: 'season-moved',
    title: 'a rush at the end, where the year before began fast',
    assumed: false,
    earlier: true,
    make: seasons(early, rush, 0.15),
  },
];
