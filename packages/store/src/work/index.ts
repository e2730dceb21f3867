export * from './attachment.ts';
export { type Draft, discardDraft, draftsOf, saveDraft } from './draft.ts';
export { type Drawing, draw } from './draw.ts';
export { attachmentId } from './evidence.ts';
export {
  countStanding,
  drawableRecords,
  type GatheredRecord,
  gatheredRecords,
  gatheredTotals,
  gatheringOf,
  recordsOffered,
} from './gathered.ts';
export { type ListedSubmission, listSubmissions, type SubmissionsAsked } from './list-submissions.ts';
export {
  type Correctable,
  correctable,
  isHeld,
  type PlannedWork,
  planPosting,
  subjectOf,
} from './plan-posting.ts';
export { recordWork, type WorkDone, type WorkRequest } from './record-work.ts';
export { attachAlso } from './same-attachment.ts';
export {
  mayDo,
  registerOf,
  type StandingRecord,
  standingRecord,
  standingRecords,
} from './standing-record.ts';
export { type Decision, decide, maySee, submissionDetail, submit } from './submission.ts';
export { type SubmissionNews, submissionNewsSince } from './submission-news.ts';
export {
  type Submission,
  type SubmissionEvent,
  type SubmissionState,
  stateTitles,
} from './submission-row.ts';
export {
  lookupRecords,
  type Neighbour,
  neighboursOf,
  type Placing,
  placingOf,
  type RelatedRecord,
  relatedRecords,
} from './surroundings.ts';
export { type UsualValue, usualValues } from './usual-values.ts';
