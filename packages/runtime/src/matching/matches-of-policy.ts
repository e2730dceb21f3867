import { isUnbounded, reaches, reachOf } from '@taizhang/access';
import { type Eligibility, profileOf, Refusal, type Register, type Text } from '@taizhang/definition';
import { type Counts, givenInstead, type Judged, judge } from '@taizhang/policy';
import { placedRecords, recordsReferring } from '@taizhang/store';
import { type Award, awardOf, awardRegisters, sumOf } from './awards.ts';
import { dayAsked, isAgain, type MatchesOffice } from './matches-office.ts';
import type { PolicyVersion } from './offers.ts';
import type { Matched } from './policy-matches.ts';
import { subjectFields, valuesOf } from './subject-fields.ts';

/** A subject of a policy, with what it is due, or what is missing. */
export interface PolicySubject {
  readonly id: string;
  readonly title: string;
  /** 元; null while unknown. */
  readonly amount: string | null;
  /** The policy of the same group that is given in its place; null: none is. */
  readonly instead: PolicyVersion | null;
  /** What it was given by the policy already; null: nothing. */
  readonly taken: Pick<Award, 'register' | 'id'> | null;
  readonly judged: Judged;
}

export interface PolicySubjects {
  readonly version: PolicyVersion;
  readonly register: Register;
  readonly day: string;
  readonly knownAs: { readonly seq: number; readonly at: Date };
  /** Of those within the viewer's reach and the filters. */
  readonly counts: Counts;
  /** 元, of all to whom it is due and of whom the amount is known. */
  readonly amount: string;
  /** To how many it is due in an amount that is not known. */
  readonly withoutAmount: number;
  /** By what they can be filtered: of those with the eligibility that was asked for, without filters. */
  readonly filters: readonly {
    readonly field: string;
    readonly title: Text;
    readonly values: readonly { readonly value: string; readonly title: Text; readonly subjects: number }[];
  }[];
  readonly subjects: readonly PolicySubject[];
}

export interface PolicySubjectsAsk {
  readonly eligibility?: Eligibility;
  readonly day?: string | undefined;
  /** Only those with these values, by field. */
  readonly where?: Readonly<Record<string, string>> | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Which rows a viewer may see; null: all. */
export async function rowsInReach(
  { pool, district, viewer }: MatchesOffice,
  { register, profiles }: Pick<Matched, 'register' | 'profiles'>,
): Promise<ReadonlySet<number> | null> {
  const reach = reachOf(viewer, 'read', register.id);
  if (reach.some(isUnbounded)) return null;
  const placed = await placedRecords(pool, district.store, viewer, register);
  return new Set(placed.flatMap(({ id }) => profiles.rowOf(id) ?? []));
}

/**
 * To whom a policy in force is due, nearly, perhaps or not: those within the viewer's reach, page by page in the order of
 * their ids, with the sum of all.
 * @throws Refusal unknown-policy, impossible-date, unknown-field
 */
export async function matchesOfPolicy(
  office: MatchesOffice,
  id: string,
  { eligibility = 'eligible', day: asked, where = {}, limit, offset }: PolicySubjectsAsk,
): Promise<PolicySubjects> {
  const day = dayAsked(office, asked);
  const version = (await office.matches.inForce(day)).find((one) => one.id === id);
  const register = version && office.district.catalogue.registers.get(version.terms.subject);
  if (!version || !register) throw new Refusal('unknown-policy', { policy: id }, 'policy');
  const filtered = filterOf(office, register, where);
  const matched = await office.matches.at(register, day);
  const { profiles, matcher, knownAs } = matched;
  const reach = await rowsInReach(office, matched);
  const within = (rows: number[]) => (reach ? rows.filter((row) => reach.has(row)) : rows);
  const rowsOf = (which: Eligibility) =>
    which === 'not' ? notOf(matched, id, reach) : within(matcher.rowsOf(id, which));
  const passes = (row: number) =>
    filtered.every(([field, value]) => String(profiles.valueAt(row, field) ?? '') === value);
  const due = rowsOf('eligible').filter(passes);
  const amounts = due.map((row) => matcher.amountAt(id, row));
  const known = amounts.filter((amount) => amount !== null);
  const isWhole = !reach && filtered.length === 0;
  const counts = isWhole
    ? matcher.countsOf(id)
    : {
        eligible: due.length,
        nearly: rowsOf('nearly').filter(passes).length,
        unknown: rowsOf('unknown').filter(passes).length,
        not: rowsOf('not').filter(passes).length,
      };
  const rows = rowsOf(eligibility);
  const listed = rows
    .filter(passes)
    .map((row) => ({ row, id: profiles.ids[row] as string }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(offset, offset + limit);
  return {
    version,
    register,
    day,
    knownAs,
    counts,
    amount: sumOf(known),
    withoutAmount: amounts.length - known.length,
    filters: valuesOf(office, register, profiles, rows),
    subjects: await subjectsAt(office, version, matched, listed),
  };
}

function filterOf(
  office: MatchesOffice,
  register: Register,
  where: Readonly<Record<string, string>>,
): [string, string][] {
  const fields = new Set(subjectFields(office, register).map(({ field }) => field));
  for (const field of Object.keys(where))
    if (!fields.has(field)) throw new Refusal('unknown-field', { field }, 'where');
  return Object.entries(where);
}

function notOf({ profiles, matcher }: Matched, id: string, reach: ReadonlySet<number> | null): number[] {
  const rows: number[] = [];
  for (let row = 0; row < profiles.rows; row++) {
    if (reach && !reach.has(row)) continue;
    const subject = profiles.ids[row];
    if (subject === undefined || profiles.rowOf(subject) !== row) continue;
    if (matcher.eligibilityAt(id, row) === 'not') rows.push(row);
  }
  return rows;
}

async function subjectsAt(
  office: MatchesOffice,
  version: PolicyVersion,
  matched: Matched,
  listed: readonly { readonly row: number; readonly id: string }[],
): Promise<PolicySubject[]> {
  const { register, profiles, day } = matched;
  const profile = profileOf(register, office.district.catalogue.registers);
  const taken = await takenBy(
    office,
    version,
    matched,
    listed.map(({ id }) => id),
  );
  return listed.map(({ row, id }) => ({
    id,
    title: String(profiles.valueAt(row, register.titleField) ?? id),
    instead: insteadAt(matched, version.id, row),
    taken: taken.get(id) ?? null,
    ...judgedAt(version, profile, matched, row, day),
  }));
}

function judgedAt(
  { terms }: PolicyVersion,
  profile: Register,
  { profiles }: Matched,
  row: number,
  day: string,
): Pick<PolicySubject, 'amount' | 'judged'> {
  const judged = judge(terms, profile, profiles.subjectAt(row), day);
  return { amount: judged.amount, judged };
}

/** What some subjects were given by a policy already. */
async function takenBy(
  { pool, district, matches, viewer }: MatchesOffice,
  version: PolicyVersion,
  { register, day }: Matched,
  ids: readonly string[],
): Promise<Map<string, Award>> {
  const awards: Award[] = [];
  for (const declared of awardRegisters(district, register.id)) {
    if (!reaches(viewer, 'read', declared.register.id)) continue;
    const of = { register: declared.register.id, by: declared.awards.subject };
    const records = await recordsReferring(pool, district.store.id, of, ids);
    awards.push(...records.flatMap((record) => awardOf(declared, record) ?? []));
  }
  const codes = await matches.codes([...new Set(awards.flatMap(({ policy }) => policy ?? []))]);
  const again = awards.filter((award) => isAgain(version, award, codes, day));
  return new Map(again.map((award) => [award.subject, award]));
}

/** The policy of the same group that is given to a subject in place of another one. */
export function insteadAt({ versions, matcher }: Matched, id: string, row: number): PolicyVersion | null {
  const rivals = versions
    .filter(({ terms }) => terms.stacking)
    .map((version) => ({
      id: version.id,
      stacking: version.terms.stacking,
      eligibility: matcher.eligibilityAt(version.id, row),
      amount: matcher.amountAt(version.id, row),
    }));
  const instead = givenInstead(rivals).get(id);
  return versions.find((version) => version.id === instead) ?? null;
}
