import { z } from 'zod';
import { daySchema, decimalSchema, labelSchema, namedSchema } from './basics.ts';

export const computationQuerySchema = z
  .object({
    version: z
      .string()
      .max(80)
      .optional()
      .describe('Computed by this version of the policy instead of the one in force on the day'),
    suppose: z
      .string()
      .max(2000)
      .optional()
      .describe(
        'What is supposed of the record, as JSON: fields and measures by name, as they would be typed',
      ),
  })
  .describe('How a record is computed');
export type ComputationQuery = z.input<typeof computationQuerySchema>;

export const missingSchema = z.object({
  kind: z
    .enum(['field', 'rate', 'version', 'zero', 'overflow'])
    .describe('A field or measure of the record, a rate, the version itself, or an impossible amount'),
  name: z.string().describe('Its name'),
  title: labelSchema.describe('What it is called'),
});

export const explainedLineSchema = z
  .object({
    id: z.string().describe('The line'),
    title: labelSchema.describe('What it is for'),
    clause: labelSchema.describe('The clause it follows, quoted'),
    state: z
      .enum(['due', 'not-due', 'unknown'])
      .describe('due: it counts; not-due: its condition does not hold; unknown: a figure is missing'),
    amount: decimalSchema.nullable().describe('Yuan; null while unknown'),
    arithmetic: labelSchema.nullable().describe('The arithmetic with its numbers filled in'),
    condition: labelSchema.nullable().describe('To whom it is due'),
    aside: z.boolean().describe('Whether it is not part of the sum'),
    missing: z.array(missingSchema).describe('What it could not be computed for'),
  })
  .describe('A line of an explanation');

const versionSchema = z
  .object({
    id: z.string().describe('Its record'),
    title: z.string().describe('What it is called'),
    from: daySchema.nullable().describe('From which day it holds'),
    stage: labelSchema.describe('Where it stands'),
    inForce: z.boolean().describe('Whether it holds on the day'),
  })
  .describe('A version of the policy');

const supposableSchema = z
  .object({
    id: z.string().describe('The field or measure'),
    title: labelSchema.describe('What it is called'),
    input: z.enum(['date', 'number', 'select', 'text']).describe('How it is typed'),
    unit: labelSchema.nullable().describe('Its unit'),
    options: z.array(namedSchema).describe('What may be chosen'),
  })
  .describe('What may be supposed');

export const recordComputationsSchema = z
  .object({
    computations: z
      .array(
        z.object({
          id: z.string().describe('The computation'),
          title: labelSchema.describe('What is computed'),
          note: labelSchema.nullable().describe('What a reader must know of it'),
          day: daySchema.describe('The day whose policy holds'),
          register: namedSchema.nullable().describe('The register of the versions'),
          version: versionSchema.nullable().describe('By which version it was computed'),
          versions: z.array(versionSchema).describe('By which it may be computed'),
          supposable: z.array(supposableSchema).describe('What may be supposed while it is not given'),
          amount: decimalSchema.nullable().describe('The sum, yuan; null while any line is unknown'),
          lines: z.array(explainedLineSchema).describe('Line by line'),
          missing: z.array(missingSchema).describe('What the sum could not be computed for'),
          agreed: decimalSchema.nullable().describe('What was agreed, where it was'),
          difference: decimalSchema.nullable().describe('What was agreed less what was computed'),
          reason: z.string().nullable().describe('The reason of the difference'),
        }),
      )
      .describe('The computations of the register'),
  })
  .describe('What a record is due, explained');
export type WireRecordComputations = z.infer<typeof recordComputationsSchema>;
