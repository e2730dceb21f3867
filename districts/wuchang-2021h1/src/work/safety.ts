import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { bookOf, inOrderOfRecording } from './bookkeeping.ts';
import { type DisputeAmounts, disputeWork } from './disputes.ts';
import { type EnforcementAmounts, enforcementWork } from './enforcement.ts';
import { type HazardAmounts, hazardWork } from './hazards.ts';
import { type SelfCheckAmounts, selfCheckWork } from './self-checks.ts';

/** 平安建设: hazards, cases, the police force's self-check, disputes. */
export interface SafetyAmounts {
  readonly hazards: HazardAmounts;
  readonly enforcement: EnforcementAmounts;
  readonly selfChecks: SelfCheckAmounts;
  readonly disputes: DisputeAmounts;
}

export const safetyAmounts: SafetyAmounts = {
  hazards: {
    foundAndRectified: 8354,
    earlierRectified: 618,
    leftOpen: 706,
    gas: { general: 228, major: 1, rectified: 219 },
    majors: 13,
    dismissed: 94,
    before: 540,
    after: 410,
    doubled: 17,
  },
  enforcement: {
    workSafety: { decided: 104, open: 23, dropped: 6, before: 58, after: 19 },
    gas: { decided: 37, open: 9, dropped: 2, before: 11, after: 8 },
    fire: { decided: 26, open: 5, dropped: 1, before: 9, after: 4 },
    fraud: { solved: 249, gangs: 21, open: 187, before: 74, after: 52 },
  },
  selfChecks: { reported: 3805, before: 46, after: 88, doubled: 6 },
  disputes: {
    mediated: 5039,
    ofEarlier: 142,
    failed: 218,
    withdrawn: 61,
    leftOpen: 297,
    before: 236,
    after: 344,
  },
};

export function safetyWork(world: World, amounts: SafetyAmounts): HistoricWork[] {
  const book = bookOf(world.random.fork('safety'));
  hazardWork(world, book, amounts.hazards);
  enforcementWork(world, book, amounts.enforcement);
  selfCheckWork(world, book, amounts.selfChecks);
  disputeWork(world, book, amounts.disputes);
  return inOrderOfRecording(book.work);
}
