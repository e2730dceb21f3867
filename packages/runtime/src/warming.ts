import type { Installation } from './installation.ts';
import { startMatching } from './matching/keep-matched.ts';
import type { Background } from './repeating.ts';

/**
 * Reads the registers into memory once a server listens, so that the first who ask need not wait for it. It is no part of
 * any answer's correctness: what is not read yet, or does not fit, is read when it is asked for. Then what policies give to
 * whom is kept as it is.
 */
export function startWarming(installation: Installation, report: (error: unknown) => void): Background {
  const { lists, paces, libraries, unitSums } = installation;
  const ending = new AbortController();
  let matching: Background | null = null;
  const running = lists
    .warmAhead(ending.signal)
    .then(() => paces.warm(ending.signal))
    .then(() => libraries.warmAhead(ending.signal))
    .then(() => unitSums.warmAhead(ending.signal))
    .catch(report)
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
