import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { split } from './amounts.ts';
import { type Book, earliest, numbering } from './bookkeeping.ts';
import { addDays, workingDay } from './calendar.ts';
import { communityIn, residentAddress, residentName, residentNumber, residentPhone } from './persons.ts';

export interface ReliefAmounts {
  readonly subsistence: {
    /** 元 that reached the households in the half year: paid less returned. */
    readonly paid: string;
    readonly households: number;
    /** Of these: taken in only in the second quarter, and left after it began. */
    readonly joined: number;
    readonly left: number;
    /** Payments that came back in the half year, and their sum in 元. */
    readonly returns: number;
    readonly returned: string;
    readonly waiting: number;
    readonly rejected: number;
  };
  readonly medical: {
    readonly paid: string;
    readonly payments: number;
    readonly waiting: number;
    readonly before: number;
    readonly after: number;
  };
  readonly temporary: { readonly paid: string; readonly payments: number };
}

interface Household {
  readonly street: string;
  readonly unit: string;
  readonly record: string;
  readonly set: Record<string, unknown>;
}

type Opened = ReturnType<Book['open']>;

export function reliefWork(world: World, book: Book, amounts: ReliefAmounts): void {
  const random = world.random.fork('relief');
  const number = numbering('RP');
  const household = (type: string, day: string) => householdOf(world, random, type, number(day));
  subsistence(random, book, amounts.subsistence, household);
  medical(random, book, amounts.medical, household);
  const sums = split(random, amounts.temporary.paid, amounts.temporary.payments, 0, 0.5);
  for (const sum of sums)
    aid(random, book, household, 'temporary', workingDay(random, period.from, period.to), sum);
}

type HouseholdOf = (type: string, day: string) => Household;

function householdOf(world: World, random: Random, type: string, record: string): Household {
  const street = world.street(random);
  const community = communityIn(world, random, street);
  const titles: Record<string, string> = {
    subsistence: '低保户',
    medical: '医疗救助对象',
    temporary: '临时救助对象',
  };
  const causes = { illness: 34, disability: 26, unemployment: 14, age: 14, 'single-parent': 8, accident: 4 };
  return {
    street,
    unit: type === 'medical' ? 'medical-security' : 'civil-affairs',
    record,
    set: {
      title: `${titles[type]}${record.slice(3)}（合成）`,
      type,
      community,
      cause: type === 'medical' ? 'illness' : random.weighted(causes),
      applicant: residentName(random.integer(1, 99_999)),
      'applicant-id': residentNumber(random),
      ...(random.chance(0.5) ? { 'applicant-phone': residentPhone(random) } : {}),
      ...(random.chance(0.3) ? { 'applicant-address': residentAddress(random) } : {}),
    },
  };
}

/** Paid by the quarter, in its first month: before the Spring Festival, in April, in July. */
const quarters = [
  { paidFor: '2021-01..2021-03', from: '2021-01-18', to: '2021-01-29' },
  { paidFor: '2021-04..2021-06', from: '2021-04-12', to: '2021-04-23' },
  { paidFor: '2021-07..2021-09', from: '2021-07-12', to: '2021-07-20' },
] as const;

function subsistence(
  random: Random,
  book: Book,
  amounts: ReliefAmounts['subsistence'],
  household: HouseholdOf,
): void {
  const gross = new Big(amounts.paid).plus(amounts.returned).toFixed();
  const decimals = gross.includes('.') ? 2 : 0;
  const members = Array.from({ length: amounts.households }, () => random.integer(1, 4));
  const sums = split(random, gross, amounts.households, decimals, 0.35);
  const returns = split(random, amounts.returned, amounts.returns, decimals, 0.3);
  sums.forEach((sum, i) => {
    const joined = i < amounts.joined;
    const left = !joined && i < amounts.joined + amounts.left;
    const opened = workingDay(
      random,
      joined ? '2021-01-11' : '2020-12-01',
      joined ? '2021-03-26' : '2020-12-31',
    );
    const one = household('subsistence', opened);
    const record = book.open({ ...one, register: 'relief-payment' });
    const first = joined ? '0' : new Big(sum).div(2).round(decimals, Big.roundDown).toFixed();
    const second = new Big(sum).minus(first).toFixed();
    approve(random, record, one, opened, joined, second, members[i] as number);
    if (!joined) pay(random, record, 0, first);
    pay(random, record, 1, second);
    const back = returns[amounts.households - 1 - i];
    if (back && new Big(back).lte(second)) giveBack(random, record, back);
    else if (back) throw new Error(`${back} cannot come back of ${second}`);
    if (left) end(random, record);
    else pay(random, record, 2, second);
  });
  for (let i = 0; i < amounts.waiting; i++)
    apply(book, household('subsistence', '2021-06-01'), workingDay(random, '2021-06-01', period.to));
  for (let i = 0; i < amounts.rejected; i++) {
    const on = workingDay(random, period.from, '2021-05-28');
    const record = apply(book, household('subsistence', on), on);
    const after = workingDay(random, addDays(on, 5), addDays(on, 30));
    record.enter({ transition: 'reject', on: after, set: { 'end-reason': 'not-eligible' } });
  }
}

function apply(book: Book, one: Household, on: string): Opened {
  const record = book.open({ ...one, register: 'relief-payment' });
  record.enter({ transition: 'apply', on, set: one.set });
  return record;
}

/** Four quarters are approved at once; who was in before 2021 was carried over with them. */
function approve(
  random: Random,
  record: Opened,
  one: Household,
  opened: string,
  joined: boolean,
  quarter: string,
  members: number,
): void {
  const granted = {
    class: random.weighted({ a: 3, b: 5, c: 2 }),
    members: String(members),
    'monthly-amount': new Big(quarter).div(3).round(2).toFixed(),
    'review-due': addDays(opened, 365),
    channel: random.weighted({ bank: 6, card: 4 }),
    'fund-source': random.weighted({ central: 5, province: 2, city: 3 }),
    'approval-number': `武低（合成）${one.record.slice(3)}`,
    'approved-on': opened,
  };
  const amounts = { approved: new Big(quarter).times(4).toFixed() };
  if (!joined) {
    record.enter({ transition: 'carry-over', on: opened, set: { ...one.set, ...granted }, amounts });
    return;
  }
  record.enter({ transition: 'apply', on: opened, set: one.set });
  const on = earliest(workingDay(random, addDays(opened, 5), addDays(opened, 20)), '2021-04-09');
  record.enter({ transition: 'approve', on, set: { ...granted, 'approved-on': on }, amounts });
}

function pay(random: Random, record: Opened, quarter: 0 | 1 | 2, sum: string): void {
  const { paidFor, from, to } = quarters[quarter];
  record.enter({
    transition: 'pay',
    on: workingDay(random, from, to),
    set: { 'paid-for': paidFor },
    amounts: { paid: sum },
    ...slip(random, sum),
  });
}

/** Less than was paid, so that what was written first was possible too. */
const slip = (random: Random, sum: string) =>
  random.chance(0.004)
    ? {
        wrong: {
          amounts: { paid: new Big(sum).div(10).round(0, Big.roundUp).toFixed() },
          reason: '发放金额少录一位',
        },
      }
    : {};

function giveBack(random: Random, record: Opened, sum: string): void {
  const on = workingDay(random, '2021-04-27', '2021-06-18');
  record.enter({ transition: 'return', on, amounts: { paid: `-${sum}` } });
}

function end(random: Random, record: Opened): void {
  const reason = random.weighted({ income: 4, moved: 2, death: 2, employed: 3 });
  record.enter({
    transition: 'end',
    on: workingDay(random, '2021-06-18', '2021-07-09'),
    set: { 'end-reason': reason },
  });
}

function medical(
  random: Random,
  book: Book,
  amounts: ReliefAmounts['medical'],
  household: HouseholdOf,
): void {
  const one = (day: string, sum: string) => aid(random, book, household, 'medical', day, sum);
  for (const sum of split(random, amounts.paid, amounts.payments, amounts.paid.includes('.') ? 2 : 0, 0.9))
    one(workingDay(random, period.from, period.to), sum);
  for (let i = 0; i < amounts.before; i++)
    one(workingDay(random, '2020-10-09', '2020-12-31'), String(random.integer(300, 12_000)));
  for (let i = 0; i < amounts.after; i++)
    one(workingDay(random, '2021-07-01', '2021-08-20'), String(random.integer(300, 12_000)));
  for (let i = 0; i < amounts.waiting; i++)
    apply(book, household('medical', '2021-06-01'), workingDay(random, '2021-05-24', period.to));
}

/** Aid for one need: mostly settled at the hospital at once, else applied for, approved and paid. */
function aid(
  random: Random,
  book: Book,
  household: HouseholdOf,
  type: 'medical' | 'temporary',
  day: string,
  sum: string,
): void {
  const one = household(type, day);
  const record = book.open({ ...one, register: 'relief-payment' });
  const direct = type === 'medical' && random.chance(0.85);
  const opened = workingDay(random, addDays(day, direct ? 0 : -25), day);
  const granted = {
    'approval-number': `救（合成）${one.record.slice(3)}`,
    'approved-on': opened,
    channel: direct ? 'settlement' : 'bank',
    'fund-source': random.weighted({ central: 4, province: 3, city: 3 }),
  };
  if (direct)
    record.enter({
      transition: 'admit',
      on: opened,
      set: { ...one.set, ...granted },
      amounts: { approved: sum },
    });
  else {
    record.enter({ transition: 'apply', on: opened, set: one.set });
    const on = workingDay(random, opened, day);
    record.enter({
      transition: 'approve',
      on,
      set: { ...granted, 'approved-on': on },
      amounts: { approved: sum },
    });
  }
  const month = day.slice(0, 7);
  record.enter({
    transition: 'pay',
    on: day,
    set: { 'paid-for': `${month}..${month}` },
    amounts: { paid: sum },
    ...slip(random, sum),
  });
}
