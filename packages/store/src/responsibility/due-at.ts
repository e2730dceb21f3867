import type { Viewer } from '@taizhang/access';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { dueOfRecordsSql } from '../todo/deadline-sql.ts';
import { type Due, declaredOf, dueSql, firstDaySql } from '../todo/due.ts';
import { movedSinceOfSql, type TwoTimes, unmovedSql } from './records-at.ts';
import { registersWithin, type Sieve, withinSql } from './week.ts';

/** By which days something was due that was not done at two times. */
export interface DueBetween {
  readonly from: string;
  readonly until: string;
}

/**
 * What was due between two days and stood undone at two times, the earliest first, with how many there are. What did not
 * move since is due as it is today; of the others it is found from where they stood.
 */
export async function dueAt(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  { from, until }: DueBetween,
  sieve: Sieve,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; due: Due[] }> {
  const registers = registersWithin(district, viewer, sieve).filter(({ deadlines }) => deadlines);
  if (registers.length === 0) return { total: 0, due: [] };
  const binder = new Binder();
  const kept = await dueSql(db, district, binder);
  const days = `between ${binder.bind(from, 'date')} and ${binder.bind(until, 'date')}`;
  const now = `select d.register, d.record, d.deadline, d.day, d.moment, r.title, r.stage, r.unit, r.street,
           ${firstDaySql(district)} as "firstDay"
      from (${kept}) d
     cross join lateral (
       select * from record where district = ${literal(district.id)} and register = d.register and id = d.record
        limit 1) r
     where d.day ${days} and ${unmovedSql('r', at, binder)} and ${withinSql(registers, viewer, sieve, 'r', binder)}`;
  const moved = registers.flatMap(
    (register) => movedSinceOfSql(district, viewer, register, at, binder) ?? [],
  );
  const due = moved.length === 0 ? null : dueOfRecordsSql(district, 'moved', binder, at);
  const then =
    due &&
    `select d.register, d.record, d.deadline, d.day, d.moment, r.title, r.stage, r.unit, r.street,
           ${firstDaySql(district)} as "firstDay"
       from (${due}) d join moved r on r.register = d.register and r.id = d.record
      where d.day ${days} and ${withinSql(registers, null, sieve, 'r', binder)}`;
  const { rows: found } = await db.query<Omit<Due, 'what' | 'declared'> & { total: number }>(
    `${then ? `with moved as materialized (${moved.join(' union all ')})` : ''}
     select *, count(*) over ()::int as total from (${then ? `${now} union all ${then}` : now}) d
      order by d.day, d.register, d.record, d.deadline
      limit ${binder.bind(page.limit, 'bigint')} offset ${binder.bind(page.offset, 'bigint')}`,
    binder.values,
  );
  return {
    total: found[0]?.total ?? 0,
    due: found.map(({ total: _, ...row }) => ({
      ...row,
      ...declaredOf(district, row.register, row.deadline),
    })),
  };
}
