import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { counted } from './counted.ts';
import { formulaSchema } from './formula.ts';
import { identifierSchema, type Text, textSchema } from './text.ts';
import { unitIds } from './units.ts';

/**
 * The terms of a policy (政策条款) as data: to whom it is due, how much, how often, out of which budget, beside which
 * others, on which evidence, and when it is taken back. Each part names the clause of the text that it follows, so that
 * every decision can quote it. Conditions and amounts read the profile of the subject: its fields, measures and facts.
 */
const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const decimalSchema = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/, 'a plain decimal number of at most 18 digits and 12 decimals');

const followed = {
  title: textSchema,
  clause: identifierSchema.describe('The clause that it follows'),
};

export const parameterSchema = z
  .strictObject({
    title: textSchema,
    unit: z.enum(unitIds).describe('The unit the values are written in'),
    values: z
      .array(
        z.strictObject({
          from: daySchema.optional().describe('From this day on; absent: from the beginning'),
          value: decimalSchema,
        }),
      )
      .min(1)
      .max(30)
      .describe('In order of their days; the last that has begun holds'),
  })
  .describe('A number of the policy that may change by days: “$name” in a condition, a rate in an amount');

/**
 * eligible: every condition is true. nearly: one is false that something can be done about, the others true or unknown.
 * unknown: none is false, and some could not be judged. not: all else.
 */
export const eligibilitySchema = z.enum(['eligible', 'nearly', 'unknown', 'not']);

export const termsSchema = z
  .strictObject({
    subject: identifierSchema.describe('The register of those it is for'),
    clauses: z
      .record(identifierSchema, z.strictObject({ number: z.string().min(1).max(20), text: textSchema }))
      .describe('The text of the policy, clause by clause'),
    parameters: z.record(identifierSchema, parameterSchema).optional(),
    conditions: z
      .array(
        z.strictObject({
          id: identifierSchema,
          ...followed,
          when: conditionSchema.describe('Must be true; “$name” is a parameter'),
          fixed: z
            .boolean()
            .optional()
            .describe('Whether nobody can do anything about it: who fails it is not nearly eligible'),
          strict: z
            .boolean()
            .optional()
            .describe('Whether no reason lets an award go on to somebody who does not meet it any more'),
        }),
      )
      .max(40)
      .describe('All of which must be true'),
    lines: z
      .array(
        z.strictObject({
          id: identifierSchema,
          ...followed,
          when: conditionSchema.optional().describe('To whom it is due; absent: to everybody eligible'),
          amount: formulaSchema.describe('How much, as money; rounded to 0.01 yuan'),
          aside: z
            .boolean()
            .optional()
            .describe('Whether lines below read it, and it is not part of the sum'),
        }),
      )
      .min(1)
      .max(40)
      .describe('What the amount is the sum of'),
    often: z
      .enum(['once', 'yearly'])
      .describe('How often one subject may be paid by any version of the policy'),
    stacking: z
      .strictObject({
        group: identifierSchema.describe('The policies of a group know of each other'),
        title: textSchema.describe('What the group is called to those who read the policy'),
        rule: z
          .enum(['exclusive', 'highest'])
          .describe(
            'exclusive: only one of the group in a year; highest: the highest of them, less what was paid (就高不重复)',
          ),
        clause: identifierSchema,
      })
      .optional(),
    budget: z
      .strictObject({
        share: z
          .enum(['in-order', 'pro-rata'])
          .describe('Whether the budget goes to the first in order, or all get the same share of theirs'),
        order: identifierSchema
          .optional()
          .describe('The field, measure or fact by which the greatest comes first; absent: who came first'),
        clause: identifierSchema,
      })
      .optional()
      .describe('What happens where the year’s budget does not suffice; absent: it has no bound'),
    evidence: z
      .array(
        z.strictObject({
          id: identifierSchema,
          ...followed,
          unless: conditionSchema
            .optional()
            .describe('Not asked for where this is true: the ledger holds it already'),
        }),
      )
      .max(20)
      .optional(),
    clawback: z
      .array(
        z.strictObject({
          id: identifierSchema,
          ...followed,
          when: conditionSchema.describe('What becomes true of the subject after it was paid'),
          within: z.int().min(1).max(20).describe('Years from the payment'),
          share: decimalSchema.describe('How much of it is taken back, in percent'),
        }),
      )
      .max(10)
      .optional(),
    examples: z
      .array(
        z.strictObject({
          title: textSchema,
          on: daySchema,
          given: z
            .record(identifierSchema, z.union([z.string(), z.boolean()]))
            .describe('Fields, measures and facts as they are stored; what is absent is unknown'),
          eligibility: eligibilitySchema,
          amount: decimalSchema.optional().describe('Yuan'),
        }),
      )
      .max(60)
      .optional()
      .describe('Worked examples that the terms must get right before they are published'),
  })
  .describe('What a policy gives to whom, as data');
export type Terms = z.infer<typeof termsSchema>;
export type Eligibility = z.infer<typeof eligibilitySchema>;

const known = new Map<string, Terms>();

/** Terms as they are stored: read once for each text. */
export function readTerms(stored: unknown): Terms {
  const text = String(stored);
  let terms = known.get(text);
  if (!terms) {
    terms = termsSchema.parse(JSON.parse(text));
    if (known.size >= 500) known.clear();
    known.set(text, terms);
  }
  return terms;
}

/** In how much terms consist, for a list of policies. */
export const summaryOfTerms = ({ conditions, lines }: Terms): Text => ({
  zh: `${conditions.length}项条件，${lines.length}项金额`,
  en: `${counted(conditions.length, 'condition', 'conditions')}, ${counted(lines.length, 'amount', 'amounts')}`,
});
