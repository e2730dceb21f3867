import { type Action, reaches, type Viewer } from '@taizhang/access';
import type { Deadline, Text } from '@taizhang/definition';
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
  /** The last moment at which it is not overdue: the end of the day, or where working hours count, when they are over. */
  readonly moment: Date;
  readonly stage: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly declared: Deadline;
  /** The day that was first set, where another is in force instead. */
  readonly firstDay: string | null;
}

export interface DueAsked {
  /** What the viewer must be able to do with the records: his own work is what he records. */
  readonly action: Action;
  /** Due on this day at the latest; absent: whenever. */
  readonly until?: string;
  /** Only what is overdue at this moment. */
  readonly overdueAt?: Date;
  /** Only what is not overdue at this moment. */
  readonly openAt?: Date;
  /** Only what one has to do oneself: not what another unit has to do with a record of one's own. */
  readonly mine?: boolean;
  /** Only of this register. */
  readonly register?: string;
  /** Only of this record of it. */
  readonly record?: string;
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
    ...(asked.until === undefined ? [] : [`d.day <= ${binder.bind(asked.until, 'date')}`]),
    ...(asked.overdueAt ? [`d.moment < ${binder.bind(asked.overdueAt, 'timestamptz')}`] : []),
    ...(asked.openAt ? [`d.moment >= ${binder.bind(asked.openAt, 'timestamptz')}`] : []),
    ...(asked.mine ? othersSql(district, viewer, binder) : []),
    ...(asked.register === undefined ? [] : [`d.register = ${binder.bind(asked.register, 'text')}`]),
    ...(asked.record === undefined ? [] : [`d.record = ${binder.bind(asked.record, 'text')}`]),
    ...(asked.unit === undefined ? [] : [`${unitSql(district)} = ${binder.bind(asked.unit, 'text')}`]),
    scopeOfAll(district, viewer, asked.action, binder),
  ];
  const from = `from (${rows}) d cross join lateral (${recordOfSql(district)}) r
   where ${conditions.join(' and ')}`;
  const asPage = new Binder(binder.values);
  const { rows: found } = await db.query<Omit<Due, 'what' | 'declared'> & { total: number }>(
    `select d.register, d.record, r.title, d.deadline, d.day, d.moment, r.stage, ${unitSql(district)} as unit, r.street, ${firstDaySql(district)} as "firstDay",
            count(*) over ()::int as total
       ${from} order by d.moment, d.register, d.record, d.deadline
      limit ${asPage.bind(page.limit, 'bigint')} offset ${asPage.bind(page.offset, 'bigint')}`,
    asPage.values,
  );
  // A page behind the last has no row that could tell how many there are.
  const total =
    found[0]?.total ??
    (await db.query<{ total: number }>(`select count(*)::int as total ${from}`, binder.values)).rows[0]
      ?.total ??
    0;
  return {
    total,
    due: found.map(({ total: _, ...row }) => ({
      ...row,
      ...declaredOf(district, row.register, row.deadline),
    })),
  };
}

export interface OverdueOfUnit {
  readonly unit: string | null;
  readonly overdue: number;
  /** The day since which the oldest of them is due. */
  readonly oldest: string;
}

/**
 * Whose work is overdue at a moment, over the whole district: the most first. What it is, only who reaches it is told.
 * @throws Refusal not-permitted
 */
export async function overdueByUnit(
  db: Queryable,
  district: District,
  viewer: Viewer,
  now: Date,
): Promise<OverdueOfUnit[]> {
  demand(viewer, 'read-figures');
  const binder = new Binder();
  const rows = await dueSql(db, district, binder);
  const { rows: found } = await db.query<OverdueOfUnit>(
    `select ${unitSql(district)} as unit, count(*)::int as overdue, min(d.day) as oldest
       from (${rows}) d
      cross join lateral (${recordOfSql(district)}) r
      where d.moment < ${binder.bind(now, 'timestamptz')}
      group by 1 order by 2 desc, 1`,
    binder.values,
  );
  return found;
}

/** What a deadline is. */
export function declaredOf(
  district: District,
  register: string,
  deadline: string,
): Pick<Due, 'what' | 'declared'> {
  const declared = district.catalogue.registers.get(register)?.deadlines?.[deadline];
  // What was followed by another definition is not read, so what is due is declared.
  if (!declared) throw new Error(`${register} declares no deadline ${deadline}`);
  return { what: declared.title, declared };
}

/** Deadlines that a unit of their own has to keep, not the one that answers for the record. */
const elsewhere = (district: District): { register: string; deadline: string; at: string }[] =>
  [...district.catalogue.registers.values()].flatMap(({ id, deadlines = {} }) =>
    Object.entries(deadlines).flatMap(([deadline, { at }]) =>
      at === undefined ? [] : [{ register: id, deadline, at }],
    ),
  );

/** The day that was first set, where another is in force instead; of a masked field nothing is told. */
export function firstDaySql(district: District): string {
  const cases = [...district.catalogue.registers.values()].flatMap(({ id, fields, deadlines = {} }) =>
    Object.entries(deadlines).flatMap(([deadline, { field, extended }]) =>
      field === undefined || extended === undefined || fields[field]?.restricted
        ? []
        : [
            `when d.register = ${literal(id)} and d.deadline = ${literal(deadline)}
              and r.attributes->>${literal(extended)} is not null then r.attributes->>${literal(field)}`,
          ],
    ),
  );
  return cases.length === 0 ? 'null::text' : `case ${cases.join(' ')} end`;
}

/** Whose it is. */
export function unitSql(district: District): string {
  const cases = elsewhere(district).map(
    ({ register, deadline, at }) =>
      `when d.register = ${literal(register)} and d.deadline = ${literal(deadline)} then ${literal(at)}`,
  );
  return cases.length === 0 ? 'r.unit' : `case ${cases.join(' ')} else r.unit end`;
}

function othersSql(district: District, viewer: Viewer, binder: Binder): string[] {
  const held = new Set(viewer.posts.map(({ unit }) => unit));
  return elsewhere(district)
    .filter(({ at }) => !held.has(at))
    .map(
      ({ register, deadline }) =>
        `(d.register, d.deadline) <> (${binder.bind(register, 'text')}, ${binder.bind(deadline, 'text')})`,
    );
}

/** One look-up a day that is due: by itself the planner would rather read every record. */
const recordOfSql = (district: District): string =>
  `select * from record where district = ${literal(district.id)} and register = d.register and id = d.record limit 1`;

/** What was followed, and of records that moved since, what is due now. */
export async function dueSql(db: Queryable, district: District, binder: Binder): Promise<string> {
  const id = literal(district.id);
  const kept = `select d.register, d.record, d.deadline, d.day, d.moment from due d where d.district = ${id}`;
  const moved = await movedSince(db, district, await followedTo(db, district));
  // Nearly always nothing has moved: then nothing is asked that the planner could think dear.
  if (moved.length === 0) return kept;
  const list = `select * from unnest(${binder.bind(
    moved.map((one) => one.register),
    'text[]',
  )}, ${binder.bind(
    moved.map((one) => one.record),
    'text[]',
  )}) as t (register, record)`;
  const fresh = dueOfRecordsSql(
    district,
    `(select k.* from (${list}) t
       cross join lateral (
         select * from record where district = ${id} and register = t.register and id = t.record limit 1) k)`,
    binder,
  );
  const other = `${kept} and (d.register, d.record) not in (${list})`;
  return fresh ? `${other} union all ${fresh}` : `${other} and false`;
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

function scopeOfAll(district: District, viewer: Viewer, action: Action, binder: Binder): string {
  const parts = [...district.catalogue.registers.values()]
    .filter(({ id, deadlines }) => deadlines && reaches(viewer, action, id))
    .map(
      (register) =>
        `(r.register = ${literal(register.id)} and ${scopeSql(viewer, action, register, 'r', binder)})`,
    );
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
