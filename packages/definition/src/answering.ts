import { z } from 'zod';
import { identifierSchema } from './text.ts';

/** 责任: that the records of a register say who answers for something, and while they stand in which stages. */
export const answersForSchema = z
  .strictObject({
    who: identifierSchema.describe('The reference to whoever answers'),
    what: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('The references to what is answered for; of several, all that are given'),
    itself: z.boolean().optional().describe('Whether the record itself is answered for'),
    street: z
      .boolean()
      .optional()
      .describe('Whether a record that gives none of `what` is for the sub-district it lies in'),
    stages: z
      .array(identifierSchema)
      .min(1)
      .describe('While a record stands in one of these, it is in force'),
  })
  .describe(
    'Who answers for what by the records of a register (谁负责), and while they stand in which stages',
  );
export type AnswersFor = z.infer<typeof answersForSchema>;
