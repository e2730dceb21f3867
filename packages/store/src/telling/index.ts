export { drawnByPolicy, grantedByPolicy, recordsReferring } from './awarded.ts';
export { type AwardJudgment, keepJudgments, readJudgments } from './judgment.ts';
export {
  findTelling,
  keepTelling,
  keepTellingOutcomes,
  type ListedSubject,
  type TellingList,
  type TellingOutcome,
  type ToldOnce,
  tellingOutcomes,
  tellingsOfPolicy,
} from './telling.ts';
