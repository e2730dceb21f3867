import type { Pool } from './database.ts';
import type { District } from './district.ts';
import { postAtEnds, type SingleEntry } from './post-at-end.ts';
import { type RememberedEnds, rememberedEnds } from './record-ends.ts';
import type { PostResponse } from './request.ts';

/** So many requests share a transaction at most, and so many transactions are under way at once. */
const mostTogether = 100;
const mostUnderWay = 2;

interface Waiting {
  readonly entry: SingleEntry;
  readonly answer: (response: PostResponse | null) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Requests that wait at the same moment share a transaction: its round trips, its locks and its flush to the disk. A
 * request that comes alone does not wait for company. Those about one record go in the order in which they came, each
 * planned on what the one before leaves; while they are under way, later ones about that record wait.
 */
class Counter {
  private readonly pool: Pool;
  private readonly district: string;
  private readonly remembered: RememberedEnds;
  private waiting: Waiting[] = [];
  private readonly busy = new Set<string>();
  private underWay = 0;
  private called = false;

  constructor(pool: Pool, district: string) {
    this.pool = pool;
    this.district = district;
    this.remembered = rememberedEnds(pool, district);
  }

  post(entry: SingleEntry): Promise<PostResponse | null> {
    return new Promise((answer, fail) => {
      this.waiting.push({ entry, answer, fail });
      if (this.called) return;
      this.called = true;
      // What arrives in the same turn of the event loop goes together.
      setImmediate(() => {
        this.called = false;
        this.serve();
      });
    });
  }

  private serve(): void {
    while (this.underWay < mostUnderWay) {
      const together = this.take();
      if (together.length === 0) return;
      this.underWay++;
      void this.carry(together).finally(() => {
        this.underWay--;
        this.serve();
      });
    }
  }

  /** Those who wait and whose records nobody is busy with. */
  private take(): Waiting[] {
    const together: Waiting[] = [];
    const rest: Waiting[] = [];
    const keys = new Set<string>();
    for (const one of this.waiting) {
      const { name, key } = one.entry;
      // The same key again, or one too many: next time.
      if (this.busy.has(name) || keys.has(key) || together.length === mostTogether) rest.push(one);
      else together.push(one);
      keys.add(key);
    }
    for (const { entry } of together) this.busy.add(entry.name);
    this.waiting = rest;
    return together;
  }

  private async carry(together: readonly Waiting[]): Promise<void> {
    try {
      const responses = await postAtEnds(
        this.pool,
        this.district,
        this.remembered,
        together.map(({ entry }) => entry),
      );
      together.forEach(({ answer }, i) => {
        answer(responses[i] ?? null);
      });
    } catch (error) {
      for (const { fail } of together) fail(error);
    }
    for (const { entry } of together) this.busy.delete(entry.name);
  }
}

const counters = new WeakMap<Pool, Map<string, Counter>>();

/** @returns null when nothing was written and the request must go the long way */
export function postTogether(
  pool: Pool,
  district: District,
  entry: SingleEntry,
): Promise<PostResponse | null> {
  const ofPool = counters.get(pool) ?? new Map<string, Counter>();
  counters.set(pool, ofPool);
  const counter = ofPool.get(district.id) ?? new Counter(pool, district.id);
  ofPool.set(district.id, counter);
  return counter.post(entry);
}
