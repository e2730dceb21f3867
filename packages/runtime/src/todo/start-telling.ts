import type { Installation } from '../installation.ts';
import { type Background, repeating } from '../repeating.ts';
import { DeadlineTelling } from './deadline-telling.ts';
import { type OutletSettings, openOutlets } from './outlets.ts';
import { remindOfDue, SubmissionTelling } from './telling.ts';

const everyMs = 2000;
const remindEveryMs = 3_600_000;
/** What happened while no server ran is told when one does again. */
const lookBackMs = 7 * 24 * 3_600_000;

/**
 * Tells people what waits for them, again and again, and has it sent out. Nobody is told the same twice, whoever else
 * tells at the same time.
 */
export function startTelling(
  installation: Installation,
  settings: OutletSettings,
  report: (error: unknown) => void,
): Background {
  const telling = new SubmissionTelling(installation, new Date(Date.now() - lookBackMs));
  const deadlines = new DeadlineTelling(installation);
  const opening = openOutlets(installation, settings, report).catch((error: unknown) => {
    report(error);
    return null;
  });
  let remindedAt = Number.NEGATIVE_INFINITY;
  return repeating(
    async () => {
      const outlets = await opening;
      const told = await telling.tell();
      if (performance.now() - remindedAt > remindEveryMs) {
        told.push(...(await remindOfDue(installation)), ...(await deadlines.tell()));
        remindedAt = performance.now();
      }
      await outlets?.send(told);
    },
    everyMs,
    report,
    async () => (await opening)?.stop(),
  );
}
