import { z } from 'zod';
import { daySchema, labelSchema, namedSchema, originSchema } from './basics.ts';
import { conditionSchema } from './entry-condition.ts';
import { beforeAfterSchema } from './record.ts';
import { refusalSchema } from './refusal.ts';

const plannedMovementSchema = z
  .object({
    origin: originSchema,
    reverses: z.int().nullable().describe('The movement it takes back'),
    transition: namedSchema.describe('What is done'),
    occurredOn: daySchema,
    changes: z.array(beforeAfterSchema).describe('What it changes'),
  })
  .describe('A movement that would be written');

export const plannedSchema = z
  .object({
    reviewed: z.boolean().describe('Whether it waits for a reviewer'),
    faults: z.array(refusalSchema).describe('What stands against it, field by field'),
    conditions: z.array(conditionSchema).describe('Its conditions, as far as what was typed can be read'),
    changes: z.array(beforeAfterSchema).describe('The record before and after'),
    said: z.array(beforeAfterSchema).describe('Of a correction: what was said, and what is said instead'),
    movements: z.array(plannedMovementSchema).describe('What would be written'),
    opens: z
      .array(
        z.object({
          register: namedSchema.describe('The register'),
          transition: namedSchema.describe('How it is opened'),
          unit: namedSchema.nullable().describe('Whose it will be'),
          fields: z.array(beforeAfterSchema).describe('What it will say'),
        }),
      )
      .describe('The records that it opens in other registers'),
    moves: z
      .array(
        z.object({
          register: namedSchema.describe('The register'),
          id: z.string().describe('The record'),
          title: z.string().describe('Its title'),
          transition: namedSchema.describe('How it is moved'),
          fields: z.array(beforeAfterSchema).describe('The record before and after'),
        }),
      )
      .describe('The records that it moves on with it, as far as the viewer reaches them'),
    doubts: z
      .array(
        z.object({
          id: z.string().describe('Its name in the register'),
          title: labelSchema.describe('What seems wrong'),
          hint: labelSchema.describe('What it may be'),
          field: z.string().describe('The field that raises it'),
        }),
      )
      .describe('What is questioned; a reason answers it'),
  })
  .describe('What an entry or correction would do');
export type WirePlanned = z.infer<typeof plannedSchema>;
