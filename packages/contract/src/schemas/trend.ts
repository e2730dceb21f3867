import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema } from './basics.ts';

const pointSchema = z
  .object({
    day: daySchema.describe('The last day of what it covers'),
    value: decimalSchema.nullable().describe('The exact value in the base unit; null where it is unknown'),
    shown: z.string().nullable().describe('In the unit the figure is printed in, rounded as it is printed'),
  })
  .describe('A figure at one day');

export const figureTrendSchema = z
  .object({
    figure: z.string().describe('The figure'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
    points: z
      .enum(['days', 'periods'])
      .describe(
        'days: the figure cut off on each day; periods: what was published for the year up to each month',
      ),
    scale: z
      .enum(['places', 'whole', 'decimal'])
      .describe('What the values are: places, of which the first is the best; whole numbers; any'),
    unit: labelSchema.describe('The unit of what is shown'),
    current: z.array(pointSchema).describe('Month ends of its year, and its last day'),
    previous: z
      .array(pointSchema)
      .describe('The same a year before, in the same order; empty when nothing is known of that year'),
  })
  .describe('A figure through its year, beside the year before');
export type WireTrend = z.infer<typeof figureTrendSchema>;
