import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type SeededRandom = {
  readonly seed: number;
  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** One of the values. */
  pick<T>(values: readonly T[]): T;
  /** The values in another order. */
  shuffled<T>(values: readonly T[]): T[];
};

/** Equal seeds give equal sequences, on every machine. */
export function seededRandom(seed: number): SeededRandom {
  const generator = xoroshiro128plus(seed);
  const integer = (min: number, max: number) => uniformInt(generator, min, max);
  return {
    seed,
    integer,
    fraction: () => uniformFloat64(generator),
    pick: (values) => {
      if (values.length === 0) throw new RangeError('nothing to pick from');
      return values[integer(0, values.length - 1)]!;
    },
    shuffled: (values) => {
      const result = [...values];
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [result[last], result[other]] = [result[other]!, result[last]!];
      }
      return result;
    },
  };
}

/**
 * Runs a test with a random seed, or with TAIZHANG_SEED, and names the seed when it fails, so that the failure can
 * be repeated.
 */
export async function withSeed<T>(
  work: (random: SeededRandom) => T | Promise<T>,
  seed: number = seedOfThisRun(),
): Promise<T> {
  try {
    return await work(seededRandom(seed));
  } catch (error) {
    throw new Error(`failed with seed ${seed} (repeat with TAIZHANG_SEED=${seed}): ${describe(error)}`, {
      cause: error,
    });
  }
}

function seedOfThisRun(): number {
  const given = process.env.TAIZHANG_SEED;
  return given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error));
