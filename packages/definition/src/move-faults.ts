import { parametersOf } from './condition.ts';
import { faultsOfCondition } from './condition-faults.ts';
import { faultsOfSource } from './follow-on-faults.ts';
import type { Move } from './move.ts';
import type { Register } from './register.ts';
import { baseUnitOf } from './units.ts';

interface Moved {
  readonly other: Register;
  readonly from: readonly string[] | null;
}

/** Why an entry by a transition could never move what it is said to move. */
export function faultsOfMove(
  register: Register,
  transition: string,
  move: Move,
  registers: ReadonlyMap<string, Register>,
): string[] {
  const moved = movedOf(register, move, registers);
  if (typeof moved === 'string') return [moved];
  const { other, from } = moved;
  const declared = Object.hasOwn(other.transitions, move.transition)
    ? other.transitions[move.transition]
    : undefined;
  if (!declared?.from) return [`${move.transition} moves nothing there`];
  const faults: string[] = [];
  for (const stage of from ?? [])
    if (!declared.from.includes(stage)) faults.push(`${move.transition} does not start from ${stage}`);
  // What is moved is read at once; a second step would be hidden from whoever looks at the first.
  if (declared.opens || declared.moves) faults.push(`${move.transition} opens or moves something itself`);
  const held = (one: Register, id: string) => one.review?.transitions.includes(id) ?? false;
  if (held(other, move.transition) && !held(register, transition))
    faults.push(`${move.transition} is reviewed there and ${transition} is not`);
  if (declared.at !== undefined) faults.push(`${move.transition} is left to a unit`);
  if (declared.evidence) faults.push(`${move.transition} asks for evidence`);
  if (move.when) {
    for (const fault of faultsOfCondition(register, move.when)) faults.push(`its condition ${fault}`);
    for (const name of parametersOf(move.when)) faults.push(`its condition has the parameter ${name}`);
  }
  const { set = {}, amounts = {} } = move;
  for (const [id, source] of Object.entries(set)) {
    if (!declared.sets?.includes(id)) faults.push(`${move.transition} may not set ${id}`);
    faults.push(
      ...faultsOfSource(register, id, Object.hasOwn(other.fields, id) ? other.fields[id] : undefined, source),
    );
  }
  for (const [id, { measure }] of Object.entries(amounts)) {
    if (!declared.amounts?.includes(id)) faults.push(`${move.transition} may not add to ${id}`);
    const [theirs, ours] = [other.measures[id], register.measures[measure]];
    if (!theirs || !ours) faults.push(`adds the unknown measure ${measure} to ${id}`);
    else if (baseUnitOf(theirs.unit) !== baseUnitOf(ours.unit))
      faults.push(`adds ${measure} to ${id}, which is of another kind`);
  }
  for (const id of declared.requires ?? [])
    if (!Object.hasOwn(set, id) && !Object.hasOwn(amounts, id))
      faults.push(`it does not give ${id}, which ${move.transition} requires`);
  return faults;
}

/** Whose records are moved, and from where; a text says why nobody could know. */
function movedOf(
  register: Register,
  { which }: Move,
  registers: ReadonlyMap<string, Register>,
): Moved | string {
  const referredBy = (of: Register, id: string) => {
    const field = Object.hasOwn(of.fields, id) ? of.fields[id] : undefined;
    return field?.kind === 'reference' ? field.register : null;
  };
  if ('named' in which) {
    const other = registers.get(referredBy(register, which.named) ?? '');
    return other ? { other, from: null } : `${which.named} is no reference`;
  }
  if ('beside' in which)
    return referredBy(register, which.beside) === null
      ? `${which.beside} is no reference`
      : { other: register, from: which.stages };
  const other = registers.get(which.register);
  if (!other) return 'there is no such register';
  return referredBy(other, which.by) === register.id
    ? { other, from: which.stages }
    : `${which.by} does not refer to it`;
}

/** The register whose records are moved; undefined where the declaration is not sound. */
export function registerMoved(
  register: Register,
  { which }: Move,
  registers: ReadonlyMap<string, Register>,
): Register | undefined {
  if ('beside' in which) return register;
  if ('register' in which) return registers.get(which.register);
  const field = register.fields[which.named];
  return field?.kind === 'reference' ? registers.get(field.register) : undefined;
}
