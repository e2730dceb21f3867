import {
  all,
  any,
  type Condition,
  isIn,
  type Metric,
  type Pace,
  type Register,
  type UnitId,
} from '@taizhang/definition';
import { atMostField, measure, say } from './declare.ts';

/** What an item of the construction plan builds, beside its money: planned for the year, and done. */
interface Built {
  readonly title: readonly [zh: string, en: string];
  readonly unit: UnitId;
  readonly counted: readonly [zh: string, en: string];
  /** The unit in which the district counts it, where that is another. */
  readonly countedIn?: UnitId;
}

const built: Readonly<Record<string, Built>> = {
  length: {
    title: ['道路长度', 'Road length'],
    unit: 'metre',
    counted: ['建成道路长度', 'Road length built'],
    countedIn: 'kilometre',
  },
  piles: {
    title: ['充电桩', 'Charging piles'],
    unit: 'gen',
    counted: ['建成充电桩', 'Charging piles built'],
  },
  lamps: { title: ['路灯', 'Street lamps'], unit: 'ge', counted: ['建成路灯', 'Street lamps put up'] },
  'park-area': {
    title: ['新建游园绿地', 'New parks'],
    unit: 'square-metre',
    counted: ['建设游园绿地', 'New parks'],
    countedIn: 'hectare',
  },
  'rebuilt-area': {
    title: ['改建绿地', 'Rebuilt green space'],
    unit: 'square-metre',
    counted: ['改建绿地', 'Green space rebuilt'],
    countedIn: 'hectare',
  },
  greenway: { title: ['绿道', 'Greenway'], unit: 'kilometre', counted: ['建设绿道', 'Greenway built'] },
  'floor-area': {
    title: ['民生建筑面积', 'Floor area of livelihood buildings'],
    unit: 'square-metre',
    counted: ['建成民生建筑面积', 'Floor area of livelihood buildings built'],
  },
};

const planOf = (id: string) => `${id}-plan`;
const more = (field: string) => ({ field, operator: '>' as const, value: 0 });
const each = <T>(make: (id: string, one: Built) => [string, T][]): Record<string, T> =>
  Object.fromEntries(Object.entries(built).flatMap(([id, one]) => make(id, one)));

/** The amounts that are reported month by month. */
export const builtMeasures: readonly string[] = Object.keys(built);
/** The plan of the year for each. */
export const plannedMeasures: readonly string[] = builtMeasures.map(planOf);

export const physicalMeasures: Register['measures'] = each((id, { title: [zh, en], unit }) => [
  [id, measure(zh, en, unit)],
  [planOf(id), measure(`年度计划${zh}`, `${en}, planned of the year`, unit)],
]);

/** What an item of a kind says of its plan; other kinds build nothing that is counted. */
const saysItsPlan: Condition = any(
  isIn('kind', ['drainage', 'bridge', 'parking', 'pipeline']),
  all(isIn('kind', ['main-road', 'micro-road']), more(planOf('length'))),
  all(isIn('kind', ['charging']), more(planOf('piles'))),
  all(isIn('kind', ['lighting']), more(planOf('lamps'))),
  all(
    isIn('kind', ['greening']),
    any(more(planOf('park-area')), more(planOf('rebuilt-area')), more(planOf('greenway'))),
  ),
  all(isIn('kind', ['livelihood-building']), more(planOf('floor-area'))),
);

export const physicalDoubts: NonNullable<Register['doubts']> = {
  'plan-of-measures': {
    title: say('未填年度计划实物工程量', 'What is planned to be built this year is not given'),
    hint: say(
      '道路填长度，充电桩填根数，路灯填盏数，绿化填面积或绿道长度，民生建筑填建筑面积；确无计划的，说明原因。',
      'Roads have a length, charging sites piles, lighting lamps, greening areas or a greenway, livelihood buildings a floor area; where there is no plan, say why.',
    ),
    holds: saysItsPlan,
  },
  ...each((id, { title: [zh, en] }) => [
    [
      `${id}-within-plan`,
      {
        title: say(`累计完成${zh}超过年度计划`, `${en}: more is done than planned for the year`),
        hint: say(
          '是否重复填报或单位填错？计划确已调增的，先用“调整计划”。',
          'Was it reported twice, or in the wrong unit? Where the plan has been raised, adjust it first.',
        ),
        holds: any({ field: planOf(id), operator: '=', value: 0 }, atMostField(id, planOf(id))),
      },
    ],
  ]),
};

/** An item's own schedule of what it builds, from its start to the day by which it is to be finished. */
const paceOf = (id: string, kinds: string[]): Pace => ({
  title: say(`${built[id]?.title[0]}进度`, `Pace of ${built[id]?.title[1].toLowerCase()}`),
  done: { amount: id, transitions: ['progress'] },
  plan: planOf(id),
  stages: ['started', 'finished', 'accepted'],
  where: all(isIn('kind', kinds)),
  starts: 'started-on',
  ends: 'finish-due',
  closes: { count: 5, of: 'working-day' },
});

/** What is held against a schedule beside the money: roads and charging piles, which are built bit by bit. */
export const physicalPaces: NonNullable<Register['paces']> = {
  length: paceOf('length', ['main-road', 'micro-road']),
  piles: paceOf('piles', ['charging']),
};

export const physicalMetrics: Record<string, Metric> = each<Metric>(
  (id, { counted: [zh, en], unit, countedIn = unit }) => [
    [
      id,
      {
        kind: 'turnover',
        title: say(zh, en),
        transitions: ['progress'],
        of: { amount: id },
        unit: countedIn,
      },
    ],
    [
      planOf(id),
      {
        kind: 'balance',
        title: say(`计划${zh}`, `${en}: planned of the year`),
        definition: say(
          '列入当年计划、未缓建且未移交的项目',
          'Of this year’s items, neither deferred nor handed over',
        ),
        stages: ['planned', 'preparing', 'started', 'finished', 'accepted'],
        of: { holding: planOf(id) },
        unit: countedIn,
      },
    ],
    [
      `${id}-completion`,
      {
        kind: 'ratio',
        title: say(`${zh}完成率`, `${en}: share of the year’s plan`),
        numerator: `city-construction.${id}`,
        denominator: `city-construction.${planOf(id)}`,
      },
    ],
  ],
);
