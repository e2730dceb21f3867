import { z } from 'zod';
import { daySchema, instantSchema, labelSchema, namedSchema } from './basics.ts';

const listShape = {
  id: z.string().describe('The list'),
  title: labelSchema.describe('What the list is'),
  of: z.string().describe('What it is of, such as a project'),
  keeper: labelSchema.describe('Who keeps the register'),
  from: daySchema.describe('From which day it is public'),
  to: daySchema.describe('Through which day it is public'),
  cutoff: daySchema.describe('As of which day it was drawn up'),
  knownAt: instantSchema.describe('As known at this moment'),
  rows: z.int().describe('How many records are on it'),
};

export const publicListsSchema = z
  .object({ lists: z.array(z.object(listShape)).describe('Those that are public now') })
  .describe('The published lists');

export const publicListSchema = z
  .object({
    ...listShape,
    objections: labelSchema.describe('How and where an objection is raised'),
    columns: z
      .array(
        z.object({
          id: z.string().describe('The field or measure'),
          title: labelSchema.describe('What it is called'),
          number: z.boolean().describe('Whether it is a number'),
        }),
      )
      .describe('Its columns'),
    lines: z.array(z.array(labelSchema.nullable())).describe('Its records, cell by cell; names are masked'),
  })
  .describe('A published list');
export type WirePublicList = z.infer<typeof publicListSchema>;

export const publicationsSchema = z
  .object({
    today: daySchema.describe('The day on which the district stands'),
    register: namedSchema.describe('The register'),
    mayPublish: z.boolean().describe('Whether one may publish its lists'),
    publications: z
      .array(
        z.object({
          id: z.string().describe('The publication'),
          title: labelSchema.describe('What the list is called in public'),
          by: namedSchema.describe(
            'Of what a list is: the register, by the name of the field that refers to it',
          ),
          stages: z.array(labelSchema).describe('The stages in which a record is on it'),
          columns: z.array(labelSchema).describe('What is shown'),
        }),
      )
      .describe('What of its records is published'),
    lists: z
      .array(
        z.object({
          ...listShape,
          publication: z.string().describe('The publication'),
          publishedBy: z.string().describe('Who published it'),
          publishedAt: instantSchema.describe('When'),
          state: z.enum(['coming', 'public', 'over', 'ended']).describe('ended: taken down before its time'),
        }),
      )
      .describe('The lists that were ever published, the latest first'),
  })
  .describe('The lists of a register');
export type WirePublications = z.infer<typeof publicationsSchema>;

export const newListSchema = z
  .strictObject({
    subject: z.string().min(1).max(80).describe('The record that the list is of'),
    from: z.string().max(10).describe('From which day it is public, YYYY-MM-DD'),
    to: z.string().max(10).describe('Through which day, YYYY-MM-DD'),
  })
  .describe('A list to publish');
export type NewListBody = z.infer<typeof newListSchema>;

export const listMadeSchema = z
  .object({ id: z.string().describe('The list'), rows: z.int().describe('How many records are on it') })
  .describe('A list that was published');

export const endListSchema = z
  .strictObject({ reason: z.string().max(500).describe('Why it is taken down') })
  .describe('A list taken down');

export const publicationParams = {
  register: z.object({ register: z.string().describe('The register') }),
  publication: z.object({
    register: z.string().describe('The register'),
    publication: z.string().describe('The publication'),
  }),
  list: z.object({ list: z.string().max(80).describe('The list') }),
};
