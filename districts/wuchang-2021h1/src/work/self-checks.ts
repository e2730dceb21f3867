import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { type Book, earliest, numbering } from './bookkeeping.ts';
import { addDays, workingDay } from './calendar.ts';
import { residentName } from './persons.ts';

export interface SelfCheckAmounts {
  readonly reported: number;
  /** Before: a trial in some teams in 2020. After: what was added in July. */
  readonly before: number;
  readonly after: number;
  readonly doubled: number;
}

const categories = {
  interference: 14,
  business: 5,
  lending: 6,
  relatives: 4,
  commutation: 1,
  'not-filing': 9,
  enforcement: 26,
  discipline: 22,
  service: 13,
};

const issues: Record<string, string> = {
  interference: '过问案件未按规定记录',
  business: '未如实申报投资情况',
  lending: '与服务对象有借贷往来',
  relatives: '亲属从业情况未报告',
  commutation: '暂予监外执行材料不全',
  'not-filing': '警情未及时立案',
  enforcement: '执法记录仪使用不规范',
  discipline: '值班备勤纪律松弛',
  service: '群众诉求回复不及时',
};

export function selfCheckWork(world: World, book: Book, amounts: SelfCheckAmounts): void {
  const random = world.random.fork('self-checks');
  const days: string[] = [];
  // The education began in March; most of it was written down in April and May.
  for (let i = 0; i < amounts.reported; i++)
    days.push(
      random.chance(0.85)
        ? workingDay(random, '2021-03-25', '2021-05-31')
        : workingDay(random, '2021-03-01', period.to),
    );
  for (let i = 0; i < amounts.before; i++) days.push(workingDay(random, '2020-11-02', '2020-12-25'));
  for (let i = 0; i < amounts.after; i++) days.push(workingDay(random, '2021-07-01', '2021-07-30'));
  const number = numbering('SC');
  const doubled = new Set(random.shuffled(days.map((_, i) => i)).slice(0, amounts.doubled));
  days.sort().forEach((day, i) => {
    const team = random.weighted({
      station: 62,
      criminal: 9,
      security: 7,
      traffic: 9,
      legal: 2,
      household: 4,
      headquarters: 7,
    });
    const place = team === 'station' ? { street: world.street(random) } : {};
    const unit = team === 'traffic' ? 'traffic-police' : 'police';
    const opening = openingOf(random, team, i);
    enter(random, book, { register: 'self-check', record: number(day), unit, ...place }, day, opening);
    if (doubled.has(i))
      book.doubled(
        { register: 'self-check', record: number(day), unit, ...place },
        { transition: 'report', on: day, set: opening },
      );
  });
}

function openingOf(random: Random, team: string, i: number): Record<string, unknown> {
  const category = random.weighted(categories);
  return {
    title: `${issues[category]}（合成）`,
    category,
    source: random.weighted({ form: 70, talk: 12, organisation: 10, review: 6, report: 2 }),
    team,
    'post-level': random.weighted({ leader: 9, officer: 63, auxiliary: 28 }),
    reporter: residentName(i + 1).replace('居民', '民辅警'),
    'happened-in': `${random.integer(2012, 2020)}年`,
    voluntary: random.chance(0.93),
  };
}

function enter(
  random: Random,
  book: Book,
  subject: { register: string; record: string; unit: string; street?: string },
  day: string,
  set: Record<string, unknown>,
): void {
  const record = book.open(subject);
  const wrong = set.category === 'discipline' ? 'service' : 'discipline';
  record.enter({
    transition: 'report',
    on: day,
    set: { ...set, deadline: addDays(day, 45) },
    ...(random.chance(0.005) ? { wrong: { set: { category: wrong }, reason: '问题类别归类有误' } } : {}),
  });
  if (!random.chance(0.4)) return;
  const end = '2021-08-20';
  const on = workingDay(random, day, earliest(addDays(day, 60), end));
  const team = `第${random.pick(['一', '二', '三', '四'])}核查组`;
  const conclusion = random.weighted({ true: 64, partly: 22, unfounded: 14 });
  if (conclusion === 'unfounded') {
    record.enter({ transition: 'strike-off', on, set: { 'verified-by': team, conclusion } });
    return;
  }
  record.enter({ transition: 'verify', on, set: { 'verified-by': team, conclusion } });
  if (!random.chance(0.4)) return;
  const refunded = set.category === 'lending' && random.chance(0.5);
  record.enter({
    transition: 'settle',
    on: workingDay(random, on, earliest(addDays(on, 40), end)),
    set: {
      disposal: random.weighted({ reminder: 55, criticism: 34, admonition: 8, sanction: 2, transfer: 1 }),
      rectification: '完善制度并组织学习',
    },
    ...(refunded ? { amounts: { refunded: random.integer(2, 80) * 500 } } : {}),
  });
}
