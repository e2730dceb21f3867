import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, periodSchema } from './basics.ts';

const reportSummarySchema = z
  .object({
    id: z.string().describe('The report’s name'),
    title: labelSchema.describe('Its title'),
    subtitle: labelSchema.nullable().describe('Its second line'),
    period: periodSchema.describe('The period reported on'),
    figures: z.int().describe('How many figures it has'),
  })
  .describe('A report of the district');

export const reportListSchema = z
  .object({ reports: z.array(reportSummarySchema).describe('All reports') })
  .describe('The reports of the district');

export const reportFigureSchema = z
  .object({
    id: z.string().describe('The figure’s name in the report'),
    label: labelSchema.describe('What is measured'),
    metric: z.string().describe('The metric it is bound to'),
    value: decimalSchema.nullable().describe('The exact value in the base unit; null when unknown'),
    display: z.string().describe('As it stands in the report, with unit and hedge'),
    english: z.string().describe('As it stands in the report’s English sentences'),
    unit: z.string().describe('The base unit’s name'),
    period: periodSchema.describe('The days it covers'),
    agrees: z
      .boolean()
      .nullable()
      .describe('Whether it agrees with what was printed; null: nothing was printed of it at this cut-off'),
    claim: z.string().nullable().describe('What was printed elsewhere'),
  })
  .describe('A figure of a compiled report');
export type ReportFigure = z.infer<typeof reportFigureSchema>;

const segmentSchema = z
  .union([
    z.string().describe('Words'),
    z.object({ figure: z.string().describe('The id of the figure that stands here') }),
  ])
  .describe('A run of a paragraph');

const agreementSchema = z
  .object({
    agreed: z.int().describe('Figures that agree with what was printed'),
    total: z.int().describe('Figures that were printed'),
  })
  .describe('How the report compares with what was printed');

export const compiledReportSchema = z
  .object({
    report: z.string().describe('The report’s name'),
    title: labelSchema.describe('Its title'),
    subtitle: labelSchema.nullable().describe('Its second line'),
    period: periodSchema.describe('The period reported on'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
    sections: z
      .array(
        z.object({
          heading: labelSchema.nullable().describe('The heading; the opening has none'),
          paragraphs: z.array(z.array(segmentSchema)).describe('Paragraphs as runs of words and figures'),
          english: z
            .array(z.array(segmentSchema))
            .nullable()
            .describe('The same in English; null: it is not written in it'),
        }),
      )
      .describe('The report’s text'),
    figures: z.array(reportFigureSchema).describe('All figures, in the order of the template'),
    agreement: agreementSchema,
  })
  .describe('A report compiled at a cut-off and a time of knowledge');
export type WireReport = z.infer<typeof compiledReportSchema>;
