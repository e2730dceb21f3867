import { z } from 'zod';
import { identifierSchema } from './text.ts';

export const disbursementSchema = z
  .strictObject({
    register: identifierSchema.describe('The register of what is paid'),
    by: identifierSchema.describe('Its reference to the batch'),
    due: identifierSchema.describe('Its measure with what was granted'),
    paid: identifierSchema.describe('Its measure with what was paid; what is left of the granted is paid'),
    payee: identifierSchema.describe('Its reference to whom it is paid'),
    bank: identifierSchema.describe('Its text field with the payee’s bank'),
    account: identifierSchema.describe('Its field of personal data with the payee’s account'),
    same: z
      .array(identifierSchema)
      .optional()
      .describe('The fields in which it must agree with the batch, where both are given (the fund)'),
    bound: z
      .strictObject({
        by: identifierSchema.describe('Its reference to what has the budget (a policy)'),
        budget: identifierSchema.describe('The measure there that is the budget; not given: no bound'),
        per: z
          .array(identifierSchema)
          .min(1)
          .describe('Its fields whose values together have one budget (the policy’s code and the year)'),
        stages: z.array(identifierSchema).min(1).describe('The stages in which it draws on the budget'),
      })
      .optional()
      .describe('What all that was chosen for payment may come to'),
    from: z.array(identifierSchema).min(1).describe('The stages in which it may be chosen'),
    choose: identifierSchema.describe('The transition that puts it into a batch'),
    drop: identifierSchema.describe('The transition that takes it out again'),
    send: identifierSchema.describe('The transition by which it goes to the bank'),
    pay: z
      .strictObject({
        transition: identifierSchema.describe('The transition'),
        voucher: identifierSchema.describe('The text field with the bank’s receipt and the line'),
      })
      .describe('What is said of it when the bank has paid'),
    refuse: z
      .strictObject({
        transition: identifierSchema.describe('The transition'),
        reason: identifierSchema.describe('The text field with the bank’s reason'),
      })
      .describe('What is said of it when the bank has not paid'),
    batch: z
      .strictObject({
        while: z.array(identifierSchema).min(1).describe('The stages in which it is drawn up'),
        send: identifierSchema.describe('The transition by which it goes to the bank'),
        file: identifierSchema.describe('The text field with the name of the bank file'),
        digest: identifierSchema.describe('The text field with the fingerprint of the bank file'),
        sentOn: identifierSchema.describe('The field with the day on which it was sent'),
        lines: identifierSchema.describe('The measure with how many payments it has'),
        total: identifierSchema.describe('The measure with what they come to'),
        part: identifierSchema.describe('The transition by which an answer of the bank is entered'),
        whole: identifierSchema.describe('The same, of the last one'),
        answeredOn: identifierSchema.describe('The field with the day of the answer'),
        receipt: identifierSchema.describe('The text field with the number of the bank’s answer'),
        paidLines: identifierSchema.describe('The measure with how many were paid'),
        paid: identifierSchema.describe('The measure with what they come to'),
        refusedLines: identifierSchema.describe('The measure with how many were refused'),
        refused: identifierSchema.describe('The measure with what they come to'),
      })
      .describe('What is said of the batch itself'),
  })
  .describe(
    'That a record is a batch of payments (拨付批次): which records are paid with it, as one bank file, and reconciled line by line with the bank’s answer',
  );
export type Disbursement = z.infer<typeof disbursementSchema>;
