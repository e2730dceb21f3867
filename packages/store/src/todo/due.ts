import { type Action, reaches, type Viewer } from '@taizhang/access';
import type { Text } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import { type District, demand } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { dueOfRecordsSql } from './deadline-sql.ts';
import { followedTo } from './follow.ts';

/** A record whose work must be done by a day. */
export interface Due {
  readonly register: string;
  readonly record: string;
  readonly title: string;
  readonly deadline: string;
  /** What must be done by then. */
  readonly what: Text;
  readonly day: string;
  readonly stage: string;
  readonly unit: string | null;
  readonly street: string | null;
}

export interface DueAsked {
  /** What the viewer must be able to do with the records: his own work is what he records. */
  readonly action: Action;
  /** Due on this day at the latest. */
  readonly until: string;
  /** Due on this day at the earliest; absent: however long ago. */
  readonly from?: string;
  /** Only what this unit answers for. */
  readonly unit?: string;
}

/** What is due, the longest overdue first, with how many there are in all. */
export async function dueRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  asked: DueAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly due: readonly Due[] }> {
  const binder = new Binder();
  const rows = await dueSql(db, district, binder);
  const conditions = [
    `d.day <= ${binder.bind(asked.until, 'date')}`,
    ...(asked.from === undefined ? [] : [`d.day >= ${binder.bind(asked.from, 'date')}`]),
    ...(asked.unit === undefined ? [] : [`r.unit = ${binder.bind(asked.unit, 'text')}`]),
    scopeOfAll(district, viewer, asked.action, binder),
  ];
  const from = `from (${rows}) d
    join record r on r.district = ${literal(district.id)} and r.register = d.register and r.id = d.record
   where ${conditions.join(' and ')}`;
  const counted = await db.query<{ total: number }>(`select count(*)::int as total ${from}`, binder.values);
  const { rows: found } = await db.query<Omit<Due, 'what'>>(
    `select d.register, d.record, r.title, d.deadline, d.day, r.stage, r.unit, r.street
       ${from} order by d.day, d.register, d.record, d.deadline
      limit ${binder.bind(page.limit, 'bigint')} offset ${binder.bind(page.offset, 'bigint')}`,
    binder.values,
  );
  return {
    total: counted.rows[0]?.total ?? 0,
    due: found.map((row) => ({ ...row, what: whatOf(district, row.register, row.deadline) })),
  };
}

export interface OverdueOfUnit {
  readonly unit: string | null;
  readonly overdue: number;
  /** The day since which the oldest of them is due. */
  readonly oldest: string;
}

/**
 * Whose work is overdue on a day, over the whole district: the most first. What it is, only who reaches it is told.
 * @throws Refusal not-permitted
 */
export async function overdueByUnit(
  db: Queryable,
  district: District,
  viewer: Viewer,
  day: string,
): Promise<OverdueOfUnit[]> {
  demand(viewer, 'read-figures');
  const binder = new Binder();
  const rows = await dueSql(db, district, binder);
  const { rows: found } = await db.query<OverdueOfUnit>(
    `select r.unit, count(*)::int as overdue, min(d.day) as oldest
       from (${rows}) d
       join record r on r.district = ${literal(district.id)} and r.register = d.register and r.id = d.record
      where d.day < ${binder.bind(day, 'date')}
      group by 1 order by 2 desc, 1`,
    binder.values,
  );
  return found;
}

const whatOf = (district: District, register: string, deadline: string): Text =>
  district.catalogue.registers.get(register)?.deadlines?.[deadline]?.title ?? { zh: deadline, en: deadline };

/** What was followed, and of records that moved since, what is due now. */
async function dueSql(db: Queryable, district: District, binder: Binder): Promise<string> {
  const id = literal(district.id);
  const followed = binder.bind(await followedTo(db, district), 'bigint');
  const moved = `select distinct register, record from movement where district = ${id} and seq > ${followed}`;
  const fresh = dueOfRecordsSql(
    district,
    `(select k.* from record k join (${moved}) t on k.district = ${id} and k.register = t.register and k.id = t.record)`,
  );
  const kept = `select d.register, d.record, d.deadline, d.day from due d
    where d.district = ${id}
      and not exists (select from (${moved}) t where t.register = d.register and t.record = d.record)`;
  return fresh ? `${kept} union all ${fresh}` : `${kept} and false`;
}

function scopeOfAll(district: District, viewer: Viewer, action: Action, binder: Binder): string {
  const parts = [...district.catalogue.registers.values()]
    .filter(({ id, deadlines }) => deadlines && reaches(viewer, action, id))
    .map(
      (register) =>
        `(r.register = ${literal(register.id)} and ${scopeSql(viewer, action, register, 'r', binder)})`,
    );
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
