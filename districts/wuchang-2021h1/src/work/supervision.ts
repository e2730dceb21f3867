import { workingCalendar } from '@taizhang/calendar';
import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import { units } from '../units.ts';
import type { World } from '../world.ts';
import { recordedAfter, workingDay } from './calendar.ts';
import { type OfficialAmounts, officialsOf } from './officials.ts';
import { type ProjectAmounts, projectsOf } from './projects.ts';

/** How many matters met each fate by the day on which the demo stands. */
export type SupervisionAmounts = Readonly<Record<Fate, number>>;

type Fate =
  | 'on-time'
  | 'late'
  | 'sent-back-and-done'
  | 'extended-and-done'
  | 'in-hand'
  | 'due-soon'
  | 'overdue'
  | 'long-overdue'
  | 'extended'
  | 'sent-back'
  | 'to-sign'
  | 'unsigned'
  | 'reported'
  | 'verified'
  | 'registered'
  | 'cancelled';

export const supervisionAmounts: SupervisionAmounts = {
  'on-time': 42,
  late: 12,
  'sent-back-and-done': 9,
  'extended-and-done': 9,
  'in-hand': 13,
  'due-soon': 7,
  overdue: 5,
  'long-overdue': 6,
  extended: 3,
  'sent-back': 4,
  'to-sign': 3,
  unsigned: 2,
  reported: 3,
  verified: 2,
  registered: 2,
  cancelled: 2,
};

const today = '2021-08-26';
/** The last day on which the demo writes anything down. */
const lastDay = '2021-08-24';
const { addWorkdays } = workingCalendar('Asia/Shanghai');

interface Matter {
  readonly topic: string;
  readonly source: string;
  readonly basis: string;
  readonly units: readonly string[];
}

const matters: readonly Matter[] = [
  {
    topic: '加快推进征收拆迁项目清零',
    source: 'work-report',
    basis: '2021年区政府工作报告任务分解（合成）',
    units: ['housing-expropriation'],
  },
  {
    topic: '老旧小区改造年度任务',
    source: 'work-report',
    basis: '2021年区政府工作报告任务分解（合成）',
    units: ['construction'],
  },
  {
    topic: '新开工亿元以上项目入库',
    source: 'target',
    basis: '年度绩效目标责任书（合成）',
    units: ['development-reform'],
  },
  {
    topic: '落实投委会议定的供地计划',
    source: 'meeting-decision',
    basis: '区投委会纪要（合成）',
    units: ['natural-resources'],
  },
  {
    topic: '落实项目调度会议定事项',
    source: 'meeting-decision',
    basis: '重大项目调度会纪要（合成）',
    units: ['development-reform', 'construction', 'investment-promotion'],
  },
  {
    topic: '解决项目用电接入问题',
    source: 'project',
    basis: '重大项目问题清单（合成）',
    units: ['construction', 'development-reform'],
  },
  {
    topic: '办理领导批示的积水点整治',
    source: 'leader-instruction',
    basis: '区领导批示（合成）',
    units: ['construction', 'urban-management', 'nanhu'],
  },
  {
    topic: '排查整治燃气安全隐患',
    source: 'leader-instruction',
    basis: '区领导批示（合成）',
    units: ['emergency', 'urban-management'],
  },
  {
    topic: '答复群众反映的夜间施工噪声',
    source: 'petition',
    basis: '来信来访转办单（合成）',
    units: ['urban-management', 'zhonghualu', 'nanhu'],
  },
  {
    topic: '办理停车难问题建议',
    source: 'petition',
    basis: '来信来访转办单（合成）',
    units: ['traffic-police', 'zhonghualu'],
  },
  {
    topic: '引进总部企业签约落地',
    source: 'target',
    basis: '年度绩效目标责任书（合成）',
    units: ['investment-promotion', 'commerce'],
  },
  {
    topic: '惠企政策资金兑现',
    source: 'work-report',
    basis: '2021年区政府工作报告任务分解（合成）',
    units: ['finance', 'science-technology'],
  },
  {
    topic: '新增学位建设任务',
    source: 'work-report',
    basis: '2021年区政府工作报告任务分解（合成）',
    units: ['education'],
  },
  {
    topic: '社区卫生服务中心改造',
    source: 'work-report',
    basis: '2021年区政府工作报告任务分解（合成）',
    units: ['health'],
  },
  { topic: '汛期值守与物资储备', source: 'other', basis: '防汛工作部署（合成）', units: ['emergency'] },
];

interface Step {
  readonly transition: string;
  readonly on: string;
  readonly by: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly unit?: string;
}

const office = 'supervision-office';

/** Some 120 matters under supervision, of every fate, as their units and the Supervision Office wrote them down. */
export function supervisionWork(
  world: World,
  amounts: SupervisionAmounts,
  officials: OfficialAmounts,
  projects: ProjectAmounts,
): HistoricWork[] {
  const random = world.random.fork('supervision');
  const leaders = officialsOf(world, officials).filter(
    (o) => o.until === null && o.from < '2020-01-01' && o.body === 'government',
  );
  const linkable = projectsOf(world, projects).filter((p) => p.appliedOn <= '2020-10-31');
  const fates = random.shuffled(
    Object.entries(amounts).flatMap(([fate, count]) => Array.from({ length: count }, () => fate as Fate)),
  );
  return fates.flatMap((fate, n) => {
    const matter = matters[n % matters.length] as Matter;
    const unit = random.pick(matter.units);
    const record = `DB-2021-${String(n + 1).padStart(3, '0')}`;
    const about = {
      leader: random.pick(leaders).id,
      ...(matter.source === 'project' ? { project: random.pick(linkable).id } : {}),
    };
    return writtenDown(random, record, stepsOf(random, fate, matter, unit, about, n));
  });
}

const isDone = (fate: Fate): boolean =>
  fate === 'on-time' || fate === 'late' || fate === 'sent-back-and-done' || fate === 'extended-and-done';

/** The day by which it was first due, as the fate wants it. */
function dueOf(random: Random, fate: Fate, start: string): string {
  const fromToday = (low: number, high: number) => addWorkdays(today, random.integer(low, high));
  switch (fate) {
    case 'due-soon':
      return fromToday(0, 5);
    case 'overdue':
      return fromToday(-3, -1);
    case 'long-overdue':
      return fromToday(-16, -4);
    case 'extended':
      return fromToday(-6, -2);
    case 'in-hand':
    case 'to-sign':
    case 'unsigned':
    case 'registered':
      return fromToday(8, 30);
    case 'sent-back':
    case 'reported':
    case 'verified':
      return fromToday(-4, 6);
    default:
      return addWorkdays(start, random.integer(15, 34));
  }
}

/** How many work days before today it came onto the list, where it is not done yet. */
const ages: Partial<Record<Fate, number>> = { 'to-sign': 2, unsigned: 6, registered: 2 };

function stepsOf(
  random: Random,
  fate: Fate,
  matter: Matter,
  unit: string,
  about: Readonly<Record<string, string>>,
  n: number,
): Step[] {
  const long = isDone(fate) || fate === 'cancelled';
  const start = long
    ? workingDay(random, '2021-01-06', '2021-05-10')
    : addWorkdays(today, -(ages[fate] ?? random.integer(26, 40)));
  const due = dueOf(random, fate, start);
  const named = units.find(({ id }) => id === unit)?.title.zh ?? unit;
  const fresh = fate === 'to-sign' || fate === 'unsigned';
  const urgency = random.weighted(
    fresh ? { ordinary: 6, urgent: 3, extra: 1 } : { ordinary: 12, urgent: 3, extra: 1 },
  );
  const later = (day: string, low: number, high: number) => addWorkdays(day, random.integer(low, high));
  const assigned = later(start, 0, fresh ? 0 : 1);
  const signed = later(assigned, 0, 1);
  const steps: Step[] = [
    {
      transition: 'register',
      on: start,
      by: office,
      unit,
      set: {
        subject: `${matter.topic}（${named}，第${n + 1}号，合成）`,
        source: matter.source,
        basis: matter.basis,
        requirement: '按时限办结并反馈办理情况，附佐证材料。',
        urgency,
        'decided-on': addWorkdays(start, -random.integer(1, 4)),
        'due-on': due,
        ...about,
      },
    },
  ];
  if (fate === 'registered') return steps;
  steps.push({ transition: 'assign', on: assigned, by: office });
  if (fresh) return steps;
  steps.push({ transition: 'sign', on: signed, by: unit });
  if (fate === 'cancelled')
    return [
      ...steps,
      {
        transition: 'cancel',
        on: later(signed, 5, 9),
        by: office,
        set: { 'cancel-reason': '与上级督办事项重复，并案办理' },
      },
    ];
  return [...steps, ...rest(random, fate, unit, due)];
}

/** What became of it once it was in hand. */
function rest(random: Random, fate: Fate, unit: string, due: string): Step[] {
  const from = (day: string, low: number, high: number) => addWorkdays(day, random.integer(low, high));
  const report = (done: string, on = done): Step => ({
    transition: 'report',
    on,
    by: unit,
    set: { 'done-on': done, result: '已按要求办理，附照片和台账（合成）。' },
  });
  const sendBack = (on: string): Step => ({
    transition: 'send-back',
    on,
    by: office,
    set: { 'return-reason': '现场核查发现整改不到位，佐证材料不全' },
  });
  const finish = (day: string): Step[] => {
    const verified = from(day, 1, 4);
    return [
      { transition: 'verify', on: verified, by: office, set: { finding: '现场核查属实（合成）' } },
      { transition: 'close', on: from(verified, 0, 2), by: office },
    ];
  };
  const extend = (): Step => ({
    transition: 'extend',
    on: addWorkdays(due, -3),
    by: unit,
    set: {
      'extended-to': from(due, 10, 18),
      'extension-reason': '涉及管线迁改，需与产权单位协调',
    },
  });
  const upToNow = (day: string) => (day > lastDay ? lastDay : day);
  switch (fate) {
    case 'on-time':
    case 'late': {
      const done = fate === 'late' ? from(due, 1, 12) : from(due, -8, 0);
      return [report(done), ...finish(done)];
    }
    case 'sent-back-and-done': {
      const [first, again] = [from(due, -8, -6), from(due, -2, 4)];
      return [report(first), sendBack(from(first, 1, 3)), report(again), ...finish(again)];
    }
    case 'extended-and-done': {
      const extension = extend();
      const done = from(String(extension.set?.['extended-to']), -6, 2);
      return [extension, report(done), ...finish(done)];
    }
    case 'extended':
      return [extend()];
    case 'sent-back': {
      const first = upToNow(from(today, -9, -6));
      return [report(first), sendBack(from(first, 1, 3))];
    }
    case 'reported':
      return [report(upToNow(from(today, -8, -2)))];
    case 'verified': {
      const done = upToNow(from(today, -7, -5));
      return [report(done), finish(done)[0] as Step];
    }
    default:
      return [];
  }
}

/** In order, each within office hours of its day; some a day or more late, for records have two times. */
function writtenDown(random: Random, record: string, steps: readonly Step[]): HistoricWork[] {
  let last = '';
  return steps.map(({ transition, on, by, set, unit }) => {
    const late = random.chance(0.12) ? random.integer(1, 3) : 0;
    const wanted = addWorkdays(on, late);
    const at = recordedAfter(random, wanted > lastDay ? (on > lastDay ? on : lastDay) : wanted);
    const recordedAt = at > last ? at : soonAfter(last);
    last = recordedAt;
    return {
      register: 'supervision',
      record,
      transition,
      occurredOn: on,
      ...(unit === undefined ? {} : { unit }),
      ...(set === undefined ? {} : { set }),
      recordedAt,
      recordedBy: by,
    };
  });
}

function soonAfter(moment: string): string {
  const local = new Date(Date.parse(`${moment.slice(0, 19)}Z`) + 5 * 60_000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}
