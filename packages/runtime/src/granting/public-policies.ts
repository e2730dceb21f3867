import { installationAccount } from '@taizhang/access';
import {
  type FieldValue,
  kindOf,
  parseAmount,
  parseDay,
  profileOf,
  Refusal,
  type Register,
  type Terms,
} from '@taizhang/definition';
import {
  factsOf,
  type Judged,
  type Judging,
  judge,
  type Referring,
  supposedOf,
  type TextOfTerms,
  textOfTerms,
} from '@taizhang/policy';
import {
  findOpenData,
  findProgress,
  type Pool,
  paidByPolicy,
  policiesInForce,
  readProfile,
  type StandingPolicy,
} from '@taizhang/store';
import { Big } from 'big.js';
import type { OpenDistrict } from '../district-package.ts';
import { todayOf } from '../today.ts';
import { systemViewer } from '../viewers.ts';
import { termsOf, type Window, windowOn } from './record-profile.ts';

/** A policy that holds today, for anybody. */
export interface PublicPolicy {
  readonly policy: StandingPolicy;
  readonly terms: Terms;
  /** The register of those it is for, with its facts as fields. */
  readonly profile: Register;
  readonly window: Window;
  /** Of the year’s budget, and what of it was paid; null where it has none. */
  readonly budget: { readonly whole: string; readonly paid: string } | null;
}

/** The policies that hold today, for anybody. */
export async function publicPolicies(pool: Pool, district: OpenDistrict): Promise<PublicPolicy[]> {
  const day = todayOf(district);
  const { registers } = district.catalogue;
  const [policies, paid] = await Promise.all([
    policiesInForce(pool, district.store, day),
    paidByPolicy(pool, district.store, day.slice(0, 4)),
  ]);
  return policies.flatMap((policy) => {
    const terms = termsOf(policy);
    const subject = terms ? registers.get(terms.subject) : undefined;
    if (!terms || !subject) return [];
    const { budget, code } = policy.register.policies ?? {};
    const whole = budget === undefined ? undefined : policy.holdings[budget];
    const used = paid.get(String(policy.attributes[code ?? ''] ?? '')) ?? '0';
    return [
      {
        policy,
        terms,
        profile: profileOf(subject, registers),
        window: windowOn(policy, day),
        budget: whole === undefined ? null : { whole, paid: used },
      },
    ];
  });
}

/** @throws Refusal unknown-policy */
export async function publicPolicy(pool: Pool, district: OpenDistrict, id: string): Promise<PublicPolicy> {
  const found = (await publicPolicies(pool, district)).find(({ policy }) => policy.id === id);
  if (!found) throw new Refusal('unknown-policy', { policy: id }, 'policy');
  return found;
}

/** What somebody says of himself, as it is typed: fields, measures and facts by their names. */
export type Said = Readonly<Record<string, unknown>>;

/**
 * What is said, as it would be stored; what is left empty stays unknown, which is neither nothing nor no.
 * @throws Refusal with the field
 */
export function stateOf(profile: Register, said: Said): Record<string, FieldValue> {
  const given: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(said)) {
    if (value === null || value === '' || value === undefined) continue;
    try {
      given[name] = typedValue(profile, name, value);
    } catch (error) {
      throw error instanceof Refusal ? error.at(`given.${name}`) : error;
    }
  }
  return given;
}

function typedValue(profile: Register, name: string, value: unknown): FieldValue {
  if (name === 'stage' && typeof value === 'string' && Object.hasOwn(profile.stages, value)) return value;
  const measure = Object.hasOwn(profile.measures, name) ? profile.measures[name] : undefined;
  if (measure) return parseAmount(value, measure.unit);
  const field = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
  if (!field || field.kind === 'personal' || field.kind === 'reference' || field.kind === 'terms')
    throw new Refusal('unknown-field', {});
  if (field.kind === 'number') return parseAmount(value, field.unit);
  return field.kind === 'date' ? parseDay(value) : kindOf(field).parse(value, field);
}

/** What a policy would give to somebody as he says he is. @throws Refusal unknown-policy, and what is wrong with what is said */
export async function calculated(
  pool: Pool,
  district: OpenDistrict,
  id: string,
  said: Said,
): Promise<PublicPolicy & { readonly judged: Judged; readonly asks: readonly string[] }> {
  const found = await publicPolicy(pool, district, id);
  const { terms, profile } = found;
  const judged = judge(terms, profile, supposedIn(profile, said), todayOf(district));
  // Asked of nothing known, the policy names all that it reads.
  const nothing = judge(terms, profile, supposedOf(profile, {}), todayOf(district));
  return { ...found, judged, asks: fieldsMissing(nothing) };
}

/** A policy that holds today with its text, judged of nobody in particular. */
export type ReadPublicPolicy = Awaited<ReturnType<typeof calculated>> & { readonly text: TextOfTerms };

/** @throws Refusal unknown-policy */
export async function readPublicPolicy(
  pool: Pool,
  district: OpenDistrict,
  id: string,
): Promise<ReadPublicPolicy> {
  const nobodys = await calculated(pool, district, id, {});
  return { ...nobodys, text: textOfTerms(nobodys.terms, district.catalogue.registers) };
}

function supposedIn(profile: Register, said: Said): Judging {
  return supposedOf(profile, stateOf(profile, said));
}

const fieldsMissing = ({ missing }: Judged): string[] =>
  missing.flatMap(({ kind, name }) => (kind === 'field' ? [name] : []));

/** How the policies stand of somebody as he says he is, and what to ask him next. */
export interface Finding {
  readonly results: readonly (PublicPolicy & { readonly judged: Judged })[];
  /** The questions that still decide something, the one first that decides most. */
  readonly questions: readonly { readonly field: string; readonly policies: number }[];
  readonly profile: Register | null;
}

/**
 * Finds policies by few answers. Of what is not said yet only that is asked for which a policy still waits; first what
 * brings the most policies nearest to an answer: a policy that waits for one thing alone counts more than one that waits
 * for five.
 */
export async function findPolicies(
  pool: Pool,
  district: OpenDistrict,
  subject: string,
  said: Said,
): Promise<Finding> {
  const policies = (await publicPolicies(pool, district)).filter(({ terms }) => terms.subject === subject);
  const [first] = policies;
  if (!first) return { results: [], questions: [], profile: null };
  const day = todayOf(district);
  const { profile } = first;
  const supposed = supposedIn(profile, said);
  const results = policies.map((one) => ({ ...one, judged: judge(one.terms, profile, supposed, day) }));
  return {
    results,
    questions: questionsOf(
      profile,
      results.map(({ judged }) => judged),
      said,
    ),
    profile,
  };
}

/** What to ask next, by what the policies wait for. */
function questionsOf(
  profile: Register,
  judged: readonly Judged[],
  said: Said,
): { field: string; policies: number }[] {
  const weights = new Map<string, { weight: number; policies: number }>();
  for (const { eligibility, conditions } of judged) {
    if (eligibility !== 'unknown') continue;
    const fields = new Set(
      conditions.flatMap(({ truth, gaps, otherwise }) =>
        truth === null
          ? [gaps, ...otherwise].flat().flatMap(({ way, field }) => (way === 'unknown' ? [field] : []))
          : [],
      ),
    );
    for (const field of fields) {
      const known = weights.get(field) ?? { weight: 0, policies: 0 };
      weights.set(field, {
        weight: known.weight + splitBy(profile, field) / fields.size,
        policies: known.policies + 1,
      });
    }
  }
  return [...weights]
    .filter(([field]) => !Object.hasOwn(said, field))
    .toSorted(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
    .map(([field, { policies }]) => ({ field, policies }));
}

/**
 * How much of what waits for a field an answer decides on the whole: of a trade with twenty names nearly all policies that
 * name another one, of yes and no or of a figure about half.
 */
function splitBy({ fields, stages }: Register, name: string): number {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const answers =
    name === 'stage'
      ? Object.keys(stages).length
      : field?.kind === 'category'
        ? Object.keys(field.options).length
        : 2;
  return (answers - 1) / answers;
}

/** What anybody is told of whoever has a credit code, to begin with; no figure is among it. */
export interface OpenSubject {
  readonly register: Register;
  readonly profile: Register;
  readonly given: Readonly<Record<string, FieldValue>>;
}

/** @throws Refusal unknown-code; and what is wrong with the code itself */
export async function openDataOf(pool: Pool, district: OpenDistrict, code: string): Promise<OpenSubject> {
  const asked = parsedCode(district, code);
  const found = await findOpenData(pool, district.store, asked);
  if (!found?.register.openData) throw new Refusal('unknown-code', {}, 'code');
  const { register, id } = found;
  const viewer = systemViewer(district, installationAccount.public, []);
  const { record, referring } = await readProfile(pool, district.store, viewer, register.id, id);
  const own = { id, ...record.state };
  const known = factsOf(
    register,
    district.catalogue.registers,
    own,
    referring as Referring,
    todayOf(district),
  );
  const shown = register.openData?.shows ?? [];
  return {
    register,
    profile: profileOf(register, district.catalogue.registers),
    given: Object.fromEntries(
      shown.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name] as FieldValue]])),
    ),
  };
}

/** @throws Refusal wrong-check-character */
function parsedCode({ catalogue }: OpenDistrict, code: string): string {
  for (const { openData, fields } of catalogue.registers.values()) {
    const field = openData && fields[openData.by];
    if (field?.kind === 'credit-code') {
      try {
        return String(kindOf(field).parse(code, field));
      } catch (error) {
        throw error instanceof Refusal ? error.at('code') : error;
      }
    }
  }
  throw new Refusal('unknown-code', {}, 'code');
}

/** Where an award stands: the stage, since when, and how far along; nothing else. */
export interface PublicProgress {
  readonly register: Register;
  readonly stage: string;
  readonly since: string;
  readonly days: number;
}

/** @throws Refusal unknown-progress, whichever of the two is wrong */
export async function progressOf(
  pool: Pool,
  district: OpenDistrict,
  number: string,
  code: string,
): Promise<PublicProgress> {
  const asked = parsedCode(district, code);
  const found = await findProgress(pool, district.store, number.trim(), asked);
  if (!found) throw new Refusal('unknown-progress', {}, 'number');
  const { register, stage, since } = found;
  return { register, stage, since, days: daysBetween(since, todayOf(district)) };
}

const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));

/** The share of a budget that was paid, in percent with one decimal; null of a budget of nothing. */
export const usedShare = ({ whole, paid }: { whole: string; paid: string }): string | null =>
  new Big(whole).eq(0) ? null : new Big(paid).times(100).div(whole).round(1, Big.roundHalfUp).toFixed();
