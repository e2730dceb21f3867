import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema, textSchema } from './text.ts';
import { unitIds } from './units.ts';

/** `register.metric`: a metric's name across registers. */
export const metricIdSchema = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'a metric is named register.metric');

export const metricOfSchema = z
  .union([
    z.literal('count'),
    z.strictObject({ holding: identifierSchema.describe('A measure: what the record holds of it') }),
    z.strictObject({ amount: identifierSchema.describe('A measure: what this movement added to it') }),
  ])
  .describe('What is added up: records (or movements), a measure held, or a measure added');
export type MetricOf = z.infer<typeof metricOfSchema>;

const common = {
  title: textSchema.describe('What the metric is called'),
  definition: textSchema
    .optional()
    .describe('口径: what exactly is counted, where the title does not say it'),
  aliases: z
    .array(z.string().min(2))
    .optional()
    .describe(
      '别称: what reports call it otherwise, in Chinese; by these, too, a figure of prose is found to be of it',
    ),
  publishedAs: z
    .strictObject({
      metric: metricIdSchema.describe('The metric that reads the statistic'),
      parameters: z.record(identifierSchema, z.string()).describe('Which series it is, by its parameters'),
    })
    .optional()
    .describe(
      '对应统计指标: the published statistic of the same thing, whose growth, bases and ranks are then its own; none is computed beside it',
    ),
  unit: z
    .enum(unitIds)
    .optional()
    .describe('The unit it is shown in; a count needs one, a measure has its own'),
};
const where = conditionSchema.optional().describe('Which records count; absent means all');
const stages = z.array(identifierSchema).min(1).describe('The stages whose records are in the balance');
const transitions = z
  .array(identifierSchema)
  .min(1)
  .describe('The transitions whose movements are turned over');

export const metricSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('balance'),
      ...common,
      stages,
      of: metricOfSchema,
      where,
      unknownWhenEmpty: z
        .boolean()
        .optional()
        .describe('Whether no record means “not known” (a statistic not yet published) instead of nothing'),
    })
    .describe('存量: what stands in these stages on the cut-off day'),
  z
    .strictObject({ kind: z.literal('turnover'), ...common, transitions, of: metricOfSchema, where })
    .describe('流量: what passed through these transitions in the period'),
  z
    .strictObject({
      kind: z.literal('distinct'),
      ...common,
      over: z.union([
        z.strictObject({ kind: z.literal('balance'), stages }),
        z.strictObject({ kind: z.literal('turnover'), transitions }),
      ]),
      by: z.string().min(1).describe('The field whose different values are counted, or "record"'),
      where,
    })
    .describe('去重计数: how many different values; not a sum'),
  z
    .strictObject({
      kind: z.literal('ratio'),
      ...common,
      numerator: metricIdSchema,
      denominator: metricIdSchema,
    })
    .describe('比率: numerator ÷ denominator, in percent'),
  z
    .strictObject({
      kind: z.literal('rank'),
      ...common,
      stages,
      of: z.strictObject({ holding: identifierSchema }),
      by: z.string().min(1).describe('The field that names who is ranked'),
      named: identifierSchema
        .optional()
        .describe('The field that says what those ranked are called; absent: as `by` says'),
      self: z.string().min(1).describe('Who we are in that field; may be a "$parameter"'),
      where,
    })
    .describe(
      '位次: our place when all who were given the measure are ordered from the greatest; equal values share a place, and alone nobody has one',
    ),
  z
    .strictObject({
      kind: z.literal('progress'),
      ...common,
      of: metricIdSchema.describe('What is done'),
      against: metricIdSchema.describe('The metric that reads its target; receives the parameter "metric"'),
      show: z
        .enum(['completion', 'ahead', 'to-date'])
        .describe('完成率, 超时序进度 (percentage points) or 达目标进度'),
    })
    .describe('目标进度: one of the three progress measures'),
]);

export type Metric = z.infer<typeof metricSchema>;
export type MetricKind = Metric['kind'];
export type MetricOfKind<K extends MetricKind> = Extract<Metric, { kind: K }>;
/** The metrics that are sums of movements, so that they can be folded. */
export type AdditiveMetric = (MetricOfKind<'balance'> | MetricOfKind<'turnover'>) & {
  /** The measure that a record must have been given to count: holding nothing of it, nobody is ranked. */
  readonly given?: string;
};
/** The metrics that are counted over movements at the moment of reading. */
export type CountedMetric = MetricOfKind<'distinct'> | MetricOfKind<'rank'>;
/** The metrics that are computed from other metrics. */
export type DerivedMetric = MetricOfKind<'ratio'> | MetricOfKind<'progress'>;
