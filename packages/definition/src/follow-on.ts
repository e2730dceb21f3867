import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema } from './text.ts';

export const settingSchema = z.record(
  identifierSchema,
  z.union([
    z
      .strictObject({ field: identifierSchema.describe('The field whose value is taken over') })
      .describe('What stands in a field of the record'),
    z
      .strictObject({ value: z.union([z.string(), z.boolean()]).describe('The value') })
      .describe('Always the same'),
    z
      .strictObject({ record: z.literal(true).describe('The record’s id') })
      .describe('The record itself, as a reference'),
  ]),
);
/** What fields of another record are set to from the record. */
export type Setting = z.infer<typeof settingSchema>;

export const followOnSchema = z
  .strictObject({
    register: identifierSchema.describe('The register in which a record is opened'),
    transition: identifierSchema.describe('The transition by which it is opened'),
    when: conditionSchema
      .optional()
      .describe('Only where this is true of the record as the entry leaves it; absent: always'),
    set: settingSchema.describe('What the new record’s fields are set to; what is unknown is left out'),
    unit: z
      .union([
        z.literal('own').describe('The record’s own responsible unit'),
        z.strictObject({ field: identifierSchema.describe('A field that names a unit') }),
      ])
      .describe('Whose the new record is'),
  })
  .describe('A record that an entry opens in another register, in the same request (连带登记)');
export type FollowOn = z.infer<typeof followOnSchema>;
