import type { Viewer } from '@taizhang/access';
import type { Condition, Register } from '@taizhang/definition';
import { conditionSql } from '../condition-sql.ts';
import { Binder, type Pool, portions, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { recordField } from '../record-field.ts';
import { scopeSql } from '../scope-sql.ts';
import { columnOffered, type ListColumn, offeredColumns } from './offered.ts';
import type { StandingRow } from './table.ts';

/** What is asked of a list, checked. */
export interface Wanted {
  readonly viewer: Viewer;
  readonly action: 'read' | 'export';
  readonly register: Register;
  readonly condition: Condition | null;
  readonly order: { readonly by: string; readonly descending: boolean };
  readonly ranked: Ranked | null;
}

/** What is known of records beside their columns, as a rank: the lower, the earlier. Those without one come last. */
export interface Ranked {
  readonly ranks: ReadonlyMap<string, number>;
  /** Only the records with one of these; null: all. */
  readonly only: readonly number[] | null;
  /** Whether the list is ordered by it before its order. */
  readonly first: boolean;
}

/** Whether a record is left in a list that is cut by ranks. */
export const isLeft = ({ ranks, only }: Ranked, id: string): boolean =>
  only === null || only.includes(ranks.get(id) ?? Number.NaN);

export const standingColumns = `r.id, r.stage, r.unit, r.street, r.opened_on, r.last_occurred_on, r.opened_by,
  r.last_seq, r.attributes, r.holdings`;

/** The records that a list is about, as SQL over `record r`. */
function fromSql(district: District, wanted: Wanted, binder: Binder): string {
  const { viewer, action, register, condition, ranked } = wanted;
  const columns = { register, expression: (field: string) => recordField(register, field, 'r') };
  const scope = scopeSql(viewer, action, register, 'r', binder);
  const cut = condition ? ` and ${conditionSql(condition, columns, binder, {})}` : '';
  const left = ranked?.only
    ? ` and r.id = any(${binder.bind(
        [...ranked.ranks.keys()].filter((id) => isLeft(ranked, id)),
        'text[]',
      )})`
    : '';
  return `from record r where r.district = ${binder.bind(district.id, 'text')}
      and r.register = ${binder.bind(register.id, 'text')} and r.stage is not null and ${scope}${cut}${left}`;
}

/** By the column, the unknown last both ways, and of equals by the id. Text by code point, what is declared as declared. */
function orderSql({ order, register, ranked }: Wanted, binder: Binder): string {
  const column = columnOffered(register, order.by);
  const way = order.descending ? 'desc' : 'asc';
  const before = ranked?.first
    ? `(${binder.bind(JSON.stringify(Object.fromEntries(ranked.ranks)), 'jsonb')}->r.id)::int nulls last, `
    : '';
  return `order by ${before}${rankSql(column, binder)} ${way} nulls last, r.id collate "C" ${way}`;
}

function rankSql(column: ListColumn, binder: Binder): string {
  const sql = column.sql('r');
  if (column.declared) return `array_position(${binder.bind([...column.declared], 'text[]')}, ${sql})`;
  return column.comparison === 'text' ? `${sql} collate "C"` : sql;
}

/** A page of a list, read from the table of records itself. */
export async function pageBySql(
  db: Queryable,
  district: District,
  wanted: Wanted,
  page: { readonly limit: number; readonly offset: number },
): Promise<StandingRow[]> {
  const binder = new Binder();
  const from = fromSql(district, wanted, binder);
  const { rows } = await db.query<StandingRow>(
    `select ${standingColumns} ${from} ${orderSql(wanted, binder)}
      limit ${binder.bind(page.limit, 'bigint')} offset ${binder.bind(page.offset, 'bigint')}`,
    binder.values,
  );
  return rows;
}

/** A record of a list, where it lies. */
export interface LocatedRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly longitude: number;
  readonly latitude: number;
  /** How many records of the list lie there, of one that they refer to. */
  readonly gathers?: number;
}

/** The records of a list that have a place, in its order, at most so many; with how many there are of them and in all. */
export async function placesBySql(
  db: Queryable,
  district: District,
  wanted: Wanted,
  most: number,
): Promise<{ count: number; placed: number; points: LocatedRecord[] }> {
  const binder = new Binder();
  const { rows: counts } = await db.query<{ count: number; placed: number }>(
    `select count(*)::int as count, count(r.place)::int as placed ${fromSql(district, wanted, binder)}`,
    binder.values,
  );
  const reading = new Binder();
  const { rows: points } = await db.query<LocatedRecord>(
    `select r.id, r.title, r.stage, r.place[0] as longitude, r.place[1] as latitude
      ${fromSql(district, wanted, reading)} and r.place is not null ${orderSql(wanted, reading)}
      limit ${reading.bind(most, 'bigint')}`,
    reading.values,
  );
  return { ...(counts[0] as { count: number; placed: number }), points };
}

/** How many records a list has, and how many of them refer to which record by a field. */
export async function referredBySql(
  db: Queryable,
  district: District,
  wanted: Wanted,
  by: string,
): Promise<{ count: number; referred: ReadonlyMap<string, number> }> {
  const binder = new Binder();
  const { rows } = await db.query<{ referred: string | null; count: number }>(
    `select ${columnOffered(wanted.register, by).sql('r')} as referred, count(*)::int as count
       ${fromSql(district, wanted, binder)} group by 1`,
    binder.values,
  );
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    referred: new Map(rows.flatMap(({ referred, count }) => (referred === null ? [] : [[referred, count]]))),
  };
}

/** Of records that are referred to by a field, those that have a place and that the viewer reads; most referred to first. */
export async function placesOfReferred(
  db: Queryable,
  district: District,
  { viewer, register }: Wanted,
  by: string,
  referred: ReadonlyMap<string, number>,
): Promise<LocatedRecord[]> {
  const field = register.fields[by];
  const other = field?.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
  if (!other || referred.size === 0) return [];
  const binder = new Binder();
  const { rows } = await db.query<LocatedRecord>(
    `select r.id, r.title, r.stage, r.place[0] as longitude, r.place[1] as latitude from record r
      where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(other.id, 'text')}
        and r.id = any(${binder.bind([...referred.keys()], 'text[]')}) and r.place is not null and r.stage is not null
        and ${scopeSql(viewer, 'read', other, 'r', binder)}`,
    binder.values,
  );
  return rows
    .map((row) => ({ ...row, gathers: referred.get(row.id) ?? 0 }))
    .sort((a, b) => b.gathers - a.gathers || (a.id < b.id ? -1 : 1));
}

/** How many records a list has, and the exact sums of their measures. */
export async function totalsBySql(
  db: Queryable,
  district: District,
  wanted: Wanted,
): Promise<{ count: number; sums: Record<string, string> }> {
  const binder = new Binder();
  const measures = [...offeredColumns(wanted.register).values()].filter(({ measure }) => measure);
  const sums = measures.map(
    (column, i) => `, trim_scale(coalesce(sum(${column.sql('r')}), 0))::text as m${i}`,
  );
  const { rows } = await db.query<Record<string, string> & { count: number }>(
    `select count(*)::int as count ${sums.join('')} ${fromSql(district, wanted, binder)}`,
    binder.values,
  );
  const found = rows[0] as Record<string, string> & { count: number };
  return {
    count: found.count,
    sums: Object.fromEntries(measures.map(({ id }, i) => [id, found[`m${i}`] as string])),
  };
}

/** Every row of a list at one moment of the database, in portions: a list may be longer than memory allows. */
export function everyRowBySql(
  pool: Pool,
  district: District,
  wanted: Wanted,
  portion: number,
): AsyncGenerator<readonly StandingRow[]> {
  const binder = new Binder();
  const select = `select ${standingColumns} ${fromSql(district, wanted, binder)} ${orderSql(wanted, binder)}`;
  return portions<StandingRow>(pool, select, binder.values, portion);
}
