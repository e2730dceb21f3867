import { z } from 'zod';
import { daySchema, instantSchema, labelSchema, lightSchema, namedSchema } from './basics.ts';
import { refusalSchema } from './refusal.ts';
import { dueSchema } from './todo.ts';

/** A record by name; of one out of reach the id alone. */
export const titledSchema = z
  .object({
    register: namedSchema.describe('Its register'),
    id: z.string().describe('Its id'),
    title: z.string().nullable().describe('What it is called; null: out of reach'),
    stage: labelSchema.nullable().describe('Where it stands'),
  })
  .describe('A record by name');
export type WireTitled = z.infer<typeof titledSchema>;

export const weekSchema = z
  .object({
    from: daySchema.describe('Monday'),
    to: daySchema.describe('Sunday'),
    day: daySchema.describe('The day on which records are looked at: Sunday, or today'),
    today: daySchema.describe('The day on which the district stands'),
    knownAt: instantSchema.describe('What was known by then is shown'),
  })
  .describe('A week of work, and the two times at which it is looked at');
export type WireWeek = z.infer<typeof weekSchema>;

export const weekQuery = {
  week: z.string().optional().describe('Any day of the week, YYYY-MM-DD; absent: the present one'),
  knownAt: z
    .string()
    .optional()
    .describe('As known by the end of this day, or at this moment in ISO 8601; absent: now'),
};

export const answersParams = z.object({
  register: z.string().describe('The register'),
  id: z.string().describe('The record’s id'),
});

export const answersQuerySchema = z
  .object({ knownAt: weekQuery.knownAt })
  .describe('As known when it is asked');

export const answersSchema = z
  .object({
    today: daySchema.describe('The day on which the district stands'),
    answers: z
      .array(
        z.object({
          who: titledSchema.describe('Who answers'),
          by: titledSchema.describe('The record that says so'),
          through: z
            .enum(['itself', 'reference', 'street'])
            .describe(
              'itself: the record says so; reference: another names it; street: for its sub-district',
            ),
          from: daySchema.describe('Since which day'),
          until: daySchema.nullable().describe('The first day on which it is over; null: it is not'),
        }),
      )
      .describe('In the order of their first days'),
  })
  .describe('Who answered for a record on every day');
export type WireAnswers = z.infer<typeof answersSchema>;

export const inHandSchema = titledSchema
  .extend({
    field: namedSchema.describe('The field that names him'),
    unit: namedSchema.nullable().describe('Whose it is'),
  })
  .describe('A record that names somebody and can still be done something about');
export type WireInHand = z.infer<typeof inHandSchema>;

export const namedMatterSchema = inHandSchema
  .extend({
    due: daySchema.nullable().describe('The first day by which something of it must be done'),
  })
  .describe('What names somebody, with its day');
export type WireNamedMatter = z.infer<typeof namedMatterSchema>;

export const goneSchema = z
  .object({
    who: titledSchema.describe('Who has gone'),
    inHand: z
      .array(
        inHandSchema.extend({
          mayHandOver: z.boolean().describe('Whether the viewer may give it to another'),
        }),
      )
      .describe('What is still in his hands'),
  })
  .describe('Somebody whose work is over, with what is still in his hands');
export type WireGone = z.infer<typeof goneSchema>;

const lightRowSchema = titledSchema
  .extend({
    pace: namedSchema.describe('By which schedule'),
    light: lightSchema,
    why: labelSchema.describe('Why it is so'),
    unit: namedSchema.nullable().describe('Whose it is'),
  })
  .describe('A record’s light');

export const lightPageSchema = z
  .object({
    total: z.int().describe('How many there are'),
    records: z.array(lightRowSchema).describe('A page of them'),
  })
  .describe('Lights of records, a page of them');

export const successorsSchema = z
  .object({ successors: z.array(titledSchema).describe('By id') })
  .describe('To whom something may be handed over');

export const successorsParams = z.object({
  register: z.string().describe('The register of those who answer'),
});

export const duePageSchema = z
  .object({
    total: z.int().describe('How many there are'),
    due: z.array(dueSchema).describe('The earliest first'),
  })
  .describe('What is due, a page of it');

export const movedRowSchema = titledSchema
  .extend({
    seq: z.int().describe('The movement'),
    transition: labelSchema.describe('What was done'),
    stageFrom: labelSchema.nullable().describe('Where it stood; null: it was opened'),
    stageTo: labelSchema.describe('Where it stood then'),
    occurredOn: daySchema,
    unit: namedSchema.nullable().describe('Whose it was'),
    amounts: z
      .array(
        z.object({
          title: labelSchema.describe('The measure'),
          shown: labelSchema.describe('What was added, with its unit'),
        }),
      )
      .describe('What was added'),
  })
  .describe('A record that moved');
export type WireMovedRow = z.infer<typeof movedRowSchema>;

export const putOffSchema = titledSchema
  .extend({
    field: labelSchema.describe('The planned day'),
    before: daySchema.describe('As it was planned'),
    after: daySchema.describe('As it is planned now'),
    on: daySchema.describe('When it was put off'),
    reason: z.string().nullable().describe('Why, where it was said'),
    unit: namedSchema.nullable().describe('Whose it is'),
  })
  .describe('A planned day that was put off');
export type WirePutOff = z.infer<typeof putOffSchema>;

export const leadersQuerySchema = z.object(weekQuery).describe('Which week, as known when');

export const leadersSchema = z
  .object({
    week: weekSchema,
    leaders: z
      .array(
        z.object({
          who: titledSchema,
          counts: z
            .array(
              z.object({ register: namedSchema, count: z.int().describe('How many, each counted once') }),
            )
            .describe('How much he answers for, by register'),
          streets: z.array(namedSchema).describe('The sub-districts'),
          lights: z
            .array(z.object({ light: lightSchema, count: z.int().describe('How many') }))
            .describe('How what he answers for stands, the worst first'),
        }),
      )
      .describe('By id'),
    gone: z.array(goneSchema).describe('Whose work is over, with what is still in their hands'),
  })
  .describe('Who answers for what');
export type WireLeaders = z.infer<typeof leadersSchema>;

export const leaderSchema = z
  .object({
    week: weekSchema,
    who: titledSchema,
    duties: z
      .array(
        z.object({
          by: titledSchema.describe('The record that says so'),
          what: z
            .array(titledSchema.extend({ light: lightSchema.nullable() }))
            .describe('What is answered for, with its light'),
          street: namedSchema.nullable().describe('The sub-district, where it is for one'),
        }),
      )
      .describe('What he answers for, record by record'),
    moved: z
      .object({ total: z.int().describe('How many'), records: z.array(movedRowSchema) })
      .describe('What moved or was added to in the week'),
    putOff: z.array(putOffSchema).describe('Planned days that were put off in the week'),
    overdue: duePageSchema,
    soon: duePageSchema,
    until: daySchema.describe('Up to this day work is said to be due soon'),
    streets: z
      .array(
        z.object({
          street: namedSchema,
          overdue: z.int().describe('How much is overdue there'),
          soon: z.int().describe('How much is due there soon'),
        }),
      )
      .describe('The sub-districts he answers for'),
    named: z
      .array(namedMatterSchema)
      .describe('What else names him and can still be done something about, the earliest first'),
    namedMoved: z.array(movedRowSchema).describe('What else names him and moved in the week'),
  })
  .describe('What one who answers for something should know in a week');
export type WireLeader = z.infer<typeof leaderSchema>;

export const handOverSchema = z
  .strictObject({
    key: z.string().min(1).max(80).describe('New for each hand-over, the same when it is repeated'),
    to: z.string().min(1).describe('The id of who takes over, of the same register'),
    occurredOn: z.string().describe('The day it happened, YYYY-MM-DD'),
    reason: z.string().max(500).optional().describe('Why'),
    items: z
      .array(
        z.strictObject({
          register: z.string().describe('The record’s register'),
          id: z.string().describe('The record’s id'),
          field: z.string().describe('The field that names him'),
        }),
      )
      .min(1)
      .max(200)
      .describe('What is handed over'),
  })
  .describe('What is in somebody’s hands is given to another; each thing by itself');
export type HandOverBody = z.infer<typeof handOverSchema>;

const itemSchema = z.object({
  register: z.string().describe('The register'),
  id: z.string().describe('The record’s id'),
  field: z.string().describe('The field'),
});

export const handedOverSchema = z
  .object({
    done: z.array(itemSchema).describe('What was handed over'),
    submitted: z.array(itemSchema).describe('What waits for a review'),
    refused: z
      .array(z.object({ item: itemSchema, refusal: refusalSchema }))
      .describe('What could not be handed over, and why'),
  })
  .describe('What became of a hand-over');
export type WireHandedOver = z.infer<typeof handedOverSchema>;
