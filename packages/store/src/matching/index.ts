export {
  type KeptMatches,
  keepAllMatches,
  keepSomeMatches,
  type MatchRun,
  readKeptMatches,
  readMatchRun,
} from './kept-matches.ts';
export {
  type ChangedRecord,
  changesSince,
  everReferred,
  everyRecord,
  everyReferring,
  type ReferringBy,
  recordsById,
  recordVersions,
  type StatedRecord,
  settledMovement,
} from './read-stated.ts';
