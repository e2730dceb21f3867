import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { type Book, earliest, latest, numbering } from './bookkeeping.ts';
import { addDays, workingDay } from './calendar.ts';
import { communityIn, residentName, residentPhone } from './persons.ts';

/** How many hazards are found and put right; the gas ones are counted apart. */
export interface HazardAmounts {
  /** Found in the half year and rectified in it, gas not counted. */
  readonly foundAndRectified: number;
  /** Found before the half year, rectified in it, gas not counted. */
  readonly earlierRectified: number;
  /** Found in the half year and still open at its end, gas not counted. */
  readonly leftOpen: number;
  readonly gas: { readonly general: number; readonly major: number; readonly rectified: number };
  /** Of all that are not gas, found in the half year. */
  readonly majors: number;
  readonly dismissed: number;
  /** Found and rectified before the half year, and found after it. */
  readonly before: number;
  readonly after: number;
  readonly doubled: number;
}

type Fate = 'rectified' | 'open' | 'dismissed';

interface Plan {
  readonly found: string;
  /** The day it was put right, or undefined while it stays open. */
  readonly rectified: string | undefined;
  readonly fate: Fate;
  readonly type: string;
  readonly major: boolean;
}

const types = {
  fire: 30,
  electricity: 22,
  construction: 9,
  'dangerous-chemicals': 3,
  'special-equipment': 6,
  'crowded-place': 12,
  building: 8,
  'road-traffic': 6,
  flood: 3,
  other: 4,
};

const found: Record<string, readonly string[]> = {
  gas: ['软管老化未更换', '未安装燃气报警装置', '液化气瓶存放不规范', '厨房通风不良', '私自改动燃气管道'],
  fire: ['灭火器过期失效', '疏散通道堆放杂物', '应急照明灯损坏', '安全出口上锁', '消火栓无水压'],
  electricity: ['私拉乱接电线', '配电箱未封闭', '电动车违规充电', '线路老化裸露', '漏电保护失效'],
  construction: ['临边防护缺失', '脚手架连墙件不足', '特种作业人员无证', '未设安全警示标志'],
  'dangerous-chemicals': ['危化品混存', '安全技术说明书缺失', '储存间通风不足'],
  'special-equipment': ['电梯超期未检', '压力表未校验', '叉车无定期检验报告'],
  'crowded-place': ['疏散指示标志缺失', '超员经营', '防火门常开', '应急预案未演练'],
  building: ['外墙面砖脱落', '阳台承重构件开裂', '擅自拆改承重墙', '危房未腾退'],
  'road-traffic': ['道路标线不清', '减速设施缺失', '路口视线遮挡'],
  flood: ['排水井盖缺失', '雨水口堵塞', '地下车库挡水设施不足'],
  other: ['有限空间未设警示', '广告牌固定不牢', '安全培训记录缺失'],
};

const premises = ['餐饮店', '商铺', '小区', '工地', '宾馆', '超市', '培训机构', '仓库', '写字楼', '农贸市场'];

/** Which bureau finds hazards of a type when it is not the sub-district. */
const bureauOf: Record<string, string> = {
  gas: 'urban-management',
  construction: 'construction',
  building: 'construction',
  'road-traffic': 'traffic-police',
  flood: 'urban-management',
};

export function hazardWork(world: World, book: Book, amounts: HazardAmounts): void {
  const random = world.random.fork('hazards');
  const plans = plansOf(random, amounts).sort((a, b) => (a.found < b.found ? -1 : a.found > b.found ? 1 : 0));
  const number = numbering('HZ');
  // Which of them a colleague writes down a second time, by mistake.
  const doubled = new Set(random.shuffled(plans.map((_, i) => i)).slice(0, amounts.doubled));
  plans.forEach((plan, i) => {
    const opening = openingOf(world, random, plan, i);
    enter(random, book, plan, { register: 'hazard', record: number(plan.found), ...opening.at }, opening.set);
    if (!doubled.has(i)) return;
    const { 'photo-after': _, ...set } = opening.set;
    const subject = { register: 'hazard', record: number(plan.found), ...opening.at };
    book.doubled(subject, { transition: 'find', on: plan.found, set });
  });
}

function plansOf(random: Random, amounts: HazardAmounts): Plan[] {
  const { from, to } = period;
  const plans: Plan[] = [];
  const add = (count: number, one: (i: number) => Partial<Plan> & { found: string }) => {
    for (let i = 0; i < count; i++)
      plans.push({
        rectified: undefined,
        fate: 'open',
        type: random.weighted(types),
        major: false,
        ...one(i),
      });
  };
  const within = (low: string, high: string) => workingDay(random, low, high);
  const putRight = (day: string, low: string, high: string) => ({
    found: day,
    rectified: within(latest(day, low), earliest(addDays(latest(day, low), random.integer(1, 35)), high)),
    fate: 'rectified' as const,
  });
  const { gas, majors } = amounts;
  add(amounts.foundAndRectified, (i) => ({ ...putRight(within(from, to), from, to), major: i < majors }));
  add(amounts.earlierRectified, () => putRight(within('2020-10-09', '2020-12-31'), from, '2021-03-31'));
  // What is open when the half year ends was mostly found near its end; some of it is put right soon after.
  add(amounts.leftOpen, () => {
    const day = within(random.chance(0.75) ? '2021-05-20' : from, to);
    return random.chance(0.55) ? putRight(day, '2021-07-01', '2021-08-20') : { found: day };
  });
  add(gas.general, (i) => ({
    ...(i < gas.rectified
      ? putRight(within('2021-03-01', to), from, to)
      : { found: within('2021-05-25', to) }),
    type: 'gas',
  }));
  add(gas.major, (i) => ({
    ...(gas.general + i < gas.rectified
      ? putRight(within(from, to), from, to)
      : { found: within('2021-06-01', to) }),
    type: 'gas',
    major: true,
  }));
  add(amounts.dismissed, () => ({ found: within(from, '2021-06-15'), fate: 'dismissed' }));
  add(amounts.before, () => putRight(within('2019-12-02', '2020-11-13'), '2019-12-02', '2020-12-31'));
  add(amounts.after, () => {
    const day = within('2021-07-01', '2021-08-18');
    return random.chance(0.6) ? putRight(day, '2021-07-01', '2021-08-20') : { found: day };
  });
  return plans;
}

function openingOf(world: World, random: Random, plan: Plan, i: number) {
  const street = world.street(random);
  const bureau = bureauOf[plan.type] ?? 'emergency';
  const unit = random.chance(plan.major ? 0.1 : 0.72) ? street : bureau;
  const community = communityIn(world, random, street);
  const what = random.pick(found[plan.type] ?? ['其他隐患']);
  const source = plan.major
    ? random.weighted({ campaign: 6, expert: 3, superior: 1 })
    : random.weighted({ 'self-check': 22, routine: 40, campaign: 25, expert: 4, report: 7, superior: 2 });
  const campaign = campaignOn(plan);
  const set: Record<string, unknown> = {
    title: `${what}（合成）`,
    type: plan.type,
    level: plan.major ? 'major' : 'general',
    source,
    premises: `示例${random.pick(premises)}${String(i + 1).padStart(5, '0')}（合成）`,
    community,
    ...(source === 'campaign' ? { campaign } : {}),
    ...(random.chance(0.3) ? { basis: plan.type === 'gas' ? '城镇燃气管理条例' : '安全生产法' } : {}),
    ...(random.chance(0.4) ? { 'photo-before': `整改前-${i + 1}.jpg` } : {}),
  };
  return { at: { unit, street }, set };
}

function campaignOn({ found: day, type }: Plan): string {
  if (type === 'gas') return 'gas-check';
  if (day >= '2021-01-20' && day <= '2021-03-12') return 'spring-festival';
  if (day >= '2021-04-20' && day <= '2021-05-07') return 'may-day';
  if (day >= '2021-06-10' && day <= '2021-07-02') return 'july-first';
  return type === 'flood' ? 'flood' : 'three-year';
}

function enter(
  random: Random,
  book: Book,
  plan: Plan,
  subject: { register: string; record: string; unit: string; street: string },
  set: Record<string, unknown>,
): void {
  const record = book.open(subject);
  const photo = { 'photo-after': `整改后-${subject.record}.jpg` };
  const slip = slipOf(random, set);
  const funds = () => ({ amounts: { funds: random.integer(1, 60) * 50 } });
  if (plan.rectified !== undefined && isOnSpot(random, plan)) {
    record.enter({ transition: 'rectify-on-spot', on: plan.rectified, set: { ...set, ...photo }, ...slip });
    return;
  }
  record.enter({ transition: 'find', on: plan.found, set, ...slip });
  const last = plan.rectified ?? '2021-08-20';
  if (plan.fate === 'dismissed') {
    const reason = random.pick(['经核实不构成隐患', '与已登记隐患重复', '不属本区管辖']);
    const on = workingDay(random, plan.found, addDays(plan.found, 10));
    record.enter({ transition: 'dismiss', on, set: { 'dismissal-reason': reason } });
    return;
  }
  assign(random, record, plan, last);
  if (plan.rectified === undefined) return;
  record.enter({
    transition: 'rectify',
    on: plan.rectified,
    set: photo,
    ...(random.chance(0.4) ? funds() : {}),
    ...(plan.major ? { evidence: [`重大隐患整改报告-${subject.record}.pdf`] } : {}),
  });
  check(random, record, plan.rectified, photo);
}

/** Put right while the inspectors stood by: most of what is found and rectified in the same half year. */
function isOnSpot(random: Random, plan: Plan): boolean {
  if (plan.major || plan.rectified === undefined) return false;
  if (plan.rectified === plan.found) return true;
  return plan.found >= period.from && plan.rectified <= period.to && random.chance(0.55);
}

type Opened = ReturnType<Book['open']>;

function assign(random: Random, record: Opened, plan: Plan, last: string): void {
  const deadline = addDays(plan.found, random.pick([7, 15, 15, 30]));
  if (plan.major) {
    const on = workingDay(random, plan.found, earliest(addDays(plan.found, 5), last));
    const set = {
      'listed-by': random.chance(0.8) ? 'district' : 'city',
      'listing-number': `武安督（合成）〔${on.slice(0, 4)}〕${random.integer(1, 60)}号`,
      deadline: addDays(plan.found, 60),
      measures: '停用整改，落实责任、措施、资金、时限和应急预案',
      'emergency-plan': true,
      'fund-source': random.pick(['owner', 'mixed']),
    };
    record.enter({ transition: 'list', on, set });
    return;
  }
  // A sub-district often sees to it itself, without handing it over.
  if (!random.chance(plan.rectified === undefined ? 0.7 : 0.3)) return;
  const on = workingDay(random, plan.found, earliest(addDays(plan.found, 3), last));
  const set = {
    deadline,
    'responsible-person': residentName(random.integer(1, 99_999)),
    'responsible-phone': residentPhone(random),
    ...(random.chance(0.5) ? { measures: '按要求更换设施并自查同类问题' } : {}),
  };
  record.enter({ transition: 'assign', on, set });
  if (last > deadline && random.chance(0.12)) {
    const later = workingDay(random, deadline, earliest(addDays(deadline, 2), last));
    record.enter({ transition: 'extend', on: later, set: { deadline: addDays(deadline, 15) } });
  }
}

/** Some are checked and struck off; a few fail the check and are put right again. */
function check(random: Random, record: Opened, rectified: string, photo: Record<string, string>): void {
  if (!random.chance(0.27)) return;
  const end = '2021-08-20';
  const on = workingDay(random, rectified, earliest(addDays(rectified, 14), end));
  const checker = random.pick(['街道安全专班', '应急局执法大队', '行业专家组']);
  if (random.chance(0.05)) {
    record.enter({ transition: 'return', on, set: { checker, deadline: addDays(on, 7) } });
    const again = workingDay(random, on, earliest(addDays(on, 10), end));
    record.enter({ transition: 'rectify-again', on: again, set: photo });
    return;
  }
  record.enter({ transition: 'verify', on, set: { checker } });
}

/** A wrong category or level, found out later. */
function slipOf(random: Random, set: Record<string, unknown>) {
  if (!random.chance(0.004)) return {};
  const type = set.type === 'fire' ? 'electricity' : 'fire';
  return { wrong: { set: { type }, reason: '隐患类别填写有误' } };
}
