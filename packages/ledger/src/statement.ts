import {
  type Field,
  type FieldValue,
  fieldsOfKind,
  kindOf,
  parseDay,
  Refusal,
  type Register,
  revise,
  type Transition,
} from '@taizhang/definition';
import type { AmountInput, Entry } from './entry.ts';
import { documentsIn } from './entry-condition.ts';
import type { Statement } from './movement.ts';
import { readAmount } from './read-amount.ts';

/** An entry's transition; `revise` may do anything in any stage but lead to another. @throws Refusal */
export function transitionOf(register: Register, id: string): Transition | typeof revise {
  if (id === revise) return revise;
  const transition = Object.hasOwn(register.transitions, id) ? register.transitions[id] : undefined;
  if (!transition) throw new Refusal('unknown-transition', { transition: id }, 'transition');
  return transition;
}

/** Whether a transition opens a new record. */
export const opens = (register: Register, transition: string): boolean =>
  Object.hasOwn(register.transitions, transition) && !register.transitions[transition]?.from;

const none = {};

/**
 * Reads an entry against its register: every field and amount parsed into its stored form, personal data set apart,
 * for it never enters a movement.
 * @throws Refusal naming the field at fault
 */
export function readEntry(
  register: Register,
  entry: Entry,
): { statement: Statement; personal: Record<string, string | null> } {
  const transition = transitionOf(register, entry.transition);
  if (transition !== revise && transition.evidence && !entry.evidence?.length)
    throw new Refusal('missing-evidence', {}, 'evidence');
  const set: Record<string, FieldValue | null> = {};
  const personal: Record<string, string | null> = {};
  for (const id of Object.keys(entry.set ?? none)) {
    const input = entry.set?.[id];
    const field = Object.hasOwn(register.fields, id) ? register.fields[id] : undefined;
    if (!field) throw new Refusal('unknown-field', {}, `set.${id}`);
    const value = input === null ? null : at(`set.${id}`, () => kindOf(field).parse(input, field));
    if (field.kind !== 'personal') set[id] = value;
    else personal[id] = value === null ? null : String(value);
  }
  checkPersonal(register, transition, personal);
  const amounts: Record<string, string> = {};
  for (const id of Object.keys(entry.amounts ?? none)) {
    const input = entry.amounts?.[id] as AmountInput;
    const measure = Object.hasOwn(register.measures, id) ? register.measures[id] : undefined;
    if (!measure) throw new Refusal('unknown-measure', {}, `amounts.${id}`);
    amounts[id] = at(`amounts.${id}`, () => readAmount(measure, input));
  }
  const occurredOn = at('occurredOn', () => parseDay(entry.occurredOn));
  const statement: { -readonly [K in keyof Statement]: Statement[K] } = {
    transition: entry.transition,
    occurredOn,
    set,
    amounts,
  };
  if (entry.unit !== undefined) statement.unit = entry.unit;
  if (entry.street !== undefined) statement.street = entry.street;
  if (transition !== revise && transition.conditions)
    statement.documents = documentsIn(register, entry.evidence ?? []);
  return { statement, personal };
}

/** Personal data is not part of the record's state, so what `apply` checks of other fields is checked here. */
function checkPersonal(
  register: Register,
  transition: Transition | typeof revise,
  personal: Readonly<Record<string, string | null>>,
): void {
  if (transition === revise) return;
  const opens = !transition.from;
  for (const id of fieldsOfKind(register, 'personal')) {
    const field = register.fields[id] as Field;
    const given = Object.hasOwn(personal, id);
    if (given && !opens && !transition.sets?.includes(id))
      throw new Refusal('field-not-settable', { transition: transition.title }, `set.${id}`);
    const needed = (opens && field.required) || transition.requires?.includes(id);
    if (needed && !personal[id]) throw new Refusal('missing-field', { title: field.title }, `set.${id}`);
  }
}

function at<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? error.at(field) : error;
  }
}
