import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';

const gatheredSchema = z
  .object({
    id: z.string().describe('Its id'),
    title: z.string().describe('Its title'),
    stage: namedSchema.describe('Where it stands'),
    cells: z
      .array(z.object({ id: z.string().describe('The field'), shown: labelSchema.describe('Its value') }))
      .describe('What is shown of it; what is not given is left out'),
    ways: z.array(namedSchema).describe('What the viewer may do with it now'),
  })
  .describe('A record that belongs to another');

export const paperSchema = namedSchema
  .extend({ lacks: z.array(labelSchema).describe('What it is not made without and is not given') })
  .describe('A paper that is made from a record');

export const gatheringsSchema = z
  .object({
    gatherings: z
      .array(
        z.object({
          id: z.string().describe('Its name in the register'),
          title: labelSchema.describe('What they are called'),
          register: namedSchema.describe('The register that they stand in'),
          by: z.string().describe('Their field that refers to the record'),
          count: z.int().describe('How many there are'),
          totals: z
            .array(
              namedSchema.extend({
                value: decimalSchema.describe('Exactly, in the base unit'),
                shown: labelSchema.describe('For reading'),
              }),
            )
            .describe('Their amounts, summed over all of them'),
          columns: z.array(namedSchema).describe('What is shown of them'),
          records: z.array(gatheredSchema).describe('They themselves, in order'),
          draws: namedSchema.nullable().describe('The register that may be drawn from now; null: none'),
        }),
      )
      .describe('What belongs to the record, by declaration'),
    papers: z.array(paperSchema).describe('The papers that can be made from it as it stands'),
  })
  .describe('What belongs to a record in order, and the papers made of it');
export type WireGatherings = z.infer<typeof gatheringsSchema>;

export const drawableSchema = z
  .object({
    records: z
      .array(
        z.object({
          id: z.string().describe('Its id'),
          title: z.string().describe('Its title'),
          stage: namedSchema.describe('Where it stands'),
          unit: namedSchema.describe('The responsible unit'),
        }),
      )
      .describe('What may be drawn, the latest first'),
  })
  .describe('What may be drawn for a record');
export type WireDrawable = z.infer<typeof drawableSchema>;

export const drawSchema = z
  .strictObject({
    key: z.string().min(1).max(200).describe('New for each request, the same when it is repeated'),
    drawn: z.array(z.string().max(80)).min(1).max(50).describe('What is drawn, in order'),
    occurredOn: daySchema.optional().describe('The day; absent: today'),
  })
  .describe('What is drawn');

const recordShape = {
  register: z.string().describe('The register'),
  id: z.string().describe('The record’s id'),
};
export const gatheringParams = z
  .object({ ...recordShape, gathering: z.string().describe('The gathering’s name') })
  .describe('A gathering of a record');
export const paperParams = z
  .object({ ...recordShape, paper: z.string().describe('The paper’s name') })
  .describe('A paper of a record');
