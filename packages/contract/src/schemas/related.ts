import { z } from 'zod';
import { decimalSchema, labelSchema, lightSchema, namedSchema, periodSchema } from './basics.ts';

const shown = labelSchema
  .nullable()
  .describe('For reading, in the unit it is spoken of in; null when unknown');

const amountSchema = z
  .object({
    value: decimalSchema.nullable().describe('The exact value in the base unit; null when unknown'),
    shown,
  })
  .describe('A value');

const memberSchema = amountSchema
  .extend({ metric: z.string().describe('The metric'), title: labelSchema.describe('What it is called') })
  .describe('A metric of the family');

const spanSchema = z
  .object({
    value: decimalSchema.describe('What is implied, in the base unit'),
    shown: labelSchema.describe('The same, as finely as the values were published'),
    low: labelSchema.describe('What it is at least, as the published values are rounded'),
    high: labelSchema.describe('What it is at most'),
  })
  .describe('A value implied by rounded ones');

const faultSchema = z
  .object({
    code: z
      .enum(['no-base', 'growth-contradicted', 'level-contradicted'])
      .describe('What contradicts what; the codes are those of the ledger'),
    message: labelSchema.describe('In words'),
  })
  .describe('Why published values cannot all be right');

const impliedSchema = z
  .object({
    year: z.int().describe('The year of the earlier period'),
    period: periodSchema.describe('The earlier period'),
    base: spanSchema.nullable().describe('The level that the growth implies; null where none can be'),
    recorded: amountSchema.describe('The level of that period in the ledger'),
    recordedGrowth: amountSchema.nullable().describe('Growth recorded of the year before; null elsewhere'),
    earlierGrowth: spanSchema
      .nullable()
      .describe('Growth of the year before on this earlier year, as the two growths imply it'),
    average: z
      .object({
        years: z.int().describe('Over how many years'),
        method: z.enum(['geometric', 'cumulative']).describe('水平法 or 累计法'),
        growth: spanSchema,
      })
      .nullable()
      .describe('Average growth a year since then'),
    faults: z.array(faultSchema),
  })
  .describe('An earlier period as the published values imply it');

const standingSchema = z
  .object({
    place: z.int().describe('The place; equal values share one'),
    name: labelSchema.describe('Who; in English as in Chinese where no other name is known'),
    self: z.boolean().describe('Whether that is us'),
    value: decimalSchema,
    shown: labelSchema.describe('The value for reading'),
  })
  .describe('A place in a ranking');

const rankSchema = z
  .object({
    metric: z.string().describe('The metric'),
    title: labelSchema.describe('What it is called'),
    place: z
      .int()
      .nullable()
      .describe('Our place; null when our value is unknown, and where nobody else has one'),
    among: z
      .int()
      .nullable()
      .describe('How many have a value, 1 where we alone have one; null where that was not asked'),
    near: z.array(standingSchema).describe('We, and those next above and below'),
  })
  .describe('A rank with its neighbours');

const rankPairSchema = z
  .object({
    among: labelSchema.describe('Among whom'),
    byValue: rankSchema.nullable().describe('By level'),
    byGrowth: rankSchema.nullable().describe('By growth'),
  })
  .describe('Ranks come in pairs');

export const familySchema = z
  .object({
    title: labelSchema.describe('What the metrics say together'),
    period: periodSchema.describe('The period published for'),
    level: memberSchema.describe('How much it is'),
    growth: memberSchema.nullable().describe('同比'),
    against: z
      .array(memberSchema.extend({ year: z.int().describe('The year compared with') }))
      .describe('Cumulative growth on earlier years'),
    beside: z.array(memberSchema).describe('Other metrics of the same thing that are known'),
    comparablePrices: z
      .boolean()
      .describe('Whether growth is at comparable prices: the implied bases then are too'),
    implied: z.array(impliedSchema).describe('The year before first'),
    ranks: z.array(rankPairSchema),
  })
  .describe('Level, growth and rank of one thing');
export type WireFamily = z.infer<typeof familySchema>;
export type WireImplied = z.infer<typeof impliedSchema>;
export type WireRank = z.infer<typeof rankSchema>;

const targetRecordSchema = z
  .object({
    register: namedSchema.describe('The register of targets'),
    id: z.string().describe('The record’s id'),
    title: z.string().describe('What it is called'),
    value: amountSchema.describe('What it adds to the target'),
    notes: z
      .array(z.object({ title: labelSchema.describe('The field'), shown: labelSchema.describe('Its value') }))
      .describe('What it says of itself: version, source …'),
  })
  .describe('A record that sets the target');

export const progressSchema = z
  .object({
    done: memberSchema.describe('What is done'),
    target: memberSchema.describe('The target of the year: the denominator'),
    targets: z.array(targetRecordSchema).describe('The records that set it'),
    elapsed: amountSchema.describe('时序进度: the share of the year that has passed'),
    toDate: amountSchema.describe('The target to date: target × elapsed share'),
    completion: amountSchema.describe('完成率: done ÷ target'),
    ahead: amountSchema.describe('超时序进度: completion − elapsed share, in percentage points'),
    againstToDate: amountSchema.describe('达目标进度: done ÷ target to date'),
    light: lightSchema.nullable().describe('By the completion rate; null when it is unknown'),
  })
  .describe('What is done against the target, by the three measures');
export type WireProgress = z.infer<typeof progressSchema>;

const yearBeforeSchema = z
  .object({
    way: z
      .enum(['growth', 'points', 'places'])
      .describe('How it is compared: by growth, in percentage points, in places'),
    day: z.string().describe('The last day of what it is compared with'),
    base: amountSchema.describe('The base: the figure of the same period of the year before'),
    change: amountSchema.nullable().describe('How much more it is now; of ranks, how many places higher'),
    growth: amountSchema.nullable().describe('Growth in percent; null where there is none'),
    recordedFrom: labelSchema
      .nullable()
      .describe('The month from which the base is recorded, where that is not its first'),
    reason: z
      .object({
        code: z
          .enum([
            'unknown-now',
            'no-base',
            'base-of-nothing',
            'base-below-nothing',
            'comparable-prices',
            'published-elsewhere',
          ])
          .describe('The codes are those of the ledger'),
        message: labelSchema.describe('In words'),
      })
      .nullable()
      .describe('Why there is no comparison, or no growth in it'),
  })
  .describe('A figure held against the same period of the year before');
export type WireYearBefore = z.infer<typeof yearBeforeSchema>;

export const figureRelatedSchema = z
  .object({
    figure: z.string().describe('The figure'),
    progress: progressSchema.nullable().describe('Null where there is no target'),
    family: familySchema.nullable().describe('Null where the register names no family'),
    yearBefore: yearBeforeSchema
      .nullable()
      .describe('Null where growth is published, as the family says it, and for a growth'),
  })
  .describe('What belongs to a figure');
export type WireRelated = z.infer<typeof figureRelatedSchema>;
