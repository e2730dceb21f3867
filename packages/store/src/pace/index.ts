export { type PaceAt, paceMonths, type RecordPace } from './judge-pace.ts';
export { type PlacedRecord, placedRecords } from './placed-records.ts';
export { RecordPaces } from './record-paces.ts';
export { decimalsOfPace, type PaceOf } from './steps-sql.ts';
