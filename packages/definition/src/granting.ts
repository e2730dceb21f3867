import { z } from 'zod';
import type { Fact } from './fact.ts';
import type { Field } from './fields.ts';
import { identifierSchema } from './text.ts';

/** A register whose records are what is given to somebody by a policy. */
export const awardsSchema = z
  .strictObject({
    subject: identifierSchema.describe('The reference field with whom it is given to'),
    policy: identifierSchema.describe('The reference field with the version of the policy'),
    code: identifierSchema.describe('The field with the policy’s code'),
    year: identifierSchema.describe('The field with the year it is for, as four digits'),
    paid: identifierSchema.describe('The measure with what was paid'),
    reclaimed: identifierSchema.optional().describe('The measure with what was taken back of it'),
    steps: z
      .array(identifierSchema)
      .min(2)
      .describe('The stages that it passes when all goes well, in order; some may be left out'),
    vain: z
      .array(identifierSchema)
      .optional()
      .describe('The stages in which it came to nothing, so that another may be given'),
  })
  .describe('That its records are what somebody is given by a policy (兑现)');
export type Awards = z.infer<typeof awardsSchema>;

export const openDataSchema = z
  .strictObject({
    by: identifierSchema.describe('The field with the credit code by which a record is asked for'),
    shows: z.array(identifierSchema).min(1).describe('The fields and facts that anybody is told of it'),
  })
  .describe('What anybody is told of a record who knows its credit code: what is public elsewhere already');

interface Granting {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly measures: Readonly<Record<string, unknown>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly facts?: Readonly<Record<string, Fact>> | undefined;
  readonly policies?: unknown;
  readonly awards?: Awards | undefined;
  readonly openData?: z.infer<typeof openDataSchema> | undefined;
}

/** Why what a register declares of awards or open data could not be so. */
export function faultsOfGranting(register: Granting, registers: ReadonlyMap<string, Granting>): string[] {
  const faults: string[] = [];
  const kindOf = (name: string) =>
    Object.hasOwn(register.fields, name) ? register.fields[name]?.kind : undefined;
  const want = (of: string, name: string | undefined, kind: Field['kind']) => {
    if (name !== undefined && kindOf(name) !== kind) faults.push(`${of} ${name} is no field of kind ${kind}`);
  };
  const measure = (of: string, name: string | undefined) => {
    if (name !== undefined && !Object.hasOwn(register.measures, name))
      faults.push(`${of} ${name} is no measure`);
  };
  const stages = (of: string, list: readonly string[]) => {
    for (const stage of list)
      if (!Object.hasOwn(register.stages, stage)) faults.push(`${of} names the unknown stage ${stage}`);
  };
  const { awards, openData } = register;
  if (awards) {
    want('awards: the subject', awards.subject, 'reference');
    want('awards: the policy', awards.policy, 'reference');
    const policy = Object.hasOwn(register.fields, awards.policy) ? register.fields[awards.policy] : undefined;
    if (policy?.kind === 'reference' && !registers.get(policy.register)?.policies)
      faults.push(`awards: ${policy.register} is no register of policies`);
    want('awards: the code', awards.code, 'text');
    want('awards: the year', awards.year, 'text');
    measure('awards: what was paid', awards.paid);
    measure('awards: what was taken back', awards.reclaimed);
    stages('awards', [...awards.steps, ...(awards.vain ?? [])]);
  }
  if (openData) {
    want('open data: the code', openData.by, 'credit-code');
    for (const name of openData.shows) faults.push(...faultsOfShown(register, name, 'open data'));
  }
  return faults.map((fault) => `${register.id}: ${fault}`);
}

/** Nothing personal or restricted is shown to everybody. */
function faultsOfShown(register: Granting, name: string, of: string): string[] {
  if (register.facts && Object.hasOwn(register.facts, name)) return [];
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
  if (!field) return [`${of} shows the unknown ${name}`];
  return field.kind === 'personal' || ('restricted' in field && field.restricted)
    ? [`${of} shows ${name}, which is not for everybody`]
    : [];
}
