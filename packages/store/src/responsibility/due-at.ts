import type { Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { dueOfRecordsSql, mayHaveBeenDue } from '../todo/deadline-sql.ts';
import { type Due, declaredOf, firstDaySql } from '../todo/due.ts';
import { dueSql } from '../todo/due-rows.ts';
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
    const bound = stretches.map(({ from, until, limit, offset }, i) => {
      const [first, last] = [from, until].map((day) => binder.bind(day, 'date'));
      return `(${i}, ${first}, ${last}, ${binder.bind(offset, 'bigint')}, ${binder.bind(offset + limit, 'bigint')})`;
    });
    const page = (rows: string): string => `
       select * from (
         select d.*, s.stretch, s.after, s.upto, count(*) over (partition by s.stretch)::int as total,
                row_number() over (partition by s.stretch order by d.day, d.register, d.record, d.deadline) as place
           from (${rows}) d
           join (values ${bound.join(', ')}) as s (stretch, first, last, after, upto) on d.day between s.first and s.last) p
        where place > after and place <= upto`;
    const { rows } = await db.query<Omit<Due, 'what' | 'declared'> & { total: number; stretch: number }>(
      `${due.before}
       select d.register, d.record, d.deadline, d.day, d.moment, r.title, r.stage, r.unit, r.street,
              ${firstDaySql(district)} as "firstDay", d.stretch, d.total
         from (${page(due.rows)}) d ${due.records}
        order by d.stretch, d.place`,
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

/** What was due in some days and stood undone. */
interface DueRows {
  /** What has to stand before the query. */
  readonly before: string;
  /** Rows register, record, deadline, day, moment. */
  readonly rows: string;
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
  const [first, last] = [binder.bind(from, 'date'), binder.bind(until, 'date')];
  const between = `between ${first} and ${last}`;
  const within = [
    `d.day ${between}`,
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
  const now = `select ${columns} from (${await dueSql(db, district, binder)}) d where ${within}`;
  const standing = `(select * from record k
     where k.district = ${literal(district.id)} and k.register = d.register and k.id = d.record limit 1)`;
  const due = at.knownAt === null ? null : dueOfRecordsSql(district, 'moved', binder, at);
  if (due === null) return { before: '', rows: now, records: `cross join lateral ${standing} r` };
  const then = `select ${columns} from (${due}) d join moved r on r.register = d.register and r.id = d.record
     where d.day ${between} and ${withinSql(registers, null, sieve, 'r', binder)}`;
  const readable = withinSql(registers, viewer, { among: sieve.among }, 'k', binder);
  const { resets, may } = mayHaveBeenDue(district);
  const moved = `touched t join record k
      on k.district = ${literal(district.id)} and k.register = t.register and k.id = t.record
   where ${readable} and ${may(between, 't.reset')}`;
  return {
    before: `with touched as materialized (
       select m.register, m.record, bool_or(m.prior is not null and ${resets}) as reset
         from movement m where ${sinceSql(district, registers, at, binder)} group by 1, 2),
     moved as materialized (${stoodSql(district, registers, moved, at, binder)})`,
    rows: `${now} and not exists (select from touched k where k.register = d.register and k.record = d.record)
      union all ${then}`,
    records: `cross join lateral ${standing} k
      left join moved v on v.register = d.register and v.id = d.record
     cross join lateral (
       select case when v.id is null then k.title else v.title end as title, coalesce(v.stage, k.stage) as stage,
              case when v.id is null then k.unit else v.unit end as unit,
              case when v.id is null then k.street else v.street end as street,
              coalesce(v.attributes, k.attributes) as attributes) r`,
  };
}

/** That a movement m happened, or became known, after two times. */
function sinceSql(
  district: District,
  registers: readonly Register[],
  { day, knownAt }: TwoTimes,
  binder: Binder,
): string {
  const ids = binder.bind(
    registers.map(({ id }) => id),
    'text[]',
  );
  return `m.district = ${literal(district.id)} and m.register = any(${ids})
     and (m.occurred_on > ${binder.bind(day, 'date')} or m.recorded_at > ${boundMoment(binder, knownAt)})`;
}
