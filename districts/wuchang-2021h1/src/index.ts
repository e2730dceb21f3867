import { registers } from '@taizhang/registers';
import { accounts } from './accounts.ts';
import { centralPeers, otherPeers, own } from './areas.ts';
import { cockpit } from './cockpit.ts';
import { pictures } from './pictures.ts';
import { communities, streets } from './places.ts';
import { printed } from './printed.ts';
import { halfYearReport } from './report/template.ts';
import { scorecard } from './scorecard.ts';
import { units } from './units.ts';
import { demoWork } from './work/demo.ts';

export { demoPolicies } from './policies/index.ts';

/** The demo district: Wuchang in the first half of 2021, with synthetic records. */
export const wuchang = {
  id: 'wuchang',
  title: { zh: '武汉市武昌区', en: 'Wuchang District, Wuhan' },
  area: own.id,
  areas: [...centralPeers, ...otherPeers],
  timeZone: 'Asia/Shanghai',
  units,
  streets,
  communities,
  registers,
  templates: [halfYearReport],
  cockpit,
  scorecard,
  printed: { [halfYearReport.id]: printed },
  synthetic: true,
  // The report went to the Standing Committee on this day; what happened until then is known.
  standsOn: '2021-08-26',
  accounts,
  editions: [
    // What a first count just after the half year knew, and what the report to the Standing Committee knew.
    {
      id: '2021h1-first-count',
      report: halfYearReport.id,
      cutoff: '2021-06-30',
      knownAt: '2021-07-05T18:00:00+08:00',
    },
    {
      id: '2021h1-final',
      report: halfYearReport.id,
      cutoff: '2021-06-30',
      knownAt: '2021-08-26T18:00:00+08:00',
    },
  ],
  pictures,
  lists: [
    {
      register: 'household',
      publication: 'compensation',
      subject: 'ZS-2021-009',
      from: '2021-08-23',
      to: '2021-09-01',
    },
  ],
  history: () => demoWork(),
};

export { type DemoAmounts, demoAmounts, demoSeed, demoWork } from './work/demo.ts';
