import type { FieldValue } from '@taizhang/definition';
import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import { judge } from '@taizhang/policy';
import { Big } from 'big.js';
import { type DemoPolicy, demoPolicies } from '../policies/index.ts';
import type { Random } from '../random.ts';
import { addDays } from './calendar.ts';
import { type Firms, firmProfile } from './firm-profile.ts';
import { versionOf } from './policy-versions.ts';
import type { RegisteredFirm } from './registered.ts';

/** Steps of an award after the half year, each on its day; an award stops where its path does. */
type Step = readonly [transition: string, on: string, say?: (award: Award) => Partial<HistoricEntry>];
interface Award {
  readonly record: string;
  readonly amount: string;
}
interface Path {
  readonly count: number;
  readonly steps: readonly Step[];
}

/** A step is entered after those before it on its day. */
const hours: Readonly<Record<string, string>> = { assign: '09', pay: '16' };
const batches = ['BP-2021-00001', 'BP-2021-00002', 'BP-2021-00003'] as const;
const told = '2021-07-05';
const confirmed: Step = [
  'confirm',
  '2021-07-08',
  ({ record }) => ({
    set: {
      'confirmed-on': '2021-07-08',
      'payee-bank': '示例银行（合成）',
      'payee-account': accountOf(record, '1'),
    },
  }),
];
/** No bank has such accounts. */
const accountOf = (record: string, n: string): string => `00000000${record.replaceAll(/\D/g, '')}${n}`;
const noticed: Step = [
  'publish',
  '2021-07-14',
  () => ({ set: { 'notice-from': '2021-07-14', 'notice-to': '2021-07-21' } }),
];
const approved: Step = [
  'approve',
  '2021-07-26',
  ({ amount }) => ({
    set: { decision: '示例兑现〔2021〕7号', fund: 'district' },
    amounts: { approved: amount },
  }),
];
const sentIn = (batch: string, on: string): readonly Step[] => [
  ['assign', on, () => ({ set: { 'payment-batch': batch } })],
  ['send', on],
];
const paidOn = (on: string): Step => [
  'pay',
  on,
  ({ record, amount }) => ({ set: { voucher: `凭证-${record}-1` }, amounts: { paid: amount } }),
];
const returned: Step = [
  'return-payment',
  '2021-08-12',
  ({ amount }) => ({
    set: { 'return-reason': '收款账户已销户' },
    amounts: { paid: `-${amount}`, returned: amount },
  }),
];
const corrected: Step = [
  'correct-account',
  '2021-08-20',
  ({ record }) => ({ set: { 'payee-account': accountOf(record, '2') } }),
];
const demanded: Step = [
  'demand-back',
  '2021-08-16',
  ({ amount }) => ({
    set: {
      'reclaim-reason': '重复申报核查，收回一半',
      'reclaim-by': '2021-09-15',
      'reclaim-number': '示例追回〔2021〕1号（合成）',
      'reclaim-account': '户名：区财政局国库收付中心（示例）；开户银行：示例银行武昌支行；账号：000000000021',
    },
    amounts: { demanded: half(amount) },
  }),
];
const half = (amount: string): string => new Big(amount).div(2).round(2).toFixed();

const ready = [confirmed, noticed, approved];
const paid = [...ready, ...sentIn(batches[0], '2021-08-03'), paidOn('2021-08-05')];

/** How far the awards are that began by telling the firm. */
const toldPaths: readonly Path[] = [
  { count: 9, steps: [] },
  { count: 6, steps: [confirmed] },
  { count: 5, steps: [confirmed, ['review', '2021-07-13', () => ({ set: { opinion: '系统比对无误' } })]] },
  {
    count: 6,
    steps: [
      confirmed,
      ['publish', '2021-08-17', () => ({ set: { 'notice-from': '2021-08-17', 'notice-to': '2021-08-24' } })],
    ],
  },
  { count: 4, steps: ready },
  { count: 12, steps: paid },
  { count: 1, steps: [...paid, returned] },
  { count: 1, steps: [...paid, returned, corrected, ...sentIn(batches[1], '2021-08-24')] },
  { count: 1, steps: [...paid, demanded] },
  {
    count: 1,
    steps: [
      ...paid,
      demanded,
      ['reclaim-part', '2021-08-20', ({ amount }) => ({ amounts: { reclaimed: half(amount) } })],
    ],
  },
  {
    count: 1,
    steps: [
      ...ready,
      ...sentIn(batches[0], '2021-08-03'),
      ['refuse', '2021-08-05', () => ({ set: { 'return-reason': '户名与账号不符' } })],
    ],
  },
  { count: 6, steps: [...ready, ...sentIn(batches[1], '2021-08-24')] },
  { count: 3, steps: [...ready, ['assign', '2021-08-24', () => ({ set: { 'payment-batch': batches[2] } })]] },
  { count: 2, steps: [['lapse', '2021-07-20', () => ({ set: { 'reject-reason': '逾期未确认' } })]] },
  { count: 1, steps: [['decline', '2021-07-09', () => ({ set: { 'reject-reason': '企业自愿放弃' } })]] },
];
const appliedPaths: readonly Path[] = [
  { count: 4, steps: [] },
  {
    count: 3,
    steps: [['ask-papers', '2021-07-12', () => ({ set: { asked: '办公用房租赁合同、租金发票' } })]],
  },
  {
    count: 1,
    steps: [
      ['ask-papers', '2021-07-12', () => ({ set: { asked: '研发费用辅助账' } })],
      ['complete', '2021-07-15'],
      ['review', '2021-07-19', () => ({ set: { opinion: '材料齐全' } })],
    ],
  },
];

/**
 * Awards of July and August that the policies give: the firm was told what it is due, or applied for it. Each is judged
 * eligible on its day, and its amount is what the policy gives. None counts in the half year.
 */
export function awardFlow(
  random: Random,
  firms: ReadonlyMap<string, RegisteredFirm>,
  known: Firms,
  held: ReadonlySet<string>,
  last: number,
): HistoricWork[] {
  const candidates = random.shuffled([...firms.values()]);
  const used = new Set(held);
  let count = last;
  const work: HistoricWork[] = [];
  const fits = (channel: DemoPolicy['channel'], paths: readonly Path[]) => {
    const list = demoPolicies.filter(
      (one) => one.channel === channel && one.scheme === 'industry-development',
    );
    const wanted = paths.flatMap(({ count: n, steps }) => Array.from({ length: n }, () => steps));
    let at = 0;
    for (const firm of candidates)
      for (const policy of list) {
        const steps = wanted[at];
        if (!steps) return;
        const name = `${policy.code} ${firm.id}`;
        const group = policy.terms.stacking ? `${policy.terms.stacking.group} ${firm.id}` : name;
        if (used.has(name) || used.has(group)) continue;
        const judged = judge(policy.terms, firmProfile, known.judged(firm.id, told), told);
        if (judged.eligibility !== 'eligible' || judged.amount === null || Number(judged.amount) <= 0)
          continue;
        used.add(name).add(group);
        count += 1;
        at += 1;
        const record = `JB-2021-${String(count).padStart(5, '0')}`;
        work.push(
          ...historyOf(policy, firm, { record, amount: judged.amount }, steps, channel !== 'express', at),
        );
      }
  };
  fits('no-application', toldPaths);
  fits('express', appliedPaths);
  return [...work, ...batchesOf(work)];
}

function historyOf(
  policy: DemoPolicy,
  firm: RegisteredFirm,
  award: Award,
  steps: readonly Step[],
  isTold: boolean,
  at: number,
): HistoricWork[] {
  const { code, zh, scheme, clause, channel, unit, terms } = policy;
  // Who has not answered yet was told lately.
  const on = steps.length === 0 ? '2021-08-19' : told;
  const set: Record<string, FieldValue> = {
    matter: `${zh}－${firm.name}`,
    enterprise: firm.id,
    'applicant-kind': firm.selfEmployed ? 'self-employed' : 'enterprise',
    scheme,
    clause,
    policy: `${zh}（示例）`,
    'policy-version': versionOf(code),
    'policy-code': code,
    ...(terms.often === 'once' ? { 'once-code': code } : {}),
    year: '2021',
    channel,
    ...(isTold ? { 'notified-on': on, 'confirm-by': addDays(on, on === told ? 14 : 12) } : {}),
  };
  const said = { register: 'award', record: award.record, recordedBy: unit };
  const minutes = String(at % 60).padStart(2, '0');
  const opening: HistoricEntry = {
    ...said,
    transition: isTold ? 'notify' : 'apply',
    occurredOn: on,
    recordedAt: `${on}T09:${minutes}:00+08:00`,
    unit,
    street: firm.street,
    set,
    amounts: { applied: award.amount },
  };
  return [
    opening,
    ...steps.map(
      ([transition, day, say]): HistoricEntry => ({
        ...said,
        transition,
        occurredOn: day,
        recordedAt: `${day}T${hours[transition] ?? '11'}:${minutes}:00+08:00`,
        ...say?.(award),
      }),
    ),
  ];
}

/** The batches that the awards are in: one closed, one with the bank, one drawn up. */
function batchesOf(work: readonly HistoricWork[]): HistoricWork[] {
  const awards = new Map<string, { amount: Big; paid: boolean; batches: Set<string> }>();
  for (const item of work) {
    if ('corrects' in item) continue;
    const award = awards.get(item.record) ?? { amount: new Big(0), paid: false, batches: new Set<string>() };
    if (item.transition === 'notify' || item.transition === 'apply')
      award.amount = new Big(String(item.amounts?.applied));
    if (item.transition === 'pay') award.paid = true;
    const batch = item.set?.['payment-batch'];
    if (typeof batch === 'string') award.batches.add(batch);
    awards.set(item.record, award);
  }
  const inBatch = (batch: string) => [...awards.values()].filter((award) => award.batches.has(batch));
  const sum = (list: readonly { amount: Big }[]) =>
    list.reduce((a, { amount }) => a.plus(amount), new Big(0)).toFixed();
  return batches.flatMap((record, i): HistoricWork[] => {
    const all = inBatch(record);
    const made = all.filter(({ paid: isPaid }) => isPaid);
    const said = { register: 'payment-batch', record, recordedBy: 'finance' };
    const step = (transition: string, on: string, more: Partial<HistoricEntry>): HistoricEntry => ({
      ...said,
      transition,
      occurredOn: on,
      recordedAt: `${on}T${transition === 'draw-up' ? '08:30' : transition === 'send' ? '10:30' : '17:10'}:00+08:00`,
      ...more,
    });
    const drawn = step('draw-up', ['2021-08-02', '2021-08-23', '2021-08-24'][i] as string, {
      unit: 'finance',
      set: {
        name: `2021年8月第${i + 1}批（示例，合成）`,
        fund: 'district',
        bank: '示例银行（合成）',
        account: '产业专项资金户（示例）',
      },
      amounts: { lines: String(all.length), total: sum(all) },
    });
    if (i === 2) return [drawn];
    const on = ['2021-08-03', '2021-08-24'][i] as string;
    const sent = step('send', on, {
      set: { file: `${record}.csv`, 'sent-on': on, 'file-digest': `示例-${record}` },
    });
    if (i === 1) return [drawn, sent];
    const reconciled = step('reconcile', '2021-08-05', {
      set: { 'answered-on': '2021-08-05', receipt: '回单-示例0001' },
      amounts: {
        'paid-lines': String(made.length),
        paid: sum(made),
        'refused-lines': String(all.length - made.length),
        refused: sum(all.filter(({ paid: isPaid }) => !isPaid)),
      },
    });
    return [drawn, sent, reconciled, step('close', '2021-08-06', {})];
  });
}
