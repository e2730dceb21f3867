import type { Random } from '../random.ts';
import { period, streets, type World } from '../world.ts';
import { type Book, earliest, numbering } from './bookkeeping.ts';
import { addDays, workingDay } from './calendar.ts';
import { communityIn, residentName, residentPhone } from './persons.ts';

export interface DisputeAmounts {
  /** Mediated in the half year, those taken up before it included. */
  readonly mediated: number;
  readonly ofEarlier: number;
  readonly failed: number;
  readonly withdrawn: number;
  readonly leftOpen: number;
  readonly before: number;
  readonly after: number;
}

interface Plan {
  readonly on: string;
  readonly end: 'mediate' | 'fail' | 'withdraw' | undefined;
  readonly ended: string | undefined;
}

const types = {
  neighbour: 30,
  family: 14,
  'property-management': 14,
  housing: 6,
  labour: 9,
  debt: 8,
  consumer: 9,
  damage: 5,
  'traffic-accident': 3,
  medical: 1,
  expropriation: 3,
  other: 4,
};

const matters: Record<string, readonly string[]> = {
  neighbour: ['楼上漏水', '噪音扰民', '公共通道堆物', '养犬'],
  family: ['赡养', '离婚财产', '家庭琐事', '继承'],
  'property-management': ['物业费', '停车位', '电梯维修', '公共收益'],
  housing: ['房屋租赁', '房屋买卖', '公房承租'],
  labour: ['拖欠工资', '解除劳动合同', '工伤赔偿'],
  debt: ['民间借贷', '装修合同', '预付卡'],
  consumer: ['商品质量', '服务退费', '健身退卡'],
  damage: ['人身损害', '财物损坏'],
  'traffic-accident': ['车辆剐蹭', '电动车碰撞'],
  medical: ['诊疗服务'],
  expropriation: ['征收补偿', '过渡安置'],
  other: ['其他'],
};

export function disputeWork(world: World, book: Book, amounts: DisputeAmounts): void {
  const random = world.random.fork('disputes');
  const plans = plansOf(random, amounts).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const number = numbering('DS');
  plans.forEach((plan, i) => {
    enter(world, random, book, plan, number(plan.on), i);
  });
}

function plansOf(random: Random, amounts: DisputeAmounts): Plan[] {
  const { from, to } = period;
  const plans: Plan[] = [];
  const add = (count: number, one: () => Plan) => {
    for (let i = 0; i < count; i++) plans.push(one());
  };
  const ending = (on: string, end: Plan['end'], low: string, high: string): Plan => {
    const start = on > low ? on : low;
    return {
      on,
      end,
      ended: workingDay(random, start, earliest(addDays(start, random.integer(0, 30)), high)),
    };
  };
  const day = (low: string, high: string) => workingDay(random, low, high);
  add(amounts.mediated - amounts.ofEarlier, () => ending(day(from, to), 'mediate', from, to));
  add(amounts.ofEarlier, () =>
    ending(day('2020-12-01', '2020-12-31'), 'mediate', '2021-01-04', '2021-02-05'),
  );
  add(amounts.failed, () => ending(day(from, to), 'fail', from, to));
  add(amounts.withdrawn, () => ending(day(from, to), 'withdraw', from, to));
  add(amounts.leftOpen, () => {
    const on = day(random.chance(0.8) ? '2021-06-01' : '2021-04-01', to);
    if (!random.chance(0.7)) return { on, end: undefined, ended: undefined };
    return ending(on, random.chance(0.9) ? 'mediate' : 'fail', '2021-07-01', '2021-08-20');
  });
  add(amounts.before, () => ending(day('2020-09-01', '2020-11-25'), 'mediate', '2020-09-01', '2020-12-31'));
  add(amounts.after, () => {
    const on = day('2021-07-01', '2021-08-19');
    if (random.chance(0.2)) return { on, end: undefined, ended: undefined };
    return ending(on, 'mediate', '2021-07-01', '2021-08-20');
  });
  return plans;
}

function enter(world: World, random: Random, book: Book, plan: Plan, id: string, i: number): void {
  const street = world.street(random);
  const community = communityIn(world, random, street);
  const name = streets.find((s) => s.id === street)?.title.zh ?? '';
  const type = random.weighted(types);
  const risk = random.weighted({ low: 86, medium: 12, high: 2 });
  const set: Record<string, unknown> = {
    title: `${random.pick(matters[type] ?? ['其他'])}纠纷${String(i + 1).padStart(5, '0')}（合成）`,
    type,
    risk,
    source: random.weighted({ application: 52, found: 24, court: 4, police: 10, hotline: 8, petition: 2 }),
    community,
    committee: random.chance(0.75) ? `${community}人民调解委员会` : `${name}人民调解委员会（合成）`,
    'party-a': residentName(random.integer(1, 99_999)),
    persons: String(risk === 'high' ? random.integer(8, 40) : random.integer(2, 6)),
    ...(random.chance(0.4) ? { 'party-b': residentName(random.integer(1, 99_999)) } : {}),
    ...(random.chance(0.25) ? { 'party-phone': residentPhone(random) } : {}),
  };
  const involved = random.chance(0.45) ? random.integer(2, 900) * 100 : 0;
  const agreed = involved > 0 ? Math.floor((involved * random.integer(40, 100)) / 10_000) * 100 : 0;
  const record = book.open({ register: 'dispute', record: id, unit: street, street });
  const slip = random.chance(0.004)
    ? { wrong: { set: { type: type === 'neighbour' ? 'housing' : 'neighbour' }, reason: '纠纷类型填写有误' } }
    : {};
  const sums = { ...(involved > 0 ? { 'amount-involved': involved } : {}) };
  if (plan.end === 'mediate' && plan.ended && plan.on >= period.from && random.chance(0.58)) {
    const amounts = { ...sums, sessions: 1, ...(agreed > 0 ? { 'amount-agreed': agreed } : {}) };
    record.enter({
      transition: 'mediate-at-once',
      on: plan.ended,
      set: { ...set, agreement: random.chance(0.85) ? 'oral' : 'written' },
      amounts,
      ...slip,
    });
    return;
  }
  record.enter({
    transition: 'register',
    on: plan.on,
    set: { ...set, deadline: addDays(plan.on, 30) },
    amounts: sums,
    ...slip,
  });
  follow(random, record, plan, id, agreed);
}

function follow(
  random: Random,
  record: ReturnType<Book['open']>,
  plan: Plan,
  id: string,
  agreed: number,
): void {
  const last = plan.ended ?? '2021-08-20';
  const mediator = residentName(random.integer(1, 99_999)).replace('居民', '调解员');
  if (random.chance(plan.ended ? 0.25 : 0.6)) {
    const on = workingDay(random, plan.on, earliest(addDays(plan.on, 7), last));
    record.enter({ transition: 'start', on, set: { mediator }, amounts: { sessions: 1 } });
  }
  if (!plan.end || !plan.ended) return;
  const file = { 'file-number': `卷-${id}` };
  if (plan.end === 'mediate') {
    const agreement = random.weighted({ oral: 30, written: 62, confirmed: 8 });
    record.enter({
      transition: 'mediate',
      on: plan.ended,
      set: { agreement, ...file },
      amounts: { sessions: 1, ...(agreed > 0 ? { 'amount-agreed': agreed } : {}) },
      ...(agreed > 1000 && random.chance(0.008)
        ? { wrong: { amounts: { 'amount-agreed': Math.floor(agreed / 10) }, reason: '协议金额少录一位' } }
        : {}),
    });
    if (random.chance(0.03)) {
      const on = workingDay(random, plan.ended, earliest(addDays(plan.ended, 30), '2021-08-20'));
      record.enter({ transition: 'visit', on, set: { fulfilled: random.chance(0.9) } });
    }
    return;
  }
  const reason =
    plan.end === 'withdraw' ? 'withdrawn' : random.weighted({ refused: 3, 'no-agreement': 5, court: 2 });
  record.enter({
    transition: plan.end,
    on: plan.ended,
    set: { 'ended-because': reason, ...(plan.end === 'fail' ? file : {}) },
  });
}
