import { eligibilitySchema, unitIds } from '@taizhang/definition';
import { z } from 'zod';
import { decimalSchema, labelSchema, namedSchema } from './basics.ts';

const dayAsked = z.string().max(40).optional();

// ---- checking

export const termsCheckBodySchema = z
  .object({
    terms: z
      .union([z.string(), z.record(z.string(), z.unknown())])
      .describe('The terms, as data or as JSON, of at most 100,000 characters; they need not be whole'),
    register: z.string().max(200).optional().describe('The register of policies; absent: the first'),
    record: z.string().max(200).optional().describe('The record of the version, if it has one'),
    code: z.string().max(200).optional().describe('The policy of which they are to be a version'),
    from: dayAsked.describe('The first day of the version'),
    to: dayAsked.describe('Its last day'),
    budget: z
      .string()
      .max(40)
      .regex(/^-?\d{1,18}(\.\d{1,12})?$/)
      .optional()
      .describe('The budget of a year in yuan; absent: no bound'),
  })
  .describe('Terms that somebody is at');
export type TermsCheckBody = z.input<typeof termsCheckBodySchema>;

const faultSchema = z
  .object({
    at: z
      .string()
      .describe(
        'Names and indexes down to it: conditions.0, lines.1.amount.number, parameters.share, budget',
      ),
    place: labelSchema.describe('What that part is called'),
    says: labelSchema.describe('What is wrong with it'),
  })
  .describe('Something about the terms, at its place');
export type WireTermsFault = z.infer<typeof faultSchema>;

const saidPartSchema = z
  .object({
    id: z.string().describe('The part'),
    title: labelSchema.describe('What it is called'),
    clause: z.string().describe('The number of the clause that it follows'),
    words: labelSchema.describe('What it says'),
  })
  .describe('A part of the terms in words');

const saidWholeSchema = z
  .object({ clause: z.string().describe('The number of the clause'), words: labelSchema })
  .nullable();

export const textOfTermsSchema = z
  .object({
    subject: labelSchema.describe('To whom it is given'),
    often: labelSchema.describe('How often'),
    clauses: z
      .array(z.object({ id: z.string(), number: z.string(), text: labelSchema }))
      .describe('The text of the policy'),
    parameters: z
      .array(z.object({ id: z.string(), title: labelSchema, words: labelSchema }))
      .describe('The numbers with the days from which they hold'),
    conditions: z.array(saidPartSchema).describe('All of which must be true'),
    lines: z.array(saidPartSchema).describe('How much'),
    stacking: saidWholeSchema.describe('How it stands beside others; null: it knows of none'),
    budget: saidWholeSchema.describe('What happens where the budget does not suffice; null: it has no bound'),
    evidence: z.array(saidPartSchema).describe('What is to be handed in'),
    clawback: z.array(saidPartSchema).describe('What is taken back'),
  })
  .describe('The terms in words, of nobody in particular');
export type WireTermsText = z.infer<typeof textOfTermsSchema>;

const judgedExampleSchema = z
  .object({
    eligibility: eligibilitySchema,
    amount: decimalSchema.nullable().describe('Yuan: what is due, or would be; null while unknown'),
    failing: z
      .array(
        z.object({
          title: labelSchema.describe('The condition'),
          truth: z.boolean().nullable().describe('false: it does not hold; null: a figure is missing'),
        }),
      )
      .describe('The conditions that are not true'),
    lines: z
      .array(
        z.object({
          title: labelSchema,
          arithmetic: labelSchema.nullable(),
          amount: decimalSchema.nullable(),
        }),
      )
      .describe('The amount line by line, those that are not due left out'),
    wrong: labelSchema.nullable().describe('What the example says otherwise; null: it is right'),
  })
  .describe('What a worked example comes to');
export type WireJudgedExample = z.infer<typeof judgedExampleSchema>;

export const termsCheckSchema = z
  .object({
    errors: z.array(faultSchema).describe('By which a version with these terms is refused'),
    questions: z.array(faultSchema).describe('What is asked about, and a reason answers'),
    text: textOfTermsSchema.nullable().describe('In words; null while they are not whole'),
    examples: z
      .array(judgedExampleSchema)
      .nullable()
      .describe('The worked examples in their order; null while they cannot be judged'),
  })
  .describe('What would be found if the terms were to come into force as they stand');
export type WireTermsCheck = z.infer<typeof termsCheckSchema>;

// ---- what terms are written with

export const vocabularyQuerySchema = z
  .object({ subject: z.string().max(200).optional().describe('For whom; absent: for the first on offer') })
  .describe('For whom the terms are');
export type VocabularyQuery = z.input<typeof vocabularyQuerySchema>;

const wordSchema = z
  .object({
    id: z.string().describe('The field, measure or fact'),
    title: labelSchema.describe('What it is called'),
    help: labelSchema.nullable().describe('How it comes about'),
    kind: z
      .enum(['text', 'category', 'flag', 'number', 'date'])
      .describe('What its values are; decides how they are typed'),
    options: z.array(namedSchema).nullable().describe('The values it may have, where they are known'),
    unit: z
      .object({
        id: z.enum(unitIds).describe('The unit'),
        title: labelSchema.describe('What it is called'),
        shift: z.int().describe('How many places the point moves to the right in the base unit'),
        base: labelSchema.describe('The base unit, in which terms say it'),
      })
      .nullable()
      .describe('Of a number: the unit it is typed in'),
    operators: z.array(z.string()).describe('What a condition may compare it by'),
    derived: z.boolean().describe('Whether it is a fact, derived when it is asked for'),
  })
  .describe('Something that conditions and amounts may read');
export type WireTermsWord = z.infer<typeof wordSchema>;

export const vocabularySchema = z
  .object({
    subjects: z.array(namedSchema).describe('The registers whose records terms may be for'),
    subject: z
      .string()
      .nullable()
      .describe('The one whose words these are; null: there is none of that name'),
    words: z.array(wordSchema).describe('What may be read of a subject'),
    units: z
      .array(namedSchema.extend({ dimension: z.string(), dimensionTitle: labelSchema }))
      .describe('The units that numbers may be written in'),
    groups: z.array(z.string()).describe('The groups of policies that there are, to stand beside'),
  })
  .describe('What terms are written with');
export type WireVocabulary = z.infer<typeof vocabularySchema>;
