import { z } from 'zod';
import { daySchema, labelSchema, namedSchema } from './basics.ts';

const stepSchema = z
  .object({
    step: namedSchema.describe('The step'),
    state: z
      .enum(['unlinked', 'unplanned', 'open', 'done'])
      .describe('unlinked: no record that one may read stands there; unplanned: it has no planned day'),
    record: z
      .object({
        register: namedSchema.describe('Its register'),
        id: z.string().describe('Its id'),
        title: z.string().describe('What it is called'),
        stage: labelSchema.describe('Where it stands'),
        unit: namedSchema.nullable().describe('The responsible unit'),
        owner: z.string().nullable().describe('Who answers for it beside the unit'),
      })
      .nullable()
      .describe('The record that decides: the one that is done, or expected, last'),
    records: z.int().describe('How many records the step has'),
    planned: daySchema.nullable().describe('The planned day'),
    day: daySchema
      .nullable()
      .describe('When it was done; when it is not, the earliest day on which it can be'),
    delay: z.int().nullable().describe('Days later than planned; below nothing: earlier; null: unknown'),
    inherited: z.int().describe('What of it came from the steps that it waits for'),
    own: z.int().nullable().describe('What arose here; below nothing: what was made up for'),
  })
  .describe('A step of a chain');

const chainNamed = namedSchema.extend({
  description: labelSchema.describe('What waits for what'),
  register: namedSchema.describe('The register of its main records'),
});

const readingShape = {
  delay: z.int().nullable().describe('The delay of the last step of which it is known'),
  culprit: z.string().nullable().describe('The step where most of the delay arose'),
  explained: labelSchema.describe('The same in words'),
  steps: z.array(stepSchema).describe('Its steps, in order'),
};

const stoodShape = {
  day: daySchema.describe(
    'As records stood on this day: what is not done by it can be done on it at the earliest',
  ),
  known: daySchema.nullable().describe('As known by the end of this day; null: now'),
};

export const recordChainsSchema = z
  .object({
    today: daySchema.describe('The day on which the district stands'),
    ...stoodShape,
    chains: z
      .array(z.object({ chain: chainNamed, ...readingShape }))
      .describe('The chains of the register; none where the record stood nowhere at that time'),
  })
  .describe('What a record waits for');
export type WireRecordChains = z.infer<typeof recordChainsSchema>;
export type WireChainReading = Pick<WireRecordChains['chains'][number], keyof typeof readingShape>;

export const chainListSchema = z
  .object({ chains: z.array(chainNamed).describe('Those whose main records one may read') })
  .describe('The chains of the district');
export type WireChains = z.infer<typeof chainListSchema>;

export const chainParams = z.object({
  register: z.string().describe('The register of its main records'),
  chain: z.string().describe('The chain'),
});

const atShape = {
  day: z
    .string()
    .max(40)
    .optional()
    .describe('As records stood on this day; absent: as they stand on the day on which the district stands'),
  known: z.string().max(40).optional().describe('As known by the end of this day; absent: now'),
};

export const recordChainsQuerySchema = z.object(atShape).describe('As of when');
export type RecordChainsQuery = z.input<typeof recordChainsQuerySchema>;

export const chainQuerySchema = z
  .object({
    step: z.string().max(60).optional().describe('Only those whose delay mostly arose at this step'),
    unit: z.string().max(60).optional().describe('Only those whose delay mostly arose at this unit'),
    late: z.enum(['yes', 'no']).optional().describe('yes: only those that are late; absent: all'),
    ...atShape,
    limit: z.coerce.number().int().min(1).max(200).default(50).describe('Records on a page'),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('Records left out before'),
  })
  .describe('Which records of a chain, as of when');
export type ChainQuery = z.input<typeof chainQuerySchema>;

export const chainSchema = z
  .object({
    chain: chainNamed,
    today: daySchema.describe('The day on which the district stands'),
    ...stoodShape,
    steps: z.array(namedSchema).describe('Its steps, in order'),
    all: z.int().describe('How many records it has on which work is not over'),
    late: z.int().describe('How many of them are late'),
    bySteps: z
      .array(
        z.object({
          step: namedSchema.describe('The step'),
          records: z.int().describe('How many records are late mostly by it'),
          days: z.int().describe('The days that arose at it, of all records'),
        }),
      )
      .describe('Where delays arose, the steps in order'),
    byUnits: z
      .array(
        z.object({
          unit: namedSchema.describe('The unit'),
          records: z.int().describe('How many records are late mostly by it'),
          days: z.int().describe('The days that arose there, of these records'),
        }),
      )
      .describe('Whose steps they were, the most records first'),
    total: z.int().describe('How many records fit what was asked'),
    limit: z.int().describe('Records on a page'),
    offset: z.int().describe('Records left out before'),
    records: z
      .array(
        z.object({
          id: z.string().describe('Its id'),
          title: z.string().describe('What it is called'),
          stage: labelSchema.describe('Where it stands'),
          unit: namedSchema.nullable().describe('The responsible unit'),
          ...readingShape,
        }),
      )
      .describe('A page of them, the latest first'),
  })
  .describe('A chain with all that wait in it');
export type WireChain = z.infer<typeof chainSchema>;
