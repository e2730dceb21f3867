import { z } from 'zod';
import { labelSchema, namedSchema } from './basics.ts';

export const conditionSchema = z
  .object({
    id: z.string().describe('Its name'),
    title: labelSchema.describe('What it is called'),
    explained: labelSchema.nullable().describe('What must hold of the record, in words'),
    document: namedSchema.nullable().describe('The kind of document that must be named'),
    how: labelSchema.describe('What to do where it is not met'),
    met: z.boolean().describe('Whether it is met'),
  })
  .describe('A condition of entry');
export type WireCondition = z.infer<typeof conditionSchema>;
