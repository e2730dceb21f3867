import {
  type Condition,
  type FieldValue,
  fieldsOf,
  kindOf,
  parseDay,
  Refusal,
  type Register,
  revise,
} from '@taizhang/definition';
import { add, brokenRules, merge } from './apply.ts';
import type { Entry } from './entry.ts';
import { formOf } from './form.ts';
import type { RecordState } from './movement.ts';
import { readAmount } from './read-amount.ts';
import { transitionOf } from './statement.ts';

/**
 * Everything that a form can be told to be wrong with an entry, field by field. What depends on more than one field, or
 * on what else the ledger holds, is said by planning it.
 */
export function faultsOf(register: Register, entry: Entry, record: RecordState): Refusal[] {
  const faults: Refusal[] = [];
  const look = (field: string, work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push(error.at(field));
    }
  };
  look('occurredOn', () => parseDay(entry.occurredOn));
  for (const { id, part, required, title } of formOf(register, entry.transition, record).fields) {
    const value = entry[part]?.[id];
    const empty = value === undefined || value === null || value === '';
    const measure = register.measures[id];
    const declared = register.fields[id];
    if (part === 'amounts' && measure && empty && required)
      faults.push(new Refusal('missing-measure', { title }, `amounts.${id}`));
    else if (part === 'amounts' && measure && !empty)
      look(`amounts.${id}`, () => readAmount(measure, value as string));
    else if (part === 'set' && declared && empty && required) {
      const stands = value === undefined && record.attributes[id] !== undefined;
      if (!stands) faults.push(new Refusal('missing-field', { title }, `set.${id}`));
    } else if (part === 'set' && declared && !empty)
      look(`set.${id}`, () => kindOf(declared).parse(value, declared));
  }
  return faults;
}

/**
 * The rules that an entry would break at the end of its record's timeline, by what of it is given and can be read: a form
 * that is not filled in yet is told which of its days or amounts contradict each other. A rule that reads what is still to
 * be filled in says nothing.
 */
export function rulesBrokenBy(register: Register, entry: Entry, record: RecordState): Refusal[] {
  const { set, amounts, unsaid } = readable(register, entry, record);
  const transition = transitionOf(register, entry.transition);
  const state = {
    stage: (transition !== revise && transition.to) || record.stage,
    unit: entry.unit ?? record.unit,
    street: entry.street === undefined ? record.street : entry.street,
    attributes: merge(record.attributes, set),
    holdings: add(record.holdings, amounts),
  };
  const said = (holds: Condition) => !fieldsOf(holds).some((id) => unsaid.has(id));
  return [...brokenRules(register, state, amounts, said)];
}

/** What of an entry can be read, and which of what its form asks for is neither given nor stands on the record. */
function readable(register: Register, entry: Entry, record: RecordState) {
  const set: Record<string, FieldValue | null> = {};
  const amounts: Record<string, string> = {};
  const unsaid = new Set<string>();
  for (const { id, part } of formOf(register, entry.transition, record).fields) {
    const value = entry[part]?.[id];
    const field = register.fields[id];
    const measure = register.measures[id];
    const given = value !== undefined && value !== '' && (value !== null || part === 'set');
    try {
      if (part === 'amounts' && measure && given) amounts[id] = readAmount(measure, value as string);
      else if (part === 'set' && field && field.kind !== 'personal' && given)
        set[id] = value === null ? null : kindOf(field).parse(value, field);
      else if (record.attributes[id] === undefined && record.holdings[id] === undefined) unsaid.add(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      unsaid.add(id);
    }
  }
  return { set, amounts, unsaid };
}
