import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { split } from './amounts.ts';
import { addDays, workingDay } from './calendar.ts';
import { agreedBy } from './compensation.ts';
import { lastSigning, type Task } from './expropriation-task.ts';
import { type Journal, journalOf, lastRecordedDay, type Step } from './journal.ts';
import { shortName } from './names.ts';
import { residentAddress, residentNumber, residentPhone } from './persons.ts';
import { subtract, times } from './shares.ts';

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗'];

/** A household of a project, and when it signs: in the half year, after it, or not yet. */
interface Household {
  readonly id: string;
  readonly task: Task;
  readonly area: string;
  readonly enrolledOn: string;
  /** When signing began in its project; absent: it has not. */
  readonly signingFrom: string | undefined;
  /** By when it is to be signed, as the project says. */
  readonly signBy: string | undefined;
  /** Between which days it signs. */
  readonly signs: { readonly from: string; readonly to: string } | null;
}

/** The households of a sub-district’s project, as many and as large as its plan, signing as its amounts say. */
export function householdsOf(world: World): (task: Task, steps: readonly Step[]) => HistoricWork[] {
  const random = world.random.fork('households');
  const journal: Journal = { random, register: 'household', mistakes: 0 };
  return (task, steps) =>
    shareOut(random, task, steps).flatMap((household) =>
      journalOf(journal, household.id, householdSteps(random, household)),
    );
}

function shareOut(random: Random, task: Task, steps: readonly Step[]): Household[] {
  const onOf = (transition: string) => steps.find((step) => step.transition === transition)?.on;
  const signingOn = onOf('begin-signing');
  const signBy = steps.find((step) => step.transition === 'begin-signing')?.set?.['signing-until'];
  const from = onOf('survey') ?? addDays(onOf('assign') as string, 3);
  const to = signingOn ?? addDays(from, 12);
  const { plan, within, later } = task;
  const rest = plan.households - within.households - later.households;
  const laterArea = rest === 0 && later.households > 0 ? subtract(plan.area, within.area) : later.area;
  const restArea = subtract(subtract(plan.area, within.area), laterArea);
  const groups = [
    { count: within.households, area: within.area, signs: { from: addDays(to, 1), to: lastSigning(task) } },
    { count: later.households, area: laterArea, signs: { from: '2021-07-01', to: lastRecordedDay } },
    { count: rest, area: restArea, signs: null },
  ];
  let number = 0;
  return groups.flatMap(({ count, area, signs }) =>
    split(random, area, count, 2, 0.45).map((share): Household => {
      number += 1;
      const id = `${task.id.replace('ZS', 'HU')}-${String(number).padStart(4, '0')}`;
      return {
        id,
        task,
        area: share,
        enrolledOn: workingDay(random, from, to),
        signingFrom: signingOn,
        signBy: signBy === undefined ? undefined : String(signBy),
        signs,
      };
    }),
  );
}

interface Situation {
  readonly use: string;
  readonly price: number;
  readonly persons: number;
  readonly unregistered: string | null;
  readonly lowIncome: boolean;
  readonly disabled: boolean;
  readonly taxRecord: boolean;
}

function situationOf(random: Random, area: string): Situation {
  const use = random.weighted({ residential: 90, business: 7, office: 2, other: 1 });
  const price = random.integer(150, 190) * 100 + (use === 'business' ? random.integer(40, 90) * 100 : 0);
  return {
    use,
    price,
    persons: random.integer(1, 6),
    unregistered: random.chance(0.12) ? times(area, 0.05 + random.next() * 0.15) : null,
    lowIncome: random.chance(0.06),
    disabled: random.chance(0.03),
    taxRecord: random.chance(0.7),
  };
}

function householdSteps(random: Random, household: Household): Step[] {
  const { enrolledOn, signs } = household;
  const situation = situationOf(random, household.area);
  const steps = [enrolStep(random, household, situation)];
  if (!signs) {
    if (random.chance(0.03))
      steps.push({
        transition: 'contest',
        on: addDays(enrolledOn, random.integer(5, 30)),
        set: { dispute: random.pick(['评估价格异议', '产权纠纷', '继承手续未办结', '面积认定异议']) },
      });
    return steps;
  }
  const signedOn = workingDay(random, signs.from, signs.to);
  return [...steps, ...signingSteps(random, household, situation, signedOn)];
}

function enrolStep(random: Random, household: Household, situation: Situation): Step {
  const { id, task, area, enrolledOn, signBy } = household;
  const { use, price, persons, unregistered } = situation;
  return {
    transition: 'enrol',
    on: enrolledOn,
    unit: task.street,
    street: task.street,
    late: random.integer(0, 2),
    set: {
      number: `${shortName(task.street)}${id.slice(8)}户（合成）`,
      project: task.id,
      use,
      structure: random.weighted({ concrete: 30, 'brick-concrete': 50, 'brick-timber': 15, simple: 5 }),
      'appraised-price': String(price),
      'appraised-on': enrolledOn,
      ...(signBy === undefined ? {} : { 'sign-by': signBy }),
      'low-income': situation.lowIncome,
      disabled: situation.disabled,
      ...(use === 'business' ? { 'tax-record': situation.taxRecord } : {}),
      'owner-name': `${random.pick(surnames)}合成`,
      'owner-id': residentNumber(random),
      'owner-phone': residentPhone(random),
      'owner-address': residentAddress(random),
    },
    amounts: {
      area,
      persons: String(persons),
      ...(unregistered ? { 'unregistered-area': unregistered } : {}),
    },
    // The area of some was measured wrong at first.
    ...(!unregistered && random.chance(0.004) ? { slip: { amounts: { area: times(area, 0.9) } } } : {}),
  };
}

/** Signing, mostly with the house handed over at once, and what follows of vacating and paying. */
function signingSteps(
  random: Random,
  { area, id, task, signingFrom }: Household,
  situation: Situation,
  signedOn: string,
): Step[] {
  const exchange = random.chance(0.22);
  const together = random.chance(0.78);
  const { price, use, unregistered } = situation;
  const exchanged = exchange ? times(area, 0.9) : null;
  const computed = agreedBy(
    {
      project: task.id,
      use,
      'appraised-price': String(price),
      'low-income': situation.lowIncome,
      disabled: situation.disabled,
      'tax-record': situation.taxRecord,
      way: exchange ? 'exchange' : 'money',
      'signed-on': signedOn,
      ...(exchange ? { 'exchange-price': String(price) } : {}),
    },
    {
      area,
      ...(unregistered ? { 'unregistered-area': unregistered } : {}),
      ...(exchanged ? { 'exchange-area': exchanged } : {}),
    },
    { 'signing-from': signingFrom ?? signedOn },
  );
  // A few are agreed otherwise than computed, and say why.
  const otherwise = random.chance(0.02);
  const compensation = otherwise ? times(computed, 1.01) : computed;
  const vacatedOn = together ? signedOn : addDays(signedOn, random.integer(10, 45));
  const vacates = together || (vacatedOn <= lastRecordedDay && random.chance(0.55));
  const forgotten = signedOn >= '2021-04-01' && signedOn <= '2021-06-30' && random.chance(0.012);
  const steps: Step[] = [
    {
      transition: together ? 'sign-and-vacate' : 'sign',
      on: signedOn,
      ...(forgotten ? { late: random.integer(20, 50) } : {}),
      set: {
        way: exchange ? 'exchange' : 'money',
        'signed-on': signedOn,
        ...(otherwise ? { 'difference-reason': '装饰装修另行评估补偿' } : {}),
        'agreement-number': `武征补〔2021〕${id.slice(8)}号（合成）`,
        ...(exchange ? { 'exchange-price': String(price), 'transition-until': addDays(signedOn, 730) } : {}),
        ...(together
          ? { 'vacated-on': signedOn }
          : { 'vacate-due': addDays(signedOn, random.pick([60, 90, 180])) }),
      },
      amounts: { compensation, ...(exchanged ? { 'exchange-area': exchanged } : {}) },
    },
  ];
  if (!together && vacates)
    steps.push({ transition: 'vacate', on: vacatedOn, set: { 'vacated-on': vacatedOn } });
  const paidOn = addDays(vacatedOn, random.integer(10, 60));
  if (vacates && paidOn <= lastRecordedDay && random.chance(0.22))
    steps.push(
      random.chance(0.7)
        ? { transition: 'close', on: paidOn, amounts: { paid: compensation } }
        : { transition: 'pay', on: paidOn, adds: true, amounts: { paid: times(compensation, 0.4) } },
    );
  return steps;
}
