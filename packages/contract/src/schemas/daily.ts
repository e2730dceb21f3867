import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema } from './basics.ts';

export const dailyQuerySchema = z
  .object({
    day: z.string().optional().describe('The day YYYY-MM-DD; absent: the last one with work'),
    knownAt: z
      .string()
      .optional()
      .describe('As known by the end of this day, or at this moment in ISO 8601; absent: now'),
  })
  .describe('The day that is told of, and what was known');
export type DailyQuery = z.input<typeof dailyQuerySchema>;

const partSchema = z
  .enum(['day', 'before', 'week', 'year', 'plan', 'beside'])
  .describe(
    'day, before, week, year: done on the day, the day before, in its week and its year up to it; plan: planned; beside: the balance beside it',
  );

const cellSchema = z
  .object({
    value: decimalSchema.nullable().describe('In the base unit; null: unknown'),
    shown: z.string().nullable().describe('In the unit of its line'),
  })
  .describe('One number');

const rowSchema = z.object({
  street: namedSchema
    .nullable()
    .describe('The sub-district; null: the whole district, asked and not added up'),
  lines: z
    .array(
      z.object({
        line: z.string().describe('Which line'),
        cells: z.partialRecord(partSchema, cellSchema).describe('Its numbers; only what is declared of it'),
        left: cellSchema.nullable().describe('Plan less done in the year; null: no plan'),
        completion: z
          .string()
          .nullable()
          .describe('Done in the year ÷ plan, in percent; null: cannot be told'),
      }),
    )
    .describe('In the order of the lines'),
});

export const dailySchema = z
  .object({
    register: namedSchema.describe('The register'),
    title: labelSchema.describe('What it is called'),
    day: daySchema,
    before: daySchema,
    weekFrom: daySchema,
    today: daySchema.describe('The day on which the district stands'),
    knownAt: instantSchema,
    lines: z
      .array(
        namedSchema.extend({
          unit: labelSchema.describe('In what its numbers are shown'),
          beside: labelSchema.nullable().describe('What the balance beside it is called'),
          planned: z.boolean().describe('Whether it has a plan'),
        }),
      )
      .describe('What is told'),
    whole: rowSchema,
    streets: z.array(rowSchema).describe('In the order of the district'),
  })
  .describe('What was done day by day, by sub-district');
export type WireDaily = z.infer<typeof dailySchema>;

export const dailyRecordsQuerySchema = dailyQuerySchema
  .extend({
    line: z.string().max(60).describe('Which line'),
    part: partSchema,
    street: z.string().max(60).optional().describe('Which sub-district; absent: the whole district'),
  })
  .describe('One number of the daily progress');
export type DailyRecordsQuery = z.input<typeof dailyRecordsQuerySchema>;

export const dailyRecordsSchema = z
  .object({
    total: z.int().describe('How many records there are within the caller’s reach'),
    hidden: z.int().describe('How many more there are'),
    unit: labelSchema,
    records: z
      .array(
        z.object({
          register: z.string().describe('Its register'),
          id: z.string().describe('Its id'),
          title: z.string().describe('What it is called'),
          shown: z.string().describe('What it contributes'),
        }),
      )
      .describe('At most 500, the greatest contribution first'),
  })
  .describe('The records behind one number of the daily progress');
export type WireDailyRecords = z.infer<typeof dailyRecordsSchema>;

export const dailyRegistersSchema = z
  .object({ registers: z.array(namedSchema) })
  .describe('The registers that tell their daily progress');
