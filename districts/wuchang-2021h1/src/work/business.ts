import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { type ApprovalAmounts, approvalAmounts, approvalWork } from './approvals.ts';
import { type AwardAmounts, awardAmounts, awardWork } from './awards.ts';
import { type DirectoryAmounts, directoryAmounts, directoryOf } from './directory.ts';
import { type InvestmentAmounts, investmentAmounts, investmentWork } from './investment.ts';
import { type LoanAmounts, loanAmounts, loanWork } from './loans.ts';

/** How much work there is about firms: who they are, how they come, what is made easier for them and paid to them. */
export interface BusinessAmounts {
  readonly directory: DirectoryAmounts;
  readonly investment: InvestmentAmounts;
  readonly approvals: ApprovalAmounts;
  readonly loans: LoanAmounts;
  readonly awards: AwardAmounts;
}

export const businessAmounts: BusinessAmounts = {
  directory: directoryAmounts,
  investment: investmentAmounts,
  approvals: approvalAmounts,
  loans: loanAmounts,
  awards: awardAmounts,
};

export function businessWork(world: World, amounts: BusinessAmounts): HistoricWork[] {
  const directory = directoryOf(world, amounts.directory);
  const loans = loanWork(world, directory, amounts.loans);
  return [
    ...directory.work,
    ...investmentWork(world, directory, amounts.investment),
    ...approvalWork(world, amounts.approvals),
    ...loans.work,
    ...awardWork(world, directory, loans, amounts.awards),
  ];
}
