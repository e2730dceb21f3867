import { parametersOf } from './condition.ts';
import { faultsOfCondition } from './condition-faults.ts';
import { type Field, kindOf } from './fields.ts';
import type { FollowOn } from './follow-on.ts';
import type { Register } from './register.ts';

/** Why an entry by a transition could never open what it is said to open. */
export function faultsOfFollowOn(
  register: Register,
  transition: string,
  followOn: FollowOn,
  registers: ReadonlyMap<string, Register>,
): string[] {
  const other = registers.get(followOn.register);
  if (!other) return ['there is no such register'];
  const opening = Object.hasOwn(other.transitions, followOn.transition)
    ? other.transitions[followOn.transition]
    : undefined;
  if (!opening || opening.from) return [`${followOn.transition} opens nothing there`];
  const faults: string[] = [];
  // What follows is read at once; a second step would be hidden from whoever looks at the first.
  if (opening.opens || opening.moves) faults.push(`${followOn.transition} opens or moves something itself`);
  const held = (one: Register, id: string) => one.review?.transitions.includes(id) ?? false;
  if (held(other, followOn.transition) && !held(register, transition))
    faults.push(`${followOn.transition} is reviewed there and ${transition} is not`);
  if (other.places === 'required' && register.places !== 'required')
    faults.push('a sub-district is required there and not here');
  if (opening.evidence) faults.push(`${followOn.transition} asks for evidence`);
  if (followOn.when) {
    for (const fault of faultsOfCondition(register, followOn.when)) faults.push(`its condition ${fault}`);
    for (const name of parametersOf(followOn.when)) faults.push(`its condition has the parameter ${name}`);
  }
  if (followOn.unit !== 'own' && register.fields[followOn.unit.field]?.kind !== 'unit')
    faults.push(`its unit ${followOn.unit.field} is no field that names a unit`);
  for (const [id, from] of Object.entries(followOn.set))
    faults.push(
      ...faultsOfSource(register, id, Object.hasOwn(other.fields, id) ? other.fields[id] : undefined, from),
    );
  const needed = [
    ...Object.entries(other.fields).flatMap(([id, field]) => (field.required ? [id] : [])),
    ...(opening.requires ?? []),
  ];
  for (const id of new Set(needed))
    if (!Object.hasOwn(followOn.set, id)) faults.push(`it does not set ${id}, which is required there`);
  return faults;
}

/** Why a field of another record could not be set from a record. */
export function faultsOfSource(
  register: Register,
  id: string,
  target: Field | undefined,
  from: FollowOn['set'][string],
): string[] {
  if (!target) return [`sets the unknown field ${id}`];
  if (target.kind === 'personal') return [`sets ${id}, which is personal`];
  if ('record' in from)
    return target.kind === 'reference' && target.register === register.id
      ? []
      : [`sets ${id} to the record, to which it does not refer`];
  if ('value' in from) {
    try {
      kindOf(target).parse(from.value, target);
      return [];
    } catch {
      return [`sets ${id} to ${from.value}, which it cannot be`];
    }
  }
  const source = Object.hasOwn(register.fields, from.field) ? register.fields[from.field] : undefined;
  if (!source) return [`takes ${id} from the unknown field ${from.field}`];
  // What only some may see must not become visible in another register.
  if (source.restricted && !target.restricted) return [`takes ${id} from ${from.field}, which is restricted`];
  return fits(source, target) ? [] : [`takes ${id} from ${from.field}, which is of another kind`];
}

/** Whether every value of one field may stand in the other. */
function fits(source: Field, target: Field): boolean {
  if (source.kind === 'personal') return false;
  if (target.kind === 'text') return source.kind === 'text' || source.kind === 'credit-code';
  if (source.kind !== target.kind) return false;
  if (source.kind === 'category' && target.kind === 'category')
    return Object.keys(source.options).every((option) => Object.hasOwn(target.options, option));
  if (source.kind === 'reference' && target.kind === 'reference') return source.register === target.register;
  if (source.kind === 'number' && target.kind === 'number') return source.unit === target.unit;
  return true;
}
