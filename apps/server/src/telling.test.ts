import { licensedTrader, marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const scheme = (id: string, channel: string, unit: string) => {
  const terms = termsOfScheme('food', '50', '2');
  const set = { name: `${id}（合成）`, code: id, from: '2021-01-01', channel, terms };
  return marketEntry('scheme', id, set, { budget: '20000' }, { unit });
};
const served = serving(
  buildApp,
  marketPackage([
    ...licensedTrader(1, '600000'),
    ...licensedTrader(2, '700000'),
    ...licensedTrader(3, '700000', { unit: 'bench-b' }),
    scheme('TOLD', 'told', 'bench-a'),
    scheme('ASKED', 'asked', 'bench-a'),
    scheme('THEIRS', 'told', 'bench-b'),
  ]),
);
const { as, stranger } = served;
let clerk: Visitor;
let auditor: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
  auditor = await as('audit.admin');
});

const tellings = (policy = 'TOLD') => `/api/policies/${policy}/tellings`;
const proposal = (policy = 'TOLD') => `${tellings(policy)}/proposal`;

describe('a proposal of whom to tell', () => {
  it('says who is due how much within reach, against the budget, without some', async () => {
    const { status, json } = await clerk.post(proposal(), {});
    expect(status).toBe(200);
    expect(json).toMatchObject({
      policy: { id: 'TOLD' },
      confirmBy: '2021-07-08',
      mayTell: true,
      count: 2,
      subjects: [
        { id: 'TR-1', title: '商户1（合成）', due: '12000', told: '12000' },
        { id: 'TR-2', due: '14000', told: '8000' },
      ],
      due: '26000',
      told: '20000',
      budget: { budget: '20000', drawn: '0', left: '20000', share: 'in-order' },
    });
    const without = await clerk.post(proposal(), { except: ['TR-1'] });
    expect(without.json).toMatchObject({ count: 1, told: '14000' });
  });

  it('is refused of what is applied for, of nothing known, and to strangers', async () => {
    expect((await clerk.post(proposal('ASKED'), {})).json).toMatchObject({ code: 'not-told' });
    expect((await clerk.post(proposal('NONE'), {})).json).toMatchObject({ code: 'unknown-policy' });
    expect((await clerk.post(proposal(), { only: [] })).status).toBe(400);
    expect((await stranger().post(proposal(), {})).status).toBe(401);
    expect((await auditor.post(proposal(), {})).json).toMatchObject({ code: 'unknown-register' });
  });
});

describe('telling', () => {
  const body = { key: 'tell-1', seen: [{ id: 'TR-2', due: '14000' }], confirmBy: '2021-07-16' };

  it('opens an award of each with what it rests on, and says the same when it is repeated', async () => {
    const { status, json } = await clerk.post(tellings(), body);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      confirmBy: '2021-07-16',
      register: 'prize',
      told: [{ id: 'TR-2', title: '商户2（合成）', amount: '14000' }],
      amount: '14000',
      leftOut: [],
    });
    expect((await clerk.post(tellings(), body)).json).toEqual(json);
    const { award } = json.told[0];
    const { json: kept } = await clerk.get(`/api/records/prize/${award}/judgments`);
    expect(kept.judgments).toMatchObject([
      {
        day: '2021-07-01',
        policy: { register: 'scheme', id: 'TOLD' },
        judged: {
          eligibility: 'eligible',
          amount: '14000',
          conditions: [{ clause: { number: '第一条' } }, {}, {}],
        },
      },
    ]);
    expect((await clerk.get(tellings())).json).toMatchObject({
      tellings: [{ key: 'tell-1', told: 1, amount: '14000', leftOut: 0, open: 0 }],
    });
    expect((await clerk.post(proposal(), {})).json).toMatchObject({
      subjects: [{ id: 'TR-1', told: '6000' }],
      leftOut: [{ id: 'TR-2', why: 'awarded', words: { zh: '已告知或已兑现' } }],
      budget: { drawn: '14000', left: '6000' },
    });
  });

  it('is refused under a key that asked for something else, with what is no list, and to whoever may not', async () => {
    expect((await clerk.post(tellings(), { key: 'tell-1' })).json).toMatchObject({
      code: 'request-key-reused',
    });
    expect((await clerk.post(tellings(), { key: 'tell-1', goOn: true })).json).toMatchObject({
      told: [{ id: 'TR-2' }],
      amount: '14000',
    });
    expect((await clerk.post(tellings(), { key: 'k', goOn: true })).status).toBe(404);
    expect((await clerk.post(tellings(), { key: 'k', confirmBy: '2021-07-01' })).json).toMatchObject({
      code: 'impossible-confirm-by',
      field: 'confirmBy',
    });
    expect((await clerk.post(tellings(), { seen: [] })).status).toBe(400);
    expect((await clerk.post(tellings(), { key: 'k', seen: [{ id: 'TR-1', due: 'much' }] })).status).toBe(
      400,
    );
    expect((await stranger().post(tellings(), body)).status).toBe(401);
    expect((await auditor.post(tellings(), { key: 'k' })).json).toMatchObject({ code: 'unknown-register' });
    // The other bench gives it, and opens its awards.
    const theirs = await clerk.post(tellings('THEIRS'), { key: 'theirs' });
    expect(theirs.status).toBe(403);
    const { rows } = await served.installation.pool.query(
      `select 1 from record where attributes->>'scheme' = 'THEIRS'`,
    );
    expect(rows).toEqual([]);
  });

  it('says of records that are no awards that they rest on nothing, and nothing of those out of reach', async () => {
    expect((await clerk.get('/api/records/trader/TR-1/judgments')).json).toEqual({ judgments: [] });
    expect((await clerk.get('/api/records/prize/NONE/judgments')).json).toMatchObject({
      code: 'unknown-record',
    });
    expect((await stranger().get('/api/records/prize/NONE/judgments')).status).toBe(401);
  });
});
