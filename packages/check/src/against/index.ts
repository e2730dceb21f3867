export * from './candidate.ts';
export { candidatesOf } from './candidates.ts';
export * from './explaining.ts';
export * from './judge-against.ts';
export * from './judgement.ts';
export { periodOfDocument } from './period.ts';
export { foreignPlace, namesOfDistrict } from './place.ts';
export { CandidateIndex } from './ranking.ts';
