import {
  dropOldCells,
  fold,
  followDeadlines,
  followUniqueValues,
  indexForSearch,
  keepBusyDays,
  latestMovement,
  sealMovements,
} from '@taizhang/store';
import { type Background, repeating } from './repeating.ts';
import type { Ledger } from './reports.ts';

/** Follows what is due and what must be unique, and indexes, folds and seals, what was posted since the last time. */
export async function catchUp({ pool, district }: Ledger): Promise<void> {
  // What is soonest done comes first: until then who asks what is due, who holds a value, or what has a word looks through
  // all that was posted, and after much was brought in that is all there is.
  await followDeadlines(pool, district.store);
  await followUniqueValues(pool, district.store);
  await indexForSearch(pool, district.store);
  await fold(pool, district.store);
  await sealMovements(pool, district.store);
}

/**
 * Catches up with the postings, again and again; in quiet moments cuts the busy days that are over and deletes the cells
 * of metrics that were folded anew. It is no part of any figure's
 * correctness: until movements are folded they are read one by one. A failure (a database restarting) is told to
 * `report` and tried again.
 */
export function startBackground(
  office: Ledger,
  report: (error: unknown) => void = () => undefined,
  everyMs = 1000,
): Background {
  let caughtUp = -1;
  let mayHaveOldCells = true;
  return repeating(
    async () => {
      // What is committed later than a greater number was seen is behind the horizon of the catching up itself.
      const latest = await latestMovement(office.pool, office.district.store.id);
      if (latest !== caughtUp) await catchUp(office);
      else {
        // While history is brought in, each fold has its days forgotten again: they wait for a quiet moment.
        await keepBusyDays(office.pool, office.district.store);
        if (mayHaveOldCells) await dropOldCells(office.pool, office.district.store);
      }
      mayHaveOldCells = latest !== caughtUp;
      caughtUp = latest;
    },
    everyMs,
    report,
  );
}
