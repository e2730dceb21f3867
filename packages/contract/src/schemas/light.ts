import { z } from 'zod';
import { daySchema, labelSchema, lightSchema, namedSchema } from './basics.ts';

const saidLightSchema = z
  .object({
    light: lightSchema,
    month: z.string().describe('The month it is of, as 2021-03'),
    words: labelSchema.describe('Its rule, with its days and amounts'),
  })
  .describe('A light that says its rule and its day');
export type WireSaidLight = z.infer<typeof saidLightSchema>;

const forecastSchema = z
  .object({
    value: labelSchema.describe('Foretold for the year’s end'),
    low: labelSchema.describe('The lower bound of the interval'),
    high: labelSchema.describe('The upper bound'),
    level: z.int().describe('How much is promised of the interval, in percent'),
    method: labelSchema.describe('How it is reckoned'),
  })
  .describe('What is foretold for the year’s end, with its interval');

const paceShape = {
  pace: namedSchema.describe('What is held against its schedule'),
  plan: labelSchema.describe('The plan of the year'),
  due: labelSchema.describe('What is scheduled by now'),
  done: labelSchema.describe('What is done in the year'),
  share: z.number().describe('Done ÷ plan, in percent, for drawing'),
  forecast: forecastSchema.nullable().describe('Null where nothing can be foretold'),
};

export const recordLightsSchema = z
  .object({
    day: daySchema.describe('As of this day'),
    paces: z
      .array(
        z.object({
          ...paceShape,
          closing: labelSchema.describe('When the reporting of a month closes'),
          whole: saidLightSchema.nullable().describe('That of the month that stands worst'),
          months: z
            .array(
              z.object({
                month: z.string().describe('The month, as 2021-03'),
                light: lightSchema
                  .nullable()
                  .describe('Null before it begins, and where nothing was scheduled'),
                words: labelSchema.nullable().describe('Its rule, with its days and amounts'),
                due: labelSchema.nullable().describe('What was scheduled by its end'),
                done: labelSchema.nullable().describe('What was done by its end, as known now'),
              }),
            )
            .describe('The twelve months of the year'),
        }),
      )
      .describe('By every pace in which anything is scheduled for it'),
  })
  .describe('A record’s months against its schedule');
export type WireRecordLights = z.infer<typeof recordLightsSchema>;

const countsSchema = z
  .object({
    pace: z.int(),
    'made-up': z.int(),
    behind: z.int(),
    missed: z.int(),
  })
  .describe('How many records have each light');

const placeSchema = z.object({
  place: namedSchema.nullable().describe('Whose they are, or where'),
  counts: countsSchema,
});

const turnedSchema = z.object({
  id: z.string().describe('The record’s id'),
  title: z.string().describe('What it is called'),
  unit: namedSchema.nullable().describe('Whose it is'),
  light: saidLightSchema,
});

export const registerLightsQuerySchema = z
  .object({
    pace: z.string().max(80).optional().describe('Which pace of the register; absent: the first'),
    day: z
      .string()
      .max(40)
      .optional()
      .describe('As of this day; absent: the day on which the district stands'),
    known: z.string().max(40).optional().describe('As known by the end of this day; absent: now'),
  })
  .describe('Whose lights, and when');
export type RegisterLightsQuery = z.input<typeof registerLightsQuerySchema>;

export const registerLightsSchema = z
  .object({
    register: namedSchema.describe('The register'),
    paces: z.array(namedSchema).describe('The paces of the register'),
    day: daySchema.describe('As of this day'),
    known: daySchema.nullable().describe('As known by the end of this day; null: now'),
    ...paceShape,
    counts: countsSchema,
    units: z.array(placeSchema).describe('By responsible unit, those with most that is missed first'),
    streets: z.array(placeSchema).describe('By sub-district; none where the register has no places'),
    turned: z.array(turnedSchema).describe('Of whose months one was found missed this month, as it closed'),
    madeUp: z.array(turnedSchema).describe('Of whose months one was made up this month'),
  })
  .describe('The lights of a register’s records within reach that are under way');
export type WireRegisterLights = z.infer<typeof registerLightsSchema>;

export const lightsOverviewSchema = z
  .object({
    day: daySchema.describe('As of this day'),
    paces: z
      .array(
        z.object({
          register: namedSchema.describe('The register'),
          pace: namedSchema.describe('What is held against its schedule'),
          rule: labelSchema.describe('By what the lights are judged'),
          counts: countsSchema,
        }),
      )
      .describe('Every pace of which one reaches any record under way'),
  })
  .describe('The lights of all registers, counted');
export type WireLightsOverview = z.infer<typeof lightsOverviewSchema>;
