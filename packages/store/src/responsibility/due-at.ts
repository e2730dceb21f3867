import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { dueOfRecordsSql, endOfDaySql, mayBeDueSql, startOfDaySql } from '../todo/deadline-sql.ts';
import { type Due, declaredOf, firstDaySql } from '../todo/due.ts';
import { allDueSql, type DueParts, dueCountSql, dueParts } from '../todo/due-rows.ts';
import { dueScopeSql } from '../todo/due-scope.ts';
import { boundMoment, stoodSql, type TwoTimes } from './records-at.ts';
import { namedWithinSql, placeSql, registersWithin, type Sieve, withinSql } from './week.ts';

/** Between which days something was due, and which page of it is wanted. */
export interface DueBetween {
  readonly from: string;
  readonly until: string;
  readonly limit: number;
  readonly offset: number;
}

export interface DuePage {
  readonly total: number;
  readonly due: readonly Due[];
}

/**
 * What was due between days and stood undone at two times, the earliest first, with how many there are: for several
 * stretches of days, none of which has a day of another, in one look. What did not move since is due as it is today; of the
 * others it is found from where they stood.
 */
export async function dueAt<const S extends readonly DueBetween[]>(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  stretches: S,
  sieve: Sieve,
): Promise<{ readonly [K in keyof S]: DuePage }> {
  const registers = registersWithin(district, viewer, sieve).filter(({ deadlines }) => deadlines);
  const pages = stretches.map((): { total: number; due: Due[] } => ({ total: 0, due: [] }));
  const binder = new Binder();
  const due =
    registers.length === 0
      ? null
      : await dueSqlAt(db, district, viewer, at, registers, { ...sieve, ...daysOf(stretches) }, binder);
  if (due !== null) {
    const inOrder = 'order by moment, register, record, deadline';
    const parts = stretches.map(({ from, until, limit, offset }, i) => {
      const [first, last] = [from, until].map((day) => binder.bind(day, 'date')) as [string, string];
      // A moment lies on its day: so rows are found in their order, and counts that are kept by moment.
      const within = `d.moment between ${startOfDaySql(district, first)} and ${endOfDaySql(district, last)}`;
      const then = `select * from due_then where day between ${first} and ${last}`;
      const [most, passed] = [binder.bind(limit, 'bigint'), binder.bind(offset, 'bigint')];
      return {
        counted: `select ${i} as stretch, (${due.countKept(within)} + (select count(*) from (${then}) t))::int as total`,
        page: `(select ${i} as stretch, f.*
                  from ((${due.kept} and ${within} ${inOrder} limit ${binder.bind(limit + offset, 'bigint')})
                        union all ${then}) f
                 ${inOrder} limit ${most} offset ${passed})`,
      };
    });
    const all = (each: 'counted' | 'page') => parts.map((part) => part[each]).join(' union all ');
    // Only the rows of a page are put in order and looked up; the others are counted.
    const { rows } = await db.query<Found>(
      `with ${due.before}, counted as materialized (${all('counted')})
       select c.stretch, c.total, p.*
         from counted c
         left join (
           select d.stretch as of, d.register, d.record, d.deadline, d.day, d.moment, r.title, r.stage, r.unit, r.street,
                  ${firstDaySql(district)} as "firstDay"
             from (${all('page')}) d ${due.records}) p on p.of = c.stretch
        order by c.stretch, p.moment, p.register, p.record, p.deadline`,
      binder.values,
    );
    for (const { total, stretch, of: _, ...row } of rows) {
      const page = pages[stretch];
      if (!page) continue;
      page.total = total;
      if (row.register !== null)
        page.due.push({ ...row, ...declaredOf(district, row.register, row.deadline) });
    }
  }
  return pages as unknown as { readonly [K in keyof S]: DuePage };
}

/** A row of a page; of a page without rows only how many there are. */
type Found = { stretch: number; of: number | null; total: number } & (
  | Omit<Due, 'what' | 'declared'>
  | { register: null }
);

/** From the first day of some stretches to the last. */
const daysOf = (stretches: readonly DueBetween[]) => ({
  from: stretches.reduce((least, { from }) => (from < least ? from : least), '9999-12-31'),
  until: stretches.reduce((most, { until }) => (until > most ? until : most), '0001-01-01'),
});

/** What was due in some days and stood undone, as rows register, record, deadline, day, moment. */
interface DueRows {
  /** What has to stand before the query; in it, as then, what was due of records that moved since. */
  readonly before: string;
  /** What is due of those that did not, under the name d. */
  readonly kept: string;
  /** How many of these there are of which something is true. */
  countKept(within: string): string;
  /** Joins to such rows d their records as they stood, as r: they are looked up for the rows of a page alone. */
  readonly records: string;
}

async function dueSqlAt(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  registers: readonly Register[],
  { from, until, ...sieve }: Sieve & Pick<DueBetween, 'from' | 'until'>,
  binder: Binder,
): Promise<DueRows> {
  const columns = 'd.register, d.record, d.deadline, d.day, d.moment';
  const within = withinDueSql(district, viewer, registers, sieve, binder);
  const parts = await dueParts(db, district, binder);
  const rows = allDueSql(parts);
  const kept = `select ${columns} from (${rows}) d where ${within}`;
  const counts =
    sieve.about || sieve.among ? null : countedIn(district, viewer, registers, sieve, parts, binder);
  const standing = `(select * from record k
     where k.district = ${literal(district.id)} and k.register = d.register and k.id = d.record limit 1)`;
  const due = at.knownAt === null ? null : dueOfRecordsSql(district, 'moved', binder, at);
  if (due === null)
    return {
      before: `due_then as (select ${columns} from due d where false)`,
      kept,
      countKept: (of) => counts?.(of) ?? `(select count(*) from (${kept} and ${of}) d)`,
      records: `cross join lateral ${standing} r`,
    };
  const between = `between ${binder.bind(from, 'date')} and ${binder.bind(until, 'date')}`;
  const readable = withinSql(registers, viewer, { among: sieve.among }, 'k', binder);
  const moved = `touched t
   cross join lateral (
     select * from record where district = ${literal(district.id)} and register = t.register and id = t.record limit 1) k
   where ${readable}`;
  const ofTouched = 'select from touched k where k.register = d.register and k.record = d.record';
  return {
    before: `touched as materialized (
       select distinct m.register, m.record from movement m where ${sinceSql(district, registers, at, sieve, binder)}
          and (m.recorded_at > ${boundMoment(binder, at.knownAt)} or ${mayBeDueSql(district, between)})),
     moved as materialized (
       select * from (${stoodSql(district, registers, moved, at, binder)}) r
        where ${withinSql(registers, null, sieve, 'r', binder)}),
     due_then as materialized (select ${columns} from (${due}) d where d.day ${between})${
       // Few are touched: their rows are looked up one by one, where the planner would rather read all that are due.
       counts
         ? `,
     due_of_touched as materialized (
       select d.moment from touched t
        cross join lateral (
          select * from (${rows}) x where x.register = t.register and x.record = t.record offset 0) d
        where ${within})`
         : ''
     }`,
    kept: `${kept} and not exists (${ofTouched})`,
    countKept: (of) =>
      counts
        ? `(${counts(of)} - (select count(*) from due_of_touched d where ${of}))`
        : `(select count(*) from (${kept} and ${of} and not exists (${ofTouched})) d)`,
    records: `cross join lateral ${standing} k
      left join moved v on v.register = d.register and v.id = d.record
     cross join lateral (
       select case when v.id is null then k.title else v.title end as title, coalesce(v.stage, k.stage) as stage,
              case when v.id is null then k.unit else v.unit end as unit,
              case when v.id is null then k.street else v.street end as street,
              coalesce(v.attributes, k.attributes) as attributes) r`,
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
    `d.register = any(${binder.bind(
      registers.map(({ id }) => id),
      'text[]',
    )})`,
    ...placeSql(sieve, 'd', binder),
    ...(sieve.among
      ? [`d.record = any(${binder.bind([...new Set(sieve.among.map(({ id }) => id))], 'text[]')})`]
      : []),
    // Where it lies the row says itself; its record is looked up only for what is left to ask.
    namedWithinSql(
      district,
      registers,
      viewer,
      { ...sieve, unit: undefined, street: undefined },
      'd',
      binder,
    ),
  ].join(' and ');
}

/** How much is due now by the counts that are kept, of which something is true; these know of places, not of records. */
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
    return `(select coalesce(sum(count), 0) from (${dueCountSql(district, parts, of)}) d)`;
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
  { unit, street, among }: Sieve,
  binder: Binder,
): string {
  const ids = binder.bind(
    registers.map(({ id }) => id),
    'text[]',
  );
  const parts = [
    `m.district = ${literal(district.id)} and m.register = any(${ids})`,
    `(m.occurred_on > ${binder.bind(day, 'date')} or m.recorded_at > ${boundMoment(binder, knownAt)})`,
  ];
  if (among) parts.push(`m.record = any(${binder.bind([...new Set(among.map(({ id }) => id))], 'text[]')})`);
  for (const [column, place] of Object.entries({ unit, street }))
    if (place !== undefined) {
      const here = binder.bind(place, 'text');
      parts.push(`(m.${column} = ${here} or m.prior->>${literal(column)} = ${here})`);
    }
  return parts.join(' and ');
}
