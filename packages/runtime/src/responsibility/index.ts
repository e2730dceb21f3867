export { officialPaper, type Paper, type PaperSection } from '@taizhang/document';
export { type DispatchAsked, type DispatchFacts, dispatchOf, dispatchRecords } from './dispatch.ts';
export { type HandedItem, handOver } from './hand-over.ts';
export { type LeaderFacts, type LeadersFacts, type LeaderWeek, leadersOf, leaderWeek } from './leaders.ts';
export type { LightOfRecord } from './lights.ts';
export type { Week } from './week.ts';
