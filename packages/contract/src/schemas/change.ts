import { z } from 'zod';
import {
  daySchema,
  decimalSchema,
  figureAtSchema,
  instantSchema,
  labelSchema,
  namedSchema,
  originSchema,
} from './basics.ts';

const readingSchema = z
  .object({
    value: decimalSchema.nullable().describe('The exact value; null when unknown'),
    display: z.string().describe('As printed'),
    english: z.string().describe('As it stands in English sentences'),
  })
  .describe('A figure on one side');

export const figureDifferenceSchema = z
  .object({
    id: z.string().describe('The figure'),
    label: labelSchema.describe('What is measured'),
    unit: z.string().describe('The base unit’s name'),
    before: readingSchema.nullable().describe('Before; null: the figure was not there'),
    after: readingSchema.nullable().describe('After; null: the figure is not there any more'),
    difference: decimalSchema.nullable().describe('after − before; null where one is unknown'),
  })
  .describe('How a figure differs');

export const toldDifferenceSchema = figureDifferenceSchema
  .extend({
    shown: labelSchema
      .nullable()
      .describe('The difference in the unit the figure is printed in; null where it is unknown'),
    exact: z
      .object({ before: labelSchema.describe('Before'), after: labelSchema.describe('After') })
      .nullable()
      .describe('Both values with more decimals, where the printed ones do not differ by what is shown'),
  })
  .describe('How a figure differs, in words');

const movementPageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).describe('At most so many movements'),
  offset: z.coerce.number().int().min(0).default(0).describe('Movements left out before'),
});

export const changesQuerySchema = figureAtSchema
  .extend({
    since: z
      .string()
      .describe(
        'Movements that became known after this day (its end) or moment, which lies before the time of knowledge',
      ),
  })
  .extend(movementPageSchema.extend({ limit: movementPageSchema.shape.limit.default(50) }).shape)
  .describe('What changed a figure');

export const diffQuerySchema = z
  .object({
    report: z.string().optional().describe('The report, where days or moments are compared'),
    cutoff: z.string().optional().describe('The cut-off day, where days or moments are compared'),
    figure: z.string().optional().describe('Only this figure; absent: all that differ'),
  })
  .extend(movementPageSchema.extend({ limit: movementPageSchema.shape.limit.default(20) }).shape)
  .describe('What is compared, and which of the movements that explain it are listed for each figure');
export type DiffQuery = Partial<z.infer<typeof diffQuerySchema>>;

const changeSchema = z
  .object({
    metric: z.string().describe('The metric it counts in: the figure’s own, or one it is computed from'),
    seq: z.int().describe('The movement’s number'),
    register: namedSchema.describe('The record’s register'),
    record: z.string().describe('The record’s id'),
    title: z.string().describe('What the record is called'),
    transition: namedSchema.describe('What was done'),
    stageFrom: labelSchema.nullable().describe('The stage before; null: it opened the record'),
    stageTo: labelSchema.describe('The stage after'),
    occurredOn: daySchema.describe('When it happened'),
    recordedAt: instantSchema.describe('When it became known'),
    recordedBy: z.string().describe('Who recorded it'),
    origin: originSchema,
    corrects: z.boolean().describe('Whether it says an earlier entry otherwise (更正)'),
    late: z
      .boolean()
      .describe(
        'Whether its day was over at the moment that is compared with, and nobody had recorded it (补记)',
      ),
    reverses: z.int().nullable().describe('The movement that it takes back; null: none'),
    reason: z.string().nullable().describe('Why'),
    contribution: decimalSchema.describe('What it adds to what it counts in'),
  })
  .describe('A movement that changed a figure');

const changePartSchema = z
  .object({
    part: z
      .enum(['whole', 'numerator', 'denominator', 'done', 'target'])
      .describe('What it is to the figure: itself, or what a ratio or a progress measure is computed from'),
    metric: z.string().describe('The metric that movements count in'),
    title: labelSchema.describe('What the metric is called'),
    kind: z.enum(['balance', 'turnover', 'distinct', 'rank']).describe('How it is counted'),
    unit: labelSchema.describe('The base unit of contributions and sums'),
    total: z.int().describe('How many movements there are within the caller’s reach'),
    hidden: z.int().describe('How many more there are; by different cut-offs, at most'),
    sum: decimalSchema.describe('What all of them add up to, those out of reach too'),
    hiddenSum: decimalSchema.describe('What those out of reach add up to, a part of the sum'),
  })
  .describe('All movements that count in one part of a figure, on whatever page they are listed');

export const explanationSchema = z
  .object({
    parts: z
      .array(changePartSchema)
      .describe('What the movements add up to: one part, or those that the figure is computed from'),
    things: z
      .object({
        entered: z.int().describe('How many are counted or compared now and were not'),
        left: z.int().describe('How many were and are no longer'),
        moved: z.int().describe('Of how many that were and are the amount differs'),
      })
      .nullable()
      .describe('Of a distinct count or a rank, what became of the things it counts or compares; else null'),
    accounted: z
      .boolean()
      .nullable()
      .describe(
        'Whether the sum, or the things that entered and left, come to the difference; null for a ratio, a progress measure or a rank, and where one side is unknown',
      ),
    total: z.int().describe('How many movements there are within the caller’s reach, in all parts'),
    hidden: z.int().describe('How many more there are out of it; by different cut-offs, at most'),
    changes: z
      .array(changeSchema)
      .describe('A page of the movements within the caller’s reach, part by part, greatest change first'),
  })
  .describe('What movements did to a figure');
export type WireExplanation = z.infer<typeof explanationSchema>;

export const figureChangesSchema = toldDifferenceSchema
  .extend({
    cutoff: daySchema.describe('The cut-off day of both'),
    since: instantSchema.describe('What was known at this moment …'),
    knownAt: instantSchema.describe('… and at this one'),
    limit: z.int().describe('Movements per page'),
    offset: z.int().describe('Movements left out before'),
  })
  .extend(explanationSchema.shape)
  .describe('What changed a figure since a moment');
export type WireFigureChanges = z.infer<typeof figureChangesSchema>;
