import { z } from 'zod';
import { decimalSchema, instantSchema, labelSchema, namedSchema, periodSchema } from './basics.ts';

const valueSchema = z
  .object({
    value: decimalSchema.nullable().describe('The exact value in the base unit'),
    shown: labelSchema.nullable().describe('As it was published'),
  })
  .describe('A published value');

export const peersQuerySchema = z
  .object({
    family: z.string().optional().describe('Which statistics, as register.family; absent: the first'),
    subject: z.string().optional().describe('Which series; absent: the first'),
    period: z.string().optional().describe('Which period, as from..to; absent: the latest'),
    knownAt: z
      .string()
      .optional()
      .describe('As known by the end of this day, or at this moment; absent: now'),
  })
  .describe('Which statistic of the peers');
export type PeersQuery = z.infer<typeof peersQuerySchema>;

const place = z.int().nullable().describe('The place; null: not known');

const gainSchema = z
  .object({
    place: z.int().describe('The place'),
    name: labelSchema.describe('Whose it is; of the first, who follows'),
    isFirst: z.boolean().describe('Whether we are the first: then it is how far we are ahead'),
    gap: labelSchema.describe('What lacks, by the published values'),
    low: labelSchema.describe('At least, as the published values are rounded'),
    high: labelSchema.describe('At most'),
    growth: labelSchema
      .nullable()
      .describe('The growth with which we would stand there; null: cannot be told'),
  })
  .describe('What it takes to stand one place higher');

export const peersSchema = z
  .object({
    families: z.array(namedSchema),
    family: z.string(),
    register: namedSchema.describe('The register of the statistics'),
    subjects: z.array(namedSchema),
    subject: z.string().nullable(),
    periods: z.array(periodSchema).describe('Of which our own value is known, the latest first'),
    period: periodSchema,
    before: periodSchema.nullable().describe('The period before, which places are compared with'),
    knownAt: instantSchema,
    comparablePrices: z.boolean().describe('Growth is at comparable prices: never told from levels'),
    comparisons: z.array(
      z.object({
        among: labelSchema.describe('Among whom'),
        peers: z.array(
          z.object({
            id: z.string(),
            name: labelSchema.describe('Who; in English as in Chinese where no other name is known'),
            self: z.boolean(),
            value: valueSchema,
            growth: valueSchema.nullable(),
            byValue: place,
            byGrowth: place,
            before: z.object({ byValue: place, byGrowth: place }),
          }),
        ),
        byValue: gainSchema.nullable(),
        byGrowth: gainSchema.nullable(),
      }),
    ),
  })
  .describe('A statistic of all who are compared');
export type WirePeers = z.infer<typeof peersSchema>;
