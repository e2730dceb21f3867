import { z } from 'zod';
import { identifierSchema, textSchema } from './text.ts';

export const periodSchema = z
  .strictObject({
    title: textSchema.describe('What the period is called (公示期)'),
    from: identifierSchema.describe('The field with its first day'),
    to: identifierSchema.describe('The field with its last day'),
    least: z
      .strictObject({
        count: z.int().min(1).max(400).describe('How many, the first and the last day included'),
        of: z.enum(['working-day', 'day']).describe('Work days or days of the calendar'),
      })
      .describe('How long it is at least'),
    before: z
      .array(identifierSchema)
      .min(1)
      .describe('The transitions that wait until it is over, and until nothing is open against the record'),
    open: z
      .strictObject({
        register: identifierSchema.describe('The register of what is raised against a record'),
        by: identifierSchema.describe('Its reference to the record'),
        stages: z.array(identifierSchema).min(1).describe('The stages in which it is not answered yet'),
      })
      .optional()
      .describe('What must be answered before the record goes on (公示异议)'),
  })
  .describe('A period that a record waits for before it goes on, and what is raised against it meanwhile');
export type Period = z.infer<typeof periodSchema>;
