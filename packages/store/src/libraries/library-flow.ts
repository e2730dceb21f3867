import { reaches, type Viewer } from '@taizhang/access';
import { type Library, librariesOf, Refusal, type Register } from '@taizhang/definition';
import type { Crossing } from '@taizhang/ledger';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';

/** opening and closing: what was there; in and out: what crossed; change: what was added while it stayed. */
export type FlowPart = 'opening' | 'in' | 'out' | 'change' | 'closing';

export interface FlowAsked {
  readonly from: string;
  readonly to: string;
}

/** One number of the account of libraries. */
export interface FlowCell {
  readonly part: FlowPart;
  readonly library: string;
  /** By what it crossed; null where nothing did. */
  readonly transition: string | null;
  readonly count: number;
  /** Exact decimals in base units, by measure. */
  readonly sums: Readonly<Record<string, string>>;
}

/** One number: where no transition is named, of all of them. */
export type LineAsked = FlowAsked & Pick<FlowCell, 'part' | 'library' | 'transition'>;

export interface FlowRecord {
  readonly id: string;
  readonly title: string;
  readonly sums: Readonly<Record<string, string>>;
}

/** The account of a register’s libraries over a period, of the records within the viewer’s reach: what is not nothing. */
export async function libraryFlow(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  asked: FlowAsked,
): Promise<FlowCell[]> {
  const binder = new Binder();
  const parts = partsSql(district, viewer, register, asked, [], binder);
  const { rows } = await db.query<FlowCell>(
    `${parts}
     select part, library, transition, sum(count)::int as count, ${sumsSql(register)} as sums
       from parts where library is not null group by 1, 2, 3 order by 1, 2, 3`,
    binder.values,
  );
  return rows.filter(({ count, sums }) => count !== 0 || Object.values(sums).some((sum) => sum !== '0'));
}

export const mostRecords = 500;

/** Those behind one number of it, that add anything: at most 500. */
export async function recordsOfFlow(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  asked: LineAsked,
): Promise<FlowRecord[]> {
  const binder = new Binder();
  const parts = partsSql(district, viewer, register, asked, ['record'], binder);
  const where = [
    `part = ${binder.bind(asked.part, 'text')} and library = ${binder.bind(asked.library, 'text')}`,
    ...(asked.transition === null ? [] : [`transition = ${binder.bind(asked.transition, 'text')}`]),
  ].join(' and ');
  const { rows } = await db.query<FlowRecord>(
    `${parts}
     select p.id, r.title, p.sums
       from (select record as id, ${sumsSql(register)} as sums from parts where ${where}
              group by record having ${[
                'count',
                ...Object.keys(register.measures).map((_, at) => `sum_${at}`),
              ]
                .map((one) => `sum(${one}) <> 0`)
                .join(' or ')}
              order by record limit ${mostRecords}) p
       join record r on r.district = ${binder.bind(district.id, 'text')}
                    and r.register = ${binder.bind(register.id, 'text')} and r.id = p.id
      order by p.id`,
    binder.values,
  );
  return rows;
}

/** Every crossing between libraries that is in force, record by record in order. */
export async function libraryCrossings(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  until: string,
): Promise<Crossing[]> {
  demandReading(viewer, register);
  const binder = new Binder();
  const { rows } = await db.query<Crossing>(
    `with library (stage, id) as (${librarySql(librariesOf(register))})
     select m.record, m.occurred_on as "occurredOn", f.id as "from", t.id as "to"
       from movement m
       left join library f on f.stage = m.stage_from left join library t on t.stage = m.stage_to
      where m.district = ${binder.bind(district.id, 'text')} and m.register = ${binder.bind(register.id, 'text')}
        and m.occurred_on <= ${binder.bind(until, 'date')} and m.origin <> 'reversal'
        and m.stage_from is distinct from m.stage_to and f.id is distinct from t.id and ${withinReachSql(viewer, register, binder)}
        and not exists (select from movement o where o.district = m.district and o.reverses = m.seq)
      order by m.record, m.occurred_on, m.entry`,
    binder.values,
  );
  return rows;
}

/** @throws Refusal unknown-register */
export function demandReading(viewer: Viewer, register: Register): void {
  if (!reaches(viewer, 'read', register.id)) throw new Refusal('unknown-register', { register: register.id });
}

/**
 * That a movement m is of a record within the viewer's reach. Asked as a join, the planner would take a register with long
 * timelines for one with few movements, and sort them all on disk.
 */
function withinReachSql(viewer: Viewer, register: Register, binder: Binder): string {
  const scope = scopeSql(viewer, 'read', register, 'r', binder);
  return scope === 'true'
    ? scope
    : `exists (select from record r
                where r.district = m.district and r.register = m.register and r.id = m.record and ${scope})`;
}

const librarySql = (libraries: readonly Library[]): string =>
  `values ${libraries.flatMap(({ id, stages }) => stages.map((stage) => `(${literal(stage)}, ${literal(id)})`)).join(', ')}`;

/** A list of expressions, one of each measure. */
const ofMeasures = (register: Register, each: (measure: string, at: number) => string): string =>
  Object.keys(register.measures)
    .map((id, at) => `, ${each(literal(id), at)}`)
    .join('');

const sumsSql = (register: Register): string => {
  const sums = Object.keys(register.measures).map(
    (id, at) => `${literal(id)}, trim_scale(sum(sum_${at}))::text`,
  );
  return sums.length === 0 ? `'{}'::jsonb` : `jsonb_build_object(${sums.join(', ')})`;
};

/**
 * What movements add to which part of the account: what was there by the day before, what crossed, what was added
 * without crossing, and what is there at the end. Opening, in, change and out add up to closing whatever moved, because
 * all are legs of the same movements. These are summed first, by where they lead, and only then taken as legs: nearly all of
 * them stay where they are and bring an amount.
 * @param by what the parts are told by beside
 */
function partsSql(
  district: District,
  viewer: Viewer,
  register: Register,
  { from, to }: FlowAsked,
  by: readonly 'record'[],
  binder: Binder,
): string {
  demandReading(viewer, register);
  const first = binder.bind(from, 'date');
  const crosses = 'lib_to is distinct from lib_from';
  const beside = by.map((column) => `, ${column}`).join('');
  const part = (name: FlowPart, library: 'lib_to' | 'lib_from', sign: '' | '-', where: string): string => {
    const sums = ofMeasures(register, (_, at) =>
      library === 'lib_to' ? `${sign}held_${at}` : `${sign}(held_${at} - amount_${at})`,
    );
    const transition = name === 'in' || name === 'out' ? 'transition' : 'null';
    return `select ${literal(name)}, ${library}, ${transition}, ${sign}count${sums}${beside}
              from moved where ${crosses} and ${where}`;
  };
  const stays = (name: FlowPart, where: string): string =>
    `select ${literal(name)}, lib_to, null, 0${ofMeasures(register, (_, at) => `amount_${at}`)}${beside}
       from moved where lib_to = lib_from and ${where}`;
  return `with library (stage, id) as (${librarySql(librariesOf(register))}),
    said as (
      select m.stage_from, m.stage_to, m.occurred_on < ${first} as earlier, m.transition,
             sum(m.sign) as count${ofMeasures(
               register,
               (id, at) => `coalesce(sum(m.sign * (m.amounts->>${id})::numeric), 0) as amount_${at},
             coalesce(sum(m.sign * (m.holdings->>${id})::numeric)
               filter (where m.stage_from is distinct from m.stage_to), 0) as held_${at}`,
             )}${beside}
        from movement m
       where m.district = ${binder.bind(district.id, 'text')} and m.register = ${binder.bind(register.id, 'text')}
         and m.occurred_on <= ${binder.bind(to, 'date')} and ${withinReachSql(viewer, register, binder)}
       group by m.stage_from, m.stage_to, 3, m.transition${beside}),
    moved as (
      select s.*, f.id as lib_from, t.id as lib_to
        from said s
        left join library f on f.stage = s.stage_from left join library t on t.stage = s.stage_to),
    parts (part, library, transition, count${ofMeasures(register, (_, at) => `sum_${at}`)}${beside}) as (
      ${part('opening', 'lib_to', '', 'earlier')}
      union all ${part('opening', 'lib_from', '-', 'earlier')}
      union all ${stays('opening', 'earlier')}
      union all ${part('closing', 'lib_to', '', 'true')}
      union all ${part('closing', 'lib_from', '-', 'true')}
      union all ${stays('closing', 'true')}
      union all ${part('in', 'lib_to', '', 'not earlier')}
      union all ${part('out', 'lib_from', '', 'not earlier')}
      union all ${stays('change', 'not earlier')})`;
}
