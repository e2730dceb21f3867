import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { period, type World } from '../world.ts';
import { split } from './amounts.ts';
import type { AwardLinks } from './award-links.ts';
import { type Book, bookOf, latest, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';
import type { Directory, Firm } from './directory.ts';
import type { LoanBook } from './loans.ts';
import { runInOrder, type Task } from './schedule.ts';

/** Payments of one scheme in one span: how many different recipients, in how many payments, and how much in yuan. */
export interface Paying {
  readonly recipients: number;
  readonly payments: number;
  readonly amount: string;
}

export interface AwardAmounts {
  readonly industry: { readonly before: Paying; readonly during: Paying; readonly after: Paying };
  readonly interest: { readonly before: Paying; readonly during: Paying; readonly after: Paying };
  /** Interest subsidies to companies, and the other schemes, in the period. */
  readonly companyInterest: Paying;
  readonly talent: Paying;
  readonly relief: Paying;
  /** Applications that stand in a stage before payment, and that ended without. */
  readonly waiting: {
    readonly applied: number;
    readonly reviewed: number;
    readonly notice: number;
    readonly approved: number;
  };
  readonly rejected: number;
  readonly withdrawn: number;
  readonly reclaimed: number;
}

export const awardAmounts: AwardAmounts = {
  industry: {
    before: { recipients: 171, payments: 214, amount: '38207640' },
    during: { recipients: 200, payments: 257, amount: '45543100' },
    after: { recipients: 26, payments: 28, amount: '5386200' },
  },
  interest: {
    before: { recipients: 96, payments: 104, amount: '346180.5' },
    during: { recipients: 249, payments: 288, amount: '937000' },
    after: { recipients: 31, payments: 31, amount: '118432.6' },
  },
  companyInterest: { recipients: 22, payments: 24, amount: '812600' },
  talent: { recipients: 34, payments: 41, amount: '2468000' },
  relief: { recipients: 120, payments: 132, amount: '1960000' },
  waiting: { applied: 74, reviewed: 43, notice: 22, approved: 31 },
  rejected: 46,
  withdrawn: 13,
  reclaimed: 3,
};

type Scheme = 'industry-development' | 'loan-interest' | 'talent' | 'epidemic-relief';

interface Office {
  readonly random: Random;
  readonly book: Book;
  readonly number: (day: string) => string;
  readonly tasks: Task[];
  readonly companies: readonly Firm[];
  readonly shops: readonly Firm[];
  /** Loans by firm, with the day from which they may be named. */
  readonly loans: ReadonlyMap<string, readonly { readonly id: string; readonly known: string }[]>;
  readonly links: AwardLinks;
}

const spans = {
  before: { from: '2020-05-06', to: '2020-12-30' },
  during: period,
  after: { from: '2021-07-05', to: '2021-08-13' },
} as const;

export function awardWork(
  world: World,
  directory: Directory,
  loans: LoanBook,
  links: AwardLinks,
  amounts: AwardAmounts,
): HistoricWork[] {
  const random = world.random.fork('awards');
  const office: Office = {
    random,
    book: bookOf(random),
    number: numbering('JB'),
    tasks: [],
    companies: directory.firms.filter((f) => !f.selfEmployed),
    shops: directory.firms.filter((f) => f.selfEmployed),
    loans: loansByFirm(loans),
    links,
  };
  const { companies, shops } = office;
  for (const part of ['before', 'during', 'after'] as const) {
    payAll(office, 'industry-development', companies, amounts.industry[part], spans[part]);
    payAll(office, 'loan-interest', shops, amounts.interest[part], spans[part]);
  }
  payAll(office, 'loan-interest', companies, amounts.companyInterest, period);
  payAll(office, 'talent', companies, amounts.talent, period);
  payAll(office, 'epidemic-relief', shops, amounts.relief, spans.before);
  unpaid(office, amounts);
  runInOrder(office.tasks);
  return office.book.work;
}

/** A loan may be named by others only once it is written down. */
function loansByFirm({ work, granted }: LoanBook): Office['loans'] {
  const known = new Map<string, string>();
  for (const item of work)
    if ('record' in item && !known.has(item.record)) known.set(item.record, item.recordedAt.slice(0, 10));
  const byFirm = new Map<string, { id: string; known: string }[]>();
  for (const { id, firm, on } of granted) {
    const list = byFirm.get(firm.id) ?? [];
    list.push({ id, known: latest(on, known.get(id) ?? on) });
    byFirm.set(firm.id, list);
  }
  return byFirm;
}

interface Part {
  readonly on: string;
  readonly amount: string;
}

/** Pays every recipient once and some again: on applications of their own, or in instalments of one. */
function payAll(
  office: Office,
  scheme: Scheme,
  pool: readonly Firm[],
  paying: Paying,
  span: { from: string; to: string },
): void {
  const { random } = office;
  const { recipients, payments } = paying;
  if (recipients > pool.length)
    throw new Error(`${recipients} recipients of ${scheme}, but only ${pool.length} firms`);
  if (payments < recipients || recipients === 0)
    throw new Error(`${payments} payments to ${recipients} recipients`);
  const chosen = random.shuffled(pool).slice(0, recipients);
  // Awards are round sums of hundreds where their total is; interest comes to the cent.
  const step = scheme !== 'loan-interest' && new Big(paying.amount).mod(100).eq(0) ? '100' : '0.01';
  const steps = new Big(paying.amount).div(step).toFixed();
  const amounts = split(random, steps, payments, 0, 0.8).map((n) => new Big(n).times(step).toFixed());
  const again = amounts.slice(recipients).map((amount) => ({ firm: random.pick(chosen), amount }));
  const schedule = (firm: Firm, parts: readonly Part[]) => {
    // Applied for some two months before it is paid.
    const on = addDays((parts[0] as Part).on, -62);
    office.tasks.push({ on, run: () => paid(office, scheme, firm, parts) });
  };
  chosen.forEach((firm, i) => {
    const on = workingDay(random, span.from, span.to);
    const parts = [{ on, amount: amounts[i] as string }];
    const room = workingDay(random, span.from, on);
    // An instalment before the last one, where the year still has room for it.
    const at = again.findIndex((a) => a.firm === firm);
    if (at >= 0 && room < on && random.chance(0.4)) {
      const [instalment] = again.splice(at, 1);
      if (instalment) parts.unshift({ on: room, amount: instalment.amount });
    }
    schedule(firm, parts);
  });
  for (const { firm, amount } of again)
    schedule(firm, [{ on: workingDay(random, span.from, span.to), amount }]);
}

const clauses: Readonly<Record<Scheme, Readonly<Record<string, number>>>> = {
  'industry-development': {
    settlement: 20,
    headquarters: 6,
    growth: 24,
    'statistical-pool': 18,
    'high-tech': 12,
    'first-store': 4,
    rent: 14,
    listing: 2,
  },
  'loan-interest': { interest: 1 },
  talent: { other: 1 },
  'epidemic-relief': { other: 1 },
};
const titles: Readonly<Record<Scheme, string>> = {
  'industry-development': '重点产业发展奖补',
  'loan-interest': '贷款贴息',
  talent: '人才奖励',
  'epidemic-relief': '疫情纾困补贴',
};
const bureaus: Readonly<Record<Scheme, Readonly<Record<string, number>>>> = {
  'industry-development': {
    commerce: 30,
    'science-technology': 30,
    'local-finance': 20,
    'investment-promotion': 20,
  },
  'loan-interest': { 'local-finance': 1 },
  talent: { 'human-resources': 1 },
  'epidemic-relief': { commerce: 1 },
};

interface Application {
  readonly record: string;
  readonly entries: ReturnType<Book['open']>;
}

function apply(office: Office, scheme: Scheme, firm: Firm, on: string, amount: string): Application {
  const { random } = office;
  const record = office.number(on);
  const unit = random.weighted(bureaus[scheme]);
  const entries = office.book.open({ register: 'award', record, unit, street: firm.street });
  const clause = random.weighted(clauses[scheme]);
  const applied = new Big(amount)
    .times(random.pick(['1', '1', '1', '1.08', '1.25']))
    .round(2, Big.roundUp)
    .toFixed();
  const loan =
    scheme === 'loan-interest' ? office.loans.get(firm.id)?.find((l) => l.known < on)?.id : undefined;
  const wrong =
    scheme === 'industry-development' && random.chance(0.012)
      ? { set: { clause: clause === 'growth' ? 'settlement' : 'growth' }, reason: '政策条款选择有误' }
      : undefined;
  const link = office.links.link(firm.id, scheme, amount, on, loan !== undefined);
  entries.enter({
    transition: 'apply',
    on,
    set: {
      matter: `${titles[scheme]}－${firm.name}`,
      enterprise: firm.id,
      'applicant-kind': firm.selfEmployed ? 'self-employed' : 'enterprise',
      scheme,
      clause,
      policy: `示例惠企政策（${titles[scheme]}）`,
      year: on.slice(0, 4),
      channel: on < '2021-02-01' ? 'window' : random.weighted({ cloud: 70, window: 22, 'no-application': 8 }),
      ...(loan ? { loan } : {}),
      ...(link ? { clause: link.clause, ...link.set } : {}),
    },
    amounts: { applied },
    ...(wrong ? { wrong } : {}),
  });
  return { record, entries };
}

/** The steps between application and payment: as many as `steps` says, on days that run up to `by`. */
function proceed(
  office: Office,
  { entries }: Application,
  applied: string,
  by: string,
  amount: string,
  steps = 3,
): void {
  const { random } = office;
  const reviewed = workingDay(random, applied, addDays(applied, 12));
  const noticed = workingDayAfter(random, reviewed, 2, 9);
  entries.enter({ transition: 'review', on: reviewed, set: { opinion: '符合申报条件，材料齐全' } });
  if (steps < 2) return;
  const notice = { 'notice-from': noticed, 'notice-to': addDays(noticed, 7) };
  entries.enter({ transition: 'publish', on: noticed, set: notice });
  if (steps < 3) return;
  const decision = addDays(noticed, 8);
  const on = workingDay(random, decision, by);
  entries.enter({
    transition: 'approve',
    on,
    set: {
      decision: `示例兑现〔${on.slice(0, 4)}〕${Number(on.slice(5, 7))}号`,
      batch: `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月批次`,
      fund: random.weighted({ district: 80, shared: 15, city: 5 }),
    },
    amounts: { approved: amount },
  });
}

/** Applied for in time before its first payment: six to twelve weeks. */
function paid(office: Office, scheme: Scheme, firm: Firm, parts: readonly Part[]): void {
  const { random } = office;
  const first = parts[0] as Part;
  const total = parts.reduce((sum, p) => sum.plus(p.amount), new Big(0)).toFixed();
  const applied = workingDayBefore(random, first.on, 40, 84);
  const application = apply(office, scheme, firm, applied, total);
  proceed(office, application, applied, addDays(first.on, -1), total);
  parts.forEach(({ on, amount }, i) => {
    const lost = (amount.split('.')[0] ?? '').slice(0, -1);
    const wrong =
      random.chance(0.008) && lost !== ''
        ? { amounts: { paid: lost }, reason: '拨付金额少录一位，按拨付凭证更正' }
        : undefined;
    application.entries.enter({
      transition: i === parts.length - 1 ? 'pay' : 'pay-part',
      on,
      set: { voucher: `凭证-${application.record}-${i + 1}` },
      amounts: { paid: amount },
      ...(wrong ? { wrong } : {}),
    });
  });
}

function unpaid(office: Office, amounts: AwardAmounts): void {
  const { random, companies, shops } = office;
  const open = (
    count: number,
    from: string,
    to: string,
    then: (a: Application, on: string, amount: string) => void,
  ) => {
    for (let i = 0; i < count; i++) {
      const shop = random.chance(0.35);
      const amount = String(shop ? random.integer(800, 9000) : random.integer(3, 90) * 10_000);
      const on = workingDay(random, from, to);
      const scheme = shop ? 'loan-interest' : 'industry-development';
      const firm = random.pick(shop ? shops : companies);
      office.tasks.push({ on, run: () => then(apply(office, scheme, firm, on, amount), on, amount) });
    }
  };
  const { waiting } = amounts;
  open(waiting.applied, '2021-05-17', '2021-08-13', () => {});
  open(waiting.reviewed, '2021-04-19', '2021-07-30', (a, on, amount) =>
    proceed(office, a, on, on, amount, 1),
  );
  open(waiting.notice, '2021-05-24', '2021-07-23', (a, on, amount) => proceed(office, a, on, on, amount, 2));
  open(waiting.approved, '2021-04-19', '2021-06-25', (a, on, amount) =>
    proceed(office, a, on, addDays(on, 45), amount),
  );
  open(amounts.rejected, '2020-06-01', '2021-07-09', ({ entries }, on) => {
    const reason = random.pick(['申报材料不实', '不符合政策条款', '同一事项已享受市级政策', '存在失信记录']);
    entries.enter({
      transition: 'reject',
      on: workingDayAfter(random, on, 4, 25),
      set: { 'reject-reason': reason },
    });
  });
  open(amounts.withdrawn, '2020-06-01', '2021-07-09', ({ entries }, on) =>
    entries.enter({ transition: 'withdraw', on: workingDayAfter(random, on, 2, 12) }),
  );
  open(amounts.reclaimed, '2020-05-11', '2020-08-28', (a, on, amount) => {
    proceed(office, a, on, addDays(on, 45), amount);
    const voucher = `凭证-${a.record}-1`;
    const day = workingDayAfter(random, on, 46, 60);
    a.entries.enter({ transition: 'pay', on: day, set: { voucher }, amounts: { paid: amount } });
    a.entries.enter({
      transition: 'reclaim',
      on: workingDayAfter(random, day, 60, 200),
      amounts: { reclaimed: amount },
    });
  });
}
