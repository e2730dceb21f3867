import type { HistoricWork } from '@taizhang/ledger';
import { Big } from 'big.js';
import type { Random } from '../random.ts';
import type { Due } from './award-links.ts';
import { numbering } from './bookkeeping.ts';
import { addDays, recordedAfter, workingDay } from './calendar.ts';
import type { FormerDue } from './former-links.ts';
import type { RegisteredFirm } from './registered.ts';

interface Certificate {
  readonly kind: string;
  readonly zh: string;
  readonly level: 'national' | 'provincial' | 'municipal' | 'district';
  readonly from: string;
  /** Years it holds; absent: without end. */
  readonly years?: number;
  readonly amounts?: Readonly<Record<string, string>>;
  readonly unit: string;
}

interface Desk {
  readonly random: Random;
  readonly number: (day: string) => string;
  readonly work: HistoricWork[];
}

/** 企业资质 and 信用记录 of the firms that stay. */
export function qualificationWork(
  { now: random, former }: { readonly now: Random; readonly former: Random },
  firms: ReadonlyMap<string, RegisteredFirm>,
  dues: ReadonlyMap<string, readonly Due[]>,
  formerDues: readonly FormerDue[],
): HistoricWork[] {
  const tasks: { on: string; firm: RegisteredFirm; certificate: Certificate }[] = [];
  for (const firm of firms.values())
    for (const certificate of certificatesOf(random, firm, dues.get(firm.id) ?? [])) {
      // What is older than the ledger was taken over in its first spring.
      const on =
        certificate.from < '2020-02-10'
          ? workingDay(random, '2020-02-10', '2020-03-20')
          : addDays(certificate.from, random.integer(0, 9));
      tasks.push({ on, firm, certificate });
    }
  const desk: Desk = { random, number: numbering('ZZ'), work: [] };
  tasks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const [i, { on, firm, certificate }] of tasks.entries()) certify(desk, on, firm, certificate, i);
  // After those of today, so that these stay what they are.
  formerGrants({ ...desk, random: former }, firms, formerDues, tasks.length);
  return [...desk.work, ...creditRecords(random, firms, dues, new Set(formerDues.map(({ firm }) => firm)))];
}

/** Higher grants that awards by the policies of before were half of. */
function formerGrants(
  desk: Desk,
  firms: ReadonlyMap<string, RegisteredFirm>,
  dues: readonly FormerDue[],
  before: number,
): void {
  const grants = dues
    .filter(({ basis }) => basis === 'higher-grant')
    .toSorted((a, b) => a.year - b.year || (a.firm < b.firm ? -1 : 1));
  for (const [i, { firm, year, value }] of grants.entries()) {
    const from = `${year}-11-20`;
    // What is older than the ledger was taken over in its first weeks.
    const on = from < '2020-02-10' ? workingDay(desk.random, '2020-02-10', '2020-02-28') : addDays(from, 5);
    const certificate: Certificate = {
      kind: 'other',
      zh: '上级项目奖补',
      level: 'provincial',
      from,
      unit: 'commerce',
      amounts: { grant: value },
    };
    certify(desk, on, firms.get(firm) as RegisteredFirm, certificate, before + i);
  }
}

type Add = (
  chance: number,
  kind: string,
  zh: string,
  level: Certificate['level'],
  from: string,
  unit: string,
  more?: Pick<Certificate, 'years' | 'amounts'>,
) => void;

function certificatesOf(random: Random, firm: RegisteredFirm, due: readonly Due[]): Certificate[] {
  if (firm.selfEmployed) return [];
  const list: Certificate[] = [];
  const add: Add = (chance, kind, zh, level, from, unit, more = {}) => {
    if (random.chance(chance)) list.push({ kind, zh, level, from, unit, ...more });
  };
  technical(random, firm, add);
  commercial(random, firm, add);
  const heads = { heads: String(random.integer(1, 12)) };
  const since = workingDay(random, '2019-03-01', '2021-06-30');
  add(0.05, 'talent', '高层次人才引进', 'municipal', since, 'human-resources', { years: 5, amounts: heads });
  for (const { code, amount } of due) {
    const grant = { amounts: { grant: new Big(amount).times(2).toFixed() } };
    if (code === 'KC-PT')
      add(1, 'other', '科技计划项目', 'provincial', '2020-11-20', 'science-technology', grant);
  }
  return list;
}

function technical(random: Random, { set }: RegisteredFirm, add: Add): void {
  const science = 'science-technology';
  const of3 = { years: 3 };
  const recent = random.pick(['2018-11-28', '2019-11-28', '2020-12-01', '2020-12-01']);
  if (set['high-tech'] === true) add(0.8, 'high-tech', '高新技术企业', 'national', recent, science, of3);
  const key = set['key-industry'];
  if (key === 'science-innovation') {
    const special = random.pick(['2019-09-10', '2020-10-20', '2021-04-15']);
    add(0.12, 'specialised', '专精特新中小企业', 'provincial', special, science, of3);
    const giant = random.pick(['2020-11-13', '2021-07-19']);
    add(0.03, 'little-giant', '专精特新“小巨人”企业', 'national', giant, science, of3);
    add(0.03, 'incubator', '科技企业孵化器', 'municipal', random.pick(['2018-06-01', '2020-09-01']), science);
  }
  if (key === 'design') {
    const from = random.pick(['2017-05-20', '2020-09-15', '2021-03-10']);
    add(0.25, 'design-grade-a', '工程设计甲级资质', 'national', from, 'construction', { years: 5 });
  }
}

function commercial(random: Random, { set }: RegisteredFirm, add: Add): void {
  const finance = 'local-finance';
  if (set['key-industry'] === 'finance') {
    const from = random.pick(['2012-08-01', '2018-03-01', '2020-08-18', '2021-02-08']);
    add(0.7, 'finance-licence', '金融业务许可', 'national', from, finance);
  }
  add(0.006, 'listed', '上市企业', 'national', random.pick(['2015-06-10', '2020-08-24']), finance);
  add(0.012, 'third-board', '新三板挂牌企业', 'national', random.pick(['2016-03-02', '2020-10-12']), finance);
  if (set.headquarters === true) {
    const from = random.pick(['2019-06-01', '2020-07-01', '2021-04-01']);
    add(0.8, 'headquarters', '总部企业', 'municipal', from, 'investment-promotion');
  }
  if (set.industry === 'f-trade' || set.industry === 'h-accommodation') {
    const level = random.pick(['national', 'provincial', 'municipal', 'municipal'] as const);
    add(0.05, 'first-store', '首店', level, workingDay(random, '2020-05-06', '2021-07-30'), 'commerce');
  }
  if (set.industry === 'h-accommodation') {
    const from = random.pick(['2016-10-01', '2021-01-15']);
    add(0.12, 'star-hotel', '星级饭店', 'provincial', from, 'commerce', { years: 5 });
  }
  if (typeof set['statistical-pool'] === 'string' && set['statistical-pool'] !== 'none') {
    const from = random.pick(['2017-01-01', '2018-01-01', '2020-01-01', '2021-01-01']);
    add(0.9, 'statistical-pool', '“四上”企业入统', 'national', from, 'statistics');
  }
  if (set['key-industry'] === 'commerce') {
    const from = workingDay(random, '2020-07-01', '2020-11-30');
    const area = { area: String(random.integer(20, 260) * 100) };
    add(0.02, 'exhibition', '展会备案', 'district', from, 'commerce', { amounts: area });
  }
}

function certify(desk: Desk, on: string, firm: RegisteredFirm, certificate: Certificate, i: number): void {
  const { random, number, work } = desk;
  const { kind, zh, level, from, years, amounts, unit } = certificate;
  const said = { register: 'qualification', record: number(on), recordedBy: unit };
  const to =
    years === undefined ? undefined : addDays(`${Number(from.slice(0, 4)) + years}${from.slice(4)}`, -1);
  work.push({
    ...said,
    transition: 'certify',
    occurredOn: on,
    recordedAt: recordedAfter(random, on),
    unit,
    street: firm.street,
    set: {
      name: `${zh}（示例，合成）`,
      enterprise: firm.id,
      kind,
      level,
      certificate: `示例证字${String(i + 1).padStart(5, '0')}号`,
      year: from.slice(0, 4),
      from,
      ...(to ? { to } : {}),
    },
    ...(amounts ? { amounts } : {}),
  });
  if (kind !== 'high-tech' || on > '2020-12-31' || !random.chance(0.03)) return;
  const revoked = workingDay(random, '2021-04-12', '2021-08-06');
  work.push({
    ...said,
    transition: 'revoke',
    occurredOn: revoked,
    recordedAt: recordedAfter(random, revoked),
    set: { to: revoked, 'revoke-reason': '抽查不符合认定条件，由认定机关取消资格' },
  });
}

const matters = [
  { kind: 'market', zh: '提供虚假材料取得登记', black: true },
  { kind: 'tax', zh: '虚开发票', black: true },
  { kind: 'judgment', zh: '有履行能力而拒不履行生效判决', black: true },
  { kind: 'wages', zh: '拖欠农民工工资', black: true },
  { kind: 'penalty', zh: '未按规定明码标价', black: false },
  { kind: 'penalty', zh: '消防设施未保持完好', black: false },
] as const;

/** Firms that were not awarded anything: some are still on a list, some were lifted from it. */
function creditRecords(
  random: Random,
  firms: ReadonlyMap<string, RegisteredFirm>,
  dues: ReadonlyMap<string, readonly Due[]>,
  formerly: ReadonlySet<string>,
): HistoricWork[] {
  const number = numbering('XY');
  const chosen = random
    .shuffled([...firms.values()].filter(({ id }) => !dues.has(id)))
    .filter(({ id }) => !formerly.has(id))
    .slice(0, 46);
  const listed = chosen.map((firm) => ({ firm, on: workingDay(random, '2020-04-01', '2021-07-30') }));
  listed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return listed.flatMap(({ firm, on }): HistoricWork[] => {
    const { kind, zh, black } = random.pick(matters);
    const said = { register: 'credit-record', record: number(on), recordedBy: 'development-reform' };
    const list: HistoricWork = {
      ...said,
      transition: 'list',
      occurredOn: on,
      recordedAt: recordedAfter(random, on),
      unit: 'development-reform',
      street: firm.street,
      set: {
        matter: `${zh}（示例，合成）`,
        enterprise: firm.id,
        kind,
        'black-list': black,
        'listed-by': '示例机关（合成）',
        from: on,
      },
    };
    const lifted = addDays(on, random.integer(60, 300));
    if (lifted > '2021-08-13' || !random.chance(0.7)) return [list];
    return [
      list,
      {
        ...said,
        transition: 'lift',
        occurredOn: lifted,
        recordedAt: recordedAfter(random, lifted),
        set: { lifted, 'lift-reason': '已履行义务，准予修复（示例）' },
      },
    ];
  });
}
