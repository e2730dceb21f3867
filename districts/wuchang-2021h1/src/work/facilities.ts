import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { type Book, bookOf, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';
import { runInOrder, type Task } from './schedule.ts';

type Stage = 'planned' | 'designed' | 'started' | 'finished' | 'in-use' | 'equipped';

/** How many facilities of a kind came to the stage that counts: in the period, before it and after it; and the others. */
export interface KindAmounts {
  readonly during: number;
  readonly before: number;
  readonly after: number;
  /** Facilities that stand in a stage short of it. */
  readonly short: Readonly<Partial<Record<Stage, number>>>;
}

export type FacilityKind =
  | 'footbridge'
  | 'underpass'
  | 'waste-house'
  | 'waste-pavilion'
  | 'timed-disposal-community'
  | 'waste-demonstration-unit'
  | 'emergency-station'
  | 'junction';

export type FacilityAmounts = Readonly<Record<FacilityKind, KindAmounts>>;

export const facilityAmounts: FacilityAmounts = {
  footbridge: { during: 26, before: 3, after: 1, short: { 'in-use': 2, started: 1 } },
  underpass: { during: 18, before: 2, after: 1, short: { 'in-use': 3 } },
  'waste-house': { during: 12, before: 4, after: 2, short: { planned: 6, started: 4, finished: 2 } },
  'waste-pavilion': { during: 8, before: 5, after: 2, short: { planned: 7, started: 3, finished: 2 } },
  'timed-disposal-community': { during: 14, before: 6, after: 3, short: { planned: 21 } },
  'waste-demonstration-unit': { during: 14, before: 5, after: 2, short: { planned: 17 } },
  'emergency-station': { during: 14, before: 2, after: 1, short: { planned: 8, designed: 4 } },
  junction: { during: 7, before: 3, after: 1, short: { planned: 9 } },
};

interface KindProfile {
  readonly name: string;
  readonly unit: string;
  /** The stage that counts, and whether the district already had it when the books were opened. */
  readonly counts: Stage;
  readonly existing: boolean;
  readonly programme: string;
}

const profiles: Readonly<Record<FacilityKind, KindProfile>> = {
  footbridge: {
    name: '人行天桥',
    unit: 'urban-management',
    counts: 'equipped',
    existing: true,
    programme: '智慧桥梁安装计划',
  },
  underpass: {
    name: '人行通道',
    unit: 'urban-management',
    counts: 'equipped',
    existing: true,
    programme: '智慧桥梁安装计划',
  },
  'waste-house': {
    name: '智能垃圾屋',
    unit: 'urban-management',
    counts: 'in-use',
    existing: false,
    programme: '垃圾分类设施建设计划',
  },
  'waste-pavilion': {
    name: '垃圾投放亭',
    unit: 'urban-management',
    counts: 'in-use',
    existing: false,
    programme: '垃圾分类设施建设计划',
  },
  'timed-disposal-community': {
    name: '定时投放小区',
    unit: 'urban-management',
    counts: 'started',
    existing: false,
    programme: '垃圾分类示范创建',
  },
  'waste-demonstration-unit': {
    name: '垃圾分类示范单位',
    unit: 'urban-management',
    counts: 'started',
    existing: false,
    programme: '垃圾分类示范创建',
  },
  'emergency-station': {
    name: '应急服务示范站',
    unit: 'emergency',
    counts: 'started',
    existing: false,
    programme: '应急服务站建设计划',
  },
  junction: {
    name: '精致路口',
    unit: 'traffic-police',
    counts: 'designed',
    existing: false,
    programme: '精致路口改造计划',
  },
};
const kinds = Object.keys(profiles) as FacilityKind[];
const order: readonly Stage[] = ['planned', 'designed', 'started', 'finished', 'in-use', 'equipped'];

interface Desk {
  readonly world: World;
  readonly random: Random;
  readonly book: Book;
  readonly number: (day: string) => string;
}

export function facilityWork(world: World, amounts: FacilityAmounts): HistoricWork[] {
  const random = world.random.fork('facilities');
  const desk: Desk = { world, random, book: bookOf(random), number: numbering('SS') };
  const tasks: Task[] = [];
  for (const kind of kinds) {
    const { during, before, after, short } = amounts[kind];
    const { counts } = profiles[kind];
    const many = (count: number, from: string, to: string, stage: Stage) => {
      for (let i = 0; i < count; i++) {
        const on = workingDay(random, from, to);
        tasks.push({ on, run: () => life(desk, kind, stage, on) });
      }
    };
    many(before, '2020-07-01', '2020-12-31', counts);
    many(during, period.from, period.to, counts);
    many(after, '2021-07-01', '2021-08-13', counts);
    for (const [stage, count] of Object.entries(short) as [Stage, number][])
      many(count, '2021-01-11', '2021-08-06', stage);
  }
  runInOrder(tasks);
  return desk.book.work;
}

type Opened = ReturnType<Book['open']>;
interface Step {
  readonly to: Stage;
  readonly on: string;
}

/** The stages a facility passes and when, reckoned back from the day it came to the last. */
function stepsTo(random: Random, kind: FacilityKind, stage: Stage, on: string): Step[] {
  const { existing } = profiles[kind];
  const stages = order.slice(0, order.indexOf(stage) + 1).filter((s) => {
    if (existing && stage !== 'started') return s === 'in-use' || s === 'equipped';
    // Small things and campaigns are not designed first.
    return s !== 'designed' || kind === 'emergency-station' || kind === 'junction';
  });
  const steps: Step[] = [];
  let day = on;
  for (const to of stages.reverse()) {
    steps.unshift({ to, on: day });
    // Planning lies before the year; what is built takes weeks.
    day = workingDayBefore(random, day, 18, 55);
  }
  return steps;
}

function life(desk: Desk, kind: FacilityKind, stage: Stage, on: string): void {
  const steps = stepsTo(desk.random, kind, stage, on);
  const first = steps[0] as Step;
  const taken = profiles[kind].existing && first.to === 'in-use';
  // What stood there before the books were opened is taken over with them.
  const opened = open(
    desk,
    kind,
    taken ? 'take-over' : 'plan',
    taken ? workingDay(desk.random, '2019-12-02', '2019-12-20') : first.on,
  );
  for (const step of steps.slice(1)) move(desk, opened, kind, step);
  goOn(desk, opened, kind, steps.at(-1) as Step);
}

function open(
  { world, random, book, number }: Desk,
  kind: FacilityKind,
  transition: string,
  on: string,
): Opened {
  const { name, unit, programme } = profiles[kind];
  const street = world.street(random);
  const record = number(on);
  const opened = book.open({ register: 'facility', record, unit, street });
  const small = kind.startsWith('waste') || kind.startsWith('timed');
  opened.enter({
    transition,
    on,
    set: {
      name: `示例${name}${record.slice(3)}（合成）`,
      kind,
      location: `示例路${random.integer(1, 300)}号（合成）`,
      place: `114.${random.integer(28000, 36000)},30.${random.integer(50000, 60500)}`,
      community: world.community(random, street),
      programme,
      funding: random.weighted({ district: 60, city: 18, special: 16, market: 6 }),
      ...(transition === 'plan' ? { 'due-finish': addDays(on, random.integer(120, 300)) } : {}),
      ...(transition === 'take-over'
        ? { 'built-on': `${random.integer(1996, 2017)}-10-01`, maintainer: '市政桥隧维护所（合成）' }
        : {}),
      ...(small ? { households: String(random.integer(120, 1800)) } : {}),
      ...(kind === 'footbridge' || kind === 'underpass' ? { length: String(random.integer(28, 96)) } : {}),
    },
  });
  return opened;
}

const spent = (random: Random, low: number, high: number) => ({
  investment: String(random.integer(low, high) * 1000),
});

function move({ random }: Desk, opened: Opened, kind: FacilityKind, { to, on }: Step): void {
  const photo = { photo: `${on}.jpg` };
  if (to === 'designed')
    opened.enter({
      transition: 'design',
      on,
      set: { designer: '示例设计院（合成）' },
      amounts: spent(random, 20, 120),
    });
  if (to === 'started')
    opened.enter({
      transition: 'start',
      on,
      set: { builder: `示例建设公司${random.integer(1, 12)}（合成）` },
      amounts: spent(random, 10, 200),
    });
  if (to === 'finished')
    opened.enter({
      transition: 'finish',
      on,
      set: { 'built-on': on, ...photo },
      amounts: spent(random, 20, 300),
    });
  if (to === 'in-use')
    opened.enter({
      transition: 'commission',
      on,
      set: { maintainer: kind.startsWith('waste') ? '环卫作业公司（合成）' : '设施管养单位（合成）' },
    });
  if (to !== 'equipped') return;
  const count = random.integer(6, 24);
  const wrong = random.chance(0.08)
    ? { amounts: { 'device-count': String(count + 2) }, reason: '设备数量清点有误' }
    : undefined;
  opened.enter({
    transition: 'equip',
    on,
    set: { devices: kind === 'underpass' ? '积水、视频、环境监测终端' : '振动、位移、倾角监测终端' },
    amounts: { 'device-count': String(count), ...spent(random, 30, 180) },
    ...(wrong ? { wrong } : {}),
  });
}

/** What was started or designed goes on being built where there is time left. */
function goOn(desk: Desk, opened: Opened, kind: FacilityKind, { to, on }: Step): void {
  if (to !== 'started' && to !== 'designed') return;
  const { random } = desk;
  if (to === 'designed') {
    // A designed station waits for its start, which is counted; a junction goes on to be rebuilt.
    const starts = workingDayAfter(random, on, 20, 70);
    if (kind === 'junction' && starts <= '2021-08-13')
      move(desk, opened, kind, { to: 'started', on: starts });
    return;
  }
  const paid = workingDayAfter(random, on, 15, 40);
  if (paid > '2021-08-13') return;
  opened.enter({
    transition: 'spend',
    on: paid,
    set: { note: '按进度拨款' },
    amounts: spent(random, 20, 160),
  });
  // Demonstrations run for months; the others are judged by their next stage, which is a number of its own.
  const finished = workingDayAfter(random, paid, 60, 150);
  const counted = kind === 'waste-house' || kind === 'waste-pavilion';
  if (!counted && finished <= '2021-08-13') move(desk, opened, kind, { to: 'finished', on: finished });
}
