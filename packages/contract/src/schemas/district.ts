import { z } from 'zod';
import { daySchema, labelSchema, namedSchema } from './basics.ts';

export const districtSchema = z
  .object({
    id: z.string().describe('The district'),
    title: labelSchema.describe('Its name'),
    timeZone: z.string().describe('IANA name of its time zone'),
    today: daySchema.describe('The day on which it stands: today, or where a demonstration ends'),
    synthetic: z.boolean().describe('Whether its records are made up for a demonstration'),
    units: z.array(namedSchema).describe('Responsible units'),
    streets: z.array(namedSchema).describe('Sub-districts'),
  })
  .describe('The district of this installation');

export const healthSchema = z
  .object({ status: z.literal('ok').describe('The server answers and its database too') })
  .describe('The server is well');
