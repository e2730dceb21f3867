import {
  type Condition,
  type Eligibility,
  evaluate,
  explain,
  parametersOf,
  type Register,
  type Terms,
  type Text,
  type Truth,
} from '@taizhang/definition';
import { compute, type Explanation } from './compute.ts';
import { type Missing, missingIn } from './evaluate.ts';
import { waysTo } from './gaps.ts';
import { evaluationOf, type Subject, type Version, wordingOf } from './subject.ts';
import { clauseOf, computationOf } from './terms-on-day.ts';
import type { Gap } from './wants.ts';

/** How one condition of a policy stands of a subject, with the clause that it follows. */
export interface JudgedCondition {
  readonly id: string;
  readonly title: Text;
  readonly clause: { readonly number: string; readonly text: Text };
  /** Whether nobody can do anything about it. */
  readonly fixed: boolean;
  readonly truth: Truth;
  /** What it says, the parameters’ values filled in. */
  readonly words: Text;
  /** What is missing, and by how much: the shortest way to it; none where it is true. */
  readonly gaps: readonly Gap[];
  /** Other ways to it. */
  readonly otherwise: readonly (readonly Gap[])[];
}

/** What a policy says of a subject on a day, and why. */
export interface Judged {
  readonly eligibility: Eligibility;
  readonly conditions: readonly JudgedCondition[];
  /** 元: what is due, or would be were it eligible; null while unknown. */
  readonly amount: string | null;
  readonly lines: Explanation['lines'];
  /** The figures that are not known, of the conditions and of the amount. */
  readonly missing: readonly Missing[];
}

/** Eligible, nearly, unknown or not, by how the conditions stand; in whatever order they are. */
export function eligibilityOf(
  stands: readonly { readonly truth: Truth; readonly fixed: boolean }[],
): Eligibility {
  const failed = stands.filter(({ truth }) => truth === false);
  if (failed.length === 0) return stands.some(({ truth }) => truth === null) ? 'unknown' : 'eligible';
  return failed.length === 1 && !failed[0]?.fixed ? 'nearly' : 'not';
}

export type Judging = Omit<Subject, 'register' | 'referred'> & Partial<Pick<Subject, 'referred'>>;

/** How the conditions of terms stand of a subject on a day, and no word of why: as `judge` finds them, many times as fast. */
export function standsOf(
  terms: Terms,
  profile: Register,
  subject: Judging,
  day: string,
): { readonly truth: Truth; readonly fixed: boolean }[] {
  const on = evaluationOf({ referred: {}, ...subject, register: profile });
  return computationOf(terms, day).conditions.map((when, i) => ({
    truth: evaluate(when, on),
    fixed: terms.conditions[i]?.fixed === true,
  }));
}

/**
 * Judges a subject by the terms of a policy as they hold on a day.
 * @param profile the subject's register with its facts (`profileOf`); the subject's attributes are `factsOf` it
 */
export function judge(terms: Terms, profile: Register, subject: Judging, day: string): Judged {
  const judged: Subject = { referred: {}, ...subject, register: profile };
  const { computation, version, conditions: filledIn } = computationOf(terms, day);
  const wording = wordingOf(profile);
  const missing: Missing[] = [];
  const conditions = terms.conditions.map(({ id, title, clause, fixed = false }, i): JudgedCondition => {
    const when = filledIn[i] as (typeof filledIn)[number];
    const truth = evaluate(when, evaluationOf(judged));
    if (truth === null) missing.push(...missingOf(terms, i, { when, judged, version }));
    const [gaps = [], ...otherwise] = truth === true ? [] : waysTo(when, judged);
    const words = explain(when, wording);
    return { id, title, clause: clauseOf(terms, clause), fixed, truth, words, gaps, otherwise };
  });
  const { amount, lines, missing: ofAmount } = compute(computation, judged, version);
  return {
    eligibility: eligibilityOf(conditions),
    conditions,
    amount,
    lines,
    missing: [...new Map([...missing, ...ofAmount].map((one) => [`${one.kind} ${one.name}`, one])).values()],
  };
}

/** Why a condition is not known: figures of the subject, and parameters that have no value on the day. */
function missingOf(
  terms: Terms,
  i: number,
  {
    when,
    judged,
    version,
  }: { readonly when: Condition; readonly judged: Subject; readonly version: Version },
): Missing[] {
  const asked = parametersOf(terms.conditions[i]?.when ?? when).filter(
    (name) => !Object.hasOwn(version.holdings, name),
  );
  const missing: Missing[] = [
    ...missingIn(when, judged),
    ...asked.map(
      (name): Missing => ({
        kind: 'rate',
        name,
        title: terms.parameters?.[name]?.title ?? { zh: name, en: name },
      }),
    ),
  ];
  if (missing.length > 0) return missing;
  return [{ kind: 'rate', name: 'operand', title: { zh: '比较的数值', en: 'What it is compared with' } }];
}

/** What is stated of a subject, as an example or a question states it: fields, measures and facts by their names. */
export function supposedOf(profile: Register, given: Readonly<Record<string, string | boolean>>): Judging {
  const entries = Object.entries(given);
  const common = (name: string) => (typeof given[name] === 'string' ? (given[name] as string) : null);
  const isMeasure = (name: string) => Object.hasOwn(profile.measures, name);
  return {
    stage: common('stage'),
    unit: common('unit'),
    street: common('street'),
    attributes: Object.fromEntries(entries.filter(([name]) => Object.hasOwn(profile.fields, name))),
    holdings: Object.fromEntries(
      entries.filter(([name]) => isMeasure(name)).map(([name, value]) => [name, String(value)]),
    ),
  };
}
