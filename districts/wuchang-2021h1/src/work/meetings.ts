import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { addDays, workingDay } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';
import { type OfficialAmounts, officialsOf } from './officials.ts';

/** How many were held before, in and after the half year. */
interface Held {
  readonly before: number;
  readonly within: number;
  readonly after: number;
}

export interface MeetingAmounts {
  readonly committee: Held;
  readonly groundbreaking: Held;
  readonly executive: Held;
  readonly special: Held;
  readonly dispatch: Held;
  readonly 'on-site': Held;
  readonly cancelled: number;
  readonly planned: number;
}

const kinds = {
  committee: ['investment-committee', '区投资决策委员会会议', 'development-reform'],
  groundbreaking: ['groundbreaking', '重大项目集中开工活动', 'development-reform'],
  executive: ['executive', '区政府常务会议', 'government-office'],
  special: ['special', '专题会议', 'government-office'],
  dispatch: ['dispatch', '重大项目调度会', 'supervision-office'],
  'on-site': ['on-site', '现场办公会', 'construction'],
} as const;

const windows = {
  before: ['2020-03-16', '2020-12-25'],
  within: ['2021-01-07', '2021-06-29'],
  after: ['2021-07-05', '2021-08-18'],
} as const;

const agendas = [
  '研究重大项目推进',
  '研究征收拆迁攻坚',
  '研究供地计划',
  '研究招商引资项目准入',
  '研究城建资金安排',
  '研究优化营商环境',
];

export function meetingsWork(
  world: World,
  amounts: MeetingAmounts,
  officials: OfficialAmounts,
): HistoricWork[] {
  const random = world.random.fork('meetings');
  const journal = { random, register: 'meeting', mistakes: 0.02 };
  const chairs = officialsOf(world, officials).filter(
    (o) => o.succeeds === null && o.until === null && o.from < '2020-01-01',
  );
  const work: HistoricWork[] = [];
  let n = 0;
  const write = (
    kind: keyof typeof kinds,
    on: string,
    serial: string,
    end: 'held' | 'cancelled' | 'planned',
  ) => {
    n += 1;
    const id = `HY-${on.slice(0, 4)}-${String(n).padStart(3, '0')}`;
    work.push(...journalOf(journal, id, meetingSteps(random, kind, on, serial, end, random.pick(chairs).id)));
  };
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const days = Object.entries(windows).flatMap(([when, [from, to]]) =>
      Array.from({ length: amounts[kind][when as keyof Held] }, () => workingDay(random, from, to)),
    );
    const serials = new Map<string, number>();
    for (const day of days.sort()) {
      const year = day.slice(0, 4);
      const serial = (serials.get(year) ?? 0) + 1;
      serials.set(year, serial);
      write(kind, day, `${year}年第${serial}次`, 'held');
    }
  }
  for (let i = 0; i < amounts.cancelled; i++)
    write('special', workingDay(random, '2021-02-01', '2021-07-20'), '未编号', 'cancelled');
  for (let i = 0; i < amounts.planned; i++)
    write('dispatch', workingDay(random, '2021-08-25', '2021-09-24'), '未编号', 'planned');
  return work;
}

function meetingSteps(
  random: Random,
  kind: keyof typeof kinds,
  on: string,
  serial: string,
  end: 'held' | 'cancelled' | 'planned',
  chair: string,
): Step[] {
  const [category, title, unit] = kinds[kind];
  const planned =
    end === 'planned' ? workingDay(random, '2021-08-09', '2021-08-19') : addDays(on, -random.integer(4, 15));
  const agenda = random.pick(agendas);
  const steps: Step[] = [
    {
      transition: 'plan',
      on: planned,
      unit,
      set: {
        subject: `${title}${serial === '未编号' ? `(${agenda})` : serial}（合成）`,
        kind: category,
        serial,
        level: 'district',
        'planned-on': on,
        agenda,
        'contact-name': '合成会务',
        'contact-phone': '00000030001',
      },
    },
  ];
  if (end === 'cancelled')
    steps.push({ transition: 'cancel', on, set: { 'cancel-reason': '与上级会议冲突，并入下次会议' } });
  if (end !== 'held') return steps;
  const big = kind === 'groundbreaking';
  const projects = big ? random.integer(9, 18) : random.integer(2, 9);
  const investment = projects * random.integer(30_000, 160_000);
  steps.push({
    transition: 'hold',
    on,
    set: {
      'held-on': on,
      venue: big ? '项目现场（合成）' : '区政府会议室',
      chair,
      attendees: '有关部门、街道',
    },
    amounts: {
      // What a ceremony starts is told by the projects themselves.
      ...(big
        ? {}
        : { projects: String(projects), investment: { value: String(investment), unit: 'wan-yuan' } }),
      participants: String(random.integer(12, big ? 260 : 60)),
    },
  });
  return [...steps, ...followUp(random, kind, on)];
}

/** The minutes and what came of the decisions, as far as the demo's time goes. */
function followUp(random: Random, kind: keyof typeof kinds, on: string): Step[] {
  const minutedOn = addDays(on, random.integer(3, 12));
  if (kind === 'groundbreaking' || minutedOn > '2021-08-18' || random.chance(0.06)) return [];
  const items = random.integer(2, 12);
  const due = addDays(minutedOn, random.integer(20, 90));
  const steps: Step[] = [
    {
      transition: 'minute',
      on: minutedOn,
      set: {
        'minutes-number': `〔${on.slice(0, 4)}〕${random.integer(1, 99)}号（合成）`,
        decisions: `议定${items}项工作,明确责任单位和时限`,
        'follow-up-due': due,
      },
    },
  ];
  const done = random.chance(0.75) ? items : random.integer(1, items);
  const first = addDays(minutedOn, random.integer(8, 30));
  if (first > '2021-08-17') return steps;
  const second = addDays(first, random.integer(5, 70));
  if (done < items || second > '2021-08-17') return steps;
  return [...steps, { transition: 'close', on: addDays(second, 1) }];
}
