import { type Action, unitsHeld, type Viewer } from '@taizhang/access';
import type { Deadline, Text } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import { type District, demand } from '../district.ts';
import { literal } from '../literal.ts';
import { dueCountSql, dueParts, recordOfSql } from './due-rows.ts';
import { dueScopeSql, registersDue } from './due-scope.ts';

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
  /** Only of these records of it. */
  readonly records?: readonly string[];
  /** Only what this unit answers for. */
  readonly unit?: string;
}

const inOrder = 'd.moment, d.register, d.record, d.deadline';

/** What is due, the longest overdue first, with how many there are in all, both at one moment. */
export async function dueRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  asked: DueAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly due: readonly Due[] }> {
  const binder = new Binder();
  const parts = await dueParts(db, district, binder);
  const conditions = conditionsSql(district, viewer, asked, binder);
  const scope = dueScopeSql(
    district,
    viewer,
    asked.action,
    registersDue(district, viewer, asked.action),
    binder,
  );
  // Of one record, or a few, there is no count; their few rows are read.
  const { counted, read } =
    asked.record === undefined && asked.records === undefined
      ? scope
      : { counted: 'false', read: `(${scope.counted} or ${scope.read})` };
  const within = {
    // The counts that are kept know of no single record, so its conditions cannot be asked of them.
    counted: counted === 'false' ? counted : `${conditions} and ${counted}`,
    read: read === 'false' ? read : `${conditions} and ${read}`,
  };
  const [limit, offset] = [binder.bind(page.limit, 'bigint'), binder.bind(page.offset, 'bigint')];
  // Each part is read in its order by an index and stops after the rows of the page.
  const first = [parts.kept, ...(parts.moved ? [parts.moved.due] : [])].map(
    (rows) => `(select d.* from (${rows}) d where ${conditions} and (${counted} or ${read})
                 order by ${inOrder} limit ${limit} + ${offset})`,
  );
  const { rows: found } = await db.query<Omit<Due, 'what' | 'declared'> & { total: number }>(
    `select t.total, p.*
       from (select coalesce(sum(count), 0)::int as total from (${dueCountSql(district, parts, within)}) c) t
       left join (
         select d.register, d.record, r.title, d.deadline, d.day, d.moment, r.stage, ${unitSql(district, 'r')} as unit,
                r.street, ${firstDaySql(district)} as "firstDay"
           from (select * from (${first.join(' union all ')}) d order by ${inOrder} limit ${limit} offset ${offset}) d
          cross join lateral (${recordOfSql(district)}) r) p on true
      order by p.moment, p.register, p.record, p.deadline`,
    binder.values,
  );
  return {
    total: found[0]?.total ?? 0,
    // Behind the last page there is a row that tells how many there are, and nothing else.
    due: found
      .filter(({ register }) => register !== null)
      .map(({ total: _, ...row }) => ({ ...row, ...declaredOf(district, row.register, row.deadline) })),
  };
}

/** What is asked of rows like those of `due`, under the name d, beside whose they are. */
function conditionsSql(district: District, viewer: Viewer, asked: DueAsked, binder: Binder): string {
  const { until, overdueAt, openAt, mine, register, record, records, unit } = asked;
  const conditions = [
    ...(until === undefined ? [] : [untilSql(district, until, binder)]),
    ...(overdueAt ? [`d.moment < ${binder.bind(overdueAt, 'timestamptz')}`] : []),
    ...(openAt ? [`d.moment >= ${binder.bind(openAt, 'timestamptz')}`] : []),
    ...(mine ? othersSql(district, viewer, binder) : []),
    ...(register === undefined ? [] : [`d.register = ${binder.bind(register, 'text')}`]),
    ...(record === undefined ? [] : [`d.record = ${binder.bind(record, 'text')}`]),
    ...(records === undefined ? [] : [`d.record = any(${binder.bind([...records], 'text[]')})`]),
    ...(unit === undefined ? [] : [`${unitSql(district, 'd')} = ${binder.bind(unit, 'text')}`]),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** Due on a day at the latest: said of the moment, in the order of which what is due is read. */
export const untilSql = (district: District, until: string, binder: Binder): string =>
  `d.moment < ((${binder.bind(until, 'date')} + 1)::timestamp at time zone ${literal(district.timeZone)})`;

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
  const parts = await dueParts(db, district, binder);
  const counted = `d.moment < ${binder.bind(now, 'timestamptz')}`;
  const { rows: found } = await db.query<OverdueOfUnit>(
    `select unit, sum(count)::int as overdue, min(day) as oldest
       from (select ${unitSql(district, 'd')} as unit, d.day, sum(d.count) as count
               from (${dueCountSql(district, parts, { counted, read: 'false' })}) d
              group by 1, 2 having sum(d.count) > 0) by_day
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

/** Whose it is, where `place` has the unit of the record. */
export function unitSql(district: District, place: 'd' | 'r'): string {
  const cases = elsewhere(district).map(
    ({ register, deadline, at }) =>
      `when d.register = ${literal(register)} and d.deadline = ${literal(deadline)} then ${literal(at)}`,
  );
  return cases.length === 0 ? `${place}.unit` : `case ${cases.join(' ')} else ${place}.unit end`;
}

function othersSql(district: District, viewer: Viewer, binder: Binder): string[] {
  const held = new Set(unitsHeld(viewer));
  return elsewhere(district)
    .filter(({ at }) => !held.has(at))
    .map(
      ({ register, deadline }) =>
        `(d.register, d.deadline) <> (${binder.bind(register, 'text')}, ${binder.bind(deadline, 'text')})`,
    );
}
