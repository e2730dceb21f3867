/** Rows to sort before others get their turn; some milliseconds' work. */
export const slice = 16_384;

export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Compare = (a: number, b: number) => number;

/**
 * The rows of a list in one order. It is sorted once, in slices, so that the server goes on answering meanwhile. Rows that
 * change afterwards are taken out and put where they now belong, in one pass over the others.
 */
export class Order {
  private rows: Int32Array;
  private readonly moved = new Set<number>();
  private readonly compare: Compare;

  /** @param rows in order by the values that they had before the first change that is told */
  constructor(rows: Int32Array, compare: Compare) {
    this.rows = rows;
    this.compare = compare;
  }

  /** Says that a row is new or has other values than before. */
  touch(row: number): void {
    this.moved.add(row);
  }

  /** The rows in order. */
  settled(): Int32Array {
    if (this.moved.size > 0) this.settle();
    return this.rows;
  }

  private settle(): void {
    const moved = [...this.moved].sort(this.compare);
    const isMoved = new Uint8Array(moved.reduce((most, row) => Math.max(most, row + 1), this.rows.length));
    for (const row of moved) isMoved[row] = 1;
    const kept = this.rows.filter((row) => isMoved[row] === 0);
    this.rows = merged(kept, moved, this.compare);
    this.moved.clear();
  }
}

/** Few in order put among many in order. */
export function merged(many: Int32Array, few: readonly number[], compare: Compare): Int32Array {
  const all = new Int32Array(many.length + few.length);
  let [from, to] = [0, 0];
  for (const one of few) {
    const place = placeOf(one, many, from, compare);
    all.set(many.subarray(from, place), to);
    to += place - from;
    all[to++] = one;
    from = place;
  }
  all.set(many.subarray(from), to);
  return all;
}

/** Where one belongs among others in order. */
function placeOf(one: number, others: Int32Array, from: number, compare: Compare): number {
  let [low, high] = [from, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(others[middle] as number, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts in slices, with a pause after each. */
export async function sortSlowly(given: Int32Array, compare: Compare): Promise<Int32Array> {
  const count = given.length;
  let rows = given.slice();
  if (await isSorted(rows, compare)) return rows;
  for (let at = 0; at < count; at += slice) {
    rows.subarray(at, at + slice).sort(compare);
    await pause();
  }
  let other = new Int32Array(count);
  for (let width = slice; width < count; width *= 2) {
    for (let at = 0; at < count; at += 2 * width)
      await merge(rows, other, at, Math.min(at + width, count), Math.min(at + 2 * width, count), compare);
    [rows, other] = [other, rows];
  }
  return rows;
}

async function isSorted(rows: Int32Array, compare: Compare): Promise<boolean> {
  for (let i = 1; i < rows.length; i++) {
    if (compare(rows[i - 1] as number, rows[i] as number) > 0) return false;
    if (i % slice === 0) await pause();
  }
  return true;
}

async function merge(
  from: Int32Array,
  into: Int32Array,
  start: number,
  middle: number,
  end: number,
  compare: Compare,
): Promise<void> {
  let [left, right] = [start, middle];
  for (let at = start; at < end; at++) {
    const takesLeft =
      left < middle && (right >= end || compare(from[left] as number, from[right] as number) <= 0);
    into[at] = from[takesLeft ? left++ : right++] as number;
    if (at % slice === 0) await pause();
  }
}
