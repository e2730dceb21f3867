import { z } from 'zod';
import { type Condition, conditionSchema } from './condition.ts';
import { identifierSchema, textSchema } from './text.ts';
import { type UnitId, unitIds } from './units.ts';

/**
 * Amounts as data: what a household, a firm or a resident is due by a policy. A formula names the figures it is
 * reckoned from; it never branches on what a register is called. It is checked, reckoned exactly and explained line
 * by line in `packages/policy`. Three values, as in conditions: a figure that is not given makes the amount unknown.
 */
export type Formula =
  | { number: string; unit: UnitId }
  | { field: string; none?: string | undefined }
  | { rate: string }
  | { line: string }
  | { days: { from: string; to: string } }
  | { add: Formula[] }
  | { subtract: [Formula, Formula] }
  | { multiply: Formula[] }
  | { divide: [Formula, Formula]; otherwise?: Formula | undefined }
  | { min: Formula[] }
  | { max: Formula[] }
  | { round: Formula; to: UnitId; decimals: number; how?: 'half-up' | 'up' | 'down' | undefined }
  | { tiers: Tiers }
  | { dates: Dates }
  | { when: Condition; gives: Formula; otherwise: Formula };

export interface Tiers {
  of: Formula;
  unit: UnitId;
  bands: { upTo?: string | undefined; gives: Formula }[];
  each?: boolean | undefined;
}

export interface Dates {
  of: string;
  bands: { through?: string | undefined; gives: Formula }[];
}

const decimalSchema = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/, 'a plain decimal number of at most 18 digits and 12 decimals');
const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const unitSchema = z.enum(unitIds);
/** `name`, or `reference.name`: a field or measure of the record, or of the one that a reference of it names. */
export const pathSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/, 'a field or measure, or reference.field')
  .max(121);

const formula: z.ZodType<Formula> = z.lazy(() => formulaSchema);
const several = z.array(formula).min(1).max(30);
const two = z.tuple([formula, formula]);

export const formulaSchema: z.ZodType<Formula> = z.union([
  z.strictObject({ number: decimalSchema, unit: unitSchema }).describe('A fixed amount in a unit'),
  z
    .strictObject({
      field: pathSchema,
      none: decimalSchema
        .optional()
        .describe('What it is where it was not given; absent: it is unknown then'),
    })
    .describe(
      'A number of the record: a field or a measure; “reference.name” for one of the record referred to',
    ),
  z
    .strictObject({ rate: identifierSchema })
    .describe('A measure of the version of the policy that is in force'),
  z.strictObject({ line: identifierSchema }).describe('The amount of a line above'),
  z
    .strictObject({ days: z.strictObject({ from: pathSchema, to: pathSchema }) })
    .describe('The days from one day of the record to another; the first day is day 1'),
  z.strictObject({ add: several }).describe('The sum'),
  z.strictObject({ subtract: two }).describe('The first less the second'),
  z
    .strictObject({ multiply: several })
    .describe('The product; an amount per head is a product with a number of persons'),
  z
    .strictObject({
      divide: two,
      otherwise: formula.optional().describe('What it is where the divisor is nothing'),
    })
    .describe('The first by the second'),
  z.strictObject({ min: several }).describe('The least: a cap'),
  z.strictObject({ max: several }).describe('The greatest: a floor'),
  z
    .strictObject({
      round: formula,
      to: unitSchema,
      decimals: z.int().min(0).max(6),
      how: z.enum(['half-up', 'up', 'down']).optional().describe('Absent: half up'),
    })
    .describe('Rounded to so many decimals of a unit'),
  z
    .strictObject({
      tiers: z.strictObject({
        of: formula.describe('What decides the tier'),
        unit: unitSchema.describe('The unit of the bounds'),
        bands: z
          .array(
            z.strictObject({
              upTo: decimalSchema.optional().describe('Up to and with this; the last tier has no bound'),
              gives: formula,
            }),
          )
          .min(1)
          .max(30),
        each: z
          .boolean()
          .optional()
          .describe(
            'Whether each part of the amount has the rate of its own tier (超额累进); absent: one tier for all',
          ),
      }),
    })
    .describe('Tiers by amount'),
  z
    .strictObject({
      dates: z.strictObject({
        of: pathSchema.describe('The day that decides the tier'),
        bands: z
          .array(
            z.strictObject({
              through: daySchema.optional().describe('Through this day; the last tier has no bound'),
              gives: formula,
            }),
          )
          .min(1)
          .max(30),
      }),
    })
    .describe('Tiers by day'),
  z
    .strictObject({ when: conditionSchema, gives: formula, otherwise: formula })
    .describe('One of two, by a condition on the record; unknown while the condition is'),
]);

export const lineSchema = z
  .strictObject({
    id: identifierSchema,
    title: textSchema.describe('What the line is for'),
    clause: textSchema.describe('The clause it follows, quoted'),
    when: conditionSchema.optional().describe('To whom it is due; absent: to everybody'),
    amount: formulaSchema.describe('How much, as money; rounded to 0.01 yuan'),
    aside: z.boolean().optional().describe('Whether lines below read it, and it is not part of the sum'),
  })
  .describe('A line of a computation');
export type Line = z.infer<typeof lineSchema>;

export const ratesSchema = z
  .strictObject({
    register: identifierSchema.describe(
      'The register whose records are versions of the policy, rates as measures',
    ),
    from: identifierSchema.describe('Its field with the day from which a version holds'),
    stages: z.array(identifierSchema).min(1).describe('The stages of versions that hold or held'),
    of: z
      .strictObject({
        theirs: identifierSchema.describe(
          'The version’s field that names what it is for; empty: it is general',
        ),
        ours: identifierSchema.describe('The record’s field that it is compared with'),
      })
      .optional()
      .describe('A version of its own comes before a general one'),
  })
  .describe('The dated table of a policy’s parameters');

export const computationSchema = z
  .strictObject({
    title: textSchema.describe('What is computed'),
    note: textSchema.optional().describe('What a reader must know of it'),
    rates: ratesSchema.optional(),
    on: identifierSchema.describe(
      'The record’s field with the day whose policy holds; not given: the day of asking',
    ),
    lines: z.array(lineSchema).min(1).max(60),
    held: z
      .strictObject({
        against: identifierSchema.describe('The measure that states what was agreed'),
        transitions: z.array(identifierSchema).min(1).describe('The transitions that state it'),
        reason: identifierSchema.describe('The field with the reason that a difference wants'),
      })
      .optional()
      .describe('What is agreed is compared with what was computed'),
  })
  .describe('An amount computed from a record by a policy, explained line by line');
export type Computation = z.infer<typeof computationSchema>;
