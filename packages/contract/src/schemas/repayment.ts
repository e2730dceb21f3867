import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';

export const instalmentSchema = z
  .object({
    number: z.int().describe('Its place, from 1'),
    from: daySchema.describe('The first day of its period'),
    due: daySchema.describe('The day it is due'),
    days: z.int().describe('The days of its period as they are counted'),
    principal: decimalSchema.describe('Yuan'),
    interest: decimalSchema.describe('Yuan'),
    payment: decimalSchema.describe('Both together'),
    remaining: decimalSchema.describe('What is owed afterwards'),
  })
  .describe('An instalment');

export const recordRepaymentsSchema = z
  .object({
    repayments: z
      .array(
        z.object({
          id: z.string().describe('Its name in the register'),
          title: labelSchema.describe('What it is called'),
          note: labelSchema.nullable().describe('What a reader must know of it'),
          terms: z
            .object({
              principal: decimalSchema.describe('Yuan'),
              rate: decimalSchema.describe('Percent a year'),
              term: z.int().describe('Months'),
              method: labelSchema.describe('How it is paid back'),
              first: daySchema.describe('From which day interest is owed'),
              dayCount: z.enum(['30/360', 'actual/360']).describe('How days are counted'),
            })
            .nullable()
            .describe('What it is reckoned from; null while something is missing'),
          instalments: z.array(instalmentSchema).describe('In the order of their days'),
          interest: decimalSchema.describe('All interest together, yuan'),
          missing: z.array(namedSchema).describe('What is not given, or not as it can be reckoned with'),
        }),
      )
      .describe('The repayment schedules of the record'),
  })
  .describe('How a record is paid back, instalment by instalment');
export type WireRecordRepayments = z.infer<typeof recordRepaymentsSchema>;
