import { z } from 'zod';
import { atSchema, daySchema, instantSchema, labelSchema } from './basics.ts';
import { explanationSchema, figureDifferenceSchema, toldDifferenceSchema } from './change.ts';
import { compiledReportSchema } from './report.ts';

export const editionSchema = z
  .object({
    id: z.string().describe('The edition’s name'),
    report: z.string().describe('The report it is of'),
    title: labelSchema.describe('The report’s title'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
    definition: z.string().describe('The hash of the definitions it was computed by'),
    frozenAt: instantSchema.describe('When it was frozen'),
    frozenBy: z.string().describe('Who froze it'),
  })
  .describe('A report frozen at a cut-off and a time of knowledge');
export type WireEdition = z.infer<typeof editionSchema>;

export const editionListSchema = z
  .object({ editions: z.array(editionSchema).describe('All editions, the latest first') })
  .describe('The editions of the district');

export const editionContentSchema = z
  .object({
    edition: editionSchema,
    content: compiledReportSchema.describe('What it said when it was frozen'),
  })
  .describe('An edition and what it says');

const sideSchema = z
  .object({
    name: z.string().describe('The edition’s name, or the day or moment'),
    report: z.string().describe('The report'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
  })
  .describe('One side of a comparison');

export const sinceQuerySchema = atSchema
  .extend({
    since: z
      .string()
      .describe('A day (as known by its end) or a moment, before the time of knowledge, to compare with'),
  })
  .describe('A report at a cut-off and a time of knowledge, and an earlier such time');

export const reportChangesSchema = z
  .object({
    report: z.string().describe('The report’s name'),
    cutoff: daySchema.describe('The cut-off day of both'),
    since: instantSchema.describe('What was known at this moment …'),
    knownAt: instantSchema.describe('… and at this one'),
    figures: z
      .array(toldDifferenceSchema)
      .describe('The figures that differ, in the order in which the text names them'),
  })
  .describe('What a report says differently at two times of knowledge');
export type WireReportChanges = z.infer<typeof reportChangesSchema>;

export const differenceSchema = z
  .object({
    before: sideSchema,
    after: sideSchema,
    figures: z
      .array(
        figureDifferenceSchema.extend({
          explanation: explanationSchema
            .nullable()
            .describe(
              'The movements that one side counts and the other does not; null: `after` has no such figure',
            ),
        }),
      )
      .describe('The figures that differ, in the order in which the text names them'),
  })
  .describe('What differs between two editions or times of knowledge');
export type WireDifference = z.infer<typeof differenceSchema>;
