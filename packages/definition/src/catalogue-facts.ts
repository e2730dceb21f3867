import { type Condition, parametersOf } from './condition.ts';
import { comparisonOf, faultsOfCondition } from './condition-faults.ts';
import { type Fact, referringOf } from './fact.ts';
import type { Field } from './fields.ts';
import { fieldOfFact, type Registers } from './profile.ts';
import type { Register } from './register.ts';

/** Why a register's facts could not be known. */
export function faultsOfFacts(register: Register, registers: Registers): string[] {
  const above: Record<string, Field> = {};
  return Object.entries(register.facts ?? {}).flatMap(([id, fact]) => {
    const faults: string[] = [];
    if (Object.hasOwn(register.fields, id) || Object.hasOwn(register.measures, id))
      faults.push('has the name of a field or measure');
    if ('cases' in fact) {
      const known = { ...register, fields: { ...register.fields, ...above } };
      for (const { when, is } of fact.cases) {
        if (!Object.hasOwn(fact.options, is)) faults.push(`is the unknown ${is}`);
        faults.push(...faultsOfFixed(known, when));
      }
      if (fact.otherwise !== undefined && !Object.hasOwn(fact.options, fact.otherwise))
        faults.push(`is otherwise the unknown ${fact.otherwise}`);
    } else if ('interest' in fact) {
      if (!Object.hasOwn(register.repayments ?? {}, fact.interest.repayment))
        faults.push(`reads the unknown repayment ${fact.interest.repayment}`);
    } else faults.push(...faultsOfReferring(register, fact, registers));
    const field = fieldOfFact(fact, registers);
    if (field) above[id] = field;
    return faults.map((fault) => `${register.id}: the fact ${id} ${fault}`);
  });
}

/** A condition that nobody gives parameters to. */
const faultsOfFixed = (register: Register, condition: Condition): string[] => [
  ...faultsOfCondition(register, condition).map((fault) => `has a condition that ${fault}`),
  ...parametersOf(condition).map((name) => `has the parameter ${name}, which nobody gives`),
];

function faultsOfReferring(register: Register, fact: Fact, registers: Registers): string[] {
  const from = referringOf(fact);
  const other = from ? registers.get(from.register) : undefined;
  if (!from || !other) return [`reads the unknown register ${from?.register}`];
  const faults: string[] = [];
  const by = other.fields[from.by];
  if (by?.kind !== 'reference' || by.register !== register.id)
    faults.push(`is by ${from.by}, which does not refer to ${register.id}`);
  for (const stage of from.stages ?? [])
    if (!Object.hasOwn(other.stages, stage)) faults.push(`names the unknown stage ${stage}`);
  if (from.where) faults.push(...faultsOfFixed(other, from.where));
  if (from.on && 'year' in from.on) {
    if (other.fields[from.on.year]?.kind !== 'text')
      faults.push(`is of the year in ${from.on.year}, which is no text`);
  } else if (from.on)
    for (const day of [from.on.from, from.on.to])
      if (day !== undefined && other.fields[day]?.kind !== 'date')
        faults.push(`is in force by ${day}, which is no day`);
  if ('sum' in fact && !Object.hasOwn(other.measures, fact.sum.measure))
    faults.push(`adds up ${fact.sum.measure}, which is no measure`);
  if ('latest' in fact)
    for (const name of [fact.latest.value, ...fact.latest.order])
      if (comparisonOf(other, name) === null) faults.push(`reads ${name}, which it cannot`);
  return faults;
}
