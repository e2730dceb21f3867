import {
  all,
  any,
  type Condition,
  type Eligibility,
  type Fit,
  profileOf,
  type Register,
  type Registers,
  type Rule,
  readTerms,
  type Terms,
  titleOf,
} from '@taizhang/definition';
import type { Stated } from './facts.ts';
import { eligibilityOf, type JudgedCondition, type Judging, judge } from './judge.ts';
import { wordingOf } from './subject.ts';

/** Whom a record is for, as terms read him: his profile. */
export interface Whom {
  readonly register: Register;
  readonly profile: Judging;
  /** Whether only how he stands to the terms may be told, and none of his figures. */
  readonly told?: true;
}

/** Whether what is offered fits a record, and why. */
export interface Fitting {
  readonly eligibility: Eligibility;
  /** What is asked of the record itself. */
  readonly bounds: readonly JudgedCondition[];
  /** What is asked of whom it is for. */
  readonly terms: readonly JudgedCondition[];
  /** 元: how much he might be given by the terms; null where they do not say, or it is not known. */
  readonly amount: string | null;
}

/**
 * Judges whether what is offered fits a record: what the declaration asks of the record, by the figures of what is
 * offered, and its own terms, by the profile of whom the record is for.
 * @param whom null where he is out of reach: what is asked of him is not known
 */
export function fittingOf(
  { register, fit, record }: { readonly register: Register; readonly fit: Fit; readonly record: Judging },
  offered: { readonly register: Register; readonly record: Stated },
  {
    whom,
    registers,
    day,
  }: { readonly whom: Whom | null; readonly registers: Registers; readonly day: string },
): Fitting {
  const asked = termsOfBounds(register, fit, offered.register, offered.record);
  const bounds = judge(asked, register, record, day).conditions;
  const terms = termsOf(offered.record, fit.terms?.field);
  const of = whom?.register ?? registers.get(subjectOf(register, fit) ?? '');
  if (!terms || !of || terms.subject !== of.id)
    return { eligibility: eligibilityOf(bounds), bounds, terms: [], amount: null };
  const said = judge(terms, profileOf(of, registers), whom?.profile ?? nobody, day);
  // A gap and an amount tell his figures.
  const conditions =
    whom && !whom.told
      ? said.conditions
      : said.conditions.map((one) => ({
          ...one,
          truth: whom ? one.truth : null,
          gaps: [],
          otherwise: [],
        }));
  return {
    eligibility: eligibilityOf([...bounds, ...conditions]),
    bounds,
    terms: conditions,
    amount: whom && !whom.told ? said.amount : null,
  };
}

const nobody: Judging = { stage: null, unit: null, street: null, attributes: {}, holdings: {} };

/** The register of whom a record is for; undefined where nothing is asked of him. */
export function subjectOf(register: Register, { terms }: Fit): string | undefined {
  const field = terms && register.fields[terms.of];
  return field?.kind === 'reference' ? field.register : undefined;
}

/** Terms as they are stored; what cannot be read asks for nothing. */
function termsOf({ attributes }: Stated, field: string | undefined): Terms | null {
  const stored = field === undefined ? undefined : attributes[field];
  if (stored === undefined) return null;
  try {
    return readTerms(stored);
  } catch {
    return null;
  }
}

/** What is asked of a record by the figures of what is offered, as terms: what is not given there is not asked. */
function termsOfBounds(register: Register, fit: Fit, other: Register, offered: Stated): Terms {
  const wording = wordingOf(other);
  const stated = fit.bounds.flatMap((bound) => {
    const value = Object.hasOwn(other.measures, bound.theirs)
      ? offered.holdings[bound.theirs]
      : offered.attributes[bound.theirs];
    return value === undefined ? [] : [{ ...bound, value }];
  });
  return {
    subject: register.id,
    clauses: Object.fromEntries(
      stated.map(({ id, theirs, value }) => {
        const [title, shown] = [titleOf(other, theirs), wording.show(theirs, value)];
        const text = { zh: `${title.zh}：${shown.zh}`, en: `${title.en}: ${shown.en}` };
        return [id, { number: offered.id, text }];
      }),
    ),
    conditions: stated.map(({ id, title, own, operator, value, open, fixed }) => ({
      id,
      title,
      clause: id,
      when: asks({ field: own, operator, value }, open === true),
      ...(fixed ? { fixed } : {}),
    })),
    lines: [],
    often: 'yearly',
  };
}

const asks = (rule: Rule, open: boolean): Condition =>
  open ? any({ field: rule.field, operator: 'null', value: null }, rule) : all(rule);
