import type { HistoricWork } from '@taizhang/ledger';
import { contributionNextYear } from '../policies/contribution-next-year.ts';
import { type DemoPolicy, demoPolicies, formerPolicies } from '../policies/index.ts';

/** The record of a policy's version of a year. */
export const versionOf = (code: string, year = '2021'): string => `ZC-${code}-${year}`;

/** The first day on which awards follow the policies of 2021. */
export const policiesOf2021 = '2021-01-18';
/** The last day on which the policies before them were in force. */
const formerUntil = '2021-08-15';

/** Those that had a version before: their amounts were lower then. */
const older = ['JR-TX', 'KC-GX', 'SM-RT'];
const suspended = 'SM-HZ';
/** Of which the next version is being drafted, to try against this one. */
const drafted = 'TY-JJ';

interface Issue {
  readonly year: string;
  readonly draftedOn: string;
  readonly publishedOn: string;
  /** When it may be applied for; absent: from February to November of the year. */
  readonly window?: readonly [from: string, to: string];
}
const of2020: Issue = { year: '2020', draftedOn: '2019-12-03', publishedOn: '2019-12-24' };
const of2021: Issue = { year: '2021', draftedOn: '2020-11-26', publishedOn: '2020-12-25' };

/** In force until those of 2021 had taken over from them. */
const ofFormer: Issue = { ...of2020, window: ['2020-01-01', '2021-07-31'] };

/** 惠企政策 of the demo: drafted, published after review, three of them taking over from a version before. */
export function policyVersions(): HistoricWork[] {
  return [
    ...demoPolicies.flatMap((policy, i) => [
      ...(older.includes(policy.code) ? superseded(policy, i) : []),
      ...published(policy, i),
    ]),
    ...formerPolicies.flatMap((policy, i) => [
      ...published(policy, demoPolicies.length + i, ofFormer, formerUntil),
      ended(
        policy,
        demoPolicies.length + i,
        '2020',
        formerUntil,
        '2021-08-16',
        '政策到期，由2021年各项政策承接',
      ),
    ]),
    ...demoPolicies.filter(({ code }) => code === suspended).map(pausing),
    ...demoPolicies.filter(({ code }) => code === drafted).map(nextDraft),
  ];
}

function draftOf(
  policy: DemoPolicy,
  i: number,
  { year, draftedOn, window = [`${year}-02-01`, `${year}-11-30`] }: Issue,
  to: string,
): HistoricWork {
  const { code, zh, industry, scheme, channel, unit, budget, fund = 'district', terms } = policy;
  return {
    register: 'policy',
    record: versionOf(code, year),
    transition: 'draft',
    occurredOn: draftedOn,
    recordedAt: `${draftedOn}T10:${String(i).padStart(2, '0')}:00+08:00`,
    recordedBy: unit,
    unit,
    set: {
      name: `${zh}（示例，合成）`,
      code,
      version: `${year}年版`,
      'issued-by': '区人民政府办公室（示例）',
      issuer: unit,
      industry,
      scheme,
      channel,
      from: `${year}-01-01`,
      to,
      'apply-from': window[0],
      'apply-to': window[1],
      fund,
      terms,
      summary: terms.clauses[terms.lines[0]?.clause ?? '']?.text.zh ?? zh,
      note: '条款和标准为示例，并非现行文件',
      ...(year === '2021' && older.includes(code) ? { predecessor: versionOf(code, '2020') } : {}),
    },
    amounts: { budget: { value: budget, unit: 'wan-yuan' } },
  };
}

function published(policy: DemoPolicy, i: number, issue = of2021, to = '2021-12-31'): HistoricWork[] {
  const { code, unit } = policy;
  const { year, publishedOn } = issue;
  return [
    draftOf(policy, i, issue, to),
    {
      register: 'policy',
      record: versionOf(code, year),
      transition: 'publish',
      occurredOn: publishedOn,
      recordedAt: `${publishedOn}T15:${String(i).padStart(2, '0')}:00+08:00`,
      recordedBy: unit,
      set: { 'document-number': `武政办〔示例${year}〕${i + 1}号（合成）` },
      evidence: [`${versionOf(code, year)}.pdf`],
    },
  ];
}

const superseded = (policy: DemoPolicy, i: number): HistoricWork[] => [
  ...published(policy, i, of2020, '2020-12-31'),
  ended(policy, i, '2020', '2020-12-31', '2021-01-04', '由2021年版替代'),
];

const ended = (
  { code, unit }: DemoPolicy,
  i: number,
  year: string,
  to: string,
  known: string,
  reason: string,
): HistoricWork => ({
  register: 'policy',
  record: versionOf(code, year),
  transition: 'end',
  occurredOn: to,
  recordedAt: `${known}T09:${String(i).padStart(2, '0')}:00+08:00`,
  recordedBy: unit,
  set: { to, reason },
});

const pausing = ({ code, unit }: DemoPolicy): HistoricWork => ({
  register: 'policy',
  record: versionOf(code),
  transition: 'suspend',
  occurredOn: '2021-08-03',
  recordedAt: '2021-08-03T11:20:00+08:00',
  recordedBy: unit,
  set: { reason: '疫情防控期间展会暂停举办' },
});

const nextDraft = (policy: DemoPolicy, i: number): HistoricWork =>
  draftOf(
    { ...policy, terms: contributionNextYear(policy.terms) },
    i,
    { year: '2022', draftedOn: '2021-08-10', publishedOn: '' },
    '2022-12-31',
  );
