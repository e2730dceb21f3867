import { eligibilitySchema } from '@taizhang/definition';
import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';
import { judgedConditionSchema } from './granting.ts';
import { instalmentSchema } from './repayment.ts';

const cellSchema = z.object({
  id: z.string().describe('The field or measure'),
  shown: labelSchema.describe('Its value in words'),
});

const fittingSchema = z
  .object({
    id: z.string().describe('The record that is offered'),
    title: z.string().describe('What it is called'),
    cells: z.array(cellSchema).describe('What is shown of it; what is not given is left out'),
    eligibility: eligibilitySchema.describe(
      'eligible: it fits; nearly: one thing stands in the way that can be changed; unknown: a figure is missing; not: all else',
    ),
    conditions: z.array(judgedConditionSchema).describe('What is asked, and how it stands'),
    amount: decimalSchema.nullable().describe('Yuan: how much its terms come to; null: they do not say'),
    opening: z
      .object({
        register: z.string().describe('The register'),
        transition: z.string().describe('The transition'),
        given: z.record(z.string(), z.string()).describe('What is known already, by field'),
      })
      .nullable()
      .describe('What the viewer may open with it; null: nothing'),
  })
  .describe('What is offered, and whether it fits');

export const recordFitsSchema = z
  .object({
    day: daySchema.describe('The day of the judgement'),
    fits: z
      .array(
        z.object({
          id: z.string().describe('Its name in the register'),
          title: labelSchema.describe('What it is called'),
          register: namedSchema.describe('The register of what is offered'),
          hidden: z
            .boolean()
            .describe(
              'Whether whom the record is for is out of reach, so that what is asked of him is not known',
            ),
          told: z
            .boolean()
            .describe(
              'Whether only how whom the record is for stands to terms is told, and none of his figures',
            ),
          columns: z.array(namedSchema).describe('What is shown of them'),
          offered: z.array(fittingSchema).describe('Those that fit first'),
          opens: labelSchema.nullable().describe('What may be opened with one; null: nothing'),
        }),
      )
      .describe('By declaration of the register'),
  })
  .describe('What is offered elsewhere that fits a record, nearly or not, and why');
export type WireRecordFits = z.infer<typeof recordFitsSchema>;

const prospectSchema = z
  .object({
    id: z.string().describe('The record that looks for something'),
    title: z.string().describe('What it is called'),
    whom: z.string().nullable().describe('What whom it is for is called; null: it is not told'),
    cells: z.array(cellSchema).describe('What is shown of it; what is not given is left out'),
    eligibility: eligibilitySchema.describe('How what fits best of what is offered fits it'),
    offered: z.array(fittingSchema).describe('What is offered, that fits first'),
    answered: z
      .object({ register: z.string(), id: z.string(), stage: labelSchema })
      .nullable()
      .describe('What was opened for it already and still stands; null: nothing'),
  })
  .describe('A record that looks for something, and how what is offered fits it');

export const prospectsQuerySchema = z
  .object({
    portion: z.coerce
      .number()
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .describe('Which portion of 500 of those that look; 0: those opened last'),
    limit: z.coerce.number().int().min(1).max(100).default(100).describe('How many on a page'),
    offset: z.coerce.number().int().min(0).max(500).default(0).describe('How many are left out before'),
  })
  .describe('Which of those that look');

export const recordProspectsSchema = z
  .object({
    day: daySchema.describe('The day of the judgement'),
    fits: z
      .array(
        z.object({
          id: z.string().describe('Its name in the register of those that look'),
          title: labelSchema.describe('What they are called'),
          register: namedSchema.describe('The register of those that look'),
          stages: z.array(z.string()).describe('The stages in which they look'),
          offering: namedSchema.describe('The register of what is offered'),
          offers: z.int().describe('How much is offered'),
          told: z.boolean().describe('Whether only how whom a record is for stands to terms is told'),
          columns: z.array(namedSchema).describe('What is shown of those that look'),
          shows: z.array(namedSchema).describe('What is shown of what is offered'),
          opens: labelSchema.nullable().describe('What may be opened with one; null: nothing'),
          total: z.int().describe('How many look in all, of those that the viewer reaches'),
          after: z.int().describe('How many of them were opened after those that were looked at'),
          more: z
            .boolean()
            .describe('Whether there are others that look, opened before those that were looked at'),
          listed: z.int().describe('How many of those looked at fit, nearly or perhaps'),
          counts: z
            .object({ eligible: z.int(), nearly: z.int(), unknown: z.int(), not: z.int() })
            .describe('How many there are of those looked at, by how they fit'),
          prospects: z
            .array(prospectSchema)
            .describe(
              'A page of them: those that fit first, then those opened last; what does not fit is only counted',
            ),
        }),
      )
      .describe('By the registers whose records look for what is offered'),
  })
  .describe('Which records look for what a record offers, and whether they fit');
export type WireRecordProspects = z.infer<typeof recordProspectsSchema>;

const giftSchema = z
  .object({
    policy: z.object({ id: z.string(), title: z.string() }).describe('The version in force'),
    years: z
      .array(
        z.object({
          year: z.string().describe('In which the interest falls due'),
          interest: decimalSchema.describe('Yuan'),
          amount: decimalSchema.describe('Yuan'),
        }),
      )
      .describe('Year by year'),
    total: decimalSchema.describe('Yuan'),
  })
  .describe('What a policy would give, were its terms to stay as they are');

const offerSchema = z
  .object({
    id: z.string().describe('The record'),
    title: z.string().describe('What it is called'),
    stage: namedSchema.describe('Where it stands'),
    basis: z.int().describe('The number of its last movement, on which an entry is made'),
    cells: z.array(cellSchema).describe('What is shown of it; what is not given is left out'),
    principal: decimalSchema.nullable().describe('Yuan; null while something is missing'),
    first: z.array(instalmentSchema).describe('The first instalments'),
    last: instalmentSchema.nullable().describe('The last instalment, where it is not among the first'),
    count: z.int().describe('How many instalments there are'),
    interest: decimalSchema
      .nullable()
      .describe('All interest together, yuan; null while something is missing'),
    share: z.string().nullable().describe('All interest as a part of the principal, in percent'),
    missing: z.array(namedSchema).describe('What is missing for a schedule'),
    gifts: z.array(giftSchema).describe('What policies in force would give for its interest'),
    net: decimalSchema
      .nullable()
      .describe('Interest less what would be given, by the policy that gives most'),
    open: z
      .boolean()
      .describe('Whether it may be taken: it stands where it may, and its last day is not over'),
    mayTake: z.boolean().describe('Whether the viewer may take it now'),
  })
  .describe('One of several that were offered');

export const recordComparisonsSchema = z
  .object({
    day: daySchema.describe('The day from which schedules are reckoned'),
    comparisons: z
      .array(
        z.object({
          id: z.string().describe('Its name in the register'),
          title: labelSchema.describe('What it is called'),
          register: namedSchema.describe('The register of what was offered'),
          columns: z.array(namedSchema).describe('What is shown of them'),
          transition: namedSchema.describe('By which one is taken'),
          others: z.int().describe('How many others would lapse with it'),
          hidden: z
            .boolean()
            .describe(
              'Whether whom the record is for is out of reach, so that policies about him are left out',
            ),
          offers: z.array(offerSchema).describe('Those that may be taken first'),
        }),
      )
      .describe('By declaration of the register'),
  })
  .describe('What was offered for a record, side by side');
export type WireRecordComparisons = z.infer<typeof recordComparisonsSchema>;
