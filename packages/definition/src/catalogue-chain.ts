import type { Chain, ChainStep } from './chain.ts';
import type { Field } from './fields.ts';
import type { Register } from './register.ts';

type Registers = ReadonlyMap<string, Register>;

/** The registers that the way to a step passes, hop by hop, the last the one of its records; null where it leads nowhere. */
export function registersOnWay(main: Register, step: ChainStep, registers: Registers): Register[] | null {
  const passed: Register[] = [];
  let at = main;
  for (const hop of step.path) {
    const from: Register | undefined = hop.way === 'to' ? at : registers.get(hop.register);
    const field: Field | undefined = from?.fields[hop.field];
    if (field?.kind !== 'reference') return null;
    if (hop.way === 'from' && field.register !== at.id) return null;
    const next = hop.way === 'to' ? registers.get(field.register) : from;
    if (!next) return null;
    at = next;
    passed.push(at);
  }
  return passed;
}

/** Why the chains of a register could not be followed. */
export function faultsOfChains(register: Register, registers: Registers): string[] {
  return Object.entries(register.chains ?? {}).flatMap(([id, chain]) =>
    chain.steps.flatMap((step) =>
      faultsOfStep(register, chain, step, registers).map(
        (fault) => `${register.id}: the step ${step.id} of the chain ${id} ${fault}`,
      ),
    ),
  );
}

function faultsOfStep(main: Register, chain: Chain, step: ChainStep, registers: Registers): string[] {
  const way = registersOnWay(main, step, registers);
  if (!way) return ['is reached by what is no reference'];
  const register = way.at(-1) ?? main;
  const faults: string[] = [];
  const isDay = (field: string) => {
    const declared = register.fields[field];
    return declared?.kind === 'date' && !declared.restricted;
  };
  if (!isDay(step.planned)) faults.push(`has no day in ${step.planned} that everybody may read`);
  if ('field' in step.reached && !isDay(step.reached.field))
    faults.push(`has no day in ${step.reached.field} that everybody may read`);
  const stages = [...('stages' in step.reached ? step.reached.stages : []), ...(step.aside ?? [])];
  for (const stage of stages)
    if (!Object.hasOwn(register.stages, stage)) faults.push(`names the unknown stage ${stage}`);
  const owner = step.owner === undefined ? null : register.fields[step.owner];
  if (owner !== null && (owner?.restricted || (owner?.kind !== 'reference' && owner?.kind !== 'text')))
    faults.push(`has no owner in ${step.owner} whom everybody may read`);
  const before = chain.steps.slice(0, chain.steps.indexOf(step)).map(({ id }) => id);
  if (before.includes(step.id)) faults.push('has the name of an earlier one');
  for (const other of step.after ?? [])
    if (!before.includes(other)) faults.push(`waits for ${other}, which does not come before it`);
  return faults;
}
