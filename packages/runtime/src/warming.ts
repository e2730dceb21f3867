import { setTimeout as pause } from 'node:timers/promises';
import { recallEnds } from '@taizhang/store';
import type { Installation } from './installation.ts';
import { startMatching } from './matching/keep-matched.ts';
import type { Background } from './repeating.ts';

/**
 * Reads the registers, and where records end, into memory once a server listens, so that the first who ask need not wait
 * for it. It is no part of any answer's correctness: what is not read yet, or does not fit, is read when it is asked for.
 * Then what policies give to whom is kept as it is.
 */
export function startWarming(installation: Installation, report: (error: unknown) => void): Background {
  const { lists, paces, libraries, chains, unitSums, pool, district } = installation;
  const ending = new AbortController();
  let matching: Background | null = null;
  const running = lists
    .warmAhead(ending.signal)
    .then(() => calm(pool, ending.signal))
    .then(() => recallEnds(pool, district.store, ending.signal))
    .then(() => calm(pool, ending.signal))
    .then(() => paces.warmAhead(ending.signal))
    .then(() => calm(pool, ending.signal))
    .then(() => libraries.warmAhead(ending.signal))
    .then(() => (ending.signal.aborted ? undefined : chains.warmAhead(ending.signal)))
    .then(() => unitSums.warmAhead(ending.signal))
    .catch(report)
    .then(() => calm(pool, ending.signal))
    .then(() => {
      // Behind the lists, for which more people wait.
      if (!ending.signal.aborted) matching = startMatching(installation, report);
    });
  return {
    stop: async () => {
      ending.abort();
      await running;
      await matching?.stop();
    },
  };
}

const lookEveryMs = 500;
const longestWaitMs = 60_000;
const busy = 0.3;

/** Waits, but not for ever, until those who work leave processors and connections to what only saves others waiting. */
async function calm(pool: Installation['pool'], signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < longestWaitMs && !signal.aborted; waited += lookEveryMs) {
    const before = performance.eventLoopUtilization();
    await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
    const atWork = pool.totalCount - pool.idleCount;
    if (performance.eventLoopUtilization(before).utilization < busy && atWork <= 1 && pool.waitingCount === 0)
      return;
  }
}
