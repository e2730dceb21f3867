import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ticksPerSecond = 100;

/** What each of the server's processes had used at some moment, in ticks, and we ourselves, in µs. */
export interface ProcessorTime {
  readonly own: number;
  readonly server: ReadonlyMap<string, number>;
}

/** Linux only; elsewhere it is our own part. */
export function processorTime(dataFolder: string): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return { own: user + system, server: process.platform === 'linux' ? serverTimes(dataFolder) : new Map() };
}

/**
 * The µs used between two moments. A process that ended in between takes its time with it, so it is compared process by
 * process: of sums, one that ends (an autovacuum worker) would be taken off.
 */
export function usedBetween(before: ProcessorTime, after: ProcessorTime): number {
  let ticks = 0;
  for (const [pid, used] of after.server) ticks += used - (before.server.get(pid) ?? 0);
  return after.own - before.own + (ticks / ticksPerSecond) * 1_000_000;
}

function serverTimes(dataFolder: string): Map<string, number> {
  const [postmaster] = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const times = new Map<string, number>();
  for (const pid of readdirSync('/proc')) {
    const stat = /^\d+$/.test(pid) ? statOf(pid) : undefined;
    if (stat && (stat[1] === postmaster || pid === postmaster))
      times.set(pid, Number(stat[11]) + Number(stat[12]));
  }
  return times;
}

/** The fields behind the name: state, parent, …, user ticks, system ticks. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}
