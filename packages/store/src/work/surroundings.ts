import type { Viewer } from '@taizhang/access';
import type { Condition, Register } from '@taizhang/definition';
import type { RecordState } from '@taizhang/ledger';
import { conditionSql } from '../condition-sql.ts';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { recordField } from '../record-field.ts';
import type { RecordName } from '../responsibility/titles.ts';
import { scopeSql } from '../scope-sql.ts';
import { isIndexedAsNow } from '../search/index-search.ts';
import { mayReferSql } from '../search/referring.ts';
import type { StandingRecord } from './standing-record.ts';

/** A record that another refers to, or that refers to it. */
export interface RelatedRecord {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly attributes: RecordState['attributes'];
  /** The field that refers. */
  readonly field: string;
  readonly way: 'to' | 'from';
}

export interface Neighbour {
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly longitude: number;
  readonly latitude: number;
}

const mostOfAField = 20;
const mostNeighbours = 60;

/** The records that a record refers to and that refer to it, as far as the viewer reaches them: of each field a few. */
export async function relatedRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  record: StandingRecord,
): Promise<{ related: RelatedRecord[]; more: boolean }> {
  const found: RelatedRecord[] = [];
  for (const [field, declared] of Object.entries(record.register.fields)) {
    const value = record.state.attributes[field];
    if (declared.kind !== 'reference' || value === undefined) continue;
    const other = district.catalogue.registers.get(declared.register) as Register;
    found.push(...(await referred(db, district, viewer, other, field, String(value))));
  }
  let more = false;
  const own = { register: record.register.id, id: record.id };
  const isIndexed = await isIndexedAsNow(db, district);
  for (const other of district.catalogue.registers.values())
    for (const [field, declared] of Object.entries(other.fields)) {
      if (declared.kind !== 'reference' || declared.register !== record.register.id) continue;
      const rows = await referring(db, district, viewer, other, field, own, isIndexed);
      more ||= rows.length > mostOfAField;
      found.push(...rows.slice(0, mostOfAField));
    }
  return { related: found, more };
}

type Row = Omit<RelatedRecord, 'field' | 'way'>;

async function referred(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  field: string,
  id: string,
): Promise<RelatedRecord[]> {
  const binder = new Binder();
  const [inDistrict, named, at] = [district.id, register.id, id].map((v) => binder.bind(v, 'text'));
  const { rows } = await db.query<Row>(
    `select r.register, r.id, r.title, r.stage, r.attributes from record r
      where r.district = ${inDistrict} and r.register = ${named} and r.id = ${at}
        and ${scopeSql(viewer, 'read', register, 'r', binder)}`,
    binder.values,
  );
  return rows.map((row) => ({ ...row, field, way: 'to' }));
}

async function referring(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  field: string,
  to: RecordName,
  isIndexed: boolean,
): Promise<RelatedRecord[]> {
  const binder = new Binder();
  const [inDistrict, named, by, at] = [district.id, register.id, field, to.id].map((v) =>
    binder.bind(v, 'text'),
  );
  const records = isIndexed
    ? `(${mayReferSql(district, register.id, to, binder)}) f cross join lateral (
         select * from record where district = ${inDistrict} and register = ${named} and id = f.record limit 1) r`
    : 'record r';
  const { rows } = await db.query<Row>(
    `select r.register, r.id, r.title, r.stage, r.attributes from ${records}
      where r.district = ${inDistrict} and r.register = ${named} and r.stage is not null
        and r.attributes @> jsonb_build_object(${by}, ${at})
        and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by r.last_seq desc limit ${mostOfAField + 1}`,
    binder.values,
  );
  return rows.map((row) => ({ ...row, field, way: 'from' }));
}

/** A record at whose place another lies. */
export interface Placing {
  readonly register: Register;
  readonly id: string;
  readonly title: string;
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * The record at whose place a record lies, where its register says so (`placedBy`).
 * @returns null: it says no such thing, or the other has no place, or is out of the viewer's reach
 */
export async function placingOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register: { fields, placedBy }, state }: StandingRecord,
): Promise<Placing | null> {
  const field = placedBy === undefined ? undefined : fields[placedBy];
  const other = field?.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
  const its = placedBy === undefined ? undefined : state.attributes[placedBy];
  if (!other || its === undefined) return null;
  const binder = new Binder();
  const [inDistrict, named, id] = [district.id, other.id, String(its)].map((v) => binder.bind(v, 'text'));
  const { rows } = await db.query<Omit<Placing, 'register'>>(
    `select r.id, r.title, r.place[0] as longitude, r.place[1] as latitude from record r
      where r.district = ${inDistrict} and r.register = ${named} and r.id = ${id} and r.place is not null
        and r.stage is not null and ${scopeSql(viewer, 'read', other, 'r', binder)}`,
    binder.values,
  );
  return rows[0] ? { register: other, ...rows[0] } : null;
}

/** The nearest records of the same register that have a place and that the viewer reaches. */
export async function neighboursOf(
  db: Queryable,
  district: District,
  viewer: Viewer,
  { register, id }: Pick<StandingRecord, 'register' | 'id'>,
): Promise<Neighbour[]> {
  const binder = new Binder();
  const [inDistrict, named, at] = [district.id, register.id, id].map((v) => binder.bind(v, 'text'));
  const { rows } = await db.query<Neighbour>(
    `with own as (select place from record where district = ${inDistrict} and register = ${named} and id = ${at})
     select r.id, r.title, r.stage, r.place[0] as longitude, r.place[1] as latitude
       from record r, own
      where own.place is not null and r.district = ${inDistrict} and r.register = ${named}
        and r.place is not null and r.stage is not null and r.id <> ${at}
        and ${scopeSql(viewer, 'read', register, 'r', binder)}
      order by r.place <-> own.place limit ${mostNeighbours}`,
    binder.values,
  );
  return rows;
}

/** So many are offered to whoever looks one up. */
export const mostLookedUp = 20;

/** A few records of a register that fit a text, for whoever wants to refer to one. */
export async function lookupRecords(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  text: string,
  stages: readonly string[] | null = null,
  where: Condition | null = null,
): Promise<{ id: string; title: string }[]> {
  const binder = new Binder();
  const columns = { register, expression: (field: string) => recordField(register, field, 'r') };
  const [inDistrict, named, part] = [district.id, register.id, text.trim()].map((v) =>
    binder.bind(v, 'text'),
  );
  const { rows } = await db.query<{ id: string; title: string }>(
    `select r.id, r.title from record r
      where r.district = ${inDistrict} and r.register = ${named} and r.stage is not null
        ${stages ? `and r.stage = any(${binder.bind(stages, 'text[]')})` : ''}
        ${where ? `and ${conditionSql(where, columns, binder, {})}` : ''}
        and (${part} = '' or starts_with(r.id, ${part}) or position(${part} in r.title) > 0)
        and ${scopeSql(viewer, 'read', register, 'r', binder)}
      limit ${mostLookedUp}`,
    binder.values,
  );
  return rows;
}
