import { z } from 'zod';
import { paths } from './paths.ts';
import { alsoOutside, create, get, none } from './route.ts';
import {
  answerQuerySchema,
  bankFileQuerySchema,
  choiceSchema,
  disbursementSchema,
  reconciledSchema,
  sendingSchema,
} from './schemas/disbursement.ts';
import { postResponseSchema } from './schemas/movement.ts';
import { workParams } from './schemas/work.ts';

const params = workParams.record;

/** The routes of batches of payments: drawn up, sent to the bank, reconciled. */
export const disbursementRoutes = {
  disbursement: alsoOutside(
    get(paths.disbursement, 'What is paid with a batch', {
      params,
      query: none,
      response: disbursementSchema,
    }),
  ),
  chooseForBatch: create(paths.chooseForBatch, 'Put into a batch and take out: all of it, or nothing', {
    params,
    body: choiceSchema,
    response: postResponseSchema,
  }),
  sendBatch: create(paths.sendBatch, 'Send a batch to the bank, once', {
    params,
    body: sendingSchema,
    response: postResponseSchema,
  }),
  bankFile: get(paths.bankFile, 'The bank file of a batch, as CSV or as an Excel workbook', {
    params,
    query: bankFileQuerySchema,
    response: z.unknown().describe('A .csv in UTF-8 with a byte order mark, or a .xlsx'),
  }),
  bankAnswer: {
    ...create(paths.bankAnswer, 'Reconcile a batch with the bank’s answer, line by line', {
      params,
      body: z.unknown(),
      response: reconciledSchema,
    }),
    body: null,
    query: answerQuerySchema,
  },
} as const;
