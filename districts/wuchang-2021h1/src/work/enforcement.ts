import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { splitCount } from './amounts.ts';
import { type Book, earliest, latest, numbering } from './bookkeeping.ts';
import { addDays, workingDay } from './calendar.ts';
import { residentName, residentNumber, residentPhone } from './persons.ts';

interface Administrative {
  /** Decided in the half year. */
  readonly decided: number;
  readonly open: number;
  readonly dropped: number;
  readonly before: number;
  readonly after: number;
}

export interface EnforcementAmounts {
  readonly workSafety: Administrative;
  readonly gas: Administrative;
  readonly fire: Administrative;
  readonly fraud: {
    /** Solved in the half year, and the gangs broken up with them. */
    readonly solved: number;
    readonly gangs: number;
    readonly open: number;
    readonly before: number;
    readonly after: number;
  };
}

interface Plan {
  readonly kind: string;
  readonly registered: string;
  readonly end: 'decide' | 'solve' | 'drop' | undefined;
  readonly ended: string | undefined;
  readonly gangs: number;
}

const kinds = {
  'work-safety': {
    unit: 'emergency',
    basis: '安全生产法',
    matters: ['未按规定开展安全培训', '未建立隐患排查制度', '特种作业人员无证上岗', '未设置安全警示标志'],
  },
  gas: {
    unit: 'urban-management',
    basis: '城镇燃气管理条例',
    matters: ['违规使用液化气瓶', '擅自改装燃气设施', '未安装燃气报警装置', '无证经营瓶装燃气'],
  },
  fire: { unit: 'emergency', basis: '消防法', matters: ['占用疏散通道', '消防设施未保持完好'] },
} as const;

export function enforcementWork(world: World, book: Book, amounts: EnforcementAmounts): void {
  const random = world.random.fork('enforcement');
  const plans = [
    ...administrative(random, 'work-safety', amounts.workSafety),
    ...administrative(random, 'gas', amounts.gas),
    ...administrative(random, 'fire', amounts.fire),
    ...fraud(random, amounts.fraud),
  ].sort((a, b) => (a.registered < b.registered ? -1 : a.registered > b.registered ? 1 : 0));
  const number = numbering('EC');
  plans.forEach((plan, i) => {
    if (plan.kind === 'telecom-fraud') enterFraud(world, random, book, plan, number(plan.registered), i);
    else enterCase(world, random, book, plan, number(plan.registered), i);
  });
}

function ended(random: Random, kind: string, end: Plan['end'], from: string, to: string, gangs = 0): Plan {
  const on = workingDay(random, from, to);
  return {
    kind,
    registered: workingDay(random, addDays(on, -random.integer(5, 60)), on),
    end,
    ended: on,
    gangs,
  };
}

const open = (random: Random, kind: string): Plan => ({
  kind,
  registered: workingDay(random, '2021-04-20', period.to),
  end: undefined,
  ended: undefined,
  gangs: 0,
});

const several = (count: number, one: (i: number) => Plan): Plan[] =>
  Array.from({ length: count }, (_, i) => one(i));

const administrative = (random: Random, kind: string, amounts: Administrative): Plan[] => [
  ...several(amounts.decided, () => ended(random, kind, 'decide', period.from, period.to)),
  ...several(amounts.open, () => open(random, kind)),
  ...several(amounts.dropped, () => ended(random, kind, 'drop', period.from, period.to)),
  ...several(amounts.before, () => ended(random, kind, 'decide', '2020-03-02', '2020-12-31')),
  ...several(amounts.after, () => ended(random, kind, 'decide', '2021-07-01', '2021-08-20')),
];

function fraud(random: Random, amounts: EnforcementAmounts['fraud']): Plan[] {
  const kind = 'telecom-fraud';
  // Gangs are broken up in a few of the cases, seldom two at once.
  const withGangs = Math.min(amounts.solved, Math.ceil(amounts.gangs * 0.85));
  const gangs = random.shuffled([
    ...splitCount(random, amounts.gangs, withGangs, 0.2),
    ...Array.from({ length: amounts.solved - withGangs }, () => 0),
  ]);
  return [
    ...several(amounts.solved, (i) => ended(random, kind, 'solve', period.from, period.to, gangs[i])),
    ...several(amounts.open, () => open(random, kind)),
    ...several(amounts.before, () => ended(random, kind, 'solve', '2020-05-06', '2020-12-31')),
    ...several(amounts.after, () => ended(random, kind, 'solve', '2021-07-01', '2021-08-20')),
  ];
}

function enterCase(world: World, random: Random, book: Book, plan: Plan, id: string, i: number): void {
  const { unit, basis, matters } = kinds[plan.kind as keyof typeof kinds];
  const street = world.street(random);
  const record = book.open({ register: 'enforcement-case', record: id, unit, street });
  const year = plan.registered.slice(0, 4);
  const wrongKind = plan.kind === 'fire' ? 'work-safety' : 'fire';
  record.enter({
    transition: 'register',
    on: plan.registered,
    set: {
      title: `${random.pick(matters)}案（合成）`,
      kind: plan.kind,
      source: random.weighted({ inspection: 60, report: 15, hazard: 18, superior: 7 }),
      'case-number': `立（合成）〔${year}〕${i + 1}号`,
      party: `示例单位${String(i + 1).padStart(4, '0')}有限公司（合成）`,
      'party-person': residentName(random.integer(1, 99_999)),
    },
    ...(random.chance(0.02) ? { wrong: { set: { kind: wrongKind }, reason: '案件类别填写有误' } } : {}),
  });
  const last = plan.ended ?? '2021-08-20';
  const investigated = workingDay(random, plan.registered, earliest(addDays(plan.registered, 10), last));
  if (plan.end || random.chance(0.7))
    record.enter({
      transition: 'investigate',
      on: investigated,
      set: {
        facts: '现场检查笔录、询问笔录已固定证据',
        officers: `执法岗${random.integer(1, 40)}、执法岗${random.integer(41, 80)}`,
        'time-limit': addDays(plan.registered, 90),
      },
    });
  if (plan.end === 'drop')
    record.enter({
      transition: 'drop',
      on: last,
      set: { 'drop-reason': '违法行为轻微并及时改正，不予处罚' },
    });
  if (plan.end === 'decide') decide(random, record, plan, id, basis);
}

function decide(
  random: Random,
  record: ReturnType<Book['open']>,
  plan: Plan,
  id: string,
  basis: string,
): void {
  const on = plan.ended as string;
  const penalty = random.weighted({ fine: 78, warning: 16, stop: 5, confiscation: 1 });
  const fine = penalty === 'fine' ? random.integer(2, 60) * 500 : 0;
  record.enter({
    transition: 'decide',
    on,
    set: { penalty, basis, 'decision-number': `罚（合成）${id}`, published: random.chance(0.9) },
    ...(fine > 0 ? { amounts: { fine } } : {}),
    ...(fine > 5000 && random.chance(0.03)
      ? { wrong: { amounts: { fine: fine * 10 }, reason: '罚款金额多录一位' } }
      : {}),
  });
  const end = '2021-08-20';
  const paid = workingDay(random, on, earliest(addDays(on, 15), end));
  if (fine > 0 && random.chance(0.8))
    record.enter({
      transition: 'pay',
      on: paid,
      amounts: { 'fine-paid': fine },
      evidence: [`缴款凭证-${id}.pdf`],
    });
  if (random.chance(0.65))
    record.enter({ transition: 'close', on: workingDay(random, paid, earliest(addDays(paid, 20), end)) });
}

function enterFraud(world: World, random: Random, book: Book, plan: Plan, id: string, i: number): void {
  const record = book.open({
    register: 'enforcement-case',
    record: id,
    unit: 'police',
    street: world.street(random),
  });
  const loss = random.integer(3, 900) * 1000;
  const type = random.weighted({
    'brushing-orders': 30,
    loan: 18,
    investment: 14,
    impersonation: 20,
    romance: 8,
    accomplice: 10,
  });
  record.enter({
    transition: 'register',
    on: plan.registered,
    set: {
      title: `电信网络诈骗案${String(i + 1).padStart(4, '0')}（合成）`,
      kind: 'telecom-fraud',
      'fraud-type': type,
      source: random.weighted({ victim: 85, superior: 10, report: 5 }),
      'case-number': `武公（合成）立字〔${plan.registered.slice(0, 4)}〕${i + 1}号`,
      'party-person': residentName(random.integer(1, 99_999)),
      'party-id': residentNumber(random),
      'party-phone': residentPhone(random),
    },
    amounts: { loss },
  });
  const last = plan.ended ?? '2021-08-20';
  if (random.chance(0.6))
    record.enter({
      transition: 'investigate',
      on: workingDay(random, plan.registered, earliest(addDays(plan.registered, 12), last)),
      set: { officers: `侦查员岗${random.integer(1, 60)}` },
    });
  if (plan.end !== 'solve') return;
  const suspects = plan.gangs > 0 ? plan.gangs * random.integer(3, 9) : random.integer(1, 3);
  const recovered = Math.floor((loss * random.integer(0, 50)) / 100);
  record.enter({
    transition: 'solve',
    on: last,
    amounts: {
      suspects,
      ...(plan.gangs > 0 ? { gangs: plan.gangs } : {}),
      ...(recovered > 0 ? { recovered } : {}),
    },
    evidence: [`破案报告-${id}.pdf`],
    ...(plan.gangs > 0 && random.chance(0.1)
      ? { wrong: { amounts: { gangs: plan.gangs + 1 }, reason: '团伙数与上级核定不一致' } }
      : {}),
  });
  if (random.chance(0.35))
    record.enter({
      transition: 'close',
      on: workingDay(random, last, earliest(latest(addDays(last, 30), last), '2021-08-20')),
    });
}
