import { z } from 'zod';
import { daySchema, instantSchema } from './basics.ts';

export const attachmentSchema = z
  .object({
    id: z.string().describe('Its id; evidence names it'),
    name: z.string().describe('Its name'),
    type: z.string().describe('What its bytes are'),
    document: z.string().nullable().describe('The kind of document that it is declared to be'),
    takenOn: daySchema.nullable().describe('The day it was taken, where somebody said so'),
    said: z
      .object({
        takenOn: daySchema.nullable().describe('The day on the camera’s clock when it was taken'),
        place: z
          .object({ longitude: z.number(), latitude: z.number() })
          .nullable()
          .describe('Where it was taken, WGS84'),
      })
      .describe('What a photograph says of itself (EXIF)'),
    size: z.int().describe('In bytes'),
    sha256: z.string().describe('The hash of its bytes'),
    thumbnail: z.boolean().describe('Whether there is a small picture of it'),
    addedAt: instantSchema,
    addedBy: z.string().describe('Who added it'),
    withdrawn: z
      .object({
        reason: z.string().describe('Why'),
        at: instantSchema,
        by: z.string().describe('Who withdrew it'),
      })
      .nullable()
      .describe('Whether it no longer counts'),
  })
  .describe('A file that proves something about a record');
export type WireAttachment = z.infer<typeof attachmentSchema>;

export const photographsSchema = z
  .object({
    months: z.array(z.string()).describe('The months of its running time, YYYY-MM'),
    wanted: z.boolean().describe('Whether this month is to have a photograph'),
    today: daySchema.describe('The day on which the district stands'),
  })
  .nullable()
  .describe('How its pictures stand by month; null: its register does not declare it');

export const withdrawAttachmentSchema = z
  .strictObject({ reason: z.string().describe('Why it no longer counts') })
  .describe('Taking an attachment out of what counts');

export const attachQuerySchema = z
  .object({
    id: z.uuid().describe('Chosen by the client; the same when the upload is repeated'),
    document: z.string().max(60).optional().describe('The kind of document that it is; absent: of none'),
    taken: z
      .string()
      .max(10)
      .optional()
      .describe('The day a photograph was taken, YYYY-MM-DD; absent: not known'),
  })
  .describe('The attachment’s id, and what it is');
