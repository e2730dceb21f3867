import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';
import {
  calculationSchema,
  knownAccountSchema,
  policySchema,
  questionSchema,
  saidSchema,
} from './granting.ts';
import { entrySchema } from './movement.ts';

const record = z.object({ id: z.string().describe('The record'), title: z.string().describe('Its title') });

export const receiptSchema = z
  .object({
    register: namedSchema.describe('The register of awards'),
    id: z.string().describe('The award, which is the number of the receipt'),
    title: z.string().describe('What it was paid for'),
    keeper: labelSchema.describe('Who pays'),
    subject: record.describe('To whom it was paid'),
    policy: z.string().nullable().describe('By which policy'),
    year: z.string().describe('For which year'),
    decision: z.string().nullable().describe('What it was granted by'),
    account: z.string().nullable().describe('To which account, masked'),
    lines: z
      .array(
        z.object({
          on: daySchema.describe('The day'),
          amount: decimalSchema.describe('Yuan; what the bank sent back is less than nothing'),
          voucher: z.string().nullable().describe('The voucher'),
          batch: z.string().nullable().describe('The batch that it was paid with'),
        }),
      )
      .describe('Payment by payment'),
    paid: decimalSchema.describe('Yuan in all'),
    capitals: z.string().describe('The same as it is written on vouchers (大写)'),
    day: daySchema.describe('As of this day'),
  })
  .describe('A receipt of what was paid');
export type WireReceipt = z.infer<typeof receiptSchema>;

export const dueBackSchema = z
  .object({
    register: namedSchema.describe('The register of awards'),
    day: daySchema.describe('On the data of this day'),
    by: daySchema.describe('Until when it is to be paid back, where nobody says otherwise'),
    looked: z.int().describe('How many paid awards were looked at'),
    transition: namedSchema.nullable().describe('By what it is demanded back; null: the viewer may not'),
    fields: z
      .object({ reason: z.string(), by: z.string(), demanded: z.string() })
      .describe('Where it is said why, until when and how much'),
    due: z
      .array(
        z.object({
          award: record,
          subject: record,
          policy: record,
          paidOn: daySchema.describe('The last day on which something was paid'),
          held: decimalSchema.describe('Yuan: what was paid and not taken back'),
          amount: decimalSchema.describe('Yuan: what is to be taken back'),
          inUnit: decimalSchema.describe('The same in the unit in which it is entered'),
          share: decimalSchema.describe('How much of it, in percent'),
          clause: z.object({ number: z.string(), text: labelSchema }).describe('The clause'),
          title: labelSchema.describe('What it is called'),
          words: labelSchema.describe('What has become true'),
          through: daySchema.describe('Through which day the clause reaches'),
        }),
      )
      .describe('What is to be taken back'),
  })
  .describe('Which paid awards meet a clause by which they are taken back');
export type WireDueBack = z.infer<typeof dueBackSchema>;

export const dueBackParams = z.object({ register: z.string().describe('The register of awards') });

export const applicationParams = z.object({
  register: z.string().describe('The register of those it is for'),
  id: z.string().describe('Who applies'),
  policy: z.string().describe('The version of the policy'),
});

export const applicationBodySchema = z
  .strictObject({ given: saidSchema.describe('What is said of what nobody knows') })
  .describe('What somebody applies with');

export const applicationSchema = z
  .object({
    subject: record.extend({ register: namedSchema }).describe('Whom or what the policy is about'),
    owner: record
      .extend({ register: namedSchema })
      .nullable()
      .describe('Who applies, where the policy is about something of his, such as a loan'),
    policy: policySchema,
    day: daySchema.describe('The day'),
    judged: calculationSchema.describe('What it says of him, with what is said'),
    taken: z
      .object({ register: z.string(), id: z.string(), stage: labelSchema })
      .nullable()
      .describe('What he was given by it already'),
    questions: z.array(questionSchema).describe('What is asked, since nobody knows it'),
    evidence: z
      .array(
        z.object({
          id: z.string(),
          title: labelSchema,
          clause: z.object({ number: z.string(), text: labelSchema }),
          known: z.boolean().describe('Whether the ledger holds it, so that it is not handed in'),
        }),
      )
      .describe('What is handed in'),
    account: knownAccountSchema.nullable().describe('The account that is known; null: it is asked'),
    payee: z
      .object({ bank: z.string(), account: z.string() })
      .nullable()
      .describe('The fields with bank and account'),
    filled: z
      .array(z.object({ id: z.string(), title: labelSchema, shown: labelSchema }))
      .describe('What is filled in'),
    posting: entrySchema.nullable().describe('What is sent; null: the amount is not known yet'),
  })
  .describe('An application, with everything that is known');
export type WireApplication = z.infer<typeof applicationSchema>;
