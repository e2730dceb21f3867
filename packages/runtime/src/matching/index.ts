export { type Award, type AwardRegister, awardRegisters, everyAward } from './awards.ts';
export { type CheckedTerms, checkTerms, type TermsToCheck } from './check-terms.ts';
export { type DryRun, type DryRunAsk, type DryRunBudget, dryRun } from './dry-run.ts';
export { matchesOfPolicy, type PolicySubjects, type PolicySubjectsAsk } from './matches-of-policy.ts';
export type { MatchesOffice } from './matches-office.ts';
export { type PolicyVersion, policyRegisters } from './offers.ts';
export { type Matched, PolicyMatches } from './policy-matches.ts';
