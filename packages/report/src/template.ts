import { identifierSchema, metricIdSchema, textSchema, unitIds } from '@taizhang/definition';
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const periodSchema = z
  .strictObject({ from: day.describe('First day'), to: day.describe('Last day, included') })
  .describe('A period of whole days');
export type Period = z.infer<typeof periodSchema>;

/** Hedges as printed. 余 逾 超: the truth is above; 近: below; 约: around. */
export const hedges = ['余', '逾', '超', '近', '约'] as const;
export type Hedge = (typeof hedges)[number];

export const figureSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/)
      .describe('The figure’s name in the report'),
    label: textSchema.describe('What is measured'),
    metric: metricIdSchema.describe('The metric it is bound to'),
    parameters: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Parameters of the metric beside period, year and area, which the report gives'),
    period: periodSchema.optional().describe('Its own period, where it is not the report’s'),
    unit: z.enum(unitIds).describe('The unit it is printed in'),
    decimals: z.int().min(0).max(6).describe('Decimals printed'),
    hedge: z
      .enum(hedges)
      .optional()
      .describe('The hedge it is printed with when the exact value is not round'),
    numerals: z.enum(['arabic', 'chinese']).optional().describe('Digits, or Chinese numerals (两批, 十大)'),
    suffix: z.string().optional().describe('Printed instead of the unit’s name (大 of 十大)'),
    floorTo: z
      .string()
      // Another step would print 余 of a place that the claim does not have: 1650余 claims ten, not fifty.
      .regex(/^(10*|0\.0*1)$/, 'a step is a power of ten')
      .optional()
      .describe('With a hedge: the step, in the printed unit, the value is cut down to (100 prints 1600余)'),
  })
  .describe('A figure of a report, bound to a metric');
export type FigureBinding = z.infer<typeof figureSchema>;

export const sectionSchema = z.strictObject({
  heading: textSchema.optional(),
  paragraphs: z
    .array(z.union([z.string().min(1), textSchema]))
    .describe(
      'Sentences, in Chinese or in both languages; {{id}} is a figure with its unit and hedge, e.g. 完成{{gdp.value}}. In English a count stands without its measure word, and words may agree with it: {{jobs.new}} new {{jobs.new, job was|jobs were}} created',
    ),
});
export type Section = z.infer<typeof sectionSchema>;

/** A paragraph in a language; null: it is not written in it. Chinese is always there. */
export const chineseOf = (paragraph: Section['paragraphs'][number]): string =>
  typeof paragraph === 'string' ? paragraph : paragraph.zh;
export const englishOf = (paragraph: Section['paragraphs'][number]): string | null =>
  typeof paragraph === 'string' ? null : paragraph.en;

export const templateSchema = z
  .strictObject({
    id: identifierSchema.describe('The report’s name'),
    title: textSchema,
    subtitle: textSchema.optional(),
    period: periodSchema.describe('The period reported on; its last day is the usual cut-off'),
    sections: z.array(sectionSchema),
    figures: z.array(figureSchema),
  })
  .describe('A report whose figures are bound to metrics');
export type Template = z.infer<typeof templateSchema>;
