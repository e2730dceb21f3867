import { z } from 'zod';
import { labelSchema, lightSchema, namedSchema } from './basics.ts';
import { formFieldSchema } from './form-field.ts';
import { amountsSchema } from './movement.ts';
import { refusalSchema } from './refusal.ts';

const conditionText = z
  .string()
  .max(8000)
  .describe('A condition as JSON, in the form of the register language; absent: every record');

export const registerParams = z.object({ register: z.string().describe('The register') });

export const registerListSchema = z
  .object({
    registers: z
      .array(
        namedSchema.extend({
          description: labelSchema.describe('What it holds and who keeps it'),
          keeper: labelSchema.describe('The bureau that keeps it'),
          count: z.int().describe('How many of its records one may read'),
          records: z.boolean().describe('Whether one may record in it'),
        }),
      )
      .describe('The registers of which one may read anything'),
  })
  .describe('The registers');
export type WireRegisters = z.infer<typeof registerListSchema>;

const columnSchema = z
  .object({
    id: z.string().describe('The column’s name'),
    title: labelSchema.describe('What it is called'),
    kind: z
      .enum(['text', 'category', 'flag', 'number', 'date', 'reference', 'measure'])
      .describe('What its values are; decides how it is shown and typed'),
    options: z.array(namedSchema).nullable().describe('The values it may have, where they are known'),
    unit: labelSchema.nullable().describe('The base unit of a number, in which a condition compares'),
    reference: z.string().nullable().describe('The register whose records it names'),
    operators: z
      .array(z.string())
      .describe('What a condition may compare it by; none: no condition reads it'),
    usual: z.boolean().describe('Whether a list shows it when nobody has chosen columns'),
  })
  .describe('A column on offer');

export const listFormSchema = z
  .object({
    register: namedSchema.describe('The register'),
    titleColumn: z.string().describe('The column that names a record'),
    columns: z.array(columnSchema).describe('The columns on offer, in their order'),
    transitions: z
      .array(namedSchema)
      .describe('What one may do with records that stand; none where one may not record'),
    openings: z.array(namedSchema).describe('The transitions by which one may open new records'),
    dueBack: z.boolean().describe('Whether its records are paid, and may be demanded back by a clause'),
    exports: z.boolean().describe('Whether one may take the list away as a file'),
    spans: z
      .object({
        planned: z.array(z.string()).describe('The columns with the planned first and last day'),
        actual: z.array(z.string()).describe('The columns with the actual first and last day'),
        ended: z.array(z.string()).describe('The stages in which nothing goes on any more'),
      })
      .nullable()
      .describe('How its records lie in time; null where the register does not say so'),
    places: z.boolean().describe('Whether its records have a place on a map'),
    paces: z.array(namedSchema).describe('By what its records are held against their schedule'),
    units: z.array(namedSchema).describe('The units that one holds posts of, with which views can be shared'),
    reachesAll: z.boolean().describe('Whether one reaches every record, and so may share views with all'),
  })
  .describe('What a list of a register offers');
export type WireListForm = z.infer<typeof listFormSchema>;

const lightOfList = {
  pace: z
    .string()
    .max(80)
    .optional()
    .describe('The pace whose lights are asked for; absent: the first, if any'),
  light: z.string().max(60).optional().describe('Only records with one of these lights, joined by commas'),
  lit: z.enum(['first']).optional().describe('first: those that stand worst come first, then the order'),
  litDay: z.string().max(40).optional().describe('The day whose lights are shown; absent: today'),
  litKnown: z.string().max(40).optional().describe('As they were known by the end of this day; absent: now'),
};

const listShape = {
  ...lightOfList,
  condition: conditionText.optional(),
  order: z.string().max(80).optional().describe('The column that orders it; absent: the day it last moved'),
  way: z.enum(['up', 'down']).optional().describe('Upwards or downwards; absent: downwards'),
  columns: z
    .string()
    .max(4000)
    .optional()
    .describe('The columns wanted, joined by commas; absent: the usual ones'),
};

export const listQuerySchema = z
  .object({
    ...listShape,
    limit: z.coerce.number().int().min(1).max(200).default(50).describe('Records per page'),
    offset: z.coerce.number().int().min(0).max(100_000_000).default(0).describe('Records left out before'),
  })
  .describe('A page of a list');
export type ListQueryParams = z.input<typeof listQuerySchema>;

export const exportQuerySchema = z
  .object({
    ...listShape,
    lights: z.enum(['yes']).optional().describe('yes: the first column is the light of each record'),
  })
  .describe('A list as a file');

const { columns: _columns, ...cutShape } = listShape;
export const placesQuerySchema = z.object(cutShape).describe('A list whose places are asked for');
export type PlacesQueryParams = z.input<typeof placesQuerySchema>;

export const placesSchema = z
  .object({
    register: namedSchema.describe('The register'),
    explained: labelSchema.describe('The condition in words'),
    count: z.int().describe('How many records the list has'),
    placed: z.int().describe('How many of them have a place'),
    by: z
      .object({ field: namedSchema, register: namedSchema })
      .nullable()
      .describe(
        'The field by which they lie at the place of what they refer to, and its register, of which the points are then; null: the points are the records themselves',
      ),
    points: z
      .array(
        z.object({
          id: z.string().describe('The record’s id'),
          title: z.string().describe('What it is called'),
          stage: namedSchema.describe('The stage it stands in'),
          light: lightSchema
            .nullable()
            .describe('How it stands against its schedule; null where it has none'),
          gathers: z
            .int()
            .nullable()
            .describe(
              'How many records of the list lie there, of one that they refer to; null: it is one itself',
            ),
          longitude: z.number().describe('WGS84'),
          latitude: z.number().describe('WGS84'),
        }),
      )
      .describe('Those with a place, the first ones in the order of the list'),
  })
  .describe('Where the records of a list lie');
export type WirePlaces = z.infer<typeof placesSchema>;

const cellSchema = z
  .object({
    value: z.union([z.string(), z.boolean(), z.null()]).describe('As conditions compare it; null is unknown'),
    shown: labelSchema.describe(
      'As it is read; of a reference what the record is called, as far as one reads it',
    ),
    opens: z.literal(true).optional().describe('It names a record that one may open'),
  })
  .describe('A value');

export const listSchema = z
  .object({
    register: namedSchema.describe('The register'),
    explained: labelSchema.describe('The condition in words'),
    order: z.string().describe('The column that orders it'),
    way: z.enum(['up', 'down']).describe('Which way'),
    limit: z.int().describe('Records per page'),
    offset: z.int().describe('Records left out before'),
    count: z.int().describe('How many records the list has, exactly'),
    totals: z
      .array(namedSchema.extend({ value: z.string().describe('In the base unit'), shown: labelSchema }))
      .describe('The exact sums of the measures over the whole list'),
    records: z
      .array(
        z.object({
          id: z.string().describe('The record’s id'),
          title: z.string().describe('What it is called'),
          stage: z.string().nullable().describe('The stage it stands in'),
          light: z
            .object({ light: lightSchema, words: labelSchema })
            .nullable()
            .describe('How it stands against its schedule; null where it has none'),
          cells: z.record(z.string(), cellSchema).describe('The columns that were asked for'),
        }),
      )
      .describe('The page'),
  })
  .describe('A page of a list with the count and sums of the whole');
export type WireList = z.infer<typeof listSchema>;

export const explainQuerySchema = z.object({ condition: conditionText }).describe('A condition');
export const explainedSchema = z
  .object({ explained: labelSchema.describe('The condition in words') })
  .describe('A condition in words');

export const batchSchema = z
  .strictObject({
    key: z.string().min(1).max(120).describe('New for each batch, the same when it is repeated'),
    transition: z.string().describe('What is done with each of them'),
    occurredOn: z.string().describe('The day it happened, YYYY-MM-DD'),
    records: z.array(z.string()).min(1).max(200).describe('The records’ ids'),
    set: z.record(z.string(), z.unknown()).optional().describe('Fields stated of each'),
    setEach: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .optional()
      .describe('By a record’s id, the fields stated of it alone'),
    amounts: amountsSchema.optional().describe('Amounts added to the measures of each'),
    amountsEach: z
      .record(z.string(), amountsSchema)
      .optional()
      .describe('By a record’s id, the amounts added to its measures alone'),
    evidence: z
      .array(z.string().max(300))
      .max(50)
      .optional()
      .describe('What proves it of each: names of papers, and ids of files of any record of the register'),
    reason: z.string().optional().describe('Why'),
  })
  .describe('The same done with several records; each by itself');
export type BatchBody = z.infer<typeof batchSchema>;

export const batchOfferQuerySchema = z
  .object({ records: z.string().max(15_000).describe('The records’ ids, joined by commas; at most 200') })
  .describe('Records that one would do the same with');

export const batchOfferSchema = z
  .object({
    ways: z
      .array(
        namedSchema.extend({
          to: namedSchema.nullable().describe('The stage it leads to; null: the one where the record stands'),
          reviewed: z.boolean().describe('Whether it waits for a reviewer before it counts'),
          evidence: z.boolean().describe('Whether it must name evidence'),
          fields: z.array(formFieldSchema).describe('What can be filled in, in order'),
          records: z.array(z.string()).describe('Those of the records with which one may do it'),
        }),
      )
      .describe('What may be done with at least one of the records, in the register’s order'),
  })
  .describe('What may be done with several records at once');
export type WireBatchOffer = z.infer<typeof batchOfferSchema>;

export const batchDoneSchema = z
  .object({
    done: z.array(z.string()).describe('The records it was done with'),
    submitted: z.array(z.string()).describe('The records for which it was submitted to review'),
    refused: z
      .array(z.object({ record: z.string().describe('The record’s id'), refusal: refusalSchema }))
      .describe('The records with which it could not be done, and why'),
  })
  .describe('What became of a batch');
export type WireBatchDone = z.infer<typeof batchDoneSchema>;

const viewShape = {
  name: z.string().trim().min(1).max(60).describe('What the view is called'),
  audience: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('own') }).describe('For oneself'),
      z.strictObject({ kind: z.literal('unit'), unit: z.string() }).describe('For a unit of one’s own'),
      z.strictObject({ kind: z.literal('all') }).describe('For everybody'),
    ])
    .describe('Whom it is for'),
  condition: conditionText.nullable(),
  order: z.string().max(80).nullable().describe('The column that orders it'),
  way: z.enum(['up', 'down']).describe('Which way'),
  columns: z
    .array(z.strictObject({ id: z.string(), width: z.int().min(40).max(1000).nullable() }))
    .max(100)
    .nullable()
    .describe('The columns and their widths; null: the usual ones'),
  lights: z
    .strictObject({
      pace: z.string().max(80).nullable().describe('The pace whose lights are shown; null: the first'),
      light: lightOfList.light.unwrap().nullable(),
      lit: lightOfList.lit.unwrap().nullable(),
    })
    .nullable()
    .optional()
    .describe('Which lights it shows and how they order it; null: any'),
};

export const viewInputSchema = z.strictObject(viewShape).describe('A view to keep');
export type ViewBody = z.infer<typeof viewInputSchema>;

export const viewRevisionSchema = z
  .strictObject({
    ...viewShape,
    register: z.string(),
    revision: z.int().min(1).describe('The revision that was seen'),
  })
  .describe('A view to be saved anew over the revision that was seen');
export const viewRemovalSchema = z
  .strictObject({ revision: z.int().min(1).describe('The revision that was seen') })
  .describe('A view to be taken away');

export const viewSchema = z
  .object({
    ...viewShape,
    id: z.string().describe('The view’s id'),
    revision: z.int().describe('How often it was saved'),
    register: z.string().describe('The register'),
    madeBy: z.string().describe('Who made it'),
    savedAt: z.string().describe('When it was saved last'),
    own: z.boolean().describe('Whether one made it oneself and may change it'),
  })
  .describe('A view of a list');
export type WireView = z.infer<typeof viewSchema>;

export const viewListSchema = z.object({ views: z.array(viewSchema).describe('By name') }).describe('Views');
export const removedSchema = z.object({ removed: z.literal(true) }).describe('It is taken away');

const pieceSchema = z.object({
  text: z.string(),
  hit: z.boolean().describe('Whether it was searched for'),
});

export const searchQuerySchema = z
  .object({
    text: z.string().max(200).describe('Words, each of which must be there'),
    register: z.string().optional().describe('Only in this register'),
    limit: z.coerce.number().int().min(1).max(100).default(30).describe('At most so many'),
  })
  .describe('A search');

export const searchResultSchema = z
  .object({
    registers: z
      .array(namedSchema.extend({ count: z.int().describe('How many were found in it') }))
      .describe('The registers, those with most first'),
    more: z.boolean().describe('Whether there are more than were looked at'),
    found: z
      .array(
        z.object({
          register: namedSchema.describe('Its register'),
          id: z.string().describe('Its id'),
          title: z.array(pieceSchema).describe('Its title, cut where it was hit'),
          stage: namedSchema.nullable().describe('Where it stands'),
          unit: namedSchema.nullable().describe('The responsible unit'),
          street: namedSchema.nullable().describe('The sub-district'),
          field: z
            .object({ title: labelSchema, text: z.array(pieceSchema) })
            .nullable()
            .describe('A field that has what the title has not'),
        }),
      )
      .describe('The best first'),
  })
  .describe('What was found');
export type WireSearch = z.infer<typeof searchResultSchema>;
