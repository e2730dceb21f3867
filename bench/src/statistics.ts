import type { Summary } from './result.ts';

/** What repeated measurements say together. The 95th percentile is the nearest rank: a value that was measured. */
export function summaryOf(samples: readonly number[]): Summary {
  if (samples.length === 0) throw new RangeError('nothing was measured');
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const half = sorted.length / 2;
  return {
    repetitions: sorted.length,
    min: at(0),
    median: Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half)),
    p95: at(Math.ceil(sorted.length * 0.95) - 1),
    max: at(sorted.length - 1),
  };
}

/** The milliseconds that `work` takes. */
async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Measures `work` again and again, after some rounds that are not counted, in which caches and plans settle. */
export async function repeated(
  { warmUp, repetitions }: { readonly warmUp: number; readonly repetitions: number },
  work: () => Promise<unknown>,
): Promise<Summary> {
  for (let round = 0; round < warmUp; round++) await work();
  const samples: number[] = [];
  for (let round = 0; round < repetitions; round++) samples.push(await millisecondsOf(work));
  return summaryOf(samples);
}

/**
 * Measures several things in turns, one round after the other, so that whatever changes while it goes on (a program that
 * grows warm, a machine that grows busy) changes it for all of them alike.
 * @returns of each the milliseconds of every round, so that those of one round can be compared
 */
export async function inTurns(
  { warmUp, repetitions }: { readonly warmUp: number; readonly repetitions: number },
  works: readonly (() => Promise<unknown>)[],
): Promise<number[][]> {
  for (let round = 0; round < warmUp; round++) for (const work of works) await work();
  const samples = works.map((): number[] => []);
  for (let round = 0; round < repetitions; round++)
    for (const [i, work] of works.entries()) samples[i]?.push(await millisecondsOf(work));
  return samples;
}
