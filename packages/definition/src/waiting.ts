import type { Register } from './register.ts';

/** Why nobody could wait for a period as it is declared. */
export function faultsOfPeriods(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  return Object.entries(register.periods ?? {}).flatMap(([id, { from, to, before, open }]) => {
    const faults: string[] = [];
    for (const day of [from, to])
      if (!Object.hasOwn(register.fields, day) || register.fields[day]?.kind !== 'date')
        faults.push(`has no day in ${day}`);
    for (const transition of before) {
      const declared = Object.hasOwn(register.transitions, transition) && register.transitions[transition];
      if (!declared) faults.push(`names the unknown transition ${transition}`);
      else if (!declared.from) faults.push(`${transition} opens a record, which waits for nothing`);
    }
    if (open) {
      const other = registers.get(open.register);
      const field = other && Object.hasOwn(other.fields, open.by) ? other.fields[open.by] : undefined;
      if (field?.kind !== 'reference' || field.register !== register.id)
        faults.push(`${open.by} of ${open.register} does not refer to it`);
      for (const stage of open.stages)
        if (other && !Object.hasOwn(other.stages, stage)) faults.push(`names the unknown stage ${stage}`);
    }
    return faults.map((fault) => `${register.id}: the period ${id} ${fault}`);
  });
}

/** A field of one register whose records decide what may be done with the records of another that it names. */
export interface Watched {
  readonly field: string;
  readonly target: string;
}

/**
 * Which registers' records decide what may be done with a record that they name: because it waits for them to be answered,
 * or because they are moved with it. Who names it and who moves it must not overlook each other.
 */
export function watchedFields(registers: ReadonlyMap<string, Register>): ReadonlyMap<string, Watched[]> {
  const watched = new Map<string, Watched[]>();
  const add = (register: string, field: string, target: string) =>
    watched.set(register, [...(watched.get(register) ?? []), { field, target }]);
  for (const { id, periods = {}, transitions } of registers.values()) {
    for (const { open } of Object.values(periods)) if (open) add(open.register, open.by, id);
    for (const { moves = [] } of Object.values(transitions))
      for (const { which } of moves) if ('register' in which) add(which.register, which.by, id);
  }
  return watched;
}

/** Whether an entry by a transition asks which records name its own. */
export const asksWhoNames = ({ periods = {}, transitions }: Register, transition: string): boolean =>
  Object.values(periods).some(({ before, open }) => open && before.includes(transition)) ||
  (transitions[transition]?.moves ?? []).some(({ which }) => 'register' in which);
