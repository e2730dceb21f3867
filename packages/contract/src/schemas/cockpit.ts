import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema, periodSchema } from './basics.ts';
import { familySchema, progressSchema } from './related.ts';
import { reportFigureSchema } from './report.ts';

const shownFigureSchema = reportFigureSchema
  .extend({ said: labelSchema.describe('As it stands in the report, for readers of either language') })
  .describe('A figure at a glance');
export type ShownFigure = z.infer<typeof shownFigureSchema>;

const streetSchema = z
  .object({
    street: namedSchema.describe('The sub-district'),
    tile: z
      .object({
        column: z.int().describe('Columns from the west, beginning with 0'),
        row: z.int().describe('Rows from the north, beginning with 0'),
      })
      .nullable()
      .describe('Its place on the schematic map; null where the district gives none'),
    value: decimalSchema.nullable().describe('The exact value in the base unit; null when unknown'),
    shown: z.string().nullable().describe('In the printed unit, without its name and without a hedge'),
  })
  .describe('A figure in one sub-district');

export const cockpitSchema = z
  .object({
    report: z.string().describe('The report whose figures these are'),
    title: labelSchema.describe('The report’s title'),
    period: periodSchema.describe('The period reported on'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
    headline: z
      .array(z.object({ figure: shownFigureSchema, family: familySchema.nullable() }))
      .describe('Indicators with level, growth and rank'),
    targets: z
      .array(z.object({ figure: shownFigureSchema, progress: progressSchema.nullable() }))
      .describe('Figures held against the year’s target'),
    maps: z
      .array(
        z.object({
          figure: shownFigureSchema,
          unit: labelSchema.describe('The printed unit'),
          streets: z.array(streetSchema).describe('Every sub-district'),
        }),
      )
      .describe('Figures by sub-district'),
    trends: z.array(shownFigureSchema).describe('Figures to be shown through the year'),
  })
  .describe('The district at a glance');
export type WireCockpit = z.infer<typeof cockpitSchema>;
