import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { history, period, type World } from '../world.ts';
import { split } from './amounts.ts';
import { type Book, bookOf, latest, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';
import { type Building, type Directory, firmOf, profileOf } from './directory.ts';
import { residentName, residentPhone } from './persons.ts';
import { runInOrder, type Task } from './schedule.ts';

export interface InvestmentAmounts {
  /** Projects signed in the period with a contract of at least 100 million yuan, and with less. */
  readonly signedLarge: number;
  readonly signedSmall: number;
  /** First stores opened in the period; before it; after it; and registered but not open yet. */
  readonly firstStores: {
    readonly opened: number;
    readonly before: number;
    readonly after: number;
    readonly waiting: number;
  };
  /** Projects signed before the period, and after it. */
  readonly signedBefore: number;
  readonly signedAfter: number;
  /** Funds put in place, in yuan: in the same half of the year before, in its rest, in the period and after it. */
  readonly funds: Readonly<Record<keyof typeof spans, string>>;
  readonly clues: number;
  readonly negotiating: number;
  readonly lost: number;
}

export const investmentAmounts: InvestmentAmounts = {
  signedLarge: 20,
  signedSmall: 31,
  firstStores: { opened: 8, before: 11, after: 2, waiting: 5 },
  signedBefore: 168,
  signedAfter: 9,
  // The first is what the published growth of 31.6 % implies: 415.30 ÷ 1.316 = 315.58亿元.
  funds: {
    yearBefore: '31558000000',
    restOfYear: '19278420000',
    during: '41530000000',
    after: '5218730000',
  },
  clues: 72,
  negotiating: 58,
  lost: 64,
};

const yi = 100_000_000;
const after = { from: '2021-07-01', to: '2021-08-13' };
const before = { from: '2019-12-16', to: '2020-12-31' };

/** A project with the days that matter; null: it has not come so far. */
interface Lead {
  readonly size: 'large' | 'small';
  readonly firstStore: boolean;
  readonly signed: string;
  readonly registered: string | null;
  readonly opened: string | null;
  readonly funds: { readonly on: string; amount: string }[];
}

export function investmentWork(
  world: World,
  directory: Directory,
  amounts: InvestmentAmounts,
): HistoricWork[] {
  const random = world.random.fork('investment');
  const book = bookOf(random);
  const office = officeOf(world, random, book, directory);
  const leads = leadsOf(random, amounts);
  placeFunds(random, leads, amounts.funds);
  // Received some three months before it is signed.
  const tasks = leads.map(
    (lead): Task => ({ on: addDays(lead.signed, -90), run: () => landed(office, lead) }),
  );
  const wait = (count: number, end: Pending, from: string, to: string) => {
    for (let i = 0; i < count; i++) {
      const on = workingDay(random, from, to);
      tasks.push({ on, run: () => pending(office, end, on) });
    }
  };
  wait(amounts.clues, 'clue', '2020-12-01', '2021-08-06');
  wait(amounts.negotiating, 'negotiating', '2020-12-01', '2021-08-06');
  wait(amounts.lost, 'lost', '2020-03-02', '2021-06-11');
  runInOrder(tasks);
  return [...office.founded, ...book.work];
}

function leadsOf(random: Random, amounts: InvestmentAmounts): Lead[] {
  const many = (count: number, make: () => Lead) => Array.from({ length: count }, make);
  const signedIn = (span: { from: string; to: string }, size: Lead['size']) =>
    signedLead(random, workingDay(random, span.from, span.to), size);
  const { firstStores: stores } = amounts;
  return [
    ...many(amounts.signedLarge, () => signedIn(period, 'large')),
    ...many(amounts.signedSmall, () => signedIn(period, 'small')),
    ...many(amounts.signedBefore, () => signedIn(before, random.chance(0.72) ? 'large' : 'small')),
    ...many(amounts.signedAfter, () => signedIn(after, random.chance(0.4) ? 'large' : 'small')),
    ...many(stores.opened, () => storeLead(random, workingDay(random, period.from, period.to))),
    ...many(stores.before, () => storeLead(random, workingDay(random, '2020-07-01', '2020-12-31'))),
    ...many(stores.after, () => storeLead(random, workingDay(random, after.from, after.to))),
    ...many(stores.waiting, () => storeLead(random, null)),
  ];
}

/** A signed project registers some weeks later, and opens after months: those that have come so far. */
function signedLead(random: Random, signed: string, size: Lead['size']): Lead {
  const registered = workingDayAfter(random, signed, 20, 90);
  const opened = workingDayAfter(random, registered, 60, 420);
  const comes = (day: string, share: number) => (day < history.to && random.chance(share) ? day : null);
  const registers = comes(registered, 0.85);
  return {
    size,
    firstStore: false,
    signed,
    registered: registers,
    opened: registers && comes(opened, 0.7),
    funds: [],
  };
}

/** A first store is small, signed the half year before, and known by the day it opens its doors. */
function storeLead(random: Random, opened: string | null): Lead {
  const registered = workingDayBefore(random, opened ?? '2021-07-28', 25, 70);
  const signed = workingDay(random, addDays(registered, -70), addDays(registered, -15));
  // Signed before the year began or after it: what was signed in the period is a number of its own.
  const inPeriod = signed >= period.from && signed <= period.to;
  const day = inPeriod ? workingDay(random, '2020-10-12', '2020-12-25') : signed;
  return { size: 'small', firstStore: true, signed: day, registered, opened, funds: [] };
}

const spans = {
  yearBefore: { from: '2020-01-01', to: '2020-06-30' },
  restOfYear: { from: '2020-07-01', to: '2020-12-31' },
  during: period,
  after,
} as const;

/** Funds come month by month: small projects bring a part of their contract, large ones share out what is left. */
function placeFunds(random: Random, leads: readonly Lead[], funds: InvestmentAmounts['funds']): void {
  for (const part of Object.keys(spans) as (keyof typeof spans)[]) {
    const { from, to } = spans[part];
    const large: Lead['funds'] = [];
    let small = new Big(0);
    for (let month = from; month <= to; month = `${addDays(month, 31).slice(0, 7)}-01`) {
      for (const lead of leads) {
        const first = latest(addDays(lead.signed, 3), month);
        const last = `${month.slice(0, 7)}-28` < to ? `${month.slice(0, 7)}-28` : to;
        if (first > last || !random.chance(lead.size === 'large' ? 0.5 : 0.12)) continue;
        const entry = { on: workingDay(random, first, last), amount: '0' };
        if (entry.on > last) continue;
        lead.funds.push(entry);
        if (lead.size === 'large') large.push(entry);
        else {
          entry.amount = String(random.integer(40, 320) * 10_000);
          small = small.plus(entry.amount);
        }
      }
    }
    const left = new Big(funds[part]).minus(small).toFixed();
    split(random, left, large.length, 0, 0.8).forEach((amount, i) => {
      (large[i] as { amount: string }).amount = amount;
    });
  }
}

interface Office {
  readonly world: World;
  readonly random: Random;
  readonly book: Book;
  readonly buildings: readonly Building[];
  /** Openings of the firms that projects found here. */
  readonly founded: HistoricWork[];
  readonly number: (day: string) => string;
}

const officeOf = (world: World, random: Random, book: Book, { buildings }: Directory): Office => ({
  world,
  random,
  book,
  buildings,
  founded: [],
  number: numbering('ZS'),
});

const industries = {
  finance: 24,
  design: 14,
  'culture-tourism': 14,
  commerce: 28,
  'science-innovation': 16,
  other: 4,
};
const bureaus: Readonly<Record<string, string>> = {
  finance: 'local-finance',
  design: 'construction',
  commerce: 'commerce',
  'science-innovation': 'science-technology',
};

/** Opens a lead and begins talks; the days run up to `talksBy`. */
function receive(office: Office, received: string, intended: string, firstStore: boolean) {
  const { random, world } = office;
  const industry = firstStore ? 'commerce' : random.weighted(industries);
  const unit = bureaus[industry] ?? 'investment-promotion';
  const record = office.number(received);
  const street = world.street(random);
  const entries = office.book.open({ register: 'investment-lead', record, unit, street });
  const foreign = random.chance(0.09);
  const kind = firstStore
    ? '首店项目'
    : random.pick(['区域总部项目', '产业基地项目', '商业综合体项目', '研发中心项目']);
  const source = random.weighted({
    delegation: 20,
    business: 22,
    alumni: 12,
    chain: 18,
    forum: 10,
    building: 10,
    visit: 8,
  });
  const set = {
    name: `示例${kind}${record.slice(3)}（合成）`,
    investor: `示例投资方${record.slice(-5)}（合成）`,
    source,
    origin: foreign
      ? 'abroad'
      : random.weighted({
          'yangtze-delta': 26,
          'pearl-delta': 24,
          'beijing-area': 20,
          province: 18,
          'other-china': 12,
        }),
    capital: foreign ? 'foreign' : 'domestic',
    industry,
    'first-store': firstStore,
    ...(firstStore
      ? { 'first-store-level': random.weighted({ wuhan: 70, hubei: 14, 'central-china': 12, china: 4 }) }
      : {}),
    content: firstStore ? '开设品牌门店' : '在辖区设立经营主体并开展投资建设',
    due: addDays(received, random.integer(150, 400)),
    contact: residentName(random.integer(1, 99_999)),
    'contact-phone': residentPhone(random),
  };
  const wrong = random.chance(0.02)
    ? { set: { source: source === 'visit' ? 'forum' : 'visit' }, reason: '线索来源登记有误' }
    : undefined;
  entries.enter({
    transition: 'receive',
    on: received,
    set,
    amounts: { intended },
    ...(wrong ? { wrong } : {}),
  });
  return { record, entries, street };
}

function negotiate(office: Office, entries: ReturnType<Book['open']>, on: string, until: string): void {
  const { random } = office;
  const leader = `区领导${String(random.integer(1, 28)).padStart(2, '0')}（合成）`;
  const officer = `招商专班${random.integer(1, 12)}（合成）`;
  entries.enter({
    transition: 'negotiate',
    on,
    set: { leader, officer, 'next-step': '组织实地考察' },
    amounts: { talks: '1' },
  });
  let day = workingDayAfter(random, on, 10, 40);
  for (let i = random.integer(0, 3); i > 0 && day < until; i--) {
    const step = random.pick(['商谈投资协议条款', '比选落地楼宇', '报送政策事项会商', '明确投资主体']);
    entries.enter({
      transition: 'talk',
      on: day,
      set: { 'next-step': step },
      amounts: { talks: String(random.integer(1, 3)) },
    });
    day = workingDayAfter(random, day, 10, 40);
  }
}

/** The contract covers all funds that ever come; its size makes the project large or small. */
function contractOf(random: Random, lead: Lead): string {
  const funds = lead.funds.reduce((sum, f) => sum.plus(f.amount), new Big(0));
  if (lead.size === 'large') {
    const covering = funds.times(1.1 + random.next() * 1.2).round(-6, Big.roundUp);
    const least = new Big(random.integer(100, 900)).times(yi / 100);
    return (covering.gt(least) ? covering : least).toFixed();
  }
  const least = funds.times('1.05').round(-4, Big.roundUp);
  const usual = new Big(random.integer(600, 9600)).times(10_000);
  const contract = least.gt(usual) ? least : usual;
  if (contract.gte(yi)) throw new Error('the funds of a small project exceed 100 million yuan');
  return contract.toFixed();
}

/** A project that was signed, and what became of it since. */
function landed(office: Office, lead: Lead): void {
  const { random } = office;
  const contracted = contractOf(random, lead);
  const intended = new Big(contracted)
    .times(random.pick(['0.8', '1', '1', '1.25']))
    .round(-4)
    .toFixed();
  const oldest = latest(history.from, addDays(lead.signed, -150));
  const talksOn = latest(workingDayBefore(random, lead.signed, 12, 90), history.from);
  const received = workingDay(random, oldest, talksOn);
  const { record, entries, street } = receive(office, received, intended, lead.firstStore);
  negotiate(office, entries, talksOn, addDays(lead.signed, -1));
  const near = office.buildings.filter((b) => b.street === street);
  const building =
    near.length > 0 && lead.signed > '2020-01-20' && random.chance(0.5) ? random.pick(near).id : undefined;
  const later: { on: string; enter: () => void }[] = lead.funds.map(({ on, amount }, i) => ({
    on,
    enter: () =>
      entries.enter({
        transition: 'place-funds',
        on,
        amounts: { 'funds-in-place': amount },
        evidence: [`资金凭证-${record}-${i + 1}`],
        ...slipOf(random, amount),
      }),
  }));
  later.push({
    on: lead.signed,
    enter: () =>
      entries.enter({
        transition: 'sign',
        on: lead.signed,
        set: {
          agreement: `协议-${record}（合成）`,
          'next-step': '办理注册',
          ...(building ? { building } : {}),
        },
        amounts: { contracted },
      }),
  });
  const { registered, opened } = lead;
  if (registered) {
    const enterprise = found(office, registered, street, building);
    later.push({
      on: registered,
      enter: () => entries.enter({ transition: 'register', on: registered, set: { enterprise } }),
    });
  }
  if (opened)
    later.push({
      on: opened,
      enter: () => entries.enter({ transition: 'open', on: opened, set: { 'next-step': '跟踪服务' } }),
    });
  for (const step of later.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) step.enter();
}

/** Some certificates are first entered with a digit lost. */
function slipOf(random: Random, amount: string) {
  if (!random.chance(0.012) || amount.length < 3) return {};
  return {
    wrong: { amounts: { 'funds-in-place': amount.slice(0, -1) }, reason: '到位资金少录一位，按凭证更正' },
  };
}

/** The firm that a project founds here, on the books some days before the project says so. */
function found(office: Office, registered: string, street: string, building: string | undefined): string {
  const { random, founded } = office;
  const firm = firmOf(random, 5001 + founded.length, street, false);
  const on = workingDayBefore(random, registered, 1, 6);
  const { unit, set, amounts } = profileOf(random, firm, on, building);
  founded.push({
    register: 'enterprise',
    record: firm.id,
    transition: random.chance(0.8) ? 'establish' : 'move-in',
    occurredOn: on,
    unit,
    street,
    set,
    amounts,
    recordedAt: `${on}T08:${random.integer(10, 59)}:00+08:00`,
    recordedBy: unit,
  });
  return firm.id;
}

type Pending = 'clue' | 'negotiating' | 'lost';

/** A lead that waits, is talked about, or came to nothing. */
function pending(office: Office, end: Pending, received: string): void {
  const { random } = office;
  const intended = String(random.integer(8, 1800) * 1_000_000);
  const { entries } = receive(office, received, intended, random.chance(0.12));
  const talks = workingDayAfter(random, received, 3, 20);
  const meets = end === 'negotiating' || (end === 'lost' && random.chance(0.6));
  const lost = workingDayAfter(random, talks, 20, 60);
  if (meets && talks <= history.to)
    negotiate(office, entries, talks, end === 'lost' ? addDays(lost, -1) : history.to);
  const reason = random.pick(['site', 'policy', 'elsewhere', 'investor']);
  if (end === 'lost') entries.enter({ transition: 'lose', on: lost, set: { 'lost-reason': reason } });
}
