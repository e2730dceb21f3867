import {
  type Computation,
  type Condition,
  type Formula,
  isGroup,
  type Register,
  type Rule,
  type Scalar,
  type Terms,
  toBase,
} from '@taizhang/definition';
import type { Version } from './subject.ts';

/** The terms of a policy as they hold on a day: what `compute` reads, and conditions with their numbers filled in. */
export interface TermsOnDay {
  readonly computation: Computation;
  readonly version: Version;
  /** By condition: what must be true, the parameters replaced by their values; one that has none yet is unknown. */
  readonly conditions: readonly Condition[];
}

/** The parameters that have a value on a day, in base units. */
export function parametersOn(terms: Terms, day: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(terms.parameters ?? {}).flatMap(([name, { unit, values }]) => {
      const value = values.findLast(({ from }) => from === undefined || from <= day)?.value;
      return value === undefined ? [] : [[name, toBase(value, unit)]];
    }),
  );
}

const known = new WeakMap<Terms, Map<string, TermsOnDay>>();

/** Terms as they hold on a day; the same for all days between which no parameter changes. */
export function computationOf(terms: Terms, day: string): TermsOnDay {
  const parameters = parametersOn(terms, day);
  const key = JSON.stringify(parameters);
  const of = known.get(terms) ?? new Map<string, TermsOnDay>();
  known.set(terms, of);
  let onDay = of.get(key);
  if (!onDay) {
    onDay = made(terms, parameters);
    of.set(key, onDay);
  }
  return onDay;
}

function made(terms: Terms, parameters: Readonly<Record<string, string>>): TermsOnDay {
  const register = registerOfParameters(terms);
  const lines = terms.lines.map(({ clause, when, amount, ...line }) => ({
    ...line,
    clause: quoted(terms, clause),
    ...(when ? { when: filledIn(when, parameters) } : {}),
    amount: formulaFilledIn(amount, parameters),
  }));
  const title = { zh: '奖补金额', en: 'Amount of the award' };
  const rates = { register: register.id, from: 'from', stages: ['in-force'] };
  return {
    computation: { title, rates, on: 'day', lines },
    version: { id: 'terms', title: title.zh, register, attributes: {}, holdings: parameters },
    conditions: terms.conditions.map(({ when }) => filledIn(when, parameters)),
  };
}

/** The parameters as measures of a register, which is how an amount reads its rates. */
export function registerOfParameters(terms: Terms): Register {
  const title = { zh: '政策参数', en: 'Parameters of the policy' };
  return {
    id: 'parameters',
    title,
    description: title,
    keeper: title,
    prefix: 'PA',
    titleField: 'from',
    places: 'none',
    fields: { from: { kind: 'date', title } },
    measures: Object.fromEntries(
      Object.entries(terms.parameters ?? {}).map(([name, { title: called, unit }]) => [
        name,
        { title: called, unit, signed: true },
      ]),
    ),
    stages: { 'in-force': { title } },
    transitions: {},
    metrics: {},
  };
}

/** A clause as it is quoted: its number and its text. */
function quoted(terms: Terms, id: string): { zh: string; en: string } {
  const clause = clauseOf(terms, id);
  return { zh: `${clause.number}：${clause.text.zh}`, en: `${clause.number}: ${clause.text.en}` };
}

/** A clause by its id; one that the text does not have is named by it. */
export function clauseOf(terms: Terms, id: string): Terms['clauses'][string] {
  const clause = Object.hasOwn(terms.clauses, id) ? terms.clauses[id] : undefined;
  return clause ?? { number: id, text: { zh: '', en: '' } };
}

/** A condition with the values of its parameters; a parameter without a value is unknown. */
export function filledIn(condition: Condition, parameters: Readonly<Record<string, string>>): Condition {
  const value = (one: Scalar): Scalar => {
    if (typeof one !== 'string' || !one.startsWith('$')) return one;
    const name = one.slice(1);
    // A rule that compares with nothing known is unknown, which is what null says; lists may hold it as well.
    return Object.hasOwn(parameters, name) ? (parameters[name] as string) : (null as unknown as Scalar);
  };
  const rule = (one: Rule): Rule => {
    if (one.valueSource === 'field' || one.value === null) return one;
    return { ...one, value: Array.isArray(one.value) ? one.value.map(value) : value(one.value) };
  };
  return {
    ...condition,
    rules: condition.rules.map((node) => (isGroup(node) ? filledIn(node, parameters) : rule(node))),
  };
}

/** One condition of terms as it holds on a day. */
export const conditionOn = (terms: Terms, condition: Condition, day: string): Condition =>
  filledIn(condition, parametersOn(terms, day));

type Filled = (formula: Formula) => Formula;

function formulaFilledIn(formula: Formula, parameters: Readonly<Record<string, string>>): Formula {
  const inner: Filled = (part) => formulaFilledIn(part, parameters);
  if ('add' in formula) return { add: formula.add.map(inner) };
  if ('subtract' in formula) return { subtract: pair(formula.subtract, inner) };
  if ('multiply' in formula) return { multiply: formula.multiply.map(inner) };
  if ('divide' in formula)
    return {
      divide: pair(formula.divide, inner),
      ...(formula.otherwise ? { otherwise: inner(formula.otherwise) } : {}),
    };
  if ('min' in formula) return { min: formula.min.map(inner) };
  if ('max' in formula) return { max: formula.max.map(inner) };
  if ('round' in formula) return { ...formula, round: inner(formula.round) };
  if ('tiers' in formula) {
    const { of, bands } = formula.tiers;
    const given = bands.map((band) => ({ ...band, gives: inner(band.gives) }));
    return { tiers: { ...formula.tiers, of: inner(of), bands: given } };
  }
  if ('dates' in formula) {
    const given = formula.dates.bands.map((band) => ({ ...band, gives: inner(band.gives) }));
    return { dates: { ...formula.dates, bands: given } };
  }
  if ('when' in formula)
    return {
      when: filledIn(formula.when, parameters),
      gives: inner(formula.gives),
      otherwise: inner(formula.otherwise),
    };
  return formula;
}

const pair = ([a, b]: [Formula, Formula], inner: Filled): [Formula, Formula] => [inner(a), inner(b)];
