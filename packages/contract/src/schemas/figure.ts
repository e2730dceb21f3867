import { z } from 'zod';
import {
  daySchema,
  decimalSchema,
  figureAtSchema,
  instantSchema,
  labelSchema,
  namedSchema,
} from './basics.ts';
import { reportFigureSchema } from './report.ts';

const metricDefinitionSchema = z
  .object({
    id: z.string().describe('register.metric'),
    title: labelSchema.describe('What the metric is called'),
    definition: labelSchema.nullable().describe('口径: what exactly is counted'),
    kind: z
      .enum(['balance', 'turnover', 'distinct', 'ratio', 'rank', 'progress'])
      .describe('How it is counted'),
    of: labelSchema.nullable().describe('What is added up: records, or a measure'),
    by: labelSchema.nullable().describe('What different values are counted of, or who is ranked'),
    stages: z.array(namedSchema).describe('The stages whose records are in the balance'),
    transitions: z.array(namedSchema).describe('The transitions that are turned over'),
    condition: labelSchema.nullable().describe('Which records count, in words; null: all'),
    stated: z
      .boolean()
      .describe('Whether one record states it, so that it is read, not added up: a statistic, a target'),
    unit: labelSchema.describe('The unit it is shown in'),
    register: namedSchema.describe('The register it is counted over'),
    keeper: labelSchema.describe('The bureau that keeps the register'),
  })
  .describe('What a figure counts');

const figurePartSchema = z
  .object({
    role: z.enum(['numerator', 'denominator', 'done', 'target']).describe('What it is to the derived figure'),
    metric: z.string().describe('The part’s metric'),
    title: labelSchema.describe('What it is called'),
    value: decimalSchema.nullable().describe('Its exact value in the base unit; null when unknown'),
    unit: labelSchema.describe('Its base unit'),
  })
  .describe('A part that a ratio or a progress measure is computed from');

const publishedSchema = z
  .object({
    period: labelSchema.describe('The period published for, in words'),
    vintage: labelSchema
      .nullable()
      .describe('快报, 初步核算 …; null: nothing was published, or not yet known'),
    provenance: z
      .array(z.object({ title: labelSchema.describe('The field'), shown: labelSchema.describe('Its value') }))
      .describe('What the record says of where it comes from'),
  })
  .describe('A published statistic');

export const figureSchema = z
  .object({
    report: z.string().describe('The report’s name'),
    street: namedSchema.nullable().describe('The sub-district it is of; null: the whole district'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
    figure: reportFigureSchema.describe('The figure as it stands in the report'),
    baseUnit: labelSchema.describe('The unit of the exact value'),
    printedUnit: labelSchema.describe('The unit it is printed in'),
    metric: metricDefinitionSchema.describe('What it counts'),
    published: publishedSchema.nullable().describe('What was published; null where the ledger counts'),
    parameters: z
      .array(
        z.object({
          name: z.string().describe('The parameter'),
          value: z.string().describe('What the report binds it to'),
          title: labelSchema.describe('What it is compared with'),
          shown: labelSchema.describe('What it is bound to, in words'),
        }),
      )
      .describe('What the report binds the metric’s parameters to'),
    parts: z.array(figurePartSchema).describe('What a derived figure is computed from'),
  })
  .describe('A figure with its definition');
export type WireFigure = z.infer<typeof figureSchema>;

export const pageQuerySchema = figureAtSchema
  .extend({
    limit: z.coerce.number().int().min(1).max(500).default(50).describe('Records per page'),
    offset: z.coerce.number().int().min(0).default(0).describe('Records left out before'),
  })
  .describe('A page of records at a cut-off and a time of knowledge');

export const figureRecordsSchema = z
  .object({
    figure: z.string().describe('The figure'),
    additive: z.boolean().describe('Whether the contributions add up to the figure'),
    total: z.int().describe('How many records there are within the caller’s reach'),
    hidden: z.int().describe('How many more there are'),
    limit: z.int().describe('Records per page'),
    offset: z.int().describe('Records left out before'),
    unit: labelSchema.describe('The base unit of the contributions'),
    recordings: z
      .object({
        movements: z.int().describe('How many movements count and stand'),
        firstOccurredOn: daySchema.nullable().describe('The first day one happened; null: there is none'),
        lastOccurredOn: daySchema.nullable().describe('The last day one happened'),
        firstRecordedAt: instantSchema.nullable().describe('When the first became known'),
        lastRecordedAt: instantSchema.nullable().describe('When the last became known'),
        recorders: z.int().describe('How many recorded them'),
        units: z.int().describe('How many units they belong to'),
      })
      .describe('When it happened and became known, over all records'),
    records: z
      .array(
        z.object({
          register: namedSchema.describe('The record’s register'),
          id: z.string().describe('The record’s id'),
          title: z.string().describe('What the record is called'),
          stage: labelSchema.nullable().describe('Where it stands today'),
          unit: namedSchema.nullable().describe('The responsible unit'),
          street: namedSchema.nullable().describe('The sub-district'),
          contribution: decimalSchema.describe('What it adds to the figure'),
          latest: z
            .object({
              seq: z.int().describe('The movement’s number'),
              occurredOn: daySchema.describe('When it happened'),
              recordedAt: instantSchema.describe('When it became known'),
              recordedBy: z.string().describe('Who recorded it'),
            })
            .describe('The movement that counts in it and was recorded last'),
        }),
      )
      .describe('The records, greatest contribution first'),
  })
  .describe('The records behind a figure');
export type WireFigureRecords = z.infer<typeof figureRecordsSchema>;
