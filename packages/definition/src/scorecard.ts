import { z } from 'zod';
import { type Catalogue, DefinitionError, parametersOfMetric, unitOfMetric } from './catalogue.ts';
import { metricIdSchema } from './metric.ts';
import { identifierSchema, textSchema } from './text.ts';

const percentSchema = z.string().regex(/^-?\d{1,6}(\.\d{1,4})?$/, 'a percentage is a decimal number');

export const scoreItemSchema = z
  .strictObject({
    title: textSchema,
    weight: z.int().min(1).max(100).describe('The points that it can bring'),
    value: z
      .discriminatedUnion('kind', [
        z
          .strictObject({ kind: z.literal('metric'), metric: metricIdSchema })
          .describe('A metric in percent, asked of the unit'),
        z
          .strictObject({ kind: z.literal('targets') })
          .describe('The mean of 达目标进度 over the targets that are shared out to the unit'),
      ])
      .describe('What is looked at: a result, never how busy anybody was'),
    none: percentSchema.describe('With this value it brings nothing'),
    full: percentSchema.describe(
      'With this value, or a better one, it brings all; between the two in proportion',
    ),
  })
  .describe('An item of the assessment');
export type ScoreItem = z.infer<typeof scoreItemSchema>;

export const scorecardSchema = z
  .strictObject({
    title: textSchema,
    basis: textSchema.describe('What it rests on'),
    items: z.record(identifierSchema, scoreItemSchema),
    unscored: z
      .array(z.strictObject({ what: textSchema, why: textSchema }))
      .describe('What brings no points, and why'),
  })
  .describe('考核: how results of a year become points of a unit');
export type Scorecard = z.infer<typeof scorecardSchema>;

/** Checks that what a scorecard looks at can be asked of a unit. @throws ZodError, DefinitionError */
export function checkedScorecard(input: Scorecard, catalogue: Catalogue): Scorecard {
  const scorecard = scorecardSchema.parse(input);
  const faults = Object.entries(scorecard.items).flatMap(([id, { value, none, full }]) => {
    const found: string[] = [];
    const say = (text: string) => found.push(`the scorecard's item ${id} ${text}`);
    if (Number(none) === Number(full)) say('brings nothing and all with the same value');
    if (value.kind === 'targets') return found;
    const entry = catalogue.metrics.get(value.metric);
    if (!entry) say(`names the unknown metric ${value.metric}`);
    else if (unitOfMetric(entry) !== 'percent') say(`looks at ${value.metric}, which is not in percent`);
    else if (parametersOfMetric(entry.metric).length > 0)
      say(`looks at ${value.metric}, which needs parameters`);
    return found;
  });
  if (faults.length > 0) throw new DefinitionError(faults);
  return scorecard;
}
