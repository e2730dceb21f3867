export type { LibraryAccount } from './account-of.ts';
export { LibraryAccounts } from './library-accounts.ts';
export {
  type FlowAsked,
  type FlowCell,
  type FlowPart,
  type FlowRecord,
  libraryCrossings,
  libraryFlow,
  recordsOfFlow,
} from './library-flow.ts';
