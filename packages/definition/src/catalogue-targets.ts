import { fieldKinds } from './fields.ts';
import { commonFields, type Register } from './register.ts';

type Registers = ReadonlyMap<string, Register>;

/** Why a combination declared unique could never be looked for. */
export function faultsOfUnique(register: Register): string[] {
  return Object.entries(register.unique ?? {}).flatMap(([id, { fields, stages, given }]) => {
    const faults: string[] = [];
    for (const field of fields) {
      const declared = register.fields[field];
      const isCommon = Object.hasOwn(commonFields, field) && field !== 'stage';
      if (!isCommon && (!declared || fieldKinds[declared.kind].comparison === null))
        faults.push(`reads ${field}, which it cannot`);
    }
    for (const field of Array.isArray(given) ? given : [])
      if (!fields.includes(field)) faults.push(`is asked where ${field} is given, which it does not read`);
    for (const stage of stages)
      if (!Object.hasOwn(register.stages, stage)) faults.push(`names the unknown stage ${stage}`);
    return faults.map((fault) => `${register.id}: the combination ${id} ${fault}`);
  });
}

/** Why the targets of a register could not be read or adjusted. */
export function faultsOfTargets(register: Register, registers: Registers): string[] {
  const { targets } = register;
  if (!targets) return [];
  const faults: string[] = [];
  const { parts } = targets;
  const needs = (at: Register, what: string, kind: string) => {
    if (at.fields[what]?.kind !== kind) faults.push(`have no ${kind} in ${at.id}.${what}`);
  };
  needs(register, targets.metric, 'text');
  needs(register, targets.year, 'text');
  needs(register, targets.reason, 'text');
  needs(register, targets.version, 'category');
  if (targets.basis) needs(register, targets.basis, 'text');
  if (targets.issuedOn) needs(register, targets.issuedOn, 'date');
  if (!hasOption(register, targets.version, targets.adjusted))
    faults.push(`know no version ${targets.adjusted}`);
  if (!Object.hasOwn(register.measures, targets.value)) faults.push(`have no measure ${targets.value}`);
  for (const stage of [...targets.stages, ...targets.past])
    if (!Object.hasOwn(register.stages, stage)) faults.push(`name the unknown stage ${stage}`);
  const ends = register.transitions[targets.supersede];
  if (!ends?.from || !targets.past.includes(ends.to ?? ''))
    faults.push(`are not ended by ${targets.supersede}`);
  else if (!ends.sets?.includes(targets.reason)) faults.push(`give no reason by ${targets.supersede}`);
  const opens = register.transitions[targets.adjust];
  if (!opens || opens.from || !targets.stages.includes(opens.to ?? ''))
    faults.push(`are not issued by ${targets.adjust}`);
  for (const step of [targets.supersede, targets.adjust])
    if (register.review?.transitions.includes(step))
      faults.push(`are replaced in one step, which the review of ${step} would part`);
  if (parts) {
    const at = registers.get(parts.register);
    if (!at) faults.push(`have parts in the unknown register ${parts.register}`);
    else {
      const { target } = parts;
      const field = at.fields[target];
      if (field?.kind !== 'reference' || field.register !== register.id)
        faults.push(`are not referred to by ${at.id}.${target}`);
      needs(at, parts.month, 'text');
      if (!hasOption(at, parts.of, parts.whole)) faults.push(`know no ${at.id}.${parts.of} ${parts.whole}`);
      if (!Object.hasOwn(at.measures, parts.value)) faults.push(`have no measure ${at.id}.${parts.value}`);
      if (!at.transitions[parts.open] || at.transitions[parts.open]?.from)
        faults.push(`have no parts opened by ${parts.open}`);
      for (const stage of parts.stages)
        if (!Object.hasOwn(at.stages, stage)) faults.push(`have parts in the unknown stage ${stage}`);
    }
  }
  return faults.map((fault) => `${register.id}: the targets ${fault}`);
}

function hasOption(register: Register, field: string, option: string): boolean {
  const declared = register.fields[field];
  return declared?.kind === 'category' && Object.hasOwn(declared.options, option);
}
