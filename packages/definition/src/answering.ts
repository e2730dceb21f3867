import { z } from 'zod';
import type { FieldOf } from './fields.ts';
import type { Register } from './register.ts';
import { identifierSchema } from './text.ts';

/** 责任: that the records of a register say who answers for something, and while they stand in which stages. */
export const answersForSchema = z
  .strictObject({
    who: identifierSchema.describe('The reference to whoever answers'),
    what: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('The references to what is answered for; of several, all that are given'),
    itself: z.boolean().optional().describe('Whether the record itself is answered for'),
    street: z
      .boolean()
      .optional()
      .describe('Whether a record that gives none of `what` is for the sub-district it lies in'),
    stages: z
      .array(identifierSchema)
      .min(1)
      .describe('While a record stands in one of these, it is in force'),
  })
  .describe(
    'Who answers for what by the records of a register (谁负责), and while they stand in which stages',
  );
export type AnswersFor = z.infer<typeof answersForSchema>;

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
