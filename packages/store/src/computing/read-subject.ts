import type { Viewer } from '@taizhang/access';
import type { Computation, FieldValue, Register } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';
import { standingRecord } from '../work/standing-record.ts';

type Values = Readonly<Record<string, FieldValue>>;
type Amounts = Readonly<Record<string, string>>;

/** A record as an amount is computed from it, with those that it refers to. */
export interface ComputedFrom {
  readonly register: Register;
  readonly title: string | null;
  readonly exists: boolean;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Values;
  readonly holdings: Amounts;
  readonly referred: Readonly<
    Record<string, { readonly register: Register; readonly attributes: Values; readonly holdings: Amounts }>
  >;
}

/**
 * Reads a record that the viewer reaches. Of those that it refers to only what the computation names is used, for
 * whoever may read the record: a household’s clerk need not reach its project to see why it is due what it is due.
 * @param set what a posting under way says besides
 * @throws Refusal unknown-register, unknown-record
 */
export async function readSubject(
  db: Queryable,
  district: District,
  viewer: Viewer,
  registerId: string,
  id: string,
  set: Values = {},
): Promise<ComputedFrom> {
  const { register, title, exists, state } = await standingRecord(db, district, viewer, registerId, id);
  const attributes = { ...state.attributes, ...set };
  const referred = await readReferred(db, district, register, attributes);
  const { stage, unit, street, holdings } = state;
  return { register, title, exists, stage, unit, street, attributes, holdings, referred };
}

/** What a record refers to, as far as a computation may need it. */
export async function readReferred(
  db: Queryable,
  district: Pick<District, 'id' | 'catalogue'>,
  register: Register,
  attributes: Values,
): Promise<ComputedFrom['referred']> {
  const references = Object.entries(register.fields).flatMap(([field, declared]) => {
    const value = attributes[field];
    return declared.kind === 'reference' && typeof value === 'string'
      ? [{ field, register: declared.register, id: value }]
      : [];
  });
  const { rows } = await db.query<{ field: string; attributes: Values; holdings: Amounts }>(
    `select n.field, r.attributes, r.holdings
       from unnest($2::text[], $3::text[], $4::text[]) as n (field, register, id)
       join record r on r.district = $1 and r.register = n.register and r.id = n.id`,
    [
      district.id,
      references.map((one) => one.field),
      references.map((one) => one.register),
      references.map((one) => one.id),
    ],
  );
  return Object.fromEntries(
    rows.flatMap(({ field, ...found }) => {
      const declared = register.fields[field];
      const other =
        declared?.kind === 'reference' ? district.catalogue.registers.get(declared.register) : undefined;
      return other ? [[field, { register: other, ...found }]] : [];
    }),
  );
}

export interface RatesVersion {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly register: Register;
  readonly attributes: Values;
  readonly holdings: Amounts;
}

const mostVersions = 500;

/** The versions of a computation’s rates, the drafts too. A policy’s rates are no secret of whom it is for. */
export async function readVersions(
  db: Queryable,
  district: Pick<District, 'id' | 'catalogue'>,
  rates: NonNullable<Computation['rates']>,
): Promise<RatesVersion[]> {
  const register = district.catalogue.registers.get(rates.register);
  if (!register) return [];
  const { rows } = await db.query<Omit<RatesVersion, 'register'>>(
    `select id, title, stage, attributes, holdings from record
      where district = $1 and register = $2 and stage is not null
      order by attributes->>$3 desc, id desc limit ${mostVersions}`,
    [district.id, rates.register, rates.from],
  );
  return rows.map((row) => ({ ...row, register }));
}
