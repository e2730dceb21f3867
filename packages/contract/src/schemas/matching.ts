import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema } from './basics.ts';
import { judgedConditionSchema } from './granting.ts';

const dayAsked = z.string().max(40).optional();

const countsSchema = z
  .object({
    eligible: z.int().describe('To how many it is due'),
    nearly: z.int().describe('How many miss one thing that something can be done about'),
    unknown: z.int().describe('Of how many a figure is missing'),
    not: z.int().describe('All else'),
  })
  .describe('How many there are, of those within reach');

export const policyVersionSchema = z
  .object({
    register: z.string().describe('The register of policies'),
    id: z.string().describe('The record of the version'),
    title: z.string().describe('What it is called'),
    code: z.string().describe('What all versions of the policy share'),
  })
  .describe('A version of a policy');

export const policyMatchesParams = z
  .object({ policy: z.string().max(200).describe('The record of the version') })
  .describe('Which policy');

export const policyMatchesQuerySchema = z
  .object({
    eligibility: z
      .enum(['eligible', 'nearly', 'unknown'])
      .default('eligible')
      .describe('Of whom the page is'),
    day: dayAsked.describe('On this day; absent: the day on which the district stands'),
    limit: z.coerce.number().int().min(1).max(200).default(50).describe('Subjects on a page'),
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('How many come before it'),
  })
  .describe('Which of its subjects, and when');
export type PolicyMatchesQuery = z.input<typeof policyMatchesQuerySchema>;

export const policyMatchesSchema = z
  .object({
    policy: policyVersionSchema,
    subject: namedSchema.describe('The register of those it is for'),
    day: daySchema.describe('On this day'),
    knownAt: instantSchema.describe('Everything recorded by then is in it'),
    counts: countsSchema,
    amount: decimalSchema.describe('Yuan, of all to whom it is due and of whom the amount is known'),
    withoutAmount: z.int().describe('To how many it is due in an amount that is not known'),
    subjects: z.array(
      z
        .object({
          id: z.string().describe('The record'),
          title: z.string().describe('What it is called'),
          amount: decimalSchema.nullable().describe('Yuan: what is due, or would be; null while unknown'),
          instead: policyVersionSchema
            .nullable()
            .describe('The policy of the same group that is given in its place'),
          failing: z.array(judgedConditionSchema).describe('The conditions that are not true'),
        })
        .describe('A subject'),
    ),
  })
  .describe('To whom a policy is due, nearly or perhaps');
export type WirePolicyMatches = z.infer<typeof policyMatchesSchema>;

export const dryRunBodySchema = z
  .object({
    terms: z.union([z.string(), z.record(z.string(), z.unknown())]).describe('The terms, as data or as JSON'),
    day: dayAsked.describe('As if in force on this day; absent: the day on which the district stands'),
    code: z
      .string()
      .max(200)
      .optional()
      .describe('The policy of which they are to be a version: what it gave is not given again'),
    budget: z.string().max(40).optional().describe('The budget of a year in yuan; absent: no bound'),
  })
  .describe('A draft to be tried');
export type DryRunBody = z.input<typeof dryRunBodySchema>;

const overlapSchema = z.object({
  subjects: z.int().describe('How many'),
  amount: decimalSchema.describe('Yuan that they were awarded'),
});

export const dryRunSchema = z
  .object({
    subject: namedSchema.describe('The register of those it is for'),
    day: daySchema.describe('On this day'),
    counts: countsSchema,
    amount: decimalSchema.describe('Yuan, of those of whom the amount is known'),
    withoutAmount: z.int().describe('To how many it is due in an amount that is not known'),
    parts: z
      .array(
        z.object({
          field: z.string().describe('A category of the subjects, or where they are'),
          title: labelSchema.describe('What it is called'),
          parts: z.array(
            z.object({
              value: z.string().nullable().describe('The value; null: not given'),
              title: labelSchema.describe('What it is called'),
              subjects: z.int().describe('How many'),
              amount: decimalSchema.describe('Yuan'),
            }),
          ),
        }),
      )
      .describe('Those to whom it is due, the most money first'),
    awarded: z
      .object({
        again: overlapSchema.describe('By this policy already: not given again'),
        group: overlapSchema.describe('By policies of its group'),
        any: overlapSchema.describe('By any policy'),
      })
      .describe('Who of those to whom it is due had something before'),
    beside: z
      .array(z.object({ policy: policyVersionSchema, subjects: z.int().describe('How many') }))
      .describe('The policies in force of its group that are due to the same'),
    budget: z
      .object({
        budget: decimalSchema.describe('Yuan'),
        share: z.enum(['in-order', 'pro-rata']).describe('How it is shared where it does not suffice'),
        wanted: decimalSchema.describe('What is due to those who had nothing by this policy'),
        granted: decimalSchema.describe('What of it the budget pays'),
        missing: decimalSchema.describe('What it does not'),
        whole: z.int().describe('How many get all of theirs'),
        part: z.int().describe('How many a part'),
        nothing: z.int().describe('How many nothing'),
      })
      .nullable()
      .describe('What the budget does; null: there is none'),
  })
  .describe('What a draft would do');
export type WireDryRun = z.infer<typeof dryRunSchema>;
