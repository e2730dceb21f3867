import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { type Book, bookOf, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';
import { runInOrder, type Task } from './schedule.ts';

type CaseType =
  | 'signboard'
  | 'road'
  | 'traffic-facility'
  | 'traffic-organisation'
  | 'waste'
  | 'vending'
  | 'parking'
  | 'street-furniture';

export interface CityCaseAmounts {
  /** Cases closed in the period, by type. */
  readonly closed: Readonly<Record<CaseType, number>>;
  /** Cases of all types closed before the period, and after it. */
  readonly closedBefore: number;
  readonly closedAfter: number;
  /** Cases that stand in a stage before the end. */
  readonly found: number;
  readonly assigned: number;
  readonly handled: number;
  readonly void: number;
  /** Cases entered twice. */
  readonly doubled: number;
}

export const cityCaseAmounts: CityCaseAmounts = {
  closed: {
    signboard: 1638,
    road: 327,
    'traffic-facility': 446,
    'traffic-organisation': 11,
    waste: 214,
    vending: 188,
    parking: 136,
    'street-furniture': 171,
  },
  closedBefore: 420,
  closedAfter: 265,
  found: 58,
  assigned: 117,
  handled: 49,
  void: 76,
  doubled: 9,
};

interface TypeProfile {
  readonly what: string;
  readonly unit: string;
  readonly handler: string;
  readonly result: string;
  /** Working days given, and how long it really takes at most. */
  readonly days: number;
  readonly campaign?: string;
}

const profiles: Readonly<Record<CaseType, TypeProfile>> = {
  signboard: {
    what: '违规广告招牌',
    unit: 'urban-management',
    handler: '市容执法中队',
    result: '已拆除并恢复立面',
    days: 7,
    campaign: '户外广告招牌专项整治',
  },
  road: {
    what: '道路破损不平',
    unit: 'urban-management',
    handler: '市政维修中心',
    result: '已修复并恢复通行',
    days: 20,
    campaign: '道路品质提升行动',
  },
  'traffic-facility': {
    what: '交通安防设施缺损',
    unit: 'traffic-police',
    handler: '交通设施维护队',
    result: '已补齐更换',
    days: 10,
    campaign: '交通设施拉网排查',
  },
  'traffic-organisation': {
    what: '路口交通组织不畅',
    unit: 'traffic-police',
    handler: '秩序管理中队',
    result: '已调整渠化和信号配时',
    days: 30,
  },
  waste: {
    what: '暴露垃圾',
    unit: 'urban-management',
    handler: '环卫作业公司（合成）',
    result: '已清运',
    days: 2,
  },
  vending: {
    what: '占道经营',
    unit: 'urban-management',
    handler: '市容执法中队',
    result: '已劝离规范',
    days: 2,
  },
  parking: {
    what: '非机动车乱停放',
    unit: 'urban-management',
    handler: '街道网格队',
    result: '已归位',
    days: 2,
  },
  'street-furniture': {
    what: '公用设施破损',
    unit: 'urban-management',
    handler: '市政维修中心',
    result: '已修复',
    days: 10,
  },
};
const types = Object.keys(profiles) as CaseType[];
/** How the types share the work outside the period. */
const mix: Readonly<Record<CaseType, number>> = {
  signboard: 40,
  road: 10,
  'traffic-facility': 12,
  'traffic-organisation': 1,
  waste: 12,
  vending: 10,
  parking: 8,
  'street-furniture': 7,
};

interface Desk {
  readonly world: World;
  readonly random: Random;
  readonly book: Book;
  readonly number: (day: string) => string;
}

export function cityCaseWork(world: World, amounts: CityCaseAmounts): HistoricWork[] {
  const random = world.random.fork('city-cases');
  const desk: Desk = { world, random, book: bookOf(random), number: numbering('CG') };
  const tasks: Task[] = [];
  const span = (count: number, from: string, to: string, end: (type: CaseType, day: string) => void) => {
    for (let i = 0; i < count; i++) {
      const [type, on] = [random.weighted(mix), workingDay(random, from, to)];
      tasks.push({ on, run: () => end(type, on) });
    }
  };
  const closing = (type: CaseType, day: string) =>
    tasks.push({ on: addDays(day, -profiles[type].days), run: () => close(desk, type, day) });
  for (const type of types)
    for (let i = 0; i < amounts.closed[type]; i++) closing(type, workingDay(random, period.from, period.to));
  for (let i = 0; i < amounts.closedBefore; i++)
    closing(random.weighted(mix), workingDay(random, '2020-03-16', '2020-12-31'));
  for (let i = 0; i < amounts.closedAfter; i++)
    closing(random.weighted(mix), workingDay(random, '2021-07-01', '2021-08-18'));
  span(amounts.found, '2021-06-15', '2021-08-18', (type, day) => void find(desk, type, day));
  span(amounts.assigned, '2021-05-10', '2021-08-13', (type, day) => {
    assign(desk, type, find(desk, type, day), workingDayAfter(random, day, 0, 3));
  });
  span(amounts.handled, '2021-06-10', '2021-08-02', (type, day) => {
    const opened = find(desk, type, day);
    const on = workingDayAfter(random, day, 0, 3);
    assign(desk, type, opened, on);
    handle(desk, type, opened, workingDayAfter(random, on, 1, 12));
  });
  span(amounts.void, '2020-05-11', '2021-07-30', (type, day) => {
    const reason = random.pick(['现场核查无此问题', '权属不在本区', '重复上报']);
    find(desk, type, day).enter({
      transition: 'void',
      on: workingDayAfter(random, day, 0, 8),
      set: { 'void-reason': reason },
    });
  });
  span(amounts.doubled, '2020-09-07', '2021-06-30', (type, on) => {
    const { subject, set } = opening(desk, type, on);
    desk.book.doubled(subject, { transition: 'find', on, set });
  });
  runInOrder(tasks);
  return desk.book.work;
}

function opening({ world, random, number }: Desk, type: CaseType, on: string) {
  const profile = profiles[type];
  const street = world.street(random);
  const record = number(on);
  const campaign =
    profile.campaign && on >= '2021-01-01' && random.chance(0.6) ? profile.campaign : undefined;
  const source = campaign
    ? 'campaign'
    : random.weighted({ collector: 46, hotline: 22, grid: 18, video: 9, supervision: 5 });
  const set = {
    title: `${profile.what}${record.slice(-5)}`,
    type,
    source,
    location: `示例路${random.integer(1, 300)}号附近（合成）`,
    place: `114.${random.integer(28000, 36000)},30.${random.integer(50000, 60500)}`,
    community: world.community(random, street),
    urgency: random.chance(0.06) ? 'urgent' : 'normal',
    'photo-before': `${record}-前.jpg`,
    ...(campaign ? { campaign } : {}),
  };
  return { subject: { register: 'city-case', record, unit: profile.unit, street }, set };
}

type Opened = ReturnType<Book['open']>;

function find(desk: Desk, type: CaseType, on: string): Opened {
  const { subject, set } = opening(desk, type, on);
  const opened = desk.book.open(subject);
  const other = type === 'signboard' ? 'street-furniture' : 'signboard';
  const wrong = desk.random.chance(0.006)
    ? { set: { type: other }, reason: '案件类别选择有误，经现场核实更正' }
    : undefined;
  opened.enter({ transition: 'find', on, set, ...(wrong ? { wrong } : {}) });
  return opened;
}

function assign({ random }: Desk, type: CaseType, opened: Opened, on: string): void {
  const { handler, days } = profiles[type];
  const due = workingDayAfter(random, on, days, days + 3);
  opened.enter({ transition: 'assign', on, set: { handler, due } });
}

function handle({ random }: Desk, type: CaseType, opened: Opened, on: string): void {
  const area =
    type === 'signboard' || type === 'road' ? { amounts: { area: String(random.integer(2, 60)) } } : {};
  opened.enter({ transition: 'handle', on, set: { result: profiles[type].result }, ...area });
}

/** A case closed on this day, with the days of its life reckoned back from it; one in ten ran past its time. */
function close(desk: Desk, type: CaseType, on: string): void {
  const { random } = desk;
  const { days } = profiles[type];
  const handled = workingDayBefore(random, on, 0, 4);
  const overdue = random.chance(0.1);
  const returned = random.chance(0.04);
  const again = returned ? workingDayBefore(random, handled, 1, 5) : handled;
  const first = returned ? workingDayBefore(random, again, 0, 3) : handled;
  const assigned = workingDayBefore(random, first, overdue ? days + 4 : 0, overdue ? days + 15 : days);
  const opened = find(desk, type, workingDayBefore(random, assigned, 0, 3));
  assign(desk, type, opened, assigned);
  handle(desk, type, opened, first);
  const checker = { 'checked-by': `核查岗${random.integer(1, 20)}` };
  if (returned) {
    const due = addDays(again, 5);
    opened.enter({ transition: 'send-back', on: again, set: { due, ...checker }, amounts: { returns: '1' } });
    handle(desk, type, opened, handled);
  }
  opened.enter({ transition: 'close', on, set: checker });
}
