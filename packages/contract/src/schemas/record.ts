import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema, originSchema } from './basics.ts';

const amountSchema = z
  .object({
    id: z.string().describe('The measure'),
    title: labelSchema.describe('What it is called'),
    value: decimalSchema,
    shown: labelSchema.describe('In its own unit, rounded for display'),
  })
  .describe('An amount of a measure');

const fieldValueSchema = z
  .object({
    id: z.string().describe('The field'),
    title: labelSchema.describe('What it is called'),
    kind: z.string().describe('The kind of field'),
    shown: labelSchema.describe('Its value in words; personal data is masked'),
    reference: z
      .object({ register: z.string().describe('Its register'), id: z.string().describe('Its id') })
      .nullable()
      .describe('The record it leads to'),
  })
  .describe('A field that is filled in');

export const beforeAfterSchema = z
  .object({
    id: z.string().describe('The field, the measure, stage, unit, street or occurred-on'),
    title: labelSchema.describe('What it is called'),
    numeric: z.boolean().describe('Whether it is an amount in its unit'),
    before: labelSchema.nullable().describe('What it was; null: nothing'),
    after: labelSchema.nullable().describe('What it became; null: nothing'),
  })
  .describe('What changed');
export type BeforeAfter = z.infer<typeof beforeAfterSchema>;

export const timelineMovementSchema = z
  .object({
    seq: z.int().describe('The movement’s number'),
    entry: z.int().describe('The entry it belongs to; a correction keeps it'),
    origin: originSchema,
    reverses: z.int().nullable().describe('The movement it takes back'),
    reversedBy: z.int().nullable().describe('The movement that takes it back'),
    transition: namedSchema.describe('What was done'),
    stageFrom: namedSchema.nullable().describe('The stage before'),
    stageTo: namedSchema.describe('The stage after'),
    occurredOn: daySchema.describe('When it happened'),
    recordedAt: instantSchema.describe('When it became known'),
    recordedBy: z.string().describe('Who recorded it'),
    unit: namedSchema.describe('The responsible unit'),
    street: namedSchema.nullable().describe('The sub-district'),
    stated: z.array(fieldValueSchema).describe('The fields it states'),
    amounts: z.array(amountSchema).describe('What it adds'),
    changes: z.array(beforeAfterSchema).describe('What it changed'),
    reason: z.string().nullable().describe('Why'),
    evidence: z.array(z.string()).describe('What proves it'),
  })
  .describe('A movement of a record');
export type TimelineMovement = z.infer<typeof timelineMovementSchema>;

const orderSchema = z
  .enum(['oldest', 'newest'])
  .describe('oldest: in the order of recording; newest: the last recorded first');

export const timelineQuerySchema = z
  .object({
    limit: z.coerce.number().int().min(1).max(500).default(100).describe('Movements per page'),
    offset: z.coerce.number().int().min(0).default(0).describe('Movements left out before'),
    order: orderSchema.default('oldest'),
    cutoff: z
      .string()
      .optional()
      .describe(
        'As it stood at the end of this day, YYYY-MM-DD, with what had happened by then; absent: all of it',
      ),
    knownAt: z
      .string()
      .optional()
      .describe('As known by the end of this day, or at this moment in ISO 8601; absent: now'),
  })
  .describe('A page of a record’s movements, as of when');
export type TimelineQuery = z.output<typeof timelineQuerySchema>;

export const recordSchema = z
  .object({
    register: namedSchema.describe('The register'),
    keeper: labelSchema.describe('The bureau that keeps it'),
    id: z.string().describe('The record’s id'),
    title: z.string().describe('What it is called'),
    stage: namedSchema
      .nullable()
      .describe('Where it stands; null: its opening was taken back, or then it had not been opened'),
    unit: namedSchema.nullable().describe('The responsible unit'),
    street: namedSchema.nullable().describe('The sub-district'),
    fields: z.array(fieldValueSchema).describe('Its fields that are filled in'),
    masked: z.array(z.string()).describe('The fields that are shown masked'),
    measures: z.array(amountSchema).describe('What it holds'),
    total: z.int().describe('How many movements it has, of what had happened and was known'),
    later: z.int().describe('How many more happened or became known later'),
    limit: z.int().describe('Movements per page'),
    offset: z.int().describe('Movements left out before'),
    order: orderSchema,
    movements: z.array(timelineMovementSchema).describe('A page of its movements'),
  })
  .describe('A record and what happened to it');
export type WireRecord = z.infer<typeof recordSchema>;

export const revealSchema = z
  .object({
    fields: z.array(z.string()).min(1).max(50).describe('The masked fields to be shown'),
    reason: z.string().describe('Why they must be seen; it is kept in the audit'),
  })
  .describe('What is to be shown of a record, and why');

export const revealedSchema = z
  .object({ fields: z.array(fieldValueSchema).describe('The fields, unmasked') })
  .describe('What was masked of a record');
