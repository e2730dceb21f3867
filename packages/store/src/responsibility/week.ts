import { reaches, type Viewer } from '@taizhang/access';
import type { Register } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { literal } from '../literal.ts';
import { scopeSql } from '../scope-sql.ts';
import { boundMoment, standsSql } from './records-at.ts';
import type { RecordName } from './titles.ts';

/** Some days, as was known at a moment. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly knownAt: Date | null;
}

/** Which records are looked at. */
export interface Sieve {
  readonly register?: string | undefined;
  readonly unit?: string | undefined;
  /** Only what lies in one of these. */
  readonly streets?: readonly string[] | undefined;
  /** Only this record and those that refer to it. */
  readonly about?: RecordName | undefined;
  /** Only these records. */
  readonly among?: readonly RecordName[] | undefined;
}

/** The registers that a viewer reads and a sieve lets through. */
export const registersWithin = (district: District, viewer: Viewer, sieve: Sieve): Register[] =>
  [...district.catalogue.registers.values()].filter(
    ({ id }) =>
      reaches(viewer, 'read', id) &&
      (sieve.register === undefined || sieve.register === id) &&
      (sieve.among === undefined || sieve.among.some(({ register }) => register === id)),
  );

/** That a row under the name `alias` is of one of some registers. */
export const ofRegistersSql = (registers: readonly Register[], alias: string, binder: Binder): string =>
  `${alias}.register = any(${binder.bind(
    registers.map(({ id }) => id),
    'text[]',
  )})`;

/** What of a register a sieve lets through, of rows like those of `record` under the name `alias`. */
function sieveSql(register: Register, { about, among }: Sieve, alias: string, binder: Binder): string[] {
  const parts: string[] = [];
  if (among) {
    const ids = among.filter((name) => name.register === register.id).map(({ id }) => id);
    parts.push(`${alias}.id = any(${binder.bind(ids, 'text[]')})`);
  }
  if (about) {
    const fields = Object.entries(register.fields).flatMap(([field, declared]) =>
      declared.kind === 'reference' && declared.register === about.register
        ? [`${alias}.attributes->>${literal(field)}`]
        : [],
    );
    const names = [...fields, ...(register.id === about.register ? [`${alias}.id`] : [])];
    parts.push(names.length === 0 ? 'false' : `${binder.bind(about.id, 'text')} in (${names.join(', ')})`);
  }
  return parts;
}

/**
 * That a row of `record` under the name `alias` is of some registers, read by the viewer (null: it was looked at already)
 * and let through by the sieve: one condition for all registers, because a query for each would cost more than what it
 * finds.
 */
export function withinSql(
  registers: readonly Register[],
  viewer: Viewer | null,
  sieve: Sieve,
  alias: string,
  binder: Binder,
): string {
  const { free, bound } = partedSql(registers, viewer, sieve, alias, binder);
  if (free.length > 0) bound.unshift(`${alias}.register = any(${binder.bind(free, 'text[]')})`);
  const some = bound.length === 0 ? 'false' : `(${bound.join(' or ')})`;
  return [some, ...placeSql(sieve, alias, binder)].join(' and ');
}

/** Registers of which every record is let through, and conditions of records of the others. */
function partedSql(
  registers: readonly Register[],
  viewer: Viewer | null,
  sieve: Sieve,
  alias: string,
  binder: Binder,
): { free: string[]; bound: string[] } {
  const free: string[] = [];
  const bound: string[] = [];
  for (const register of registers) {
    const scope = viewer === null ? 'true' : scopeSql(viewer, 'read', register, alias, binder);
    const parts = [...(scope === 'true' ? [] : [scope]), ...sieveSql(register, sieve, alias, binder)];
    if (parts.length === 0) free.push(register.id);
    else bound.push(`(${alias}.register = ${literal(register.id)} and ${parts.join(' and ')})`);
  }
  return { free, bound };
}

/** The same of a row that names its register and record: the record is looked up only where that decides. */
export function namedWithinSql(
  district: District,
  registers: readonly Register[],
  viewer: Viewer,
  sieve: Sieve,
  alias: string,
  binder: Binder,
): string {
  const looked = (within: string) => `exists (select from record k
     where k.district = ${literal(district.id)} and k.register = ${alias}.register and k.id = ${alias}.record and ${within})`;
  if (sieve.unit !== undefined || sieve.streets !== undefined)
    return looked(withinSql(registers, viewer, sieve, 'k', binder));
  const { free, bound } = partedSql(registers, viewer, sieve, 'k', binder);
  const parts = [
    ...(free.length > 0 ? [`${alias}.register = any(${binder.bind(free, 'text[]')})`] : []),
    ...(bound.length > 0 ? [looked(`(${bound.join(' or ')})`)] : []),
  ];
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** Where a sieve lets lie what is under the name `alias`. */
export const placeSql = ({ unit, streets }: Sieve, alias: string, binder: Binder): string[] => [
  ...(unit === undefined ? [] : [`${alias}.unit = ${binder.bind(unit, 'text')}`]),
  ...(streets === undefined ? [] : [`${alias}.street = any(${binder.bind(streets, 'text[]')})`]),
];

/** The movements of some registers in some days that stand as known then: as m. */
function saidSql(
  district: District,
  registers: readonly Register[],
  { from, to, knownAt }: Stretch,
  binder: Binder,
): string {
  return `m.district = ${literal(district.id)} and ${ofRegistersSql(registers, 'm', binder)}
     and m.occurred_on between ${binder.bind(from, 'date')} and ${binder.bind(to, 'date')}
     and ${standsSql('m', boundMoment(binder, knownAt))}`;
}

/** The same, of records that the viewer reads and a sieve lets through: as m, with k. */
function movementsSql(
  district: District,
  viewer: Viewer,
  registers: readonly Register[],
  stretch: Stretch,
  sieve: Sieve,
  binder: Binder,
): string {
  return `movement m
    join record k on k.district = m.district and k.register = m.register and k.id = m.record
   where ${saidSql(district, registers, stretch, binder)} and ${withinSql(registers, viewer, sieve, 'k', binder)}`;
}

/** How many records of a unit came into a stage. */
export interface MovedCount {
  readonly register: string;
  /** null: they were opened. */
  readonly stageFrom: string | null;
  readonly stageTo: string;
  readonly unit: string;
  readonly records: number;
}

/** What was added to a measure of records, in its base unit. */
export interface AddedSum {
  readonly register: string;
  readonly measure: string;
  /** Whose records; null: of all. */
  readonly unit: string | null;
  readonly records: number;
  readonly amount: string;
}

/** What happened in some days: who came into which stage, and what was added by measure. */
export async function changesIn(
  db: Queryable,
  district: District,
  viewer: Viewer,
  stretch: Stretch,
  sieve: Sieve,
): Promise<{ moved: MovedCount[]; added: AddedSum[] }> {
  const registers = registersWithin(district, viewer, sieve);
  const binder = new Binder();
  const rows = `movement m where ${saidSql(district, registers, stretch, binder)}
                  and ${namedWithinSql(district, registers, viewer, sieve, 'm', binder)}`;
  const { rows: found } = await db.query<Omit<MovedCount, 'unit'> & AddedSum & { of: 'stage' | 'measure' }>(
    `with said as materialized (
       select m.register, m.record, m.stage_from, m.stage_to, m.unit, m.amounts from ${rows})
     select 'stage' as "of", register, unit, stage_from as "stageFrom", stage_to as "stageTo", null as measure,
            count(*)::int as records, null as amount
       from (select distinct register, unit, stage_from, stage_to, record
               from said where stage_from is distinct from stage_to) d
      group by register, unit, stage_from, stage_to
     union all
     select 'measure', s.register, s.unit, null, null, a.key, count(distinct s.record)::int,
            trim_scale(sum(a.value::numeric))::text
       from said s cross join lateral jsonb_each_text(s.amounts) a
      group by grouping sets ((s.register, a.key, s.unit), (s.register, a.key)) having sum(a.value::numeric) <> 0`,
    binder.values,
  );
  return {
    moved: found.flatMap(({ of, register, unit, stageFrom, stageTo, records }) =>
      of === 'stage' && unit !== null ? [{ register, unit, stageFrom, stageTo, records }] : [],
    ),
    added: found.flatMap(({ of, register, unit, measure, records, amount }) =>
      of === 'measure' ? [{ register, unit, measure, records, amount }] : [],
    ),
  };
}

/** A record that moved, and the movement by which it did. */
export interface MovedRecord {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly seq: number;
  readonly transition: string;
  readonly stageFrom: string | null;
  readonly stageTo: string;
  readonly occurredOn: string;
  readonly amounts: Readonly<Record<string, string>>;
}

/** Which movements are listed: those that moved a record or, asked for a measure, added to it. */
export interface MovedAsked {
  /** Also those that only added to a measure. */
  readonly orAdded?: boolean | undefined;
  /** Those by which a record came into this stage. */
  readonly stage?: string | undefined;
  /** Those that added to this measure. */
  readonly measure?: string | undefined;
}

/** The movements behind what `changesIn` counts, in the order of their days. */
export async function movedRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  stretch: Stretch,
  sieve: Sieve,
  asked: MovedAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; records: MovedRecord[] }> {
  const registers = registersWithin(district, viewer, sieve);
  if (registers.length === 0) return { total: 0, records: [] };
  const binder = new Binder();
  const rows = movementsSql(district, viewer, registers, stretch, sieve, binder);
  const isMoved = `m.stage_from is distinct from m.stage_to${
    asked.stage === undefined ? '' : ` and m.stage_to = ${binder.bind(asked.stage, 'text')}`
  }`;
  const isAdded = (measure: string) => `coalesce((m.amounts->>${measure})::numeric, 0) <> 0`;
  const adds = 'exists (select from jsonb_each_text(m.amounts) a where a.value::numeric <> 0)';
  const which =
    asked.measure !== undefined
      ? isAdded(binder.bind(asked.measure, 'text'))
      : asked.orAdded
        ? `(${isMoved} or ${adds})`
        : isMoved;
  const { rows: found } = await db.query<MovedRecord & { total: number }>(
    `select m.register, m.record as id, k.title, m.unit, m.street, m.seq, m.transition, m.stage_from as "stageFrom",
            m.stage_to as "stageTo", m.occurred_on as "occurredOn", m.amounts, count(*) over ()::int as total
       from ${rows} and ${which}
      order by m.occurred_on, m.seq limit ${binder.bind(page.limit, 'bigint')} offset ${binder.bind(page.offset, 'bigint')}`,
    binder.values,
  );
  return { total: found[0]?.total ?? 0, records: found.map(({ total: _, ...row }) => row) };
}

/** A planned day that was put off: a slip, with both days. */
export interface PutOff {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly unit: string | null;
  readonly street: string | null;
  readonly stage: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly on: string;
  readonly reason: string | null;
}

/** The fields with the days by which something must be done; by the same day two deadlines may be kept. */
const plannedFields = ({ deadlines = {}, fields }: Register): string[] => [
  ...new Set(
    Object.values(deadlines).flatMap(({ field }) =>
      field !== undefined && fields[field]?.kind === 'date' && !fields[field]?.restricted ? [field] : [],
    ),
  ),
];

/** Planned days that were moved to a later one in some days, the most days first. A correction of a mistake is none. */
export async function putOffIn(
  db: Queryable,
  district: District,
  viewer: Viewer,
  stretch: Stretch,
  sieve: Sieve,
): Promise<PutOff[]> {
  const registers = registersWithin(district, viewer, sieve).filter(
    (register) => plannedFields(register).length > 0,
  );
  if (registers.length === 0) return [];
  const binder = new Binder();
  const fields = registers.flatMap((register) =>
    plannedFields(register).map((field) => `(${literal(register.id)}, ${literal(field)})`),
  );
  // Few entries put anything off: only of these the record is looked up.
  const { rows: found } = await db.query<PutOff>(
    `with put_off as materialized (
       select m.register, m.record, m.unit, m.street, m.stage_to, m.occurred_on, m.reason, f.field,
              m.prior->'attributes'->>f.field as before, m.attributes->>f.field as after
         from movement m join (values ${fields.join(', ')}) as f (register, field) on f.register = m.register
        where ${saidSql(district, registers, stretch, binder)} and m.prior is not null
          and m.prior->'attributes'->>f.field < m.attributes->>f.field)
     select p.register, p.record as id, k.title, p.unit, p.street, p.stage_to as stage, p.field, p.before, p.after,
            p.occurred_on as "on", p.reason
       from put_off p
      cross join lateral (
        select * from record where district = ${literal(district.id)} and register = p.register and id = p.record
         limit 1) k
      where ${withinSql(registers, viewer, sieve, 'k', binder)}`,
    binder.values,
  );
  const days = ({ before, after }: PutOff) => Date.parse(after) - Date.parse(before);
  return found.sort((a, b) => days(b) - days(a) || (a.id < b.id ? -1 : 1));
}
