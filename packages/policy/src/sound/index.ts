export { conflictsOfTerms, type VersionBeside } from './conflicts.ts';
export { type JudgedExample, judgeExamples } from './examples.ts';
export { type Soundness, saidOfTerms, soundnessOf } from './soundness.ts';
export { warningsOfTerms } from './warnings-of-terms.ts';
