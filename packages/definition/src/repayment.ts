import { z } from 'zod';
import { identifierSchema, type Text, textSchema } from './text.ts';

/** How a loan is paid back, as banks call it. */
export const repaymentMethods = {
  'equal-instalments': { zh: '等额本息', en: 'Equal instalments' },
  'equal-principal': { zh: '等额本金', en: 'Equal principal' },
  'interest-monthly': { zh: '按月付息、到期还本', en: 'Interest monthly, principal at the end' },
  'at-maturity': { zh: '利随本清', en: 'Principal and interest at the end' },
} as const satisfies Record<string, Text>;
export type RepaymentMethod = keyof typeof repaymentMethods;

const repaymentSchema = z
  .strictObject({
    title: textSchema.describe('What the schedule is called'),
    principal: identifierSchema.describe('The measure with what is paid back'),
    rate: identifierSchema.describe('The number field with the rate of a year, in percent'),
    term: identifierSchema.describe('The number field with the whole months'),
    method: identifierSchema.describe(
      'The category field with the method; its options are methods that the house knows',
    ),
    first: identifierSchema
      .optional()
      .describe(
        'The date field with the day from which interest is owed; absent: as if from the day on which it is asked',
      ),
    dayCount: z
      .enum(['30/360', 'actual/360'])
      .describe('How days are counted: every month as 30 days, or each as it is; the year has 360'),
    stages: z.array(identifierSchema).min(1).describe('The stages in which there is a schedule'),
    note: textSchema.optional().describe('What a reader must know of it'),
  })
  .describe('How a record is paid back, instalment by instalment, from its own fields (还款计划)');
export type Repayment = z.infer<typeof repaymentSchema>;

export const repaymentsSchema = z.record(identifierSchema, repaymentSchema);
