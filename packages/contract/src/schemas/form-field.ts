import { unitIds } from '@taizhang/definition';
import { z } from 'zod';
import { labelSchema, namedSchema } from './basics.ts';

export const formFieldSchema = z
  .object({
    id: z.string().describe('The field or measure'),
    part: z.enum(['set', 'amounts']).describe('set: a field is stated; amounts: a measure is added to'),
    kind: z.string().describe('The kind of field; amount for a measure'),
    title: labelSchema.describe('What it is called'),
    help: labelSchema.nullable().describe('What to write in it'),
    required: z.boolean().describe('Whether it must be given'),
    unit: z
      .object({
        id: z.enum(unitIds).describe('The unit'),
        title: labelSchema.describe('What it is called'),
        shift: z.int().describe('How many places the point moves to the right in the base unit'),
        base: labelSchema.nullable().describe('The base unit; null: it is none that an amount is read in'),
      })
      .nullable()
      .describe('The unit in which a number is typed'),
    options: z.array(namedSchema).nullable().describe('The allowed values'),
    register: z.string().nullable().describe('The register that a reference leads to'),
    stages: z
      .array(z.string())
      .nullable()
      .describe('The stages in which a record may be referred to; null: in any'),
    looksUp: z
      .boolean()
      .describe(
        'Of a reference: whether the viewer reads the register, so that its records may be looked up',
      ),
    as: z
      .string()
      .nullable()
      .describe('The field, as `register.field`, where only some records may be referred to; null: any may'),
    value: z
      .union([z.string(), z.boolean()])
      .nullable()
      .describe('What stands on the record, or what the corrected entry stated'),
    proposed: z
      .object({
        value: z.string().describe('What'),
        record: z.string().describe('The record of which it was said'),
        title: z.string().describe('What that record is called'),
      })
      .nullable()
      .describe(
        'What was said last of another record that is alike, where nothing stands yet; null: nothing is proposed',
      ),
    beside: z
      .object({
        code: z.string().describe('What all versions of the policy share'),
        from: z.string().describe('The first day of the version'),
        to: z.string().nullable().describe('Its last day'),
        budget: z.string().nullable().describe('The budget of a year'),
      })
      .nullable()
      .describe(
        'Of the terms of a policy: the fields beside them by which they are checked, as `part.field`',
      ),
    holding: z.string().nullable().describe('What the record holds of a measure, in the unit'),
  })
  .describe('Something that can be filled in');
export type WireFormField = z.infer<typeof formFieldSchema>;
