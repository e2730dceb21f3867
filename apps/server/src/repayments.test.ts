import { defineRegister, repaymentMethods } from '@taizhang/definition';
import { workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const said = (zh: string, en: string) => ({ zh, en });
const advance = defineRegister({
  id: 'advance',
  title: said('垫款', 'Advances'),
  description: said('垫款', 'Advances'),
  keeper: said('车间', 'Workshop'),
  prefix: 'AD',
  titleField: 'label',
  places: 'none',
  fields: {
    label: { kind: 'text', title: said('标签', 'Label') },
    rate: { kind: 'number', unit: 'percent', title: said('年化利率', 'Rate per year') },
    term: { kind: 'number', unit: 'number', title: said('期限（月）', 'Term (months)') },
    method: { kind: 'category', title: said('还款方式', 'Method'), options: repaymentMethods },
    from: { kind: 'date', title: said('放款日', 'Drawn on') },
  },
  measures: { lent: { title: said('本金', 'Lent'), unit: 'yuan' } },
  stages: { asked: { title: said('已申请', 'Asked') }, lent: { title: said('已放款', 'Lent') } },
  transitions: {
    ask: { title: said('申请', 'Ask'), to: 'asked' },
    open: { title: said('放款', 'Lend'), to: 'lent' },
  },
  repayments: {
    plan: {
      title: said('还款计划', 'Schedule'),
      principal: 'lent',
      rate: 'rate',
      term: 'term',
      method: 'method',
      first: 'from',
      dayCount: '30/360',
      stages: ['lent'],
    },
  },
  metrics: {},
});

const lent = (record: string, set: object, unit = 'bench-a', transition = 'open') => ({
  recordedAt: '2021-01-02T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-01-02',
  register: 'advance',
  record,
  transition,
  unit,
  set: { label: `${record}（合成）`, rate: '4.8', term: '12', from: '2021-01-31', ...set },
  amounts: { lent: '120000' },
});

function district(): DistrictPackage {
  const base = workshopPackage();
  const past = [
    lent('AD-1', { method: 'equal-principal' }),
    lent('AD-2', {}),
    lent('AD-3', { method: 'at-maturity' }, 'bench-b'),
    lent('AD-4', { method: 'at-maturity' }, 'bench-a', 'ask'),
  ];
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, advance],
    history: () => [...base.history(), ...past] as never,
  } as DistrictPackage;
}

const { as, stranger } = serving(buildApp, district());
const path = (record: string, register = 'advance') => `/api/records/${register}/${record}/repayments`;

describe('GET /api/records/:register/:id/repayments', () => {
  it('tells every instalment, and what they are reckoned from', async () => {
    const { status, json } = await (await as('clerk.a')).get(path('AD-1'));
    expect(status).toBe(200);
    const [plan] = json.repayments;
    expect(plan).toMatchObject({ id: 'plan', interest: '3120.00', missing: [], note: null });
    expect(plan.terms).toMatchObject({ principal: '120000', rate: '4.8', term: 12, first: '2021-01-31' });
    expect(plan.instalments).toHaveLength(12);
    expect(plan.instalments[0]).toMatchObject({ due: '2021-02-28', payment: '10480.00' });
    expect(plan.instalments.at(-1)).toMatchObject({ due: '2022-01-31', remaining: '0.00' });
  });

  it('says what is missing, and has none before anything is lent', async () => {
    const clerk = await as('clerk.a');
    const [plan] = (await clerk.get(path('AD-2'))).json.repayments;
    expect(plan).toMatchObject({ terms: null, instalments: [], missing: [{ id: 'method' }] });
    expect((await clerk.get(path('AD-4'))).json).toEqual({ repayments: [] });
  });

  it('is told to nobody out of reach, and of nothing that is not there', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.get(path('AD-3'))).json.code).toBe('unknown-record');
    expect((await clerk.get(path('AD-9'))).json.code).toBe('unknown-record');
    expect((await clerk.get(path('AD-1', 'nothing'))).json.code).toBe('unknown-register');
    expect((await stranger().get(path('AD-1'))).status).toBe(401);
  });
});
