import { z } from 'zod';
import { identifierSchema, textSchema } from './text.ts';

export const uniqueSchema = z
  .strictObject({
    title: textSchema.describe('What is wrong when a second one comes, as the user is told'),
    fields: z
      .array(identifierSchema)
      .min(1)
      .describe(
        'Fields, or the record’s unit or street, whose values together occur once; values that are missing are equal',
      ),
    given: z
      .union([z.boolean(), z.array(identifierSchema).min(1)])
      .optional()
      .describe(
        'Whether it is asked only of records that have all of the values, or the values of these fields; absent: of every record',
      ),
    stages: z.array(identifierSchema).min(1).describe('Among the records that stand in these stages'),
  })
  .describe(
    '唯一: a combination of values that at most one record may have at a time, whoever posts at once',
  );
export type Unique = z.infer<typeof uniqueSchema>;
