import type { Pool } from './database.ts';
import type { RecordEnd } from './post-at-end.ts';

/** By record, the work that was let in last and how it left the record, where it knows. */
type Lines = Map<string, Promise<RecordEnd | null>>;
const linesOf = new WeakMap<Pool, Lines>();

/**
 * Lets work on one record in one after another, and tells each how the one before left the record. In the database
 * they would wait for each other all the same, each with a connection of its own and what it read grown stale. It is no
 * lock: other processes post too, so what was handed on is looked at again where it is written.
 */
export async function inLine<T>(
  pool: Pool,
  record: string,
  work: (end: RecordEnd | null) => Promise<{ result: T; end: RecordEnd | null }>,
): Promise<T> {
  const lines = linesOf.get(pool) ?? new Map<string, Promise<RecordEnd | null>>();
  linesOf.set(pool, lines);
  const before = lines.get(record);
  const mine = before ? before.then(work) : work(null);
  const left = mine.then(
    ({ end }) => end,
    () => null,
  );
  lines.set(record, left);
  try {
    return (await mine).result;
  } finally {
    if (lines.get(record) === left) lines.delete(record);
  }
}
