import { all, is } from '@taizhang/definition';
import { marketEntry, marketPackage, termsOfScheme } from '@taizhang/fixture';
import { systemViewer } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const terms = termsOfScheme('food', '50', '2', {
  clawback: [
    {
      id: 'left',
      title: { zh: '三年内离场', en: 'Left within three years' },
      clause: 'second',
      when: all(is('stage', 'left')),
      within: 3,
      share: '60',
    },
  ],
});
const evidence = [
  {
    id: 'licence',
    title: { zh: '证照复印件', en: 'Copy of the licence' },
    clause: 'first',
    unless: all(is('licensed', true)),
  },
  { id: 'statement', title: { zh: '流水', en: 'Statement' }, clause: 'second' },
];
const on = (day: string) => ({ occurredOn: day, recordedAt: `${day}T08:00:00Z` });
const prize = (record: string, trader: string, unit = 'bench-a') =>
  marketEntry(
    'prize',
    record,
    { name: record, trader, scheme: 'SX', code: record, year: '2021', 'confirm-by': '2021-01-30' },
    { due: '20000' },
    { transition: 'tell', unit },
  );
const accepted = (record: string, paid: string, voucher: string) =>
  marketEntry(
    'prize',
    record,
    { voucher },
    { paid },
    { transition: 'accept', unit: undefined, ...on('2021-02-01') },
  );

const served = serving(
  buildApp,
  marketPackage([
    ...['TR-1', 'TR-2', 'TR-3'].map((id) =>
      marketEntry('trader', id, { name: `${id}（合成）`, trade: 'food' }),
    ),
    marketEntry('trader', 'TR-4', { name: '新商户（合成）', trade: 'food' }),
    marketEntry('licence', 'LI-4', { number: 'N4', trader: 'TR-4', from: '2020-01-01' }),
    marketEntry('scheme', 'ASK', {
      name: '申请奖励（合成）',
      code: 'A',
      from: '2021-01-01',
      channel: 'asked',
      terms: { ...termsOfScheme('food', '50', '2'), evidence },
    }),
    marketEntry('scheme', 'TOLD', {
      name: '告知奖励（合成）',
      code: 'T',
      from: '2021-01-01',
      channel: 'told',
      terms: termsOfScheme('tools', '50', '2'),
    }),
    marketEntry('scheme', 'SX', { name: '奖励办法（合成）', code: 'X', from: '2021-01-01', terms }),
    prize('PZ-1', 'TR-1'),
    prize('PZ-2', 'TR-2'),
    prize('PZ-3', 'TR-1', 'bench-b'),
    prize('PZ-4', 'TR-3'),
    accepted('PZ-1', '16800.3', 'V-1'),
    accepted('PZ-2', '20000', 'V-2'),
    accepted('PZ-3', '20000', 'V-3'),
    ...['TR-1', 'TR-3'].map((id) =>
      marketEntry('trader', id, {}, {}, { transition: 'leave', ...on('2021-03-01') }),
    ),
  ]),
);
const { as, stranger } = served;
let clerk: Visitor;
let auditor: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
  auditor = await as('audit.admin');
});
const receipt = (id: string, register = 'prize') => `/api/records/${register}/${id}/receipt`;

describe('a receipt', () => {
  it('tells to whom, what for, when and how much, also in capitals', async () => {
    const { status, json } = await clerk.get(receipt('PZ-1'));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: 'PZ-1',
      subject: { id: 'TR-1', title: 'TR-1（合成）' },
      policy: '奖励办法（合成）',
      year: '2021',
      lines: [{ on: '2021-02-01', amount: '16800.30', voucher: 'V-1', batch: null }],
      paid: '16800.30',
      capitals: '壹万陆仟捌佰元叁角整',
      day: '2021-07-01',
    });
  });

  it('is there once something was paid, of what is given by a policy, for whoever reaches it', async () => {
    expect((await clerk.get(receipt('PZ-4'))).json.code).toBe('nothing-paid');
    expect((await clerk.get(receipt('TR-1', 'trader'))).json.code).toBe('no-awards');
    expect((await clerk.get(receipt('PZ-9'))).json.code).toBe('unknown-record');
    expect((await clerk.get(receipt('PZ-3'))).json.code).toBe('unknown-record');
    expect((await auditor.get(receipt('PZ-1'))).json.code).toMatch(
      /unknown-register|unknown-record|not-permitted/,
    );
    expect((await stranger().get(receipt('PZ-1'))).status).toBe(401);
  });
});

describe('an application', () => {
  const path = (policy = 'ASK', who = 'TR-4') => `/api/records/trader/${who}/applications/${policy}`;
  const ask = (given: object = {}, policy?: string, who?: string) => clerk.post(path(policy, who), { given });

  it('asks only what nobody knows, and for no proof of what the ledger holds', async () => {
    const { status, json } = await ask();
    expect(status).toBe(200);
    expect(json.questions.map(({ id }: { id: string }) => id)).toEqual(['takings']);
    expect(json.evidence.map(({ id, known }: { id: string; known: boolean }) => [id, known])).toEqual([
      ['licence', true],
      ['statement', false],
    ]);
    expect([json.judged.eligibility, json.judged.amount, json.posting, json.account]).toEqual([
      'unknown',
      null,
      null,
      null,
    ]);
  });

  it('tells verdict and amount of what is said, and what is sent with everything filled in', async () => {
    const { json } = await ask({ takings: '100', trade: 'books' });
    // What is known is not said otherwise.
    expect([json.judged.eligibility, json.judged.amount]).toEqual(['eligible', '20000']);
    expect(json.posting).toMatchObject({
      register: 'prize',
      transition: 'open',
      unit: 'bench-a',
      set: { trader: 'TR-4', scheme: 'ASK', code: 'A', year: '2021', declared: '上年营业额：100万元' },
      amounts: { due: { value: '20000', unit: 'yuan' } },
    });
    expect((await ask({ takings: '10' })).json.judged.eligibility).toBe('nearly');
    expect((await ask({ takings: 'viel' })).json).toMatchObject({ field: 'given.takings' });
  });

  it('is for policies that are applied for, of whom one reaches', async () => {
    expect((await ask({}, 'TOLD')).json.code).toBe('cannot-apply');
    expect((await ask({}, 'NONE')).json.code).toBe('unknown-policy');
    expect((await ask({}, 'ASK', 'TR-9')).json.code).toBe('unknown-record');
    expect((await stranger().post(path(), { given: {} })).status).toBe(401);
  });

  const account = '6222000000001234';
  const work = (posting: object, key: string, accountOf?: string) =>
    clerk.post('/api/work', { key, posting, basis: null, form: null, ...(accountOf ? { accountOf } : {}) });

  it('is sent as any entry is, and later awards are paid to the same account without its being asked', async () => {
    const { json } = await ask({ takings: '100' });
    const posting = { ...json.posting, set: { ...json.posting.set, account, bank: '某银行' } };
    const sent = await work(posting, 'apply-1');
    expect([sent.json.outcome, (await work(posting, 'apply-1')).json.record]).toEqual([
      'posted',
      json.posting.record,
    ]);
    const known = (await clerk.get('/api/records/trader/TR-4/profile')).json.account;
    expect(known).toMatchObject({ of: json.posting.record, bank: '某银行' });
    expect(JSON.stringify(known)).not.toContain(account);
    const told = { ...prize('PZ-5', 'TR-4'), recordedAt: undefined, recordedBy: undefined };
    expect((await work(told, 'tell-5')).json.outcome).toBe('posted');
    const accept = {
      register: 'prize',
      record: 'PZ-5',
      transition: 'accept',
      occurredOn: '2021-07-01',
      amounts: { paid: { value: '20000', unit: 'yuan' } },
      reason: '已核实',
    };
    expect((await work(accept, 'accept-5', 'PZ-1')).json.code).toBe('not-own-account');
    expect((await work(accept, 'accept-6', 'PZ-9')).json.code).toBe('not-own-account');
    expect((await work(accept, 'accept-7', json.posting.record)).json.outcome).toBe('posted');
    const { pool, vault, district: of } = served.installation;
    const viewer = systemViewer(of, 'system', []);
    const kept = await vault.forWork(pool, of.store, viewer, 'prize', ['PZ-5']);
    expect(kept.get('PZ-5')?.account).toBe(account);
  });
});

describe('what is to be taken back', () => {
  const path = '/api/registers/prize/due-back';

  it('are the paid awards within reach that meet a clause now, with what it takes back', async () => {
    const { status, json } = await clerk.get(path);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      day: '2021-07-01',
      by: '2021-07-08',
      looked: 3,
      transition: { id: 'take-back' },
      fields: { reason: 'why', by: 'back-by', demanded: 'demanded' },
    });
    expect(json.due).toHaveLength(1);
    expect(json.due[0]).toMatchObject({
      award: { id: 'PZ-1' },
      subject: { id: 'TR-1' },
      paidOn: '2021-02-01',
      held: '16800.30',
      amount: '10080.18',
      inUnit: '1.008018',
      share: '60',
      clause: { number: '第二条' },
      through: '2024-02-01',
    });
  });

  it('is told of awards only, to whoever works inside', async () => {
    expect((await clerk.get('/api/registers/trader/due-back')).json.code).toBe('no-awards');
    expect((await clerk.get('/api/registers/none/due-back')).json.code).toBe('unknown-register');
    expect((await auditor.get(path)).json.code).toMatch(/unknown-register|not-permitted/);
    expect((await stranger().get(path)).status).toBe(401);
  });

  it('leaves the list once it is demanded back', async () => {
    const { json } = await clerk.post('/api/work', {
      key: 'demand-back-1',
      posting: {
        register: 'prize',
        record: 'PZ-1',
        transition: 'take-back',
        occurredOn: '2021-07-01',
        set: { why: '三年内离场', 'back-by': '2021-07-08' },
        amounts: { demanded: { value: '1.008018', unit: 'wan-yuan' } },
      },
      basis: null,
      form: null,
    });
    expect(json.outcome).toBe('posted');
    expect((await clerk.get(path)).json.due).toEqual([]);
  });
});
