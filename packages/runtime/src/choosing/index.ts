export { type ComparedOffer, type ComparisonOfRecord, comparisonsOfRecord } from './comparisons-of-record.ts';
export { type FitsOfRecord, fitsOfRecord } from './fits-of-record.ts';
