import type { Computation, FieldValue, Register } from '@taizhang/definition';
import type { HistoricWork } from '@taizhang/ledger';
import { compute, type Version, versionOn } from '@taizhang/policy';
import { registers } from '@taizhang/registers';

const registerOf = (id: string): Register => registers.find((one) => one.id === id) as Register;
const household = registerOf('household');
const project = registerOf('expropriation');
const table = registerOf('compensation-plan');
const computation = household.computations?.compensation as Computation;

interface Plan {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly rates: Readonly<Record<string, string>>;
  readonly ends: 'in-force' | 'superseded' | 'draft';
}

const first: Readonly<Record<string, string>> = {
  'shared-area': '10',
  'unregistered-share': '50',
  moving: '20',
  'moving-least': '1200',
  'moving-times': '2',
  transition: '25',
  'transition-least': '1500',
  'transition-months-money': '6',
  'transition-months-exchange': '24',
  suspension: '8',
  'suspension-untaxed': '4',
  'reward-first': '6',
  'reward-second': '3',
  'reward-later': '1',
  'reward-most': '120000',
  'low-income': '20000',
  disabled: '10000',
};

/** The versions of the demo’s plan: an example whose rates are made up. The last is a draft, to try against. */
const plans: readonly Plan[] = [
  {
    id: 'BF-2021-01',
    name: '2021年房屋征收补偿方案（示例，合成）',
    from: '2021-01-01',
    rates: first,
    ends: 'superseded',
  },
  {
    id: 'BF-2021-02',
    name: '2021年房屋征收补偿方案修订版（示例，合成）',
    from: '2021-05-01',
    rates: { ...first, moving: '25', 'moving-least': '1500', transition: '28', 'reward-first': '5' },
    ends: 'in-force',
  },
  {
    id: 'BF-2021-03',
    name: '2021年房屋征收补偿方案征求意见稿（示例，合成）',
    from: '2021-10-01',
    rates: { ...first, moving: '25', transition: '30', 'reward-first': '4', 'low-income': '30000' },
    ends: 'draft',
  },
];

const by = { recordedBy: 'housing-expropriation' };

/** The plans as they were drafted, put in force and superseded. */
export function compensationPlans(): HistoricWork[] {
  return plans.flatMap(({ id, name, from, rates, ends }, i): HistoricWork[] => {
    const said = { register: 'compensation-plan', record: id, ...by };
    const draftedOn = ['2020-12-10', '2021-04-06', '2021-08-03'][i] as string;
    const draft: HistoricWork = {
      ...said,
      transition: 'draft',
      occurredOn: draftedOn,
      recordedAt: `${draftedOn}T10:00:00+08:00`,
      unit: 'housing-expropriation',
      set: { name, 'holds-from': from, note: '条款和标准为示例，并非现行文件' },
      amounts: rates,
    };
    if (ends === 'draft') return [draft];
    const issuedOn = ['2020-12-28', '2021-04-28'][i] as string;
    const issue: HistoricWork = {
      ...said,
      transition: 'put-in-force',
      occurredOn: issuedOn,
      recordedAt: `${issuedOn}T15:00:00+08:00`,
      set: { 'document-number': `武征办〔示例〕${i + 1}号（合成）`, 'issued-by': 'district' },
      evidence: [`补偿方案-${id}.pdf`],
    };
    if (ends === 'in-force') return [draft, issue];
    const ended = { occurredOn: '2021-05-01', recordedAt: '2021-05-06T09:30:00+08:00' };
    return [draft, issue, { ...said, transition: 'supersede', ...ended }];
  });
}

const versions: readonly Version[] = plans
  .filter(({ ends }) => ends !== 'draft')
  .map(({ id, name, from, rates }) => ({
    id,
    title: name,
    register: table,
    attributes: { 'holds-from': from },
    holdings: rates,
  }));

/** What a household of the demo agrees on: what the plan of its day of signing gives, reckoned as the house does. */
export function agreedBy(
  attributes: Readonly<Record<string, FieldValue>>,
  holdings: Readonly<Record<string, string>>,
  ofProject: Readonly<Record<string, FieldValue>>,
): string {
  const subject = {
    register: household,
    stage: 'appraised',
    unit: null,
    street: null,
    attributes,
    holdings,
    referred: { project: { register: project, attributes: ofProject, holdings: {} } },
  };
  const version = versionOn(computation, subject, versions, String(attributes['signed-on']));
  const { amount, missing } = compute(computation, subject, version, { silent: true });
  if (amount === null)
    throw new Error(`the compensation lacks ${missing.map(({ name }) => name).join(', ')}`);
  return amount;
}
