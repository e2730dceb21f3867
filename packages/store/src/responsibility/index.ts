export { type AnswerForRecord, answersForRecord } from './answered-for.ts';
export { type DuePage, dueAt, dueInStreets } from './due-at.ts';
export {
  goneWithWork,
  type HeldDuty,
  heldDuties,
  type InHand,
  inHandsOf,
  successorsIn,
} from './held.ts';
export type { TwoTimes } from './records-at.ts';
export { type RecordName, type TitledRecord, titlesOf } from './titles.ts';
export {
  type AddedSum,
  changesIn,
  type MovedAsked,
  type MovedCount,
  type MovedRecord,
  movedRecords,
  type PutOff,
  putOffIn,
  type Sieve,
  type Stretch,
} from './week.ts';
