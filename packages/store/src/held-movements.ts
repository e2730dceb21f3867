import { type Client, type Pool, snapshot } from './database.ts';
import type { District } from './district.ts';
import { horizonOf } from './horizon.ts';
import { leaveTime } from './leave-time.ts';

/** What movements say of one matter: those of some numbers, and then those that come after. */
export interface Said<S, Row> {
  put(row: Row): void;
  take(more: S): void;
}

/** How it is read from movements. */
export interface ReadingOf<S extends Said<S, Row>, Row> {
  nothing(): S;
  /** Those of numbers in (from, to], in portions: they are many, and never change. */
  portions(from: number, to: number): AsyncIterable<readonly Row[]>;
  /** All that somebody sees in his snapshot after a number. */
  after(client: Client, from: number): Promise<readonly Row[]>;
}

/** What is held and what came behind it, as seen at one moment. */
export interface HeldAt<S, T> {
  readonly upTo: S;
  readonly behind: S;
  /** Another one for whoever sees other movements. */
  readonly moment: string;
  /** What was asked beside, in the same snapshot. */
  readonly beside: T;
}

/** From how many movements behind the cursor on it is moved. */
const tooManyBehind = 1000;

/**
 * What movements say of a matter, held in memory up to a cursor. Memory is not the truth: movements up to the cursor (a
 * horizon) never change, and those behind it are read with every question, so an answer is exact at its moment.
 */
export class HeldMovements<S extends Said<S, Row>, Row> {
  readonly loading: Promise<void>;
  /** Whether all up to the cursor is there, so that nobody has to wait. */
  ready = false;
  private readonly pool: Pool;
  private readonly district: District;
  private readonly reading: ReadingOf<S, Row>;
  private readonly movedOn: (upTo: S, more: S) => void;
  private readonly upTo: S;
  private cursor = 0;
  private moving = false;
  /** Aborted once somebody asks; until then it may be read between other work. */
  private readonly asked = new AbortController();
  /** Given where it is read before anybody asks: when to give up. */
  private ahead: AbortSignal | null = null;

  /** @param movedOn told what is held now, and what the cursor went past */
  constructor(
    pool: Pool,
    district: District,
    reading: ReadingOf<S, Row>,
    movedOn: (upTo: S, more: S) => void = () => undefined,
  ) {
    this.pool = pool;
    this.district = district;
    this.reading = reading;
    this.movedOn = movedOn;
    this.upTo = reading.nothing();
    this.loading = this.load();
  }

  /** Waits until it is held, read between other work; given up when `ending` says so, unless somebody has asked for it. */
  async readAhead(ending: AbortSignal): Promise<void> {
    this.ahead = ending;
    await this.loading.catch((error: unknown) => {
      if (!ending.aborted) throw error;
    });
  }

  /**
   * An answer from what is held and what came behind it; at once, before the cursor can move on. Undefined: the ledger was
   * set back, and what is held is of another one.
   */
  async at<T, A>(
    ask: (client: Client) => Promise<T>,
    answer: (seen: HeldAt<S, T>) => A,
  ): Promise<A | undefined> {
    this.asked.abort();
    await this.loading;
    for (;;) {
      const { cursor } = this;
      const { tail, newest, behind, beside } = await this.readTail(cursor, ask);
      // A ledger that was set back draws the same numbers again.
      if (newest < cursor) return undefined;
      // What was read after the cursor would be counted twice once the cursor has moved past it.
      if (this.cursor !== cursor) continue;
      if (behind > tooManyBehind) void this.moveOn();
      // Numbers may become visible in another order than they were drawn: how many there are tells moments apart too.
      return answer({ upTo: this.upTo, behind: tail, moment: [cursor, newest, behind].join(' '), beside });
    }
  }

  /** What came after a number, all seen at one moment. */
  private readTail<T>(cursor: number, ask: (client: Client) => Promise<T>) {
    const tail = this.reading.nothing();
    return snapshot(this.pool, async (client) => {
      const { rows } = await client.query<{ newest: number; behind: number }>(
        `select (select coalesce(max(seq), 0) from movement where district = $1) as newest,
                (select count(*)::int from movement where district = $1 and seq > $2) as behind`,
        [this.district.id, cursor],
      );
      const found = rows[0] as { newest: number; behind: number };
      if (found.behind > 0) for (const row of await this.reading.after(client, cursor)) tail.put(row);
      return { tail, ...found, beside: await ask(client) };
    });
  }

  private async load(): Promise<void> {
    const { seq } = await horizonOf(this.pool, this.district.id);
    let from = performance.now();
    for await (const rows of this.reading.portions(0, seq)) {
      for (const row of rows) this.upTo.put(row);
      if (this.ahead) await this.leaveTime(this.ahead, performance.now() - from);
      from = performance.now();
    }
    this.cursor = seq;
    this.ready = true;
  }

  /** @throws where it is read ahead, and given up */
  private async leaveTime(ending: AbortSignal, taken: number): Promise<void> {
    const { signal: asked } = this.asked;
    if (!asked.aborted) await leaveTime(taken, AbortSignal.any([asked, ending]));
    if (!asked.aborted) ending.throwIfAborted();
  }

  /** Moves the cursor to a horizon, once everything up to it is held. */
  private async moveOn(): Promise<void> {
    if (this.moving) return;
    this.moving = true;
    try {
      const { seq } = await horizonOf(this.pool, this.district.id);
      const more = this.reading.nothing();
      for await (const rows of this.reading.portions(this.cursor, seq)) for (const row of rows) more.put(row);
      // At once, between two questions: none sees a movement twice, or not at all.
      this.upTo.take(more);
      this.cursor = seq;
      this.movedOn(this.upTo, more);
    } catch {
      // The next asker reads as far back as this one did.
    } finally {
      this.moving = false;
    }
  }
}
