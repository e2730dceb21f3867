import { z } from 'zod';
import { answersForSchema } from './answering.ts';
import { cardSchema, spansSchema } from './card.ts';
import { chainSchema } from './chain.ts';
import { comparisonOfSchema, fitSchema } from './choosing.ts';
import { conditionSchema } from './condition.ts';
import { dailySchema } from './daily.ts';
import { deadlineSchema } from './deadline.ts';
import { disbursementSchema } from './disbursement.ts';
import { documentSchema, entryConditionSchema } from './entry-condition.ts';
import { factSchema } from './fact.ts';
import { familySchema } from './family.ts';
import { fieldSchema } from './fields.ts';
import { followOnSchema } from './follow-on.ts';
import { computationSchema } from './formula.ts';
import { gatheringSchema } from './gathering.ts';
import { awardsSchema, openDataSchema, questionsSchema } from './granting.ts';
import { librarySchema } from './library.ts';
import { metricSchema } from './metric.ts';
import { moveSchema } from './move.ts';
import { paceSchema } from './pace.ts';
import { paperSchema } from './paper.ts';
import { periodSchema } from './period.ts';
import { photographsSchema } from './photograph.ts';
import { policiesSchema } from './policies.ts';
import { publicationSchema } from './publication.ts';
import { repaymentsSchema } from './repayment.ts';
import { targetsSchema } from './targets.ts';
import { identifierSchema, textSchema } from './text.ts';
import { uniqueSchema } from './unique.ts';
import { unitIds } from './units.ts';

export const measureSchema = z
  .strictObject({
    title: textSchema.describe('What the measure is called'),
    unit: z.enum(unitIds).describe('The unit it is typed and shown in; stored in its base unit'),
    help: textSchema.optional(),
    signed: z
      .boolean()
      .optional()
      .describe('Whether a record may hold less than nothing of it (a growth may)'),
  })
  .describe('An amount a record holds, built up by movements');
export type Measure = z.infer<typeof measureSchema>;

export const stageSchema = z
  .strictObject({
    title: textSchema,
    ended: z.boolean().optional().describe('Whether work on the record is over in this stage'),
  })
  .describe('Where a record stands; it is in exactly one stage');
export type Stage = z.infer<typeof stageSchema>;

export const transitionSchema = z
  .strictObject({
    title: textSchema,
    from: z
      .array(identifierSchema)
      .min(1)
      .optional()
      .describe('The stages it starts from; absent: it opens a new record'),
    to: identifierSchema
      .optional()
      .describe('The stage it leads to; absent: the record stays and is only added to'),
    sets: z.array(identifierSchema).optional().describe('Fields it may set (an opening may set every field)'),
    amounts: z
      .array(identifierSchema)
      .optional()
      .describe('Measures it may add to (an opening: every measure)'),
    requires: z.array(identifierSchema).optional().describe('Fields and measures it must give'),
    evidence: z.boolean().optional().describe('Whether it must name evidence'),
    opens: z
      .array(followOnSchema)
      .min(1)
      .optional()
      .describe('The records that an entry by it opens elsewhere: all in one request, or none'),
    moves: z
      .array(moveSchema)
      .min(1)
      .optional()
      .describe('The records that an entry by it moves on: all in one request, or none'),
    assigns: z
      .boolean()
      .optional()
      .describe('Whether it asks to which unit the record is given (交办); an opening always does'),
    at: z
      .union([z.literal('own'), identifierSchema])
      .optional()
      .describe(
        'The unit whose posts alone may do it, by its id, or the responsible unit (`own`); absent: whoever may record',
      ),
    conditions: z
      .record(identifierSchema, entryConditionSchema)
      .optional()
      .describe('What must be there for it, checked together'),
  })
  .describe('What may be done with a record');
export type Transition = z.infer<typeof transitionSchema>;

export const ruleOfRegisterSchema = z
  .strictObject({
    title: textSchema.describe('What was broken, as the user is told'),
    holds: conditionSchema.describe('Must not be false after any movement (unknown passes)'),
    advice: textSchema.optional().describe('What to do about it, as the user is told: a way forward'),
  })
  .describe('A rule over a record’s fields and measures');

export const doubtSchema = z
  .strictObject({
    title: textSchema.describe('What seems wrong, as the user is told'),
    hint: textSchema.describe('What it may be, and what to look at'),
    holds: conditionSchema.describe(
      'An entry that states something that this reads and leaves it false needs a reason (unknown passes)',
    ),
  })
  .describe('What is questioned because it is implausible, not impossible (核实性审核)');
export type Doubt = z.infer<typeof doubtSchema>;

export const reviewSchema = z
  .strictObject({
    transitions: z
      .array(identifierSchema)
      .min(1)
      .describe('The transitions that are held: entries by them, and corrections of such entries'),
    at: identifierSchema
      .optional()
      .describe('The unit, by its id, whose posts alone approve them; absent: whoever may review the record'),
  })
  .describe('What is held until somebody else than its recorder has approved it (送审)');

export const registerSchema = z
  .strictObject({
    id: identifierSchema.describe('The register’s name'),
    title: textSchema.describe('What the register is called (台账名称)'),
    description: textSchema.describe('What it holds and who keeps it'),
    keeper: textSchema.describe('The bureau that keeps it'),
    prefix: z
      .string()
      .regex(/^[A-Z]{2,6}$/)
      .describe('Prefix of the ids that the house gives to new records'),
    titleField: identifierSchema.describe('The field that names a record in lists'),
    places: z
      .enum(['required', 'optional', 'none'])
      .describe('Whether a record belongs to a sub-district (街道)'),
    placedBy: identifierSchema
      .optional()
      .describe(
        'The field that refers to the record at whose place its records are drawn on a map; absent: they have a place of their own, or none',
      ),
    fields: z.record(identifierSchema, fieldSchema).describe('What is written down of a record'),
    measures: z.record(identifierSchema, measureSchema).describe('What a record holds in amounts'),
    stages: z.record(identifierSchema, stageSchema).describe('Where a record may stand'),
    transitions: z.record(identifierSchema, transitionSchema).describe('What may be done with a record'),
    rules: z.record(identifierSchema, ruleOfRegisterSchema).optional().describe('What must always hold'),
    unique: z
      .record(identifierSchema, uniqueSchema)
      .optional()
      .describe('Which combinations of values at most one record may have at a time'),
    targets: targetsSchema.optional(),
    doubts: z
      .record(identifierSchema, doubtSchema)
      .optional()
      .describe('What is questioned, and goes through with a reason'),
    deadlines: z
      .record(identifierSchema, deadlineSchema)
      .optional()
      .describe(
        'What must be done by when, by a day or counted in work days or hours; who is reminded and told when it is overdue',
      ),
    paces: z
      .record(identifierSchema, paceSchema)
      .optional()
      .describe('What of a record is held against its schedule, month by month'),
    documents: z
      .record(identifierSchema, documentSchema)
      .optional()
      .describe('Kinds of documents that evidence and attachments may be declared to be'),
    review: reviewSchema.optional(),
    periods: z
      .record(identifierSchema, periodSchema)
      .optional()
      .describe(
        'For what a record waits before it goes on: days that must pass, and what is raised against it',
      ),
    publications: z
      .record(identifierSchema, publicationSchema)
      .optional()
      .describe('What of its records is published in lists, for a period'),
    computations: z
      .record(identifierSchema, computationSchema)
      .optional()
      .describe('What is computed from a record by a policy, explained line by line'),
    spans: spansSchema.optional(),
    photographs: photographsSchema.optional(),
    card: cardSchema.optional(),
    listed: z
      .array(identifierSchema)
      .min(1)
      .max(8)
      .optional()
      .describe(
        'The fields and measures that stand in its list, beside title, stage and place, when nobody has chosen columns; absent: the first few',
      ),
    daily: dailySchema.optional(),
    libraries: z
      .array(librarySchema)
      .min(1)
      .optional()
      .describe(
        'What is kept account of as inflow, stock and outflow, in order; absent: each stage by itself',
      ),
    gathers: z
      .record(identifierSchema, gatheringSchema)
      .optional()
      .describe('Records of other registers that belong to a record, in order'),
    fits: z
      .record(identifierSchema, fitSchema)
      .optional()
      .describe('What other registers offer that fits a record, and why or why not'),
    comparisons: z
      .record(identifierSchema, comparisonOfSchema)
      .optional()
      .describe('What is offered for a record, compared, so that one is taken'),
    papers: z
      .record(identifierSchema, paperSchema)
      .optional()
      .describe('Documents that are made from a record and what belongs to it'),
    chains: z
      .record(identifierSchema, chainSchema)
      .optional()
      .describe('Of which steps in other registers its records wait, and whose delay is whose'),
    answersFor: answersForSchema.optional(),
    repayments: repaymentsSchema
      .optional()
      .describe('What a record is paid back by, instalment by instalment (还款计划)'),
    facts: z
      .record(identifierSchema, factSchema)
      .optional()
      .describe('What is derived of its records from those that refer to them, for policies to read'),
    policies: policiesSchema.optional(),
    disbursement: disbursementSchema.optional(),
    awards: awardsSchema.optional(),
    openData: openDataSchema.optional(),
    questions: questionsSchema.optional(),
    metrics: z.record(identifierSchema, metricSchema).describe('What is counted'),
    families: z
      .record(identifierSchema, familySchema)
      .optional()
      .describe(
        'Which metrics belong together; of several with the same member, the first whose level is known',
      ),
  })
  .describe('A kind of record, declared once as data');

export type RegisterInput = z.input<typeof registerSchema>;
export type Register = z.infer<typeof registerSchema>;

/** The built-in transition that changes fields or measures from a day on, in whatever stage the record is. */
export const revise = 'revise';
export const reviseTitle = { zh: '变更', en: 'Revise' };

/** Whether entries by a transition wait for a reviewer before they count. */
export const isReviewed = (register: Register, transition: string): boolean =>
  register.review?.transitions.includes(transition) ?? false;

/** Fields of the movement itself that a condition may read beside the register's own. */
export const commonFields = {
  stage: { zh: '阶段', en: 'stage' },
  unit: { zh: '责任单位', en: 'responsible unit' },
  street: { zh: '街道', en: 'sub-district' },
} as const;
