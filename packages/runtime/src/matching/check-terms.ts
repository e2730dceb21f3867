import { dataOfTerms, type PlacedFault, placedOf, shapeOfTerms, type Terms } from '@taizhang/definition';
import {
  faultsOfTerms,
  type JudgedExample,
  judgeExamples,
  type Soundness,
  soundnessOf,
  type TextOfTerms,
  textOfTerms,
} from '@taizhang/policy';
import type { Pool } from '@taizhang/store';
import type { OpenDistrict } from '../district-package.ts';
import { dayAsked } from './matches-office.ts';
import { policyRegisters } from './offers.ts';
import { soundnessBeside } from './terms-examiner.ts';

/** Terms that somebody is at, and what beside them is known of the version that they are to be. */
export interface TermsToCheck {
  /** As data or as JSON. */
  readonly terms: unknown;
  /** The register of the record; absent: the first of policies. */
  readonly register?: string | undefined;
  /** The record of the version, which does not stand against itself. */
  readonly record?: string | undefined;
  readonly code?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** 元 a year. */
  readonly budget?: string | undefined;
}

/** What would be found if terms were to come into force as they stand. */
export interface CheckedTerms {
  /** By which they are refused: how they are written, what they name, what can never be, examples that come out otherwise. */
  readonly errors: readonly PlacedFault[];
  /** What is asked about, and a reason answers. */
  readonly questions: readonly PlacedFault[];
  /** In words; null while they are not yet written as terms are. */
  readonly text: TextOfTerms | null;
  /** The worked examples in their order; null while they cannot be judged. */
  readonly examples: readonly JudgedExample[] | null;
}

/**
 * Looks terms through as publishing does, keeping nothing: every fault at its place.
 * @throws Refusal wrong-type, too-long, unsound-terms where they cannot be read at all; impossible-date
 */
export async function checkTerms(
  { pool, district }: { readonly pool: Pool; readonly district: OpenDistrict },
  ask: TermsToCheck,
): Promise<CheckedTerms> {
  const data = dataOfTerms(ask.terms);
  const shape = shapeOfTerms(data);
  if ('faults' in shape)
    return {
      errors: shape.faults.map(({ path, says }) => placedOf(data, path.join('.'), says)),
      questions: [],
      text: null,
      examples: null,
    };
  const { terms } = shape;
  const { registers } = district.catalogue;
  const { errors, questions } = await soundnessOfVersion(pool, district, terms, ask);
  const isJudged = faultsOfTerms(terms, registers).length === 0;
  const placed = (list: typeof errors) => list.map(({ at, says }) => placedOf(terms, at, says));
  return {
    errors: placed(errors),
    questions: placed(questions),
    text: textOfTerms(terms, registers),
    examples: isJudged ? judgeExamples(terms, registers) : null,
  };
}

/** As a version of a policy, where the district has policies: beside those that are in force. */
async function soundnessOfVersion(
  pool: Pool,
  district: OpenDistrict,
  terms: Terms,
  { register: id, record = '', code = '', from, to, budget }: TermsToCheck,
): Promise<Soundness> {
  const { catalogue, store } = district;
  const days = [from, to].map((day) => (day ? dayAsked({ district }, day) : null));
  const version = { from: days[0] ?? null, to: days[1] ?? null, budget: budget || null };
  const policies = policyRegisters(district);
  // Terms that are of no policy, such as a product's, stand beside none.
  const register = id === undefined ? policies[0] : policies.find((one) => one.id === id);
  if (!register) return soundnessOf(terms, catalogue.registers, version);
  return soundnessBeside(pool, { district: store.id, catalogue }, register, terms, {
    ...version,
    id: record,
    title: code,
    code,
  });
}
