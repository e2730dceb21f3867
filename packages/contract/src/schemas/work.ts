import { z } from 'zod';
import { attachmentSchema, photographsSchema } from './attachment.ts';
import { accountOfSchema, daySchema, instantSchema, labelSchema, namedSchema } from './basics.ts';
import { conditionSchema } from './entry-condition.ts';
import { formFieldSchema } from './form-field.ts';
import { entrySchema, workCorrectionSchema } from './movement.ts';
import { plannedSchema } from './planned.ts';
import { dueSchema } from './todo.ts';

const pageShape = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many'),
  offset: z.coerce.number().int().min(0).default(0).describe('How many are left out before'),
};

const recordNameShape = {
  register: z.string().describe('The register'),
  id: z.string().describe('The record’s id'),
};

// ---- forms

export const formSchema = z
  .object({
    form: z.string().describe('The name under which a draft of it is kept'),
    register: namedSchema.describe('The register'),
    record: z.string().describe('The record’s id; of a new one, the id that it may have'),
    title: z.string().nullable().describe('What the record is called; null: it is to be opened'),
    stage: namedSchema.nullable().describe('Where it stands'),
    stageTo: namedSchema.nullable().describe('Where it will stand'),
    basis: z.int().describe('The number of its last movement, to be sent with the form'),
    transition: namedSchema.describe('What is to be done'),
    opens: z.boolean().describe('Whether it opens a record'),
    evidence: z.boolean().describe('Whether evidence must be named'),
    reviewed: z.boolean().describe('Whether it waits for a reviewer before it counts'),
    corrects: z
      .object({ seq: z.int().describe('The movement'), occurredOn: daySchema })
      .nullable()
      .describe('The movement that is corrected'),
    given: z
      .array(z.string())
      .describe('The evidence that the corrected entry named, or that is on file for the conditions'),
    conditions: z
      .array(conditionSchema)
      .describe('What must be there for it, judged on the record as it stands'),
    today: daySchema.describe('The day it is in the district'),
    unit: z
      .object({
        asked: z.boolean().describe('Whether it is asked'),
        value: z.string().nullable().describe('The present one'),
        options: z.array(namedSchema).describe('What may be chosen'),
      })
      .describe('The responsible unit'),
    street: z
      .object({
        asked: z.boolean().describe('Whether it is asked'),
        required: z.boolean().describe('Whether it must be given'),
        value: z.string().nullable().describe('The present one'),
        options: z.array(namedSchema).describe('What may be chosen'),
      })
      .describe('The sub-district'),
    fields: z.array(formFieldSchema).describe('What can be filled in, in order'),
    mends: namedSchema
      .nullable()
      .describe(
        'The transition by which the terms of the record are edited where it stands; null: there is none',
      ),
  })
  .describe('A form, made from the register’s definition');
export type WireForm = z.infer<typeof formSchema>;

export const formQuerySchema = z
  .object({ record: z.string().optional().describe('The record; absent: one that is to be opened') })
  .describe('What the form is about');

export const lookupSchema = z
  .object({
    records: z
      .array(z.object({ id: z.string().describe('Its id'), title: z.string().describe('Its title') }))
      .describe('Records that fit, a few'),
  })
  .describe('Records to refer to');

// ---- what work would do, and doing it

const workPostingSchema = z
  .union([workCorrectionSchema, entrySchema])
  .describe('An entry, or a correction of one');

export const previewRequestSchema = z
  .strictObject({ posting: workPostingSchema })
  .describe('What somebody is about to record');

export const workRequestSchema = z
  .strictObject({
    key: z.string().describe('New for each form that is begun; the same however often it is sent'),
    posting: workPostingSchema,
    basis: z.int().nullable().describe('The number of the record’s last movement when the form was opened'),
    form: z.string().nullable().describe('The draft that is done with'),
    accountOf: accountOfSchema,
  })
  .describe('Work to be recorded, once for each key');
export type WorkRequestBody = z.infer<typeof workRequestSchema>;

export const workDoneSchema = z
  .object({
    outcome: z
      .enum(['posted', 'submitted'])
      .describe('posted: it counts; submitted: a reviewer must approve it'),
    register: z.string().describe('The register'),
    record: z.string().describe('The record’s id'),
    seq: z.int().nullable().describe('The movement, where it was posted'),
  })
  .describe('What became of it');

// ---- drafts

export const draftSchema = z
  .object({
    form: z.string().describe('Which form'),
    register: namedSchema.describe('The register'),
    record: z.string().describe('The record’s id; empty for one that is to be opened'),
    content: z.unknown().describe('What was typed, as the screen keeps it'),
    savedAt: instantSchema,
  })
  .describe('A form that was begun');
export type WireDraft = z.infer<typeof draftSchema>;

export const draftListSchema = z
  .object({ drafts: z.array(draftSchema).describe('The latest first') })
  .describe('One’s own drafts');

export const draftQuerySchema = z
  .object({
    register: z.string().optional().describe('Of this register'),
    record: z.string().optional().describe('Of this record'),
  })
  .describe('Which drafts');

export const saveDraftSchema = z
  .strictObject({
    form: z.string().min(1).max(300).describe('Which form'),
    register: z.string().max(60).describe('The register'),
    record: z.string().max(80).describe('The record’s id; empty for one that is to be opened'),
    content: z.unknown().describe('What was typed'),
  })
  .describe('A draft to keep');

export const discardDraftSchema = z
  .strictObject({ form: z.string().describe('Which form') })
  .describe('A draft to forget');

export const doneSchema = z.object({ done: z.literal(true) }).describe('It was done');

// ---- submissions

const stateSchema = z
  .enum(['submitted', 'returned', 'approved', 'withdrawn'])
  .describe('Where a submission stands');

export const submissionsQuerySchema = z
  .object({
    side: z
      .enum(['review', 'mine'])
      .default('mine')
      .describe('review: waiting for the viewer; mine: one’s own'),
    state: stateSchema.optional(),
    ...pageShape,
  })
  .describe('Which submissions');

export const submissionSchema = z
  .object({
    id: z.string().describe('Its id'),
    register: namedSchema.describe('The register'),
    record: z.string().describe('The record’s id'),
    title: z.string().nullable().describe('What the record is called; null: it is to be opened'),
    transition: namedSchema.describe('What is to be done'),
    corrects: z.int().nullable().describe('The movement that it corrects'),
    unit: namedSchema.nullable().describe('The responsible unit'),
    street: namedSchema.nullable().describe('The sub-district'),
    state: stateSchema,
    version: z.int().describe('The number of its last event; a decision says which it looked at'),
    submittedBy: z.string().describe('Who submitted it'),
    submittedAt: instantSchema,
    updatedAt: instantSchema,
    note: z.string().nullable().describe('What was said of it last'),
  })
  .describe('A submission');
export type WireSubmission = z.infer<typeof submissionSchema>;

export const submissionListSchema = z
  .object({
    total: z.int().describe('How many there are'),
    limit: z.int().describe('How many on a page'),
    offset: z.int().describe('How many are left out before'),
    submissions: z.array(submissionSchema).describe('A page of them'),
  })
  .describe('Submissions');

export const submissionDetailSchema = submissionSchema
  .extend({
    own: z.boolean().describe('Whether the viewer submitted it'),
    mayReview: z.boolean().describe('Whether the viewer may decide on it'),
    occurredOn: daySchema.nullable().describe('The day it is about; null: a mere taking back'),
    reason: z.string().nullable().describe('Why'),
    evidence: z.array(z.string()).describe('What proves it'),
    attachments: z.array(attachmentSchema).describe('Those of them that are files'),
    personal: z.array(labelSchema).describe('The personal fields that it states; what they say is not shown'),
    planned: plannedSchema.nullable().describe('What it would do now; null: it is decided'),
    posting: z
      .unknown()
      .describe('To its submitter: what was submitted, without personal data, to begin again from'),
    events: z
      .array(
        z.object({
          number: z.int().describe('Its number'),
          kind: stateSchema,
          at: instantSchema,
          by: z.string().describe('Who'),
          note: z.string().nullable().describe('What was said'),
        }),
      )
      .describe('What happened to it'),
  })
  .describe('A submission with what it says and what happened to it');
export type WireSubmissionDetail = z.infer<typeof submissionDetailSchema>;

export const decisionSchema = z
  .strictObject({
    decision: z.enum(['approved', 'returned', 'withdrawn']).describe('What is decided'),
    version: z.int().describe('The version that was looked at'),
    note: z.string().max(2000).nullable().describe('What is said of it; needed for returning'),
  })
  .describe('A decision on a submission');

// ---- around a record

export const recordWorkSchema = z
  .object({
    basis: z.int().describe('The number of its last movement'),
    stages: z
      .array(
        namedSchema.extend({
          ended: z.boolean().describe('Whether work is over there'),
          here: z.boolean().describe('Whether the record stands there'),
          next: z.boolean().describe('Whether a way leads there from where it stands'),
        }),
      )
      .describe('Where a record may stand, in order'),
    ways: z
      .array(
        namedSchema.extend({
          to: namedSchema.nullable().describe('Where it leads; null: the record stays'),
          reviewed: z.boolean().describe('Whether it waits for a reviewer'),
        }),
      )
      .describe('What the viewer may do with it now'),
    isPolicy: z.boolean().describe('Whether it is a version of a policy, which has a page of its own'),
    isAward: z.boolean().describe('Whether it is an award, which rests on what a policy said'),
    choosing: z
      .boolean()
      .describe('Whether other registers may offer what fits it, or offers for it are compared'),
    profile: z
      .boolean()
      .describe('Whether a page tells all that is known of it, what it may get and what it got'),
    receipt: z.boolean().describe('Whether there is a receipt of what was paid of it'),
    mayCorrect: z.boolean().describe('Whether the viewer may correct its movements'),
    mayAttach: z.boolean().describe('Whether the viewer may add files'),
    blank: z.array(namedSchema).describe('Its fields that are not filled in'),
    due: z.array(dueSchema).describe('What must be done with it, by when'),
    place: z
      .object({
        longitude: z.number().describe('WGS84'),
        latitude: z.number().describe('WGS84'),
        of: z
          .object({
            register: namedSchema.describe('Its register'),
            id: z.string().describe('Its id'),
            title: z.string().describe('Its title'),
          })
          .nullable()
          .describe('The record at whose place it lies; null: at its own'),
      })
      .nullable()
      .describe('Where it is'),
    neighbours: z
      .array(
        z.object({
          id: z.string().describe('Its id'),
          title: z.string().describe('Its title'),
          longitude: z.number().describe('WGS84'),
          latitude: z.number().describe('WGS84'),
        }),
      )
      .describe('The nearest records of the register, or of that of the record at whose place it lies'),
    related: z
      .array(
        z.object({
          register: namedSchema.describe('Its register'),
          id: z.string().describe('Its id'),
          title: z.string().describe('Its title'),
          stage: namedSchema.nullable().describe('Where it stands'),
          field: labelSchema.describe('The field that refers'),
          way: z.enum(['to', 'from']).describe('to: this record refers to it; from: it refers to this one'),
          facts: z
            .array(
              z.object({
                title: labelSchema.describe('The field'),
                shown: labelSchema.describe('Its value'),
              }),
            )
            .describe('What the card tells of it: who answers for it, and by when'),
        }),
      )
      .describe('Records that it refers to and that refer to it'),
    moreRelated: z.boolean().describe('Whether there are more that refer to it'),
    attachments: z.array(attachmentSchema).describe('Its files'),
    submissions: z.array(submissionSchema).describe('What waits to be reviewed or was returned'),
    drafts: z.array(draftSchema).describe('Forms about it that the viewer began'),
    photographs: photographsSchema,
    card: z
      .object({
        measures: z.array(z.string()).describe('The amounts that stand large'),
        fields: z.array(z.string()).describe('The fields that are told'),
        related: z.array(namedSchema).describe('The registers whose records that refer to it are listed'),
        photos: z.int().describe('How many of its latest pictures are shown'),
        spans: z
          .object({
            planned: z.array(daySchema.nullable()).describe('The planned first and last day'),
            actual: z.array(daySchema.nullable()).describe('The actual first and last day'),
          })
          .nullable()
          .describe('From when until when work lasts'),
        today: daySchema.describe('The day on which the district stands'),
      })
      .nullable()
      .describe('What of it stands on one page; null: its register declares no card'),
  })
  .describe('What can be done with a record, and what stands around it');
export type WireRecordWork = z.infer<typeof recordWorkSchema>;

export const workParams = {
  record: z.object(recordNameShape).describe('A record'),
  form: z
    .object({ register: recordNameShape.register, transition: z.string().describe('What is to be done') })
    .describe('A form'),
  movement: z
    .object({ seq: z.coerce.number().int().describe('The movement’s number') })
    .describe('A movement'),
  submission: z.object({ submission: z.string().describe('The submission’s id') }).describe('A submission'),
  attachment: z.object({ attachment: z.string().describe('The attachment’s id') }).describe('An attachment'),
  register: z.object({ register: recordNameShape.register }).describe('A register'),
};
export const lookupQuerySchema = z
  .object({
    text: z.string().max(80).default('').describe('Part of the title or of the id'),
    stages: z.string().max(400).optional().describe('Only of these stages, joined by commas'),
    as: z
      .string()
      .max(160)
      .optional()
      .describe('Only those that this field, as `register.field`, may refer to'),
  })
  .describe('What is looked for');
