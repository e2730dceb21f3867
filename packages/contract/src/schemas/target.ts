import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, lightSchema, namedSchema } from './basics.ts';

const amountSchema = z
  .object({
    value: decimalSchema.nullable().describe('The exact value in the base unit; null when unknown'),
    shown: labelSchema.nullable().describe('For reading; null when unknown'),
  })
  .describe('A value');

export const yearQuerySchema = z
  .object({
    year: z.string().optional().describe('The year, four digits; absent: that of the cut-off'),
    cutoff: z.string().optional().describe('Cut-off day YYYY-MM-DD within the year; absent: today'),
    knownAt: z
      .string()
      .optional()
      .describe('As known by the end of this day, or at this moment in ISO 8601; absent: now'),
  })
  .describe('Which year, cut off when, and what was known');
export type YearQuery = z.infer<typeof yearQuerySchema>;

const measuredSchema = z.object({
  target: amountSchema.describe('The target of the year: the denominator'),
  done: amountSchema.describe('What is done'),
  toDate: amountSchema.describe('The target to date: target × elapsed share of the year'),
  completion: amountSchema.describe('完成率: done ÷ target'),
  ahead: amountSchema.describe('超时序进度: completion − elapsed share, in percentage points'),
  againstToDate: amountSchema.describe('达目标进度: done ÷ target to date'),
});

const monthLightSchema = z
  .object({
    light: lightSchema,
    month: z.string().describe('Of which month, as 2021-03'),
    words: labelSchema.describe('Its rule, with days and amounts'),
  })
  .describe('A light with its rule');

const versionSchema = z
  .object({
    id: z.string().nullable().describe('The record; null where it is out of reach'),
    title: z.string().describe('What it is called'),
    kind: labelSchema.describe('What kind of version it is'),
    inForce: z.boolean(),
    value: amountSchema,
    basis: z.string().nullable().describe('The document it rests on'),
    issuedOn: daySchema.nullable(),
    endedOn: daySchema.nullable().describe('When another took its place; null: in force'),
    reason: z.string().nullable().describe('Why another took its place'),
  })
  .describe('A version of a target');

const monthSchema = z
  .object({
    month: z.string().describe('As 2021-03'),
    endsOn: daySchema,
    closesOn: daySchema.describe('The last day on which what is recorded of it is in time'),
    asked: amountSchema.describe('What is asked up to its end'),
    done: amountSchema.describe('What was done up to its end; unknown while it is not over'),
    light: monthLightSchema.nullable(),
  })
  .describe('A month of the year, cumulatively');

const forecastSchema = z
  .object({
    method: labelSchema.describe('How it is reckoned'),
    months: z.int().describe('From how many known months'),
    level: z.int().describe('How often the interval is to hold, in percent'),
    value: amountSchema.describe('Of the whole year'),
    low: amountSchema,
    high: amountSchema,
    path: z.array(
      z.object({ endsOn: daySchema, value: decimalSchema, low: decimalSchema, high: decimalSchema }),
    ),
  })
  .describe('A forecast of the year’s end with its interval');

export const targetSchema = measuredSchema
  .extend({
    metric: z.string().describe('The metric of the work'),
    name: z.string().describe('What the target is called'),
    register: namedSchema.describe('The register of targets'),
    work: namedSchema.nullable().describe('The register of the work; null: no metric of the district'),
    figure: z
      .object({ report: z.string(), id: z.string() })
      .nullable()
      .describe('The figure that opens what was done; null: no report shows it'),
    scale: z
      .object({
        unit: labelSchema.describe('The unit it is spoken of in'),
        numerator: z.number().describe('How many base units one of it is: numerator'),
        denominator: z.number().describe('and denominator'),
      })
      .describe('The unit it is spoken of in'),
    versions: z.array(versionSchema).describe('The one in force first'),
    light: monthLightSchema.nullable().describe('That of the month that stands worst'),
    planned: z.enum(['months', 'elapsed']).describe('Shared out over months, or by the elapsed share'),
    months: z.array(monthSchema).describe('Empty where the work cannot be asked for'),
    forecast: forecastSchema.nullable(),
    noForecast: labelSchema.nullable().describe('Why there is none'),
    outlook: z
      .object({ verdict: z.enum(['reached', 'likely', 'open', 'unlikely']), words: labelSchema })
      .nullable()
      .describe('What the forecast says of the target'),
  })
  .describe('A target of a year');
export type WireTarget = z.infer<typeof targetSchema>;

const settingSchema = z.object({
  year: z.string(),
  cutoff: daySchema.describe('The cut-off day'),
  today: daySchema.describe('The day on which the district stands'),
  knownAt: instantSchema.describe('What was known at this moment'),
  elapsed: amountSchema.describe('时序进度: the share of the year that has passed'),
});

export const targetListSchema = settingSchema
  .extend({ targets: z.array(targetSchema) })
  .describe('The targets of a year');
export type WireTargets = z.infer<typeof targetListSchema>;

export const targetDetailSchema = settingSchema
  .extend({
    target: targetSchema,
    units: z.array(
      measuredSchema.extend({
        unit: namedSchema,
        part: z.string().nullable().describe('The record of the part; null where it is out of reach'),
        asked: amountSchema.describe('What is asked of it by the cut-off'),
        light: monthLightSchema.nullable().describe('That of its month that stands worst'),
      }),
    ),
    parts: namedSchema.nullable().describe('The register of the parts; null: none is declared'),
    unassigned: amountSchema
      .nullable()
      .describe('What no unit is asked for; null: it is not shared out among units'),
    mayAdjust: z.boolean().describe('Whether one may issue an adjusted version'),
  })
  .describe('A target with its parts');
export type WireTargetDetail = z.infer<typeof targetDetailSchema>;

export const adjustmentSchema = z
  .object({
    key: z.string().describe('Of the request: the same when it is repeated'),
    year: z.string().describe('The year, four digits'),
    replaces: z.string().describe('The version that was seen, which it replaces'),
    value: z.string().describe('The new value, in the unit in which the target is spoken of'),
    on: z.string().describe('From which day on, YYYY-MM-DD'),
    reason: z.string().describe('Why'),
    basis: z.string().describe('The document that it rests on'),
    keepsParts: z.boolean().describe('Whether the parts are handed on in the same proportions'),
    sure: z
      .boolean()
      .optional()
      .describe('That a value more than five times, or less than a fifth of, the one in force is meant'),
  })
  .describe('An adjusted version');
export type AdjustmentBody = z.infer<typeof adjustmentSchema>;
