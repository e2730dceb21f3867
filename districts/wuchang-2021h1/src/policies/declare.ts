import type { Condition, Eligibility, Formula, Rule, Terms, Text, UnitId } from '@taizhang/definition';

/** Short forms in which the demo's policies are written, so that a clause, a condition and an amount are a line each. */

type ConditionOfTerms = Terms['conditions'][number];
type LineOfTerms = Terms['lines'][number];
type Evidence = NonNullable<Terms['evidence']>[number];
type Clawback = NonNullable<Terms['clawback']>[number];
type Example = NonNullable<Terms['examples']>[number];
export type Given = Example['given'];
type Parameter = NonNullable<Terms['parameters']>[string];

const say = (zh: string, en: string): Text => ({ zh, en });
export const clause = (number: string, zh: string, en: string) => ({ number, text: say(zh, en) });

export const wan = (number: number): Formula => ({ number: String(number), unit: 'wan-yuan' });
export const yuan = (number: number): Formula => ({ number: String(number), unit: 'yuan' });
export const percent = (number: string): Formula => ({ number, unit: 'percent' });
export const field = (name: string): Formula => ({ field: name });
export const rate = (name: string): Formula => ({ rate: name });
export const times = (...multiply: Formula[]): Formula => ({ multiply });
export const less = (a: Formula, b: Formula): Formula => ({ subtract: [a, b] });
export const atMost = (...min: Formula[]): Formula => ({ min });
export const ifElse = (when: Condition, gives: Formula, otherwise: Formula): Formula => ({
  when,
  gives,
  otherwise,
});

export const and = (...rules: (Rule | Condition)[]): Condition => ({ combinator: 'and', rules });
export const eq = (name: string, value: string | boolean): Rule => ({ field: name, operator: '=', value });
export const ne = (name: string, value: string | boolean): Rule => ({ field: name, operator: '!=', value });
export const ge = (name: string, value: string): Rule => ({ field: name, operator: '>=', value });
export const gt = (name: string, value: string): Rule => ({ field: name, operator: '>', value });
export const le = (name: string, value: string): Rule => ({ field: name, operator: '<=', value });
export const known = (name: string): Rule => ({ field: name, operator: 'notNull', value: null });
export const among = (name: string, ...value: string[]): Rule => ({ field: name, operator: 'in', value });
export const geField = (name: string, other: string): Rule => ({
  field: name,
  operator: '>=',
  value: other,
  valueSource: 'field',
});

export const needs = (
  id: string,
  at: string,
  zh: string,
  en: string,
  ...rules: (Rule | Condition)[]
): ConditionOfTerms => ({ id, clause: at, title: say(zh, en), when: and(...rules) });
/** A condition that nobody can do anything about. */
export const mustBe = (...said: Parameters<typeof needs>): ConditionOfTerms => ({
  ...needs(...said),
  fixed: true,
});
export const pays = (id: string, at: string, zh: string, en: string, amount: Formula): LineOfTerms => ({
  id,
  clause: at,
  title: say(zh, en),
  amount,
});
/** A parameter by the days from which its values hold; the first from the beginning. */
export const number = (
  zh: string,
  en: string,
  unit: UnitId,
  first: string,
  ...later: readonly (readonly [from: string, value: string])[]
): Parameter => ({
  title: say(zh, en),
  unit,
  values: [{ value: first }, ...later.map(([from, value]) => ({ from, value }))],
});
export const example = (
  zh: string,
  en: string,
  given: Given,
  eligibility: Eligibility,
  amount?: string,
  on = '2021-07-01',
): Example => ({ title: say(zh, en), on, given, eligibility, ...(amount === undefined ? {} : { amount }) });

/** What is handed in, unless the ledger knows that already. */
export const proof = (id: string, at: string, zh: string, en: string, ...known: Rule[]): Evidence => ({
  id,
  title: say(zh, en),
  clause: at,
  ...(known.length > 0 ? { unless: and(...known) } : {}),
});
/** What is paid back, as the clause `back` says, where this comes true within so many years: a share in percent. */
export const paidBack = (
  id: string,
  zh: string,
  en: string,
  when: Rule,
  within: number,
  share: string,
): Clawback => ({ id, title: say(zh, en), clause: 'back', when: and(when), within, share });

const scope = clause(
  '第二条',
  '（示例）适用于在本区登记并正常经营的市场主体。',
  '(Example) It applies to businesses that are registered and operating in the district.',
);
const credit = clause(
  '第三条',
  '（示例）在失信惩戒名单中的主体，移出之前不予兑现。',
  '(Example) Nothing is paid to a business on a black list until it is lifted.',
);
/** The budget is shared out pro rata. */
export const sharedAlike = clause(
  '第十条',
  '（示例）预算不足的，按同一比例折算。',
  '(Example) Where the budget does not suffice, all are paid the same share.',
);

/** A policy for whoever also meets these conditions: what every policy asks of everybody comes first. */
const policyFor =
  (...whom: ConditionOfTerms[]) =>
  (own: Omit<Terms, 'subject'>): Terms => ({
    subject: 'enterprise',
    ...own,
    clauses: { scope, credit, ...own.clauses },
    conditions: [
      needs('operating', 'scope', '在本区正常经营', 'Operating in the district', eq('stage', 'operating')),
      {
        ...needs('credit', 'credit', '不在失信惩戒名单中', 'Not on a black list', eq('blacklisted', false)),
        strict: true,
      },
      ...whom,
      ...own.conditions,
    ],
  });
export const forAll = policyFor();
export const forCompanies = policyFor(
  mustBe('company', 'scope', '为企业', 'A company', ne('kind', 'self-employed')),
);
export const forShops = policyFor(
  mustBe('self-employed', 'scope', '为个体工商户', 'Self-employed', eq('kind', 'self-employed')),
);
export const inIndustry = (id: string, zh: string, en: string): ConditionOfTerms =>
  mustBe('industry', 'scope', `属于${zh}`, `In ${en}`, eq('key-industry', id));

/** A firm as most examples have it. */
export const firm: Given = { stage: 'operating', kind: 'limited', blacklisted: false };
export const shop: Given = { stage: 'operating', kind: 'self-employed', blacklisted: false };

/** A policy of the demo with its one version in force, and those before and after it. */
export interface DemoPolicy {
  /** The policy's code; versions are numbered behind it. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly industry: string;
  readonly scheme: 'industry-development' | 'loan-interest' | 'talent' | 'epidemic-relief';
  /** 政策条款 of the awards. */
  readonly clause: string;
  readonly channel: 'no-application' | 'express' | 'window';
  readonly unit: string;
  /** 万元. */
  readonly budget: string;
  readonly fund?: 'district' | 'city' | 'shared';
  readonly terms: Terms;
}
