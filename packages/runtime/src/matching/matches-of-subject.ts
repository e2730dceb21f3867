import { parseDay, profileOf, Refusal, type Register } from '@taizhang/definition';
import { type Judged, judge } from '@taizhang/policy';
import { standingRecord } from '@taizhang/store';
import { Big } from 'big.js';
import type { Office } from '../reports.ts';
import { todayOf } from '../today.ts';
import { type Award, awardsOf } from './awards.ts';
import type { PolicyVersion } from './offers.ts';
import type { PolicyMatches } from './policy-matches.ts';

/** Somebody who looks at what policies give. */
export interface MatchesOffice extends Office {
  readonly matches: PolicyMatches;
}

/** What one policy says of a subject, with what was awarded by it before. */
export interface SubjectMatch {
  readonly version: PolicyVersion;
  readonly judged: Judged;
  /** Awards by any version of the policy, of the year where it is yearly: it is not given again. */
  readonly awarded: readonly Award[];
  /** The policy of the same group that is given in its place. */
  readonly yieldsTo: PolicyVersion | null;
}

export interface SubjectMatches {
  readonly register: Register;
  readonly subject: { readonly id: string; readonly title: string | null };
  readonly day: string;
  /** Up to which movement, seen when, the answer is known. */
  readonly knownAs: { readonly seq: number; readonly at: Date };
  readonly matches: readonly SubjectMatch[];
}

/** @throws Refusal impossible-date */
export function dayAsked({ district }: Pick<Office, 'district'>, day: string | undefined): string {
  if (day === undefined) return todayOf(district);
  try {
    return parseDay(day);
  } catch {
    throw new Refusal('impossible-date', {}, 'day');
  }
}

/**
 * What every policy in force says of a record that the viewer reaches: what is due, what nearly is and what is missing,
 * what cannot be told, and what is not due and why; each with its trace.
 * @throws Refusal unknown-register, unknown-record, impossible-date
 */
export async function matchesOfSubject(
  office: MatchesOffice,
  registerId: string,
  id: string,
  asked: { readonly day?: string | undefined } = {},
): Promise<SubjectMatches> {
  const { pool, district, viewer, matches } = office;
  const day = dayAsked(office, asked.day);
  const { register, exists, title } = await standingRecord(pool, district.store, viewer, registerId, id);
  if (!exists) throw new Refusal('unknown-record', { record: id }, 'record');
  const { profiles, versions, knownAs } = await matches.at(register, day);
  const row = profiles.rowOf(id);
  const subject = row === undefined ? null : profiles.subjectAt(row);
  const awards = versions.length > 0 ? await awardsOf(pool, district, id) : [];
  const codes = await codesOf(matches, versions, awards);
  const profile = profileOf(register, district.catalogue.registers);
  const judged = subject
    ? versions.map((version) => ({
        version,
        judged: judge(version.terms, profile, subject, day),
        awarded: awards.filter((award) => isAgain(version, award, codes, day)),
      }))
    : [];
  const found = judged.map((one) => ({ ...one, yieldsTo: yieldsTo(one, judged) }));
  return { register, subject: { id, title }, day, knownAs, matches: found };
}

/** The codes of the policies that awards were given by. */
async function codesOf(
  matches: PolicyMatches,
  versions: readonly PolicyVersion[],
  awards: readonly { readonly policy: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(versions.map(({ id, code }) => [id, code]));
  const others = awards.flatMap(({ policy }) => (policy !== null && !known.has(policy) ? [policy] : []));
  for (const [id, code] of await matches.codes([...new Set(others)])) known.set(id, code);
  return known;
}

/** Whether an award is one that the policy gives no second time. */
export function isAgain(
  { code, terms }: Pick<PolicyVersion, 'code' | 'terms'>,
  { policy, year }: Pick<Award, 'policy' | 'year'>,
  codes: ReadonlyMap<string, string>,
  day: string,
): boolean {
  if (policy === null || codes.get(policy) !== code) return false;
  return terms.often === 'once' || year === null || year === day.slice(0, 4);
}

type Found = Omit<SubjectMatch, 'yieldsTo'>;

/** Of a group only one is given: the highest, of equals the first; what was awarded already counts as given. */
function yieldsTo({ version, judged }: Found, all: readonly Found[]): PolicyVersion | null {
  const group = version.terms.stacking?.group;
  if (group === undefined || judged.eligibility !== 'eligible') return null;
  const rivals = all.filter(
    (one) => one.version.terms.stacking?.group === group && one.judged.eligibility === 'eligible',
  );
  const best = rivals.reduce((most, one) =>
    new Big(one.judged.amount ?? 0).gt(most.judged.amount ?? 0) ? one : most,
  );
  return best.version === version ? null : best.version;
}
