import { all, atLeast, defineRegister, is, repaymentMethods, type Terms } from '@taizhang/definition';
import { marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const said = (zh: string, en: string) => ({ zh, en });
const base = { keeper: said('市场', 'The market'), description: said('信贷', 'Lending'), metrics: {} };
const name = { name: { kind: 'text' as const, title: said('名称', 'Name') } };
const lent = {
  rate: { kind: 'number' as const, unit: 'percent' as const, title: said('利率', 'Rate') },
  term: { kind: 'number' as const, unit: 'number' as const, title: said('期限', 'Term') },
  method: { kind: 'category' as const, title: said('还款方式', 'Method'), options: repaymentMethods },
};
const refers = (register: string, zh: string) => ({
  kind: 'reference' as const,
  register,
  title: said(zh, zh),
});

const product = defineRegister({
  ...base,
  id: 'product',
  title: said('产品', 'Products'),
  prefix: 'PR',
  titleField: 'name',
  places: 'none',
  fields: {
    ...name,
    longest: lent.term,
    until: { kind: 'date', title: said('止', 'Until') },
    terms: { kind: 'terms', title: said('条件', 'Terms') },
  },
  measures: { most: { title: said('最高', 'Most'), unit: 'yuan' } },
  stages: { open: { title: said('在售', 'Open') } },
  transitions: { open: { title: said('发布', 'Publish'), to: 'open' } },
});

const demand = defineRegister({
  ...base,
  id: 'demand',
  title: said('需求', 'Demands'),
  prefix: 'DE',
  titleField: 'name',
  places: 'none',
  fields: {
    ...name,
    ...lent,
    trader: refers('trader', '商户'),
    drawn: { kind: 'date', title: said('放款日', 'Drawn on') },
  },
  measures: {
    wanted: { title: said('需求', 'Wanted'), unit: 'yuan' },
    lent: { title: said('已贷', 'Lent'), unit: 'yuan' },
  },
  stages: { asked: { title: said('需求', 'Asked') }, lent: { title: said('已贷', 'Lent') } },
  transitions: {
    open: { title: said('需求', 'Ask'), to: 'asked' },
    lend: { title: said('放款', 'Lend'), from: ['asked'], to: 'lent' },
  },
  gathers: {
    bids: { title: said('报价', 'Bids'), register: 'bid', by: 'demand', fields: ['rate', 'term'] },
  },
  repayments: {
    plan: {
      title: said('还款', 'Repayment'),
      principal: 'lent',
      rate: 'rate',
      term: 'term',
      method: 'method',
      first: 'drawn',
      dayCount: '30/360',
      stages: ['lent'],
    },
  },
  facts: {
    interest: {
      title: said('上年利息', 'Interest of last year'),
      interest: { repayment: 'plan', counted: 'due', within: { back: 1 } },
    },
  },
  fits: {
    products: {
      title: said('适合的产品', 'Products that fit'),
      register: 'product',
      stages: ['open'],
      until: 'until',
      while: ['asked'],
      bounds: [
        { id: 'most', title: said('额度', 'Amount'), own: 'wanted', operator: '<=', theirs: 'most' },
        {
          id: 'term',
          title: said('期限', 'Term'),
          own: 'term',
          operator: '<=',
          theirs: 'longest',
          open: true,
        },
      ],
      terms: { field: 'terms', of: 'trader' },
      shows: ['most', 'longest'],
      opens: { register: 'bid', transition: 'open', record: 'demand', chosen: 'product', own: ['trader'] },
    },
  },
  comparisons: {
    bids: {
      title: said('比较', 'Compared'),
      gathering: 'bids',
      stages: ['open'],
      until: 'until',
      transition: 'take',
      repayment: 'plan',
      supposes: {
        stage: 'lent',
        set: { rate: { field: 'rate' }, term: { field: 'term' }, method: { field: 'method' } },
        principal: 'lent',
        first: 'drawn',
        of: { reference: 'trader', interest: 'takings' },
      },
    },
  },
});

const bid = defineRegister({
  ...base,
  id: 'bid',
  title: said('报价', 'Bids'),
  prefix: 'BI',
  titleField: 'name',
  places: 'none',
  fields: {
    ...name,
    ...lent,
    trader: refers('trader', '商户'),
    demand: { ...refers('demand', '需求'), same: { trader: 'trader' } },
    product: refers('product', '产品'),
    until: { kind: 'date', title: said('止', 'Until') },
  },
  measures: { amount: { title: said('金额', 'Amount'), unit: 'yuan' } },
  stages: {
    open: { title: said('在报', 'Open') },
    taken: { title: said('已接受', 'Taken'), ended: true },
    lapsed: { title: said('失效', 'Lapsed'), ended: true },
  },
  transitions: {
    open: { title: said('报价', 'Bid'), to: 'open' },
    take: {
      title: said('接受', 'Take'),
      from: ['open'],
      to: 'taken',
      moves: [{ which: { beside: 'demand', stages: ['open'] }, transition: 'lapse' }],
    },
    lapse: { title: said('失效', 'Lapse'), from: ['open'], to: 'lapsed' },
  },
  repayments: {
    plan: {
      title: said('测算', 'Reckoned'),
      principal: 'amount',
      rate: 'rate',
      term: 'term',
      method: 'method',
      dayCount: '30/360',
      stages: ['open'],
    },
  },
});

const open = (register: string, record: string, set: object, amounts: object = {}, unit = 'bench-a') =>
  marketEntry(register, record, { name: `${record}（合成）`, ...set }, amounts, { unit });
const clauses = { first: { number: '第一条', text: said('文', 'Text') } };
const half: Terms['lines'][number] = {
  id: 'half',
  title: said('一半', 'Half'),
  clause: 'first',
  amount: { multiply: [{ field: 'interest' }, { number: '50', unit: 'percent' }] },
};
const ofDemand: Terms = {
  subject: 'demand',
  clauses,
  conditions: [{ id: 'lent', title: said('已贷', 'Lent'), clause: 'first', when: all(is('stage', 'lent')) }],
  lines: [half],
  often: 'yearly',
};
const forTraders: Terms = {
  subject: 'trader',
  clauses,
  conditions: [
    {
      id: 'trade',
      title: said('行当', 'Trade'),
      clause: 'first',
      when: all(is('trade', 'food')),
      fixed: true,
    },
    { id: 'staff', title: said('人数', 'Staff'), clause: 'first', when: all(atLeast('staff', '3')) },
  ],
  lines: [{ ...half, amount: { number: '9000', unit: 'yuan' } }],
  often: 'once',
};

const given = (trader: string, rate: string) => ({
  trader,
  demand: 'DE-1',
  rate,
  term: '12',
  method: 'interest-monthly',
});
const { as, stranger } = serving(
  buildApp,
  marketPackage(
    [
      open('trader', 'TR-1', { trade: 'food' }, { staff: '2' }),
      open('trader', 'TR-2', { trade: 'books' }, {}, 'bench-b'),
      open('product', 'PR-1', { longest: '24', terms: forTraders }, { most: '10000' }),
      open('product', 'PR-2', {}, { most: '5000' }),
      open('product', 'PR-3', {}, { most: '120000' }),
      open('product', 'PR-4', { until: '2021-06-30' }, { most: '120000' }),
      open('demand', 'DE-1', { trader: 'TR-1' }, { wanted: '8000' }),
      open('demand', 'DE-2', { trader: 'TR-2', term: '36' }, { wanted: '8000' }),
      open('demand', 'DE-3', { trader: 'TR-2' }, { wanted: '8000' }, 'bench-b'),
      open('bid', 'BI-1', given('TR-1', '6'), { amount: '120000' }),
      open('bid', 'BI-2', { ...given('TR-1', '3.6'), until: '2021-06-30' }, { amount: '120000' }),
      open('scheme', 'SC-1', { code: 'a', from: '2021-01-01', terms: ofDemand }),
      open('scheme', 'SC-2', {
        code: 'b',
        from: '2021-01-01',
        terms: termsOfScheme('food', '0', '50', { conditions: [] }),
      }),
    ],
    [product, demand, bid],
  ),
);
const fits = (record: string, register = 'demand') => `/api/records/${register}/${record}/fits`;
const comparisons = (record: string, register = 'demand') => `/api/records/${register}/${record}/comparisons`;

describe('GET /api/records/:register/:id/fits', () => {
  it('tells what fits, nearly or not, and why, with what may be opened', async () => {
    const { status, json } = await (await as('clerk.a')).get(fits('DE-1'));
    expect(status).toBe(200);
    const [products] = json.fits;
    expect(products).toMatchObject({ id: 'products', hidden: false, opens: { en: 'Bid' } });
    expect(
      products.offered.map((one: Record<string, unknown>) => [one.id, one.eligibility, one.amount]),
    ).toEqual([
      ['PR-3', 'eligible', null],
      ['PR-1', 'nearly', '9000'],
      ['PR-2', 'nearly', null],
    ]);
    const [, first, second] = products.offered;
    expect(first.opening).toEqual({
      register: 'bid',
      transition: 'open',
      given: { demand: 'DE-1', product: 'PR-1', trader: 'TR-1' },
    });
    const failing = (one: typeof first) =>
      one.conditions.filter(({ truth }: { truth: boolean }) => truth !== true);
    expect(failing(first)[0]).toMatchObject({
      id: 'staff',
      clause: { number: '第一条' },
      gaps: [{ way: 'more' }],
    });
    expect(failing(second)[0]).toMatchObject({
      id: 'most',
      clause: { number: 'PR-2' },
      gaps: [{ way: 'less' }],
    });
  });

  it('knows nothing of whom is out of reach, and judges what the demand itself says', async () => {
    const [products] = (await (await as('clerk.a')).get(fits('DE-2'))).json.fits;
    expect(products.hidden).toBe(true);
    const found = products.offered.find(({ id }: { id: string }) => id === 'PR-1');
    expect(found).toMatchObject({ eligibility: 'nearly', amount: null });
    expect(found.conditions.map(({ truth }: { truth: boolean | null }) => truth)).toEqual([
      true,
      false,
      null,
      null,
    ]);
  });

  it('is told to nobody out of reach, of nothing that is not there, and of no register that declares none', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.get(fits('DE-3'))).json.code).toBe('unknown-record');
    expect((await clerk.get(fits('DE-9'))).json.code).toBe('unknown-record');
    expect((await clerk.get(fits('DE-1', 'nothing'))).json.code).toBe('unknown-register');
    expect((await clerk.get(fits('BI-1', 'bid'))).json.fits).toEqual([]);
    expect((await stranger().get(fits('DE-1'))).status).toBe(401);
  });
});

describe('GET /api/records/:register/:id/comparisons', () => {
  it('compares how each would be paid back, and what policies in force would give for its interest', async () => {
    const { status, json } = await (await as('clerk.a')).get(comparisons('DE-1'));
    expect(status).toBe(200);
    const [bids] = json.comparisons;
    expect(bids).toMatchObject({ id: 'bids', transition: { id: 'take' }, others: 1, hidden: false });
    const [one, two] = bids.offers;
    // Six instalments of 600 yuan fall into 2021, from the first of August on, and seven into 2022.
    expect(one).toMatchObject({
      id: 'BI-1',
      interest: '7200.00',
      share: '6.00',
      count: 12,
      open: true,
      mayTake: true,
    });
    expect(one.first).toHaveLength(3);
    expect(one.last).toMatchObject({ number: 12, payment: '120600.00' });
    expect(
      one.gifts.map((gift: { policy: { id: string }; total: string }) => [gift.policy.id, gift.total]),
    ).toEqual([
      ['SC-1', '3600.00'],
      ['SC-2', '3600.00'],
    ]);
    expect(
      one.gifts[0].years.map(({ year, interest, amount }: Record<string, string>) => [
        year,
        interest,
        amount,
      ]),
    ).toEqual([
      ['2021', '3000.00', '1500'],
      ['2022', '4200.00', '2100'],
    ]);
    expect(one.net).toBe('3600.00');
    expect(two).toMatchObject({ id: 'BI-2', interest: '4320.00', open: false, mayTake: false });
  });

  it('is told to nobody out of reach', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.get(comparisons('DE-3'))).json.code).toBe('unknown-record');
    expect((await clerk.get(comparisons('DE-1', 'nothing'))).json.code).toBe('unknown-register');
    expect((await (await as('coordinator')).get(comparisons('DE-2'))).json.comparisons[0].offers).toEqual([]);
    expect((await stranger().get(comparisons('DE-1'))).status).toBe(401);
  });

  it('has terms that are sound, also where they are of no policy', async () => {
    const terms = {
      ...forTraders,
      conditions: [{ ...forTraders.conditions[0], when: all(is('nothing', 'x')) }],
    };
    const posting = {
      register: 'product',
      record: 'PR-9',
      transition: 'open',
      occurredOn: '2021-07-01',
      unit: 'bench-a',
      set: { name: '产品（合成）', terms: JSON.stringify(terms) },
    };
    const clerk = await as('clerk.a');
    const { json } = await clerk.post('/api/work', { key: 'unsound', posting, basis: null, form: null });
    expect(json.code).toBe('unsound-terms');
  });

  it('is of the trader whose demand it answers, and of no other', async () => {
    const clerk = await as('clerk.a');
    const { register, ...entry } = open('bid', 'BI-9', { trader: 'TR-1', demand: 'DE-2' }, { amount: '1' });
    const posting = {
      register,
      record: 'BI-9',
      transition: 'open',
      occurredOn: '2021-07-01',
      unit: entry.unit,
      set: entry.set,
      amounts: { amount: { value: '1', unit: 'yuan' } },
    };
    const { json } = await clerk.post('/api/work/preview', { posting });
    expect(JSON.stringify(json)).toContain('reference-unfit');
  });
});
