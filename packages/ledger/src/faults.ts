import { kindOf, parseDay, Refusal, type Register } from '@taizhang/definition';
import type { Entry } from './entry.ts';
import { formOf } from './form.ts';
import type { RecordState } from './movement.ts';
import { readAmount } from './read-amount.ts';

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
