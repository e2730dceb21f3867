import { type RefusalCode, refusals } from '@taizhang/definition';
import { z } from 'zod';
import { labelSchema } from './basics.ts';

const codes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]];

/** How a refusal travels. The catalogue of codes and messages is the definition's. */
export const refusalSchema = z
  .object({
    code: z.enum(codes).describe('The code from the catalogue of refusals'),
    field: z.string().nullable().describe('The field at fault, e.g. postings[0].occurredOn'),
    details: z.record(z.string(), z.unknown()).describe('What the message names'),
    message: labelSchema.describe('The message for the user'),
    status: z.int().describe('The HTTP status'),
  })
  .describe('Something refused');
export type WireRefusal = z.infer<typeof refusalSchema>;
