import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import { streets } from '../places.ts';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { split } from './amounts.ts';
import { type Book, bookOf, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';
import { residentName } from './persons.ts';
import { runInOrder, type Task } from './schedule.ts';
import { targetsWork } from './targets.ts';

/** Structures wholly demolished, and the area taken down with them and with parts of others, in square metres. */
export interface Demolition {
  readonly structures: number;
  readonly area: string;
}

export interface IllegalStructureAmounts {
  readonly before: Demolition;
  readonly during: Demolition;
  readonly after: Demolition;
  readonly found: number;
  readonly verified: number;
  readonly ordered: number;
  /** Of those ordered, how many were taken down in part in the period. */
  readonly inPart: number;
  readonly dismissed: number;
  /** The area to be demolished in the year: as first set, and as it was raised. */
  readonly target: { readonly initial: string; readonly adjusted: string };
}

export const illegalStructureAmounts: IllegalStructureAmounts = {
  before: { structures: 214, area: '62418.6' },
  during: { structures: 320, area: '81036.4' },
  after: { structures: 41, area: '9807.2' },
  found: 43,
  verified: 31,
  ordered: 66,
  inPart: 5,
  dismissed: 38,
  target: { initial: '95000', adjusted: '102500' },
};

const spans = {
  before: { from: '2020-03-16', to: '2020-12-31' },
  during: period,
  after: { from: '2021-07-01', to: '2021-08-17' },
} as const;

interface Desk {
  readonly world: World;
  readonly random: Random;
  readonly book: Book;
  readonly number: (day: string) => string;
  readonly tasks: Task[];
}

export function illegalStructureWork(world: World, amounts: IllegalStructureAmounts): HistoricWork[] {
  const random = world.random.fork('illegal-structures');
  const desk: Desk = { world, random, book: bookOf(random), number: numbering('WJ'), tasks: [] };
  for (const part of ['before', 'during', 'after'] as const)
    demolitions(desk, amounts[part], part === 'during' ? amounts.inPart : 0, spans[part]);
  standing(desk, amounts);
  runInOrder(desk.tasks);
  return [...desk.book.work, ...targets(world, amounts.target)];
}

/** A day on which something of a structure comes down. */
interface Go {
  readonly on: string;
  readonly area: string;
}

/** One structure in twelve comes down in two goes; some only in part so far. The area is shared among all goes. */
function demolitions(
  desk: Desk,
  { structures, area }: Demolition,
  inPart: number,
  span: { from: string; to: string },
): void {
  const { random } = desk;
  const twice = Math.floor(structures / 12);
  const areas = split(random, area, structures + twice + inPart, 2, 0.9);
  for (let i = 0; i < structures; i++) {
    const on = workingDay(random, span.from, span.to);
    const goes = [{ on, area: areas[i] as string }];
    if (i < twice)
      goes.unshift({ on: workingDay(random, span.from, on), area: areas[structures + i] as string });
    demolishing(desk, goes, true);
  }
  for (const part of areas.slice(structures + twice))
    demolishing(desk, [{ on: workingDay(random, span.from, span.to), area: part }], false);
}

function demolishing(desk: Desk, goes: readonly Go[], wholly: boolean): void {
  const { on } = goes[0] as Go;
  // Found some two months before it comes down.
  desk.tasks.push({ on: addDays(on, -60), run: () => demolish(desk, goes, wholly) });
}

const uses = ['仓储', '出租经营', '自住', '餐饮后厨', '停车棚', '临街商铺'];

function find({ world, random, book, number }: Desk, on: string, area: string) {
  const street = world.street(random);
  const record = number(on);
  const opened = book.open({
    register: 'illegal-structure',
    record,
    unit: random.chance(0.6) ? street : 'urban-management',
    street,
  });
  const person = random.chance(0.7);
  const age = random.chance(0.3) ? 'new' : 'old';
  const wrong = random.chance(0.015)
    ? { set: { age: age === 'new' ? 'old' : 'new' }, reason: '新增、存量属性登记有误' }
    : undefined;
  opened.enter({
    transition: 'find',
    on,
    set: {
      title: `示例违建${record.slice(3)}（合成）`,
      age,
      form: random.weighted({
        rooftop: 26,
        extension: 34,
        shed: 20,
        enclosure: 10,
        basement: 4,
        building: 6,
      }),
      material: random.weighted({ steel: 44, brick: 32, concrete: 14, glass: 10 }),
      builder: person ? 'person' : random.weighted({ firm: 70, institution: 10, unknown: 20 }),
      location: `示例路${random.integer(1, 300)}号（合成）`,
      place: `114.${random.integer(28000, 36000)},30.${random.integer(50000, 60500)}`,
      community: world.community(random, street),
      use: random.pick(uses),
      source: random.weighted({ patrol: 48, complaint: 30, satellite: 12, transfer: 10 }),
      'photo-before': `${record}-前.jpg`,
      officer: `控违专员${random.integer(1, 40)}（合成）`,
      ...(person ? { 'builder-name': residentName(random.integer(1, 99_999)) } : {}),
    },
    amounts: { area },
    ...(wrong ? { wrong } : {}),
  });
  return { record, opened };
}

type Found = ReturnType<typeof find>;

const verify = ({ opened }: Found, on: string) =>
  opened.enter({ transition: 'verify', on, set: { opinion: '未取得规划许可，认定为违法建设' } });

const order = ({ record, opened }: Found, on: string, days: number) =>
  opened.enter({
    transition: 'order',
    on,
    set: { order: `示例限拆〔${on.slice(0, 4)}〕${record.slice(-5)}号`, due: addDays(on, days) },
  });

/** The life of a structure that came down on these days, in part or wholly; a third ran past the day set. */
function demolish(desk: Desk, goes: readonly Go[], wholly: boolean): void {
  const { random } = desk;
  const first = (goes[0] as Go).on;
  const ordered = workingDayBefore(random, first, 3, 70);
  const verified = workingDayBefore(random, ordered, 1, 20);
  const total = goes.reduce((sum, g) => sum.plus(g.area), new Big(0));
  const stood = (wholly ? total : total.times(random.integer(2, 4))).toFixed();
  const found = find(desk, workingDayBefore(random, verified, 1, 25), stood);
  verify(found, verified);
  order(found, ordered, random.pick([7, 15, 15, 30]));
  goes.forEach(({ on, area }, i) => {
    const last = wholly && i === goes.length - 1;
    const lost = (area.split('.')[0] ?? '').slice(0, -1);
    const wrong =
      random.chance(0.012) && lost !== ''
        ? { amounts: { 'demolished-area': lost }, reason: '拆除面积少录一位，按测量记录更正' }
        : undefined;
    found.opened.enter({
      transition: last ? 'demolish' : 'demolish-part',
      on,
      set: {
        manner: random.weighted({ self: 52, assisted: 30, forced: 18 }),
        'photo-after': `${found.record}-后${i + 1}.jpg`,
      },
      amounts: { 'demolished-area': area },
      evidence: [`${found.record}-后${i + 1}.jpg`],
      ...(wrong ? { wrong } : {}),
    });
  });
}

/** Structures that still stand, in each stage, and those that were none. */
function standing(desk: Desk, amounts: IllegalStructureAmounts): void {
  const { random } = desk;
  const some = (count: number, from: string, to: string, then: (found: Found, on: string) => void) => {
    for (let i = 0; i < count; i++) {
      const on = workingDay(random, from, to);
      const area = new Big(random.integer(600, 60_000)).div(100).toFixed();
      desk.tasks.push({ on, run: () => then(find(desk, on, area), on) });
    }
  };
  some(amounts.found, '2021-05-17', '2021-08-18', () => {});
  some(amounts.verified, '2021-04-12', '2021-07-30', (found, on) =>
    verify(found, workingDayAfter(random, on, 2, 18)),
  );
  some(amounts.ordered, '2020-10-12', '2021-06-25', (found, on) => {
    const verified = workingDayAfter(random, on, 2, 18);
    verify(found, verified);
    order(found, workingDayAfter(random, verified, 1, 15), 15);
  });
  some(amounts.dismissed, '2020-04-13', '2021-07-30', ({ opened }, on) => {
    const reason = random.pick(['已办理规划手续', '属历史遗留，暂缓处理', '已自行恢复原状']);
    opened.enter({
      transition: 'dismiss',
      on: workingDayAfter(random, on, 2, 16),
      set: { 'dismiss-reason': reason },
    });
  });
}

/** The year's task as first set, and raised in spring when the city assigned more. */
const targets = (world: World, { initial, adjusted }: IllegalStructureAmounts['target']): HistoricWork[] =>
  targetsWork(
    world,
    [
      {
        id: 'illegal-area',
        name: '控违拆违任务面积',
        metric: 'illegal-structure.demolished-area',
        unit: 'supervision-office',
        source: 'performance',
        definition: '当年拆除违法建筑面积，平方米',
        versions: [
          { value: initial, version: 'initial', on: '2021-01-15' },
          { value: adjusted, version: 'adjusted', on: '2021-04-26', reason: '市级任务增加' },
        ],
        byMonth: [8, 14, 24, 36, 48, 60, 68, 76, 84, 90, 95, 100],
        byUnit: { 'urban-management': 38, ...Object.fromEntries(streets.map(({ id }) => [id, 4])) },
      },
    ],
    'illegal-target',
  );
