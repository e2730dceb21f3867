export * from './answering.ts';
export * from './chain.ts';
export * from './contribution.ts';
export * from './doubts.ts';
export * from './entry.ts';
export { conditionsOfEntry, type JudgedCondition } from './entry-condition.ts';
export * from './faults.ts';
export * from './figures.ts';
export * from './follow-on.ts';
export * from './forecast.ts';
export * from './form.ts';
export * from './growth.ts';
export * from './history.ts';
export { addsUp, isNothing, shareOf } from './library-account.ts';
export {
  type Crossing,
  type LibraryTimes,
  libraryTimes,
  nowhere,
  StayTally,
} from './library-times.ts';
export { movedEntry, movesOf } from './move.ts';
export * from './movement.ts';
export * from './pace.ts';
export * from './pace-tally.ts';
export * from './pace-words.ts';
export * from './presence.ts';
export * from './replay.ts';
export * from './schedule.ts';
export * from './score.ts';
export * from './statement.ts';
export * from './timeline.ts';
export { valueIn } from './value-in.ts';
export * from './year-before.ts';
