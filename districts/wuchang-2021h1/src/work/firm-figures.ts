import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import type { Due } from './award-links.ts';
import { numbering } from './bookkeeping.ts';
import { addDays, recordedAfter, workingDay } from './calendar.ts';
import { type Size, sizeOf } from './firm-size.ts';
import type { FormerDue } from './former-links.ts';
import { classesOf } from './industry-classes.ts';
import type { RegisteredFirm } from './registered.ts';

/** A year's figures as fields hold them: money in 万元, absent where it is not known. */
type Figures = Readonly<Record<string, string>>;
const money = ['revenue', 'tax', 'profit', 'assets', 'rnd', 'rent', 'interest'];

interface Desk {
  readonly random: Random;
  readonly number: (day: string) => string;
  readonly work: HistoricWork[];
}

/**
 * 行业代码核定 and 企业年度数据 of the firms that stay: 2018 and 2019 as annual reports, 2020 in up to three vintages. What
 * an award of 2021 rests on is made to give just that award.
 */
export function firmFigures(
  { now: random, former }: { readonly now: Random; readonly former: Random },
  firms: ReadonlyMap<string, RegisteredFirm>,
  dues: ReadonlyMap<string, readonly Due[]>,
  formerDues: readonly FormerDue[],
): HistoricWork[] {
  const desk: Desk = { random, number: numbering('ND'), work: [] };
  const also = formerFigures(formerDues);
  for (const firm of firms.values()) {
    const industryClass = random.pick(classesOf[String(firm.set.industry)] ?? ['7259']);
    classify(desk, firm, industryClass);
    const due = dues.get(firm.id) ?? [];
    if (firm.selfEmployed) shopYear(desk, firm, due);
    else companyYears(desk, firm, sizeOf(random, firm, industryClass), due, also);
  }
  // After those of today, so that these stay what they are.
  stateFormer({ ...desk, random: former }, firms, also);
  return desk.work.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

/** What awards by the policies of before rest on, by firm and year. */
type Also = ReadonlyMap<string, Figures>;

function formerFigures(dues: readonly FormerDue[]): Also {
  const also = new Map<string, Figures>();
  for (const { firm, year, basis, value } of dues) {
    if (basis === 'higher-grant') continue;
    const of = `${firm} ${year}`;
    also.set(of, { ...also.get(of), [basis]: value });
  }
  return also;
}

/** Of whom no other report of the year says it. */
function stateFormer(desk: Desk, firms: ReadonlyMap<string, RegisteredFirm>, also: Also): void {
  const stated = new Set(
    desk.work.map((item) => {
      const { enterprise, year, vintage } = ('corrects' in item ? {} : (item.set ?? {})) as Figures;
      return `${enterprise} ${year} ${vintage}`;
    }),
  );
  for (const [of, figures] of also) {
    const [id = '', year = ''] = of.split(' ');
    const firm = firms.get(id) as RegisteredFirm;
    // A company's annual report says it already; what is verified comes before any other.
    const vintage = 'verified';
    if (!firm.selfEmployed && stated.has(`${of} report`)) continue;
    if (!stated.has(`${of} ${vintage}`)) state(desk, firm, Number(year), vintage, figures);
  }
}

function classify({ random, work }: Desk, firm: RegisteredFirm, industryClass: string): void {
  // Some firms have no class yet: their size is not known.
  if (random.chance(0.06)) return;
  const on = workingDay(random, '2020-09-07', '2020-11-13');
  work.push({
    register: 'enterprise',
    record: firm.id,
    transition: 'classify',
    occurredOn: on,
    recordedAt: recordedAfter(random, on),
    recordedBy: firm.unit,
    set: { 'industry-class': industryClass },
  });
}

function state(desk: Desk, firm: RegisteredFirm, year: number, vintage: string, figures: Figures): void {
  const { random, number, work } = desk;
  const [from, to, source] = (
    {
      flash: [`${year + 1}-01-11`, `${year + 1}-01-22`, 'statistics'],
      report: [`${year + 1}-03-08`, `${year + 1}-05-28`, random.pick(['tax', 'market', 'statistics'])],
      verified: [`${year + 1}-06-01`, `${year + 1}-07-16`, 'tax'],
    } as Record<string, [string, string, string]>
  )[vintage] as [string, string, string];
  // What is older than the ledger was taken over once the directory stood.
  const on =
    from < '2020-02-10' ? workingDay(random, '2020-02-10', '2020-02-28') : workingDay(random, from, to);
  const typed = Object.entries(figures).map(([name, value]) => [
    name,
    money.includes(name) ? new Big(value).div(10_000).toFixed() : value,
  ]);
  work.push({
    register: 'enterprise-year',
    record: number(on),
    transition: 'state',
    occurredOn: on,
    recordedAt: recordedAfter(random, on),
    recordedBy: 'statistics',
    unit: 'statistics',
    street: firm.street,
    set: {
      enterprise: firm.id,
      year: String(year),
      vintage,
      source,
      'reported-on': addDays(on, -random.integer(0, 4)),
      ...Object.fromEntries(typed),
    },
  });
}

const percent = (value: Big): string => value.round(4).toFixed();

function companyYears(desk: Desk, firm: RegisteredFirm, size: Size, due: readonly Due[], also: Also): void {
  const { random } = desk;
  const years = figuresOf(random, firm, size);
  const [fitted, past] = due.reduce<Years>(
    ([a, b], one) => adjusted(random, one, a, b),
    [years.now, years.before],
  );
  const now = { ...fitted, ...also.get(`${firm.id} 2020`) };
  const before = { ...past, ...also.get(`${firm.id} 2019`) };
  if (String(firm.set.established) < '2018-06-01') state(desk, firm, 2018, 'report', years.long);
  if (String(firm.set.established) < '2020-01-01') {
    state(desk, firm, 2019, 'report', before);
    if (random.chance(0.3)) state(desk, firm, 2019, 'verified', before);
  }
  const isDue = due.length > 0;
  const rough = (figures: Figures, by: number): Figures =>
    isDue || !figures.revenue
      ? figures
      : {
          ...figures,
          revenue: String(Math.round(Number(figures.revenue) * (1 + (random.next() - 0.5) * by))),
        };
  if (isDue || random.chance(0.55)) {
    const { rnd, 'rnd-share': share, ...flash } = rough(now, 0.06);
    state(desk, firm, 2020, 'flash', isDue && rnd && share ? { ...flash, rnd, 'rnd-share': share } : flash);
  }
  if (random.chance(0.88)) state(desk, firm, 2020, 'report', now);
  if (random.chance(0.35)) {
    // Auditors do not look at everything: what they leave out is taken from the report.
    const { rent, 'leased-area': area, ...audited } = rough(now, 0.01);
    state(
      desk,
      firm,
      2020,
      'verified',
      isDue && rent && area ? { ...audited, rent, 'leased-area': area } : audited,
    );
  }
}

/** Figures of three years, in yuan, some of them not known. */
function figuresOf(random: Random, firm: RegisteredFirm, { staff, revenue, assets }: Size) {
  const growth = random.integer(-28, 36);
  const taxGrowth = random.integer(-30, 40);
  const tax = Math.round(revenue * (0.02 + random.next() * 0.05));
  const insured = Math.round(staff * (0.75 + random.next() * 0.25));
  const share =
    firm.set['key-industry'] === 'science-innovation'
      ? random.integer(20, 140) / 10
      : random.integer(0, 30) / 10;
  const leases = random.chance(0.55);
  const area = staff * random.integer(7, 12);
  const known = (name: string, value: number | string): Figures =>
    random.chance(0.06) ? {} : { [name]: String(value) };
  const now: Figures = {
    ...known('revenue', revenue),
    ...known('revenue-growth', growth),
    ...known('tax', tax),
    ...known('tax-growth', taxGrowth),
    profit: String(Math.round(revenue * (random.next() * 0.12 - 0.02))),
    ...known('assets', assets),
    ...known('staff', staff),
    ...known('insured', insured),
    ...(share > 0 ? { rnd: String(Math.round((revenue * share) / 100)), 'rnd-share': String(share) } : {}),
    ...(leases ? { rent: String(area * random.integer(45, 110) * 12), 'leased-area': String(area) } : {}),
    ...(random.chance(0.4) ? { interest: String(Math.round(revenue * 0.004)) } : {}),
  };
  const past = (rate: number, taxRate: number, heads: number): Figures => ({
    revenue: String(Math.round((revenue * 100) / (100 + rate))),
    tax: String(Math.round((tax * 100) / (100 + taxRate))),
    assets: String(Math.round(assets * 0.95)),
    staff: String(Math.max(1, staff - heads)),
    insured: String(Math.max(0, insured - heads)),
  });
  return {
    now,
    before: past(growth, taxGrowth, random.integer(-3, 4)),
    long: past(growth + random.integer(2, 12), taxGrowth + 5, random.integer(-2, 6)),
  };
}

type Years = readonly [now: Figures, before: Figures];

/** The same figures, but with what gives the award that was paid. */
function adjusted(random: Random, { code, amount }: Due, now: Figures, before: Figures): Years {
  const of = new Big(amount);
  const grown = (name: string, increase: Big, k: number): Years => [
    { ...now, [name]: increase.times(k + 1).toFixed(), [`${name}-growth`]: percent(new Big(100).div(k)) },
    { ...before, [name]: increase.times(k).toFixed() },
  ];
  switch (code) {
    case 'SJ-ZZ':
      return grown('revenue', of.times(200), random.integer(3, 8));
    case 'WL-ZZ':
      return grown('revenue', of.times(50), random.integer(8, 16));
    case 'TY-JJ':
      return grown('tax', of.times(10), random.integer(2, 8));
    case 'KC-YF': {
      const share = random.integer(50, 140) / 10;
      const rnd = of.times(25);
      const revenue = rnd.times(100).div(share).round(0).toFixed();
      return [{ ...now, rnd: rnd.toFixed(), 'rnd-share': String(share), revenue }, before];
    }
    case 'SJ-FZ': {
      const area = Math.max(500, Math.ceil(Number(amount) / 240));
      return [{ ...now, rent: of.div('0.3').round(2).toFixed(), 'leased-area': String(area) }, before];
    }
    case 'SM-FZ':
      return [{ ...now, rent: of.times(2).toFixed() }, before];
    case 'JR-TX':
      return [{ ...now, interest: of.div('0.3').round(2).toFixed() }, before];
    default:
      return [now, before];
  }
}

function shopYear(desk: Desk, firm: RegisteredFirm, due: readonly Due[]): void {
  const { random } = desk;
  const paid = due.find(({ code }) => code === 'JR-GT');
  const interest = paid
    ? new Big(paid.amount).times(2).toFixed()
    : random.chance(0.2)
      ? String(random.integer(800, 9000))
      : null;
  if (!interest && random.chance(0.35)) return;
  const revenue = random.integer(8, 180) * 10_000;
  state(desk, firm, 2020, paid ? 'flash' : 'report', {
    revenue: String(revenue),
    staff: firm.amounts.employees ?? '1',
    ...(interest ? { interest } : random.chance(0.5) ? { interest: '0' } : {}),
  });
}
