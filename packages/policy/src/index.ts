export { faultsOfComputation, faultsOfComputations } from './check.ts';
export { compute, type ExplainedLine, type Explanation, versionOn, versionsFor } from './compute.ts';
export type { Missing } from './evaluate.ts';
export type { Subject, Version } from './subject.ts';
