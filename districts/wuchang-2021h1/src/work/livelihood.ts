import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { bookOf, inOrderOfRecording } from './bookkeeping.ts';
import { type EmploymentAmounts, employmentWork } from './employment.ts';
import { type JobFairAmounts, jobFairWork } from './job-fairs.ts';
import { type ReliefAmounts, reliefWork } from './relief.ts';
import { type VaccinationAmounts, vaccinationWork } from './vaccinations.ts';

/** 民生事业: jobs, relief, vaccination. */
export interface LivelihoodAmounts {
  readonly jobFairs: JobFairAmounts;
  readonly employment: EmploymentAmounts;
  readonly relief: ReliefAmounts;
  readonly vaccinations: VaccinationAmounts;
}

export const livelihoodAmounts: LivelihoodAmounts = {
  jobFairs: { held: 22, cancelled: 2, heldAfter: 4, planned: 5, before: 6 },
  employment: {
    half: { newJobs: 15_043, reEmployed: 6184, hardship: 2317 },
    deducted: 131,
    deductions: 74,
    december: { newJobs: 1893, reEmployed: 702, hardship: 266 },
    july: { newJobs: 2406, reEmployed: 955, hardship: 341 },
  },
  relief: {
    subsistence: {
      paid: '23973000',
      households: 1800,
      joined: 88,
      left: 61,
      returns: 23,
      returned: '21480',
      waiting: 37,
      rejected: 19,
    },
    medical: { paid: '5815400', payments: 1340, waiting: 42, before: 96, after: 158 },
    temporary: { paid: '268500', payments: 84 },
  },
  vaccinations: {
    keyGroups: { first: 38_214, second: 29_507, missedSecond: 2316 },
    everybody: { first: 868_943, second: 657_821, missedSecond: 142_608 },
    after: { first: 196_350, second: 281_477, missedSecond: 24_930 },
    cancelledPercent: 1.2,
  },
};

export function livelihoodWork(world: World, amounts: LivelihoodAmounts): HistoricWork[] {
  const book = bookOf(world.random.fork('livelihood'));
  jobFairWork(world, book, amounts.jobFairs);
  employmentWork(world, book, amounts.employment);
  reliefWork(world, book, amounts.relief);
  vaccinationWork(world, book, amounts.vaccinations);
  return inOrderOfRecording(book.work);
}
