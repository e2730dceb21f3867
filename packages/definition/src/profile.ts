import type { Fact } from './fact.ts';
import type { Field } from './fields.ts';
import type { Register } from './register.ts';

export type Registers = ReadonlyMap<string, Register>;

/** A fact as the field that it is read as; null where what it takes is not there. */
export function fieldOfFact(fact: Fact, registers: Registers): Field | null {
  const { title, help } = fact;
  const told = { title, ...(help ? { help } : {}) };
  if ('cases' in fact) return { kind: 'category', options: fact.options, ...told };
  if ('interest' in fact) return { kind: 'number', unit: 'yuan', ...told };
  if ('exists' in fact) return { kind: 'flag', ...told };
  if ('count' in fact) return { kind: 'number', unit: fact.unit, ...told };
  const other = registers.get('sum' in fact ? fact.sum.register : fact.latest.register);
  const name = 'sum' in fact ? fact.sum.measure : fact.latest.value;
  const measure = other && Object.hasOwn(other.measures, name) ? other.measures[name] : undefined;
  if (measure) return { kind: 'number', unit: measure.unit, ...told };
  const field = other && Object.hasOwn(other.fields, name) ? other.fields[name] : undefined;
  return field && !('sum' in fact) ? { ...field, required: false, ...told } : null;
}

const profiles = new WeakMap<Register, WeakMap<Registers, Register>>();

/**
 * A register with its facts as fields: what conditions and amounts of a policy read, are checked against and are
 * explained with (画像). Its records' attributes are the record's own and the facts together.
 */
export function profileOf(register: Register, registers: Registers): Register {
  if (!register.facts) return register;
  let known = profiles.get(register);
  if (!known) {
    known = new WeakMap();
    profiles.set(register, known);
  }
  let profile = known.get(registers);
  if (!profile) {
    const facts = Object.entries(register.facts).flatMap(([id, fact]) => {
      const field = fieldOfFact(fact, registers);
      return field ? [[id, field] as const] : [];
    });
    profile = { ...register, fields: { ...register.fields, ...Object.fromEntries(facts) } };
    known.set(registers, profile);
  }
  return profile;
}
