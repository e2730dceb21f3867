import { type Awards, Refusal, type Register } from '@taizhang/definition';
import { shareBudget, wayOf } from '@taizhang/policy';
import { drawnByPolicy, mayTake, type Queryable } from '@taizhang/store';
import { Big } from 'big.js';
import {
  type AwardRegister,
  awardRegisters,
  everyAward,
  type Matched,
  type MatchesOffice,
  type PolicyVersion,
  rowsInReach,
  sumOf,
} from '../matching/index.ts';
import { daysAfter, todayOf } from '../today.ts';
import { type LeftOut, leftOut } from './left-out.ts';
import { dueTo, standingBeside } from './standing.ts';

/** Somebody to be told what a policy gives him. */
export interface ProposedSubject {
  readonly id: string;
  readonly title: string;
  /** 元. */
  readonly due: string;
  /** 元: less than is due where the budget does not suffice. */
  readonly told: string;
}

export interface SubjectLeftOut extends LeftOut {
  readonly id: string;
  readonly title: string;
}

/** A budget of a year, with what draws on it by now. */
export interface YearOfBudget {
  readonly budget: string;
  readonly drawn: string;
  /** Never less than nothing. */
  readonly left: string;
  readonly share: 'in-order' | 'pro-rata';
}

/** Who may be told what a policy gives, how much, and what that does to the budget; nothing is kept of it. */
export interface TellingProposal {
  readonly version: PolicyVersion;
  readonly awards: AwardRegister;
  readonly day: string;
  /** Until when it may be confirmed, where nobody says otherwise. */
  readonly confirmBy: string;
  readonly knownAs: Matched['knownAs'];
  readonly subject: Register;
  /** Whoever comes first in order of the terms first. */
  readonly subjects: readonly ProposedSubject[];
  readonly leftOut: readonly SubjectLeftOut[];
  /** 元, of all who are told. */
  readonly due: string;
  readonly told: string;
  /** 元 that is due and for which the budget does not suffice. */
  readonly missing: string;
  readonly budget: YearOfBudget | null;
  /** 元 that is left of the budget once they are told; null: it has no bound. */
  readonly leftAfter: string | null;
  /** Whether the viewer may tell them. */
  readonly mayTell: boolean;
}

/** A version that is told to its subjects, in force today, with the register of what is given by it. */
export interface ToldVersion {
  readonly version: PolicyVersion;
  readonly subject: Register;
  readonly awards: AwardRegister;
  readonly opening: NonNullable<NonNullable<Awards['opened']>['told']>;
}

/** @throws Refusal unknown-policy, not-told */
export async function toldVersion(
  { district, matches }: MatchesOffice,
  id: string,
  day: string,
): Promise<ToldVersion> {
  const version = (await matches.inForce(day)).find((one) => one.id === id);
  const subject = version && district.catalogue.registers.get(version.terms.subject);
  if (!version || !subject) throw new Refusal('unknown-policy', { policy: id }, 'policy');
  for (const awards of awardRegisters(district, subject.id)) {
    const opening = awards.awards.opened?.told;
    const field = awards.register.fields[awards.awards.policy];
    if (
      opening &&
      field?.kind === 'reference' &&
      field.register === version.register.id &&
      wayOf(version) === 'told'
    )
      return { version, subject, awards, opening };
  }
  throw new Refusal('not-told', { policy: version.title }, 'policy');
}

/** Until when what is told on a day may be confirmed. */
export function confirmByOf(
  { district }: Pick<MatchesOffice, 'district'>,
  { opening: { within } }: Pick<ToldVersion, 'opening'>,
  day: string,
): string {
  return within.of === 'day'
    ? daysAfter(day, within.count)
    : district.store.calendar.addWorkdays(day, within.count);
}

/**
 * Who may be told what a policy gives today: all to whom it is due and who were not told yet, within the viewer's reach,
 * or the chosen of them. Where the year's budget does not suffice it is shared as the terms say.
 * @throws Refusal unknown-policy, not-told
 */
export async function proposeTelling(
  office: MatchesOffice,
  policy: string,
  chosen?: (subject: string) => boolean,
): Promise<TellingProposal> {
  const { pool, district, viewer, matches } = office;
  const day = todayOf(district);
  const told = await toldVersion(office, policy, day);
  const { version, subject, awards, opening } = told;
  const matched = await matches.at(subject, day);
  const { profiles, matcher } = matched;
  const reach = await rowsInReach(office, matched);
  const given = await everyAward(pool, district, subject.id);
  const rows = matcher.rowsOf(version.id, 'eligible').filter((row) => !reach || reach.has(row));
  const named = rows.map((row) => ({
    row,
    id: profiles.ids[row] as string,
    title: String(profiles.valueAt(row, subject.titleField) ?? profiles.ids[row]),
  }));
  const standing = await standingBeside(
    matches,
    version,
    matched,
    named.flatMap(({ id }) => given.get(id) ?? []),
  );
  const out: SubjectLeftOut[] = [];
  const due: (Omit<ProposedSubject, 'told'> & { row: number })[] = [];
  for (const one of named) {
    if (chosen && !chosen(one.id)) continue;
    const stands = dueTo(standing, one.row, given.get(one.id) ?? []);
    if (typeof stands === 'string') due.push({ ...one, due: stands });
    else out.push({ id: one.id, title: one.title, ...stands });
  }
  const budget = await budgetOf(office, told, day);
  const subjects = shared(version, matched, budget, due);
  for (const { id, title } of subjects.filter((one) => one.told === '0'))
    out.push({ id, title, ...leftOut('budget') });
  const tells = subjects.filter((one) => one.told !== '0');
  const [sumDue, sumTold] = [sumOf(due.map((one) => one.due)), sumOf(tells.map((one) => one.told))];
  return {
    version,
    awards,
    day,
    confirmBy: confirmByOf(office, told, day),
    knownAs: matched.knownAs,
    subject,
    subjects: tells,
    leftOut: out,
    due: sumDue,
    told: sumTold,
    missing: new Big(sumDue).minus(sumTold).toFixed(),
    budget,
    leftAfter: budget && new Big(budget.left).minus(sumTold).toFixed(),
    mayTell: mayTake(viewer, awards.register, opening.transition, version.unit),
  };
}

/** What draws on the budget of the year of a day; null: there is none. */
export async function budgetOf(
  { pool, district }: Pick<MatchesOffice, 'district'> & { readonly pool: Queryable },
  { version, awards }: Pick<ToldVersion, 'version' | 'awards'>,
  day: string,
): Promise<YearOfBudget | null> {
  const { budget, code, terms } = version;
  if (budget === null) return null;
  const year = day.slice(0, 4);
  const drawn = await drawnByPolicy(pool, district.store.id, awards.register.id, awards.awards, {
    code,
    year,
  });
  const left = new Big(budget).minus(drawn);
  return {
    budget: new Big(budget).toFixed(),
    drawn,
    left: left.gt(0) ? left.toFixed() : '0',
    share: terms.budget?.share ?? 'in-order',
  };
}

type Due = Omit<ProposedSubject, 'told'> & { readonly row: number };

/** What each is told, in the order in which they come. */
function shared(
  { terms }: PolicyVersion,
  { profiles }: Matched,
  budget: YearOfBudget | null,
  due: readonly Due[],
): ProposedSubject[] {
  const order = terms.budget?.order;
  const claims = due.map(({ id, row, due: amount }) => {
    const by = order === undefined ? null : profiles.valueAt(row, order);
    return { id, amount, order: by === null ? null : String(by) };
  });
  const unbounded = sumOf(claims.map(({ amount }) => amount));
  const told = shareBudget(budget?.share ?? 'in-order', budget?.left ?? unbounded, claims);
  const byId = new Map(due.map((one) => [one.id, one]));
  const inOrder = shareBudget('in-order', unbounded, claims).keys();
  return [...inOrder].map((id) => {
    const { title, due: amount } = byId.get(id) as Due;
    return { id, title, due: amount, told: told.get(id) ?? '0' };
  });
}
