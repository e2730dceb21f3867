import type { Viewer } from '@taizhang/access';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { type Due, declaredOf, firstDaySql } from '../todo/due.ts';
import { type DueDays, type DueRows, dueColumns, dueThenSql } from './due-then.ts';
import type { TwoTimes } from './records-at.ts';
import { registersWithin, type Sieve } from './week.ts';

/** Between which days something was due, and which page of it is wanted. */
export interface DueBetween extends DueDays {
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
  const binder = new Binder();
  const pages = stretches.map((): { total: number; due: Due[] } => ({ total: 0, due: [] }));
  const due = await dueOfStretches(db, district, viewer, at, stretches, sieve, binder);
  if (due) {
    const inOrder = 'order by moment, register, record, deadline';
    const parts = stretches.map((stretch, i) => {
      const { within, moved } = due.between(stretch);
      const [most, passed] = [binder.bind(stretch.limit, 'bigint'), binder.bind(stretch.offset, 'bigint')];
      const first = binder.bind(stretch.limit + stretch.offset, 'bigint');
      return {
        counted: `select ${i} as stretch, sum(count)::int as total
                    from (select 0 as count union all select count from (${due.counted(stretch)}) c) c`,
        page: `(select ${i} as stretch, f.*
                  from ((${due.kept()} and ${within} ${inOrder} limit ${first}) union all select ${dueColumns} ${moved}) f
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

/**
 * How much was due between days and stood undone at two times in each of some sub-districts, in one look for all of them.
 * @returns of each sub-district a number for each stretch of days
 */
export async function dueInStreets<const S extends readonly DueDays[]>(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  stretches: S,
  streets: readonly string[],
): Promise<ReadonlyMap<string, { readonly [K in keyof S]: number }>> {
  const binder = new Binder();
  const totals = new Map(streets.map((street) => [street, stretches.map(() => 0)]));
  const due =
    streets.length === 0
      ? null
      : await dueOfStretches(db, district, viewer, at, stretches, { streets }, binder);
  if (due) {
    const counted = stretches.map(
      (stretch, i) => `select ${i} as stretch, c.street, c.count from (${due.counted(stretch)}) c`,
    );
    const { rows } = await db.query<{ stretch: number; street: string; total: number }>(
      `with ${due.before}
       select stretch, street, sum(count)::int as total from (${counted.join(' union all ')}) c group by stretch, street`,
      binder.values,
    );
    for (const { stretch, street, total } of rows) (totals.get(street) as number[])[stretch] = total;
  }
  return totals as unknown as ReadonlyMap<string, { readonly [K in keyof S]: number }>;
}

/** What was due in several stretches of days; null where nothing of what is asked for is ever due. */
async function dueOfStretches(
  db: Queryable,
  district: District,
  viewer: Viewer,
  at: TwoTimes,
  stretches: readonly DueDays[],
  sieve: Sieve,
  binder: Binder,
): Promise<DueRows | null> {
  const registers = registersWithin(district, viewer, sieve).filter(({ deadlines }) => deadlines);
  if (registers.length === 0) return null;
  const days = {
    from: stretches.reduce((least, { from }) => (from < least ? from : least), '9999-12-31'),
    until: stretches.reduce((most, { until }) => (until > most ? until : most), '0001-01-01'),
  };
  return dueThenSql(db, district, viewer, at, registers, { ...sieve, ...days }, binder);
}
