import type { FieldValue } from '@taizhang/definition';
import { type Pool, portions, type Queryable } from '../database.ts';
import { horizonOf } from '../horizon.ts';
import { literal } from '../literal.ts';

/** A record as policies read it. */
export interface StatedRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
  readonly last_seq: number;
}

/** Records of a register by the field in which they refer. */
export interface ReferringBy {
  readonly register: string;
  readonly by: string;
}

const columns = 'r.id, r.title, r.stage, r.unit, r.street, r.attributes, r.holdings, r.last_seq';
const portion = 5000;

/** Every record of a register, in the order of their ids by code point. */
export const everyRecord = (pool: Pool, district: string, register: string) =>
  portions<StatedRecord>(
    pool,
    `select ${columns} from record r
      where r.district = $1 and r.register = $2 and r.stage is not null order by r.id collate "C"`,
    [district, register],
    portion,
  );

/** Every record that refers to another by a field, in the order of whom they refer to. */
export const everyReferring = (pool: Pool, district: string, { register, by }: ReferringBy) =>
  portions<StatedRecord>(
    pool,
    `select ${columns} from record r
      where r.district = $1 and r.register = $2 and r.stage is not null and r.attributes->>${literal(by)} is not null
      order by r.attributes->>${literal(by)} collate "C"`,
    [district, register],
    portion,
  );

/** Some records of a register; those in no stage are none. */
export async function recordsById(
  db: Queryable,
  district: string,
  register: string,
  ids: readonly string[],
): Promise<StatedRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<StatedRecord>(
    `select ${columns} from record r
      where r.district = $1 and r.register = $2 and r.id = any($3::text[]) and r.stage is not null`,
    [district, register, ids],
  );
  return rows;
}

/** The records of a register in some stages, with the number of the last movement of each. */
export async function recordVersions(
  db: Queryable,
  district: string,
  register: string,
  stages: readonly string[],
): Promise<{ id: string; last_seq: number }[]> {
  const { rows } = await db.query<{ id: string; last_seq: number }>(
    `select id, last_seq from record
      where district = $1 and register = $2 and stage = any($3::text[]) order by id collate "C"`,
    [district, register, stages],
  );
  return rows;
}

export interface ChangedRecord {
  readonly register: string;
  readonly record: string;
  readonly seq: number;
}

/** Which records of some registers movements behind a number have changed. */
export async function changesSince(
  db: Queryable,
  district: string,
  registers: readonly string[],
  seq: number,
): Promise<ChangedRecord[]> {
  const { rows } = await db.query<ChangedRecord>(
    `select register, record, max(seq) as seq from movement
      where district = $1 and seq > $2 and register = any($3::text[]) group by 1, 2`,
    [district, seq, registers],
  );
  return rows;
}

/** To whom records of a register ever referred by a field. */
export async function everReferred(
  db: Queryable,
  district: string,
  { register, by }: ReferringBy,
  records: readonly string[],
): Promise<{ record: string; subject: string }[]> {
  const { rows } = await db.query<{ record: string; subject: string }>(
    `select distinct record, attributes->>${literal(by)} as subject from movement
      where district = $1 and register = $2 and record = any($3::text[]) and attributes->>${literal(by)} is not null`,
    [district, register, records],
  );
  return rows;
}

/** A number up to which every movement can be seen, and when. */
export const settledMovement = (pool: Pool, district: string) => horizonOf(pool, district);
