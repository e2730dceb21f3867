import { unitIds } from '@taizhang/definition';
import { z } from 'zod';

const decimalInput = z.union([z.string(), z.number()]).describe('A decimal');

export const amountsSchema = z
  .record(
    z.string(),
    z.union([
      decimalInput,
      z.strictObject({
        value: decimalInput,
        unit: z.enum(unitIds).describe('The unit it is given in'),
      }),
    ]),
  )
  .describe('Measures added to; in the base unit, or with a unit');

const entryShape = {
  register: z.string().describe('The register'),
  record: z.string().describe('The record’s id; a new one is opened by a transition without a stage before'),
  transition: z.string().describe('A transition of the register, or revise'),
  occurredOn: z.string().describe('The day it happened, YYYY-MM-DD'),
  unit: z.string().optional().describe('The responsible unit; needed on opening'),
  street: z.string().nullable().optional().describe('The sub-district; null takes it away'),
  set: z.record(z.string(), z.unknown()).optional().describe('Fields stated; null clears one'),
  amounts: amountsSchema.optional(),
  reason: z.string().optional().describe('Why'),
  evidence: z.array(z.string()).optional().describe('Names of what proves it'),
};

const recordedShape = {
  recordedAt: z.string().optional().describe('For history brought in from elsewhere; needs a right'),
  recordedBy: z.string().optional().describe('For history brought in from elsewhere; needs a right'),
};

export const entrySchema = z.strictObject(entryShape).describe('What happened to one record on one day');

const correctionShape = {
  corrects: z.int().describe('The number of the movement that was wrong'),
  with: entrySchema.nullable().describe('What is right; null: it never happened'),
  reason: z.string().describe('Why it was wrong'),
};

/** As somebody at a screen says it. */
export const workCorrectionSchema = z
  .strictObject(correctionShape)
  .describe('更正: an entry taken back and said again');

const correctionSchema = z
  .strictObject({ ...correctionShape, ...recordedShape })
  .describe('更正: an entry taken back and said again');

export const postRequestSchema = z
  .strictObject({
    key: z.string().describe('Chosen by the client: new for each request, the same when it is repeated'),
    postings: z
      .array(z.union([correctionSchema, z.strictObject({ ...entryShape, ...recordedShape })]))
      .describe('Entries and corrections, in order; all of them are posted, or none'),
  })
  .describe('Postings, done all or not at all, and once for each key');
export type PostRequestBody = z.infer<typeof postRequestSchema>;

export const postResponseSchema = z
  .object({
    key: z.string().describe('The request’s key'),
    posted: z
      .array(
        z.object({
          register: z.string().describe('The register'),
          record: z.string().describe('The record’s id'),
          seq: z.int().describe('The entry’s movement; of a mere reversal, the reversing one'),
        }),
      )
      .describe('What was posted, in the order of the request'),
    movements: z.int().describe('How many movements were written, reversals and restatements included'),
  })
  .describe('What was posted');
