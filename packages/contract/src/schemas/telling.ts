import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema } from './basics.ts';
import { calculationSchema } from './granting.ts';
import { policyMatchesParams, policyVersionSchema } from './matching.ts';

export const tellingParams = policyMatchesParams;

const most = 5000;
const id = z.string().min(1).max(80);
const amountSeen = z.string().regex(/^\d{1,18}(\.\d{1,12})?$/, 'an amount as it was shown');

const leftOutSchema = z
  .object({
    id: z.string().describe('The record'),
    title: z.string().describe('What it is called'),
    why: z.string().describe('Why, as code'),
    words: labelSchema.describe('Why, in words'),
    detail: labelSchema.nullable().describe('More of it: which other one, what the ledger said'),
  })
  .describe('Somebody who is not told');
export type WireLeftOut = z.infer<typeof leftOutSchema>;

export const proposalBodySchema = z
  .strictObject({
    except: z.array(id).max(most).optional().describe('Who is not to be told; absent: everybody is'),
  })
  .describe('Of whom a telling is proposed');
export type ProposalBody = z.input<typeof proposalBodySchema>;

export const tellingProposalSchema = z
  .object({
    policy: policyVersionSchema,
    subject: namedSchema.describe('The register of those it is for'),
    awards: namedSchema.describe('The register of what is given'),
    day: daySchema.describe('On this day'),
    confirmBy: daySchema.describe('Until when it may be confirmed, where nobody says otherwise'),
    knownAt: instantSchema.describe('Everything recorded by then is in it'),
    mayTell: z.boolean().describe('Whether the viewer may tell them'),
    count: z.int().describe('How many would be told'),
    subjects: z
      .array(
        z
          .object({
            id: z.string().describe('The record'),
            title: z.string().describe('What it is called'),
            due: decimalSchema.describe('Yuan that it is due'),
            told: decimalSchema.describe('Yuan that it is told: less where the budget does not suffice'),
          })
          .describe('Somebody to be told'),
      )
      .describe(`The first ${most} of them, in the order of the terms`),
    due: decimalSchema.describe('Yuan that is due to all who were not told yet'),
    told: decimalSchema.describe('Yuan that those who are told are told'),
    missing: decimalSchema.describe('Yuan that is due and for which the budget does not suffice'),
    leftAfter: decimalSchema
      .nullable()
      .describe('Yuan left of the budget once they are told; null: no bound'),
    leftOut: z.array(leftOutSchema).describe('To whom it is due, and who are not told'),
    leftOutCounts: z
      .array(
        z.object({
          why: z.string().describe('Why'),
          words: labelSchema,
          count: z.int().describe('How many'),
        }),
      )
      .describe('How many are not told, by why'),
    budget: z
      .object({
        budget: decimalSchema.describe('Yuan a year'),
        drawn: decimalSchema.describe('Yuan that awards of the year come to by now'),
        left: decimalSchema.describe('Yuan that is left of it'),
        share: z.enum(['in-order', 'pro-rata']).describe('How it is shared where it does not suffice'),
      })
      .nullable()
      .describe('The budget of the year; null: there is none'),
  })
  .describe('Who may be told what a policy gives, and how much; nothing is kept of it');
export type WireTellingProposal = z.infer<typeof tellingProposalSchema>;

export const tellingBodySchema = z
  .strictObject({
    key: z.string().min(1).max(200).describe('New for each telling, the same when it is repeated'),
    seen: z
      .array(z.strictObject({ id, due: amountSeen.describe('Yuan, as it was shown') }))
      .max(most)
      .optional()
      .describe('Who was chosen, with what was shown as due; absent: all to whom it is due now'),
    confirmBy: z.string().max(40).optional().describe('Until when it may be confirmed; absent: as proposed'),
    goOn: z
      .boolean()
      .optional()
      .describe('Whether to go on with the telling of the key, which was broken off, as it was asked for'),
  })
  .describe('Who is told, and until when it may be confirmed');
export type TellingBody = z.input<typeof tellingBodySchema>;

export const tellingSchema = z
  .object({
    key: z.string().describe('Its key'),
    day: daySchema.describe('The day on which they were told'),
    confirmBy: daySchema.describe('Until when it may be confirmed'),
    register: z.string().describe('The register of awards'),
    told: z
      .array(
        z.object({
          id: z.string().describe('The record that was told'),
          title: z.string().describe('What it is called'),
          award: z.string().describe('The award that was opened'),
          amount: decimalSchema.describe('Yuan'),
        }),
      )
      .describe('Who was told by it, also when it is repeated'),
    amount: decimalSchema.describe('Yuan that they were told'),
    leftOut: z.array(leftOutSchema).describe('Who was left out, and why'),
  })
  .describe('What came of a telling');
export type WireTelling = z.infer<typeof tellingSchema>;

export const tellingsSchema = z
  .object({
    tellings: z.array(
      z.object({
        key: z.string().describe('Its key'),
        day: daySchema.describe('The day'),
        confirmBy: daySchema.describe('Until when it may be confirmed'),
        toldBy: z.string().describe('By whom'),
        toldAt: instantSchema.describe('When it was recorded'),
        told: z.int().describe('How many were told'),
        amount: decimalSchema.describe('Yuan'),
        leftOut: z.int().describe('How many were left out'),
        open: z.int().describe('Of how many nothing has become yet: it was broken off'),
      }),
    ),
  })
  .describe('The tellings of a version, the latest first');
export type WireTellings = z.infer<typeof tellingsSchema>;

export const judgmentsSchema = z
  .object({
    judgments: z.array(
      z
        .object({
          seq: z.int().describe('The movement that was posted on it'),
          day: daySchema.describe('The day that it was judged for'),
          knownAt: instantSchema.describe('What was recorded by then was known'),
          policy: z.object({
            register: z.string().describe('The register of policies'),
            id: z.string().describe('The version'),
          }),
          judged: calculationSchema,
        })
        .describe('What a policy said when a movement of an award was posted'),
    ),
  })
  .describe('What an award rests on, the latest first; none for records that are no awards');
export type WireJudgments = z.infer<typeof judgmentsSchema>;
