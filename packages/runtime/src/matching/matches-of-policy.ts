import { isUnbounded, reachOf } from '@taizhang/access';
import { type Eligibility, profileOf, Refusal } from '@taizhang/definition';
import { type Counts, givenInstead, type JudgedCondition, judge } from '@taizhang/policy';
import { placedRecords } from '@taizhang/store';
import { sumOf } from './awards.ts';
import { dayAsked, type MatchesOffice } from './matches-office.ts';
import type { PolicyVersion } from './offers.ts';
import type { Matched } from './policy-matches.ts';

/** A subject of a policy, with what it is due, or what is missing. */
export interface PolicySubject {
  readonly id: string;
  readonly title: string;
  /** 元; null while unknown. */
  readonly amount: string | null;
  /** The policy of the same group that is given in its place; null: none is. */
  readonly instead: PolicyVersion | null;
  /** The conditions that are not true. */
  readonly failing: readonly JudgedCondition[];
}

export interface PolicySubjects {
  readonly version: PolicyVersion;
  readonly day: string;
  readonly knownAs: { readonly seq: number; readonly at: Date };
  /** Of those within the viewer's reach. */
  readonly counts: Counts;
  /** 元, of all to whom it is due and of whom the amount is known. */
  readonly amount: string;
  /** To how many it is due in an amount that is not known. */
  readonly withoutAmount: number;
  readonly subjects: readonly PolicySubject[];
}

export interface PolicySubjectsAsk {
  readonly eligibility?: Exclude<Eligibility, 'not'>;
  readonly day?: string | undefined;
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
 * To whom a policy in force is due, nearly or perhaps: those within the viewer's reach, page by page in the order of
 * their ids, with the sum of all.
 * @throws Refusal unknown-policy, impossible-date
 */
export async function matchesOfPolicy(
  office: MatchesOffice,
  id: string,
  { eligibility = 'eligible', day: asked, limit, offset }: PolicySubjectsAsk,
): Promise<PolicySubjects> {
  const day = dayAsked(office, asked);
  const version = (await office.matches.inForce(day)).find((one) => one.id === id);
  const register = version && office.district.catalogue.registers.get(version.terms.subject);
  if (!version || !register) throw new Refusal('unknown-policy', { policy: id }, 'policy');
  const matched = await office.matches.at(register, day);
  const { profiles, matcher, knownAs } = matched;
  const reach = await rowsInReach(office, matched);
  const within = (rows: number[]) => (reach ? rows.filter((row) => reach.has(row)) : rows);
  const rowsOf = (which: Exclude<Eligibility, 'not'>) => within(matcher.rowsOf(id, which));
  const due = rowsOf('eligible');
  const amounts = due.map((row) => matcher.amountAt(id, row));
  const known = amounts.filter((amount) => amount !== null);
  const counts = reach ? countsOf(reach, rowsOf) : matcher.countsOf(id);
  const listed = (eligibility === 'eligible' ? due : rowsOf(eligibility))
    .map((row) => ({ row, id: profiles.ids[row] as string }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(offset, offset + limit);
  const profile = profileOf(register, office.district.catalogue.registers);
  const subjects = listed.map(({ row, id: subject }): PolicySubject => {
    const judged = judge(version.terms, profile, profiles.subjectAt(row), day);
    const title = String(profiles.valueAt(row, register.titleField) ?? subject);
    const failing = judged.conditions.filter(({ truth }) => truth !== true);
    return { id: subject, title, amount: judged.amount, instead: insteadAt(matched, id, row), failing };
  });
  return {
    version,
    day,
    knownAs,
    counts,
    amount: sumOf(known),
    withoutAmount: amounts.length - known.length,
    subjects,
  };
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

function countsOf(
  reach: ReadonlySet<number>,
  rowsOf: (which: Exclude<Eligibility, 'not'>) => number[],
): Counts {
  const [eligible, nearly, unknown] = (['eligible', 'nearly', 'unknown'] as const).map(
    (which) => rowsOf(which).length,
  ) as [number, number, number];
  return { eligible, nearly, unknown, not: reach.size - eligible - nearly - unknown };
}
