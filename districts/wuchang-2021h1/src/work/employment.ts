import type { Community } from '../places.ts';
import type { Random } from '../random.ts';
import { communities, streets, type World } from '../world.ts';
import { split, splitCount } from './amounts.ts';
import type { Book } from './bookkeeping.ts';
import { workingDay } from './calendar.ts';
import { residentName } from './persons.ts';

interface MonthsAmounts {
  /** What the communities reported, before checks took anything off. */
  readonly newJobs: number;
  readonly reEmployed: number;
  readonly hardship: number;
}

export interface EmploymentAmounts {
  /** The half year, net of what checks took off. */
  readonly half: MonthsAmounts;
  /** Persons taken off again, in as many checks. */
  readonly deducted: number;
  readonly deductions: number;
  readonly december: MonthsAmounts;
  readonly july: MonthsAmounts;
}

type Opened = ReturnType<Book['open']>;
interface Report extends MonthsAmounts {
  readonly month: string;
}

/** A month is reported in its last working days: what is said of June is said in June. */
const monthEnds: Record<string, readonly [from: string, to: string]> = {
  '2020-12': ['2020-12-28', '2020-12-31'],
  '2021-01': ['2021-01-27', '2021-01-29'],
  '2021-02': ['2021-02-24', '2021-02-26'],
  '2021-03': ['2021-03-29', '2021-03-31'],
  '2021-04': ['2021-04-28', '2021-04-30'],
  '2021-05': ['2021-05-27', '2021-05-31'],
  '2021-06': ['2021-06-28', '2021-06-30'],
  '2021-07': ['2021-07-28', '2021-07-30'],
};

const half = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06'];

export function employmentWork(world: World, book: Book, amounts: EmploymentAmounts): void {
  const random = world.random.fork('employment');
  const before = reportsOf(random, ['2020-12'], amounts.december);
  const now = reportsOf(random, [...half], {
    ...amounts.half,
    newJobs: amounts.half.newJobs + amounts.deducted,
  });
  const after = reportsOf(random, ['2021-07'], amounts.july);
  const deductions = deductionsOf(random, amounts);
  communities.forEach((community, i) => {
    year(random, book, community, '2020', before[i] ?? [], '2020-12-01', []);
    year(
      random,
      book,
      community,
      '2021',
      [...(now[i] ?? []), ...(after[i] ?? [])],
      '2021-01-04',
      deductions[i] ?? [],
    );
  });
}

/** Shares the amounts over communities and months, busier sub-districts more. */
function reportsOf(random: Random, months: string[], amounts: MonthsAmounts): Report[][] {
  const cells = communities.length * months.length;
  const newJobs = splitCount(random, amounts.newJobs, cells, 0.45);
  // Never more re-employed than newly employed, in any community and month.
  const reEmployed = within(random, newJobs, amounts.reEmployed);
  const hardship = within(random, newJobs, amounts.hardship);
  return communities.map((_, c) =>
    months.map((month, m) => {
      const at = c * months.length + m;
      return {
        month,
        newJobs: newJobs[at] as number,
        reEmployed: reEmployed[at] as number,
        hardship: hardship[at] as number,
      };
    }),
  );
}

/** Draws `total` persons out of those counted in the cells. */
function within(random: Random, cells: readonly number[], total: number): number[] {
  const everybody = random.shuffled(cells.flatMap((count, i) => Array.from({ length: count }, () => i)));
  if (total > everybody.length)
    throw new Error(`${total} are more than the ${everybody.length} newly employed`);
  const drawn = cells.map(() => 0);
  for (const i of everybody.slice(0, total)) drawn[i] = (drawn[i] as number) + 1;
  return drawn;
}

interface Deduction {
  readonly on: string;
  readonly persons: number;
}

function deductionsOf(random: Random, amounts: EmploymentAmounts): Deduction[][] {
  const lists: Deduction[][] = communities.map(() => []);
  const order = random.shuffled(communities.map((_, i) => i)).slice(0, amounts.deductions);
  const parts = split(random, amounts.deducted, order.length, 0, 0.2);
  order.forEach((c, i) => {
    // After several months have been reported, so that there is enough to take from.
    lists[c]?.push({ on: workingDay(random, '2021-05-06', '2021-06-25'), persons: Number(parts[i]) });
  });
  return lists;
}

function year(
  random: Random,
  book: Book,
  community: Community,
  name: string,
  reports: Report[],
  opened: string,
  deductions: Deduction[],
): void {
  const { street } = community;
  const record = book.open({
    register: 'employment',
    record: `${name}/${community.id}`,
    unit: street,
    street,
  });
  record.enter({
    transition: 'open',
    on: opened,
    set: {
      title: `${community.title.zh}${name}年城镇就业台账`,
      community: community.title.zh,
      year: name,
      'annual-plan': String(60 + (streets.find((s) => s.id === street)?.weight ?? 5) * 12),
    },
  });
  const steps = [
    ...reports.map((r) => ({ on: workingDay(random, ...(monthEnds[r.month] ?? ['', ''])), report: r })),
    ...deductions.map((d) => ({ on: d.on, deduction: d })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const step of steps) {
    if ('report' in step) report(random, record, step.on, step.report, name);
    else deduct(random, record, step.on, step.deduction);
  }
  if (name === '2020')
    record.enter({ transition: 'confirm', on: workingDay(random, '2021-01-11', '2021-01-22') });
}

function report(
  random: Random,
  record: Opened,
  on: string,
  { month, ...amounts }: Report,
  year: string,
): void {
  const { newJobs, reEmployed, hardship } = amounts;
  const ownBusiness = random.chance(0.3) && newJobs > 6 ? 1 : 0;
  record.enter({
    transition: 'report',
    on,
    set: {
      month,
      'main-industry': random.pick(['trade', 'catering', 'services', 'construction', 'technology', 'public']),
      'data-source': random.weighted({ 'real-name': 80, 'social-insurance': 14, survey: 6 }),
      'report-number': `就业${year}-${month.slice(5)}`,
      ...(random.chance(0.1) ? { 'reporter-name': residentName(random.integer(1, 99_999)) } : {}),
    },
    amounts: {
      'new-jobs': newJobs,
      ...(reEmployed > 0 ? { 're-employed': reEmployed } : {}),
      ...(hardship > 0 ? { hardship } : {}),
      ...(ownBusiness > 0 ? { 'own-business': ownBusiness } : {}),
    },
    ...(random.chance(0.012)
      ? { wrong: { amounts: { 'new-jobs': newJobs + random.integer(2, 9) }, reason: '当月人数重复统计' } }
      : {}),
  });
}

function deduct(random: Random, record: Opened, on: string, { persons }: Deduction): void {
  record.enter({
    transition: 'deduct',
    on,
    set: { 'deduct-reason': random.weighted({ duplicate: 4, 'not-employed': 5, 'other-district': 2 }) },
    amounts: { 'new-jobs': -persons },
  });
}
