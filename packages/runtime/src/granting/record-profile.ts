import type { Viewer } from '@taizhang/access';
import {
  type Awards,
  type Fact,
  type FieldValue,
  profileOf,
  Refusal,
  type Register,
  readTerms,
  referringOf,
  type Terms,
} from '@taizhang/definition';
import { factsOf, givenInstead, type Judged, judge, type Referring, sourcesOf } from '@taizhang/policy';
import {
  type Due,
  dueRecords,
  type Pool,
  policiesInForce,
  type ReferringRecord,
  readProfile,
  type StandingPolicy,
  type StandingRecord,
  snapshot,
  timelineOf,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { addedTo, movementsSince, standingMovements } from '../figures-of-paper.ts';
import { awardRegisters, referringTo } from '../matching/index.ts';
import { daysAfter, todayOf } from '../today.ts';

/** A fact of a record with what it rests on. */
export interface KnownFact {
  readonly id: string;
  readonly fact: Fact;
  /** Null while it is not known. */
  readonly value: FieldValue | null;
  /** The records that it rests on and that the viewer reaches. */
  readonly sources: readonly { readonly register: string; readonly record: ReferringRecord }[];
  /** How many more there are. */
  readonly hidden: number;
}

/** What a policy says of a record, and whether one may apply. */
export interface PolicyMatch {
  readonly policy: StandingPolicy;
  readonly terms: Terms;
  readonly judged: Judged;
  readonly window: Window;
  /** What it was given already for this year, or at all where the policy pays once. */
  readonly taken: GivenAward | null;
  /** The policy that is given in its place, where of a group only one is (就高不重复). */
  readonly instead: { readonly id: string; readonly title: string } | null;
}

/** What a policy says of something that belongs to a record. */
export interface MatchAbout extends Omit<PolicyMatch, 'instead'> {
  readonly register: Register;
  readonly record: ReferringRecord;
}

/** Whether one may apply on a day; null: there is no window. */
export type Window = 'open' | 'coming' | 'over' | null;

export interface GivenAward {
  readonly register: Register;
  readonly awards: Awards;
  readonly record: ReferringRecord;
}

/** What is demanded back of an award, as the letter about it says: since it came to that, not by demands before. */
export interface DemandedBack {
  readonly demanded: string;
  /** What was paid back since. */
  readonly reclaimed: string;
  readonly left: string;
}

export interface MoneyOfYear {
  readonly year: string;
  readonly count: number;
  readonly paid: string;
  readonly reclaimed: string;
}

/** One record, one page: what is known of it, what it may get, and what it got (一企一档). */
export interface SubjectProfile {
  readonly record: StandingRecord;
  readonly day: string;
  readonly profile: Register;
  readonly facts: readonly KnownFact[];
  /** The records that its facts come from, as far as the viewer reaches them, by register. */
  readonly behind: readonly { readonly register: Register; readonly records: readonly ReferringRecord[] }[];
  readonly matches: readonly PolicyMatch[];
  /** What policies about something of it say of each: of its loans; what comes to nothing is left out. */
  readonly matchesAbout: readonly MatchAbout[];
  /** With what is demanded back of those of which something is. */
  readonly awards: readonly (GivenAward & { readonly back: DemandedBack | null })[];
  readonly money: readonly MoneyOfYear[];
  /** What is due, or was, of the records that refer to it, as far as the viewer reaches them. */
  readonly due: readonly Due[];
}

/**
 * What is known of a record, what policies say of it today, and what it was given.
 * @throws Refusal unknown-register, unknown-record; no-facts where its register declares none
 */
export async function profileOfRecord(
  pool: Pool,
  district: OpenDistrict,
  viewer: Viewer,
  registerId: string,
  id: string,
): Promise<SubjectProfile> {
  const { registers } = district.catalogue;
  if (registers.has(registerId) && !registers.get(registerId)?.facts)
    throw new Refusal('no-facts', { register: registers.get(registerId)?.title ?? registerId }, 'register');
  const day = todayOf(district);
  const { read, awards, within, policies, due } = await snapshot(pool, async (client) => {
    const found = await readProfile(client, district.store, viewer, registerId, id);
    const given = awardsOf(district, found.record.register, found.referring);
    return {
      read: found,
      awards: given,
      within: await withDemands(
        client,
        district,
        viewer,
        given.filter((one) => one.record.within),
      ),
      policies: await policiesInForce(client, district.store, day),
      due: await dueOf(client, district, viewer, found.referring, day),
    };
  });
  const { record, referring } = read;
  if (!record.exists || record.state.stage === null)
    throw new Refusal('unknown-record', { record: id }, 'record');
  const { register } = record;
  const own = { id, ...record.state };
  const known = factsOf(register, registers, own, referring as Referring, day);
  const profile = profileOf(register, registers);
  return {
    record,
    day,
    profile,
    facts: Object.entries(register.facts ?? {}).map(([name, fact]) => {
      const from = referringOf(fact);
      const sources = sourcesOf(
        fact,
        registers,
        id,
        referring as Referring,
        day,
      ) as readonly ReferringRecord[];
      return {
        id: name,
        fact,
        value: known[name] ?? null,
        sources: sources
          .filter(({ within }) => within)
          .map((one) => ({ register: from?.register ?? '', record: one })),
        hidden: sources.filter(({ within }) => !within).length,
      };
    }),
    behind: [...referring].map(([other, records]) => ({
      register: registers.get(other) as Register,
      records: records.filter(({ within }) => within),
    })),
    matches: matchesOf({ ...own, attributes: known }, profile, policies, awards, day),
    matchesAbout: matchesAbout(district, register, referring, policies, awards, day),
    awards: within,
    money: moneyByYear(awards),
    due,
  };
}

/** Of what is due later than so many days nobody need think yet. */
const daysAhead = 60;
const mostDue = 50;

/** What is due of records that refer to one, soonest first: a certificate that ends, an award to be confirmed. */
async function dueOf(
  client: Parameters<typeof readProfile>[0],
  district: OpenDistrict,
  viewer: Viewer,
  referring: ReadonlyMap<string, readonly ReferringRecord[]>,
  day: string,
): Promise<Due[]> {
  const found: Due[] = [];
  for (const [register, all] of referring) {
    const records = all.filter(({ within }) => within).map(({ id }) => id);
    if (records.length === 0 || !district.catalogue.registers.get(register)?.deadlines) continue;
    const asked = { action: 'read' as const, register, records, until: daysAfter(day, daysAhead) };
    const { due } = await dueRecords(client, district.store, viewer, asked, { limit: mostDue, offset: 0 });
    found.push(...due);
  }
  return found.toSorted((a, b) => a.moment.getTime() - b.moment.getTime());
}

/** What each policy that is for the record says of it, and which of a group is given. */
function matchesOf(
  subject: Parameters<typeof judge>[2],
  profile: Register,
  policies: readonly StandingPolicy[],
  awards: readonly GivenAward[],
  day: string,
): PolicyMatch[] {
  const found = policies.flatMap((policy) => {
    const terms = termsOf(policy);
    if (!terms || terms.subject !== profile.id) return [];
    const judged = judge(terms, profile, subject, day);
    const taken = takenBy(policy, terms, awards, day);
    return [{ policy, terms, judged, window: windowOn(policy, day), taken }];
  });
  const instead = givenInstead(
    found.map(({ policy: { id }, terms: { stacking }, judged: { eligibility, amount } }) => ({
      id,
      stacking,
      eligibility,
      amount,
    })),
  );
  const titles = new Map(policies.map(({ id, title }) => [id, title]));
  return found.map((one) => {
    const id = instead.get(one.policy.id);
    return { ...one, instead: id === undefined ? null : { id, title: titles.get(id) ?? id } };
  });
}

/**
 * What policies about something of a record say of each, such as of a firm's loans: due or nearly. Only of registers whose
 * records say themselves all that policies read of them, and only of what the viewer reaches.
 */
function matchesAbout(
  { catalogue }: OpenDistrict,
  owner: Register,
  referring: ReadonlyMap<string, readonly ReferringRecord[]>,
  policies: readonly StandingPolicy[],
  awards: readonly GivenAward[],
  day: string,
): MatchAbout[] {
  const { registers } = catalogue;
  // A loan is also a bank's, and yet nothing is given to the bank for it.
  if (awardRegisters({ catalogue }, owner.id).length === 0) return [];
  return policies.flatMap((policy) => {
    const terms = termsOf(policy);
    const register = terms && registers.get(terms.subject);
    if (!terms || !register || register.id === owner.id || referringTo(register).length > 0) return [];
    const profile = profileOf(register, registers);
    return (referring.get(register.id) ?? []).flatMap((record) => {
      if (!record.within) return [];
      const attributes = factsOf(register, registers, record, new Map(), day);
      const judged = judge(terms, profile, { ...record, attributes }, day);
      if (judged.eligibility !== 'eligible' && judged.eligibility !== 'nearly') return [];
      const its = awards.filter(
        ({ awards: { about }, record: one }) => about !== undefined && one.attributes[about] === record.id,
      );
      const taken = takenBy(policy, terms, its, day);
      return [{ policy, terms, judged, window: windowOn(policy, day), taken, register, record }];
    });
  });
}

/** The terms of a version; what cannot be read, since it was written before its language changed, grants nothing. */
export function termsOf({ register, attributes }: StandingPolicy): Terms | null {
  try {
    return readTerms(attributes[register.policies?.terms ?? '']);
  } catch {
    return null;
  }
}

export function windowOn({ register, attributes }: StandingPolicy, day: string): Window {
  const { window } = register.policies ?? {};
  const [from, to] = [attributes[window?.from ?? ''], attributes[window?.to ?? '']];
  if (from === undefined && to === undefined) return null;
  if (from !== undefined && day < String(from)) return 'coming';
  return to !== undefined && day > String(to) ? 'over' : 'open';
}

/** Awards with what is demanded back of them, read from the movements since they came into that stage. */
async function withDemands(
  client: Parameters<typeof readProfile>[0],
  { store }: OpenDistrict,
  viewer: Viewer,
  awards: readonly GivenAward[],
): Promise<SubjectProfile['awards']> {
  const found: SubjectProfile['awards'][number][] = [];
  for (const one of awards) {
    const { register, record } = one;
    const { reclaims, reclaimed } = one.awards;
    const { stage } = record;
    if (!reclaims || stage === null || register.transitions[reclaims.transition]?.to !== stage) {
      found.push({ ...one, back: null });
      continue;
    }
    const happened = standingMovements(await timelineOf(client, store, viewer, register.id, record.id));
    const since = movementsSince(happened, stage);
    const demanded = addedTo(since, reclaims.demanded);
    const back = addedTo(since, reclaimed ?? '');
    found.push({
      ...one,
      back: {
        demanded: demanded.toFixed(),
        reclaimed: back.toFixed(),
        left: demanded.minus(back).toFixed(),
      },
    });
  }
  return found;
}

/** What was given to a record, of all registers of awards; whatever the viewer reads, a policy pays no second time. */
function awardsOf(
  { catalogue }: OpenDistrict,
  subject: Register,
  referring: ReadonlyMap<string, readonly ReferringRecord[]>,
): GivenAward[] {
  return awardRegisters({ catalogue }, subject.id).flatMap(({ register, awards }) =>
    (referring.get(register.id) ?? []).map((record) => ({ register, awards, record })),
  );
}

function takenBy(
  { register, attributes }: StandingPolicy,
  { often }: Terms,
  given: readonly GivenAward[],
  day: string,
): GivenAward | null {
  const code = attributes[register.policies?.code ?? ''];
  const taken = given.find(
    ({ awards, record }) =>
      code !== undefined &&
      record.attributes[awards.code] === code &&
      !awards.vain?.includes(record.stage ?? '') &&
      (often === 'once' || record.attributes[awards.year] === day.slice(0, 4)),
  );
  return taken?.record.within ? taken : null;
}

function moneyByYear(given: readonly GivenAward[]): MoneyOfYear[] {
  const within = given.filter(({ record }) => record.within);
  const byYear = Map.groupBy(within, ({ awards, record }) => String(record.attributes[awards.year] ?? ''));
  const sum = (of: readonly GivenAward[], measure: (award: Awards) => string | undefined) =>
    of
      .reduce((all, { awards, record }) => all.plus(record.holdings[measure(awards) ?? ''] ?? 0), new Big(0))
      .toFixed();
  return [...byYear]
    .map(([year, of]) => ({
      year,
      count: of.length,
      paid: sum(of, ({ paid }) => paid),
      reclaimed: sum(of, ({ reclaimed }) => reclaimed),
    }))
    .toSorted((a, b) => (a.year < b.year ? 1 : -1));
}
