import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema } from './basics.ts';

const percent = z.string().nullable().describe('In percent; null: unknown');

export const assessmentSchema = z
  .object({
    title: labelSchema,
    basis: labelSchema.describe('What it rests on'),
    year: z.string(),
    cutoff: daySchema,
    today: daySchema,
    knownAt: instantSchema,
    items: z.array(
      z.object({
        id: z.string(),
        title: labelSchema,
        weight: z.int().describe('The points that it can bring'),
        none: decimalSchema.describe('With this value, in percent, it brings nothing'),
        full: decimalSchema.describe('With this value it brings all'),
        rule: labelSchema.describe('How points follow from the value, in words'),
        register: namedSchema.nullable().describe('The register that is counted; null: the targets'),
      }),
    ),
    unscored: z.array(z.object({ what: labelSchema, why: labelSchema })),
    units: z.array(
      z.object({
        unit: namedSchema,
        total: decimalSchema.nullable().describe('Out of a hundred, over the items that could be scored'),
        items: z.array(
          z.object({
            item: z.string(),
            value: percent,
            points: decimalSchema.nullable().describe('Null: not scored'),
            formula: labelSchema.nullable().describe('The formula with its numbers filled in'),
            targets: z.array(z.object({ metric: z.string(), value: z.string() })),
          }),
        ),
        formula: labelSchema.describe('How the total follows'),
      }),
    ),
  })
  .describe('The yearly assessment: results as points');
export type WireAssessment = z.infer<typeof assessmentSchema>;
