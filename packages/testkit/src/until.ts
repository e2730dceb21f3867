import { setTimeout as pause } from 'node:timers/promises';

/** Shorter than a test may take, so that a test that waits in vain says for what; longer than any busy machine needs. */
const longestMs = 50_000;

/** Looks again and again until what is seen holds. @returns what was seen then */
export async function until<T>(
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean = Boolean,
  everyMs = 10,
): Promise<T> {
  const deadline = performance.now() + longestMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`it does not come to that: ${JSON.stringify(seen)}`);
    await pause(everyMs);
  }
}

interface Asked {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/**
 * This moment, told when its millisecond is over. Moments of recording are milliseconds of the database’s clock: of a moment
 * that is told earlier, what is posted next may be known already.
 */
export async function momentOf(db: Asked): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>('select clock_timestamp() as now, pg_sleep(0.002)');
  return rows[0]?.now as Date;
}

/** An address of a database under which it knows the connections of one process apart from all others. */
export function addressFor(url: string, process: string): string {
  const address = new URL(url);
  address.searchParams.set('application_name', process);
  return address.href;
}

/** Waits until the database has noticed that a process is gone: what it asked for last is done by then, or never will be. */
export async function untilGone(db: Asked, process: string): Promise<void> {
  const left = 'select from pg_stat_activity where datname = current_database() and application_name = $1';
  await until(async () => (await db.query(left, [process])).rows.length === 0);
}

/**
 * How long something takes by the clock that mostly waits: a busy machine makes it slow once, not each time. It is tried a
 * few times, until it takes less than is enough.
 */
export async function quickest(enoughMs: number, work: () => unknown, tries = 5): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries && least >= enoughMs; n++) {
    const from = performance.now();
    await work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

/**
 * How long something takes in milliseconds of the processor, all threads taken together: however busy the machine is, it is
 * about the same, while by the clock a test would fail where others work.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
