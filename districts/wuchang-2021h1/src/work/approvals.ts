import type { HistoricWork } from '@taizhang/ledger';
import type { Random } from '../random.ts';
import { history, type World } from '../world.ts';
import { type Book, bookOf, type Happening, numbering } from './bookkeeping.ts';
import { addDays, workingDay, workingDayAfter, workingDayBefore } from './calendar.ts';

/** One publication of reforms: a document, and how many matters it changes. */
export interface Publication {
  readonly on: string;
  readonly document: string;
  /** The list's name where it puts matters under minimal approval. */
  readonly batch?: string;
  readonly reform: 'minimal' | 'optimise' | 'delegate';
  readonly items: number;
}

export interface ApprovalAmounts {
  /** Matters on the list that no publication touches. */
  readonly untouched: number;
  readonly publications: readonly Publication[];
  /** Reforms argued for that wait, and that were declined. */
  readonly pending: number;
  readonly declined: number;
  readonly abolished: number;
  /** Share of the matters whose monthly number of cases is recorded. */
  readonly counted: number;
}

export const approvalAmounts: ApprovalAmounts = {
  untouched: 158,
  publications: [
    {
      on: '2020-09-18',
      document: '示例审改〔2020〕5号',
      batch: '2020年极简审批试点清单',
      reform: 'minimal',
      items: 6,
    },
    { on: '2020-06-12', document: '示例审改〔2020〕2号', reform: 'optimise', items: 21 },
    { on: '2020-11-06', document: '示例审改〔2020〕7号', reform: 'delegate', items: 38 },
    {
      on: '2021-03-17',
      document: '示例审改〔2021〕2号',
      batch: '2021年极简审批第一批清单',
      reform: 'minimal',
      items: 11,
    },
    {
      on: '2021-06-09',
      document: '示例审改〔2021〕6号',
      batch: '2021年极简审批第二批清单',
      reform: 'minimal',
      items: 8,
    },
    { on: '2021-03-24', document: '示例审改〔2021〕3号', reform: 'optimise', items: 22 },
    { on: '2021-05-20', document: '示例审改〔2021〕5号', reform: 'optimise', items: 17 },
    { on: '2021-04-13', document: '示例审改〔2021〕4号', reform: 'delegate', items: 81 },
    { on: '2021-06-18', document: '示例审改〔2021〕7号', reform: 'delegate', items: 43 },
    {
      on: '2021-07-22',
      document: '示例审改〔2021〕9号',
      batch: '2021年极简审批第三批清单',
      reform: 'minimal',
      items: 7,
    },
    { on: '2021-08-05', document: '示例审改〔2021〕10号', reform: 'delegate', items: 12 },
  ],
  pending: 27,
  declined: 14,
  abolished: 6,
  counted: 0.12,
};

const fields: Readonly<Record<string, string>> = {
  construction: '建设工程',
  'natural-resources': '规划用地',
  'urban-management': '城市管理',
  health: '卫生健康',
  commerce: '商贸经营',
  education: '民办教育',
  'human-resources': '人力资源',
  'civil-affairs': '民政事务',
  emergency: '安全生产',
  approval: '市场准入',
};

export function approvalWork(world: World, amounts: ApprovalAmounts): HistoricWork[] {
  const random = world.random.fork('approvals');
  const book = bookOf(random);
  const number = numbering('SX');
  const item = (then: (entries: ReturnType<Book['open']>) => void) => {
    const entries = list(random, book, number);
    // Some matters are counted every month, whatever is reformed meanwhile.
    if (random.chance(amounts.counted)) handled(random, entries, then);
    else then(entries);
  };
  for (let i = 0; i < amounts.untouched; i++) item(() => {});
  for (const publication of amounts.publications)
    for (let i = 0; i < publication.items; i++) item((entries) => reform(random, entries, publication));
  for (let i = 0; i < amounts.pending; i++)
    item((entries) => propose(random, entries, workingDay(random, '2021-05-10', '2021-08-06')));
  for (let i = 0; i < amounts.declined; i++)
    item((entries) => {
      const on = propose(random, entries, workingDay(random, '2020-09-01', '2021-05-28'));
      entries.enter({
        transition: 'decline',
        on: workingDayAfter(random, on, 15, 40),
        set: { note: '上位法另有规定，暂不调整' },
      });
    });
  for (let i = 0; i < amounts.abolished; i++)
    item((entries) => {
      const on = workingDay(random, '2020-08-03', '2021-07-30');
      entries.enter({
        transition: 'abolish',
        on,
        set: { document: '示例审改取消事项目录', note: '法律依据已废止' },
      });
    });
  return book.work;
}

function list(random: Random, book: Book, number: (day: string) => string): ReturnType<Book['open']> {
  const unit = random.pick(Object.keys(fields));
  const on = workingDay(random, '2019-12-02', '2019-12-27');
  const record = number(on);
  const entries = book.open({ register: 'approval-item', record, unit });
  const legal = random.pick([10, 15, 20, 30, 45]);
  const kind = random.weighted({
    licence: 46,
    confirmation: 14,
    payment: 8,
    reward: 3,
    'other-power': 15,
    service: 14,
  });
  const wrong = random.chance(0.01)
    ? { set: { kind: kind === 'licence' ? 'service' : 'licence' }, reason: '事项类型登记有误' }
    : undefined;
  entries.enter({
    transition: 'list',
    on,
    set: {
      name: `${fields[unit]}示例事项${record.slice(-3)}（合成）`,
      'item-code': `SYN${record.slice(3, 7)}${record.slice(-5)}`,
      kind,
      basis: `示例法规第${random.integer(5, 80)}条`,
      client: random.weighted({ person: 25, legal: 50, both: 25 }),
      'legal-days': String(legal),
      'promised-days': String(Math.ceil(legal / random.integer(2, 4))),
      materials: String(random.integer(3, 14)),
      steps: String(random.integer(3, 6)),
      visits: String(random.integer(0, 2)),
      manner: random.weighted({ window: 45, online: 40, mobile: 10, 'self-service': 5 }),
      fee: random.chance(0.08),
    },
    ...(wrong ? { wrong } : {}),
  });
  return entries;
}

type Entries = ReturnType<Book['open']>;

/** Argues for a reform; gives back the day. */
function propose(random: Random, entries: Entries, on: string, proposal?: Publication['reform']): string {
  const chosen = proposal ?? random.pick(['minimal', 'optimise', 'delegate'] as const);
  entries.enter({ transition: 'propose', on, set: { proposal: chosen, note: '经部门会商提出' } });
  return on;
}

function reform(random: Random, entries: Entries, { on, document, batch, reform }: Publication): void {
  propose(random, entries, workingDayBefore(random, on, 15, 60), reform);
  const lighter = {
    document,
    'promised-days': String(random.integer(1, 3)),
    materials: String(random.integer(1, 3)),
    steps: '2',
    visits: '0',
    manner: 'online',
  };
  if (reform === 'minimal')
    entries.enter({ transition: 'put-under-minimal', on, set: { ...lighter, batch: batch ?? document } });
  if (reform === 'optimise') entries.enter({ transition: 'optimise', on, set: { ...lighter, steps: '3' } });
  if (reform !== 'delegate') return;
  const to = random.weighted({ street: 55, community: 20, bureau: 15, zone: 10 });
  const wrong = random.chance(0.02)
    ? { set: { 'delegated-to': to === 'bureau' ? 'zone' : 'bureau' }, reason: '承接主体填写有误' }
    : undefined;
  entries.enter({
    transition: 'delegate',
    on,
    set: {
      document,
      'delegated-to': to,
      'delegation-manner': random.pick(['transfer', 'entrust', 'forward']),
    },
    ...(wrong ? { wrong } : {}),
  });
}

/** Enters the number of cases of every month, and what else happens in its place between them. */
function handled(random: Random, entries: Entries, then: (entries: Entries) => void): void {
  const size = random.integer(8, 160);
  const steps: Happening[] = [];
  then({ enter: (happening) => steps.push(happening) });
  const reformed = steps.at(-1);
  const ended = reformed?.transition === 'abolish' ? reformed.on : history.to;
  for (let month = '2020-03-01'; month < '2021-08-01'; month = `${addDays(month, 31).slice(0, 7)}-01`) {
    const on = workingDay(random, `${month.slice(0, 7)}-25`, `${month.slice(0, 7)}-28`);
    if (on >= ended) continue;
    const count = String(random.integer(Math.ceil(size / 2), size * 2));
    steps.push({ transition: 'handle', on, amounts: { handled: count } });
  }
  for (const step of steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) entries.enter(step);
}
