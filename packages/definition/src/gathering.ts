import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema, textSchema } from './text.ts';

/** What a record that is drawn brings to the one that is opened for it. */
const drawnSchema = z.union([
  z
    .strictObject({ field: identifierSchema.describe('The field that is taken over') })
    .describe('What stands there'),
  z.strictObject({ record: z.literal(true).describe('Its id') }).describe('A reference to it'),
]);

export const gatheringSchema = z
  .strictObject({
    title: textSchema.describe('What they are called on the record’s page'),
    register: identifierSchema.describe('The register that they stand in'),
    when: conditionSchema
      .optional()
      .describe('Only to records of which this is true; absent: to every record'),
    by: identifierSchema.describe('Their reference to the record'),
    order: identifierSchema
      .optional()
      .describe('Their field with the place in the order, a number; absent: in the order of their ids'),
    totals: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('Their amounts that are summed; how many they are is always told'),
    fields: z.array(identifierSchema).min(1).describe('What is shown of them'),
    draws: z
      .strictObject({
        register: identifierSchema.describe('The register drawn from'),
        stages: z.array(identifierSchema).min(1).describe('Where what may be drawn stands'),
        transition: identifierSchema.describe('The transition that opens one for what is drawn'),
        set: z.record(identifierSchema, drawnSchema).describe('What is set from what is drawn'),
        while: z.array(identifierSchema).min(1).describe('The stages of the record in which may be drawn'),
      })
      .optional()
      .describe('From which list they may be drawn, several at once'),
  })
  .describe('Records of another register that belong to a record, in order (议程), counted and summed');
export type Gathering = z.infer<typeof gatheringSchema>;
