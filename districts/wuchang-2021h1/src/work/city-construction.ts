import type { HistoricWork } from '@taizhang/ledger';
import { pointIn } from '../places.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { acceptanceSteps } from './acceptance.ts';
import { splitCount } from './amounts.ts';
import { addDays, workingDay } from './calendar.ts';
import { type Built, builtOf } from './city-built.ts';
import { type Journal, journalOf, type Step } from './journal.ts';
import { milestonesOf } from './milestones.ts';
import { shortName } from './names.ts';
import { problemsOf } from './problems.ts';
import { apportion, subtract, times } from './shares.ts';

/** Money in 元. */
export interface CityConstructionAmounts {
  readonly plan: string;
  readonly invested: string;
  /** Of the micro-circulation roads planned: started and finished in the half year, deferred beside them. */
  readonly microRoads: {
    readonly planned: number;
    readonly started: number;
    readonly finished: number;
    readonly deferred: number;
  };
  /** Finished in the half year; beside them sites of the plan that are in preparation. */
  readonly charging: { readonly sites: number; readonly piles: number; readonly preparing: number };
  readonly greening: {
    readonly underWay: number;
    readonly finished: number;
    readonly preparing: number;
    /** m², m², m. */
    readonly parkArea: string;
    readonly rebuiltArea: string;
    readonly greenway: string;
  };
  /** Items of the other kinds, all of them under way. */
  readonly others: Readonly<Record<string, number>>;
  readonly lastYear: number;
}

interface Item {
  readonly kind: string;
  readonly street: string;
  readonly plan: string;
  readonly within: string;
  readonly startedOn: string | null;
  readonly finishedOn: string | null;
  readonly piles: number;
  readonly built: Built;
}

type Course = Pick<Item, 'kind' | 'startedOn' | 'finishedOn'>;

/** How much money an item of a kind asks for, compared with another. */
const size: Record<string, number> = {
  'main-road': 100, drainage: 30, pipeline: 18, bridge: 15, parking: 8, 'livelihood-building': 12, lighting: 5, greening: 9, 'micro-road': 5, charging: 1,
}; // biome-ignore format: a list of weights

const words: Record<string, readonly [unit: string, word: string]> = {
  'main-road': ['construction', '道路改扩建工程'],
  'micro-road': ['construction', '微循环路'],
  charging: ['development-reform', '充电桩点位'],
  greening: ['gardens', '园林绿化工程'],
  lighting: ['urban-management', '片路灯照明提升工程'],
  drainage: ['construction', '排水防涝改造工程'],
  bridge: ['urban-management', '桥梁通道维修工程'],
  parking: ['construction', '公共停车场'],
  pipeline: ['construction', '管线迁改工程'],
  'livelihood-building': ['construction', '民生配套用房'],
};

/** What is to be reached between start and finish. */
const milestones: Readonly<Record<string, readonly string[]>> = {
  'main-road': ['site', 'pipeline', 'foundation'],
  'micro-road': ['pipeline', 'foundation'],
  charging: ['trial'],
  greening: ['site', 'facilities'],
  lighting: ['foundation', 'trial'],
  drainage: ['pipeline', 'structure'],
  bridge: ['structure', 'trial'],
  parking: ['foundation', 'facilities'],
  pipeline: ['design', 'trial'],
  'livelihood-building': ['foundation', 'structure', 'facilities'],
};

export function cityConstructionWork(
  world: World,
  amounts: CityConstructionAmounts,
  owners: readonly string[],
): HistoricWork[] {
  const random = world.random.fork('city-construction');
  const journal: Journal = { random, register: 'city-construction', mistakes: 0.008, doubled: 0.004 };
  const work = itemsOf(world, random, amounts).flatMap((item, n) => {
    const id = `CJ-2021-${String(n + 1).padStart(3, '0')}`;
    const steps = itemSteps(random, item, n);
    return [
      ...journalOf(journal, id, steps),
      ...problemsOf(world, { field: 'city-item', id }, steps, owners),
      ...milestonesOf(world, {
        about: { field: 'city-item', id },
        opening: steps[0] as Step,
        owners,
        kinds: milestones[item.kind] ?? [],
        plannedOn: '2021-01-20',
        from: item.startedOn ?? '2021-07-15',
        to: item.finishedOn ?? '2021-12-20',
        done: item.finishedOn !== null,
      }),
    ];
  });
  for (let n = 0; n < amounts.microRoads.deferred; n++) {
    const item = bareItem(world, random, 'micro-road');
    const defer: Step = {
      transition: 'defer',
      on: workingDay(random, '2021-03-01', '2021-04-29'),
      set: { 'defer-reason': '征收未完成，缓建' },
    };
    work.push(...journalOf(journal, `CJ-2021-D${n + 1}`, [planStep(random, item, 900 + n, '2021'), defer]));
  }
  for (let n = 0; n < amounts.lastYear; n++)
    work.push(
      ...journalOf(journal, `CJ-2020-${String(n + 1).padStart(3, '0')}`, lastYearSteps(world, random, n)),
    );
  return work;
}

const noBuilding: Built = { planned: {}, done: {} };

const bareItem = (world: World, random: Random, kind: string): Item => ({
  kind,
  street: world.street(random),
  plan: String(random.integer(100, 900) * 10_000),
  within: '0',
  startedOn: null,
  finishedOn: null,
  piles: 0,
  built: noBuilding,
});

function itemsOf(world: World, random: Random, amounts: CityConstructionAmounts): Item[] {
  const courses = coursesOf(random, amounts);
  const weights = courses.map((c) => (size[c.kind] as number) * (0.6 + random.next() * 0.8));
  const plans = apportion(amounts.plan, weights, 2);
  const begun = courses.map((c) => c.startedOn !== null && c.startedOn <= '2021-06-30');
  const caps = plans.map((plan, i) => (courses[i]?.finishedOn ? plan : times(plan, 0.96)));
  const done = apportion(
    amounts.invested,
    plans.map((plan, i) => (begun[i] ? Number(plan) * (0.6 + random.next() * 0.4) : 0)),
    2,
    caps,
  );
  const piles = splitCount(random, amounts.charging.piles, amounts.charging.sites, 0.5);
  const standing = courses.map((course, i) => ({
    kind: course.kind,
    begun: begun[i] as boolean,
    finished: course.finishedOn !== null && course.finishedOn <= '2021-06-30',
    share: Number(done[i]) / Number(plans[i]),
  }));
  const built = builtOf(random.fork('built'), standing, amounts.greening);
  return courses.map((course, i) => ({
    ...course,
    street: world.street(random),
    plan: plans[i] as string,
    within: done[i] as string,
    piles: course.kind === 'charging' && begun[i] ? (piles.pop() as number) : 0,
    built: built[i] as Built,
  }));
}

/** What starts and finishes when, kind by kind. */
function coursesOf(random: Random, amounts: CityConstructionAmounts): Course[] {
  const { microRoads, charging, greening, others } = amounts;
  const day = (from: string, to: string) => workingDay(random, from, to);
  const list = (count: number, course: (n: number) => Course) =>
    Array.from({ length: count }, (_, n) => course(n));
  return [
    ...list(microRoads.planned, (n) => ({
      kind: 'micro-road',
      startedOn:
        n < microRoads.started
          ? day('2021-02-22', '2021-06-25')
          : n === microRoads.started
            ? day('2021-07-12', '2021-08-13')
            : null,
      finishedOn: null,
    })).map((road, n) => {
      if (n < microRoads.finished)
        return {
          ...road,
          startedOn: day('2021-02-22', '2021-03-12'),
          finishedOn: day('2021-05-10', '2021-06-28'),
        };
      const later = n === microRoads.finished && n < microRoads.started;
      return later
        ? { ...road, startedOn: day('2021-03-01', '2021-04-15'), finishedOn: day('2021-07-19', '2021-08-13') }
        : road;
    }),
    ...list(charging.sites, () => {
      const startedOn = day('2021-01-25', '2021-04-20');
      return { kind: 'charging', startedOn, finishedOn: addDays(startedOn, random.integer(25, 66)) };
    }),
    ...list(greening.underWay, () => ({
      kind: 'greening',
      startedOn: day('2021-02-22', '2021-04-30'),
      finishedOn: null,
    })),
    ...list(greening.finished, () => ({
      kind: 'greening',
      startedOn: day('2021-02-22', '2021-03-12'),
      finishedOn: day('2021-05-17', '2021-06-25'),
    })),
    ...list(greening.preparing, () => ({ kind: 'greening', startedOn: null, finishedOn: null })),
    ...list(charging.preparing, () => ({ kind: 'charging', startedOn: null, finishedOn: null })),
    ...Object.entries(others).flatMap(([kind, count]) =>
      list(count, () => ({ kind, startedOn: day('2021-01-18', '2021-03-31'), finishedOn: null })),
    ),
  ];
}

function planStep(random: Random, item: Item, n: number, year: string): Step {
  const [unit, word] = words[item.kind] as (typeof words)[string];
  const number = String(n + 1).padStart(3, '0');
  return {
    transition: 'plan',
    on:
      year === '2021'
        ? workingDay(random, '2020-12-14', '2021-01-12')
        : workingDay(random, '2019-12-09', '2020-01-10'),
    unit,
    street: item.street,
    late: random.integer(0, 3),
    set: {
      name: `${shortName(item.street)}${word}${number}（合成）`,
      kind: item.kind,
      'plan-year': year,
      'plan-batch': random.chance(0.4) ? 'city' : 'district',
      content: `${word}及附属设施（合成）`,
      route: `${shortName(item.street)}辖区（合成）`,
      place: pointIn(random, item.street, `${year} ${n}`),
      owner: `示例建设平台${(n % 4) + 1}（合成）`,
      funding:
        item.kind === 'charging' ? 'enterprise' : random.weighted({ city: 35, district: 40, bond: 25 }),
      'start-due': `${year}-0${random.integer(2, 6)}-28`,
      'finish-due': `${year}-12-20`,
      'leader-name': `合成项目负责人${number}`,
      'leader-phone': '00000060001',
    },
    amounts: { 'year-plan': item.plan, ...plannedOf(item, n) },
    ...(random.chance(0.03) ? { slip: { amounts: { 'year-plan': times(item.plan, 0.1) } } } : {}),
  };
}

/** The plan of the year by what is built, beside the money. */
function plannedOf({ kind, piles, built }: Item, n: number): Record<string, string> {
  if (kind === 'charging') return { 'piles-plan': String(piles || 20 + (n % 5) * 10) };
  return Object.fromEntries(
    Object.entries(built.planned).flatMap(([id, plan]) =>
      Number(plan) > 0 ? [[`${id}-plan`, plan] as const] : [],
    ),
  );
}

function itemSteps(random: Random, item: Item, n: number): Step[] {
  const plan = planStep(random, item, n, '2021');
  const preparedOn = workingDay(random, '2021-01-13', '2021-01-15');
  const prepare: Step = {
    transition: 'prepare',
    on: preparedOn,
    set: { designer: `示例设计院${(n % 6) + 1}（合成）` },
  };
  if (item.startedOn === null) return random.chance(0.7) ? [plan, prepare] : [plan];
  const steps = [plan, prepare, startStep(item.startedOn, n), ...moneySteps(random, item)];
  if (item.piles > 0) steps.push(...pileSteps(random, item));
  if (item.finishedOn !== null)
    steps.push({
      transition: 'finish',
      on: item.finishedOn,
      set: { 'finished-on': item.finishedOn, 'visible-progress': '完工' },
      trouble: null,
      evidence: [`完工报告-CJ-2021-${n + 1}.pdf`],
    });
  return [...steps, ...acceptanceSteps(random.fork(`acceptance ${n}`), item.finishedOn, n)];
}

const startStep = (on: string, n: number): Step => ({
  transition: 'start',
  on,
  set: {
    'started-on': on,
    contractor: `示例施工企业${(n % 17) + 1}（合成）`,
    supervisor: `示例监理企业${(n % 5) + 1}（合成）`,
  },
  evidence: [`开工报告-${n + 1}.pdf`],
});

/** The month's investment and what was built for it, until the end of June and after it. */
function moneySteps(random: Random, item: Item): Step[] {
  const startedOn = item.startedOn as string;
  if (startedOn > '2021-06-30') return [];
  const end = item.finishedOn !== null && item.finishedOn <= '2021-06-30' ? item.finishedOn : '2021-06-30';
  const reports = ['01', '02', '03', '04', '05', '06']
    .map((month) => workingDay(random, `2021-${month}-25`, `2021-${month}-28`))
    .filter((day) => day > startedOn && day < end);
  const days = reports.length > 0 ? reports : [end];
  const weights = days.map(() => 0.4 + random.next());
  const part = (total: string, decimals: number) => apportion(total, weights, decimals);
  const money = part(item.within, 2);
  const built = Object.entries(item.built.done).map(([id, total]) => [id, part(total, 0)] as const);
  const steps = days.map(
    (on, i): Step => ({
      transition: 'progress',
      on,
      adds: true,
      set: { 'visible-progress': `完成约${Math.round(((i + 1) / (days.length + 1)) * 100)}%` },
      trouble: random.chance(0.1) ? '交通导改方案待批' : null,
      amounts: {
        ...(Number(money[i]) > 0 ? { invested: money[i] as string } : {}),
        ...Object.fromEntries(
          built.flatMap(([id, parts]) => (Number(parts[i]) > 0 ? [[id, parts[i] as string]] : [])),
        ),
      },
    }),
  );
  const left = subtract(item.plan, item.within);
  const over = item.finishedOn !== null && item.finishedOn <= '2021-06-30';
  if (!over && Number(left) > 0)
    steps.push({
      transition: 'progress',
      on: workingDay(random, '2021-07-12', '2021-07-16'),
      adds: true,
      amounts: {
        invested: times(left, 0.1 + random.next() * 0.2),
        ...(item.kind === 'greening' ? { greenway: String(random.integer(30, 200)) } : {}),
        ...(item.finishedOn === null ? {} : restOf(item.built, 'length')),
      },
    });
  return steps;
}

/** What is left to build of a measure. */
function restOf({ planned, done }: Built, id: string): Record<string, string> {
  const left = Number(planned[id] ?? 0) - Number(done[id] ?? 0);
  return left > 0 ? { [id]: String(left) } : {};
}

function pileSteps(random: Random, item: Item): Step[] {
  const parts = Math.min(item.piles, random.integer(2, 4));
  const from = addDays(item.startedOn as string, 3);
  const to = addDays(item.finishedOn as string, -1);
  return splitCount(random, item.piles, parts, 0.4).map((piles) => ({
    transition: 'progress',
    on: workingDay(random, from, to),
    adds: true,
    amounts: { piles: String(piles) },
  }));
}

/** Last year's items: started, finished and handed over before the year was out. */
function lastYearSteps(world: World, random: Random, n: number): Step[] {
  const kind = random.weighted({ 'micro-road': 30, charging: 30, greening: 20, lighting: 20 });
  const item = bareItem(world, random, kind);
  const startedOn = workingDay(random, '2020-04-13', '2020-07-31');
  const finishedOn = workingDay(random, '2020-10-12', '2020-11-27');
  const progress = (on: string, share: number): Step => ({
    transition: 'progress',
    on,
    adds: true,
    amounts: {
      invested: times(item.plan, share),
      ...(kind === 'charging' ? { piles: String(random.integer(5, 10)) } : {}),
    },
  });
  return [
    planStep(random, item, 500 + n, '2020'),
    { transition: 'prepare', on: workingDay(random, '2020-03-23', '2020-04-10') },
    startStep(startedOn, n),
    progress(workingDay(random, '2020-08-24', '2020-08-31'), 0.4),
    progress(workingDay(random, '2020-09-24', '2020-09-30'), 0.5),
    {
      transition: 'finish',
      on: finishedOn,
      set: { 'finished-on': finishedOn },
      evidence: [`完工验收-CJ-2020-${n + 1}.pdf`],
    },
    { transition: 'hand-over', on: workingDay(random, '2020-12-01', '2020-12-25') },
  ];
}
