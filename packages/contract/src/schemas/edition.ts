import { z } from 'zod';
import { atSchema, daySchema, decimalSchema, instantSchema, labelSchema } from './basics.ts';
import { changeSchema } from './figure.ts';
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

const readingSchema = z
  .object({
    value: decimalSchema.nullable().describe('The exact value; null when unknown'),
    display: z.string().describe('As printed'),
  })
  .describe('A figure on one side');

const figureDifferenceSchema = z.object({
  id: z.string().describe('The figure'),
  label: labelSchema.describe('What is measured'),
  unit: z.string().describe('The base unit’s name'),
  before: readingSchema.nullable().describe('Before; null: the figure was not there'),
  after: readingSchema.nullable().describe('After; null: the figure is not there any more'),
  difference: decimalSchema.nullable().describe('after − before; null where one is unknown'),
});

export const sinceQuerySchema = atSchema
  .extend({
    since: z.string().describe('A day (as known by its end) or a moment, to compare with'),
  })
  .describe('A report at a cut-off and a time of knowledge, and an earlier or later such time');

export const reportChangesSchema = z
  .object({
    report: z.string().describe('The report’s name'),
    cutoff: daySchema.describe('The cut-off day of both'),
    since: instantSchema.describe('What was known at this moment …'),
    knownAt: instantSchema.describe('… and at this one'),
    figures: z
      .array(
        figureDifferenceSchema.extend({
          shown: labelSchema.nullable().describe('The difference in the unit the figure is printed in'),
        }),
      )
      .describe('The figures that differ, in the order of the template'),
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
          movements: z.array(changeSchema).describe('The movements that explain it'),
          hidden: z.int().describe('How many more there are out of the caller’s reach'),
        }),
      )
      .describe('The figures that differ'),
  })
  .describe('What differs between two editions or times of knowledge');
export type WireDifference = z.infer<typeof differenceSchema>;
