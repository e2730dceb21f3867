export { type ChainedRecord, type ChainLink, chainedRecords } from './chained-records.ts';
