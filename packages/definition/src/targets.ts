import { z } from 'zod';
import { identifierSchema } from './text.ts';

export const targetPartsSchema = z
  .strictObject({
    register: identifierSchema.describe('The register of the parts'),
    target: identifierSchema.describe('Their field that refers to the target'),
    of: identifierSchema.describe('Their category that says of whom a part is'),
    whole: identifierSchema.describe('Its option for the whole district; any other: of the record’s unit'),
    month: identifierSchema.describe(
      'Their text with a month as 2021-03, up to whose end the value is asked; empty: the whole year',
    ),
    value: identifierSchema.describe('Their measure with the value, in the unit of the work'),
    open: identifierSchema.describe('The transition by which a part is opened'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which a part counts'),
  })
  .describe('分解: how a target is shared out among units and over months');
export type TargetParts = z.infer<typeof targetPartsSchema>;

export const targetsSchema = z
  .strictObject({
    metric: identifierSchema.describe('The field that names the metric of the work'),
    year: identifierSchema.describe('The field with the year'),
    value: identifierSchema.describe('The measure with the value, in the base unit of the work'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which a target is in force'),
    past: z.array(identifierSchema).min(1).describe('The stages of versions that were in force before'),
    version: identifierSchema.describe('The category that says what kind of version it is'),
    adjusted: identifierSchema.describe('Its option for a version that replaces one in the year'),
    reason: identifierSchema.describe('The field with why it was replaced, set on the version that ends'),
    basis: identifierSchema.optional().describe('The field with the document it rests on'),
    issuedOn: identifierSchema.optional().describe('The field with the day of issue'),
    supersede: identifierSchema.describe('The transition by which a version ends'),
    adjust: identifierSchema.describe('The transition that opens the version that replaces it'),
    closes: z
      .int()
      .min(0)
      .max(60)
      .describe('So many days after a month its reporting closes: what is recorded later was not in time'),
    parts: targetPartsSchema.optional(),
  })
  .describe('目标: that its records are targets of metrics, in versions of which one is in force');
export type Targets = z.infer<typeof targetsSchema>;
