import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { settingSchema } from './follow-on.ts';
import { identifierSchema } from './text.ts';

const stages = z.array(identifierSchema).min(1).describe('Those that stand in one of these; others are left');

const movedSchema = z.union([
  z
    .strictObject({ named: identifierSchema.describe('The reference field') })
    .describe('The record that a reference names'),
  z
    .strictObject({
      register: identifierSchema.describe('Their register'),
      by: identifierSchema.describe('Their reference to the record'),
      stages,
    })
    .describe('The records that refer to it'),
  z
    .strictObject({
      beside: identifierSchema.describe('The reference field that they share'),
      stages,
    })
    .describe('The others of the same register that name the same record'),
]);

export const moveSchema = z
  .strictObject({
    which: movedSchema.describe('Which records are moved'),
    transition: identifierSchema.describe('The transition by which they are moved'),
    when: conditionSchema
      .optional()
      .describe('Only where this is true of the record as the entry leaves it; absent: always'),
    set: settingSchema.optional().describe('What their fields are set to; what is unknown is left out'),
    amounts: z
      .record(identifierSchema, z.strictObject({ measure: identifierSchema.describe('What is held of it') }))
      .optional()
      .describe('What is added to their measures: what the record holds; nothing is left out'),
  })
  .describe('Records that an entry moves on with it, in the same request (连带办理)');
export type Move = z.infer<typeof moveSchema>;
