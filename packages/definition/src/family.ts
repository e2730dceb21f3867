import { z } from 'zod';
import { metricIdSchema } from './metric.ts';
import { identifierSchema, textSchema } from './text.ts';
import { unitIds } from './units.ts';

const decimals = z.int().min(0).max(6);

/**
 * 指标族: metrics that say of one thing how much it is, how it grew and where it ranks. They are asked with the same
 * parameters, so a figure bound to one of them opens all.
 */
export const familySchema = z
  .strictObject({
    title: textSchema.describe('What the family is called'),
    period: identifierSchema.describe('The parameter that names the period asked for, as from..to'),
    level: metricIdSchema.describe('总量: how much it is'),
    growth: metricIdSchema.optional().describe('同比: its growth on the same period of the year before'),
    against: z
      .array(
        z.strictObject({
          year: z
            .string()
            .regex(/^\d{4}$/)
            .describe('The year compared with'),
          metric: metricIdSchema.describe('The cumulative growth on the same period of that year'),
        }),
      )
      .optional()
      .describe('较某年同期: growth on an earlier year, cumulative'),
    ranks: z
      .array(
        z.strictObject({
          among: textSchema.describe('Among whom'),
          byValue: metricIdSchema.optional().describe('The rank by level'),
          byGrowth: metricIdSchema.optional().describe('The rank by growth'),
        }),
      )
      .optional()
      .describe('位次: ranks come in pairs, by value and by growth'),
    beside: z.array(metricIdSchema).optional().describe('Other metrics of the same thing, such as its share'),
    comparablePrices: metricIdSchema
      .optional()
      .describe(
        'A metric above nothing where growth is at comparable prices: implied bases then are too, and are never held against recorded levels',
      ),
    cumulativeAverage: metricIdSchema
      .optional()
      .describe('A metric above nothing where average growth is reckoned by the cumulative method (累计法)'),
    provenance: z
      .array(identifierSchema)
      .optional()
      .describe('来源: the fields that say for what kind of period a value was published, by whom and where'),
    precision: z
      .strictObject({
        unit: z.enum(unitIds).describe('The unit in which levels are published'),
        level: decimals.describe('Decimals of a published level'),
        growth: decimals.describe('Decimals of a published growth'),
      })
      .describe('How finely the values are published: what is computed from them is no finer'),
  })
  .describe('Metrics that say of one thing how much it is, how it grew and where it ranks');

export type Family = z.infer<typeof familySchema>;

/** The members of a family, in the order in which they are read. */
export const membersOf = (family: Family): string[] => [
  family.level,
  ...(family.growth ? [family.growth] : []),
  ...(family.against ?? []).map(({ metric }) => metric),
  ...(family.ranks ?? []).flatMap(({ byValue, byGrowth }) =>
    [byValue, byGrowth].filter((id) => id !== undefined),
  ),
  ...(family.beside ?? []),
];
