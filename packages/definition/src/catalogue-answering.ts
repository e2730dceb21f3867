import type { AnswersFor } from './answering.ts';
import type { FieldOf } from './fields.ts';
import type { Register } from './register.ts';

/** A register whose records say who answers for what. */
export interface AnsweringRegister {
  readonly register: Register;
  readonly answers: AnswersFor;
  /** The register of those who answer. */
  readonly whoRegister: string;
  /** The references to what is answered for, with the register that each leads to. */
  readonly what: readonly { readonly field: string; readonly register: string }[];
}

const referredBy = (register: Register, field: string): string =>
  (register.fields[field] as FieldOf<'reference'>).register;

/** Every register whose records say who answers for what, in the order of the catalogue. */
export const answeringRegisters = (registers: Iterable<Register>): AnsweringRegister[] =>
  [...registers].flatMap((register) => {
    const { answersFor: answers } = register;
    if (!answers) return [];
    const what = (answers.what ?? []).map((field) => ({ field, register: referredBy(register, field) }));
    return [{ register, answers, whoRegister: referredBy(register, answers.who), what }];
  });

/** Why what a register says of who answers could never be read. */
export function faultsOfAnswering(register: Register): string[] {
  const { answersFor: answers } = register;
  if (!answers) return [];
  const faults: string[] = [];
  const { who, what = [], stages } = answers;
  for (const id of [who, ...what]) {
    const field = Object.hasOwn(register.fields, id) ? register.fields[id] : undefined;
    if (field?.kind !== 'reference') faults.push(`answersFor names ${id}, which is no reference`);
    else if (field.restricted) faults.push(`answersFor names ${id}, which is restricted`);
  }
  if (new Set([who, ...what]).size !== what.length + 1) faults.push('answersFor names a field twice');
  for (const stage of stages)
    if (!Object.hasOwn(register.stages, stage)) faults.push(`answersFor names the unknown stage ${stage}`);
  if (what.length === 0 && !answers.itself && !answers.street) faults.push('answersFor is for nothing');
  if (answers.street && register.places === 'none')
    faults.push('answersFor is for a sub-district, of which the register has none');
  return faults;
}
