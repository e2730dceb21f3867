import type { Viewer } from '@taizhang/access';
import { type Fit, Refusal, type Register } from '@taizhang/definition';
import { factsOf, type Judging, type Referring, type Whom } from '@taizhang/policy';
import { readProfile, readProfiles, type StandingRecord, standingRecord } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { systemViewer } from '../viewers.ts';

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

/** Whom a record is for, by his name. */
export interface NamedWhom extends Whom {
  readonly title: string;
}

/** The register to which a reference leads; undefined where it is none. */
function referredBy({ district }: Choosing, register: Register, reference: string | undefined) {
  const field = reference === undefined ? undefined : register.fields[reference];
  return field?.kind === 'reference' ? district.catalogue.registers.get(field.register) : undefined;
}

/** The profile of whom a record names, as far as the viewer reaches him; null: out of reach, or nobody is named. */
export async function whomOf(
  choosing: Choosing,
  { register, state }: StandingRecord,
  reference: string | undefined,
): Promise<NamedWhom | null> {
  const { db, district, viewer, day } = choosing;
  const of = referredBy(choosing, register, reference);
  const id = reference === undefined ? undefined : state.attributes[reference];
  if (!of || typeof id !== 'string') return null;
  const read = await readProfile(db, district.store, viewer, of.id, id).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!read?.record.exists) return null;
  const own = { id, ...read.record.state };
  const { registers } = district.catalogue;
  const attributes = factsOf(of, registers, own, read.referring as Referring, day);
  return { register: of, profile: { ...own, attributes }, title: read.record.title ?? id };
}

/**
 * The profiles of whom records name, by his id. Where the fit is told to whoever reads the record, also of those out of the
 * viewer's reach: then only how they stand to terms may be told.
 */
export async function whomsOf(
  choosing: Choosing,
  register: Register,
  { terms }: Fit,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedWhom>> {
  const { db, district, viewer, day } = choosing;
  const of = referredBy(choosing, register, terms?.of);
  if (!of || ids.length === 0) return new Map();
  const by = terms?.told ? systemViewer(district) : viewer;
  const read = await readProfiles(db, district.store, by, of, [...new Set(ids)]);
  return new Map(
    [...read].map(([id, { record, referring }]) => {
      const attributes = factsOf(of, district.catalogue.registers, record, referring as Referring, day);
      const profile: Judging = { ...record, attributes };
      return [
        id,
        { register: of, profile, title: record.title, ...(terms?.told ? { told: true as const } : {}) },
      ];
    }),
  );
}
