import { faultsOfCondition } from './condition-faults.ts';
import type { Field } from './fields.ts';
import type { Gathering } from './gathering.ts';
import { faultsOfPaper } from './paper-faults.ts';
import type { Register } from './register.ts';

const own = <T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  record && Object.hasOwn(record, id) ? record[id] : undefined;

/** Why what a register gathers, and the papers made of it, could never be. */
export function faultsOfGatherings(register: Register, registers: ReadonlyMap<string, Register>): string[] {
  return [
    ...Object.entries(register.gathers ?? {}).flatMap(([id, gathering]) =>
      faultsOfGathering(register, gathering, registers).map((fault) => `the gathering ${id} ${fault}`),
    ),
    ...Object.entries(register.papers ?? {}).flatMap(([id, paper]) =>
      faultsOfPaper(register, paper, registers).map((fault) => `the paper ${id} ${fault}`),
    ),
  ];
}

function faultsOfGathering(
  register: Register,
  { register: of, when, by, order, totals = [], fields, draws }: Gathering,
  registers: ReadonlyMap<string, Register>,
): string[] {
  const other = registers.get(of);
  if (!other) return [`is of the unknown register ${of}`];
  const faults: string[] = when
    ? faultsOfCondition(register, when).map((fault) => `has a condition that ${fault}`)
    : [];
  if (!refersTo(own(other.fields, by), register.id))
    faults.push(`is held together by ${by}, which does not refer to it`);
  if (order !== undefined && own(other.fields, order)?.kind !== 'number')
    faults.push(`is ordered by ${order}, which is no number`);
  for (const measure of totals)
    if (!own(other.measures, measure)) faults.push(`sums the unknown measure ${measure}`);
  for (const field of fields)
    if (!own(other.fields, field) || own(other.fields, field)?.kind === 'personal')
      faults.push(`shows the field ${field}, which it cannot`);
  if (!draws) return faults;
  if (order === undefined) faults.push('draws, but has no order in which to put what is drawn');
  const source = registers.get(draws.register);
  const opening = own(other.transitions, draws.transition);
  if (!source) return [...faults, `draws from the unknown register ${draws.register}`];
  if (!opening || opening.from) faults.push(`draws by ${draws.transition}, which opens nothing`);
  if (other.review?.transitions.includes(draws.transition))
    faults.push(`draws by ${draws.transition}, which is reviewed`);
  for (const stage of draws.stages)
    if (!own(source.stages, stage)) faults.push(`draws from the unknown stage ${stage}`);
  for (const stage of draws.while)
    if (!own(register.stages, stage)) faults.push(`draws while in the unknown stage ${stage}`);
  const given = new Set([...Object.keys(draws.set), by, ...(order === undefined ? [] : [order])]);
  const needed = Object.entries(other.fields).flatMap(([id, { required }]) => (required ? [id] : []));
  for (const id of [...needed, ...(opening?.requires ?? [])])
    if (!given.has(id)) faults.push(`draws without ${id}, which is required`);
  for (const [id, from] of Object.entries(draws.set)) {
    const target = own(other.fields, id);
    if (!target) faults.push(`sets the unknown field ${id}`);
    else if ('record' in from) {
      if (!refersTo(target, source.id))
        faults.push(`sets ${id} to what is drawn, to which it does not refer`);
    } else if (own(source.fields, from.field)?.kind !== target.kind)
      faults.push(`takes ${id} from ${from.field}, which is of another kind`);
  }
  return faults;
}

const refersTo = (field: Field | undefined, register: string): boolean =>
  field?.kind === 'reference' && field.register === register;
