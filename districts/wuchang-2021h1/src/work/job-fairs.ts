import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { type Book, earliest, numbering } from './bookkeeping.ts';
import { addDays, workingDay } from './calendar.ts';
import { residentName, residentPhone } from './persons.ts';

export interface JobFairAmounts {
  readonly held: number;
  readonly cancelled: number;
  /** On the plan when the half year ends and held after it, or still to come. */
  readonly heldAfter: number;
  readonly planned: number;
  readonly before: number;
}

interface Plan {
  readonly day: string;
  readonly end: 'hold' | 'cancel' | undefined;
}

/** Fairs on site were not held before the autumn of 2020, and few in the first weeks of 2021. */
export function jobFairWork(world: World, book: Book, amounts: JobFairAmounts): void {
  const random = world.random.fork('job-fairs');
  const several = (count: number, low: string, high: string, end: Plan['end']): Plan[] =>
    Array.from({ length: count }, () => ({ day: workingDay(random, low, high), end }));
  const spring = Math.round(amounts.held * 0.6);
  const plans = [
    ...several(spring, '2021-02-18', '2021-03-31', 'hold'),
    ...several(amounts.held - spring, '2021-01-11', period.to, 'hold'),
    ...several(amounts.cancelled, '2021-01-11', '2021-05-31', 'cancel'),
    ...several(amounts.heldAfter, '2021-07-05', '2021-08-12', 'hold'),
    ...several(amounts.planned, '2021-08-25', '2021-10-29', undefined),
    ...several(amounts.before, '2020-09-01', '2020-12-25', 'hold'),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const number = numbering('JF');
  plans.forEach((plan, i) => {
    enter(world, random, book, plan, number(plan.day), i);
  });
}

function seriesOn(random: Random, day: string): string {
  const month = day.slice(5, 7);
  if (month === '01') return 'employment-aid';
  if (month === '02' || month === '03') return 'spring-breeze';
  if (month === '04' || month === '05') return random.pick(['private-firms', 'community']);
  return random.pick(['graduates', 'hundred-days', 'community']);
}

const seriesTitles: Record<string, string> = {
  'employment-aid': '就业援助月',
  'spring-breeze': '“春风行动”',
  'private-firms': '民营企业招聘月',
  community: '社区',
  graduates: '高校毕业生',
  'hundred-days': '百日千万网络',
};

function enter(world: World, random: Random, book: Book, plan: Plan, id: string, i: number): void {
  const mode = random.weighted({ online: 40, 'on-site': 40, both: 20 });
  const street = mode === 'online' ? undefined : world.street(random);
  const series = seriesOn(random, plan.day);
  const planned = earliest(workingDay(random, addDays(plan.day, -35), addDays(plan.day, -14)), '2021-08-18');
  const moved = plan.end === 'hold' && random.chance(0.15);
  const record = book.open({
    register: 'job-fair',
    record: id,
    unit: 'human-resources',
    ...(street ? { street } : {}),
  });
  record.enter({
    transition: 'plan',
    on: planned,
    set: {
      title: `${seriesTitles[series]}专场招聘会第${i + 1}场（合成）`,
      series,
      mode,
      group: random.pick(['graduates', 'migrants', 'veterans', 'hardship', 'everybody']),
      'planned-day': moved ? addDays(plan.day, -7) : plan.day,
      venue: mode === 'online' ? '线上招聘平台（示例）' : `示例广场${random.integer(1, 20)}号（合成）`,
      organiser: '区人力资源局',
      ...(random.chance(0.6) ? { 'co-organiser': '街道公共服务中心' } : {}),
      'contact-name': residentName(random.integer(1, 99_999)).replace('居民', '联系人'),
      'contact-phone': residentPhone(random),
      budget: String(random.integer(3, 40) * 1000),
      'fund-source': random.pick(['employment-fund', 'budget']),
    },
  });
  if (moved)
    record.enter({
      transition: 'postpone',
      on: workingDay(random, planned, addDays(plan.day, -8)),
      set: { 'planned-day': plan.day },
    });
  if (plan.end === 'cancel')
    record.enter({
      transition: 'cancel',
      on: workingDay(random, addDays(plan.day, -6), addDays(plan.day, -1)),
      set: { 'cancel-reason': random.pick(['疫情防控要求', '与市级活动合并']) },
    });
  if (plan.end === 'hold') held(random, record, plan.day);
}

function held(random: Random, record: ReturnType<Book['open']>, day: string): void {
  const enterprises = random.integer(18, 120);
  const posts = enterprises * random.integer(8, 30);
  const visitors = enterprises * random.integer(12, 60);
  const intents = Math.floor((visitors * random.integer(8, 22)) / 100);
  const amounts = { enterprises, posts, visitors, intents };
  record.enter({
    transition: 'hold',
    on: day,
    set: { 'epidemic-plan': true },
    amounts,
    ...(random.chance(0.06)
      ? { wrong: { amounts: { posts: Math.floor(posts / 10) }, reason: '岗位数少录一位' } }
      : {}),
  });
  const on = workingDay(random, addDays(day, 14), addDays(day, 30));
  if (on <= '2021-08-20' && random.chance(0.75))
    record.enter({
      transition: 'follow-up',
      on,
      amounts: { hired: Math.floor((intents * random.integer(20, 60)) / 100) },
    });
}
