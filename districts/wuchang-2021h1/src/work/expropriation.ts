import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import { pointIn } from '../places.ts';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { split, splitCount } from './amounts.ts';
import { addDays, workingDay } from './calendar.ts';
import { compensationPlans } from './compensation.ts';
import { type Done, isComplete, lastSigning, type Task } from './expropriation-task.ts';
import { householdsOf } from './households.ts';
import { type Journal, journalOf, type Step } from './journal.ts';
import { shortName } from './names.ts';
import { objectionsTo } from './objections.ts';
import { apportion, subtract, times } from './shares.ts';

/** Areas in m², land in m². */
export interface ExpropriationAmounts {
  readonly street: {
    readonly projects: number;
    readonly householdsPlan: number;
    readonly areaPlan: string;
    readonly householdsDone: number;
    readonly areaDone: string;
    /** After the half year. */
    readonly householdsLater: number;
    /** Planned but withdrawn again before they were assigned, and assigned after the half year. */
    readonly withdrawn: number;
    readonly assignedLater: number;
    /** Last year's, archived. */
    readonly lastYear: number;
  };
  readonly city: {
    readonly targets: number;
    readonly assigned: number;
    readonly landPlan: string;
    readonly landDone: string;
    readonly housePlan: string;
    readonly houseDone: string;
  };
}

const nothing: Done = { households: 0, area: '0', land: '0' };
const isNothing = (done: Done) => done.households === 0 && Number(done.area) === 0 && Number(done.land) === 0;

export function expropriationWork(world: World, amounts: ExpropriationAmounts): HistoricWork[] {
  const random = world.random.fork('expropriation');
  const journal: Journal = { random, register: 'expropriation', mistakes: 0.007 };
  const work: HistoricWork[] = [];
  const households = householdsOf(world);
  work.push(...compensationPlans());
  for (const task of [
    ...streetTasks(world, random, amounts.street),
    ...cityTasks(world, random, amounts.city),
  ]) {
    const steps = taskSteps(random, task);
    work.push(...journalOf(journal, task.id, steps));
    if (task.level === 'street') work.push(...households(task, steps));
  }
  work.push(...objectionsTo(world, work));
  for (let n = 1; n <= amounts.street.withdrawn; n++) {
    const task = bareTask(world, random, `ZS-2021-W${n}`);
    const withdrawnOn = workingDay(random, '2021-03-01', '2021-05-28');
    const end: Step = {
      transition: 'withdraw',
      on: withdrawnOn,
      set: { 'withdrawal-reason': '规划调整，调出年度计划' },
    };
    work.push(...journalOf(journal, task.id, [planStep(random, task, '2021'), end]));
  }
  for (let n = 1; n <= amounts.street.assignedLater; n++) {
    const task = bareTask(world, random, `ZS-2021-L${n}`);
    const on = workingDay(random, '2021-07-05', '2021-08-13');
    work.push(...journalOf(journal, task.id, [planStep(random, task, '2021'), assignStep(task, on, '2021')]));
  }
  for (let n = 1; n <= amounts.street.lastYear; n++)
    work.push(
      ...journalOf(journal, `ZS-2020-${String(n).padStart(3, '0')}`, lastYearSteps(world, random, n)),
    );
  return work;
}

const bareTask = (world: World, random: Random, id: string): Task => {
  const households = random.integer(12, 160);
  const plan = { households, area: String(households * random.integer(80, 140)), land: '0' };
  return { id, level: 'street', street: world.street(random), plan, within: nothing, later: nothing };
};

function streetTasks(world: World, random: Random, amounts: ExpropriationAmounts['street']): Task[] {
  const count = amounts.projects;
  const plans = splitCount(random, amounts.householdsPlan, count, 0.8);
  const areas = apportion(
    amounts.areaPlan,
    plans.map((h) => h * (0.7 + random.next() * 0.6)),
    2,
  );
  // Some are done to the end, some have not begun, most are under way.
  const speed = plans.map(() => random.weighted({ none: 15, some: 70, all: 15 }));
  const full = new Set<number>();
  let fullHouseholds = 0;
  let fullArea = new Big(0);
  for (const i of speed.flatMap((s, i) => (s === 'all' ? [i] : []))) {
    const households = fullHouseholds + (plans[i] as number);
    const area = fullArea.plus(areas[i] as string);
    if (households > amounts.householdsDone * 0.3 || area.gt(new Big(amounts.areaDone).times(0.3))) continue;
    full.add(i);
    [fullHouseholds, fullArea] = [households, area];
  }
  const weightOf = (i: number, size: number) =>
    full.has(i) || speed[i] === 'none' ? 0 : size * (0.35 + random.next() * 0.6);
  const households = apportion(
    amounts.householdsDone - fullHouseholds,
    plans.map((plan, i) => weightOf(i, plan)),
    0,
    plans.map((plan) => Math.ceil(plan * 0.97) - 1),
  ).map((share, i) => (full.has(i) ? (plans[i] as number) : Number(share)));
  const done = apportion(
    subtract(amounts.areaDone, fullArea.toFixed()),
    households.map((h, i) => (full.has(i) ? 0 : (Number(areas[i]) * h) / (plans[i] as number))),
    2,
    areas.map((area) => times(area, 0.98)),
  ).map((share, i) => (full.has(i) ? (areas[i] as string) : share));
  const left = plans.map((plan, i) => plan - (households[i] as number));
  const later = apportion(
    amounts.householdsLater,
    left.map((l, i) => ((households[i] as number) > 0 ? l : 0)),
    0,
    left,
  );
  return plans.map((plan, i) => ({
    id: `ZS-2021-${String(i + 1).padStart(3, '0')}`,
    level: 'street',
    street: world.street(random),
    plan: { households: plan, area: areas[i] as string, land: '0' },
    within: { households: households[i] as number, area: done[i] as string, land: '0' },
    later: {
      households: Number(later[i]),
      area: laterArea(areas[i] as string, done[i] as string, Number(later[i]), left[i] as number),
      land: '0',
    },
  }));
}

/** Of the area that is left, as much as of the households. */
const laterArea = (plan: string, done: string, later: number, left: number): string =>
  later === 0 ? '0' : times(subtract(plan, done), (later / left) * 0.95);

function cityTasks(world: World, random: Random, amounts: ExpropriationAmounts['city']): Task[] {
  const { targets, assigned } = amounts;
  const withLand = (n: number) => n % 3 === 0;
  const weights = Array.from({ length: targets }, () => 0.4 + random.next());
  const land = apportion(
    amounts.landPlan,
    weights.map((w, n) => (withLand(n) ? w : 0)),
    2,
  );
  const house = apportion(
    amounts.housePlan,
    weights.map((w, n) => (withLand(n) && n > 0 ? w * 0.3 : w)),
    2,
  );
  // The last of the list are not assigned yet.
  const share = (n: number) => (n < assigned ? 0.3 + random.next() * 0.6 : 0);
  const landDone = apportion(
    amounts.landDone,
    land.map((l, n) => Number(l) * share(n)),
    2,
    land,
  );
  const houseDone = apportion(
    amounts.houseDone,
    house.map((h, n) => Number(h) * share(n)),
    2,
    house,
  );
  return weights.map((_, n) => {
    const more = random.next() * 0.3;
    const left = (plan: string, done: string) => (n < assigned ? times(subtract(plan, done), more) : '0');
    return {
      id: `ZS-2021-C${String(n + 1).padStart(2, '0')}${n < assigned ? '' : 'P'}`,
      level: 'city',
      street: world.street(random),
      plan: { households: 0, area: house[n] as string, land: land[n] as string },
      within: { households: 0, area: houseDone[n] as string, land: landDone[n] as string },
      later: {
        households: 0,
        area: left(house[n] as string, houseDone[n] as string),
        land: left(land[n] as string, landDone[n] as string),
      },
    };
  });
}

function planStep(random: Random, task: Task, year: string): Step {
  const city = task.level === 'city';
  const number = task.id.slice(8);
  const purpose = city
    ? random.pick(['road', 'metro', 'public'])
    : random.weighted({ 'old-city': 55, 'land-reserve': 20, road: 15, greening: 5, public: 5 });
  return {
    transition: 'plan',
    on:
      year === '2021'
        ? workingDay(random, '2020-12-21', '2021-01-22')
        : workingDay(random, '2019-12-09', '2020-01-17'),
    unit: city ? 'housing-expropriation' : task.street,
    street: task.street,
    late: random.integer(0, 3),
    set: {
      name: city
        ? `市级城建重点工程征收任务${number}（合成）`
        : `${shortName(task.street)}${number}号征收项目（合成）`,
      level: task.level,
      purpose,
      'plan-year': year,
      'carried-over': random.chance(0.3) ? 'carried-over' : 'new',
      boundary: '以征收红线图为准（合成）',
      place: pointIn(random, task.street, task.id),
      'implementing-unit': `${shortName(task.street)}征收服务中心（合成）`,
      funding: city ? 'city' : random.weighted({ district: 50, developer: 35, bond: 15 }),
      'leader-on-site': `合成现场负责人${number}`,
      'site-phone': '00000050001',
    },
    ...(random.chance(0.04) ? { slip: { set: { purpose: 'public' } } } : {}),
  };
}

function assignStep(task: Task, on: string, year: string): Step {
  const { households, area, land } = task.plan;
  return {
    transition: 'assign',
    on,
    set: { 'assigned-on': on, 'due-on': `${year}-12-31` },
    amounts: {
      ...(households === 0 ? {} : { 'households-plan': String(households) }),
      'area-plan': area,
      ...(Number(land) === 0 ? {} : { 'land-plan': land }),
    },
  };
}

function taskSteps(random: Random, task: Task): Step[] {
  const plan = planStep(random, task, '2021');
  if (task.id.endsWith('P')) return [plan];
  const idle = isNothing(task.within);
  const assignedOn = idle
    ? workingDay(random, '2021-02-22', '2021-06-28')
    : workingDay(random, '2021-01-25', '2021-02-05');
  const steps = [plan, assignStep(task, assignedOn, '2021')];
  const surveyedOn = addDays(assignedOn, random.integer(2, 12));
  if (idle) return random.chance(0.5) ? [...steps, { transition: 'survey', on: surveyedOn }] : steps;
  const signingOn = addDays(surveyedOn, random.integer(2, 40));
  const { within } = task;
  steps.push(
    { transition: 'survey', on: surveyedOn },
    {
      transition: 'begin-signing',
      on: signingOn,
      set: {
        'decision-number': `武政征决字〔2021〕${random.integer(1, 99)}号（合成）`,
        ...(task.level === 'street'
          ? { 'signing-from': signingOn, 'signing-until': addDays(signingOn, random.pick([180, 210, 240])) }
          : {}),
      },
    },
    ...progressSteps(random, task, within, addDays(signingOn, 1), lastSigning(task)),
    ...progressSteps(random, task, task.later, '2021-07-01', '2021-08-18'),
  );
  if (!isComplete(task)) return steps;
  const finishedOn = workingDay(random, '2021-06-15', period.to);
  const finish: Step = {
    transition: 'finish',
    on: finishedOn,
    set: { 'finished-on': finishedOn, difficulty: null },
    evidence: [`征收完成确认-${task.id}.pdf`],
  };
  return [...steps, finish];
}

const difficulties = ['补偿诉求过高', '产权纠纷', '继承手续未办结', '在外未归'];

/**
 * Progress as it is reported: of a task for the city a piece of land or some houses at a time; of a sub-district’s
 * project the money handed on and what is difficult. What is signed there is counted from its households.
 */
function progressSteps(random: Random, task: Task, done: Done, from: string, to: string): Step[] {
  if (isNothing(done)) return [];
  const city = task.level === 'city';
  const weights = Array.from(
    { length: random.integer(city ? 5 : 1, city ? 18 : 4) },
    () => 0.3 + random.next(),
  );
  const areas = !city || Number(done.area) === 0 ? [] : apportion(done.area, weights, 2);
  const lands = Number(done.land) === 0 ? [] : apportion(done.land, weights, 2);
  return weights.map((_, i) => ({
    transition: 'progress',
    on: workingDay(random, from, to),
    adds: true,
    set: random.chance(city ? 0.05 : 0.4) ? { difficulty: random.pick(difficulties) } : {},
    amounts: {
      ...(areas[i] === undefined || Number(areas[i]) === 0 ? {} : { area: areas[i] as string }),
      ...(lands[i] === undefined || Number(lands[i]) === 0 ? {} : { land: lands[i] as string }),
      'funds-paid': { value: String(random.integer(40, 900)), unit: 'wan-yuan' },
    },
  }));
}

/** Last year's tasks: done in part, archived at the year's end. */
function lastYearSteps(world: World, random: Random, n: number): Step[] {
  const bare = bareTask(world, random, `ZS-2020-${String(n).padStart(3, '0')}`);
  const done = 0.5 + random.next() * 0.45;
  const task = {
    ...bare,
    within: {
      households: Math.max(1, Math.floor(bare.plan.households * done)),
      area: times(bare.plan.area, done),
      land: '0',
    },
  };
  const signingOn = workingDay(random, '2020-05-06', '2020-08-28');
  // Summed up by the month: last year's days were not taken over.
  const months = split(random, String(task.within.households), Math.min(4, task.within.households));
  const areas = apportion(task.within.area, months.map(Number), 2);
  return [
    planStep(random, task, '2020'),
    assignStep(task, workingDay(random, '2020-03-23', '2020-04-24'), '2020'),
    {
      transition: 'begin-signing',
      on: signingOn,
      set: { 'decision-number': `武政征决字〔2020〕${n}号（合成）` },
    },
    ...months.map(
      (households, i): Step => ({
        transition: 'take-over',
        on: `2020-${String(9 + i).padStart(2, '0')}-28`,
        adds: true,
        amounts: { households, area: areas[i] as string },
      }),
    ),
    { transition: 'archive', on: '2020-12-31', late: 1 },
  ];
}
