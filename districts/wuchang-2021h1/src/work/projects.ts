import type { HistoricWork } from '@taizhang/ledger';
import { pointIn } from '../places.ts';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { split } from './amounts.ts';
import { addDays, workingDay } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';
import { parcelsOf } from './land-parcels.ts';
import { milestonesOf } from './milestones.ts';
import { shortName } from './names.ts';
import { problemsOf } from './problems.ts';
import type { ProjectGroup, ProjectPlan } from './project-plan.ts';
import { progressSteps } from './project-progress.ts';
import { add, subtract } from './shares.ts';

/** Money in 万元. */
export interface ProjectAmounts {
  readonly applied: number;
  readonly reserve: { readonly count: number; readonly investment: string };
  /** All of the construction library, with those started in the half year and the small ones. */
  readonly construction: { readonly count: number; readonly investment: string };
  /** Started in the half year, 100 million yuan and more each. */
  readonly started: { readonly count: number; readonly investment: string };
  /** Small livelihood projects of the construction library, under 100 million yuan each. */
  readonly small: {
    readonly count: number;
    readonly investment: string;
    readonly elderlyCentresCompleted: number;
  };
  readonly effective: { readonly count: number; readonly investment: string };
  readonly withdrawn: number;
  /** After the half year: reserve projects that start, and new applications. */
  readonly startedLater: number;
  readonly appliedLater: number;
}

/** 1亿元 in 万元: what makes a project a major one. */
const major = 10_000;

const kinds: Record<string, readonly [unit: string, industry: string, words: readonly string[]]> = {
  industry: [
    'development-reform',
    'commerce',
    ['金融总部大厦', '工程设计产业园', '商务综合体', '科创孵化园', '总部基地', '会展商务中心'],
  ],
  'urban-renewal': [
    'construction',
    'real-estate',
    ['旧城更新片区', '还建安置房', '历史街区改造', '滨江片区开发'],
  ],
  infrastructure: ['construction', 'other', ['主干道改造', '轨道站点接驳', '综合管廊', '排水系统提升']],
  ecology: ['gardens', 'other', ['湖泊水环境治理', '滨江生态廊道', '公园群建设']],
  livelihood: ['civil-affairs', 'public-service', ['公共服务中心']],
};

const livelihoodKinds: Record<string, readonly [unit: string, word: string]> = {
  'elderly-centre': ['civil-affairs', '社区老年服务中心'],
  'elderly-complex': ['civil-affairs', '区级综合养老中心'],
  school: ['education', '中小学改扩建'],
  hospital: ['health', '医疗卫生设施迁建'],
  'old-estate': ['construction', '老旧小区改造'],
  culture: ['development-reform', '文体活动中心'],
};

interface Batch {
  readonly group: ProjectGroup;
  /** Investments in 万元. */
  readonly investments: readonly string[];
  /** What happens when to the n-th. */
  readonly course: (n: number) => Partial<ProjectPlan> & { readonly appliedOn: string };
}

/** Every project of the demo with where it goes and when: what its entries, and its officials', are made from. */
export function projectsOf(world: World, amounts: ProjectAmounts): ProjectPlan[] {
  const random = world.random.fork('projects');
  const plans: ProjectPlan[] = [];
  for (const { group, investments, course } of [
    ...libraryBatches(random, amounts),
    ...otherBatches(random, amounts),
  ])
    for (const [n, investment] of investments.entries())
      plans.push(draft(world, random, plans.length + 1, group, investment, course(n)));
  return plans;
}

function libraryBatches(random: Random, amounts: ProjectAmounts): Batch[] {
  const { reserve, construction, started, small, effective } = amounts;
  const earlier = construction.count - started.count - small.count;
  const earlierInvestment = subtract(subtract(construction.investment, started.investment), small.investment);
  const day = (from: string, to: string) => workingDay(random, from, to);
  const aboveMajor = split(
    random,
    subtract(started.investment, started.count * major),
    started.count,
    0,
    0.8,
  );
  return [
    {
      group: 'reserve',
      investments: split(random, reserve.investment, reserve.count, 0, 0.8),
      course: (n) => ({
        appliedOn: day('2020-03-02', '2021-04-20'),
        startedOn: n < amounts.startedLater ? day('2021-07-05', '2021-08-18') : null,
      }),
    },
    {
      group: 'started',
      investments: aboveMajor.map((above) => add(above, major)),
      course: () => {
        const startedOn = day('2021-01-11', period.to);
        return { appliedOn: addDays(startedOn, -random.integer(90, 330)), startedOn };
      },
    },
    {
      group: 'small',
      investments: split(random, small.investment, small.count, 0, 0.3),
      course: (n) => smallCourse(random, n - small.elderlyCentresCompleted, n >= small.count - 2),
    },
    {
      group: 'earlier',
      investments: split(random, earlierInvestment, earlier, 0, 0.8),
      course: (n) => ({
        appliedOn: day('2019-12-02', '2020-06-30'),
        startedOn: day('2020-09-01', '2020-12-28'),
        completedOn: n < 4 ? day('2021-02-01', '2021-06-29') : null,
      }),
    },
    {
      group: 'effective',
      investments: split(random, effective.investment, effective.count, 0, 0.6),
      course: () => ({
        appliedOn: day('2019-12-02', '2019-12-31'),
        startedOn: day('2020-04-08', '2020-06-30'),
        completedOn: day('2020-11-02', '2021-03-31'),
      }),
    },
  ];
}

/** The centres for the elderly completed in the half year come first, then one completed after it; the last are new. */
function smallCourse(random: Random, afterCompleted: number, isNew: boolean): ReturnType<Batch['course']> {
  const completedOn =
    afterCompleted < 0
      ? workingDay(random, '2021-03-15', '2021-06-28')
      : afterCompleted === 0
        ? workingDay(random, '2021-07-12', '2021-08-13')
        : null;
  return {
    appliedOn: workingDay(random, '2020-03-02', '2020-08-14'),
    startedOn: isNew
      ? workingDay(random, '2021-03-01', '2021-06-18')
      : workingDay(random, '2020-10-09', '2020-12-25'),
    completedOn,
    livelihoodKind:
      afterCompleted < 3
        ? 'elderly-centre'
        : random.pick(Object.keys(livelihoodKinds).filter((k) => k !== 'elderly-centre')),
  };
}

function otherBatches(random: Random, amounts: ProjectAmounts): Batch[] {
  const tenTimesMajor = 10 * major;
  const day = (from: string, to: string) => workingDay(random, from, to);
  return [
    {
      group: 'applied',
      investments: split(random, amounts.applied * tenTimesMajor, amounts.applied),
      course: () => ({ appliedOn: day('2021-03-01', '2021-06-25') }),
    },
    {
      group: 'withdrawn',
      investments: split(random, amounts.withdrawn * tenTimesMajor, amounts.withdrawn),
      course: () => ({
        appliedOn: day('2020-03-02', '2021-01-29'),
        withdrawnOn: day('2021-02-01', '2021-07-30'),
      }),
    },
    {
      group: 'later',
      investments: split(random, amounts.appliedLater * tenTimesMajor, amounts.appliedLater),
      course: () => ({ appliedOn: day('2021-07-01', '2021-08-18') }),
    },
  ];
}

function draft(
  world: World,
  random: Random,
  n: number,
  group: ProjectGroup,
  investment: string,
  course: ReturnType<Batch['course']>,
): ProjectPlan {
  const kind =
    group === 'small'
      ? 'livelihood'
      : random.weighted({ industry: 45, 'urban-renewal': 25, infrastructure: 20, ecology: 10 });
  const [unit, , words] = kinds[kind] as (typeof kinds)[string];
  const livelihood = course.livelihoodKind ? livelihoodKinds[course.livelihoodKind] : undefined;
  const street = world.street(random);
  const number = String(n).padStart(3, '0');
  return {
    id: `XM-${number}`,
    group,
    investment,
    street,
    unit: livelihood?.[0] ?? unit,
    kind,
    name: `${shortName(street)}${livelihood?.[1] ?? random.pick(words)}项目${number}（合成）`,
    livelihoodKind: null,
    startedOn: null,
    completedOn: null,
    withdrawnOn: null,
    ...course,
  };
}

export function projectsWork(
  world: World,
  amounts: ProjectAmounts,
  owners: readonly string[],
): HistoricWork[] {
  const random = world.random.fork('projects-journal');
  const journal = { random, register: 'project', mistakes: 0.008 };
  const lags = world.random.fork('project-start-lags');
  const parcels = parcelsOf(world).filter((p) => p.soldOn !== null && p.soldOn < period.from);
  return projectsOf(world, amounts).flatMap((plan, n) => {
    const parcel =
      plan.startedOn !== null && plan.startedOn >= period.from && random.chance(0.5)
        ? random.pick(parcels).id
        : null;
    const steps = [
      apply(random, plan, n, lagOf(lags)),
      ...admissionSteps(random, plan, parcel),
      ...progressSteps(random, plan),
    ];
    return [
      ...journalOf(journal, plan.id, steps),
      ...problemsOf(world, { field: 'project', id: plan.id }, steps, owners),
      ...milestonesOfProject(world, plan, steps, owners),
    ];
  });
}

/** Of those under construction, what is to be reached in this year. */
function milestonesOfProject(
  world: World,
  { id, startedOn, completedOn, group }: ProjectPlan,
  [opening]: readonly Step[],
  owners: readonly string[],
): HistoricWork[] {
  if (!opening || startedOn === null || startedOn > period.to || completedOn !== null) return [];
  if (group === 'withdrawn') return [];
  const plannedOn = startedOn < '2021-01-18' ? '2021-01-18' : addDays(startedOn, 3);
  return milestonesOf(world, {
    about: { field: 'project', id },
    opening,
    owners,
    kinds: ['foundation', 'structure'],
    plannedOn,
    from: plannedOn,
    to: '2021-12-20',
    done: false,
  });
}

const wan = (value: string) => ({ value, unit: 'wan-yuan' }) as const;

/** By how many days a project starts later than it was planned to. */
function lagOf(random: Random): number {
  const kind = random.weighted({ none: 35, weeks: 40, months: 25 });
  return kind === 'none' ? 0 : kind === 'weeks' ? random.integer(4, 28) : random.integer(35, 110);
}

function apply(random: Random, plan: ProjectPlan, n: number, lag: number): Step {
  const [, industry] = kinds[plan.kind] as (typeof kinds)[string];
  const site = random.integer(2_000, 60_000);
  const planned = plan.startedOn === null ? null : addDays(plan.startedOn, -lag);
  const dueStart =
    planned === null
      ? addDays(plan.appliedOn, 400)
      : planned > plan.appliedOn
        ? planned
        : (plan.startedOn as string);
  return {
    transition: 'apply',
    on: plan.appliedOn,
    unit: plan.unit,
    street: plan.street,
    set: {
      name: plan.name,
      code: `2020-999901-00-0${plan.kind === 'livelihood' ? 1 : 3}-${String(100_000 + n)}`,
      kind: plan.kind,
      industry,
      level: random.weighted({ district: 70, city: 25, province: 5 }),
      livelihood: plan.livelihoodKind !== null,
      ...(plan.livelihoodKind === null ? {} : { 'livelihood-kind': plan.livelihoodKind }),
      'construction-unit':
        plan.kind === 'industry'
          ? `示例建设企业${String(n).padStart(4, '0')}有限公司（合成）`
          : `示例平台公司${(n % 5) + 1}（合成）`,
      content: `用地约${site}平方米,新建(改造)主体及配套工程（合成）`,
      location: '见坐标（合成）',
      place: pointIn(random, plan.street, plan.id),
      funding:
        plan.kind === 'livelihood'
          ? 'fiscal'
          : random.weighted({ enterprise: 60, bond: 20, fiscal: 15, ppp: 5 }),
      'planned-start': dueStart,
      'planned-finish': addDays(dueStart, random.integer(300, 1100)),
      'contact-name': `合成联系人${n}`,
      'contact-phone': `0000000${String(n).padStart(4, '0')}`,
    },
    amounts: {
      'total-investment': wan(plan.investment),
      'site-area': String(site),
      'floor-area': String(Math.round(site * (1 + random.next() * 4))),
    },
    // A total typed with one digit too many, noticed when the libraries are checked at the end of a quarter.
    ...(plan.group !== 'later' && random.chance(0.02)
      ? { slip: { amounts: { 'total-investment': wan(`${plan.investment}0`) } } }
      : {}),
  };
}

/** What the conditions of the library of construction ask for. */
const conditionsProved = (id: string): string[] => [
  `approval:立项批复-${id}.pdf`,
  `land-approval:用地批准-${id}.pdf`,
  `funding-proof:资金落实证明-${id}.pdf`,
  `licence:施工许可证-${id}.pdf`,
];

/** From the library of reserve to the end, without the investment in between. */
function admissionSteps(random: Random, plan: ProjectPlan, parcel: string | null): Step[] {
  const { appliedOn, startedOn, withdrawnOn } = plan;
  const admittedOn = addDays(appliedOn, random.integer(10, 40));
  const admit: Step = { transition: 'admit', on: admittedOn };
  const start = startedOn && {
    transition: 'start',
    on: startedOn,
    set: {
      'started-on': startedOn,
      'permit-number': `999901${startedOn.slice(0, 7).replace('-', '')}${random.integer(1000, 9999)}（合成）`,
      ...(parcel === null ? {} : { parcel }),
    },
    amounts: { 'year-plan': wan(String(Math.ceil(Number(plan.investment) * (0.15 + random.next() * 0.2)))) },
    evidence: [...conditionsProved(plan.id), `开工现场-${plan.id}.jpg`],
  };
  switch (plan.group) {
    case 'applied':
    case 'later':
      return [];
    case 'withdrawn': {
      const reason = random.pick(['投资方调整布局', '用地条件不具备', '资金未落实', '与规划不符']);
      const end: Step = {
        transition: 'withdraw',
        on: withdrawnOn as string,
        set: { 'withdrawal-reason': reason },
      };
      // Who leaves only later had not got as far as the library.
      const admitted = (withdrawnOn as string) <= period.to && admittedOn < (withdrawnOn as string);
      return admitted && random.chance(0.6) ? [admit, end] : [end];
    }
    case 'earlier':
    case 'effective':
      // What was under way when the libraries were set up entered the library of construction at once.
      return random.chance(0.5) && start
        ? [
            {
              ...start,
              transition: 'admit-under-way',
              set: { 'started-on': startedOn, 'permit-number': start.set['permit-number'] },
              evidence: conditionsProved(plan.id),
            },
          ]
        : start
          ? [admit, start]
          : [admit];
    default:
      return start ? [admit, start] : [admit];
  }
}
