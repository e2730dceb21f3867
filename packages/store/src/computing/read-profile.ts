import type { Viewer } from '@taizhang/access';
import { type FieldValue, type Register, referringOf } from '@taizhang/definition';
import { Binder, type Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { scopeSql } from '../scope-sql.ts';
import { type StandingRecord, standingRecord } from '../work/standing-record.ts';

type Values = Readonly<Record<string, FieldValue>>;
type Amounts = Readonly<Record<string, string>>;

/** A record that refers to another one whose facts it makes. */
export interface ReferringRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Values;
  readonly holdings: Amounts;
  readonly lastOccurredOn: string | null;
  /** Whether the viewer may read it; of one that he may not, only what facts take is told. */
  readonly within: boolean;
}

/** A record with those that refer to it and that its facts are read from, by register. */
export interface RecordProfile {
  readonly record: StandingRecord;
  readonly referring: ReadonlyMap<string, readonly ReferringRecord[]>;
}

const mostReferring = 2000;
const referringColumns = `r.id, r.title, r.stage, r.unit, r.street, r.attributes, r.holdings,
              r.last_occurred_on as "lastOccurredOn"`;

/**
 * A record that the viewer reaches, with the records of other registers that its facts are read from. A fact is known to
 * whoever may read the record that it is of, as an amount is that is computed from it; the records behind it are not.
 * @throws Refusal unknown-register, unknown-record
 */
export async function readProfile(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registerId: string,
  id: string,
): Promise<RecordProfile> {
  const record = await standingRecord(db, district, viewer, registerId, id);
  const referring = new Map<string, readonly ReferringRecord[]>();
  for (const [other, fields] of referringFields(record.register, district)) {
    const binder = new Binder();
    const at = [district.id, other.id, id].map((value) => binder.bind(value, 'text'));
    const refers = fields.map((field) => `r.attributes->>${binder.bind(field, 'text')} = ${at[2]}`);
    const { rows } = await db.query<ReferringRecord>(
      `select ${referringColumns}, (${scopeSql(viewer, 'read', other, 'r', binder)}) is true as within
         from record r
        where r.district = ${at[0]} and r.register = ${at[1]} and r.stage is not null and (${refers.join(' or ')})
        order by r.last_occurred_on desc, r.id limit ${mostReferring}`,
      binder.values,
    );
    referring.set(other.id, rows);
  }
  return { record, referring };
}

/** Records of a register with what refers to each, read at once. */
export interface ReadTogether {
  readonly record: Omit<ReferringRecord, 'within'>;
  readonly referring: ReadonlyMap<string, readonly ReferringRecord[]>;
}

/** What `readProfile` reads of one record, of several that the viewer reaches, by their ids. */
export async function readProfiles(
  db: Queryable,
  district: District,
  viewer: Viewer,
  register: Register,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadTogether>> {
  const found = new Map<
    string,
    { record: ReadTogether['record']; referring: Map<string, ReferringRecord[]> }
  >();
  const read = async (of: Register, which: (binder: Binder, list: string) => string) => {
    const binder = new Binder();
    const at = [district.id, of.id].map((value) => binder.bind(value, 'text'));
    const list = binder.bind([...ids], 'text[]');
    const { rows } = await db.query<ReferringRecord>(
      `select ${referringColumns}, (${scopeSql(viewer, 'read', of, 'r', binder)}) is true as within
         from record r
        where r.district = ${at[0]} and r.register = ${at[1]} and r.stage is not null and (${which(binder, list)})
        order by r.last_occurred_on desc, r.id`,
      binder.values,
    );
    return rows;
  };
  for (const row of await read(register, (_, list) => `r.id = any(${list})`))
    if (row.within) found.set(row.id, { record: row, referring: new Map() });
  for (const [other, fields] of referringFields(register, district)) {
    for (const { referring } of found.values()) referring.set(other.id, []);
    const refers = (binder: Binder, list: string) =>
      fields.map((field) => `r.attributes->>${binder.bind(field, 'text')} = any(${list})`).join(' or ');
    for (const row of await read(other, refers))
      for (const id of new Set(fields.map((field) => row.attributes[field])))
        found.get(String(id))?.referring.get(other.id)?.push(row);
  }
  return found;
}

/** The registers that facts are read from and those of awards, each with the fields by which its records refer. */
export function referringFields(
  register: Register,
  { catalogue }: Pick<District, 'catalogue'>,
): Map<Register, string[]> {
  const found = new Map<Register, string[]>();
  const add = (other: Register | undefined, by: string) => {
    if (other) found.set(other, [...new Set([...(found.get(other) ?? []), by])]);
  };
  for (const fact of Object.values(register.facts ?? {})) {
    const from = referringOf(fact);
    if (from) add(catalogue.registers.get(from.register), from.by);
  }
  for (const other of catalogue.registers.values()) {
    for (const by of other.awards ? [other.awards.subject, other.awards.about] : []) {
      const field = by === undefined ? undefined : other.fields[by];
      if (by !== undefined && field?.kind === 'reference' && field.register === register.id) add(other, by);
    }
  }
  return found;
}

/** A version of a policy as it stands. */
export interface StandingPolicy {
  readonly register: Register;
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly unit: string | null;
  readonly attributes: Values;
  readonly holdings: Amounts;
}

/** The versions of policies that hold on a day, of all registers of policies; what is published, to anybody. */
export async function policiesInForce(
  db: Queryable,
  district: District,
  day: string,
): Promise<StandingPolicy[]> {
  const found: StandingPolicy[] = [];
  for (const register of district.catalogue.registers.values()) {
    const { policies } = register;
    if (!policies) continue;
    const { rows } = await db.query<Omit<StandingPolicy, 'register'>>(
      `select distinct on (r.attributes->>$4)
              r.id, r.title, r.stage, r.unit, r.attributes, r.holdings
         from record r
        where r.district = $1 and r.register = $2 and r.stage = any($3)
          and r.attributes->>$5 <= $6 and ($7::text is null or coalesce(r.attributes->>$7, $6) >= $6)
        order by r.attributes->>$4, r.attributes->>$5 desc, r.id desc`,
      [district.id, register.id, policies.stages, policies.code, policies.from, day, policies.to ?? null],
    );
    found.push(...rows.map((row) => ({ register, ...row })));
  }
  return found;
}

/** What was paid by each policy for a year, by its code: a sum over all, which names nobody. */
export async function paidByPolicy(
  db: Queryable,
  district: District,
  year: string,
): Promise<ReadonlyMap<string, string>> {
  const paid = new Map<string, string>();
  for (const { id, awards } of district.catalogue.registers.values()) {
    if (!awards) continue;
    const { rows } = await db.query<{ code: string; paid: string }>(
      `select r.attributes->>$3 as code, sum(coalesce((r.holdings->>$4)::numeric, 0))::text as paid
         from record r
        where r.district = $1 and r.register = $2 and r.stage is not null and r.attributes->>$5 = $6
          and r.attributes->>$3 is not null
        group by 1`,
      [district.id, id, awards.code, awards.paid, awards.year, year],
    );
    for (const row of rows) paid.set(row.code, row.paid);
  }
  return paid;
}

/** Where an award stands, for whoever knows its number and its firm's credit code. */
export interface AwardProgress {
  readonly register: Register;
  readonly stage: string;
  /** Since when it stands there. */
  readonly since: string;
}

/**
 * Where what somebody is given stands, by its number and the credit code of whom it is given to; undefined where the two do
 * not belong together, whichever of them is wrong. Whoever has both is told the stage and since when, and nothing else.
 */
export async function findProgress(
  db: Queryable,
  district: District,
  number: string,
  code: string,
): Promise<AwardProgress | undefined> {
  for (const register of district.catalogue.registers.values()) {
    const { awards } = register;
    const field = awards && register.fields[awards.subject];
    const subject =
      field?.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
    const by = subject?.openData?.by;
    if (!awards || !subject || by === undefined) continue;
    const { rows } = await db.query<{ stage: string; since: string }>(
      `select r.stage, (select max(m.occurred_on)::text from movement m
                         where m.district = r.district and m.register = r.register and m.record = r.id
                           and m.origin <> 'reversal' and m.stage_to = r.stage and m.stage_from is distinct from m.stage_to
                           and not exists (select from movement o where o.district = m.district and o.reverses = m.seq)) as since
         from record r
         join record s on s.district = r.district and s.register = $3 and s.id = r.attributes->>$5
        where r.district = $1 and r.register = $2 and r.id = $4 and r.stage is not null and s.attributes->>$6 = $7`,
      [district.id, register.id, subject.id, number, awards.subject, by, code],
    );
    if (rows[0]) return { register, ...rows[0] };
  }
  return undefined;
}

/** What anybody is told of the record with a credit code: the fields that its register opens, and the facts of these names. */
export async function findOpenData(
  db: Queryable,
  district: District,
  code: string,
): Promise<{ readonly register: Register; readonly id: string } | undefined> {
  for (const register of district.catalogue.registers.values()) {
    if (!register.openData) continue;
    const { rows } = await db.query<{ id: string }>(
      `select id from record
        where district = $1 and register = $2 and stage is not null and attributes->>$3 = $4 limit 1`,
      [district.id, register.id, register.openData.by, code],
    );
    if (rows[0]) return { register, id: rows[0].id };
  }
  return undefined;
}
