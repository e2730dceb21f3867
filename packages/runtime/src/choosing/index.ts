export { subjectOfFit } from '@taizhang/policy';
export { type ComparedOffer, type ComparisonOfRecord, comparisonsOfRecord } from './comparisons-of-record.ts';
export { type FitsOfRecord, fitsOfRecord } from './fits-of-record.ts';
export {
  fitsOfferedBy,
  type ProspectsOfFit,
  prospectsOfRecord,
} from './prospects-of-record.ts';
