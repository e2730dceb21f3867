import { z } from 'zod';
import { identifierSchema } from './text.ts';

/**
 * That records of a register are versions of policies (政策): where their terms stand, from when to when they hold, and
 * how they are given. What was given by them are records of a register that declares `awards`. Code asks for a register
 * that says so, never for one by its name.
 */
export const policiesSchema = z
  .strictObject({
    terms: identifierSchema.describe('The field with the terms'),
    code: identifierSchema.describe('The text field that all versions of a policy share'),
    name: identifierSchema
      .optional()
      .describe('The text field with what the version is called beside the others of the policy'),
    from: identifierSchema.describe('The field with the first day of the version'),
    to: identifierSchema.optional().describe('The field with its last day; not given: until further notice'),
    budget: identifierSchema
      .optional()
      .describe('The measure with the budget of a year; not given: no bound'),
    stages: z
      .array(identifierSchema)
      .min(1)
      .describe('The stages in which a version is in force on its days'),
    window: z
      .strictObject({ from: identifierSchema, to: identifierSchema })
      .optional()
      .describe('The fields with the first and the last day on which one may apply; absent: always'),
    brief: identifierSchema.optional().describe('The text field in which a version is told in short'),
    shows: z
      .array(identifierSchema)
      .optional()
      .describe('The fields that anybody is shown of a version in force, beside its terms'),
    channel: z
      .strictObject({
        field: identifierSchema.describe('The category field with how it is given'),
        told: z
          .array(identifierSchema)
          .describe('The options by which the subject is told what it is due, and need not apply (免申即享)'),
        applied: z.array(identifierSchema).describe('The options by which the subject applies'),
      })
      .optional()
      .describe('How a policy is given; absent: by application'),
  })
  .describe('That the records are versions of policies');
export type Policies = z.infer<typeof policiesSchema>;
