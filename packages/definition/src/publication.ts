import { z } from 'zod';
import { conditionSchema } from './condition.ts';
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
    masks: z
      .record(identifierSchema, conditionSchema)
      .optional()
      .describe(
        'The shown references whose title is masked like a name, each where this is true of the record',
      ),
    order: identifierSchema.describe('The field or measure by which the list is ordered'),
    objections: textSchema.describe('How and where an objection is raised'),
  })
  .describe('A list of records that is published for a period (公示)');
export type Publication = z.infer<typeof publicationSchema>;
