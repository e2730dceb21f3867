import { Refusal } from '@taizhang/definition';
import {
  differenceOfTerms,
  type TermsDifference,
  type TextOfTerms,
  textOfTerms,
  wayOf,
} from '@taizhang/policy';
import { placedRecords, recordsById } from '@taizhang/store';
import { todayOf } from '../today.ts';
import type { MatchesOffice } from './matches-office.ts';
import { type PolicyVersion, policyRegisters, versionOf } from './offers.ts';

/** A version as it stands, and whether it is in force today. */
export interface ReadVersion {
  readonly version: PolicyVersion;
  readonly inForce: boolean;
  /** How it is given: its subjects are told, or apply. */
  readonly way: 'told' | 'applied';
}

/** A version of a policy to be read: what it says in words, and the other versions of the policy. */
export interface PolicyReading extends ReadVersion {
  readonly text: TextOfTerms;
  /** All that the viewer reads, the latest first, itself among them. */
  readonly versions: readonly ReadVersion[];
}

/** The versions of policies that the viewer reads, in whatever stage, by code and the latest of each first. */
export async function readVersions(office: MatchesOffice): Promise<ReadVersion[]> {
  const { pool, district, viewer, matches } = office;
  const now = new Set(
    (await matches.inForce(todayOf(district))).map(({ register, id }) => `${register.id} ${id}`),
  );
  const found: ReadVersion[] = [];
  for (const register of policyRegisters(district)) {
    const reached = await placedRecords(pool, district.store, viewer, register);
    const ids = reached.map(({ id }) => id);
    for (const record of await recordsById(pool, district.store.id, register.id, ids)) {
      const version = versionOf(register, record);
      if (version)
        found.push({ version, inForce: now.has(`${register.id} ${version.id}`), way: wayOf(version) });
    }
  }
  return found.toSorted(
    ({ version: a }, { version: b }) =>
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || ((a.from ?? '') > (b.from ?? '') ? -1 : 1),
  );
}

/** @throws Refusal unknown-record, of what is no version of a policy, or none that the viewer reads */
export async function readPolicy(office: MatchesOffice, id: string): Promise<PolicyReading> {
  const { district } = office;
  const all = await readVersions(office);
  const own = all.find(({ version }) => version.id === id);
  if (!own) throw new Refusal('unknown-record', { record: id }, 'policy');
  const { register, code, terms } = own.version;
  return {
    ...own,
    text: textOfTerms(terms, district.catalogue.registers),
    versions: all.filter(({ version }) => version.register === register && version.code === code),
  };
}

/** What changed from one version to another one, of a policy or of two. */
export interface PolicyDifference {
  readonly before: ReadVersion;
  readonly after: ReadVersion;
  readonly parts: readonly TermsDifference[];
}

/** @throws Refusal unknown-record */
export async function policyDifference(
  office: MatchesOffice,
  id: string,
  before: string,
): Promise<PolicyDifference> {
  const all = await readVersions(office);
  const [old, now] = [before, id].map((one) => {
    const found = all.find(({ version }) => version.id === one);
    if (!found) throw new Refusal('unknown-record', { record: one }, one === id ? 'policy' : 'before');
    return found;
  }) as [ReadVersion, ReadVersion];
  return {
    before: old,
    after: now,
    parts: differenceOfTerms(old.version.terms, now.version.terms, office.district.catalogue.registers),
  };
}
