import { fold, sealMovements } from '@taizhang/store';
import type { Installation } from './installation.ts';

export interface Background {
  /** Ends the work after the step under way. */
  stop(): Promise<void>;
}

/**
 * Folds and seals behind the postings, again and again. It is no part of any answer's correctness: until movements are
 * folded they are read one by one. A failure (a database restarting) is told to `report` and tried again.
 */
export function startBackground(
  { pool, district }: Pick<Installation, 'pool' | 'district'>,
  report: (error: unknown) => void = () => undefined,
  everyMs = 1000,
): Background {
  let stopped = false;
  let wake: () => void = () => undefined;
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!stopped) {
      try {
        await fold(pool, district.store);
        await sealMovements(pool, district.store);
      } catch (error) {
        report(error);
      }
      if (!stopped) await rest();
    }
  };
  const running = loop();
  return {
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
