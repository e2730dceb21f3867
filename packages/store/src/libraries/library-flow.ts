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

export interface FlowRecord {
  readonly id: string;
  readonly title: string;
  readonly sums: Readonly<Record<string, string>>;
}

/** The account of a register’s libraries over a period, of the records within the viewer’s reach. */
export async function libraryFlow(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  asked: FlowAsked,
): Promise<FlowCell[]> {
  const binder = new Binder();
  const parts = partsSql(district, viewer, register, asked, binder);
  const { rows } = await db.query<FlowCell>(
    `${parts}
     select part, library, transition, sum(sign)::int as count, ${sumsSql(register)} as sums
       from parts where library is not null group by 1, 2, 3 order by 1, 2, 3`,
    binder.values,
  );
  return rows;
}

const mostRecords = 500;

/** The records behind one number of it: at most 500. */
export async function recordsOfFlow(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  asked: FlowAsked & Pick<FlowCell, 'part' | 'library' | 'transition'>,
): Promise<FlowRecord[]> {
  const binder = new Binder();
  const parts = partsSql(district, viewer, register, asked, binder);
  const where = [
    `part = ${binder.bind(asked.part, 'text')} and library = ${binder.bind(asked.library, 'text')}`,
    ...(asked.transition === null ? [] : [`transition = ${binder.bind(asked.transition, 'text')}`]),
  ].join(' and ');
  const { rows } = await db.query<FlowRecord>(
    `${parts}
     select record as id, max(title) as title, ${sumsSql(register)} as sums
       from parts where ${where}
      group by record having sum(sign) <> 0 or max(part) = 'change'
      order by record limit ${mostRecords}`,
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
       join record r on r.district = m.district and r.register = m.register and r.id = m.record
       left join library f on f.stage = m.stage_from left join library t on t.stage = m.stage_to
      where m.district = ${binder.bind(district.id, 'text')} and m.register = ${binder.bind(register.id, 'text')}
        and m.occurred_on <= ${binder.bind(until, 'date')} and m.origin <> 'reversal'
        and f.id is distinct from t.id and ${scopeSql(viewer, 'read', register, 'r', binder)}
        and not exists (select from movement o where o.district = m.district and o.reverses = m.seq)
      order by m.record, m.occurred_on, m.entry`,
    binder.values,
  );
  return rows;
}

/** @throws Refusal unknown-register */
function demandReading(viewer: Viewer, register: Register): void {
  if (!reaches(viewer, 'read', register.id)) throw new Refusal('unknown-register', { register: register.id });
}

const librarySql = (libraries: readonly Library[]): string =>
  `values ${libraries.flatMap(({ id, stages }) => stages.map((stage) => `(${literal(stage)}, ${literal(id)})`)).join(', ')}`;

const sumsSql = (register: Register): string => {
  const sums = Object.keys(register.measures).map((id) => {
    const held = (column: string) => `coalesce((${column}->>${literal(id)})::numeric, 0)`;
    return `${literal(id)}, trim_scale(sum(weight * (${held('held')} - ${held('less')})))::text`;
  });
  return sums.length === 0 ? `'{}'::jsonb` : `jsonb_build_object(${sums.join(', ')})`;
};

/**
 * What each movement adds to which part of the account: what was there by the day before, what crossed, what was added
 * without crossing, and what is there at the end. Opening, in, change and out add up to closing whatever moved, because
 * all are legs of the same movements.
 */
function partsSql(
  district: District,
  viewer: Viewer,
  register: Register,
  { from, to }: FlowAsked,
  binder: Binder,
): string {
  demandReading(viewer, register);
  const first = binder.bind(from, 'date');
  const side = (
    part: FlowPart,
    library: 'lib_to' | 'lib_from',
    transition: string,
    where: string,
  ): string => {
    const [sign, less] = library === 'lib_to' ? ['sign', 'null::jsonb'] : ['-sign', 'amounts'];
    const weight = part === 'out' ? `-(${sign})` : sign;
    return `select ${literal(part)} as part, ${library} as library, ${transition} as transition, record, title,
                   ${weight} as sign, ${weight} as weight, holdings as held, ${less} as less from moved where ${where}`;
  };
  const crosses = 'lib_to is distinct from lib_from';
  return `with library (stage, id) as (${librarySql(librariesOf(register))}),
    moved as (
      select m.record, r.title, m.transition, m.sign, m.occurred_on, m.amounts, m.holdings,
             f.id as lib_from, t.id as lib_to
        from movement m
        join record r on r.district = m.district and r.register = m.register and r.id = m.record
        left join library f on f.stage = m.stage_from left join library t on t.stage = m.stage_to
       where m.district = ${binder.bind(district.id, 'text')} and m.register = ${binder.bind(register.id, 'text')}
         and m.occurred_on <= ${binder.bind(to, 'date')} and ${scopeSql(viewer, 'read', register, 'r', binder)}),
    parts as (
      ${side('opening', 'lib_to', 'null', `occurred_on < ${first}`)}
      union all ${side('opening', 'lib_from', 'null', `occurred_on < ${first}`)}
      union all ${side('closing', 'lib_to', 'null', 'true')}
      union all ${side('closing', 'lib_from', 'null', 'true')}
      union all ${side('in', 'lib_to', 'transition', `occurred_on >= ${first} and ${crosses}`)}
      union all ${side('out', 'lib_from', 'transition', `occurred_on >= ${first} and ${crosses}`)}
      union all select 'change', lib_to, null, record, title, 0, sign, amounts, null
                  from moved where occurred_on >= ${first} and lib_to = lib_from)`;
}
