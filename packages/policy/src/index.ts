export { faultsOfComputation, faultsOfComputations } from './check.ts';
export { compute, type ExplainedLine, type Explanation, versionOn, versionsFor } from './compute.ts';
export {
  differenceOfTerms,
  type PartOfTerms,
  partsOfTerms,
  type TermsDifference,
} from './difference-of-terms.ts';
export {
  type AwardDraft,
  type DraftingAward,
  type DraftingSubject,
  type DraftingVersion,
  draftAward,
  wayOf,
} from './draft-award.ts';
export type { Missing } from './evaluate.ts';
export { factsOf, type Referring, type Stated, sourcesOf } from './facts.ts';
export { type FaultOfTerms, faultsOfTerms } from './faults-of-terms.ts';
export {
  eligibilityOfFit,
  type Fitting,
  fittingOf,
  type OfferOfFit,
  offerOf,
  subjectOf as subjectOfFit,
  type Whom,
} from './fitting.ts';
export {
  eligibilityOf,
  type Judged,
  type JudgedCondition,
  type Judging,
  judge,
  supposedOf,
} from './judge.ts';
export { type Counts, type Match, Matcher, type Offer, Profiles } from './matching/index.ts';
export { type Instalment, type RepaymentOfRecord, repaymentOf } from './repayment.ts';
export { type Claim, shareBudget } from './share-budget.ts';
export {
  conflictsOfTerms,
  type JudgedExample,
  judgeExamples,
  type Soundness,
  saidOfTerms,
  soundnessOf,
  type VersionBeside,
} from './sound/index.ts';
export { givenInstead, type Rival } from './stacking.ts';
export { evaluationOf, type Subject, type Version, wordingOf } from './subject.ts';
export { giftsFor, type InForce, type SupposedGift, type SupposedYear } from './supposed-interest.ts';
export { clauseOf, computationOf, conditionOn, parametersOn } from './terms-on-day.ts';
export { type SaidPart, type TextOfTerms, textOfTerms } from './text-of-terms.ts';
export type { Gap } from './wants.ts';
