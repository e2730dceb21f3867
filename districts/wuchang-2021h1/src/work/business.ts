import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { type ApprovalAmounts, approvalAmounts, approvalWork } from './approvals.ts';
import { awardFlow } from './award-flow.ts';
import { awardLinks } from './award-links.ts';
import { type AwardAmounts, awardAmounts, awardWork } from './awards.ts';
import { bankWork } from './banks.ts';
import { type DirectoryAmounts, directoryAmounts, directoryOf } from './directory.ts';
import { firmFigures } from './firm-figures.ts';
import { firmsOf } from './firm-profile.ts';
import { formerLinks } from './former-links.ts';
import { type InvestmentAmounts, investmentAmounts, investmentWork } from './investment.ts';
import { loanMarket } from './loan-market.ts';
import { loanProductWork } from './loan-products.ts';
import { type LoanAmounts, loanAmounts, loanWork } from './loans.ts';
import { policyVersions } from './policy-versions.ts';
import { qualificationWork } from './qualifications.ts';
import { registeredFirms } from './registered.ts';

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
  const firms = registeredFirms(directory);
  const links = awardLinks(world.random.fork('award-links'), firms);
  const followed = formerLinks(awardWork(world, directory, loans, links, amounts.awards), firms, links.dues);
  const awards = followed.work;
  const random = (name: string) => ({
    now: world.random.fork(name),
    former: world.random.fork(`${name}-former`),
  });
  const ofFirms = [
    ...firmFigures(random('firm-figures'), firms, links.dues, followed.dues),
    ...qualificationWork(random('qualifications'), firms, links.dues, followed.dues),
  ];
  const known = firmsOf([...directory.work, ...ofFirms, ...loans.work]);
  return [
    ...directory.work,
    ...policyVersions(),
    ...ofFirms,
    ...investmentWork(world, directory, amounts.investment),
    ...approvalWork(world, amounts.approvals),
    ...bankWork(),
    ...loanProductWork(),
    ...loans.work,
    ...loanMarket(world.random.fork('loan-market'), loans.work),
    ...awards,
    ...awardFlow(world.random.fork('award-flow'), firms, known, links.held, lastNumber(awards)),
  ];
}

/** The last running number of 2021. */
const lastNumber = (work: readonly HistoricWork[]): number =>
  work.reduce((last, item) => {
    const number = 'record' in item ? /^[A-Z]+-2021-(\d+)$/.exec(item.record)?.[1] : undefined;
    return Math.max(last, Number(number ?? 0));
  }, 0);
