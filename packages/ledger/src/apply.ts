import { type Condition, Refusal, type Register, revise, reviseTitle, sumOf } from '@taizhang/definition';
import type { Amounts, Attributes, Effect, RecordState, Statement } from './movement.ts';
import { standingOfRule } from './rule-words.ts';
import { transitionOf } from './statement.ts';
import { truthIn } from './value-in.ts';

/**
 * What a statement does to a record in this state.
 * @throws Refusal when the record's stage, a missing or forbidden value, a negative holding or a rule stands against it
 */
export function apply(register: Register, state: RecordState, statement: Statement, record: string): Effect {
  const transition = transitionOf(register, statement.transition);
  const opens = transition !== revise && !transition.from;
  const title = transition === revise ? reviseTitle : transition.title;
  if (opens && state.stage !== null) throw new Refusal('record-exists', { record }, 'record');
  if (!opens && state.stage === null) throw new Refusal('unknown-record', { record }, 'record');
  if (transition !== revise && transition.from && !transition.from.includes(state.stage as string)) {
    const stage = register.stages[state.stage as string]?.title ?? state.stage;
    throw new Refusal('wrong-stage', { stage, transition: title }, 'transition');
  }
  const free = opens || transition === revise;
  for (const id of Object.keys(statement.set))
    if (!free && !transition.sets?.includes(id))
      throw new Refusal('field-not-settable', { transition: title }, `set.${id}`);
  for (const id of Object.keys(statement.amounts))
    if (!free && !transition.amounts?.includes(id))
      throw new Refusal('measure-not-addable', { transition: title }, `amounts.${id}`);

  const attributes = merge(state.attributes, statement.set);
  const holdings = add(state.holdings, statement.amounts);
  const unit = statement.unit ?? state.unit;
  const street = statement.street === undefined ? state.street : statement.street;
  if (unit === null) throw new Refusal('missing-unit', {}, 'unit');
  if (street === null && register.places === 'required') throw new Refusal('missing-street', {}, 'street');
  if (street !== null && register.places === 'none') throw new Refusal('street-not-kept', {}, 'street');
  checkGiven(register, statement, attributes, opens);
  const after = { stage: (transition !== revise && transition.to) || (state.stage as string), unit, street };
  checkHoldings(register, holdings, statement.amounts);
  for (const refusal of brokenRules(register, { ...after, attributes, holdings }, statement.amounts))
    throw refusal;

  const changed =
    state.stage !== null &&
    (attributes !== state.attributes || unit !== state.unit || street !== state.street);
  return {
    stageFrom: state.stage,
    stageTo: after.stage,
    unit,
    street,
    attributes,
    prior: changed
      ? { unit: state.unit as string, street: state.street, attributes: state.attributes }
      : null,
    amounts: statement.amounts,
    holdings,
  };
}

/** The attributes with the stated ones put in; the very same object when nothing changes. */
export function merge(before: Attributes, set: Statement['set']): Attributes {
  let after: Record<string, string | boolean> | null = null;
  for (const id of Object.keys(set)) {
    const value = set[id] as string | boolean | null;
    if ((before[id] ?? null) === value) continue;
    after ??= { ...before };
    if (value === null) delete after[id];
    else after[id] = value;
  }
  return after ?? before;
}

export function add(holdings: Amounts, amounts: Amounts): Amounts {
  const ids = Object.keys(amounts);
  if (ids.length === 0) return holdings;
  const after: Record<string, string> = { ...holdings };
  for (const id of ids) {
    const amount = amounts[id] as string;
    const held = after[id];
    after[id] = held === undefined ? amount : sumOf(held, amount);
  }
  return after;
}

function checkGiven(register: Register, statement: Statement, attributes: Attributes, opens: boolean): void {
  const transition = transitionOf(register, statement.transition);
  if (opens)
    for (const id of Object.keys(register.fields))
      if (register.fields[id]?.required) demand(register, statement, attributes, id);
  if (transition !== revise)
    for (const id of transition.requires ?? []) demand(register, statement, attributes, id);
}

function demand(register: Register, statement: Statement, attributes: Attributes, id: string): void {
  const field = register.fields[id];
  if (field && field.kind !== 'personal' && attributes[id] === undefined)
    throw new Refusal('missing-field', { title: field.title }, `set.${id}`);
  const measure = register.measures[id];
  if (measure && statement.amounts[id] === undefined)
    throw new Refusal('missing-measure', { title: measure.title }, `amounts.${id}`);
}

function checkHoldings(register: Register, holdings: Amounts, amounts: Amounts): void {
  for (const id of Object.keys(amounts)) {
    const measure = register.measures[id];
    const holding = holdings[id] as string;
    if (measure && !measure.signed && holding.startsWith('-'))
      throw new Refusal('negative-balance', { title: measure.title, holding }, `amounts.${id}`);
  }
}

/** What each rule says that a state leaves false, in the order of the register. */
export function* brokenRules(
  register: Register,
  state: RecordState,
  added: Amounts,
  which: (holds: Condition) => boolean = () => true,
): Generator<Refusal> {
  for (const [id, rule] of Object.entries(register.rules ?? {})) {
    if (!which(rule.holds) || truthIn(register, state, rule.holds) !== false) continue;
    const { title, advice = { zh: '', en: '' } } = rule;
    const standing = standingOfRule(register, rule.holds, state, added);
    yield new Refusal('rule-broken', { title, rule: id, standing, advice }, `rules.${id}`);
  }
}
