import { reaches, reachKey, type Viewer } from '@taizhang/access';
import { type Condition, placeFieldOf, plain, Refusal, type Register } from '@taizhang/definition';
import { Big } from 'big.js';
import type { Pool } from '../database.ts';
import type { District } from '../district.ts';
import { SharedReading } from '../shared-reading.ts';
import { lookupRecords, mostLookedUp } from '../work/surroundings.ts';
import { Unfit } from './column.ts';
import { HeldTables, type ListLimits } from './held-tables.ts';
import {
  everyRowBySql,
  isLeft,
  type LocatedRecord,
  pageBySql,
  placesBySql,
  placesOfReferred,
  type Ranked,
  referredBySql,
  totalsBySql,
  type Wanted,
} from './list-sql.ts';
import {
  columnOffered,
  defaultOrder,
  demandOffered,
  type ListColumn,
  offeredColumns,
  ownColumns,
} from './offered.ts';
import { type StandingRow, type Table, type Value, valueIn } from './table.ts';

/** What of a register's records is wanted. */
export interface ListQuery {
  readonly condition?: Condition | null;
  /** The column that orders it and which way; absent: the records moved last come first. */
  readonly order?: { readonly by: string; readonly descending: boolean };
  readonly ranked?: Ranked | undefined;
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

/** Where the records of a list lie. */
export interface ListPlaces {
  /** How many records the list has. */
  readonly count: number;
  /** How many of them have a place. */
  readonly placed: number;
  /** Of these the first in the order of the list. */
  readonly points: readonly LocatedRecord[];
  /** The field by which the records lie at the place of what they refer to: the points are those; null: they lie themselves. */
  readonly by: string | null;
}

/** More points than these nobody tells apart on a map. */
const mostPoints = 2000;

/** An export reads portions of so many. */
const portion = 5000;

/**
 * Lists of records. Each register that is asked for is held in memory, a column an array, so that any condition, order and
 * sum is one pass over arrays. The table is not the truth: before every answer the movements that came since are looked at
 * and the records that they changed are read again, so that an answer is exact at its moment.
 */
export class RecordLists {
  private readonly pool: Pool;
  private readonly district: District;
  private readonly tables: HeldTables;
  /** While a great register is read into memory, many ask the same of SQL. */
  private readonly shared = new SharedReading();

  constructor(
    pool: Pool,
    district: District,
    limits: ListLimits = { bytes: 1024 ** 3, worthWaiting: 50_000 },
  ) {
    this.pool = pool;
    this.district = district;
    this.tables = new HeldTables(pool, district, limits);
  }

  /**
   * A page of a register's records within the viewer's reach, with the exact count and sums of the whole list.
   * @throws Refusal unknown-register, column-not-offered, condition-not-offered, missing-parameter
   */
  async list(viewer: Viewer, register: string, query: ListQuery): Promise<ListPage> {
    const wanted = this.wantedOf(viewer, 'read', register, query);
    const table = await this.tables.tableOf(wanted.register, wanted.order.by);
    if (table) {
      try {
        return fromTable(table, wanted, query);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
      }
    }
    return this.listBySql(wanted, query);
  }

  /**
   * Where the records of a list lie, as far as they have a place and within the viewer's reach; at most `mostPoints`.
   * @throws Refusal no-places, and as `list`
   */
  async places(
    viewer: Viewer,
    register: string,
    query: Omit<ListQuery, 'limit' | 'offset'>,
  ): Promise<ListPlaces> {
    const wanted = this.wantedOf(viewer, 'read', register, query);
    const { placedBy } = wanted.register;
    if (placedBy !== undefined) return this.placesOf(wanted, placedBy);
    if (placeFieldOf(wanted.register) === null) throw new Refusal('no-places', { register });
    return { by: null, ...(await placesBySql(this.pool, this.district, wanted, mostPoints)) };
  }

  /** The records gathered at the place of what they refer to by a field, those with most of them first. */
  private async placesOf(wanted: Wanted, by: string): Promise<ListPlaces> {
    const { count, referred } = await this.referredBy(wanted, by);
    const points = await placesOfReferred(this.pool, this.district, wanted, by, referred);
    const placed = points.reduce((sum, { gathers }) => sum + (gathers ?? 0), 0);
    return { by, count, placed, points: points.slice(0, mostPoints) };
  }

  /** How many records a list has, and how many of them refer to which record. */
  private async referredBy(
    wanted: Wanted,
    by: string,
  ): Promise<{ count: number; referred: ReadonlyMap<string, number> }> {
    const table = await this.tables.tableOf(wanted.register, wanted.order.by);
    if (!table) return referredBySql(this.pool, this.district, wanted, by);
    const { ranked } = wanted;
    const whole = table.select(wanted.viewer, wanted.action, wanted.condition);
    const { rows } = ranked?.only ? table.narrowed(whole, (id) => isLeft(ranked, id)) : whole;
    const referred = new Map<string, number>();
    for (const row of rows) {
      const value = table.valueOf(row, by);
      if (value !== null) referred.set(String(value), (referred.get(String(value)) ?? 0) + 1);
    }
    return { count: rows.length, referred };
  }

  /**
   * A few records of a register that fit a text by id or title, for whoever wants to refer to one: as `lookupRecords`, which
   * looks through the register where it is not held in memory.
   */
  async lookup(
    viewer: Viewer,
    register: Register,
    text: string,
    stages: readonly string[] | null = null,
    where: Condition | null = null,
  ): Promise<{ id: string; title: string }[]> {
    const part = text.trim();
    const table = offeredColumns(register).has(register.titleField)
      ? await this.tables.tableAtHand(register)
      : null;
    // In a condition “$” begins a parameter: such a text is looked up by SQL, which takes it as it is.
    if (table && !part.startsWith('$') && reaches(viewer, 'read', register.id)) {
      const fits: Condition = {
        combinator: 'or',
        rules: [
          { field: ownColumns.id, operator: 'beginsWith', value: part },
          { field: register.titleField, operator: 'contains', value: part },
          // Without a title it goes by its id.
          {
            combinator: 'and',
            rules: [
              { field: register.titleField, operator: 'null', value: null },
              { field: ownColumns.id, operator: 'contains', value: part },
            ],
          },
        ],
      };
      const stands = stages && { field: 'stage', operator: 'in' as const, value: [...stages] };
      const rules = [...(stands ? [stands] : []), ...(where ? [where] : []), ...(part === '' ? [] : [fits])];
      try {
        const { rows } = table.select(viewer, 'read', { combinator: 'and', rules });
        return [...rows.subarray(0, mostLookedUp)].map((row) => {
          const id = table.idOf(row);
          return { id, title: String(table.valueOf(row, register.titleField) ?? id) };
        });
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
      }
    }
    return lookupRecords(this.pool, this.district, viewer, register, part, stages, where);
  }

  /** A page of a list, read from the table of records; what the quicker way is measured by. */
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
      const wanted: Wanted = {
        viewer,
        action: 'read',
        register,
        condition: null,
        order: defaultOrder,
        ranked: null,
      };
      const table = await this.tables.tableAtHand(register);
      const count = table
        ? table.select(viewer, 'read', null).rows.length
        : (await this.totalsBySql(wanted)).count;
      found.push({ register: id, count });
    }
    return found;
  }

  /** Reads a register into memory and sorts it by every column, so that no first asker has to wait. */
  warm(register: string): Promise<{ rows: number; bytes: number }> {
    return this.tables.warm(this.registerOf(register));
  }

  /** Reads registers into memory before anybody asks for them, as many as fit, between other work. */
  warmAhead(signal: AbortSignal): Promise<void> {
    return this.tables.warmAhead(this.district.catalogue.registers, signal);
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
    { condition = null, order = defaultOrder, ranked = undefined }: Omit<ListQuery, 'limit' | 'offset'>,
  ): Wanted {
    const register = this.registerOf(id);
    if (condition) demandOffered(register, condition);
    columnOffered(register, order.by);
    return { viewer, action, register, condition, order, ranked: ranked ?? null };
  }

  private async listBySql(wanted: Wanted, page: Pick<ListQuery, 'limit' | 'offset'>): Promise<ListPage> {
    const [rows, totals] = await Promise.all([
      this.share(wanted, [wanted.order, page.limit, page.offset], () =>
        pageBySql(this.pool, this.district, wanted, page),
      ),
      this.totalsBySql(wanted),
    ]);
    return { records: rows.map((row) => listedOf(wanted.register, row)), ...totals };
  }

  private totalsBySql(wanted: Wanted): Promise<Pick<ListPage, 'count' | 'sums'>> {
    return this.share(wanted, 'totals', () => totalsBySql(this.pool, this.district, wanted));
  }

  /** Lets all who ask the same share a reading. Ranks are of one asker; what they are is not told by a key. */
  private share<T>(
    { viewer, action, register, condition, ranked }: Wanted,
    what: unknown,
    read: () => Promise<T>,
  ): Promise<T> {
    if (ranked) return read();
    const key = [reachKey(viewer), action, register.id, condition, what];
    return this.shared.share(JSON.stringify(key), read);
  }
}

function fromTable(
  table: Table,
  wanted: Wanted,
  { limit, offset }: Pick<ListQuery, 'limit' | 'offset'>,
): ListPage {
  const { viewer, action, condition, order, register, ranked } = wanted;
  const whole = table.select(viewer, action, condition);
  const selection = ranked?.only ? table.narrowed(whole, (id) => isLeft(ranked, id)) : whole;
  const columns = [...offeredColumns(register).values()];
  const rows = ranked?.first
    ? byRank(
        table,
        table.page(selection, order.by, order.descending, 0, selection.rows.length),
        ranked,
      ).slice(offset, offset + limit)
    : table.page(selection, order.by, order.descending, offset, limit);
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

/** Rows in an order, by their ranks first. */
function byRank(table: Table, rows: readonly number[], { ranks }: Ranked): number[] {
  const groups = Map.groupBy(rows, (row) => ranks.get(table.idOf(row)) ?? Number.POSITIVE_INFINITY);
  return [...groups.keys()].toSorted((a, b) => a - b).flatMap((rank) => groups.get(rank) ?? []);
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
