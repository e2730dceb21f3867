import type { Installation } from './installation.ts';
import type { Background } from './repeating.ts';
import { todayOf } from './today.ts';

/**
 * Reads the registers into memory once a server listens, so that the first who ask need not wait for it. It is no part of
 * any answer's correctness: what is not read yet, or does not fit, is read when it is asked for.
 */
export function startWarming(
  { lists, paces, matches, district }: Installation,
  report: (error: unknown) => void,
): Background {
  const ending = new AbortController();
  const running = lists
    .warmAhead(ending.signal)
    .then(() => paces.warm(ending.signal))
    .then(() => matches.warm(todayOf(district), ending.signal))
    .catch(report);
  return {
    stop: () => {
      ending.abort();
      return running;
    },
  };
}
