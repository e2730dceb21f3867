export * from './answering.ts';
export * from './catalogue.ts';
export { type AnsweringRegister, answeringRegisters } from './catalogue-answering.ts';
export { registerOfStep } from './catalogue-chain.ts';
export * from './chain.ts';
export type { ComparisonOf, Fit } from './choosing.ts';
export * from './condition.ts';
export * from './condition-faults.ts';
export * from './daily.ts';
export * from './deadline.ts';
export type { Disbursement } from './disbursement.ts';
export {
  type EntryCondition,
  evidenceNamed,
  evidenceOfKind,
} from './entry-condition.ts';
export * from './fact.ts';
export * from './family.ts';
export { unitOfPace } from './faults-of-pace.ts';
export * from './fields.ts';
export * from './fields-of-kind.ts';
export type { FollowOn, Setting } from './follow-on.ts';
export * from './formula.ts';
export type { Gathering, PaperOfRegister } from './gathering.ts';
export { namesIn } from './gathering-faults.ts';
export * from './granting.ts';
export { type Library, librariesOf } from './library.ts';
export * from './metric.ts';
export type { Move } from './move.ts';
export { registerMoved } from './move-faults.ts';
export * from './pace.ts';
export type { Period } from './period.ts';
export { kindsOfParts, type PlacedFault, placedOf } from './places-of-terms.ts';
export type { Policies } from './policies.ts';
export { profileOf, type Registers } from './profile.ts';
export * from './prose.ts';
export * from './publication.ts';
export { faultsOfPublications } from './publication-faults.ts';
export * from './refusal.ts';
export * from './register.ts';
export { type Repayment, type RepaymentMethod, repaymentMethods } from './repayment.ts';
export * from './scorecard.ts';
export { dataOfTerms, type FaultOfShape, parseTerms, shapeOfTerms } from './shape-of-terms.ts';
export * from './targets.ts';
export * from './terms.ts';
export * from './text.ts';
export * from './unique.ts';
export * from './units.ts';
export { asksWhoNames, watchedFields } from './waiting.ts';
