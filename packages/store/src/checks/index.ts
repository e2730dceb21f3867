export {
  type CheckDecision,
  decisionsOf,
  keepDecision,
  rememberedChoices,
} from './check-decision.ts';
export {
  checkedDocument,
  demandCheck,
  findMadeCheck,
  getCheck,
  type KeptCheck,
  type KeptCheckWithResult,
  keepCheck,
  listChecks,
  noteCheckExport,
  removeCheck,
  shareCheck,
} from './document-check.ts';
