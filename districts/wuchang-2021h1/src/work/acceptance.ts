import type { Random } from '../random.ts';
import { addDays } from './calendar.ts';
import type { Step } from './journal.ts';

/** Nothing of it happens after the demo's last days. */
const lastDay = '2021-08-18';

/** Accepted some weeks after it was finished; a few after repairs. */
export function acceptanceSteps(random: Random, finishedOn: string | null, n: number): Step[] {
  if (finishedOn === null) return [];
  const tried = addDays(finishedOn, random.integer(8, 24));
  if (tried > lastDay) return [];
  const evidence = [`验收报告-CJ-2021-${n + 1}.pdf`];
  const accept = (on: string, acceptance: string): Step => ({
    transition: 'accept',
    on,
    set: { 'accepted-on': on, acceptance },
    evidence,
  });
  if (!random.chance(0.15)) return [accept(tried, 'passed')];
  const repairBy = addDays(tried, 20);
  const again = addDays(tried, random.integer(12, 26));
  const fail: Step = {
    transition: 'fail',
    on: tried,
    set: { acceptance: 'failed', defects: '标识、排水等细部整改后复验（合成）', 'repair-by': repairBy },
    evidence,
  };
  return again > lastDay ? [fail] : [fail, accept(again, 'repaired')];
}
