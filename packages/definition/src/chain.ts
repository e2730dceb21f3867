import { z } from 'zod';
import { identifierSchema, textSchema } from './text.ts';

export const hopSchema = z
  .discriminatedUnion('way', [
    z
      .strictObject({
        way: z.literal('to'),
        field: identifierSchema.describe('The field of the record before, which refers to the next one'),
      })
      .describe('Forwards: to the record that is referred to'),
    z
      .strictObject({
        way: z.literal('from'),
        register: identifierSchema.describe('The register of the records that refer'),
        field: identifierSchema.describe('Their field that refers to the record before'),
      })
      .describe('Backwards: from the record that is referred to, to all that refer to it'),
  ])
  .describe('One reference on the way from the main record to a step’s records');
export type Hop = z.infer<typeof hopSchema>;

export const chainStepSchema = z
  .strictObject({
    id: identifierSchema.describe('Its name in the chain'),
    title: textSchema,
    path: z
      .array(hopSchema)
      .max(5)
      .describe(
        'How its records are reached from the main record; none: it is a step of the main record itself',
      ),
    planned: identifierSchema.describe('The field with the day planned for it'),
    reached: z
      .union([
        z.strictObject({ field: identifierSchema }).describe('The field with the day on which it was done'),
        z
          .strictObject({ stages: z.array(identifierSchema).min(1) })
          .describe('It is done when the record comes into one of these stages, on that day'),
      ])
      .describe('When it is done'),
    aside: z
      .array(identifierSchema)
      .optional()
      .describe(
        'Records that stand in these stages and were not done are left aside: nobody waits for them any more',
      ),
    owner: identifierSchema
      .optional()
      .describe('The field with who answers for it, beside the record’s responsible unit'),
    after: z
      .array(identifierSchema)
      .optional()
      .describe('The earlier steps that it waits for; absent: the one before'),
  })
  .describe('A step of a chain');
export type ChainStep = z.infer<typeof chainStepSchema>;

export const chainSchema = z
  .strictObject({
    title: textSchema.describe('What the chain is called'),
    description: textSchema.describe('What waits for what'),
    steps: z.array(chainStepSchema).min(1).describe('Its steps, in order'),
  })
  .describe(
    'Steps in several registers that wait for each other, so that a delay is traced to where it arose',
  );
export type Chain = z.infer<typeof chainSchema>;

/** The steps that a step waits for. */
export function stepsBefore(chain: Chain, step: string): readonly string[] {
  const at = chain.steps.findIndex(({ id }) => id === step);
  return chain.steps[at]?.after ?? chain.steps.slice(Math.max(0, at - 1), at).map(({ id }) => id);
}
