export {
  type Account,
  accountNames,
  endSession,
  endSessionsOf,
  findAccount,
  findAccountByEmail,
  findSessionByToken,
  listAccounts,
  listSessions,
  type SessionInHand,
  type SignedInSession,
} from './account.ts';
export type { Ask } from './ask.ts';
export {
  type Answerable,
  type AuditEntry,
  type AuditFilter,
  type AuditNote,
  type AuditSearch,
  exportAudit,
  note,
  postAction,
  searchAudit,
} from './audit.ts';
export { type BackupManifest, type BackupOptions, backup } from './backup.ts';
export { keepBusyDays } from './busy-days.ts';
export * from './chains/index.ts';
export * from './checks/index.ts';
export * from './computing/index.ts';
export {
  type Client,
  openPool,
  type Pool,
  type Queryable,
  snapshot,
  snapshotOfTwo,
  transaction,
} from './database.ts';
export type { CheckResult, Disagreement } from './disagreement.ts';
export * from './disbursing/index.ts';
export {
  canonicalJson,
  contentHash,
  type District,
  dayIn,
  demand,
  endOfDay,
  startOfDay,
} from './district.ts';
export {
  type Contribution,
  type Drill,
  type Page,
  type Recordings,
  recordingsBehind,
  recordsBehind,
} from './drill.ts';
export * from './edition.ts';
export {
  type ChangedState,
  type Examinable,
  type Examined,
  type Examiner,
  examinersTogether,
} from './examine.ts';
export { fold, refold } from './fold.ts';
export { latestMovement } from './horizon.ts';
export { type JointWriting, jointWriting } from './joint-writing.ts';
export { judgeStated } from './judge-stated.ts';
export {
  type MovementContribution,
  type MovementContributions,
  movementsKnownSince,
  type PartRole,
  type PartSum,
  type Things,
  thingsBetween,
} from './known-since.ts';
export * from './libraries/index.ts';
export * from './lists/index.ts';
export * from './matching/index.ts';
export { migrate } from './migrate.ts';
export { dropOldCells } from './old-cells.ts';
export * from './pace/index.ts';
export { closedThrough, closePeriod } from './period.ts';
export { PersonalVault, type RevealRequest } from './personal.ts';
export { findRequest, post } from './post.ts';
export {
  accountsInPost,
  demandNotLast,
  endPost,
  type GivenPost,
  givePost,
  givePostsToBeginWith,
  handOnPosts,
  listPosts,
  type PostSearch,
  type PostToGive,
  viewerOf,
} from './posts.ts';
export * from './publishing/index.ts';
export { type Path, readMetrics } from './read.ts';
export { selfOf } from './read-movements.ts';
export { recallEnds } from './recall-ends.ts';
export { newRecordId } from './record-id.ts';
export { type RecordsThen, type RecordThen, recordsThen } from './records-then.ts';
export {
  type Correction,
  demandUnit,
  mayTake,
  type Posted,
  type Posting,
  type PostRequest,
  type PostResponse,
  type Recorded,
} from './request.ts';
export { dropEverything } from './reset.ts';
export * from './responsibility/index.ts';
export { type Restored, type RestoreOptions, restore } from './restore.ts';
export { checkChain, sealMovements } from './seal.ts';
export * from './search/index.ts';
export { SharedReading } from './shared-reading.ts';
export {
  type AttemptLimit,
  type ClaimedAttempt,
  claimAttempt,
  claimCode,
  forgetEndedSignIns,
  releaseCode,
  settleAttempt,
} from './sign-in-attempt.ts';
export { type Standing, standings, wereGiven } from './standing.ts';
export { gatherStatistics } from './statistics.ts';
export * from './telling/index.ts';
export { type RecordTimeline, type TimelineAt, type TimelinePage, timelineOf } from './timeline.ts';
export * from './todo/index.ts';
export { followUniqueValues } from './unique-values.ts';
export { UnitSums, type UnitSumsSeen } from './unit-sums.ts';
export { addUnit, changeUnit, closeUnit, readUnits, seedUnits } from './units.ts';
export { verifyLedger } from './verify.ts';
export * from './work/index.ts';
