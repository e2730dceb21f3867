import { z } from 'zod';
import { decimalSchema, labelSchema, namedSchema } from './basics.ts';
import {
  duePageSchema,
  goneSchema,
  lightPageSchema,
  movedRowSchema,
  putOffSchema,
  titledSchema,
  weekQuery,
  weekSchema,
} from './leaders.ts';

const sieveShape = {
  ...weekQuery,
  unit: z.string().optional().describe('Only of this unit'),
  register: z.string().optional().describe('Only of this register'),
  street: z.string().optional().describe('Only of this sub-district'),
  about: z
    .string()
    .max(300)
    .regex(/^[^/]+\/.+$/, 'a record is named register/id')
    .optional()
    .describe('Only this record, as register/id, and those that refer to it'),
};

const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);
const limit = z.coerce.number().int().min(1).max(200).default(50).describe('At most so many in a list');

export const dispatchQuerySchema = z
  .object({
    ...sieveShape,
    limit,
    passed: offset.describe('So many of those that passed are left out before'),
    soon: offset.describe('So many of those due soon are left out before'),
    turned: offset.describe('So many of the lights that turned are left out before'),
    behind: offset.describe('So many of the lights about to turn are left out before'),
  })
  .describe('Which week, of whose work');
export type DispatchQuery = z.input<typeof dispatchQuerySchema>;

export const packQuerySchema = z
  .object({ ...sieveShape, lang: z.enum(['zh', 'en']).default('zh').describe('In which language') })
  .describe('Which week, of whose work, in which language');

export const dispatchRecordsQuerySchema = z
  .object({
    ...sieveShape,
    stage: z.string().optional().describe('Those that came into this stage'),
    measure: z.string().optional().describe('Those to which something of this measure was added'),
    limit,
    offset: offset.describe('So many are left out before'),
  })
  .describe('The records behind which number');
export type DispatchRecordsQuery = z.input<typeof dispatchRecordsQuerySchema>;

export const dispatchSchema = z
  .object({
    week: weekSchema,
    until: z.string().describe('Up to this day work is said to be about to be due'),
    about: titledSchema.nullable().describe('The record that it is about'),
    units: z.array(namedSchema).describe('The units that may be chosen'),
    registers: z.array(namedSchema).describe('The registers that may be chosen'),
    moved: z
      .array(
        z.object({
          register: namedSchema,
          stage: namedSchema.describe('The stage that records came into'),
          opened: z.int().describe('How many of them were opened'),
          records: z.int().describe('How many'),
          units: z
            .array(z.object({ unit: namedSchema, records: z.int().describe('How many') }))
            .describe('Whose they are, the most first'),
        }),
      )
      .describe('What came into which stage'),
    added: z
      .array(
        z.object({
          register: namedSchema,
          measure: namedSchema,
          records: z.int().describe('To how many'),
          amount: decimalSchema.describe('How much was added in all'),
          shown: labelSchema.describe('The same with its unit'),
          units: z
            .array(z.object({ unit: namedSchema, shown: labelSchema.describe('How much of it') }))
            .describe('Whose it is'),
        }),
      )
      .describe('What was added, by measure'),
    lights: z
      .object({
        turned: lightPageSchema.describe('Turned red in the week'),
        behind: lightPageSchema.describe('Behind in a month that is still open'),
      })
      .describe('Lights that turned, and those about to'),
    passed: duePageSchema,
    putOff: z.array(putOffSchema),
    soon: duePageSchema,
    gone: z.array(goneSchema).describe('Whose work is over, with what is still in their hands'),
  })
  .describe('What changed in a week, what slipped, and what is about to');
export type WireDispatch = z.infer<typeof dispatchSchema>;

export const dispatchRecordsSchema = z
  .object({
    total: z.int().describe('How many there are'),
    records: z.array(movedRowSchema).describe('In the order of their days'),
  })
  .describe('The records behind a number of the dispatch');
export type WireDispatchRecords = z.infer<typeof dispatchRecordsSchema>;
