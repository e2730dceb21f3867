import { creditCodeCheck } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import { history, type World } from '../world.ts';
import { split } from './amounts.ts';
import { type Book, bookOf, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter } from './calendar.ts';
import { residentName, residentPhone } from './persons.ts';

export interface DirectoryAmounts {
  readonly companies: number;
  readonly selfEmployed: number;
  readonly buildings: number;
  /** Floor area that can be let in all buildings together, in square metres. */
  readonly leasableArea: string;
}

export const directoryAmounts: DirectoryAmounts = {
  companies: 800,
  selfEmployed: 330,
  buildings: 64,
  leasableArea: '2418600',
};

export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly selfEmployed: boolean;
}

export interface Building {
  readonly id: string;
  readonly name: string;
  readonly street: string;
}

/** The firms and buildings that the rest of the generator refers to, and the work recorded of them. */
export interface Directory {
  /** Those that stay in business through all of the history and were on the books before it. */
  readonly firms: readonly Firm[];
  readonly buildings: readonly Building[];
  readonly work: readonly HistoricWork[];
}

export function directoryOf(world: World, amounts: DirectoryAmounts): Directory {
  const random = world.random.fork('directory');
  const book = bookOf(random);
  const buildings = buildingsOf(world, random, book, amounts);
  const firms: Firm[] = [];
  const total = amounts.companies + amounts.selfEmployed;
  for (let i = 0; i < total; i++) {
    const firm = firmOf(random, i + 1, world.street(random), i >= amounts.companies);
    if (lifeOf(random, book, firm, buildings)) firms.push(firm);
  }
  return { firms, buildings, work: book.work };
}

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** A 统一社会信用代码 with both its check characters true, under the region code 999901, which is no region. */
function creditCode(number: number, selfEmployed: boolean): string {
  const body = `MA${String(number).padStart(6, '0')}`;
  const sum = [...body].reduce((s, c, i) => s + codeValue(c) * (organisationWeights[i] as number), 0);
  const first17 = `${selfEmployed ? '92' : '91'}999901${body}${'0123456789X0'[11 - (sum % 11)]}`;
  const check = creditCodeCheck(first17);
  if (check === null || !codeAlphabet.includes(check)) throw new Error(`${first17} is malformed`);
  return first17 + check;
}

/** A character's value in an organisation code (GB 11714): digits as they are, A is 10. */
const codeValue = (character: string): number => Number.parseInt(character, 36);

export function firmOf(random: Random, number: number, street: string, selfEmployed: boolean): Firm {
  const running = String(number).padStart(4, '0');
  const form = random.weighted({ 有限公司: 86, 股份有限公司: 6, 有限公司武昌分公司: 8 });
  const name = selfEmployed ? `示例商户${running}（合成）` : `示例企业${running}${form}（合成）`;
  return { id: creditCode(number, selfEmployed), name, street, selfEmployed };
}

const companyIndustries = {
  'e-construction': 8,
  'f-trade': 28,
  'g-transport': 4,
  'h-accommodation': 6,
  'i-information': 12,
  'j-finance': 6,
  'k-real-estate': 5,
  'l-business': 14,
  'm-research': 12,
  'c-manufacturing': 2,
  'r-culture': 3,
};
const shopIndustries = {
  'f-trade': 52,
  'h-accommodation': 28,
  'o-household': 14,
  'r-culture': 3,
  'g-transport': 3,
};
const keyIndustryOf: Readonly<Record<string, string>> = {
  'j-finance': 'finance',
  'm-research': 'design',
  'i-information': 'science-innovation',
  'f-trade': 'commerce',
  'l-business': 'commerce',
  'r-culture': 'culture-tourism',
};
const bureauOf: Readonly<Record<string, string>> = {
  finance: 'local-finance',
  design: 'construction',
  'science-innovation': 'science-technology',
  commerce: 'commerce',
};

/** What a firm's opening sets, and the bureau that looks after it. */
export function profileOf(random: Random, firm: Firm, established: string, building?: string) {
  const industry = random.weighted<string>(firm.selfEmployed ? shopIndustries : companyIndustries);
  const key = firm.selfEmployed ? undefined : (keyIndustryOf[industry] ?? 'other');
  const unit = firm.selfEmployed ? firm.street : (bureauOf[key ?? ''] ?? 'data');
  const scale = random.weighted({ large: 4, medium: 12, small: 46, micro: 38 });
  const kind = firm.selfEmployed
    ? 'self-employed'
    : firm.name.includes('分公司')
      ? 'branch'
      : firm.name.includes('股份')
        ? 'joint-stock'
        : 'limited';
  const set = {
    name: firm.name,
    'credit-code': firm.id,
    kind,
    industry,
    established,
    address: `示例路${random.integer(1, 300)}号（合成）`,
    'legal-representative': residentName(random.integer(1, 99_999)),
    ...(key ? { 'key-industry': key, scale, 'statistical-pool': poolOf(scale, industry) } : {}),
    ...(key ? { headquarters: random.chance(0.03), 'high-tech': key === 'science-innovation' } : {}),
    ...(building ? { building } : {}),
  };
  const capital = String(random.integer(firm.selfEmployed ? 1 : 50, firm.selfEmployed ? 20 : 6000) * 10_000);
  const employees = String(random.integer(firm.selfEmployed ? 1 : 5, firm.selfEmployed ? 6 : 280));
  return { unit, set, amounts: { capital, employees } };
}

function poolOf(scale: string, industry: string): string {
  if (scale === 'micro' || scale === 'small') return 'none';
  if (industry === 'c-manufacturing') return 'industry';
  if (industry === 'f-trade' || industry === 'h-accommodation') return 'trade';
  if (industry === 'e-construction') return 'construction';
  return industry === 'k-real-estate' ? 'real-estate' : 'services';
}

/** Writes a firm's life; tells whether it was there from the beginning and stays in business. */
function lifeOf(random: Random, book: Book, firm: Firm, buildings: readonly Building[]): boolean {
  const fate = random.weighted({ stays: 84, founded: 8, abnormal: 4, leaves: 4 });
  const near = buildings.filter((b) => b.street === firm.street);
  const housed = !firm.selfEmployed && near.length > 0 && random.chance(0.4);
  const old = fate !== 'founded';
  const on = old
    ? workingDay(random, '2019-12-20', '2019-12-31')
    : workingDay(random, '2020-01-06', '2021-08-06');
  const established = old
    ? `${random.integer(1998, 2019)}-0${random.integer(1, 9)}-1${random.integer(0, 9)}`
    : on;
  const profile = profileOf(random, firm, established, housed ? random.pick(near).id : undefined);
  const { unit, set, amounts } = profile;
  const entries = book.open({ register: 'enterprise', record: firm.id, unit, street: firm.street });
  const wrong = random.chance(0.004)
    ? { set: { industry: 'o-household' }, reason: '行业门类选择有误，按执照更正' }
    : undefined;
  const transition = old ? 'take-over' : random.chance(0.85) ? 'establish' : 'move-in';
  entries.enter({ transition, on, set, amounts, ...(wrong ? { wrong } : {}) });
  let day = workingDayAfter(random, on, 40, 320);
  if (random.chance(0.22) && day < history.to) {
    const officer = `服务专员${String(random.integer(1, 60)).padStart(2, '0')}（合成）`;
    entries.enter({
      transition: 'survey',
      on: day,
      set: { 'service-officer': officer, 'contact-phone': residentPhone(random) },
      amounts: { employees: String(random.integer(1, 9)) },
    });
    day = workingDayAfter(random, day, 10, 200);
  }
  if (!firm.selfEmployed && random.chance(0.08) && day < history.to) {
    entries.enter({
      transition: 'change',
      on: day,
      amounts: { capital: String(random.integer(10, 900) * 10_000) },
    });
    day = workingDayAfter(random, day, 10, 200);
  }
  if (day < history.to) endOf(random, entries, fate, day);
  return fate === 'stays';
}

function endOf(random: Random, entries: ReturnType<Book['open']>, fate: string, day: string): void {
  if (fate === 'leaves') {
    const moves = random.chance(0.3);
    const reason = moves ? '企业自主迁出' : '经营者申请注销';
    entries.enter({ transition: moves ? 'move-out' : 'cancel', on: day, set: { 'exit-reason': reason } });
  }
  if (fate !== 'abnormal') return;
  const reason = random.pick(['未按期公示年度报告', '通过登记的住所无法联系']);
  entries.enter({ transition: 'list-abnormal', on: day, set: { 'exit-reason': reason } });
  const restored = workingDayAfter(random, day, 20, 160);
  if (random.chance(0.5) && restored < history.to)
    entries.enter({ transition: 'restore', on: restored, set: { 'exit-reason': null } });
}

function buildingsOf(world: World, random: Random, book: Book, amounts: DirectoryAmounts): Building[] {
  const number = numbering('LY');
  return split(random, amounts.leasableArea, amounts.buildings, 0, 0.5).map((leasable, i) => {
    const on = workingDay(random, '2019-12-02', '2019-12-04');
    const street = world.street(random);
    const building = { id: number(on), name: `示例大厦${String(i + 1).padStart(2, '0')}（合成）`, street };
    buildingLife(random, book, building, on, leasable);
    return building;
  });
}

function buildingLife(random: Random, book: Book, building: Building, on: string, leasable: string): void {
  const entries = book.open({
    register: 'building',
    record: building.id,
    unit: 'commerce',
    street: building.street,
  });
  const floors = random.integer(8, 48);
  const rent = random.integer(42, 128);
  let vacant = Math.round(Number(leasable) * (0.08 + random.next() * 0.3));
  entries.enter({
    transition: 'list',
    on,
    set: {
      name: building.name,
      address: `示例大道${random.integer(1, 400)}号（合成）`,
      place: `114.${random.integer(28000, 36000)},30.${random.integer(50000, 60500)}`,
      grade: random.weighted({ super: 4, a: 22, b: 40, c: 20, park: 14 }),
      theme: random.pick(['finance', 'design', 'culture-tourism', 'commerce', 'science-innovation']),
      'built-on': `${random.integer(2003, 2018)}-0${random.integer(1, 9)}-15`,
      owner: `示例置业${random.integer(1, 40)}公司（合成）`,
      manager: `示例物业${random.integer(1, 25)}公司（合成）`,
      'floors-above': String(floors),
      'floors-below': String(random.integer(1, 4)),
      'floor-area': new Big(leasable).times('1.32').round(0).toFixed(),
      'typical-floor': String(Math.round(Number(leasable) / floors)),
      'clear-height': random.pick(['2.6', '2.8', '3', '3.2']),
      lifts: String(random.integer(4, 22)),
      parking: String(random.integer(60, 900)),
      rent: String(rent),
      'property-fee': String(random.integer(6, 22)),
      'on-map': false,
      officer: `楼宇专员${random.integer(1, 30)}（合成）`,
    },
    amounts: { 'leasable-area': leasable, 'vacant-area': String(vacant) },
  });
  const mapped = workingDay(random, '2021-01-11', '2021-05-28').slice(0, 7);
  for (const month of months()) {
    const day = (from: number, to: number) =>
      workingDay(random, `${month}-${from < 10 ? '0' : ''}${from}`, `${month}-${to}`);
    const area = Math.min(vacant, random.integer(120, 2600));
    if (area > 0 && random.chance(0.45)) {
      vacant -= area;
      entries.enter({
        transition: 'let',
        on: day(1, 10),
        amounts: { 'vacant-area': `-${area}`, 'let-area': `${area}` },
      });
    }
    const left = Math.min(random.integer(80, 1500), Math.round(Number(leasable) * 0.9) - vacant);
    if (left > 0 && random.chance(0.3)) {
      vacant += left;
      entries.enter({ transition: 'vacate', on: day(11, 19), amounts: { 'vacant-area': `${left}` } });
    }
    if (month === mapped)
      entries.enter({
        transition: 'reprice',
        on: day(20, 22),
        set: { rent: String(rent - 3), 'on-map': random.chance(0.9) },
      });
    if (random.chance(0.5))
      entries.enter({
        transition: 'view',
        on: day(23, 28),
        amounts: { visits: String(random.integer(1, 9)) },
      });
  }
}

/** The months of the history in which buildings are watched. */
function months(): string[] {
  const list: string[] = [];
  for (let day = '2020-03-01'; day < '2021-08-01'; day = `${addDays(day, 31).slice(0, 7)}-01`)
    list.push(day.slice(0, 7));
  return list;
}
