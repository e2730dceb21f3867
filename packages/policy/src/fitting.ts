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
import { eligibilityOf, type JudgedCondition, type Judging, judge, standsOf } from './judge.ts';
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

/** What is offered, made ready to be judged of many records. */
export interface OfferOfFit {
  /** What is asked of the record, by the figures of what is offered. */
  readonly bounds: Terms;
  readonly register: Register;
  /** What is asked of whom the record is for; null: nothing, or nothing that can be read. */
  readonly terms: { readonly asked: Terms; readonly profile: Register } | null;
}

/** What the declaration asks of a record, by the figures of what is offered, and the terms of what is offered itself. */
export function offerOf(
  { register, fit }: { readonly register: Register; readonly fit: Fit },
  offered: { readonly register: Register; readonly record: Stated },
  registers: Registers,
): OfferOfFit {
  const terms = termsOf(offered.record, fit.terms?.field);
  const of = registers.get(subjectOf(register, fit) ?? '');
  return {
    bounds: termsOfBounds(register, fit, offered.register, offered.record),
    register,
    terms:
      terms && of && terms.subject === of.id ? { asked: terms, profile: profileOf(of, registers) } : null,
  };
}

/**
 * Whether what is offered fits a record: by `bounds`, and by `terms` of the profile of whom the record is for.
 * @param whom null where he is out of reach: what is asked of him is not known
 */
export function eligibilityOfFit(
  { bounds, register, terms }: OfferOfFit,
  record: Judging,
  whom: Whom | null,
  day: string,
): Eligibility {
  return eligibilityOf([
    ...standsOf(bounds, register, record, day),
    ...(terms ? standsOf(terms.asked, terms.profile, whom?.profile ?? nobody, day) : []).map((one) =>
      whom ? one : { ...one, truth: null },
    ),
  ]);
}

/** The same, and why. @param whom as of `eligibilityOfFit` */
export function fittingOf(offer: OfferOfFit, record: Judging, whom: Whom | null, day: string): Fitting {
  const bounds = judge(offer.bounds, offer.register, record, day).conditions;
  if (!offer.terms) return { eligibility: eligibilityOf(bounds), bounds, terms: [], amount: null };
  const said = judge(offer.terms.asked, offer.terms.profile, whom?.profile ?? nobody, day);
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
