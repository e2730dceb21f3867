import { z } from 'zod';
import { paths } from './paths.ts';
import { atSchema, figureAtSchema } from './schemas/basics.ts';
import { cockpitSchema } from './schemas/cockpit.ts';
import { districtSchema, healthSchema } from './schemas/district.ts';
import {
  differenceSchema,
  editionContentSchema,
  editionListSchema,
  reportChangesSchema,
  sinceQuerySchema,
} from './schemas/edition.ts';
import {
  changesQuerySchema,
  figureChangesSchema,
  figureRecordsSchema,
  figureSchema,
  pageQuerySchema,
} from './schemas/figure.ts';
import { postRequestSchema, postResponseSchema } from './schemas/movement.ts';
import { recordSchema, timelineQuerySchema } from './schemas/record.ts';
import { figureRelatedSchema } from './schemas/related.ts';
import { compiledReportSchema, reportListSchema } from './schemas/report.ts';
import { figureTrendSchema } from './schemas/trend.ts';
import * as work from './schemas/work.ts';

const none = z.object({}).describe('Nothing');

const reportParams = z.object({ report: z.string().describe('The report’s name') });
const figureParams = reportParams.extend({ figure: z.string().describe('The figure’s name in the report') });

/** A route as the server offers it and the client calls it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  /** Whether the call needs the installation's token. */
  readonly token: boolean;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
}

const get = <P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  schemas: { params: P; query: Q; response: R },
) => ({ method: 'GET', path, summary, token: false, body: null, status: 200, ...schemas }) as const;

const post = <P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  schemas: { params: P; body: B; response: R },
) => ({ method: 'POST', path, summary, token: false, query: none, status: 201, ...schemas }) as const;

/** Every route of the interface. */
export const routes = {
  health: get(paths.health, 'Whether the server and its database answer', {
    params: none,
    query: none,
    response: healthSchema,
  }),
  district: get(paths.district, 'The district of this installation', {
    params: none,
    query: none,
    response: districtSchema,
  }),
  reports: get(paths.reports, 'The reports of the district', {
    params: none,
    query: none,
    response: reportListSchema,
  }),
  report: get(paths.report, 'Compile a report at a cut-off and a time of knowledge', {
    params: reportParams,
    query: atSchema,
    response: compiledReportSchema,
  }),
  reportChanges: get(paths.reportChanges, 'What a report says differently at two times of knowledge', {
    params: reportParams,
    query: sinceQuerySchema,
    response: reportChangesSchema,
  }),
  figure: get(paths.figure, 'A figure with what it counts', {
    params: figureParams,
    query: figureAtSchema,
    response: figureSchema,
  }),
  figureRelated: get(paths.figureRelated, 'What belongs to a figure: target and progress, growth, ranks', {
    params: figureParams,
    query: figureAtSchema,
    response: figureRelatedSchema,
  }),
  figureTrend: get(paths.figureTrend, 'A figure through its year, beside the year before', {
    params: figureParams,
    query: figureAtSchema,
    response: figureTrendSchema,
  }),
  figureRecords: get(paths.figureRecords, 'The records behind a figure', {
    params: figureParams,
    query: pageQuerySchema,
    response: figureRecordsSchema,
  }),
  figureChanges: get(paths.figureChanges, 'The movements that changed a figure since a moment', {
    params: figureParams,
    query: changesQuerySchema,
    response: figureChangesSchema,
  }),
  record: get(paths.record, 'A record and what happened to it', {
    params: z.object({
      register: z.string().describe('The register'),
      id: z.string().describe('The record’s id'),
    }),
    query: timelineQuerySchema,
    response: recordSchema,
  }),
  cockpit: get(paths.cockpit, 'The district at a glance', {
    params: none,
    query: atSchema,
    response: cockpitSchema,
  }),
  editions: get(paths.editions, 'The frozen editions', {
    params: none,
    query: none,
    response: editionListSchema,
  }),
  edition: get(paths.edition, 'An edition and what it says', {
    params: z.object({ edition: z.string().describe('The edition’s name') }),
    query: none,
    response: editionContentSchema,
  }),
  editionDiff: get(paths.editionDiff, 'What differs between two editions, and why', {
    params: z.object({
      before: z.string().describe('An edition, or a day or moment of knowledge'),
      after: z.string().describe('An edition, or a day or moment of knowledge'),
    }),
    query: z.object({
      report: z.string().optional().describe('The report, where days or moments are compared'),
      cutoff: z.string().optional().describe('The cut-off day, where days or moments are compared'),
    }),
    response: differenceSchema,
  }),
  movements: {
    method: 'POST',
    path: paths.movements,
    summary: 'Post entries and corrections',
    token: true,
    params: none,
    query: none,
    body: postRequestSchema,
    status: 201,
    response: postResponseSchema,
  },
  recordWork: get(paths.recordWork, 'What can be done with a record, and what stands around it', {
    params: work.workParams.record,
    query: none,
    response: work.recordWorkSchema,
  }),
  attachments: {
    ...post(paths.attachments, 'Add a file to a record', {
      params: work.workParams.record,
      body: z.unknown(),
      response: work.attachmentSchema,
    }),
    body: null,
    query: work.attachQuerySchema,
  },
  attachment: get(paths.attachment, 'A file, as it was added', {
    params: work.workParams.attachment,
    query: none,
    response: z.unknown().describe('Its bytes'),
  }),
  attachmentThumbnail: get(paths.attachmentThumbnail, 'A small picture of a file', {
    params: work.workParams.attachment,
    query: none,
    response: z.unknown().describe('A picture'),
  }),
  withdrawAttachment: post(paths.withdrawAttachment, 'Take a file out of what counts', {
    params: work.workParams.attachment,
    body: work.withdrawAttachmentSchema,
    response: work.attachmentSchema,
  }),
  lookup: get(paths.lookup, 'Records that a reference may lead to', {
    params: work.workParams.register,
    query: work.lookupQuerySchema,
    response: work.lookupSchema,
  }),
  form: get(paths.form, 'The form of a transition', {
    params: work.workParams.form,
    query: work.formQuerySchema,
    response: work.formSchema,
  }),
  correctionForm: get(paths.correctionForm, 'The form by which a movement is corrected', {
    params: work.workParams.movement,
    query: none,
    response: work.formSchema,
  }),
  preview: post(paths.preview, 'What an entry or correction would do; nothing is written', {
    params: none,
    body: work.previewRequestSchema,
    response: work.plannedSchema,
  }),
  work: post(paths.work, 'Record an entry or correction: post it, or submit it where a review is wanted', {
    params: none,
    body: work.workRequestSchema,
    response: work.workDoneSchema,
  }),
  drafts: get(paths.drafts, 'One’s own drafts', {
    params: none,
    query: work.draftQuerySchema,
    response: work.draftListSchema,
  }),
  saveDraft: post(paths.saveDraft, 'Keep what was typed into a form so far', {
    params: none,
    body: work.saveDraftSchema,
    response: work.doneSchema,
  }),
  discardDraft: post(paths.discardDraft, 'Forget a draft', {
    params: none,
    body: work.discardDraftSchema,
    response: work.doneSchema,
  }),
  submissions: get(paths.submissions, 'Submissions to review, or one’s own', {
    params: none,
    query: work.submissionsQuerySchema,
    response: work.submissionListSchema,
  }),
  submission: get(paths.submission, 'A submission: what it says, what it would do, what happened to it', {
    params: work.workParams.submission,
    query: none,
    response: work.submissionDetailSchema,
  }),
  decision: post(paths.decision, 'Approve, return or withdraw a submission', {
    params: work.workParams.submission,
    body: work.decisionSchema,
    response: work.submissionDetailSchema,
  }),
} as const satisfies Record<keyof typeof paths, Route>;
