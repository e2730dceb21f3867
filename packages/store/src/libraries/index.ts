export {
  type FlowAsked,
  type FlowCell,
  type FlowPart,
  type FlowRecord,
  libraryCrossings,
  libraryFlow,
  recordsOfFlow,
} from './library-flow.ts';
