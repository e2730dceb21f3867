import { z } from 'zod';
import { daySchema, labelSchema, namedSchema } from './basics.ts';
import { dueListSchema } from './todo.ts';

const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);

export const flowQuerySchema = z
  .object({
    unit: z.string().max(80).optional().describe('Only what this unit has to do'),
    step: z
      .string()
      .max(80)
      .optional()
      .describe('Of the overdue only those that have come to this step of escalation'),
    limit: z.coerce.number().int().min(1).max(100).default(20).describe('At most so many in each list'),
    overdue: offset.describe('So many of the overdue are passed over'),
    soon: offset.describe('So many of those that come due are passed over'),
  })
  .describe('Whose work, and which pages of it');
export type DueOfRegisterQuery = z.input<typeof flowQuerySchema>;

export const flowSchema = z
  .object({
    register: namedSchema.describe('The register'),
    today: daySchema.describe('The day on which the district stands'),
    until: daySchema.describe('Up to this day something is said to come due'),
    stages: z
      .array(
        z.object({
          id: z.string().describe('The stage'),
          title: labelSchema.describe('What it is called'),
          ended: z.boolean().describe('Whether work is over there'),
          count: z.int().describe('How many records stand there'),
        }),
      )
      .describe('In the register’s order'),
    units: z
      .array(
        z.object({
          unit: namedSchema.nullable().describe('Whose they are'),
          stages: z
            .record(z.string(), z.int())
            .describe('How many records it has in each stage in which work is not over'),
          inHand: z.int().describe('How many those are'),
          overdue: z.int().describe('How many deadlines it has missed'),
          soon: z.int().describe('How many deadlines come due'),
        }),
      )
      .describe('The most overdue first'),
    overdue: dueListSchema,
    soon: dueListSchema,
    escalated: z
      .array(
        z.object({
          step: z.string().describe('By what it is asked for'),
          title: labelSchema.describe('The step'),
          count: z.int().describe('How many overdue deadlines have come to it'),
        }),
      )
      .describe('How far overdue deadlines were escalated'),
  })
  .describe('Where a register’s records stand, whose they are, and what is overdue or comes due');
export type WireDueOfRegister = z.infer<typeof flowSchema>;

export const flowsSchema = z
  .object({
    today: daySchema.describe('The day on which the district stands'),
    until: daySchema.describe('Up to this day something is said to come due'),
    registers: z
      .array(
        z.object({
          register: namedSchema.describe('The register'),
          keeper: labelSchema.describe('Who keeps it'),
          overdue: z.int().describe('How many deadlines were missed'),
          soon: z.int().describe('How many come due'),
        }),
      )
      .describe('The most overdue first'),
  })
  .describe('The registers with deadlines that one may read');
export type WireDueRegisters = z.infer<typeof flowsSchema>;
