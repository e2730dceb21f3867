import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ticksPerSecond = 100;

/**
 * The processor time in µs that this process and the server's processes, as far as they are still there, have used.
 * Rates depend on who else uses the machine, this hardly does. Linux only; elsewhere it is our own part.
 */
export function processorTime(dataFolder: string): number {
  const { user, system } = process.cpuUsage();
  return user + system + (process.platform === 'linux' ? serverTime(dataFolder) : 0);
}

function serverTime(dataFolder: string): number {
  const [postmaster] = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  let ticks = 0;
  for (const pid of readdirSync('/proc')) {
    const stat = /^\d+$/.test(pid) ? statOf(pid) : undefined;
    if (!stat || (stat[1] !== postmaster && pid !== postmaster)) continue;
    ticks += Number(stat[11]) + Number(stat[12]);
  }
  return (ticks / ticksPerSecond) * 1_000_000;
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
