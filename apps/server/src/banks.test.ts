import { routes } from '@taizhang/contract';
import {
  accountsOfBanks,
  accountsOfFirms,
  banks,
  firms,
  pastOfBanks,
  pastOfFirms,
  workshopPackage,
} from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { callsInside } from './testing/inside.ts';

function district(): DistrictPackage {
  const base = workshopPackage();
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...firms, ...banks],
    accounts: [...base.accounts, ...accountsOfFirms, ...accountsOfBanks],
    history: () => [...base.history(), ...pastOfFirms, ...pastOfBanks] as never,
  } as DistrictPackage;
}

const { as, stranger } = serving(buildApp, district());
let one: Visitor;
let two: Visitor;
let clerk: Visitor;
let firm: Visitor;
beforeAll(async () => {
  [one, two, clerk, firm] = await Promise.all([
    as('bank.one'),
    as('bank.two'),
    as('clerk.a'),
    as('firm.ours'),
  ]);
});

const codeOf = ({ status, json }: { status: number; json: { code?: string } | null }) => [status, json?.code];
/** What is of the second bank alone, what is personal of anybody, and what a firm’s figures are. */
const others = [
  '乙行',
  'YH-2',
  'XD-2',
  'BJ-2',
  'BJ-3',
  'RZ-2',
  '7777',
  '138*',
  '13800',

  '0002',
  '内部-',
];
const tellsOfOthers = (json: unknown) => others.filter((word) => JSON.stringify(json).includes(word));
const send = (by: Visitor, register: string, record: string, transition: string, rest: object = {}) =>
  by.post('/api/work', {
    key: crypto.randomUUID(),
    posting: { register, record, transition, occurredOn: '2021-06-30', ...rest },
    basis: null,
    form: null,
  });
const offering = (bank: string, product: string) => ({
  unit: 'bench-a',
  set: { name: '报价', enterprise: 'QY-2', loan: 'RZ-4', product, bank },
  amounts: { amount: { value: '5000', unit: 'yuan' } },
});

describe('a bank that has signed in', () => {
  it('is let into what is open to those outside of the house, and into nothing else', async () => {
    expect(callsInside.length).toBeGreaterThan(60);
    for (const { method, path } of callsInside) {
      const answer = await (method === 'GET' ? one.get(path) : one.post(path, {}));
      expect([method, path, ...codeOf(answer)]).toEqual([method, path, 403, 'not-permitted']);
    }
  });

  it('reads what is its own and open demands, by every reading route that it is let into', async () => {
    const mine = [
      ['bank', 'YH-1'],
      ['loan-product', 'XD-1'],
      ['loan-offer', 'BJ-1'],
      ['loan', 'RZ-1'],
      ['loan', 'RZ-4'],
    ];
    const perRecord = Object.values(routes).filter(
      ({ method, path, ...route }) =>
        method === 'GET' && 'outside' in route && path.startsWith('/api/records/:register/:id'),
    );
    expect(perRecord.length).toBeGreaterThan(12);
    for (const [register = '', id = ''] of mine)
      for (const { path } of perRecord) {
        const { status, json } = await one.get(path.replace(':register', register).replace(':id', id));
        expect([register, id, path, status < 500, tellsOfOthers(json)]).toEqual([
          register,
          id,
          path,
          true,
          [],
        ]);
      }
    for (const register of ['bank', 'loan-product', 'loan-offer', 'loan', 'enterprise', 'award', 'policy'])
      for (const rest of ['', '/records', '/lookup?text=']) {
        const { status, json } = await one.get(`/api/registers/${register}${rest}`);
        expect([register, rest, status < 500, tellsOfOthers(json)]).toEqual([register, rest, true, []]);
      }
    const { json } = await one.get('/api/registers/loan/records');
    expect(json.records.map(({ id }: { id: string }) => id).toSorted()).toEqual(['RZ-1', 'RZ-3', 'RZ-4']);
    for (const path of [
      '/api/registers',
      '/api/notices',
      '/api/drafts',
      '/api/submissions?side=mine',
      '/api/account',
    ])
      expect([path, tellsOfOthers((await one.get(path)).json)]).toEqual([path, []]);
  });

  it('is answered of another bank’s record as of one that does not exist', async () => {
    for (const [register, id] of [
      ['bank', 'YH-2'],
      ['loan-product', 'XD-2'],
      ['loan-offer', 'BJ-2'],
      ['loan', 'RZ-2'],
      ['enterprise', 'QY-1'],
    ])
      for (const rest of ['', '/work', '/fits', '/prospects', '/profile'])
        expect([register, rest, (await one.get(`/api/records/${register}/${id}${rest}`)).json.code]).toEqual([
          register,
          rest,
          register === 'bank' || register === 'enterprise' || rest !== '/profile'
            ? 'unknown-record'
            : 'no-facts',
        ]);
    expect((await stranger().get('/api/records/bank/YH-1/prospects')).status).toBe(401);
    expect((await one.get('/api/records/nothing/YH-1/prospects')).json.code).toBe('unknown-register');
  });

  it('sees nothing personal of a demand, and of its own loan what is masked', async () => {
    const shown = async (by: Visitor, id: string) =>
      (await by.get(`/api/records/loan/${id}`)).json.fields.find(
        (field: { id: string }) => field.id === 'phone',
      );
    expect(await shown(one, 'RZ-1')).toBeUndefined();
    expect((await shown(one, 'RZ-3')).shown.zh).toMatch(/^138\*+/);
    expect((await shown(clerk, 'RZ-1')).shown.zh).toMatch(/^138\*+/);
    // Whom it is for is no page for a bank.
    const { json } = await one.get('/api/records/loan/RZ-1');
    expect(json.fields.find((field: { id: string }) => field.id === 'enterprise').reference).toBeNull();
  });

  it('keeps its own products, and nobody else’s', async () => {
    const publish = (bank: string) => ({ unit: 'bench-a', set: { name: '新产品', bank } });
    expect(codeOf(await send(one, 'loan-product', 'XD-8', 'publish', publish('YH-2')))).toEqual([
      403,
      'leaves-reach',
    ]);
    expect((await send(one, 'loan-product', 'XD-9', 'publish', publish('YH-1'))).status).toBe(201);
    const altered = { amounts: { most: { value: '1', unit: 'yuan' } } };
    expect((await send(one, 'loan-product', 'XD-9', 'alter', altered)).status).toBe(201);
    expect((await send(one, 'loan-product', 'XD-9', 'withdraw')).status).toBe(201);
    for (const way of ['alter', 'withdraw'])
      expect(codeOf(await send(one, 'loan-product', 'XD-2', way))).toEqual([404, 'unknown-record']);
    expect(codeOf(await send(one, 'bank', 'YH-1', 'revise', { set: { name: 'x' } }))[0]).toBe(403);
  });

  it('is told what terms are written with, and has its own looked through', async () => {
    expect((await one.get('/api/policies/terms/vocabulary?subject=enterprise')).status).toBe(200);
    const { status, json } = await one.post('/api/policies/terms/check', {
      terms: {},
      register: 'loan-product',
    });
    expect([status, json.errors.length > 0]).toEqual([200, true]);
  });

  it('offers on its own products in its own name, and withdraws what it offered', async () => {
    expect(codeOf(await send(one, 'loan-offer', 'BJ-7', 'offer', offering('YH-2', 'XD-2')))).toEqual([
      403,
      'leaves-reach',
    ]);
    const borrowed = await one.post('/api/work/preview', {
      posting: {
        register: 'loan-offer',
        record: 'BJ-7',
        transition: 'offer',
        occurredOn: '2021-06-30',
        ...offering('YH-1', 'XD-2'),
      },
    });
    expect(JSON.stringify(borrowed.json)).toContain('reference-unfit');
    expect((await send(one, 'loan-offer', 'BJ-9', 'offer', offering('YH-1', 'XD-1'))).status).toBe(201);
    // The firm accepts; a bank does not.
    expect(codeOf(await send(one, 'loan-offer', 'BJ-9', 'accept'))).toEqual([403, 'not-permitted']);
    expect((await send(one, 'loan-offer', 'BJ-9', 'withdraw')).status).toBe(201);
    for (const way of ['accept', 'withdraw', 'lapse'])
      expect(codeOf(await send(one, 'loan-offer', 'BJ-2', way))).toEqual([404, 'unknown-record']);
  });

  it('says what it granted, of its own loans alone, and moves no demand', async () => {
    const granted = { amounts: { granted: { value: '8000', unit: 'yuan' } } };
    expect((await send(one, 'loan', 'RZ-3', 'grant', granted)).status).toBe(201);
    expect((await send(one, 'loan', 'RZ-3', 'look-after', { set: { term: '12' } })).status).toBe(201);
    expect(codeOf(await send(one, 'loan', 'RZ-2', 'look-after', { set: { term: '12' } }))).toEqual([
      404,
      'unknown-record',
    ]);
    for (const way of ['decline', 'offer'])
      expect(codeOf(await send(one, 'loan', 'RZ-1', way))).toEqual([403, 'not-permitted']);
    expect(codeOf(await send(two, 'loan', 'RZ-3', 'look-after', { set: { term: '1' } }))).toEqual([
      404,
      'unknown-record',
    ]);
    const demand = { unit: 'bench-a', set: { name: 'x', enterprise: 'QY-1', bank: 'YH-1' } };
    expect(codeOf(await send(one, 'loan', 'RZ-9', 'demand', demand))).toEqual([403, 'not-permitted']);
  });
});

describe('what looks for the products of a bank', () => {
  const prospects = async (by: Visitor, id: string) =>
    (await by.get(`/api/records/bank/${id}/prospects`)).json;

  it('is told with how it fits by the terms, what is called, and without any figure of the firm', async () => {
    const json = await prospects(one, 'YH-1');
    const [demands] = json.fits;
    expect(demands).toMatchObject({ id: 'products', told: true, stages: ['demand'] });
    // Seven heads are too few for the first, ninety-nine are not.
    const told = (id: string) => demands.prospects.find((one: { id: string }) => one.id === id);
    expect([told('RZ-4').eligibility, told('RZ-1').eligibility]).toEqual(['eligible', 'nearly']);
    expect(told('RZ-4').whom).toBe('乙厂（合成）');
    expect(told('RZ-1').answered).toMatchObject({ register: 'loan-offer', id: 'BJ-1' });
    expect(told('RZ-4').answered).toBeNull();
    const best = told('RZ-4').offered.find((one: { id: string }) => one.id === 'XD-1');
    expect(best.opening.given).toEqual({ loan: 'RZ-4', product: 'XD-1', enterprise: 'QY-2', bank: 'YH-1' });
    expect(best.cells[0].shown.zh).toBe('甲行');
    const failing = told('RZ-1').offered[0].conditions.find(({ id }: { id: string }) => id === 'staff');
    expect(failing).toMatchObject({ truth: false, gaps: [] });
    expect(best.amount).toBeNull();
    expect(JSON.stringify(json)).not.toContain('99');
    expect(demands.counts).toEqual({ eligible: 1, nearly: 1, unknown: 0, not: 0 });
    expect(demands.more).toBe(false);
  });

  it('is the same on the demand’s own page, where a firm sees its own figures', async () => {
    const [ofBank] = (await one.get('/api/records/loan/RZ-1/fits')).json.fits;
    expect(ofBank).toMatchObject({ told: true, hidden: false });
    expect(ofBank.offered.map(({ id }: { id: string }) => id)).not.toContain('XD-2');
    expect(JSON.stringify(ofBank)).not.toContain('shortfall');
    const [ofFirm] = (await firm.get('/api/records/loan/RZ-1/fits')).json.fits;
    const seen = ofFirm.offered.find(({ id }: { id: string }) => id === 'XD-1');
    expect(ofFirm.told).toBe(false);
    expect(seen.conditions.find(({ id }: { id: string }) => id === 'staff').gaps).toMatchObject([
      { way: 'more' },
    ]);
    expect(seen.cells[0].shown.zh).toBe('甲行');
  });

  it('is nothing of what offers nothing, and of a register that nobody offers by', async () => {
    expect((await prospects(two, 'YH-2')).fits[0].offers).toBe(1);
    expect((await clerk.get('/api/records/loan/RZ-1/prospects')).json.fits).toEqual([]);
  });
});

describe('what comes of offers', () => {
  it('is told to the bank that was taken, and to no other', async () => {
    expect((await send(firm, 'loan-offer', 'BJ-1', 'accept')).status).toBe(201);
    expect((await one.get('/api/records/loan/RZ-1')).json.stage.id).toBe('offered');
    expect((await one.get('/api/records/loan-offer/BJ-1')).json.stage.id).toBe('accepted');
    expect((await two.get('/api/records/loan/RZ-1')).json.code).toBe('unknown-record');
    const lapsed = (await two.get('/api/records/loan-offer/BJ-2')).json;
    expect(lapsed.stage.id).toBe('lapsed');
    expect(['甲行', 'YH-1', 'BJ-1'].filter((word) => JSON.stringify(lapsed).includes(word))).toEqual([]);
    const page = (await one.get('/api/records/bank/YH-1/profile')).json;
    expect(page).toMatchObject({ awarded: false, prospects: true });
    const ofOffers = page.behind.find(
      (part: { register: { id: string } }) => part.register.id === 'loan-offer',
    );
    expect(ofOffers).toMatchObject({ by: 'bank', count: 2 });
    expect(ofOffers.records.map(({ stage }: { stage: { zh: string } }) => stage.zh)).toEqual([
      '已接受',
      '撤回',
    ]);
  });
});
