import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { dueOfRecordsSql } from '../todo/deadline-sql.ts';
import { type Due, declaredOf, firstDaySql } from '../todo/due.ts';
import { dueSql } from '../todo/due-rows.ts';
import { movedSinceSql, type TwoTimes, unmovedSql } from './records-at.ts';
import { placeSql, registersWithin, type Sieve, withinSql } from './week.ts';

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
    const bound = stretches.map(({ from, until, limit, offset }, i) => {
      const [first, last] = [from, until].map((day) => binder.bind(day, 'date'));
      return `(${i}, ${first}, ${last}, ${binder.bind(offset, 'bigint')}, ${binder.bind(offset + limit, 'bigint')})`;
    });
    const { rows } = await db.query<Omit<Due, 'what' | 'declared'> & { total: number; stretch: number }>(
      `${due.before}
       select register, record, deadline, day, moment, title, stage, unit, street, "firstDay", stretch, total from (
         select d.*, s.stretch, s.after, s.upto, count(*) over (partition by s.stretch)::int as total,
                row_number() over (partition by s.stretch order by d.day, d.register, d.record, d.deadline) as place
           from (${due.rows}) d
           join (values ${bound.join(', ')}) as s (stretch, first, last, after, upto) on d.day between s.first and s.last) p
        where place > after and place <= upto order by stretch, place`,
      binder.values,
    );
    for (const { total, stretch, ...row } of rows) {
      const page = pages[stretch];
      if (!page) continue;
      page.total = total;
      page.due.push({ ...row, ...declaredOf(district, row.register, row.deadline) });
    }
  }
  return pages as unknown as { readonly [K in keyof S]: DuePage };
}

/** From the first day of some stretches to the last. */
const daysOf = (stretches: readonly DueBetween[]) => ({
  from: stretches.reduce((least, { from }) => (from < least ? from : least), '9999-12-31'),
  until: stretches.reduce((most, { until }) => (until > most ? until : most), '0001-01-01'),
});

/** All that was due in some days and stood undone, with what has to stand before the query. */
async function dueSqlAt(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  registers: readonly Register[],
  { from, until, ...sieve }: Sieve & Pick<DueBetween, 'from' | 'until'>,
  binder: Binder,
): Promise<{ before: string; rows: string }> {
  const columns = `d.register, d.record, d.deadline, d.day, d.moment, r.title, r.stage, r.unit, r.street,
           ${firstDaySql(district)} as "firstDay"`;
  const within = [
    `d.day between ${binder.bind(from, 'date')} and ${binder.bind(until, 'date')}`,
    `d.register = any(${binder.bind(
      registers.map(({ id }) => id),
      'text[]',
    )})`,
    ...placeSql(sieve, 'd', binder),
    ...(sieve.among
      ? [`d.record = any(${binder.bind([...new Set(sieve.among.map(({ id }) => id))], 'text[]')})`]
      : []),
  ].join(' and ');
  // What can be told by the row itself is asked before its record is looked up.
  const now = `select ${columns}
      from (select * from (${await dueSql(db, district, binder)}) d where ${within}) d
     cross join lateral (
       select * from record where district = ${literal(district.id)} and register = d.register and id = d.record
        limit 1) r
     where ${unmovedSql('r', at, binder)} and ${withinSql(registers, viewer, sieve, 'r', binder)}`;
  const due = at.knownAt === null ? null : dueOfRecordsSql(district, 'moved', binder, at);
  if (due === null) return { before: '', rows: now };
  const then = `select ${columns} from (${due}) d join moved r on r.register = d.register and r.id = d.record
     where ${withinSql(registers, null, sieve, 'r', binder)}`;
  const readable = withinSql(registers, viewer, { among: sieve.among }, 'k', binder);
  const moved = movedSinceSql(district, registers, readable, at, binder);
  return { before: `with moved as materialized (${moved})`, rows: `${now} union all ${then}` };
}
