export { partsOfTerms } from '@taizhang/policy';
export { type Award, type AwardRegister, awardOf, awardRegisters, everyAward, sumOf } from './awards.ts';
export { type CheckedTerms, checkTerms, type TermsToCheck } from './check-terms.ts';
export { type DryRun, type DryRunBudget, dryRun } from './dry-run.ts';
export type { DryRunAsk } from './dry-run-ask.ts';
export { startMatching } from './keep-matched.ts';
export {
  insteadAt,
  matchesOfPolicy,
  type PolicySubjects,
  type PolicySubjectsAsk,
  rowsInReach,
} from './matches-of-policy.ts';
export { isAgain, type MatchesOffice } from './matches-office.ts';
export { type PolicyVersion, policyRegisters } from './offers.ts';
export { type Matched, PolicyMatches, readBy } from './policy-matches.ts';
export {
  type PolicyDifference,
  type PolicyReading,
  policyDifference,
  type ReadVersion,
  readPolicy,
  readVersions,
} from './policy-reading.ts';
export { referringTo } from './referrers.ts';
