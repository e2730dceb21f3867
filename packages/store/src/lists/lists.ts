import { reaches, type Viewer } from '@taizhang/access';
import { type Condition, plain, Refusal, type Register } from '@taizhang/definition';
import { Big } from 'big.js';
import type { Pool, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { horizonOf } from '../horizon.ts';
import { Unfit } from './column.ts';
import { everyRowBySql, pageBySql, standingColumns, totalsBySql, type Wanted } from './list-sql.ts';
import { columnOffered, demandOffered, type ListColumn, offeredColumns, ownColumns } from './offered.ts';
import { type StandingRow, Table, type Value, valueIn } from './table.ts';

/** What of a register's records is wanted. */
export interface ListQuery {
  readonly condition?: Condition | null;
  /** The column that orders it and which way; absent: the records moved last come first. */
  readonly order?: { readonly by: string; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
}

export interface ListedRecord {
  readonly id: string;
  /** By column, as the list compares it: numbers in their base unit. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface ListPage {
  readonly records: readonly ListedRecord[];
  readonly count: number;
  /** By measure: the exact sum over all records of the list, not of the page alone. */
  readonly sums: Readonly<Record<string, string>>;
}

export const defaultOrder = { by: ownColumns.lastOccurredOn, descending: true } as const;

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
  loading: Promise<void>;
  usedAt: number;
  /** Why it cannot be held in memory; then SQL answers. */
  unfit: boolean;
  catchingUp: boolean;
}

/** Records are read in portions of so many. */
const portion = 5000;
/** From how many movements behind the cursor on it is moved. */
const tooManyBehind = 500;

/**
 * Lists of records. Each register that is asked for is held in memory, a column an array, so that any condition, order and
 * sum is one pass over arrays. The table is not the truth: before every answer the movements that came since are looked at
 * and the records that they changed are read again, so that an answer is exact at its moment.
 */
export class RecordLists {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly limits: ListLimits;
  private readonly held = new Map<string, Held>();

  constructor(
    pool: Pool,
    district: District,
    limits: ListLimits = { bytes: 1024 ** 3, worthWaiting: 50_000 },
  ) {
    this.pool = pool;
    this.district = district;
    this.limits = limits;
  }

  /**
   * A page of a register's records within the viewer's reach, with the exact count and sums of the whole list.
   * @throws Refusal unknown-register, column-not-offered, condition-not-offered, missing-parameter
   */
  async list(viewer: Viewer, register: string, query: ListQuery): Promise<ListPage> {
    const wanted = this.wantedOf(viewer, 'read', register, query);
    const table = await this.tableOf(wanted);
    if (table) {
      try {
        return fromTable(table, wanted, query);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
      }
    }
    return this.listBySql(wanted, query);
  }

  /** The same, read from the table of records; what the quicker way is measured by. */
  listPlainly(viewer: Viewer, register: string, query: ListQuery): Promise<ListPage> {
    return this.listBySql(this.wantedOf(viewer, 'read', register, query), query);
  }

  /** Every record of a list as it stands at one moment, in portions, for export. @throws as `list` */
  async *everyRecord(
    viewer: Viewer,
    register: string,
    query: Omit<ListQuery, 'limit' | 'offset'>,
  ): AsyncGenerator<readonly ListedRecord[]> {
    const wanted = this.wantedOf(viewer, 'export', register, query);
    for await (const rows of everyRowBySql(this.pool, this.district, wanted, portion))
      yield rows.map((row) => listedOf(wanted.register, row));
  }

  /** How many records of each register a viewer may read; registers of which nothing is reached are left out. */
  async counts(viewer: Viewer): Promise<{ register: string; count: number }[]> {
    const found: { register: string; count: number }[] = [];
    for (const [id, register] of this.district.catalogue.registers) {
      if (!reaches(viewer, 'read', id)) continue;
      const wanted: Wanted = { viewer, action: 'read', register, condition: null, order: defaultOrder };
      const table = await this.tableOf(wanted, false);
      const count = table
        ? table.select(viewer, 'read', null).rows.length
        : (await totalsBySql(this.pool, this.district, wanted)).count;
      found.push({ register: id, count });
    }
    return found;
  }

  /** Reads a register into memory and sorts it by every column, so that no first asker has to wait. */
  async warm(register: string): Promise<{ rows: number; bytes: number }> {
    const held = this.hold(this.registerOf(register));
    await held.loading;
    for (const column of offeredColumns(held.table.register).keys()) await held.table.prepareOrder(column);
    return { rows: held.table.rows, bytes: held.table.bytes };
  }

  private registerOf(id: string): Register {
    const register = this.district.catalogue.registers.get(id);
    if (!register) throw new Refusal('unknown-register', { register: id });
    return register;
  }

  private wantedOf(
    viewer: Viewer,
    action: Wanted['action'],
    id: string,
    { condition = null, order = defaultOrder }: Omit<ListQuery, 'limit' | 'offset'>,
  ): Wanted {
    const register = this.registerOf(id);
    if (condition) demandOffered(register, condition);
    columnOffered(register, order.by);
    return { viewer, action, register, condition, order };
  }

  private async listBySql(wanted: Wanted, page: Pick<ListQuery, 'limit' | 'offset'>): Promise<ListPage> {
    const [rows, totals] = await Promise.all([
      pageBySql(this.pool, this.district, wanted, page),
      totalsBySql(this.pool, this.district, wanted),
    ]);
    return { records: rows.map((row) => listedOf(wanted.register, row)), ...totals };
  }

  /** The register's table, brought up to this moment; null while it cannot answer. */
  private async tableOf({ register, order }: Wanted, ordered = true): Promise<Table | null> {
    const held = this.hold(register);
    held.usedAt = performance.now();
    const waits = held.table.rows <= this.limits.worthWaiting;
    if (!held.ready) {
      // How many records there will be is known only when they are there; a short wait tells.
      await Promise.race([held.loading, pause(waits ? patienceMs : 0)]);
      if (!held.ready) return null;
    }
    if (held.unfit) return null;
    if (ordered && !held.table.isOrdered(order.by)) {
      const sorted = held.table.prepareOrder(order.by);
      if (held.table.rows > this.limits.worthWaiting) return null;
      await sorted;
    }
    await this.catchUp(held);
    return held.unfit ? null : held.table;
  }

  private hold(register: Register): Held {
    const known = this.held.get(register.id);
    if (known) return known;
    const held: Held = {
      table: new Table(register),
      cursor: 0,
      ready: false,
      loading: Promise.resolve(),
      usedAt: performance.now(),
      unfit: false,
      catchingUp: false,
    };
    held.loading = this.load(held).catch(() => {
      // The database went away, or was not there yet: the next asker tries again.
      if (this.held.get(register.id) === held) this.held.delete(register.id);
    });
    this.held.set(register.id, held);
    return held;
  }

  private async load(held: Held): Promise<void> {
    const { register } = held.table;
    // Whatever is written from here on is found again behind the cursor.
    held.cursor = (await horizonOf(this.pool, this.district.id)).seq;
    for (let after: string | null = null; ; ) {
      const rows: StandingRow[] = await readPortion(this.pool, this.district.id, register.id, after);
      if (!this.take(held, rows) || !this.makeRoom(held) || rows.length < portion) break;
      after = (rows.at(-1) as StandingRow).id;
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

  /** Lets go what was not asked for the longest, until all fits. @returns false when this one alone does not */
  private makeRoom(held: Held): boolean {
    const sum = () => [...this.held.values()].reduce((bytes, { table }) => bytes + table.bytes, 0);
    while (sum() > this.limits.bytes) {
      const others = [...this.held.values()].filter((other) => other !== held && other.ready);
      const oldest = others.toSorted((a, b) => a.usedAt - b.usedAt)[0];
      if (oldest) this.held.delete(oldest.table.register.id);
      else {
        held.unfit = true;
        held.table = new Table(held.table.register);
        return false;
      }
    }
    return true;
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

/** How long one waits for a register that is being read, before SQL is asked instead. */
const patienceMs = 1500;
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

function fromTable(
  table: Table,
  wanted: Wanted,
  { limit, offset }: Pick<ListQuery, 'limit' | 'offset'>,
): ListPage {
  const { viewer, action, condition, order, register } = wanted;
  const selection = table.select(viewer, action, condition);
  const columns = [...offeredColumns(register).values()];
  const rows = table.page(selection, order.by, order.descending, offset, limit);
  return {
    records: rows.map((row) => ({
      id: table.idOf(row),
      values: Object.fromEntries(columns.map(({ id }) => [id, table.valueOf(row, id)])),
    })),
    count: selection.rows.length,
    sums: Object.fromEntries(
      columns.filter(({ measure }) => measure).map(({ id }) => [id, table.sum(id, selection)]),
    ),
  };
}

const listedOf = (register: Register, row: StandingRow): ListedRecord => ({
  id: row.id,
  values: Object.fromEntries(
    [...offeredColumns(register).values()].map((column) => [
      column.id,
      written(valueIn(row, column), column),
    ]),
  ),
});

/** A number in its plain form, without the zeros that sums leave behind. */
const written = (value: Value, { comparison }: ListColumn): Value =>
  value !== null && comparison === 'number' ? plain(new Big(String(value))) : value;

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
