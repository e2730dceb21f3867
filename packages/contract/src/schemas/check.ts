import { causes, claims, figureKinds, findingKinds, verdicts } from '@taizhang/definition';
import { z } from 'zod';
import { daySchema, decimalSchema, instantSchema, labelSchema, namedSchema, periodSchema } from './basics.ts';

/** What a check asks of the ledger, and who sees it. */
export const checkQuerySchema = z
  .object({
    id: z.uuid().describe('Chosen by the client; the same when the upload is repeated'),
    report: z
      .string()
      .default('auto')
      .describe('The report whose figures are looked at first; auto: the one that fits best'),
    cutoff: z.string().optional().describe('Cut-off day YYYY-MM-DD; absent: as the report says'),
    knownAt: z
      .string()
      .optional()
      .describe('As known by the end of this day, or at this moment in ISO 8601; absent: now'),
    ledger: z
      .enum(['auto', 'yes', 'no'])
      .default('auto')
      .describe(
        'auto: against the ledger unless the text names another place; yes: whatever it names; no: not at all',
      ),
  })
  .describe('How a document is checked');

const verdictSchema = z.enum(verdicts).describe('agrees: 相符; differs: 不符; unknown: 待定');

const candidateSchema = z
  .object({
    candidate: z.string().describe('What the figure may be compared with: the name to choose it by'),
    title: labelSchema.describe('What it is called'),
    metric: z.string().describe('The metric'),
    definition: labelSchema.nullable().describe('口径: what exactly is counted'),
    register: namedSchema.describe('The register it is counted over'),
    bureau: labelSchema.describe('Who answers for it: the keeper of the register'),
    report: z.string().nullable().describe('The report that has it as a figure'),
    figure: z.string().nullable().describe('The figure’s name in that report'),
  })
  .describe('Something of the ledger that a figure may be compared with');
export type WireCheckCandidate = z.infer<typeof candidateSchema>;

const matchSchema = candidateSchema
  .extend({
    how: z
      .enum(['matched', 'remembered', 'chosen'])
      .describe('matched: by label, unit and neighbours; remembered: chosen earlier; chosen: in this check'),
    confidence: z.number().describe('Between 0 and 1'),
    period: periodSchema.describe('The days it covers'),
    value: decimalSchema
      .nullable()
      .describe('What the ledger says, in the base unit; null: it does not know'),
    shown: z.string().nullable().describe('The same as the document would print it'),
    difference: decimalSchema
      .nullable()
      .describe(
        'How far the ledger’s value lies from what the document claims, in the base unit; null: not at all',
      ),
    differenceShown: labelSchema.nullable().describe('The same for reading'),
  })
  .describe('What a figure was compared with');

const suggestionSchema = candidateSchema
  .extend({
    confidence: z.number().describe('Between 0 and 1'),
    shown: z.string().nullable().describe('What the ledger says, as the document would print it'),
  })
  .describe('Something that an undecided figure may be');

const causeSchema = z
  .enum(causes)
  .describe(
    'cutoff: another cut-off day; knowledge: as known at another time; denominator: another target; unit: another unit; correction: corrected since',
  );

const decisionKindSchema = z
  .enum(['accepted', 'metric', 'not-a-figure', 'note', 'reopened'])
  .describe(
    'accepted: the verdict stands as it is; metric: compared with something chosen; not-a-figure: none to be checked; note: only said; reopened: the decisions before are taken back',
  );

const figureDecisionSchema = z
  .object({
    decision: decisionKindSchema,
    by: z.string().describe('Who decided'),
    at: instantSchema.describe('When'),
    note: z.string().nullable().describe('What was said last'),
    noteBy: z.string().nullable().describe('Who said it, which may be somebody else'),
  })
  .describe('What somebody decided on a figure');

export const checkFigureSchema = z
  .object({
    text: z.string().describe('Exactly as it stands in the text, unit included'),
    start: z.int().describe('Where it begins, in Unicode code points of the text'),
    end: z.int().describe('The place behind its last character'),
    value: z
      .union([z.number(), z.array(z.number()).min(2)])
      .describe('As written: 779.43 of 779.43亿元; several of a range or ratio'),
    digits: z.string().describe('The digits with the decimals as printed'),
    unit: z.string().nullable().describe('As written; null: there is none'),
    kind: z.enum(figureKinds).describe('What sort of figure it is'),
    label: z.string().describe('What is measured, in the words of the text; empty: it does not say'),
    labelStart: z.int().describe('Where the label stands; -1: nowhere'),
    base: z.string().nullable().describe('What a growth is compared with, as written'),
    period: z.string().nullable().describe('The period as written'),
    approx: z.boolean().describe('Whether a hedge stands at it'),
    claim: z.enum(claims).describe('What the words around it claim of the true value'),
    verdict: verdictSchema,
    metric: z.string().nullable().describe('The metric that it was compared with'),
    match: matchSchema.nullable().describe('What it was compared with, and what that says'),
    cause: causeSchema.nullable().describe('The nearest explanation of a difference'),
    explanation: labelSchema.nullable().describe('Why it differs, or why nothing is known'),
    suggestions: z.array(suggestionSchema).describe('What an undecided figure may be, likeliest first'),
    decision: figureDecisionSchema.nullable().describe('What was decided on it last'),
    findings: z.array(z.int()).describe('The findings that it takes part in, by position'),
  })
  .describe('A figure of a document and its judgement');
export type WireCheckFigure = z.infer<typeof checkFigureSchema>;

export const checkFindingSchema = z
  .object({
    kind: z.enum(findingKinds).describe('What is wrong'),
    figures: z.array(z.int()).describe('The figures that contradict each other, by position'),
    explanation: z.string().describe('Both places and the arithmetic, in Chinese'),
    explanationEn: z.string().describe('The same in English'),
    earlier: z
      .array(
        z.object({
          source: z.string().describe('The earlier document'),
          text: z.string().describe('The figure as it stands there'),
          start: z.int().describe('Where, in code points of its text'),
        }),
      )
      .describe('Figures of earlier documents that take part'),
  })
  .describe('A contradiction inside the document, or with an earlier one');
export type WireCheckFinding = z.infer<typeof checkFindingSchema>;

const checkCountsSchema = z
  .object({
    figures: z.int().describe('Figures found, without those that were decided to be none'),
    agrees: z.int().describe('Figures that agree'),
    differs: z.int().describe('Figures that differ'),
    unknown: z.int().describe('Figures of which nothing is known'),
    notFigures: z.int().describe('Figures that were decided to be none'),
    decided: z.int().describe('Figures on which something was decided'),
    findings: z.int().describe('Contradictions'),
  })
  .describe('What a check found, in numbers');

const againstSchema = z
  .object({
    report: namedSchema.nullable().describe('The report whose figures were looked at first'),
    cutoff: daySchema.describe('The cut-off day'),
    knownAt: instantSchema.describe('What was known at this moment'),
    ledger: z.boolean().describe('Whether the ledger was asked'),
    why: labelSchema.nullable().describe('Why the ledger was not asked'),
  })
  .describe('What a document was checked against');

export const checkSummarySchema = z
  .object({
    id: z.string().describe('The check'),
    name: z.string().describe('The document’s name'),
    madeBy: z.string().describe('Who had it checked'),
    madeAt: instantSchema.describe('When'),
    mine: z.boolean().describe('Whether the caller made it'),
    roles: z.array(namedSchema).describe('The roles that may see it beside its maker'),
    against: againstSchema,
    counts: checkCountsSchema,
  })
  .describe('A check of a document');
export type WireCheckSummary = z.infer<typeof checkSummarySchema>;

export const checkSchema = checkSummarySchema
  .extend({
    text: z.string().describe('The text that was read'),
    figures: z.array(checkFigureSchema).describe('The figures, in the order of the text'),
    findings: z.array(checkFindingSchema).describe('The contradictions'),
    earlier: z.array(z.string()).describe('The names of the earlier documents'),
  })
  .describe('A check of a document with all that it found');
export type WireCheck = z.infer<typeof checkSchema>;

export const checkListQuerySchema = z
  .object({
    limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many'),
    offset: z.coerce.number().int().min(0).default(0).describe('How many are left out before'),
  })
  .describe('A page of checks');

export const checkListSchema = z
  .object({
    total: z.int().describe('How many there are'),
    checks: z.array(checkSummarySchema).describe('One’s own and those that one may see, newest first'),
    roles: z.array(namedSchema).describe('The roles with which a check may be shared'),
  })
  .describe('Checks');

export const checkParams = {
  check: z.object({ check: z.string().describe('The check’s id') }).describe('A check'),
  figure: z
    .object({
      check: z.string().describe('The check’s id'),
      position: z.coerce.number().int().min(0).describe('The figure’s position in the list of figures'),
    })
    .describe('A figure of a check'),
};

export const figureDecisionBodySchema = z
  .strictObject({
    decision: decisionKindSchema,
    candidate: z.string().nullable().default(null).describe('With `metric`: what it is compared with'),
    remember: z
      .boolean()
      .default(true)
      .describe('With `metric`: whether figures like it are compared with the same from now on'),
    note: z.string().max(2000).nullable().default(null).describe('What is said with it'),
  })
  .describe('A decision on a figure');
export type FigureDecisionBody = z.input<typeof figureDecisionBodySchema>;

export const figureDecidedSchema = z
  .object({
    figure: checkFigureSchema,
    counts: checkCountsSchema,
  })
  .describe('The figure as it stands now');

export const candidateQuerySchema = z
  .object({
    text: z.string().max(200).default('').describe('Part of a title'),
    limit: z.coerce.number().int().min(1).max(50).default(20).describe('How many'),
  })
  .describe('What is looked for');

export const candidateListSchema = z
  .object({ candidates: z.array(candidateSchema).describe('Those that fit, best first') })
  .describe('What the figures of a check may be compared with');

export const sharingSchema = z
  .strictObject({
    roles: z.array(z.string()).max(20).describe('The roles that may see it beside its maker; none: nobody'),
  })
  .describe('Who sees a check');

export const checkDoneSchema = z.object({ done: z.literal(true).describe('Always') }).describe('It is done');
