import { catalogueOf } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { replayMetric } from '@taizhang/ledger';
import { registers } from '@taizhang/registers';
import { expect, test } from 'vitest';
import { businessSection } from '../report/business.ts';
import { citySection, trafficFigures } from '../report/city.ts';
import { attractionFigures, industrySection } from '../report/industry.ts';
import { smartSection } from '../report/smart.ts';
import { period, worldOf } from '../world.ts';
import { inOrderOfRecording } from './bookkeeping.ts';
import { businessAmounts, businessWork } from './business.ts';
import { cityAmounts, cityWork } from './city.ts';
import { faultsOf, posted } from './posted.ts';
import { smartAmounts, smartWork } from './smart.ts';

const catalogue = catalogueOf(registers);
const bindings = [
  ...attractionFigures,
  ...industrySection.figures,
  ...businessSection.figures,
  ...citySection.figures,
  ...trafficFigures,
  ...smartSection.figures,
];

/** The values of all figures of these chapters that this work gives, as known at the end or earlier. */
function figuresOf(
  work: readonly HistoricWork[],
  knownAt = '2021-12-31T00:00:00Z',
): Record<string, string | null> {
  const movements = posted(inOrderOfRecording(work), registers);
  const question = { ...period, knownAt: new Date(knownAt) };
  return Object.fromEntries(
    bindings.map(({ id, metric }) => [
      id,
      replayMetric(catalogue, movements, metric, {
        from: question.from,
        to: question.to,
        knownAt: question.knownAt,
      }),
    ]),
  );
}

const workOf = (seed: number, business = businessAmounts, city = cityAmounts, smart = smartAmounts) => {
  const world = worldOf(seed);
  return [...businessWork(world, business), ...cityWork(world, city), ...smartWork(world, smart)];
};

/** What the amounts say the figures are. */
const expected = {
  'attraction.funds': '41530000000',
  firststores: '8',
  'approval.batches': '2',
  'approval.minimal': '19',
  'approval.optimised': '39',
  'approval.delegated': '124',
  'award.enterprises': '200',
  'award.amount': '45543100',
  'subsidy.households': '249',
  'subsidy.amount': '937000',
  'loans.count': '2665',
  'loans.amount': '9198326400',
  'signed.count': '20',
  'signs.removed': '1638',
  'roads.improved': '327',
  'bridges.over': '26',
  'bridges.under': '18',
  'waste.houses': '12',
  'waste.pavilions': '8',
  'waste.communities': '14',
  'waste.units': '14',
  'illegal.count': '320',
  'illegal.area': '81036.4',
  'illegal.rate': '79.059902',
  'emergency.stations': '14',
  'traffic.junctions': '7',
  'traffic.facilities': '446',
  'traffic.reorganised': '11',
  'smart.scenarios': '10',
};

test('the same seed writes the same work, and another seed other work', () => {
  const once = JSON.stringify(workOf(7));
  expect(JSON.stringify(workOf(7))).toBe(once);
  expect(JSON.stringify(workOf(8))).not.toBe(once);
});

test('the ledger takes all of the work, and the figures are what the amounts say, whatever the seed', () => {
  for (const seed of [7, 20210827]) {
    const work = workOf(seed);
    expect(faultsOf(work, registers)).toEqual([]);
    expect(figuresOf(work), `seed ${seed}`).toEqual(expected);
  }
});

test('less was known on the first of July', () => {
  const then = figuresOf(workOf(7), '2021-06-30T16:00:00Z');
  const differing = Object.keys(expected).filter((id) => then[id] !== expected[id as keyof typeof expected]);
  expect(differing.length).toBeGreaterThan(5);
  expect(differing.length).toBeLessThan(Object.keys(expected).length);
});

test('the figures follow the amounts', () => {
  const { awards, investment, loans, approvals } = businessAmounts;
  const business = {
    ...businessAmounts,
    investment: { ...investment, signedLarge: 23, funds: { ...investment.funds, during: '39999990000' } },
    loans: { ...loans, during: { loans: 1200, amount: '5000000100' } },
    awards: {
      ...awards,
      industry: { ...awards.industry, during: { recipients: 180, payments: 190, amount: '30000000.01' } },
    },
    approvals: { ...approvals, publications: approvals.publications.filter((p) => p.on !== '2021-06-09') },
  };
  const { cases, facilities, illegalStructures } = cityAmounts;
  const city = {
    cases: { ...cases, closed: { ...cases.closed, road: 301 } },
    facilities: { ...facilities, junction: { ...facilities.junction, during: 9 } },
    illegalStructures: { ...illegalStructures, during: { structures: 300, area: '51250' } },
  };
  expect(figuresOf(workOf(7, business, city, { ...smartAmounts, launchedDuring: 3 }))).toEqual({
    ...expected,
    'attraction.funds': '39999990000',
    'signed.count': '23',
    'loans.count': '1200',
    'loans.amount': '5000000100',
    'award.enterprises': '180',
    'award.amount': '30000000.01',
    'approval.batches': '1',
    'approval.minimal': '11',
    'roads.improved': '301',
    'traffic.junctions': '9',
    'illegal.count': '300',
    'illegal.area': '51250',
    'illegal.rate': '50',
    'smart.scenarios': '7',
  });
});

test('work waits in earlier stages, runs late and is corrected', () => {
  const work = workOf(7);
  const corrections = work.filter((item) => 'corrects' in item);
  for (const register of ['loan', 'city-case', 'award', 'illegal-structure', 'investment-lead'])
    expect(
      corrections.filter((c) => 'corrects' in c && c.corrects.startsWith(`${register}/`)).length,
      register,
    ).toBeGreaterThan(2);
  const movements = posted(inOrderOfRecording(work), registers);
  const now = { from: period.from, to: period.to, knownAt: new Date('2021-12-31T00:00:00Z') };
  for (const metric of [
    'loan.pending',
    'award.in-process',
    'city-case.open',
    'illegal-structure.standing',
    'facility.planned',
  ])
    expect(Number(replayMetric(catalogue, movements, metric, now)), metric).toBeGreaterThan(10);
  const late = work.filter(
    (item) => !('corrects' in item) && item.occurredOn <= period.to && item.recordedAt > '2021-07-05',
  );
  expect(late.length).toBeGreaterThan(20);
});

test('every reference names a record that was written down before', () => {
  const known = new Set<string>();
  const missing: string[] = [];
  for (const item of inOrderOfRecording(workOf(7))) {
    const entry = 'corrects' in item ? item.with : item;
    const register = registers.find((r) => r.id === entry?.register);
    for (const [id, value] of Object.entries(entry?.set ?? {})) {
      const field = register?.fields[id];
      if (field?.kind === 'reference' && value !== null && !known.has(`${field.register}/${value}`))
        missing.push(`${entry?.register}/${entry?.record} ${id} ${value}`);
    }
    if (entry) known.add(`${entry.register}/${entry.record}`);
  }
  expect(missing).toEqual([]);
});
