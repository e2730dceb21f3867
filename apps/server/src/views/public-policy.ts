import type {
  Label,
  WireFinding,
  WireJudged,
  WireJudgedCondition,
  WirePublicPolicy,
  WireQuestion,
} from '@taizhang/contract';
import {
  amountIn,
  kindOf,
  type Register,
  type Text,
  titleOf,
  type UnitId,
  units,
} from '@taizhang/definition';
import {
  type Finding,
  type OpenDistrict,
  type OpenSubject,
  type PolicyMatch,
  type PublicPolicy,
  type PublicProgress,
  type ReadPublicPolicy,
  usedShare,
} from '@taizhang/runtime';
import { amountShown, registerNamed, stageNamed, unitNamed } from './names.ts';
import { termsTextView } from './terms.ts';
import { referenceShown, type Titles, untitled } from './titles.ts';

type Judged = PolicyMatch['judged'];
type Value = string | boolean;

/** A field, measure or fact of a profile as it is read; null where it is not to be shown. */
export function shownIn(
  district: OpenDistrict,
  profile: Register,
  id: string,
  value: Value,
  titles: Titles = untitled,
): Label | null {
  if (id === 'stage') return stageNamed(profile, String(value)).title;
  const measure = Object.hasOwn(profile.measures, id) ? profile.measures[id] : undefined;
  if (measure) return amountShown(String(value), measure.unit);
  const field = Object.hasOwn(profile.fields, id) ? profile.fields[id] : undefined;
  if (!field || field.kind === 'personal' || field.kind === 'terms') return null;
  if ('restricted' in field && field.restricted) return null;
  if (field.kind === 'number') return amountShown(String(value), field.unit);
  if (field.kind === 'unit') return unitNamed(district, String(value)).title;
  if (field.kind === 'reference') return referenceShown(titles, field, String(value));
  const { show } = kindOf(field);
  return { zh: show(value, field, 'zh'), en: show(value, field, 'en') };
}

/** How conditions stand, as they travel. */
export const conditionViews = (profile: Register, conditions: Judged['conditions']): WireJudgedCondition[] =>
  conditions.map(({ id, title, clause, fixed, truth, words, gaps }) => ({
    id,
    title,
    clause: { number: clause.number, text: clause.text },
    fixed,
    truth,
    words,
    gaps: gaps.map(({ field, title: called, way, given, wanted, shortfall, unit }) => ({
      field,
      title: called,
      way,
      given,
      wanted,
      shortfall: shortfall === null ? null : shortfallShown(profile, field, shortfall, unit),
    })),
  }));

/** What a policy says of somebody, as it travels. */
export const judgedView = (
  profile: Register,
  { eligibility, conditions, amount, lines, missing }: Judged,
): WireJudged => ({
  eligibility,
  conditions: conditionViews(profile, conditions),
  amount,
  lines: lines.map((line) => ({ ...line, missing: [...line.missing] })),
  missing: [...missing],
});

/** By how much, in the unit in which the figure is kept. */
function shortfallShown(profile: Register, name: string, shortfall: string, base: UnitId | null): Label {
  const field = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
  const measure = Object.hasOwn(profile.measures, name) ? profile.measures[name] : undefined;
  const unit = measure?.unit ?? (field?.kind === 'number' ? field.unit : base);
  return unit ? amountShown(shortfall, unit) : { zh: shortfall, en: shortfall };
}

type PolicyView = WireFinding['results'][number]['policy'];

/** A version of a policy that holds, as anybody sees it. */
export function policyView(
  district: OpenDistrict,
  { policy, terms, window }: Pick<PublicPolicy, 'policy' | 'terms' | 'window'>,
): Omit<PolicyView, 'subject' | 'budget'> {
  const { register, id, title, attributes } = policy;
  const { window: days, brief } = register.policies ?? {};
  const day = (name: string | undefined) =>
    name === undefined ? null : String(attributes[name] ?? '') || null;
  return {
    register: register.id,
    id,
    title,
    facts: (register.policies?.shows ?? []).flatMap((name) => {
      const value = attributes[name];
      const shown = value === undefined ? null : shownIn(district, register, name, value);
      return shown ? [{ id: name, title: titleOf(register, name), shown }] : [];
    }),
    brief: brief === undefined ? null : shownIn(district, register, brief, attributes[brief] ?? ''),
    window,
    windowFrom: day(days?.from),
    windowTo: day(days?.to),
    often: terms.often,
  };
}

function publicView(district: OpenDistrict, found: PublicPolicy): PolicyView {
  const { policy, terms, budget } = found;
  const measure = policy.register.measures[policy.register.policies?.budget ?? ''];
  const inWords = (value: string): Label =>
    measure ? amountIn(value, measure.unit, 2) : { zh: value, en: value };
  return {
    ...policyView(district, found),
    subject: registerNamed(district, terms.subject),
    budget: budget && { whole: inWords(budget.whole), paid: inWords(budget.paid), share: usedShare(budget) },
  };
}

export const publicListView = (district: OpenDistrict, policies: readonly PublicPolicy[]) => ({
  policies: policies.map((one) => publicView(district, one)),
  subjects: [...new Set(policies.map(({ terms }) => terms.subject))].map((id) => registerNamed(district, id)),
});

/** What is asked, as it is typed: numbers in the unit of their field. */
export function questionView(profile: Register, id: string): WireQuestion {
  const measure = Object.hasOwn(profile.measures, id) ? profile.measures[id] : undefined;
  const field = Object.hasOwn(profile.fields, id) ? profile.fields[id] : undefined;
  const unit = measure?.unit ?? (field?.kind === 'number' ? field.unit : null);
  const options =
    id === 'stage'
      ? Object.entries(profile.stages).map(([stage, { title }]) => ({ id: stage, title }))
      : field?.kind === 'category'
        ? Object.entries(field.options).map(([option, title]) => ({ id: option, title }))
        : [];
  const input = measure ? 'number' : options.length > 0 ? 'select' : field ? kindOf(field).input : 'text';
  return {
    id,
    title: titleOf(profile, id),
    asked: profile.questions?.[id] ?? titleOf(profile, id),
    help: measure?.help ?? field?.help ?? null,
    input: input === 'lookup' || input === 'map' || input === 'terms' ? 'text' : input,
    unit: unit === null ? null : units[unit].title,
    options,
  };
}

/** What can be answered by whoever is asked. */
export const askable = (profile: Register, id: string): boolean => {
  if (id === 'stage' || Object.hasOwn(profile.measures, id)) return true;
  const field = Object.hasOwn(profile.fields, id) ? profile.fields[id] : undefined;
  return field !== undefined && !['personal', 'reference', 'terms', 'unit', 'point'].includes(field.kind);
};

/** A policy with its text, its conditions of nobody in particular, and what its calculator asks. */
export function publicPolicyView(district: OpenDistrict, found: ReadPublicPolicy): WirePublicPolicy {
  const { terms, text, profile, judged, asks } = found;
  return {
    ...publicView(district, found),
    clauses: Object.entries(terms.clauses).map(([id, clause]) => ({ id, ...clause })),
    conditions: [...judgedView(profile, judged).conditions],
    text: termsTextView(text),
    questions: asks.filter((id) => askable(profile, id)).map((id) => questionView(profile, id)),
  };
}

const inOrder = ['eligible', 'nearly', 'unknown', 'not'] as const;

/** How the policies stand of somebody as he says he is, with the next question. */
export function findingView(
  district: OpenDistrict,
  { results, questions, profile }: Finding,
  said: Readonly<Record<string, string | boolean | null>>,
): WireFinding {
  const open = profile ? questions.filter(({ field }) => askable(profile, field)) : [];
  const [next] = open;
  return {
    next: next && profile ? questionView(profile, next.field) : null,
    waiting: next?.policies ?? 0,
    left: open.length,
    results: results
      .toSorted((a, b) => inOrder.indexOf(a.judged.eligibility) - inOrder.indexOf(b.judged.eligibility))
      .map((one) => ({ policy: publicView(district, one), judged: judgedView(one.profile, one.judged) })),
    said: profile ? saidView(profile, said) : [],
  };
}

/** What was said, as it was said: an amount keeps the unit it was asked in. */
const saidView = (
  profile: Register,
  said: Readonly<Record<string, string | boolean | null>>,
): WireFinding['said'][number][] =>
  Object.entries(said).map(([id, value]) => ({
    id,
    title: titleOf(profile, id),
    shown: saidShown(profile, id, value),
  }));

function saidShown(profile: Register, id: string, value: string | boolean | null): Text {
  if (value === null || value === '') return { zh: '不清楚', en: 'not known' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const question = questionView(profile, id);
  const option = question.options.find((one) => one.id === value);
  if (option) return option.title;
  return { zh: `${value}${question.unit?.zh ?? ''}`, en: `${value} ${question.unit?.en ?? ''}`.trim() };
}

export const openDataView = (district: OpenDistrict, { register, profile, given }: OpenSubject) => ({
  register: registerNamed(district, register.id),
  given: Object.fromEntries(Object.entries(given).filter(([id]) => id !== register.openData?.by)),
  shown: Object.entries(given).flatMap(([id, value]) => {
    const shown = shownIn(district, profile, id, value);
    return shown ? [{ id, title: titleOf(profile, id), shown }] : [];
  }),
});

/** How far something is along the steps of its register. */
export function stepsOf(register: Register, stage: string) {
  const { steps = [] } = register.awards ?? {};
  return {
    steps: steps.map((id) => stageNamed(register, id).title),
    done: steps.indexOf(stage) + 1,
    // What was taken back counts as given, and yet ended on another way than by its steps.
    vain: register.stages[stage]?.ended === true && !steps.includes(stage),
  };
}

export const progressView = ({ register, stage, since, days }: PublicProgress) => ({
  stage: stageNamed(register, stage).title,
  since,
  days,
  ...stepsOf(register, stage),
});
