import { setTimeout as pause } from 'node:timers/promises';

/** Where others work more than this share of the time, what only saves others waiting waits longer for them. */
const busy = 0.5;
const longestRestMs = 400;

/**
 * Lets others have as long a turn as was just taken, in milliseconds, and longer while they use it. Ends at once when
 * somebody hurries.
 */
export async function leaveTime(taken: number, hurry: AbortSignal): Promise<void> {
  for (let turn = Math.min(taken, longestRestMs); turn <= longestRestMs && !hurry.aborted; turn *= 2) {
    const before = performance.eventLoopUtilization();
    await pause(turn, undefined, { signal: hurry }).catch(() => undefined);
    if (performance.eventLoopUtilization(before).utilization < busy) return;
  }
}
