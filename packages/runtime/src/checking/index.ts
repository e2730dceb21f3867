export {
  type CheckOptions,
  checkDocument,
  type DocumentCheck,
  finishAlone,
  finishCheck,
  prepareCheck,
} from './check-document.ts';
export { markedDocument, signOffSheetsOf, verdictTitles } from './check-files.ts';
export { againstView, checkSummaryView, checkView } from './check-view.ts';
export { countsOf } from './decisions.ts';
export type { NamedBytes } from './examine.ts';
export {
  type CheckOffice,
  decideOnFigure,
  findCandidates,
  type KeptDocumentCheck,
  makeCheck,
  readCheck,
  readChecks,
  rolesThatCheck,
  shareWithRoles,
} from './kept-check.ts';
export { candidateView } from './subjects.ts';
