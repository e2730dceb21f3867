import type { Binder, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { dueOfRecordsSql } from './deadline-sql.ts';
import { followedTo } from './follow.ts';

/** Where what is due is read: what was followed and still holds, and what is due now of records that moved since. */
export interface DueParts {
  readonly kept: string;
  /** Null: nothing moved since. */
  readonly moved: { readonly records: string; readonly due: string } | null;
}

/** One look-up a day that is due: by itself the planner would rather read every record. */
export const recordOfSql = (district: District): string =>
  `select * from record where district = ${literal(district.id)} and register = d.register and id = d.record limit 1`;

const columns = 'd.register, d.record, d.deadline, d.day, d.moment';
const place = 'unit, street, opened_by';

/** What was followed, and of records that moved since, what is due now; each with whose it is. */
export async function dueParts(db: Queryable, district: District, binder: Binder): Promise<DueParts> {
  const id = literal(district.id);
  const kept = `select ${columns}, ${place} from due d where d.district = ${id}`;
  const moved = await movedSince(db, district, await followedTo(db, district));
  // Nearly always nothing has moved: then nothing is asked that the planner could think dear.
  if (moved.length === 0) return { kept, moved: null };
  const records = `select * from unnest(${binder.bind(
    moved.map((one) => one.register),
    'text[]',
  )}, ${binder.bind(
    moved.map((one) => one.record),
    'text[]',
  )}) as t (register, record)`;
  const fresh = dueOfRecordsSql(
    district,
    `(select k.* from (${records}) t
       cross join lateral (
         select * from record where district = ${id} and register = t.register and id = t.record limit 1) k)`,
    binder,
  );
  const due =
    fresh && `select ${columns}, ${place} from (${fresh}) d cross join lateral (${recordOfSql(district)}) r`;
  return {
    // Where no deadline is declared any more, nothing is due.
    kept: due === null ? `${kept} and false` : `${kept} and (d.register, d.record) not in (${records})`,
    moved: due === null ? null : { records, due },
  };
}

/** All of it as one relation. */
export const allDueSql = ({ kept, moved }: DueParts): string =>
  moved ? `${kept} union all ${moved.due}` : kept;

/** Which rows are counted: of registers whose counts were kept, and of those whose rows must be read. */
export interface DueCounted {
  readonly counted: string;
  readonly read: string;
}

/**
 * How much is due, as register, deadline, unit, street, day, moment, count, to be added up: the counts that are kept,
 * without the records that moved since and with what is due of them now. It has rows that take others back, so only its sums say anything.
 */
export function dueCountSql(
  district: District,
  { kept, moved }: DueParts,
  { counted, read }: DueCounted,
): string {
  const key = 'd.register, d.deadline, d.unit, d.street, d.day, d.moment';
  const id = literal(district.id);
  const parts = [`select ${key}, d.count from due_count d where d.district = ${id} and ${counted}`];
  if (read !== 'false') parts.push(`select ${key}, 1 from (${kept}) d where ${read}`);
  if (moved)
    parts.push(
      `select ${key}, -1 from due d where d.district = ${id} and (d.register, d.record) in (${moved.records}) and ${counted}`,
      `select ${key}, 1 from (${moved.due}) d where (${counted} or ${read})`,
    );
  return parts.join(' union all ');
}

/** The records that moved since what is due was followed: few, because following is never far behind. */
async function movedSince(
  db: Queryable,
  district: District,
  seq: number,
): Promise<{ register: string; record: string }[]> {
  const { rows } = await db.query<{ register: string; record: string }>(
    'select distinct register, record from movement where district = $1 and seq > $2',
    [district.id, seq],
  );
  return rows;
}
