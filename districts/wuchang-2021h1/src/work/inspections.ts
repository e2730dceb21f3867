import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import { period, streets, type World } from '../world.ts';
import { type Book, bookOf, earliest, inOrderOfRecording } from './bookkeeping.ts';
import { addDays, daysFrom, workingDay } from './calendar.ts';
import { communityIn, residentName, residentPhone } from './persons.ts';

/** How many points there are of a kind, and how they are looked at. */
interface PointAmounts {
  /** Looked at once or more in the half year. */
  readonly checked: number;
  /** Not looked at in it: some never, some only before or after. */
  readonly unchecked: number;
  /** Looks beyond each point's first, within the half year. */
  readonly repeated: number;
}

export interface InspectionAmounts {
  readonly health: PointAmounts;
  readonly roads: PointAmounts;
  readonly roadWorks: PointAmounts;
  readonly schools: PointAmounts;
  readonly leaders: number;
  /** Patrols a leader is to make each week: the plan, and a target of its own. */
  readonly weeklyPatrols: number;
}

export const inspectionAmounts: InspectionAmounts = {
  health: { checked: 9651, unchecked: 327, repeated: 2180 },
  roads: { checked: 32, unchecked: 5, repeated: 58 },
  roadWorks: { checked: 22, unchecked: 6, repeated: 31 },
  schools: { checked: 66, unchecked: 4, repeated: 74 },
  leaders: 28,
  weeklyPatrols: 3,
};

/** The categories of the health city review, with their share of its points. */
const healthCategories = {
  'main-road': 4,
  'back-street': 13,
  'old-estate': 9,
  estate: 11,
  'urban-village': 1,
  market: 1,
  mall: 3,
  restaurant: 20,
  'food-shop': 13,
  hairdresser: 8,
  hotel: 3,
  'bath-house': 1,
  'building-site': 2,
  'medical-institution': 3,
  'school-kindergarten': 3,
  'public-toilet': 3,
  'waste-station': 2,
} as const;

const names: Record<string, string> = {
  'main-road': '示例大道路段',
  'back-street': '示例巷',
  'old-estate': '示例老旧小区',
  estate: '示例花园小区',
  'urban-village': '示例城中村片区',
  market: '示例农贸市场',
  mall: '示例超市',
  restaurant: '示例餐馆',
  'food-shop': '示例食品店',
  hairdresser: '示例美发店',
  hotel: '示例旅店',
  'bath-house': '示例浴室',
  'building-site': '示例工地',
  'medical-institution': '示例诊所',
  'school-kindergarten': '示例幼儿园',
  'public-toilet': '示例公厕',
  'waste-station': '示例垃圾收集点',
  'strict-road': '示例严管路',
  'road-works': '示例占道施工点',
  'street-school': '示例中小学',
};

interface Kind {
  readonly campaign: 'health-city' | 'traffic';
  readonly prefix: string;
  readonly first: string;
  /** The days on which the points are looked at; most of the health review's rounds are in spring. */
  readonly from: string;
  category(random: Random, i: number): string;
}

const kinds = {
  health: {
    campaign: 'health-city',
    prefix: 'GW',
    first: '2020-12-07',
    from: '2021-02-22',
    // The first of each category, so that even a small review has all of them; the others by their share.
    category: (random, i) => Object.keys(healthCategories)[i] ?? random.weighted(healthCategories),
  },
  roads: {
    campaign: 'traffic',
    prefix: 'YG',
    first: '2020-12-14',
    from: '2021-03-08',
    category: () => 'strict-road',
  },
  roadWorks: {
    campaign: 'traffic',
    prefix: 'ZD',
    first: '2021-01-11',
    from: '2021-03-08',
    category: () => 'road-works',
  },
  schools: {
    campaign: 'traffic',
    prefix: 'XX',
    first: '2020-12-14',
    from: '2021-03-01',
    category: () => 'street-school',
  },
} as const satisfies Record<string, Kind>;

export function inspectionWork(world: World, amounts: InspectionAmounts): HistoricWork[] {
  const book = bookOf(world.random.fork('inspections'));
  for (const name of Object.keys(kinds) as (keyof typeof kinds)[])
    points(world, world.random.fork(`points/${name}`), book, kinds[name], amounts[name]);
  patrols(world.random.fork('patrols'), book, amounts);
  targets(book, amounts);
  return inOrderOfRecording(book.work);
}

function points(world: World, random: Random, book: Book, kind: Kind, amounts: PointAmounts): void {
  const repeats = repeatsOf(random, amounts);
  for (let i = 0; i < amounts.checked + amounts.unchecked; i++) {
    const street = world.street(random);
    const unit = kind.campaign === 'traffic' ? 'traffic-police' : random.chance(0.9) ? street : 'health';
    const id = `${kind.prefix}-${String(i + 1).padStart(5, '0')}`;
    const record = book.open({ register: 'inspection', record: id, unit, street });
    const registered = workingDay(random, kind.first, '2021-02-10');
    record.enter({ transition: 'register', on: registered, ...registration(world, random, kind, i, street) });
    const repeat = repeats[i];
    if (repeat !== undefined) checks(random, record, kind, registered, repeat + 1);
    else neverChecked(random, record, kind, registered);
  }
}

/** Some points are looked at again and again, most only once. */
function repeatsOf(random: Random, amounts: PointAmounts): number[] {
  const repeats = Array.from({ length: amounts.checked }, () => 0);
  const order = random.shuffled(repeats.map((_, i) => i));
  for (let i = 0; i < amounts.repeated; i++) {
    const at = order[Math.floor(random.next() ** 2.5 * amounts.checked)] as number;
    repeats[at] = (repeats[at] as number) + 1;
  }
  return repeats;
}

function registration(world: World, random: Random, kind: Kind, i: number, street: string) {
  const category = kind.category(random, i);
  const community = communityIn(world, random, street);
  const set: Record<string, unknown> = {
    title: `${names[category]}${String(i + 1).padStart(5, '0')}（合成）`,
    campaign: kind.campaign,
    category,
    community,
    ...(random.chance(0.6) ? { address: `示例路${random.integer(1, 400)}号（合成）` } : {}),
    ...(random.chance(0.3) ? { 'responsible-post': `社区网格岗${random.integer(1, 30)}` } : {}),
    ...(random.chance(0.1)
      ? { 'contact-name': residentName(random.integer(1, 99_999)), 'contact-phone': residentPhone(random) }
      : {}),
  };
  const wrong = kind.campaign === 'health-city' && random.chance(0.003);
  return {
    set,
    ...(wrong
      ? {
          wrong: {
            set: { category: category === 'estate' ? 'old-estate' : 'estate' },
            reason: '点位类别填写有误',
          },
        }
      : {}),
  };
}

type Opened = ReturnType<Book['open']>;

function result(random: Random, on: string) {
  const result = random.weighted({ pass: 66, 'fixed-at-once': 24, 'to-rectify': 10 });
  const problems = result === 'pass' ? 0 : random.integer(1, 4);
  return {
    problems,
    set: {
      result,
      'checked-by': random.weighted({ street: 62, bureau: 20, joint: 8, unannounced: 10 }),
      ...(problems > 0
        ? {
            'problem-note': random.pick([
              '卫生死角',
              '垃圾外溢',
              '设施破损',
              '乱堆乱放',
              '证照未公示',
              '标线不清',
            ]),
          }
        : {}),
      ...(result === 'to-rectify' ? { deadline: addDays(on, 7) } : {}),
    },
    amounts: {
      checks: 1,
      ...(problems > 0 ? { problems } : {}),
      ...(result === 'fixed-at-once' ? { 'problems-fixed': problems } : {}),
    },
  };
}

function checks(random: Random, record: Opened, kind: Kind, registered: string, count: number): void {
  const days = Array.from({ length: count }, () => workingDay(random, kind.from, period.to)).sort();
  let owed = 0;
  for (const on of days) {
    const { problems, set, amounts } = result(random, on);
    record.enter({ transition: 'check', on, set, amounts, unordered: owed === 0 && random.chance(0.004) });
    if (set.result === 'to-rectify') owed += problems;
  }
  let last = days.at(-1) ?? registered;
  if (owed > 0 && random.chance(0.4)) {
    last = workingDay(random, last, earliest(addDays(last, 10), '2021-07-09'));
    record.enter({ transition: 'rectify', on: last, amounts: { 'problems-fixed': owed } });
  }
  if (random.chance(0.03)) record.enter(lookAfter(random));
  else if (last <= '2021-05-31' && random.chance(0.006)) record.enter(closing(random, last, period.to));
}

/** A look after the half year. */
function lookAfter(random: Random) {
  const on = workingDay(random, '2021-07-12', '2021-08-20');
  const { set, amounts } = result(random, on);
  return { transition: 'check', on, set, amounts };
}

function closing(random: Random, from: string, to: string) {
  const reason = random.pick(['demolished', 'out-of-business', 'merged']);
  return { transition: 'close', on: workingDay(random, from, to), set: { 'close-reason': reason } };
}

/** Not looked at in the half year: waiting, looked at only before or after it, or closed before its turn came. */
function neverChecked(random: Random, record: Opened, kind: Kind, registered: string): void {
  const fate = random.weighted({ waiting: 5, before: 2, after: 4, closed: 1 });
  const year = '2020-12-31';
  if (fate === 'before' && registered < year && kind.campaign === 'health-city') {
    const on = workingDay(random, registered, year);
    const { set, amounts } = result(random, on);
    record.enter({ transition: 'check', on, set, amounts });
  }
  if (fate === 'after') record.enter(lookAfter(random));
  if (fate === 'closed') record.enter(closing(random, '2021-03-01', '2021-05-31'));
}

/** One post per leader in a sub-district of his or her own, with the patrols of each week in one entry. */
function patrols(random: Random, book: Book, amounts: InspectionAmounts): void {
  const mondays = daysFrom('2021-02-22', '2021-08-15').filter(
    (day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1,
  );
  for (let i = 0; i < amounts.leaders; i++) {
    const street = streets[i % streets.length] as (typeof streets)[number];
    const leader = `区领导${String(i + 1).padStart(2, '0')}（合成）`;
    const id = `BJ-${String(i + 1).padStart(5, '0')}`;
    const record = book.open({
      register: 'inspection',
      record: id,
      unit: 'government-office',
      street: street.id,
    });
    record.enter({
      transition: 'register',
      on: workingDay(random, '2021-02-18', '2021-02-20'),
      set: {
        title: `${street.title.zh}包街驻点${i + 1}（合成）`,
        campaign: 'leader-street',
        category: 'leader-post',
        leader,
      },
    });
    for (const monday of mondays) {
      // A week away now and then: the plan is missed, and the ledger says so.
      const made = random.chance(0.06)
        ? random.integer(0, amounts.weeklyPatrols - 1)
        : amounts.weeklyPatrols + random.integer(0, 1);
      if (made === 0) continue;
      const problems = random.integer(0, 3);
      record.enter({
        transition: 'patrol',
        on: addDays(monday, 4),
        amounts: { patrols: made, ...(problems > 0 ? { problems } : {}) },
      });
    }
  }
}

function targets(book: Book, amounts: InspectionAmounts): void {
  const unit = 'supervision-office';
  const record = book.open({ register: 'target', record: 'TGT-2021-leader-patrols-v1', unit });
  record.enter({
    transition: 'draft',
    on: '2021-02-09',
    set: {
      name: '区领导每周驻点巡查次数',
      metric: 'inspection.weekly-patrols',
      year: '2021',
      version: 'initial',
      source: 'department',
      definition: '每位包街区领导每周上路巡查的最少次数',
    },
    amounts: { value: amounts.weeklyPatrols },
  });
  record.enter({ transition: 'issue', on: '2021-02-18', set: { 'issued-on': '2021-02-18' } });
}
