import type { HistoricWork } from '@taizhang/ledger';
import { contributionNextYear } from '../policies/contribution-next-year.ts';
import { type DemoPolicy, demoPolicies } from '../policies/index.ts';

/** The record of a policy's version of a year. */
export const versionOf = (code: string, year = '2021'): string => `ZC-${code}-${year}`;

/** Those that had a version before: their amounts were lower then. */
const older = ['JR-TX', 'KC-GX', 'SM-RT'];
const suspended = 'SM-HZ';
/** Of which the next version is being drafted, to try against this one. */
const drafted = 'TY-JJ';

interface Issue {
  readonly year: string;
  readonly draftedOn: string;
  readonly publishedOn: string;
}
const of2020: Issue = { year: '2020', draftedOn: '2019-12-03', publishedOn: '2019-12-24' };
const of2021: Issue = { year: '2021', draftedOn: '2020-11-26', publishedOn: '2020-12-25' };

/** 惠企政策 of the demo: drafted, published after review, three of them taking over from a version before. */
export function policyVersions(): HistoricWork[] {
  return [
    ...demoPolicies.flatMap((policy, i) => [
      ...(older.includes(policy.code) ? superseded(policy, i) : []),
      ...published(policy, i),
    ]),
    ...demoPolicies.filter(({ code }) => code === suspended).map(pausing),
    ...demoPolicies.filter(({ code }) => code === drafted).map(nextDraft),
  ];
}

function draftOf(policy: DemoPolicy, i: number, { year, draftedOn }: Issue, to: string): HistoricWork {
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
      'apply-from': `${year}-02-01`,
      'apply-to': `${year}-11-30`,
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

function superseded(policy: DemoPolicy, i: number): HistoricWork[] {
  return [
    ...published(policy, i, of2020, '2020-12-31'),
    {
      register: 'policy',
      record: versionOf(policy.code, '2020'),
      transition: 'end',
      occurredOn: '2020-12-31',
      recordedAt: `2021-01-04T09:${String(i).padStart(2, '0')}:00+08:00`,
      recordedBy: policy.unit,
      set: { to: '2020-12-31', reason: '由2021年版替代' },
    },
  ];
}

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
