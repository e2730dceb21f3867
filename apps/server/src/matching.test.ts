import { licensedTrader, marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const scheme = { name: '餐饮奖励（合成）', code: 'food' };
const served = serving(
  buildApp,
  marketPackage([
    ...licensedTrader(1, '600000', { street: 'north' }),
    ...licensedTrader(2, '499999.5', { street: 'north' }),
    ...licensedTrader(3, '700000', { street: 'north', unit: 'bench-b' }),
    marketEntry('scheme', 'SC-1', {
      ...scheme,
      from: '2021-01-01',
      terms: termsOfScheme('food', '50', '2'),
    }),
    marketEntry(
      'scheme',
      'SC-2',
      { ...scheme, from: '2022-01-01', terms: termsOfScheme('food', '65', '3') },
      {},
      { transition: 'draft' },
    ),
  ]),
);
const { as, stranger } = served;
let clerk: Visitor;
let coordinator: Visitor;
let auditor: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
  coordinator = await as('coordinator');
  auditor = await as('audit.admin');
});

const matches = (query = '') => `/api/policies/SC-1/matches${query}`;
const dryRun = '/api/policies/dry-run';

describe('the subjects of a policy', () => {
  it('are those within reach, with what they are due and what is missing', async () => {
    const { status, json } = await coordinator.get(matches());
    expect(status).toBe(200);
    expect(json).toMatchObject({
      counts: { eligible: 2, nearly: 1, unknown: 0, not: 0 },
      amount: '26000',
      subjects: [{ id: 'TR-1', amount: '12000' }, { id: 'TR-3' }],
    });
    const nearly = await coordinator.get(matches('?eligibility=nearly'));
    expect(nearly.json.subjects[0].judged.conditions[2]).toMatchObject({
      truth: false,
      clause: { number: '第二条' },
      gaps: [{ field: 'takings', way: 'more', shortfall: { zh: '0.00005万元' } }],
    });
    expect((await clerk.get(matches())).json).toMatchObject({
      counts: { eligible: 1, nearly: 1 },
      amount: '12000',
    });
  });

  it('are told to nobody who has not signed in, of no policy that is not in force, on no impossible day', async () => {
    expect((await stranger().get(matches())).status).toBe(401);
    expect((await auditor.get(matches())).json).toMatchObject({ code: 'unknown-register' });
    expect((await coordinator.get('/api/policies/SC-9/matches')).json).toMatchObject({
      code: 'unknown-policy',
    });
    expect((await coordinator.get(matches('?day=2020-12-31'))).json).toMatchObject({
      code: 'unknown-policy',
    });
    expect((await coordinator.get(matches('?day=2021-02-30'))).json).toMatchObject({
      code: 'impossible-date',
    });
    expect((await coordinator.get(matches('?limit=0'))).status).toBe(400);
  });
});

describe('the subjects of a policy, narrowed', () => {
  it('are those with the values asked for, also those to whom it is not due, on a page and in a file', async () => {
    const south = await coordinator.get(matches('?where=street:south'));
    expect(south.json).toMatchObject({
      counts: { eligible: 0, nearly: 0, not: 0 },
      amount: '0',
      subjects: [],
    });
    expect(south.json.filters).toMatchObject([
      { field: 'street', values: [{ value: 'north', subjects: 2 }] },
      { field: 'trade', values: [{ value: 'food', title: { en: 'Food' }, subjects: 2 }] },
      {},
    ]);
    const north = await coordinator.get(matches('?where=street:north,trade:food'));
    expect(north.json).toMatchObject({ counts: { eligible: 2, nearly: 1 }, amount: '26000' });
    expect((await coordinator.get(matches('?eligibility=not'))).json.subjects).toEqual([]);
    const file = await served.app.inject({
      method: 'GET',
      headers: { cookie: coordinator.cookie },
      url: '/api/policies/SC-1/matches.csv?eligibility=nearly',
    });
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('TR-2,商户2（合成）');
    expect(file.body).toContain('营业额（第二条）');
  });

  it('are refused by a field that is none to narrow by, and to whoever may not', async () => {
    expect((await coordinator.get(matches('?where=name:x'))).json).toMatchObject({ code: 'unknown-field' });
    expect((await coordinator.get(matches('?where=street'))).status).toBe(400);
    expect((await coordinator.get('/api/policies/SC-9/matches.csv')).json.code).toBe('unknown-policy');
    expect((await stranger().get('/api/policies/SC-1/matches.csv')).status).toBe(401);
    expect((await auditor.get('/api/policies/SC-1/matches.csv')).json.code).toBe('unknown-register');
    // Who reads policies, but exports nothing.
    const deputy = await as('deputy');
    expect((await deputy.get(matches())).status).toBe(200);
    expect((await deputy.get('/api/policies/SC-1/matches.csv')).json.code).toBe('not-permitted');
  });
});

describe('the versions of policies', () => {
  it('are read in words, beside each other, with what changed between two of them', async () => {
    const { json: list } = await coordinator.get('/api/policies');
    expect(list.versions).toMatchObject([
      { id: 'SC-2', code: 'food', stage: { id: 'draft' }, from: '2022-01-01', inForce: false },
      { id: 'SC-1', inForce: true, way: 'applied' },
    ]);
    const { json: read } = await coordinator.get('/api/policies/SC-2');
    expect(read).toMatchObject({
      version: { id: 'SC-2' },
      subject: { id: 'trader' },
      text: { parameters: [{ id: 'least', words: { zh: '65万元' } }, {}], conditions: [{}, {}, {}] },
      versions: [{ id: 'SC-2' }, { id: 'SC-1' }],
    });
    const { json: difference } = await coordinator.get('/api/policies/SC-2/difference?before=SC-1');
    expect(difference).toMatchObject({ before: { id: 'SC-1' }, after: { id: 'SC-2' } });
    expect(difference.parts).toMatchObject([
      { part: { id: 'parameters' }, id: 'least', before: { zh: '50万元' }, after: { zh: '65万元' } },
      { part: { id: 'parameters' }, id: 'share', change: 'changed' },
      { part: { id: 'conditions' } },
      { part: { id: 'lines' } },
    ]);
  });

  it('are told of no record that is none, nor to strangers', async () => {
    for (const path of ['/api/policies/TR-1', '/api/policies/SC-1/difference?before=SC-9'])
      expect((await coordinator.get(path)).json).toMatchObject({ code: 'unknown-record' });
    expect((await coordinator.get('/api/policies/SC-1/difference')).status).toBe(400);
    for (const path of ['/api/policies', '/api/policies/SC-1', '/api/policies/SC-1/difference?before=SC-2']) {
      expect((await stranger().get(path)).status).toBe(401);
      expect((await auditor.get(path)).json).toMatchObject({ code: 'unknown-register' });
    }
  });
});

describe('a dry run', () => {
  it('is compared with the version that it is to replace', async () => {
    const { json: read } = await coordinator.get('/api/policies/SC-2');
    const { json } = await coordinator.post(dryRun, { terms: read.terms, code: 'food', than: 'SC-1' });
    expect(json).toMatchObject({
      counts: { eligible: 1 },
      amount: '21000',
      than: {
        policy: { id: 'SC-1' },
        eligible: 2,
        amount: '26000',
        gained: { subjects: 0, amount: '0' },
        lost: { subjects: 1, amount: '12000' },
        more: { subjects: 1, amount: '7000' },
        less: { subjects: 0 },
        same: 0,
      },
    });
    const unknown = await coordinator.post(dryRun, { terms: read.terms, than: 'SC-9' });
    expect(unknown.json).toMatchObject({ code: 'unknown-policy', field: 'than' });
  });

  it('says how many and how much a draft would give, and keeps nothing', async () => {
    const terms = termsOfScheme('food', '10', '1');
    const { status, json } = await coordinator.post(dryRun, { terms, budget: '10000' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      counts: { eligible: 3 },
      amount: '18000',
      budget: { wanted: '18000', granted: '10000', missing: '8000' },
    });
    const asText = await clerk.post(dryRun, { terms: JSON.stringify(terms) });
    expect(asText.json).toMatchObject({ counts: { eligible: 2 }, budget: null });
  });

  it('refuses what are no terms, what is not sound, and a budget that is no amount', async () => {
    const codeOf = async (body: object) => (await coordinator.post(dryRun, body)).json.code;
    const terms = termsOfScheme('food', '10', '1');
    expect(await codeOf({ terms: 'hello' })).toBe('wrong-type');
    expect(await codeOf({ terms: { ...terms, subject: 'nobody' } })).toBe('unsound-terms');
    expect(await codeOf({ terms, budget: 'much' })).toBe('not-a-number');
    expect((await stranger().post(dryRun, { terms })).status).toBe(401);
    expect((await auditor.post(dryRun, { terms })).json).toMatchObject({ code: 'unknown-register' });
  });
});
