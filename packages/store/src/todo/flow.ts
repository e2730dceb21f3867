import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { scopeSql } from '../scope-sql.ts';
import { unitSql, untilSql } from './due.ts';
import { dueCountSql, dueParts } from './due-rows.ts';
import { dueScopeSql, registersDue } from './due-scope.ts';

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
  const registers = registersDue(district, viewer, 'read').filter(
    ({ id }) => register === undefined || id === register,
  );
  if (registers.length === 0) return [];
  const binder = new Binder();
  const parts = await dueParts(db, district, binder);
  const at = binder.bind(now, 'timestamptz');
  const last = untilSql(district, until, binder);
  const scope = dueScopeSql(district, viewer, 'read', registers, binder);
  const { rows } = await db.query<DueCount>(
    `select d.register, ${unitSql(district, 'd')} as unit,
            coalesce(sum(d.count) filter (where d.moment < ${at}), 0)::int as overdue,
            coalesce(sum(d.count) filter (where d.moment >= ${at} and ${last}), 0)::int as soon
       from (${dueCountSql(district, parts, scope)}) d
      group by 1, 2 having sum(d.count) > 0 order by 1, 2`,
    binder.values,
  );
  return rows;
}
