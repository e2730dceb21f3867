import { fieldsOf } from './condition.ts';
import type { Pace, PaceDone } from './pace.ts';
import { type Register, revise } from './register.ts';
import { baseUnitOf, dimensionOf, type UnitId } from './units.ts';

/** The unit in which what is done and what is planned are held against each other. */
export const unitOfPace = (register: Register, { plan }: Pace): UnitId =>
  register.measures[plan]?.unit ?? 'ge';

/** Why a pace could never be reckoned. */
export function faultsOfPace(
  register: Register,
  pace: Pace,
  registers: ReadonlyMap<string, Register>,
): string[] {
  const faults: string[] = [];
  const { done, plan, stages, starts, ends } = pace;
  const planned = register.measures[plan];
  if (!planned) faults.push(`has no measure ${plan}`);
  for (const stage of stages)
    if (!Object.hasOwn(register.stages, stage)) faults.push(`names the unknown stage ${stage}`);
  for (const field of [starts, ends])
    if (field !== undefined && register.fields[field]?.kind !== 'date') faults.push(`has no day in ${field}`);
  for (const field of pace.where ? fieldsOf(pace.where) : [])
    if (!Object.hasOwn(register.fields, field)) faults.push(`reads ${field}, which is no field of its own`);
  const by = 'via' in done ? registers.get(done.register) : register;
  if (!by) return [...faults, `counts records of the unknown register ${'via' in done ? done.register : ''}`];
  if ('via' in done) {
    const field = by.fields[done.via];
    if (field?.kind !== 'reference' || field.register !== register.id)
      faults.push(`counts ${by.id} via ${done.via}, which does not refer to ${register.id}`);
  }
  for (const id of done.transitions)
    if (id !== revise && !Object.hasOwn(by.transitions, id))
      faults.push(`names the unknown transition ${id}`);
  const measure = measureDone(done);
  if (measure === null) {
    if (planned && dimensionOf(planned.unit) !== 'count')
      faults.push(`counts against ${plan}, which is no count`);
  } else if (!by.measures[measure]) faults.push(`has no measure ${measure} of ${by.id}`);
  else if (planned && !comparable(planned.unit, by.measures[measure].unit))
    faults.push(`holds ${measure} against ${plan}, which is of another unit`);
  return faults;
}

/** Counts are told apart by their measure words, which need not be the same on both sides. */
const comparable = (a: UnitId, b: UnitId): boolean =>
  dimensionOf(a) === dimensionOf(b) && (dimensionOf(a) === 'count' || baseUnitOf(a) === baseUnitOf(b));

/** The measure that is added up; null: records are counted. */
function measureDone(done: PaceDone): string | null {
  if (!('via' in done)) return done.amount;
  if (done.of === 'count') return null;
  return 'holding' in done.of ? done.of.holding : done.of.amount;
}
