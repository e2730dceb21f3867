import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import type { Binder, Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { dueOfRecordsSql, endOfDaySql, mayBeDueSql, startOfDaySql } from '../todo/deadline-sql.ts';
import { allDueSql, type DueParts, dueCountSql, dueParts } from '../todo/due-rows.ts';
import { dueScopeSql } from '../todo/due-scope.ts';
import { boundMoment, stoodSql, type TwoTimes } from './records-at.ts';
import { namedWithinSql, ofRegistersSql, placeSql, type Sieve, withinSql } from './week.ts';

/** The first and the last day on which something was due. */
export interface DueDays {
  readonly from: string;
  readonly until: string;
}

/** What was due in some days and stood undone, as rows register, record, deadline, day, moment. */
export interface DueRows {
  /** What has to stand before the query; in it, as then, what was due of records that moved since. */
  readonly before: string;
  /** What is due of those that did not, under the name d. */
  kept(): string;
  /** Of some of the days: what has to be true of rows of `kept`, and from where what was due of records that moved since comes. */
  between(days: DueDays): { readonly within: string; readonly moved: string };
  /** How many there are on some of the days, as rows street, count to be added up: some take others back. */
  counted(days: DueDays): string;
  /** Joins to such rows d their records as they stood, as r: they are looked up for the rows of a page alone. */
  readonly records: string;
}

/** Of rows of what is due, under the name d. */
export const dueColumns = 'd.register, d.record, d.deadline, d.day, d.moment';

/**
 * What was due between days and stood undone at two times. What did not move since is due as it is today; of the others it
 * is found from where they stood.
 */
export async function dueThenSql(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  registers: readonly Register[],
  { from, until, ...sieve }: Sieve & DueDays,
  binder: Binder,
): Promise<DueRows> {
  const parts = await dueParts(db, district, binder);
  const rows = allDueSql(parts);
  // Who only counts need not ask for rows, and what is bound for nothing the database refuses.
  let conditions: string | undefined;
  const within = () => {
    conditions ??= withinDueSql(district, viewer, registers, sieve, binder);
    return conditions;
  };
  const ofKept = () => `from (${rows}) d where ${within()}`;
  const counts =
    sieve.about || sieve.among ? null : countedIn(district, viewer, registers, sieve, parts, binder);
  const countKept = counts ?? ((on: string) => `select d.street, 1 as count ${ofKept()} and ${on}`);
  const standing = `(select * from record k
     where k.district = ${literal(district.id)} and k.register = d.register and k.id = d.record limit 1)`;
  const due = at.knownAt === null ? null : dueOfRecordsSql(district, 'moved', binder, at);
  if (due === null)
    return {
      before: `due_then as (select ${dueColumns}, d.street from due d where false)`,
      kept: () => `select ${dueColumns} ${ofKept()}`,
      between: (days) => onDays(district, days, binder),
      counted: (days) => countKept(onDays(district, days, binder).within),
      records: `cross join lateral ${standing} r`,
    };
  const between = `between ${binder.bind(from, 'date')} and ${binder.bind(until, 'date')}`;
  const readable = withinSql(registers, viewer, { among: sieve.among }, 'k', binder);
  const moved = `touched t
   cross join lateral (
     select * from record where district = ${literal(district.id)} and register = t.register and id = t.record limit 1) k
   where ${readable}`;
  const still = 'not exists (select from touched k where k.register = d.register and k.record = d.record)';
  return {
    before: `touched as materialized (
       select distinct m.register, m.record from movement m where ${sinceSql(district, registers, at, sieve, binder)}
          and (m.recorded_at > ${boundMoment(binder, at.knownAt)} or ${mayBeDueSql(district, between)})),
     moved as materialized (
       select * from (${stoodSql(district, registers, moved, at, binder)}) r
        where ${withinSql(registers, null, sieve, 'r', binder)}),
     due_then as materialized (
       select ${dueColumns}, v.street from (${due}) d join moved v on v.register = d.register and v.id = d.record
        where d.day ${between})${
          // Few are touched: their rows are looked up one by one, where the planner would rather read all that are due.
          counts
            ? `,
     due_of_touched as materialized (
       select d.street, d.moment from touched t
        cross join lateral (
          select * from (${rows}) x where x.register = t.register and x.record = t.record offset 0) d
        where ${within()})`
            : ''
        }`,
    kept: () => `select ${dueColumns} ${ofKept()} and ${still}`,
    between: (days) => onDays(district, days, binder),
    counted: (days) => {
      const on = onDays(district, days, binder);
      const kept = counts
        ? `${counts(on.within)} union all select d.street, -1 from due_of_touched d where ${on.within}`
        : countKept(`${on.within} and ${still}`);
      return `${kept} union all select d.street, 1 ${on.moved}`;
    },
    records: `cross join lateral ${standing} k
      left join moved v on v.register = d.register and v.id = d.record
     cross join lateral (
       select case when v.id is null then k.title else v.title end as title, coalesce(v.stage, k.stage) as stage,
              case when v.id is null then k.unit else v.unit end as unit,
              case when v.id is null then k.street else v.street end as street,
              coalesce(v.attributes, k.attributes) as attributes) r`,
  };
}

/** Some of the days: of rows of `kept`, and of those of `due_then`. */
function onDays(district: District, days: DueDays, binder: Binder): { within: string; moved: string } {
  const [first, last] = [days.from, days.until].map((day) => binder.bind(day, 'date')) as [string, string];
  return {
    // A moment lies on its day: so rows are found in their order, and counts that are kept by moment.
    within: `d.moment between ${startOfDaySql(district, first)} and ${endOfDaySql(district, last)}`,
    moved: `from due_then d where d.day between ${first} and ${last}`,
  };
}

/** That a row of `due` under the name d is of what the viewer reads and a sieve lets through. */
function withinDueSql(
  district: District,
  viewer: Viewer,
  registers: readonly Register[],
  sieve: Sieve,
  binder: Binder,
): string {
  return [
    ofRegistersSql(registers, 'd', binder),
    ...placeSql(sieve, 'd', binder),
    ...(sieve.among
      ? [`d.record = any(${binder.bind([...new Set(sieve.among.map(({ id }) => id))], 'text[]')})`]
      : []),
    // Where it lies the row says itself; its record is looked up only for what is left to ask.
    namedWithinSql(
      district,
      registers,
      viewer,
      { ...sieve, unit: undefined, streets: undefined },
      'd',
      binder,
    ),
  ].join(' and ');
}

/**
 * How much is due now by the counts that are kept, of which something is true, as rows street, count to be added up; these
 * know of places, not of records.
 */
function countedIn(
  district: District,
  viewer: Viewer,
  registers: readonly Register[],
  sieve: Sieve,
  parts: DueParts,
  binder: Binder,
): (within: string) => string {
  const scope = dueScopeSql(district, viewer, 'read', registers, binder);
  const place = placeSql(sieve, 'd', binder);
  return (within) => {
    const also = (reached: string) =>
      reached === 'false' ? reached : [reached, within, ...place].join(' and ');
    const of = { counted: also(scope.counted), read: also(scope.read) };
    return `select d.street, d.count from (${dueCountSql(district, parts, of)}) d`;
  };
}

/**
 * That a movement m happened, or became known, after two times, of a record that a sieve lets through. What stood in a place
 * then or stands there now was there before or after one of them.
 */
function sinceSql(
  district: District,
  registers: readonly Register[],
  { day, knownAt }: TwoTimes,
  { unit, streets, among }: Sieve,
  binder: Binder,
): string {
  const parts = [
    `m.district = ${literal(district.id)} and ${ofRegistersSql(registers, 'm', binder)}`,
    `(m.occurred_on > ${binder.bind(day, 'date')} or m.recorded_at > ${boundMoment(binder, knownAt)})`,
  ];
  if (among) parts.push(`m.record = any(${binder.bind([...new Set(among.map(({ id }) => id))], 'text[]')})`);
  for (const [column, places] of Object.entries({
    unit: unit === undefined ? unit : [unit],
    street: streets,
  }))
    if (places !== undefined) {
      const here = binder.bind(places, 'text[]');
      parts.push(`(m.${column} = any(${here}) or m.prior->>${literal(column)} = any(${here}))`);
    }
  return parts.join(' and ');
}
