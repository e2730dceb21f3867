import { catalogueOf } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { replayMetric } from '@taizhang/ledger';
import { registers } from '@taizhang/registers';
import { askOf, type FigureBinding, type Template } from '@taizhang/report';
import { Big } from 'big.js';
import { describe, expect, test } from 'vitest';
import { bulletinSection, indicatorExtraFigures } from '../report/bulletin.ts';
import { majorProjectsSection } from '../report/major-projects.ts';
import { greeningFigures, renewalSection, streetLeaderFigures } from '../report/renewal.ts';
import { period, worldOf } from '../world.ts';
import { bulletinAmounts, bulletinWork } from './bulletin.ts';
import { majorProjectsAmounts, majorProjectsWork } from './major-projects.ts';
import { faultsOf, posted } from './posted.ts';
import { renewalAmounts, renewalWork } from './renewal.ts';

const catalogue = catalogueOf(registers);
const seeds = [7, 2021];
const chapters = [
  ['bulletin', (seed: number) => bulletinWork(worldOf(seed), bulletinAmounts)],
  ['major projects', (seed: number) => majorProjectsWork(worldOf(seed), majorProjectsAmounts)],
  ['renewal', (seed: number) => renewalWork(worldOf(seed), renewalAmounts)],
] as const;

const inOrder = (work: readonly HistoricWork[]) =>
  [...work].sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));

/** Reads figures from nothing but the posted work, in their base units. */
function figuresOf(
  work: readonly HistoricWork[],
  bindings: readonly FigureBinding[],
  knownAt = '2026-01-01',
) {
  const movements = posted(inOrder(work), registers);
  const template: Template = {
    id: 'test',
    title: { zh: '测', en: 'test' },
    period,
    sections: [],
    figures: [],
  };
  const setting = { cutoff: period.to, knownAt: new Date(knownAt), area: 'wuchang' };
  return Object.fromEntries(
    bindings.map((binding) => {
      const { metric, question } = askOf(template, binding, setting);
      return [binding.id, replayMetric(catalogue, movements, metric, question)];
    }),
  );
}

describe.each(chapters)('the work of the chapter %s', (_name, workOf) => {
  test('is the same for the same seed and another for another', () => {
    expect(workOf(7)).toEqual(workOf(7));
    expect(workOf(7)).not.toEqual(workOf(8));
  });

  test.each(seeds)('is possible in its registers with seed %d', (seed) => {
    const work = workOf(seed);
    expect(faultsOf(work, registers)).toEqual([]);
    expect(() => posted(inOrder(work), registers)).not.toThrow();
  });

  test('has corrections, and is written down within the demo’s time', () => {
    const work = workOf(7);
    expect(work.some((item) => 'corrects' in item)).toBe(true);
    for (const { recordedAt } of work) {
      expect(recordedAt >= '2019-12-01').toBe(true);
      expect(recordedAt < '2021-08-25').toBe(true);
    }
  });
});

test('published statistics are read as they were released, and ranked among the peers', () => {
  const bindings = [
    ...bulletinSection.figures,
    ...indicatorExtraFigures.filter((f) => f.id !== 'elderly.centres'),
  ];
  for (const seed of seeds) {
    const figures = figuresOf(bulletinWork(worldOf(seed), bulletinAmounts), bindings);
    const compared: string[] = [];
    // Not every series has all of its figures in the report; which were compared is checked below.
    const compare = (id: string, amount: string) => {
      if (!(id in figures)) return;
      compared.push(id);
      expect([id, figures[id]]).toEqual([id, amount]);
    };
    for (const { series, level, growth, growth2019, above } of bulletinAmounts.series) {
      const name = series === 'attraction-funds' ? 'attraction' : series;
      if (level !== undefined) compare(`${name}.value`, level);
      if (growth !== undefined) compare(`${name}.yoy`, growth);
      if (growth2019 !== undefined) compare(`${name}.vs2019`, growth2019);
      if (above && name !== 'services') compare(`${name}.rank`, String(above.central + 1));
    }
    const ofSeries = bulletinSection.figures.map((f) => f.id).filter((id) => id !== 'services.rank');
    expect(compared.toSorted()).toEqual(expect.arrayContaining(ofSeries.toSorted()));
    expect(figures['services.rank']).toBe('1');
    expect(figures['exam.rank']).toBe('1');
  }
});

test('a statistic is the flash until it is revised, and a rank follows a change of the peers', () => {
  const series = bulletinAmounts.series.map((s) =>
    s.series === 'gdp' ? { ...s, above: { central: 2, other: 0 } } : s,
  );
  const work = bulletinWork(worldOf(7), { series });
  const bindings = bulletinSection.figures.filter((f) => f.id === 'gdp.value' || f.id === 'gdp.rank');
  expect(figuresOf(work, bindings)['gdp.rank']).toBe('3');
  const flash = series.find((s) => s.series === 'gdp')?.flash?.level;
  const revised = work.find(
    (w) =>
      !('corrects' in w) &&
      w.record === 'gdp/wuchang/2021-01..2021-06' &&
      w.transition === 'release-preliminary',
  );
  const before = new Date(Date.parse(revised?.recordedAt ?? '') - 1000).toISOString();
  expect(figuresOf(work, bindings, before)['gdp.value']).toBe(flash);
});

test('the bases of nominal growth agree with the growth that was published', () => {
  const work = bulletinWork(worldOf(7), bulletinAmounts);
  const levelIn = (series: string, year: string) => {
    const parts = work.flatMap((w) =>
      !('corrects' in w) && w.record === `${series}/wuchang/${year}-01..${year}-06`
        ? [String(w.amounts?.['level-money'] ?? 0)]
        : [],
    );
    return parts.reduce((sum, part) => sum.plus(part), new Big(0));
  };
  for (const [series, growth] of [
    ['fai', '85'],
    ['budget', '69.3'],
    ['retail', '23.5'],
  ] as const) {
    const computed = levelIn(series, '2021').div(levelIn(series, '2020')).minus(1).times(100);
    expect(Number(computed.round(1).toFixed())).toBe(Number(growth));
  }
});

test('the figures of major projects are those of the amounts, whatever the seed', () => {
  const extra = indicatorExtraFigures.filter((f) => f.id === 'elderly.centres');
  const { projects, meetings, assignments, officials } = majorProjectsAmounts;
  const changed = {
    ...majorProjectsAmounts,
    projects: {
      ...projects,
      reserve: { count: 40, investment: '7000123' },
      started: { count: 19, investment: '2000077' },
      small: { ...projects.small, elderlyCentresCompleted: 2 },
    },
    meetings: { ...meetings, committee: { before: 1, within: 9, after: 3 } },
    assignments: { ...assignments, projects: 60 },
    officials: { ...officials, serving: 26 },
  };
  for (const [seed, amounts] of [
    [7, majorProjectsAmounts],
    [2021, majorProjectsAmounts],
    [7, changed],
  ] as const) {
    const work = majorProjectsWork(worldOf(seed), amounts);
    const wan = (value: string) => new Big(value).times(10_000).toFixed();
    expect(figuresOf(work, [...majorProjectsSection.figures, ...extra, ...streetLeaderFigures])).toEqual({
      'projects.reserve.count': String(amounts.projects.reserve.count),
      'projects.reserve.investment': wan(amounts.projects.reserve.investment),
      'projects.construction.count': String(amounts.projects.construction.count),
      'projects.construction.investment': wan(amounts.projects.construction.investment),
      'projects.effective.count': String(amounts.projects.effective.count),
      'projects.effective.investment': wan(amounts.projects.effective.investment),
      'projects.ceremonies': String(amounts.meetings.groundbreaking.within),
      'projects.started.count': String(amounts.projects.started.count),
      'projects.started.investment': wan(amounts.projects.started.investment),
      'projects.leaders': String(amounts.officials.serving),
      'projects.linked': String(amounts.assignments.projects),
      'projects.committee': String(amounts.meetings.committee.within),
      'inspection.leaders': String(amounts.officials.serving),
      'elderly.centres': String(amounts.projects.small.elderlyCentresCompleted),
    });
  }
});

test('the figures of renewal are those of the amounts, whatever the seed', () => {
  const { expropriation, cityConstruction } = renewalAmounts;
  const changed = {
    ...renewalAmounts,
    expropriation: {
      street: { ...expropriation.street, projects: 70, householdsDone: 4000, areaDone: '400000.5' },
      city: { ...expropriation.city, assigned: 11, landDone: '40000.25' },
    },
    cityConstruction: {
      ...cityConstruction,
      invested: '6000000000',
      microRoads: { planned: 13, started: 8, finished: 3, deferred: 1 },
      charging: { ...cityConstruction.charging, sites: 30, piles: 1500 },
    },
  };
  for (const [seed, amounts] of [
    [7, renewalAmounts],
    [2021, renewalAmounts],
    [7, changed],
  ] as const) {
    const { street, city } = amounts.expropriation;
    const { plan, invested, microRoads, charging, greening } = amounts.cityConstruction;
    const rate = (done: string, target: string) => new Big(done).times(100).div(target).round(6).toFixed();
    expect(
      figuresOf(renewalWork(worldOf(seed), amounts), [...renewalSection.figures, ...greeningFigures]),
    ).toEqual({
      'expropriation.projects': String(street.projects),
      'expropriation.households.plan': String(street.householdsPlan),
      'expropriation.area.plan': street.areaPlan,
      'expropriation.households.done': String(street.householdsDone),
      'expropriation.area.done': street.areaDone,
      'citytasks.targets': String(city.targets),
      'citytasks.assigned': String(city.assigned),
      'citytasks.land.done': city.landDone,
      'citytasks.land.rate': rate(city.landDone, city.landPlan),
      'citytasks.house.done': city.houseDone,
      'citytasks.house.rate': rate(city.houseDone, city.housePlan),
      'citybuild.plan': plan,
      'citybuild.done': invested,
      'citybuild.rate': rate(invested, plan),
      'microroads.plan': String(microRoads.planned),
      'microroads.started': String(microRoads.started),
      'microroads.finished': String(microRoads.finished),
      'greening.projects': String(greening.underWay),
      'greening.parks': greening.parkArea,
      'greening.ways': greening.greenway,
      'greening.rebuilt': greening.rebuiltArea,
      'chargers.sites': String(charging.sites),
      'chargers.piles': String(charging.piles),
    });
  }
});

test('at the end of June some of the work was not yet known', () => {
  const work = renewalWork(worldOf(7), renewalAmounts);
  const bindings = renewalSection.figures.filter((f) => f.id === 'expropriation.households.done');
  const then = Number(figuresOf(work, bindings, '2021-06-30T16:00:00Z')['expropriation.households.done']);
  expect(then).toBeLessThan(renewalAmounts.expropriation.street.householdsDone);
  expect(then).toBeGreaterThan(renewalAmounts.expropriation.street.householdsDone * 0.9);
});

test('what is done of a project is what its households signed, and never more than its plan', () => {
  const movements = posted(inOrder(renewalWork(worldOf(7), renewalAmounts)), registers);
  const plans = new Map<string, string>();
  const enrolled = new Map<string, number>();
  const signed = new Map<string, number>();
  for (const { register, record, transition, sign, attributes, holdings } of movements) {
    if (register === 'expropriation' && holdings['households-plan'])
      plans.set(record, holdings['households-plan']);
    if (register !== 'household') continue;
    const project = String(attributes.project);
    const count = (into: Map<string, number>) => into.set(project, (into.get(project) ?? 0) + sign);
    if (transition === 'enrol') count(enrolled);
    if (transition === 'sign' || transition === 'sign-and-vacate') count(signed);
  }
  expect([...enrolled.values()].reduce((a, b) => a + b, 0)).toBe(
    renewalAmounts.expropriation.street.householdsPlan,
  );
  expect(signed.size).toBeGreaterThan(40);
  for (const [project, count] of enrolled)
    expect([project, String(count)]).toEqual([project, plans.get(project)]);
  for (const [project, count] of signed)
    expect([project, count <= Number(plans.get(project))]).toEqual([project, true]);
});

test('a sub-district’s project is not given a second count of its households', () => {
  const open = renewalWork(worldOf(7), renewalAmounts).filter(
    (w) => !('corrects' in w) && w.record === 'ZS-2021-001' && w.transition !== 'progress',
  );
  const typed: HistoricWork = {
    register: 'expropriation',
    record: 'ZS-2021-001',
    transition: 'progress',
    occurredOn: '2021-08-20',
    amounts: { area: '120' },
    recordedAt: '2021-08-20T10:00:00+08:00',
    recordedBy: 'clerk',
  };
  expect(() => posted([...inOrder(open), typed], registers)).toThrow('households-one-by-one');
});
