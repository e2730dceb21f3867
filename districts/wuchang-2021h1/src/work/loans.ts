import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { split } from './amounts.ts';
import { banks } from './banks.ts';
import { type Book, bookOf, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';
import type { Directory, Firm } from './directory.ts';
import { productOf } from './loan-products.ts';
import { runInOrder, type Task } from './schedule.ts';

export interface Granting {
  readonly loans: number;
  /** In yuan. */
  readonly amount: string;
}

export interface LoanAmounts {
  readonly during: Granting;
  readonly before: Granting;
  readonly after: Granting;
  /** Demands without an answer, offers not taken up yet, and what came to nothing. */
  readonly demands: number;
  readonly offers: number;
  readonly declined: number;
  readonly withdrawn: number;
}

export const loanAmounts: LoanAmounts = {
  during: { loans: 2665, amount: '9198326400' },
  before: { loans: 640, amount: '2467180000' },
  after: { loans: 210, amount: '731450000' },
  demands: 236,
  offers: 148,
  declined: 392,
  withdrawn: 54,
};

/** A loan granted to a firm, for those who subsidise its interest. */
export interface GrantedLoan {
  readonly id: string;
  readonly firm: Firm;
  readonly on: string;
}

export interface LoanBook {
  readonly work: readonly HistoricWork[];
  readonly granted: readonly GrantedLoan[];
}

const spans = {
  before: { from: '2020-04-01', to: '2020-12-31' },
  during: period,
  after: { from: '2021-07-01', to: '2021-08-16' },
} as const;

interface Bank {
  readonly random: Random;
  readonly book: Book;
  readonly number: (day: string) => string;
  readonly companies: readonly Firm[];
  readonly shops: readonly Firm[];
}

export function loanWork(world: World, directory: Directory, amounts: LoanAmounts): LoanBook {
  const random = world.random.fork('loans');
  const bank: Bank = {
    random,
    book: bookOf(random),
    number: numbering('RZ'),
    companies: directory.firms.filter((f) => !f.selfEmployed),
    shops: directory.firms.filter((f) => f.selfEmployed),
  };
  const granted: GrantedLoan[] = [];
  const tasks: Task[] = [];
  for (const part of ['before', 'during', 'after'] as const) {
    const { from, to } = spans[part];
    const hundreds = new Big(amounts[part].amount).div(100).toFixed();
    // Banks grant round sums: shared out in hundreds of yuan.
    for (const amount of split(random, hundreds, amounts[part].loans, 0, 0.9)) {
      const on = workingDay(random, from, to);
      const run = () => granted.push(grant(bank, on, new Big(amount).times(100).toFixed()));
      tasks.push({ on: addDays(on, -18), run });
    }
  }
  const open = (count: number, end: (day: string) => void, from: string, to: string) => {
    for (let i = 0; i < count; i++) {
      const on = workingDay(random, from, to);
      tasks.push({ on, run: () => end(on) });
    }
  };
  open(amounts.demands, (day) => void ask(bank, day, someAmount(random)), '2021-05-24', '2021-08-13');
  open(amounts.offers, (day) => offered(bank, day), '2021-04-12', '2021-08-02');
  open(amounts.declined, (day) => declined(bank, day), '2020-05-06', '2021-07-12');
  open(amounts.withdrawn, (day) => withdrawn(bank, day), '2020-05-06', '2021-07-23');
  runInOrder(tasks);
  return { work: bank.book.work, granted };
}

const someAmount = (random: Random): string => String(random.integer(10, 900) * 10_000);
const small = 1_500_000;

const purposes = { working: 62, equipment: 12, research: 6, project: 8, refinance: 12 };
const securities = { credit: 34, guarantee: 18, mortgage: 28, pledge: 8, 'public-guarantee': 12 };

function ask(bank: Bank, on: string, amount: string) {
  const { random } = bank;
  const shop = Number(amount) < small && random.chance(0.6);
  const firm = random.pick(shop ? bank.shops : bank.companies);
  const id = bank.number(on);
  const entries = bank.book.open({
    register: 'loan',
    record: id,
    unit: 'local-finance',
    street: firm.street,
  });
  const purpose = random.weighted(purposes);
  const demanded = new Big(amount)
    .times(random.pick(['1', '1', '1.1', '1.2', '1.5']))
    .round(-4, Big.roundUp)
    .toFixed();
  const wrong = random.chance(0.004)
    ? { set: { purpose: purpose === 'working' ? 'equipment' : 'working' }, reason: '资金用途选择有误' }
    : undefined;
  entries.enter({
    transition: 'demand',
    on,
    set: {
      demand: `${firm.name.replace('（合成）', '')}融资需求${id.slice(-5)}（合成）`,
      enterprise: firm.id,
      'borrower-kind': firm.selfEmployed ? 'self-employed' : 'enterprise',
      purpose,
      due: addDays(on, 15),
    },
    amounts: { demanded },
    ...(wrong ? { wrong } : {}),
  });
  return { id, firm, entries, demanded };
}

function offer(bank: Bank, asked: ReturnType<typeof ask>, on: string, amount: string): void {
  const { random } = bank;
  const lender = random.pick(banks).record;
  // A number is drawn here as it always was, so that the rest of the demo stays what it is.
  random.integer(0, 4);
  const product = productOf(lender, asked.firm.selfEmployed);
  asked.entries.enter({
    transition: 'offer',
    on,
    set: {
      bank: lender,
      ...(product ? { product: product.record } : {}),
      guarantee: random.weighted(securities),
      term: String(random.pick([6, 12, 12, 12, 24, 36])),
      rate: new Big(random.integer(365, 585)).div(100).toFixed(),
    },
    amounts: { offered: amount },
  });
}

/** A loan granted on this day; its demand goes back some weeks. */
function grant(bank: Bank, on: string, amount: string): GrantedLoan {
  const { random } = bank;
  const answered = workingDayBefore(random, on, 2, 18);
  const asked = ask(bank, workingDayBefore(random, answered, 1, 14), amount);
  offer(bank, asked, answered, amount);
  const lost = amount.slice(0, -1);
  const wrong =
    random.chance(0.005) && lost !== ''
      ? { amounts: { granted: lost }, reason: '获批金额少录一位，按借款合同更正' }
      : undefined;
  asked.entries.enter({
    transition: 'grant',
    on,
    set: {
      contract: `借款合同-${asked.id}（合成）`,
      'first-loan': random.chance(0.22),
      inclusive: Number(amount) <= 10_000_000,
    },
    amounts: { granted: amount },
    ...(wrong ? { wrong } : {}),
  });
  return { id: asked.id, firm: asked.firm, on };
}

function offered(bank: Bank, on: string): void {
  const asked = ask(bank, on, someAmount(bank.random));
  offer(bank, asked, workingDayAfter(bank.random, on, 1, 14), asked.demanded);
}

function declined(bank: Bank, on: string): void {
  const { random } = bank;
  const asked = ask(bank, on, someAmount(random));
  const answered = workingDayAfter(random, on, 1, 14);
  if (random.chance(0.4)) offer(bank, asked, answered, asked.demanded);
  const reason = random.weighted({ credit: 30, security: 34, terms: 20, materials: 16 });
  asked.entries.enter({
    transition: 'decline',
    on: workingDayAfter(random, answered, 2, 18),
    set: { 'decline-reason': reason },
  });
}

function withdrawn(bank: Bank, on: string): void {
  const asked = ask(bank, on, someAmount(bank.random));
  asked.entries.enter({ transition: 'withdraw', on: workingDayAfter(bank.random, on, 2, 20) });
}
