import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';

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
