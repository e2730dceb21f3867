import { setTimeout as pause } from 'node:timers/promises';

/** Work that goes on behind a server. */
export interface Background {
  /** Ends the work after the step under way. */
  stop(): Promise<void>;
}

/**
 * Does a step again and again, with a rest between, until it is stopped. What fails is told to `report`, and the step is
 * tried again after the rest.
 * @param ended what is done once, behind the last step
 */
export function repeating(
  step: () => Promise<void>,
  everyMs: number,
  report: (error: unknown) => void,
  ended: () => Promise<void> = async () => undefined,
): Background {
  const ending = new AbortController();
  const { signal } = ending;
  const loop = async () => {
    while (!signal.aborted) {
      await step().catch(report);
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
    await ended();
  };
  const running = loop();
  return {
    stop: () => {
      ending.abort();
      return running;
    },
  };
}
