import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema, textSchema } from './text.ts';
import { unitIds } from './units.ts';

/**
 * What is known of a record on a day from the records of other registers that refer to it, and from rules over what is
 * known already: a firm's revenue of last year, whether it holds a certificate in force, its size class. A fact is
 * derived when it is asked for and never stored, so a figure that is corrected is right in every fact.
 */
const onSchema = z
  .union([
    z
      .strictObject({
        year: identifierSchema.describe('The field with the year of the record, as four digits'),
        back: z.int().min(0).max(9).describe('How many years before the year of the day: 1 is last year'),
      })
      .describe('The records of one year'),
    z
      .strictObject({
        from: identifierSchema.describe('The field with the first day'),
        to: identifierSchema.optional().describe('The field with the last day; not given: without end'),
      })
      .describe('The records that are in force on the day'),
  ])
  .describe('Which records by the day that is asked for; absent: all');

const referring = {
  register: identifierSchema.describe('The register whose records refer to this one'),
  by: identifierSchema.describe('Their reference field'),
  stages: z.array(identifierSchema).min(1).optional().describe('The stages they stand in; absent: any'),
  where: conditionSchema.optional().describe('Only those of which this is true'),
  on: onSchema.optional(),
};

const common = {
  title: textSchema.describe('What the fact is called'),
  help: textSchema.optional().describe('How it comes about, for whoever reads a decision that rests on it'),
};

export const factSchema = z
  .union([
    z
      .strictObject({
        ...common,
        latest: z.strictObject({
          ...referring,
          value: identifierSchema.describe('The field or measure that is taken'),
          order: z
            .array(identifierSchema)
            .min(1)
            .describe('Of several the greatest by these, one after another: a vintage, a day'),
        }),
      })
      .describe('A value of the latest of the records; unknown where there is none or it is not given'),
    z
      .strictObject({
        ...common,
        sum: z.strictObject({ ...referring, measure: identifierSchema.describe('What they hold') }),
      })
      .describe('What the records hold together; nothing where there is none, for the ledger knows them all'),
    z
      .strictObject({ ...common, count: z.strictObject(referring), unit: z.enum(unitIds) })
      .describe('How many records there are'),
    z.strictObject({ ...common, exists: z.strictObject(referring) }).describe('Whether there is any'),
    z
      .strictObject({
        ...common,
        interest: z.strictObject({
          repayment: identifierSchema.describe('The repayment of the register'),
          counted: z
            .enum(['due', 'accrued'])
            .describe('What falls due on the days of the span, or what accrues on them'),
          within: z
            .strictObject({
              back: z
                .int()
                .min(0)
                .max(9)
                .optional()
                .describe('Of which year before that of the day: 1 is last year'),
              months: z.int().min(1).max(480).optional().describe('Within so many months from the first day'),
              from: z.iso.date().optional().describe('From this day'),
              through: z.iso.date().optional().describe('Through this day'),
            })
            .optional()
            .describe('On which days, all of it true together; absent: in all'),
        }),
      })
      .describe('The interest of the record itself by its repayment schedule; unknown while that is'),
    z
      .strictObject({
        ...common,
        options: z.record(identifierSchema, textSchema).describe('The values it may have'),
        cases: z
          .array(z.strictObject({ when: conditionSchema, is: identifierSchema }))
          .min(1)
          .max(120)
          .describe('In order: the first that is true; unknown as soon as one before it is unknown'),
        otherwise: identifierSchema.optional().describe('Where none is true; absent: unknown'),
      })
      .describe('One of several, by rules over the record and the facts above'),
  ])
  .describe('What is known of a record on a day, derived from the ledger (画像指标)');
export type Fact = z.infer<typeof factSchema>;

/** What of a fact is read from the records that refer; null for a fact by rules. */
export function referringOf(fact: Fact): z.infer<z.ZodObject<typeof referring>> | null {
  if ('latest' in fact) return fact.latest;
  if ('sum' in fact) return fact.sum;
  if ('count' in fact) return fact.count;
  if ('exists' in fact) return fact.exists;
  return null;
}
