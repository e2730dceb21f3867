import { reaches, type Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { dueSql, unitSql } from './due.ts';

/** How many of a register's records a unit has in a stage. */
export interface StandingCount {
  readonly stage: string;
  readonly unit: string | null;
  readonly count: number;
}

/** How many of a register's records stand where, and whose they are, within what the viewer reads. */
export async function standingCounts(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
): Promise<StandingCount[]> {
  const binder = new Binder();
  const { rows } = await db.query<StandingCount>(
    `select r.stage, r.unit, count(*)::int as count from record r
      where r.district = ${binder.bind(district.id, 'text')} and r.register = ${binder.bind(register.id, 'text')}
        and r.stage is not null and ${scopeSql(viewer, 'read', register, 'r', binder)}
      group by 1, 2 order by 1, 2`,
    binder.values,
  );
  return rows;
}

/** How much of a register a unit has to do. */
export interface DueCount {
  readonly register: string;
  readonly unit: string | null;
  readonly overdue: number;
  readonly soon: number;
}

/** How much is overdue at a moment, or due by a day, of each register and unit, within what the viewer reads. */
export async function dueCounts(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { now, until, register }: { readonly now: Date; readonly until: string; readonly register?: string },
): Promise<DueCount[]> {
  const registers = [...district.catalogue.registers.values()].filter(
    ({ id, deadlines }) =>
      deadlines && reaches(viewer, 'read', id) && (register === undefined || id === register),
  );
  if (registers.length === 0) return [];
  const binder = new Binder();
  const due = await dueSql(db, district, binder);
  const [at, last] = [binder.bind(now, 'timestamptz'), binder.bind(until, 'date')];
  const scopes = registers.map(
    (one) => `(r.register = ${literal(one.id)} and ${scopeSql(viewer, 'read', one, 'r', binder)})`,
  );
  const { rows } = await db.query<DueCount>(
    `select d.register, ${unitSql(district)} as unit,
            count(*) filter (where d.moment < ${at})::int as overdue,
            count(*) filter (where d.moment >= ${at} and d.day <= ${last})::int as soon
       from (${due}) d
      cross join lateral (
        select * from record where district = ${literal(district.id)} and register = d.register and id = d.record
         limit 1) r
      where ${scopes.join(' or ')}
      group by 1, 2 order by 1, 2`,
    binder.values,
  );
  return rows;
}
