import { catalogueOf } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { type RecordedMovement, replayMetric } from '@taizhang/ledger';
import { registers } from '@taizhang/registers';
import type { FigureBinding } from '@taizhang/report';
import { describe, expect, test } from 'vitest';
import { inspectionFigures } from '../report/inspection.ts';
import { livelihoodSection } from '../report/livelihood.ts';
import { safetySection } from '../report/safety.ts';
import { period, worldOf } from '../world.ts';
import { inspectionAmounts, inspectionWork } from './inspections.ts';
import { livelihoodAmounts, livelihoodWork } from './livelihood.ts';
import { faultsOf, posted } from './posted.ts';
import { safetyAmounts, safetyWork } from './safety.ts';

const catalogue = catalogueOf(registers);
const bindings: readonly FigureBinding[] = [
  ...inspectionFigures,
  ...livelihoodSection.figures,
  ...safetySection.figures,
];

interface Sizes {
  readonly livelihood: typeof livelihoodAmounts;
  readonly safety: typeof safetyAmounts;
  readonly inspection: typeof inspectionAmounts;
}
const usual: Sizes = { livelihood: livelihoodAmounts, safety: safetyAmounts, inspection: inspectionAmounts };

function workOf(seed: number, sizes: Sizes): HistoricWork[] {
  const world = worldOf(seed);
  return [
    ...livelihoodWork(world, sizes.livelihood),
    ...safetyWork(world, sizes.safety),
    ...inspectionWork(world, sizes.inspection),
  ];
}

/** The figures as the ledger computes them, by id; `knownAt` absent: as known in the end. */
function figuresOf(movements: readonly RecordedMovement[], knownAt = '2021-12-31T00:00:00Z') {
  const byRegister = Map.groupBy(movements, (m) => m.register);
  return Object.fromEntries(
    bindings.map((figure) => {
      const { from, to } = figure.period ?? period;
      const parameters = figure.parameters ?? {};
      const question = { from, to, knownAt: new Date(knownAt), parameters };
      const own = byRegister.get(figure.metric.split('.')[0] ?? '') ?? [];
      return [figure.id, replayMetric(catalogue, own, figure.metric, question)];
    }),
  );
}

/** What the sizes of the work alone say, without a look at any record. */
function expected({ livelihood, safety, inspection: points }: Sizes): Record<string, string> {
  const { keyGroups: k, everybody: e } = livelihood.vaccinations;
  const { foundAndRectified, earlierRectified, gas } = safety.hazards;
  return Object.fromEntries(
    Object.entries({
      'inspection.weekly': points.weeklyPatrols,
      'inspection.categories': 17,
      'inspection.points': points.health.checked,
      'jobs.fairs': livelihood.jobFairs.held,
      'jobs.new': livelihood.employment.half.newJobs,
      'relief.allowance': livelihood.relief.subsistence.paid,
      'relief.medical': livelihood.relief.medical.paid,
      'vaccine.doses': k.first + k.second + e.first + e.second,
      'hazards.fixed': foundAndRectified + earlierRectified + gas.rectified,
      'hazards.cases': safety.enforcement.workSafety.decided,
      'gas.general': gas.general,
      'gas.major': gas.major,
      'gas.fixed': gas.rectified,
      'gas.cases': safety.enforcement.gas.decided,
      'traffic.roads': points.roads.checked,
      'traffic.sites': points.roadWorks.checked,
      'traffic.schools': points.schools.checked,
      'fraud.cases': safety.enforcement.fraud.solved,
      'fraud.gangs': safety.enforcement.fraud.gangs,
      'police.issues': safety.selfChecks.reported,
      disputes: safety.disputes.mediated,
    }).map(([id, value]) => [id, String(value)]),
  );
}

/** Another half year, smaller and with other relations. */
const other: Sizes = {
  livelihood: {
    ...livelihoodAmounts,
    jobFairs: { ...livelihoodAmounts.jobFairs, held: 9, before: 2 },
    employment: {
      ...livelihoodAmounts.employment,
      half: { newJobs: 18_211, reEmployed: 5020, hardship: 1999 },
      deducted: 44,
      deductions: 20,
    },
    relief: {
      ...livelihoodAmounts.relief,
      subsistence: {
        ...livelihoodAmounts.relief.subsistence,
        paid: '3011240.5',
        households: 310,
        joined: 12,
        left: 9,
      },
      medical: { ...livelihoodAmounts.relief.medical, paid: '730114.62', payments: 155 },
    },
    vaccinations: {
      ...livelihoodAmounts.vaccinations,
      everybody: { first: 401_377, second: 300_119, missedSecond: 22_222 },
    },
  },
  safety: {
    hazards: {
      ...safetyAmounts.hazards,
      foundAndRectified: 1201,
      earlierRectified: 77,
      leftOpen: 90,
      gas: { general: 31, major: 3, rectified: 33 },
    },
    enforcement: {
      ...safetyAmounts.enforcement,
      workSafety: { ...safetyAmounts.enforcement.workSafety, decided: 12 },
      gas: { ...safetyAmounts.enforcement.gas, decided: 61 },
      fraud: { ...safetyAmounts.enforcement.fraud, solved: 40, gangs: 33 },
    },
    selfChecks: { reported: 512, before: 3, after: 8, doubled: 1 },
    disputes: { ...safetyAmounts.disputes, mediated: 803, ofEarlier: 30 },
  },
  inspection: {
    health: { checked: 702, unchecked: 40, repeated: 180 },
    roads: { checked: 12, unchecked: 1, repeated: 5 },
    roadWorks: { checked: 31, unchecked: 0, repeated: 0 },
    schools: { checked: 20, unchecked: 2, repeated: 11 },
    leaders: 11,
    weeklyPatrols: 2,
  },
};

const withoutRate = ({ 'vaccine.second': rate, ...rest }: Record<string, string | null>) => ({ rate, rest });

const seeds = [1, 20_210_630];

describe.each(seeds)('with the seed %i', (seed) => {
  const work = workOf(seed, usual);
  const movements = posted(work, registers);

  test('every entry is one the registers know, known no sooner than it happened', () => {
    expect(faultsOf(work, registers)).toEqual([]);
  });

  test('the ledger computes every figure from the sizes of the work', () => {
    const { rate, rest } = withoutRate(figuresOf(movements));
    expect(rest).toEqual(expected(usual));
    expect(Number(rate)).toBeGreaterThan(80);
    expect(Number(rate)).toBeLessThan(90);
  });

  test('some of the half year was known only after it', () => {
    const early = figuresOf(movements, '2021-06-30T16:00:00Z');
    const late = figuresOf(movements);
    const changed = Object.keys(late).filter((id) => early[id] !== late[id]);
    expect(changed).toContain('hazards.fixed');
    expect(changed).toContain('inspection.points');
    expect(changed.length).toBeGreaterThan(8);
    expect(changed.length).toBeLessThan(bindings.length);
  });

  test('it is put right as often as clerks err, and works outside the half year too', () => {
    const corrections = work.filter((item) => 'corrects' in item).length;
    expect(corrections / work.length).toBeGreaterThan(0.003);
    expect(corrections / work.length).toBeLessThan(0.012);
    expect(movements.filter((m) => m.occurredOn < period.from).length).toBeGreaterThan(1000);
    expect(movements.filter((m) => m.occurredOn > period.to).length).toBeGreaterThan(1000);
    expect(movements.length).toBeLessThan(85_000);
  });
});

test('the same seed makes the same work, another seed other work', () => {
  const [a, b, c] = [workOf(5, other), workOf(5, other), workOf(6, other)];
  expect(a).toEqual(b);
  expect(c).not.toEqual(a);
});

test('other sizes of the work make other figures', () => {
  const movements = posted(workOf(3, other), registers);
  expect(withoutRate(figuresOf(movements)).rest).toEqual(expected(other));
});

test('all persons and places of the demo are marked as invented', () => {
  const texts = workOf(3, other).flatMap((item) => {
    const entry = 'corrects' in item ? item.with : item;
    const register = registers.find((r) => r.id === entry?.register);
    return Object.entries(entry?.set ?? {}).filter(([id]) => {
      const field = register?.fields[id];
      return field?.kind === 'personal' && (field.what === 'name' || field.what === 'address');
    });
  });
  expect(texts.length).toBeGreaterThan(1000);
  expect(texts.filter(([, value]) => !String(value).endsWith('（合成）'))).toEqual([]);
});
