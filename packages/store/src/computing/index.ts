export { type HeldProfile, holdProfiles } from './held-profile.ts';
export {
  type AwardProgress,
  findOpenData,
  findProgress,
  paidByPolicy,
  policiesInForce,
  type ReadTogether,
  type RecordProfile,
  type ReferringRecord,
  readProfile,
  readProfiles,
  type StandingPolicy,
} from './read-profile.ts';
export {
  type ComputedFrom,
  type RatesVersion,
  readReferred,
  readSubject,
  readVersions,
} from './read-subject.ts';
