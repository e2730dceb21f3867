import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';

const lineSchema = z
  .object({
    id: z.string().describe('The record that is paid'),
    title: z.string().describe('Its title'),
    stage: namedSchema.nullable().describe('Where it stands; null: it is in another batch by now'),
    payee: z.string().nullable().describe('To whom it is paid'),
    amount: decimalSchema.describe('What is paid, in yuan'),
    shown: labelSchema.describe('For reading'),
    hasAccount: z.boolean().describe('Whether the payee’s account is known'),
    line: z.int().nullable().describe('Its line in the bank file; null: not yet'),
    outcome: z.enum(['paid', 'refused']).nullable().describe('What the bank answered; null: nothing yet'),
  })
  .describe('A payment of a batch');

const batchSchema = z
  .object({
    register: namedSchema.describe('The register of what is paid'),
    open: z.boolean().describe('Whether it is still drawn up'),
    sent: z.boolean().describe('Whether it has gone to the bank'),
    mayChange: z.boolean().describe('Whether the viewer may choose, send and reconcile'),
    mayTake: z.boolean().describe('Whether the viewer may take the bank file'),
    lines: z.array(lineSchema).describe('What is paid with it'),
    total: labelSchema.describe('What they come to'),
    offered: z.array(lineSchema).describe('What may be put in'),
  })
  .describe('A batch of payments');
export type WireDisbursement = z.infer<typeof batchSchema>;

export const disbursementSchema = z
  .object({ batch: batchSchema.nullable().describe('The batch; null: records of the register are none') })
  .describe('What is paid with a record');

const idsSchema = z.array(z.string().min(1).max(80)).max(2000);
export const choiceSchema = z
  .strictObject({
    key: z.string().min(1).max(200).describe('New for each request, the same when it is repeated'),
    add: idsSchema.describe('What is put into the batch'),
    remove: idsSchema.describe('What is taken out'),
    occurredOn: daySchema.optional().describe('The day; absent: today'),
    reason: z
      .string()
      .max(2000)
      .optional()
      .describe('Why what is questioned goes on: it is kept with every one that is put in'),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'nothing is chosen')
  .describe('What is put into a batch and taken out');

export const sendingSchema = z
  .strictObject({ occurredOn: daySchema.optional().describe('The day; absent: today') })
  .describe('When a batch goes to the bank');

export const bankFileQuerySchema = z
  .object({ format: z.enum(['csv', 'xlsx']).default('csv').describe('In which format') })
  .describe('How a bank file is taken');

export const answerQuerySchema = z
  .object({
    receipt: z.string().max(100).optional().describe('The number of the bank’s receipt'),
    on: daySchema.optional().describe('The day of the answer; absent: today'),
  })
  .describe('What is said beside the bank’s answer');

export const reconciledSchema = z
  .object({
    paid: z.int().describe('Lines that were paid'),
    refused: z.int().describe('Lines that were refused'),
    again: z.int().describe('Lines that had been entered before'),
    open: z.int().describe('Lines of the batch without an answer yet'),
  })
  .describe('What came of an answer of the bank');
export type WireReconciled = z.infer<typeof reconciledSchema>;
