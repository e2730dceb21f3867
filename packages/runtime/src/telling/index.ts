export type { TellingAsk, TellingOffice } from './draw-list.ts';
export { type LeftOut, leftOutTitles, type WhyLeftOut } from './left-out.ts';
export {
  type ProposedSubject,
  proposeTelling,
  type SubjectLeftOut,
  type TellingProposal,
  type YearOfBudget,
} from './propose-telling.ts';
export { type Telling, tellSubjects } from './tell-subjects.ts';
