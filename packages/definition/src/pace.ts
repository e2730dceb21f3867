import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { metricOfSchema } from './metric.ts';
import { identifierSchema, textSchema } from './text.ts';

const transitions = z.array(identifierSchema).min(1);

const doneSchema = z
  .union([
    z
      .strictObject({
        amount: identifierSchema.describe('A measure: what was added to it in the year'),
        transitions: transitions.describe('The transitions by which it is added to'),
      })
      .describe('Done on the record itself'),
    z
      .strictObject({
        register: identifierSchema.describe('The register whose records are counted'),
        via: identifierSchema.describe('Its reference field that names the record they are counted for'),
        transitions: transitions.describe('The transitions that count'),
        of: metricOfSchema,
      })
      .describe('Done by records of another register that refer to this one'),
  ])
  .describe('What counts as done, from the year’s beginning on');
export type PaceDone = z.infer<typeof doneSchema>;

export const paceSchema = z
  .strictObject({
    title: textSchema.describe('What is held against its schedule'),
    done: doneSchema,
    plan: identifierSchema.describe('A measure: the plan of the year that the record holds'),
    stages: z
      .array(identifierSchema)
      .min(1)
      .describe('The stages in which something is scheduled: a month that ends in another has no light'),
    where: conditionSchema
      .optional()
      .describe('The records in which anything is scheduled, by their fields; absent: all'),
    starts: identifierSchema
      .optional()
      .describe('A date field: months before its month have nothing scheduled'),
    ends: identifierSchema
      .optional()
      .describe('A date field: by the end of its month all of the plan is scheduled'),
    closes: z
      .strictObject({
        count: z.int().min(0).max(60).describe('So many days after the month’s end'),
        of: z.enum(['working-day', 'day']).describe('Work days of the district, or days of the calendar'),
      })
      .describe(
        'When the reporting of a month closes (结报): what is recorded later is late, whatever its day',
      ),
  })
  .describe('时序进度: a record’s plan of the year, by months, with lights that remember');
export type Pace = z.infer<typeof paceSchema>;
