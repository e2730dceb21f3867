import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { addDays, workingDay } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';

export interface OfficialAmounts {
  /** Officials in office all the time, on whom projects and sub-districts fall. */
  readonly serving: number;
  /** Of these, those who took over from somebody in the half year. */
  readonly successors: number;
  /** Officials who took office after the half year and have no assignment yet. */
  readonly newcomers: number;
}

export interface OfficialPlan {
  readonly id: string;
  readonly from: string;
  readonly until: string | null;
  readonly body: string;
  /** Whose duties this one took over. */
  readonly succeeds: string | null;
}

const bodies = [
  ['party-committee', '区委领导'],
  ['peoples-congress', '区人大常委会领导'],
  ['government', '区政府领导'],
  ['cppcc', '区政协领导'],
  ['court', '区法院领导'],
  ['procuratorate', '区检察院领导'],
  ['armed-forces', '区人武部领导'],
] as const;

const portfolios = ['发展改革、重大项目', '城市建设、征收拆迁', '商贸、招商引资', '财税金融', '科技、经济信息化', '教育、卫生健康',
  '民政、社会保障', '城市管理、园林', '公安、应急管理', '政法综治', '组织人事', '宣传文旅', '统战群团', '纪检监察',
]; // biome-ignore format: a list of words

const idOf = (n: number) => `LD-${String(n).padStart(2, '0')}`;

/** Who is in office from when until when. */
export function officialsOf(world: World, amounts: OfficialAmounts): OfficialPlan[] {
  const random = world.random.fork('officials');
  const body = (n: number) =>
    bodies[n < 8 ? 0 : n < 13 ? 1 : n < 20 ? 2 : n < 25 ? 3 : 4 + (n % 3)]?.[0] ?? 'government';
  const plans: OfficialPlan[] = [];
  for (let n = 1; n <= amounts.serving; n++) {
    if (n <= amounts.serving - amounts.successors) {
      plans.push({
        id: idOf(n),
        from: workingDay(random, '2019-12-02', '2019-12-31'),
        until: null,
        body: body(n),
        succeeds: null,
      });
      continue;
    }
    const change = workingDay(random, '2021-03-08', '2021-04-30');
    const before = idOf(amounts.serving + n);
    plans.push({
      id: before,
      from: workingDay(random, '2019-12-02', '2019-12-31'),
      until: change,
      body: body(n),
      succeeds: null,
    });
    plans.push({
      id: idOf(n),
      from: addDays(change, random.integer(0, 5)),
      until: null,
      body: body(n),
      succeeds: before,
    });
  }
  for (let n = 1; n <= amounts.newcomers; n++)
    plans.push({
      id: idOf(2 * amounts.serving + n),
      from: workingDay(random, '2021-07-05', '2021-08-10'),
      until: null,
      body: 'government',
      succeeds: null,
    });
  return plans;
}

/** Who was in office all the time. */
export const alwaysServing = (world: World, amounts: OfficialAmounts): string[] =>
  officialsOf(world, amounts)
    .filter((o) => o.succeeds === null && o.until === null && o.from < '2020-01-01')
    .map(({ id }) => id);

export function officialsWork(world: World, amounts: OfficialAmounts): HistoricWork[] {
  const random = world.random.fork('officials-journal');
  const journal = { random, register: 'official', mistakes: 0.005 };
  return officialsOf(world, amounts).flatMap((plan) => {
    const number = plan.id.slice(3);
    const style = bodies.find(([id]) => id === plan.body)?.[1] ?? '';
    const year = plan.from.slice(0, 4);
    const steps: Step[] = [
      {
        transition: 'take-office',
        on: plan.from,
        unit: 'government-office',
        late: random.integer(0, 2),
        set: {
          name: `区领导${number}（合成）`,
          post: `${style}（合成岗位${number}）`,
          body: plan.body,
          rank: random.chance(0.15) ? 'head' : 'deputy',
          order: String(Number(number)),
          portfolio: random.pick(portfolios),
          'liaison-units': '按分工文件',
          'appointed-by': `武任〔${year}〕${random.integer(1, 60)}号（合成）`,
          'took-office-on': plan.from,
          'real-name': `合成领导${number}`,
          phone: `000000000${number.padStart(2, '0')}`,
          'liaison-officer': `合成联络员${number}`,
          'liaison-phone': `000000001${number.padStart(2, '0')}`,
        },
      },
    ];
    if (plan.until === null && plan.succeeds === null && plan.from < '2021-01-01' && random.chance(0.3))
      steps.push({
        transition: 'change-portfolio',
        on: workingDay(random, '2021-01-25', '2021-07-30'),
        adds: true,
        set: {
          portfolio: random.pick(portfolios),
          'appointed-by': `武政办〔2021〕${random.integer(1, 40)}号（合成）`,
        },
      });
    if (plan.until !== null)
      steps.push({
        transition: 'leave-office',
        on: plan.until,
        set: {
          'left-office-on': plan.until,
          'leaving-reason': random.chance(0.7) ? 'transferred' : 'retired',
        },
      });
    return journalOf(journal, plan.id, steps);
  });
}
