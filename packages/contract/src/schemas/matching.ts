import { eligibilitySchema } from '@taizhang/definition';
import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema } from './basics.ts';
import { calculationSchema } from './granting.ts';
import { textOfTermsSchema } from './terms.ts';

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

const whereAsked = z
  .string()
  .max(400)
  .regex(/^[\w-]+:[^,:]+(,[\w-]+:[^,:]+)*$/)
  .optional()
  .describe('Only those with these values: industry:medicine,street:north');

export const policyMatchesFileQuerySchema = z
  .object({
    eligibility: eligibilitySchema.default('eligible').describe('Of whom the file is'),
    where: whereAsked,
    day: dayAsked.describe('On this day; absent: the day on which the district stands'),
  })
  .describe('Which of its subjects');

export const policyMatchesQuerySchema = z
  .object({
    eligibility: eligibilitySchema.default('eligible').describe('Of whom the page is'),
    where: whereAsked,
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
    filters: z
      .array(
        z.object({
          field: z.string().describe('A category of the subjects, or where they are'),
          title: labelSchema.describe('What it is called'),
          values: z.array(
            z.object({
              value: z.string().describe('The value'),
              title: labelSchema.describe('What it is called'),
              subjects: z.int().describe('How many of those asked for have it'),
            }),
          ),
        }),
      )
      .describe('By what the page can be narrowed'),
    subjects: z.array(
      z
        .object({
          id: z.string().describe('The record'),
          title: z.string().describe('What it is called'),
          amount: decimalSchema.nullable().describe('Yuan: what is due, or would be; null while unknown'),
          instead: policyVersionSchema
            .nullable()
            .describe('The policy of the same group that is given in its place'),
          taken: z
            .object({ register: z.string().describe('The register'), id: z.string().describe('The award') })
            .nullable()
            .describe('What it was given by the policy already; null: nothing that the viewer may know of'),
          judged: calculationSchema.describe('What the policy says of it, and why'),
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
    than: z.string().max(200).optional().describe('The record of a version to compare with'),
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
    than: z
      .object({
        policy: policyVersionSchema,
        eligible: z.int().describe('To how many it is due by that version'),
        amount: decimalSchema.describe('Yuan'),
        gained: overlapSchema.describe('To whom it is due by the draft only'),
        lost: overlapSchema.describe('To whom it is due by that version only'),
        more: overlapSchema.describe('To whom more is due by the draft, and by how much'),
        less: overlapSchema.describe('To whom less is due'),
        same: z.int().describe('To whom the same is'),
      })
      .nullable()
      .describe('Beside the version that it is compared with; null: none was named'),
  })
  .describe('What a draft would do');
export type WireDryRun = z.infer<typeof dryRunSchema>;

// ---- reading policies

const readVersionSchema = policyVersionSchema
  .extend({
    name: z.string().nullable().describe('What the version is called; null: nothing'),
    stage: namedSchema.describe('Where it stands'),
    from: daySchema.nullable().describe('Its first day'),
    to: daySchema.nullable().describe('Its last day; null: until further notice'),
    inForce: z.boolean().describe('Whether it is in force now'),
    way: z.enum(['told', 'applied']).describe('Whether its subjects are told, or apply'),
    budget: decimalSchema.nullable().describe('Yuan a year; null: it has no bound'),
  })
  .describe('A version of a policy, as it stands');
export type WireReadVersion = z.infer<typeof readVersionSchema>;

export const policyListSchema = z
  .object({ versions: z.array(readVersionSchema).describe('By code, the latest of each first') })
  .describe('The versions of policies that the viewer reads');

export const policyReadingSchema = z
  .object({
    version: readVersionSchema,
    subject: namedSchema.describe('The register of those it is for'),
    day: daySchema.describe('The day on which the district stands'),
    facts: z
      .array(z.object({ id: z.string(), title: labelSchema, shown: labelSchema }))
      .describe('What its register shows of it'),
    text: textOfTermsSchema,
    terms: z.string().describe('The terms as data, in JSON'),
    versions: z.array(readVersionSchema).describe('All of the policy, the latest first'),
  })
  .describe('A version of a policy, to be read');
export type WirePolicyReading = z.infer<typeof policyReadingSchema>;

export const differenceQuerySchema = z
  .object({ before: z.string().max(200).describe('The record of the earlier version') })
  .describe('From which version');

export const policyDifferenceSchema = z
  .object({
    before: readVersionSchema,
    after: readVersionSchema,
    parts: z
      .array(
        z.object({
          part: namedSchema.describe('The part of the terms'),
          id: z.string().describe('What of it'),
          title: labelSchema.describe('What it is called'),
          change: z.enum(['added', 'removed', 'changed']),
          before: labelSchema.nullable().describe('What it said; null: it was not there'),
          after: labelSchema.nullable().describe('What it says; null: it is not there any more'),
        }),
      )
      .describe('What is otherwise, in the order of the terms'),
  })
  .describe('What changed from one version to another');
export type WirePolicyDifference = z.infer<typeof policyDifferenceSchema>;
