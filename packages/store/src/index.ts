export type { Ask } from './ask.ts';
export { type BackupManifest, type BackupOptions, backup } from './backup.ts';
export { keepBusyDays } from './busy-days.ts';
export { type Client, openPool, type Pool, snapshot, transaction } from './database.ts';
export type { CheckResult, Disagreement } from './disagreement.ts';
export {
  type Actor,
  canonicalJson,
  contentHash,
  type District,
  dayIn,
  endOfDay,
  type Right,
} from './district.ts';
export * from './drill.ts';
export * from './edition.ts';
export { fold, refold } from './fold.ts';
export { latestMovement } from './horizon.ts';
export { migrate } from './migrate.ts';
export { closedThrough, closePeriod } from './period.ts';
export { PersonalVault } from './personal.ts';
export { findRequest, post } from './post.ts';
export { type Path, readMetrics } from './read.ts';
export { selfOf } from './read-movements.ts';
export type { Correction, Posted, Posting, PostRequest, PostResponse, Recorded } from './request.ts';
export { dropEverything } from './reset.ts';
export { type Restored, type RestoreOptions, restore } from './restore.ts';
export { checkChain, sealMovements } from './seal.ts';
export { type Standing, standings, wereGiven } from './standing.ts';
export { gatherStatistics } from './statistics.ts';
export { type RecordTimeline, type TimelinePage, timelineOf } from './timeline.ts';
export { verifyLedger } from './verify.ts';
