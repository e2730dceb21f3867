import type { Viewer } from '@taizhang/access';
import { Refusal, type Register } from '@taizhang/definition';
import { factsOf, type Referring, type Whom } from '@taizhang/policy';
import { readProfile, type StandingRecord, standingRecord } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';

type Db = Parameters<typeof readProfile>[0];

export interface Choosing {
  readonly db: Db;
  readonly district: OpenDistrict;
  readonly viewer: Viewer;
  readonly day: string;
}

/** A record that exists. @throws Refusal unknown-register, unknown-record */
export async function choosingRecord(
  { db, district, viewer }: Choosing,
  register: string,
  id: string,
): Promise<StandingRecord> {
  const record = await standingRecord(db, district.store, viewer, register, id);
  if (!record.exists || record.state.stage === null)
    throw new Refusal('unknown-record', { record: id }, 'record');
  return record;
}

/** The profile of whom a record names, as far as the viewer reaches him; null: out of reach, or nobody is named. */
export async function whomOf(
  { db, district, viewer, day }: Choosing,
  { register, state }: StandingRecord,
  reference: string | undefined,
): Promise<Whom | null> {
  const field = reference === undefined ? undefined : register.fields[reference];
  const id = reference === undefined ? undefined : state.attributes[reference];
  if (field?.kind !== 'reference' || typeof id !== 'string') return null;
  const of = district.catalogue.registers.get(field.register) as Register;
  const read = await readProfile(db, district.store, viewer, of.id, id).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!read?.record.exists) return null;
  const own = { id, ...read.record.state };
  const { registers } = district.catalogue;
  const attributes = factsOf(of, registers, own, read.referring as Referring, day);
  return { register: of, profile: { ...own, attributes } };
}
