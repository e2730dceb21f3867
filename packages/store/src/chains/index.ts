export type { ChainedRecord, ChainLink } from './follow-chain.ts';
export { RecordChains } from './record-chains.ts';
