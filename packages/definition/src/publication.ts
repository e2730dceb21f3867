import { z } from 'zod';
import type { Field } from './fields.ts';
import { identifierSchema, textSchema } from './text.ts';

export const publicationSchema = z
  .strictObject({
    title: textSchema.describe('What the list is called in public'),
    by: identifierSchema.describe(
      'The reference field: one list is of the records of one such thing (a project)',
    ),
    stages: z.array(identifierSchema).min(1).describe('The stages in which a record is on the list'),
    shows: z
      .array(identifierSchema)
      .min(1)
      .describe('The fields and measures that are shown; of personal data names only, and always masked'),
    order: identifierSchema.describe('The field or measure by which the list is ordered'),
    objections: textSchema.describe('How and where an objection is raised'),
  })
  .describe('A list of records that is published for a period (公示)');
export type Publication = z.infer<typeof publicationSchema>;

/** What of a register decides what may be published. */
interface Publishing {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly measures: Readonly<Record<string, unknown>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly publications?: Readonly<Record<string, Publication>> | undefined;
}

/** Why a register’s publications would show what must not be shown, or could not be made. */
export function faultsOfPublications(register: Publishing): string[] {
  return Object.entries(register.publications ?? {}).flatMap(([id, { by, stages, shows, order }]) => {
    const faults: string[] = [];
    if (register.fields[by]?.kind !== 'reference') faults.push(`is by ${by}, which is no reference`);
    for (const stage of stages)
      if (!Object.hasOwn(register.stages, stage)) faults.push(`has the unknown stage ${stage}`);
    for (const name of [...shows, order]) {
      if (Object.hasOwn(register.measures, name)) continue;
      const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
      if (!field) faults.push(`shows the unknown ${name}`);
      else if (field.restricted) faults.push(`shows ${name}, which is restricted`);
      else if (field.kind === 'personal' && (field.what !== 'name' || name === order))
        faults.push(
          `shows ${name}: of personal data a list shows names only, masked, and is not ordered by them`,
        );
    }
    return faults.map((fault) => `${register.id}: the publication ${id} ${fault}`);
  });
}
