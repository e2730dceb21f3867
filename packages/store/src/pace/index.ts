export { type PaceAt, paceMonths, type RecordPace } from './judge-pace.ts';
export { decimalsOfPace } from './pace-steps.ts';
export { RecordPaces } from './record-paces.ts';
