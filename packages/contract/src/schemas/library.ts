import { z } from 'zod';
import { labelSchema, namedSchema, periodSchema } from './basics.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')
  .optional();

export const accountQuerySchema = z
  .object({
    from: day.describe('The first day; absent: the first of the year'),
    to: day.describe('The last day; absent: the day on which the district stands'),
  })
  .describe('The period of the account');
export type LibrariesQuery = z.input<typeof accountQuerySchema>;

const partSchema = z
  .enum(['opening', 'in', 'out', 'change', 'closing'])
  .describe('opening and closing: what was there; in and out: what crossed; change: added while it stayed');

const amountsSchema = z
  .array(namedSchema.extend({ value: z.string().describe('In the base unit'), shown: labelSchema }))
  .describe('The measures, in their order');

const rowSchema = z
  .object({
    part: partSchema,
    transition: namedSchema.nullable().describe('By what it crossed'),
    count: z.int().describe('How many records'),
    amounts: amountsSchema,
  })
  .describe('A line of the account');

export const accountSchema = z
  .object({
    register: namedSchema.describe('The register'),
    period: periodSchema,
    measures: z.array(namedSchema).describe('The measures of the register'),
    libraries: z
      .array(
        z.object({
          library: namedSchema.describe('The library'),
          rows: z.array(rowSchema).describe('From opening over inflow and outflow to closing'),
          addsUp: z
            .boolean()
            .describe(
              'Whether opening, inflow, change and outflow make up closing, for count and every measure',
            ),
          stock: z.int().describe('How many were there at the beginning'),
          movedOn: z.int().describe('How many of these moved on to a later library in the period'),
          rate: z
            .string()
            .nullable()
            .describe('Moved on ÷ stock at the beginning, in percent; null: no stock'),
          medianDays: z.number().nullable().describe('Median of the days spent in it by those that left'),
          left: z.int().describe('How many left it in the period'),
          cohorts: z
            .array(
              z.object({
                entered: z.string().describe('The half year in which they came in'),
                records: z.int().describe('How many came in'),
                movedOn: z.int().describe('How many of them have moved on by the last day'),
                rate: z.string().describe('In percent'),
              }),
            )
            .describe('The same by when they came in'),
        }),
      )
      .describe('The libraries, in order'),
  })
  .describe('The account of a register’s libraries');
export type WireLibraries = z.infer<typeof accountSchema>;

export const accountRecordsQuerySchema = accountQuerySchema
  .extend({
    part: partSchema,
    library: z.string().max(60).describe('The library'),
    transition: z.string().max(60).optional().describe('By what it crossed'),
  })
  .describe('One number of the account');
export type LibraryRecordsQuery = z.input<typeof accountRecordsQuerySchema>;

export const accountRecordsSchema = z
  .object({
    records: z
      .array(
        z.object({
          id: z.string().describe('Its id'),
          title: z.string().describe('What it is called'),
          amounts: amountsSchema,
        }),
      )
      .describe('At most 500'),
  })
  .describe('The records behind one number of the account');
export type WireLibraryRecords = z.infer<typeof accountRecordsSchema>;
