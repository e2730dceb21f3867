import type { Register } from '@taizhang/definition';
import type { Pool, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { horizonOf } from '../horizon.ts';
import { leaveTime } from '../leave-time.ts';
import { Unfit } from './column.ts';
import { standingColumns } from './list-sql.ts';
import { defaultOrder, offeredColumns } from './offered.ts';
import { type StandingRow, Table } from './table.ts';

export interface ListLimits {
  /** All tables together; a register that does not fit is read by SQL. */
  readonly bytes: number;
  /** While a table of at most so many records is read or sorted, one waits for it; for a greater one SQL answers. */
  readonly worthWaiting: number;
}

interface Held {
  table: Table;
  /** Every movement up to this number is in the table. */
  cursor: number;
  ready: boolean;
  /** Whether it has more records than are worth waiting for; known before the first of them is read. */
  great: Promise<boolean>;
  loading: Promise<void>;
  usedAt: number;
  /** Why it cannot be held in memory; then SQL answers. */
  unfit: boolean;
  catchingUp: boolean;
  /**
   * Aborted once somebody asks for it. Until then it is read between other work, and given up rather than push another
   * out.
   */
  readonly ahead: AbortController;
}

/** Records are read in portions of so many; while they are put into columns, nobody else is answered. */
const portion = 2000;
/** From how many movements behind the cursor on it is moved. */
const tooManyBehind = 500;

/**
 * Registers held in memory, a column an array. No table is the truth: before every answer the movements that came since
 * are looked at and the records that they changed are read again.
 */
export class HeldTables {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly limits: ListLimits;
  private readonly held = new Map<string, Held>();

  constructor(pool: Pool, district: District, limits: ListLimits) {
    this.pool = pool;
    this.district = district;
    this.limits = limits;
  }

  /**
   * A register's table, brought up to this moment and ordered by a column. One waits for the reading and sorting of this
   * register alone, whoever began them; null where SQL answers meanwhile, or for good.
   */
  async tableOf(register: Register, orderedBy: string): Promise<Table | null> {
    const held = this.asked(register);
    if (!held.ready) {
      if (await held.great) return null;
      await held.loading;
      if (!held.ready) return null;
    }
    if (held.unfit) return null;
    if (!held.table.isOrdered(orderedBy)) {
      const sorted = held.table.prepareOrder(orderedBy);
      if (held.table.rows > this.limits.worthWaiting) return null;
      await sorted;
    }
    return this.upToNow(held);
  }

  /** A register's table, brought up to this moment, if it is in memory already. */
  async tableAtHand(register: Register): Promise<Table | null> {
    const held = this.held.get(register.id);
    return held?.ready && !held.unfit ? this.upToNow(held) : null;
  }

  /** Reads a register into memory and sorts it by every column. */
  async warm(register: Register): Promise<{ rows: number; bytes: number }> {
    const held = this.asked(register);
    await held.loading;
    for (const column of offeredColumns(held.table.register).keys()) await held.table.prepareOrder(column);
    return { rows: held.table.rows, bytes: held.table.bytes };
  }

  /**
   * Reads registers before anybody asks for them, one after another, the smallest first, as many as fit. It works where
   * others leave time, and leaves alone what somebody asked for meanwhile.
   */
  async warmAhead(registers: ReadonlyMap<string, Register>, signal: AbortSignal): Promise<void> {
    // Whoever waits for the first page comes first.
    await leaveTime(beforeReadingAheadMs, signal);
    for (const { id, records } of await this.sizes()) {
      if (signal.aborted) return;
      const register = registers.get(id);
      if (!register || this.held.has(id)) continue;
      if (this.bytes() + records * likelyBytes > this.limits.bytes) return;
      const held = this.hold(register, signal);
      await held.loading;
      if (signal.aborted) return;
      if (held.ready && !held.unfit) await this.sortAhead(held, signal);
    }
  }

  /** A great register is sorted by every column, because nobody waits for it; a small one as it is first looked at. */
  private async sortAhead({ table }: Held, signal: AbortSignal): Promise<void> {
    const great = table.rows > this.limits.worthWaiting;
    for (const column of [defaultOrder.by, ...(great ? offeredColumns(table.register).keys() : [])]) {
      if (signal.aborted || this.bytes() + 4 * table.rows > this.limits.bytes) return;
      const from = performance.now();
      await table.prepareOrder(column);
      await leaveTime(performance.now() - from, signal);
    }
  }

  /** How many records each register has, the fewest first. */
  private async sizes(): Promise<{ id: string; records: number }[]> {
    const { rows } = await this.pool.query<{ id: string; records: number }>(
      'select register as id, count(*)::int as records from record where district = $1 group by 1 order by 2, 1',
      [this.district.id],
    );
    return rows;
  }

  private asked(register: Register): Held {
    const held = this.hold(register);
    held.ahead.abort();
    held.usedAt = performance.now();
    return held;
  }

  private hold(register: Register, ending?: AbortSignal): Held {
    const known = this.held.get(register.id);
    if (known) return known;
    const great = this.isGreat(register);
    const held: Held = {
      table: new Table(register),
      cursor: 0,
      ready: false,
      great,
      loading: Promise.resolve(),
      usedAt: performance.now(),
      unfit: false,
      catchingUp: false,
      ahead: new AbortController(),
    };
    this.held.set(register.id, held);
    held.loading = this.load(held, ending).catch(() => {
      // The database went away, or was not there yet: the next asker tries again.
    });
    void held.loading.then(() => {
      if (!held.ready && this.held.get(register.id) === held) this.held.delete(register.id);
    });
    return held;
  }

  /** Looks no further than the limit. Where it cannot be found out, SQL is asked, and says why. */
  private async isGreat({ id }: Register): Promise<boolean> {
    const most = this.limits.worthWaiting;
    return this.pool
      .query<{ records: number }>(
        `select count(*)::int as records
           from (select from record where district = $1 and register = $2 limit $3) r`,
        [this.district.id, id, most + 1],
      )
      .then(
        ({ rows }) => (rows[0]?.records ?? 0) > most,
        () => true,
      );
  }

  /** Reads all records. What is not ready afterwards was given up. */
  private async load(held: Held, ending?: AbortSignal): Promise<void> {
    const { register } = held.table;
    const { signal: asked } = held.ahead;
    const hurry = ending ? AbortSignal.any([asked, ending]) : asked;
    // Whatever is written from here on is found again behind the cursor.
    held.cursor = (await horizonOf(this.pool, this.district.id)).seq;
    for (let after: string | null = null; ; ) {
      const rows: StandingRow[] = await readPortion(this.pool, this.district.id, register.id, after);
      const from = performance.now();
      if (!this.take(held, rows)) break;
      if (!this.makeRoom(held)) {
        if (!asked.aborted) return;
        held.unfit = true;
        held.table = new Table(register);
        break;
      }
      if (rows.length < portion) break;
      after = (rows.at(-1) as StandingRow).id;
      await leaveTime(performance.now() - from, hurry);
      if (ending?.aborted && !asked.aborted) return;
    }
    held.ready = true;
  }

  /** @returns whether the records could be taken */
  private take(held: Held, rows: readonly StandingRow[]): boolean {
    try {
      for (const row of rows) held.table.put(row);
      return true;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      held.unfit = true;
      return false;
    }
  }

  private bytes(): number {
    return [...this.held.values()].reduce((bytes, { table }) => bytes + table.bytes, 0);
  }

  /**
   * Lets go what was not asked for the longest, until all fits; for what is read ahead, nothing is let go.
   * @returns whether it fits
   */
  private makeRoom(held: Held): boolean {
    while (this.bytes() > this.limits.bytes) {
      if (!held.ahead.signal.aborted) return false;
      const others = [...this.held.values()].filter((other) => other !== held && other.ready);
      const oldest = others.toSorted((a, b) => a.usedAt - b.usedAt)[0];
      if (!oldest) return false;
      this.held.delete(oldest.table.register.id);
    }
    return true;
  }

  private async upToNow(held: Held): Promise<Table | null> {
    await this.catchUp(held);
    return held.unfit ? null : held.table;
  }

  /** Reads the records again that movements behind the cursor have changed. */
  private async catchUp(held: Held): Promise<void> {
    const { table } = held;
    const { rows } = await this.pool.query<{ record: string; seq: number }>(
      `select record, max(seq) as seq from movement where district = $1 and seq > $2 and register = $3 group by 1`,
      [this.district.id, held.cursor, table.register.id],
    );
    const changed = rows.filter(({ record, seq }) => table.seqOf(record) < seq).map(({ record }) => record);
    if (changed.length > 0)
      this.take(held, await readSome(this.pool, this.district.id, table.register.id, changed));
    if (rows.length > tooManyBehind && !held.catchingUp) void this.moveCursor(held);
  }

  /** Moves the cursor to a horizon, once everything behind it is in the table. */
  private async moveCursor(held: Held): Promise<void> {
    held.catchingUp = true;
    try {
      const { seq } = await horizonOf(this.pool, this.district.id);
      await this.catchUp(held);
      held.cursor = seq;
    } catch {
      // The next asker reads as far back as this one did.
    } finally {
      held.catchingUp = false;
    }
  }
}

/** A record in memory takes about so many bytes; what it really takes is counted while it is read. */
const likelyBytes = 400;

const beforeReadingAheadMs = 100;

async function readPortion(
  db: Queryable,
  district: string,
  register: string,
  after: string | null,
): Promise<StandingRow[]> {
  const { rows } = await db.query<StandingRow>(
    `select ${standingColumns} from record r
      where r.district = $1 and r.register = $2 and ($3::text is null or r.id > $3) order by r.id limit $4`,
    [district, register, after, portion],
  );
  return rows;
}

async function readSome(
  db: Queryable,
  district: string,
  register: string,
  ids: readonly string[],
): Promise<StandingRow[]> {
  const { rows } = await db.query<StandingRow>(
    `select ${standingColumns} from record r where r.district = $1 and r.register = $2 and r.id = any($3::text[])`,
    [district, register, ids],
  );
  return rows;
}
