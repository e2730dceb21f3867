import { z } from 'zod';

/** A text in both languages. Unlike a definition's texts it may be empty: a plain count has no unit to name. */
export const labelSchema = z
  .object({ zh: z.string().describe('In Chinese, shown first'), en: z.string().describe('In English') })
  .describe('A text in both languages');
export type Label = z.infer<typeof labelSchema>;

export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')
  .describe('A calendar day in the district, YYYY-MM-DD');

export const instantSchema = z.string().describe('A moment in ISO 8601, UTC');

export const decimalSchema = z.string().describe('An exact decimal in the base unit');

export const namedSchema = z
  .object({ id: z.string().describe('The identifier'), title: labelSchema.describe('What it is called') })
  .describe('Something with a name');

export const periodSchema = z
  .object({ from: daySchema.describe('First day'), to: daySchema.describe('Last day, included') })
  .describe('A period of whole days');

export const lightSchema = z
  .enum(['pace', 'made-up', 'behind', 'missed'])
  .describe(
    'How work stands against its time: 正常 on pace, 已补上 missed and made up later, 滞后 behind, 未达 missed',
  );
export type WireLight = z.infer<typeof lightSchema>;

export const atSchema = z
  .object({
    cutoff: z
      .string()
      .optional()
      .describe('Cut-off day YYYY-MM-DD; absent: the last day of the report’s period'),
    knownAt: z
      .string()
      .optional()
      .describe('As known by the end of this day, or at this moment in ISO 8601; absent: now'),
  })
  .describe('Where a report is cut off and what was known');
export type AtQuery = z.infer<typeof atSchema>;

export const figureAtSchema = atSchema
  .extend({
    street: z.string().optional().describe('Of this sub-district only; absent: of the whole district'),
  })
  .describe('Where a figure is cut off, what was known, and of which part of the district');
export type FigureAtQuery = z.infer<typeof figureAtSchema>;

export const originSchema = z
  .enum(['entry', 'reversal', 'restatement'])
  .describe('entry: as said; reversal: takes an earlier one back; restatement: said again after a late one');

export const accountOfSchema = z
  .string()
  .max(80)
  .optional()
  .describe('The award of the same subject to whose account it is paid; absent: to the one that is stated');
