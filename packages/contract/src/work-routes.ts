import { z } from 'zod';
import { paths } from './paths.ts';
import { alsoOutside, create, get, none } from './route.ts';
import { attachmentSchema, attachQuerySchema, withdrawAttachmentSchema } from './schemas/attachment.ts';
import { plannedSchema } from './schemas/planned.ts';
import * as work from './schemas/work.ts';

/** The routes of work on records: forms, previews, submissions, drafts, attachments. */
export const workRoutes = {
  recordWork: alsoOutside(
    get(paths.recordWork, 'What can be done with a record, and what stands around it', {
      params: work.workParams.record,
      query: none,
      response: work.recordWorkSchema,
    }),
  ),
  attachments: alsoOutside({
    ...create(paths.attachments, 'Add a file to a record', {
      params: work.workParams.record,
      body: z.unknown(),
      response: attachmentSchema,
    }),
    body: null,
    query: attachQuerySchema,
  }),
  attachment: alsoOutside(
    get(paths.attachment, 'A file, as it was added', {
      params: work.workParams.attachment,
      query: none,
      response: z.unknown().describe('Its bytes'),
    }),
  ),
  attachmentThumbnail: alsoOutside(
    get(paths.attachmentThumbnail, 'A small picture of a file', {
      params: work.workParams.attachment,
      query: none,
      response: z.unknown().describe('A picture'),
    }),
  ),
  withdrawAttachment: create(paths.withdrawAttachment, 'Take a file out of what counts', {
    params: work.workParams.attachment,
    body: withdrawAttachmentSchema,
    response: attachmentSchema,
  }),
  lookup: alsoOutside(
    get(paths.lookup, 'Records that a reference may lead to', {
      params: work.workParams.register,
      query: work.lookupQuerySchema,
      response: work.lookupSchema,
    }),
  ),
  form: alsoOutside(
    get(paths.form, 'The form of a transition', {
      params: work.workParams.form,
      query: work.formQuerySchema,
      response: work.formSchema,
    }),
  ),
  correctionForm: get(paths.correctionForm, 'The form by which a movement is corrected', {
    params: work.workParams.movement,
    query: none,
    response: work.formSchema,
  }),
  preview: alsoOutside(
    create(paths.preview, 'What an entry or correction would do; nothing is written', {
      params: none,
      body: work.previewRequestSchema,
      response: plannedSchema,
    }),
  ),
  work: alsoOutside(
    create(paths.work, 'Record an entry or correction: post it, or submit it where a review is wanted', {
      params: none,
      body: work.workRequestSchema,
      response: work.workDoneSchema,
    }),
  ),
  drafts: alsoOutside(
    get(paths.drafts, 'One’s own drafts', {
      params: none,
      query: work.draftQuerySchema,
      response: work.draftListSchema,
    }),
  ),
  saveDraft: alsoOutside(
    create(paths.saveDraft, 'Keep what was typed into a form so far', {
      params: none,
      body: work.saveDraftSchema,
      response: work.doneSchema,
    }),
  ),
  discardDraft: alsoOutside(
    create(paths.discardDraft, 'Forget a draft', {
      params: none,
      body: work.discardDraftSchema,
      response: work.doneSchema,
    }),
  ),
  submissions: alsoOutside(
    get(paths.submissions, 'Submissions to review, or one’s own', {
      params: none,
      query: work.submissionsQuerySchema,
      response: work.submissionListSchema,
    }),
  ),
  submission: alsoOutside(
    get(paths.submission, 'A submission: what it says, what it would do, what happened to it', {
      params: work.workParams.submission,
      query: none,
      response: work.submissionDetailSchema,
    }),
  ),
  decision: alsoOutside(
    create(paths.decision, 'Approve, return or withdraw a submission', {
      params: work.workParams.submission,
      body: work.decisionSchema,
      response: work.submissionDetailSchema,
    }),
  ),
} as const;
