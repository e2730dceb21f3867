import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { history, type World } from '../world.ts';
import { type Book, bookOf, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';

type Stage = 'approved' | 'building' | 'trial' | 'online';

export interface SmartAmounts {
  /** Applications online at the end of the period, launched before it and in it. */
  readonly launchedBefore: number;
  readonly launchedDuring: number;
  readonly launchedAfter: number;
  readonly takenOffline: number;
  readonly waiting: Readonly<Record<Exclude<Stage, 'online'>, number>>;
}

export const smartAmounts: SmartAmounts = {
  launchedBefore: 4,
  launchedDuring: 6,
  launchedAfter: 1,
  takenOffline: 1,
  waiting: { approved: 3, building: 4, trial: 2 },
};

/** Kinds of applications that a district builds, in the order in which it comes to them. */
const ideas: readonly (readonly [field: string, name: string, summary: string, users: string])[] = [
  ['enterprise', '惠企资金线上兑现', '政策匹配、申报、审核和拨付全程在线', '企业和个体工商户'],
  ['investment', '楼宇地图招商', '在地图上查找空置楼宇和租金', '拟落户企业'],
  ['government', '一事联办', '多个事项一张表单一次办结', '企业群众'],
  ['city', '城管视频智能巡查', '识别占道和暴露垃圾并自动派单', '城管部门和街道'],
  ['city', '桥梁安全监测', '监测天桥和通道的振动、位移和积水', '城管部门'],
  ['livelihood', '社区预约服务', '预约接种、养老和文体服务', '居民'],
  ['safety', '应急指挥调度', '汇集风险、队伍和物资', '应急部门和街道'],
  ['safety', '燃气隐患闭环', '隐患登记、派发、复查在线留痕', '燃气企业和街道'],
  ['office', '重点工作督办', '任务分解、进度填报和亮灯', '各部门各街道'],
  ['government', '政务热线分析', '诉求分类和热点预警', '政务热线'],
  ['enterprise', '企业服务专员', '诉求收集、交办和评价', '企业和服务专员'],
  ['livelihood', '智慧停车', '公共泊位查询和错时共享', '居民'],
  ['city', '垃圾分类监管', '投放点称重和满溢告警', '城管部门和小区'],
  ['investment', '招商线索管理', '线索、洽谈、签约和到位资金', '招商专班'],
];

interface Desk {
  readonly random: Random;
  readonly book: Book;
  readonly number: (day: string) => string;
  next: number;
}

export function smartWork(world: World, amounts: SmartAmounts): HistoricWork[] {
  const random = world.random.fork('smart');
  const desk: Desk = { random, book: bookOf(random), number: numbering('CJ'), next: 0 };
  const many = (count: number, stage: Stage, from: string, to: string, offline = false) => {
    for (let i = 0; i < count; i++) life(desk, stage, workingDay(random, from, to), offline);
  };
  many(amounts.launchedBefore, 'online', '2020-08-03', '2020-12-25');
  many(amounts.launchedDuring, 'online', '2021-01-18', '2021-06-18');
  many(amounts.launchedAfter, 'online', '2021-07-12', '2021-08-06');
  many(amounts.takenOffline, 'online', '2020-07-01', '2020-08-31', true);
  many(amounts.waiting.trial, 'trial', '2021-04-12', '2021-07-16');
  many(amounts.waiting.building, 'building', '2021-03-15', '2021-07-16');
  many(amounts.waiting.approved, 'approved', '2021-05-17', '2021-08-06');
  return desk.book.work;
}

/** An application that came to `stage` on this day; the earlier stages are reckoned back. */
function life(desk: Desk, stage: Stage, on: string, offline: boolean): void {
  const { random } = desk;
  const stages: readonly Stage[] = ['approved', 'building', 'trial', 'online'];
  const days: string[] = [];
  for (let i = stages.indexOf(stage), day = on; i >= 0; i--) {
    days[i] = day;
    day = workingDayBefore(random, day, 25, 75);
  }
  const budget = random.integer(40, 900) * 10_000;
  const opened = approve(desk, days[0] as string, String(budget));
  const paying = (share: string) => ({ spent: new Big(budget).times(share).round(0).toFixed() });
  const [, built, tried, launched] = days;
  if (built) {
    const set = {
      builder: `示例科技公司${random.integer(1, 9)}（合成）`,
      contract: `合同-${built}（合成）`,
      'due-online': addDays(built, 150),
    };
    opened.enter({ transition: 'build', on: built, set, amounts: paying('0.3') });
  }
  if (tried) {
    const set = {
      access: random.pick(['web', 'mini-program', 'screen']),
      'data-sources': '区共享交换平台',
      'shared-data': true,
    };
    opened.enter({ transition: 'try', on: tried, set, amounts: paying('0.4') });
  }
  if (!launched) return;
  opened.enter({
    transition: 'launch',
    on: launched,
    set: { 'security-grade': random.pick(['two', 'three']) },
    amounts: paying('0.25'),
  });
  used(desk, opened, launched, offline ? addDays(launched, 100) : history.to);
  if (offline)
    opened.enter({
      transition: 'take-offline',
      on: workingDayAfter(random, launched, 101, 110),
      set: { 'offline-reason': '功能并入市级平台' },
    });
}

/** How often it was used, month by month. */
function used({ random }: Desk, opened: ReturnType<Book['open']>, from: string, until: string): void {
  let size = random.integer(300, 6000);
  for (
    let day = workingDayAfter(random, from, 24, 30);
    day < until;
    day = workingDayAfter(random, day, 28, 31)
  ) {
    const wrong = random.chance(0.05)
      ? { amounts: { uses: String(size * 2) }, reason: '使用次数重复统计' }
      : undefined;
    opened.enter({
      transition: 'use',
      on: day,
      amounts: { uses: String(size) },
      ...(wrong ? { wrong } : {}),
    });
    size = Math.round(size * (0.9 + random.next() * 0.35));
  }
}

function approve(desk: Desk, on: string, budget: string): ReturnType<Book['open']> {
  const [field, name, summary, users] = ideas[desk.next % ideas.length] as (typeof ideas)[number];
  const round = Math.floor(desk.next / ideas.length);
  desk.next += 1;
  const record = desk.number(on);
  const opened = desk.book.open({ register: 'scenario', record, unit: 'data' });
  const set = {
    name: `${name}${round === 0 ? '' : `（${round + 1}期）`}（合成）`,
    field,
    summary,
    users,
    approval: `示例信息化立项〔${on.slice(0, 4)}〕${record.slice(-3)}号`,
  };
  opened.enter({ transition: 'approve', on, set, amounts: { budget } });
  return opened;
}
