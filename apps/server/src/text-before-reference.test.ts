import { randomUUID } from 'node:crypto';
import { accountsOfBanks, banks, firms, pastOfBanks, pastOfFirms, workshopPackage } from '@taizhang/fixture';
import {
  type DistrictPackage,
  openDistrict,
  post,
  systemViewer,
  verifyInstallation,
} from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const base = workshopPackage();
const district = (registers: readonly object[]): DistrictPackage =>
  ({
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...firms, ...registers],
    accounts: [...base.accounts, ...accountsOfBanks],
    history: () => [...base.history(), ...pastOfFirms, ...pastOfBanks] as never,
  }) as DistrictPackage;

/** As they were declared before: bank and product by name, as text, and nothing that rests on what they refer to. */
const before = banks.map(({ facts: _facts, fits: _fits, ...register }) => ({
  ...register,
  fields: Object.fromEntries(
    Object.entries(register.fields).map(([id, field]) =>
      id === 'bank' || id === 'product' ? [id, { kind: 'text', title: field.title }] : [id, field],
    ),
  ),
  transitions: Object.fromEntries(
    Object.entries(register.transitions).map(([id, { moves: _moves, ...transition }]) => [id, transition]),
  ),
}));
const served = serving(buildApp, district(banks));
const old = { bank: '老银行（合成）', product: '老产品（合成）' };
const said = { occurredOn: '2021-04-02', unit: 'bench-a' };
let clerk: Visitor;
beforeAll(async () => {
  clerk = await served.as('clerk.a');
  const { pool, vault } = served.installation;
  const then = openDistrict(district(before));
  const { bank } = old;
  await post(pool, then.store, vault, systemViewer(then, 'system', ['post-directly']), {
    key: 'before',
    postings: [
      {
        ...{ ...said, register: 'loan', record: 'RZ-9', transition: 'demand' },
        set: { name: '旧融资（合成）', enterprise: 'QY-2', bank },
        amounts: { demanded: '5000' },
      },
      {
        ...{ ...said, register: 'loan-offer', record: 'BJ-9', transition: 'offer' },
        set: { name: '旧报价（合成）', enterprise: 'QY-2', loan: 'RZ-9', ...old },
        amounts: { amount: '100' },
      },
    ],
  });
});

const referencesOf = async (id: string) => {
  const { status, json } = await clerk.get(`/api/records/loan-offer/${id}`);
  expect(status).toBe(200);
  return Object.fromEntries(
    json.fields
      .filter(({ id: field }: { id: string }) => field in old)
      .map((one: { id: string; shown: { zh: string }; reference: object | null }) => [
        one.id,
        [one.shown.zh, one.reference],
      ]),
  );
};

it('what was said as text where a reference is now stands there without a link', async () => {
  expect(await referencesOf('BJ-9')).toEqual({ bank: [old.bank, null], product: [old.product, null] });
  const { json } = await clerk.get('/api/registers/loan-offer/records?limit=50');
  const { cells } = json.records.find(({ id }: { id: string }) => id === 'BJ-9');
  expect([cells.product.shown.zh, cells.product.opens]).toEqual([old.product, undefined]);
  const form = (await clerk.get('/api/registers/loan-offer/forms/revise?record=BJ-9')).json;
  expect(form.fields.find(({ id }: { id: string }) => id === 'product').value).toBe(old.product);
});

it('nothing that rests on what is referred to is broken by it, nor counts it for somebody', async () => {
  for (const path of [
    ...['work', 'gatherings', 'fits', 'comparisons'].map((part) => `/api/records/loan/RZ-9/${part}`),
    '/api/records/loan/RZ-9',
    '/api/records/loan-offer/BJ-9/work',
    '/api/records/enterprise/QY-2/profile',
    '/api/records/bank/YH-1/prospects',
    '/api/records/bank/YH-1/profile',
  ])
    expect([path, (await clerk.get(path)).status]).toEqual([path, 200]);
  const { json } = await clerk.get('/api/records/bank/YH-1/profile');
  expect(json.facts.find(({ id }: { id: string }) => id === 'waiting').shown.zh).toBe('1');
  const { installation } = served;
  const office = { ...installation, viewer: systemViewer(installation.district) };
  expect((await verifyInstallation(office)).flatMap(({ disagreements }) => disagreements)).toEqual([]);
});

it('it is stated anew by a record, and by nothing else', async () => {
  const revises = async (set: object) =>
    clerk.post('/api/work', {
      key: randomUUID(),
      posting: {
        ...said,
        unit: undefined,
        register: 'loan-offer',
        record: 'BJ-9',
        transition: 'revise',
        set,
      },
      basis: null,
      form: null,
    });
  expect((await revises({ product: '别的产品' })).json.code).toBe('unknown-reference');
  expect((await revises({ bank: 'YH-1', product: 'XD-1' })).status).toBe(201);
  expect(await referencesOf('BJ-9')).toMatchObject({
    bank: ['甲行', { register: 'bank', id: 'YH-1' }],
    product: [expect.any(String), { register: 'loan-product', id: 'XD-1' }],
  });
});
