import { randomUUID } from 'node:crypto';
import { marketPackage, termsOfScheme } from '@taizhang/fixture';
import type { Judged } from '@taizhang/policy';
import {
  findTelling,
  keepTelling,
  type Posting,
  post,
  readJudgments,
  tellingsOfPolicy,
  transaction,
  verifyLedger,
} from '@taizhang/store';
import { openTestInstallation, type TestInstallation } from '@taizhang/testkit';
import { Big } from 'big.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictPackage, PolicyMatches, systemViewer } from '../index.ts';
import { proposeTelling, type TellingOffice, tellSubjects } from './index.ts';

const today = '2021-07-01';
const note = {
  recordedAt: '2021-01-02T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-01-02',
  unit: 'bench-a',
};
const open = (register: string, record: string, set: object, amounts: object = {}) => ({
  ...note,
  register,
  record,
  transition: 'open',
  set,
  amounts,
});
/** A trader with takings in units of 10,000 yuan: it is due two percent of them, five thousand from 25 on. */
const trader = (n: number, trade: string, takings: number) => [
  open('trader', `TR-${n}`, { name: `商户${n}（合成）`, trade }),
  open(
    'account',
    `AC-${n}`,
    { year: '2020', trader: `TR-${n}`, vintage: 'quick' },
    { takings: `${takings}0000` },
  ),
  open('licence', `LI-${n}`, { number: `N${n}`, trader: `TR-${n}`, from: '2020-01-01' }),
];
const scheme = (id: string, trade: string, more: object = {}, terms: object = {}, budget?: string) =>
  open(
    'scheme',
    id,
    {
      name: `${id}奖励（合成）`,
      code: id,
      from: '2021-01-01',
      channel: 'told',
      terms: termsOfScheme(trade, '50', '2', terms),
      ...more,
    },
    budget === undefined ? {} : { budget },
  );
const grouped = (rule: 'exclusive' | 'highest') => ({
  stacking: { group: rule, title: { zh: rule, en: rule }, rule, clause: 'first' },
});
const many = 250;
const past = () => [
  ...[60, 70, 80, 90, 100].flatMap((takings, i) => trader(i + 1, 'food', takings)),
  ...Array.from({ length: many }, (_, i) => trader(i + 1000, 'books', 60)).flat(),
  ...[60, 70].flatMap((takings, i) => trader(i + 2000, 'tools', takings)),
  scheme(
    'IN-ORDER',
    'food',
    {},
    { budget: { share: 'in-order', order: 'takings', clause: 'first' } },
    '50000',
  ),
  scheme('PRO-RATA', 'food', {}, { budget: { share: 'pro-rata', clause: 'first' } }, '40000'),
  scheme('MANY', 'books'),
  scheme('RACE', 'books', {}, {}, '360000.01'),
  scheme('ONCE', 'tools', {}, { often: 'once' }),
  scheme('HIGH-A', 'food', {}, grouped('highest')),
  scheme('HIGH-B', 'food', { terms: termsOfScheme('food', '50', '3', grouped('highest')) }),
  scheme('ASKED', 'tools', { channel: 'asked' }),
  scheme('OF-ONE', 'tools', {}, grouped('exclusive')),
  scheme('ONE-OF', 'tools', {}, { ...grouped('exclusive'), often: 'once' }),
];

let opened: TestInstallation;
let office: TellingOffice;
beforeAll(async () => {
  opened = await openTestInstallation(marketPackage(past()) as DistrictPackage);
  const { installation } = opened;
  const viewer = systemViewer(installation.district, 'system', ['import-history', 'post-directly']);
  office = { ...installation, viewer };
}, 60_000);
afterAll(() => opened?.close());

const say = (...postings: object[]) =>
  post(office.pool, office.district.store, office.vault, office.viewer, {
    key: randomUUID(),
    postings: postings as Posting[],
  });
const awardsOf = async (policy: string) => {
  const { rows } = await office.pool.query<{ id: string; subject: string; due: string; set: object }>(
    `select id, attributes->>'trader' as subject, holdings->>'due' as due, attributes as set from record
      where register = 'prize' and attributes->>'scheme' = $1 and stage in ('told', 'given') order by 2`,
    [policy],
  );
  return rows;
};
const sum = (rows: readonly { due: string }[]) =>
  rows.reduce((all, { due }) => all.plus(due), new Big(0)).toFixed();

describe('telling those whom a policy gives something', () => {
  it('opens an award of each, filled in, with what it rests on', async () => {
    const { told, leftOut, amount, list } = await tellSubjects(office, 'ONCE', { key: 'once' });
    expect([told.length, leftOut, amount]).toEqual([2, [], '26000']);
    expect(list.confirmBy).toBe('2021-07-08');
    const [first] = await awardsOf('ONCE');
    expect(first).toMatchObject({
      subject: 'TR-2000',
      due: '12000',
      set: { code: 'ONCE', once: 'ONCE', year: '2021', trade: '用的', 'confirm-by': '2021-07-08' },
    });
    const [kept] = await readJudgments<Judged>(
      office.pool,
      office.district.store.id,
      'prize',
      first?.id ?? '',
    );
    expect(kept).toMatchObject({
      day: today,
      policies: 'scheme',
      policy: 'ONCE',
      profile: { trade: 'tools', takings: '600000', licensed: true },
      judged: {
        eligibility: 'eligible',
        amount: '12000',
        conditions: [{ clause: { number: '第一条', text: { zh: '持证经营的商户。' } }, truth: true }, {}, {}],
      },
    });
    const { rows } = await office.pool.query('select reason, seq from movement where record = $1', [
      first?.id,
    ]);
    expect(rows).toEqual([{ reason: '经比对符合第一条、第二条，应得12000元', seq: kept?.seq }]);
  });

  it('tells nobody twice: not when it is repeated, nor in another telling', async () => {
    const again = await tellSubjects(office, 'ONCE', { key: 'once' });
    expect(again.told.length).toBe(2);
    await expect(
      tellSubjects(office, 'ONCE', { key: 'once', confirmBy: '2021-07-09' }),
    ).rejects.toMatchObject({
      code: 'request-key-reused',
    });
    const seen = [
      { id: 'TR-2000', due: '12000' },
      { id: 'TR-1', due: '1' },
    ];
    const other = await tellSubjects(office, 'ONCE', { key: 'once-more', seen });
    expect(other.told).toEqual([]);
    expect(other.leftOut.map(({ subject, why }) => [subject, why])).toEqual([
      ['TR-1', 'not-due'],
      ['TR-2000', 'awarded'],
    ]);
    expect((await tellSubjects(office, 'ONCE', { key: 'once-again' })).leftOut).toEqual([]);
    expect((await awardsOf('ONCE')).length).toBe(2);
    const told = await tellingsOfPolicy(office.pool, office.district.store.id, 'scheme', 'ONCE');
    expect(told.map((one) => [one.key, one.told, one.amount, one.leftOut, one.open])).toEqual([
      ['once-again', 0, '0', 0, 0],
      ['once-more', 0, '0', 2, 0],
      ['once', 2, '26000', 0, 0],
    ]);
  });

  it('tells many in several transactions, each once, also when two do it at once under one key or under two', async () => {
    const keys = ['many', 'many', 'other'];
    const done = await Promise.all(keys.map((key) => tellSubjects(office, 'MANY', { key })));
    const awards = await awardsOf('MANY');
    expect(awards.length).toBe(many);
    expect(new Set(awards.map(({ subject }) => subject)).size).toBe(many);
    expect(done[0]?.told).toEqual(done[1]?.told);
    expect((done[0]?.told.length ?? 0) + (done[2]?.told.length ?? 0)).toBe(many);
    expect(new Set(done[2]?.leftOut.map(({ why }) => why))).toEqual(
      new Set(done[2]?.leftOut.length ? ['awarded'] : []),
    );
  });

  it('goes on with a list that was broken off by its key, for whoever may tell, and draws none', async () => {
    const { pool, district } = office;
    const kept = await findTelling(pool, district.store.id, 'other');
    const list = { ...(kept as NonNullable<typeof kept>), key: 'broken-off', content: 'ab'.repeat(32) };
    const subjects = [{ id: 'TR-1', due: '12000', told: '12000' }];
    await transaction(pool, 'begin', (client) =>
      keepTelling(client, district.store.id, { ...list, subjects }),
    );
    const reader = { ...office, viewer: { ...office.viewer, posts: [] } };
    const goOn = { key: 'broken-off', goOn: true };
    await expect(tellSubjects(reader, 'MANY', goOn)).rejects.toMatchObject({ code: 'not-permitted' });
    for (const [policy, key] of [
      ['ONCE', 'broken-off'],
      ['MANY', 'never-drawn'],
    ] as const)
      await expect(tellSubjects(office, policy, { key, goOn: true })).rejects.toMatchObject({
        code: 'unknown-record',
      });
    expect((await tellSubjects(office, 'MANY', goOn)).leftOut).toMatchObject([{ subject: 'TR-1' }]);
    const told = await tellingsOfPolicy(pool, district.store.id, 'scheme', 'MANY');
    expect(told.find(({ key }) => key === 'broken-off')).toMatchObject({ told: 0, leftOut: 1, open: 0 });
  });

  it('gives a budget to whom the terms put first, and never more than there is', async () => {
    const proposal = await proposeTelling(office, 'IN-ORDER');
    // 20,000, 18,000, and of 16,000 what is left.
    expect(proposal.subjects.map(({ id, told }) => [id, told])).toEqual([
      ['TR-5', '20000'],
      ['TR-4', '18000'],
      ['TR-3', '12000'],
    ]);
    expect(proposal.leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['TR-2', 'budget'],
      ['TR-1', 'budget'],
    ]);
    expect(proposal).toMatchObject({ due: '80000', told: '50000', budget: { left: '50000', drawn: '0' } });
    const { told, leftOut } = await tellSubjects(office, 'IN-ORDER', { key: 'in-order' });
    expect([told.length, leftOut.length]).toEqual([3, 0]);
    expect(sum(await awardsOf('IN-ORDER'))).toBe('50000');
    const after = await proposeTelling(office, 'IN-ORDER');
    expect(after.budget).toMatchObject({ drawn: '50000', left: '0' });
    expect(after.subjects).toEqual([]);
  });

  it('shares a budget alike where the terms say so, to the cent', async () => {
    const { told, amount } = await tellSubjects(office, 'PRO-RATA', { key: 'pro-rata' });
    expect([told.length, amount]).toEqual([5, '40000']);
    expect(told.find(({ subject }) => subject === 'TR-5')?.amount).toBe('10000');
  });

  it('is within the budget also when several tell at once, of lists drawn before', async () => {
    const seen = (from: number) =>
      Array.from({ length: 50 }, (_, i) => ({ id: `TR-${1000 + from + i}`, due: '12000' }));
    const done = await Promise.all(
      [0, 20, 40, 60].map((from) => tellSubjects(office, 'RACE', { key: `race-${from}`, seen: seen(from) })),
    );
    const awards = await awardsOf('RACE');
    expect(awards.length).toBe(new Set(awards.map(({ subject }) => subject)).size);
    expect(new Big(sum(awards)).lte('360000.01')).toBe(true);
    expect(awards.length).toBeGreaterThanOrEqual(30);
    expect(done.reduce((all, { told }) => all + told.length, 0)).toBe(awards.length);
  });

  it('leaves out and names whose figures changed since the list was drawn', async () => {
    const seen = (await proposeTelling(office, 'OF-ONE')).subjects.map(({ id, due }) => ({ id, due }));
    expect(seen.map(({ id }) => id)).toEqual(['TR-2000', 'TR-2001']);
    const entry = { occurredOn: today, unit: 'bench-a' };
    await say({
      ...entry,
      register: 'account',
      record: 'AC-2000',
      transition: 'amend',
      set: { vintage: 'final' },
      amounts: { takings: '10000' },
    });
    const { told, leftOut } = await tellSubjects(office, 'OF-ONE', { key: 'changed', seen });
    expect(told.map(({ subject }) => subject)).toEqual(['TR-2001']);
    expect(leftOut).toMatchObject([{ subject: 'TR-2000', why: 'changed', detail: { zh: '12000 → 12200' } }]);
  });

  it('tells of a group one policy only', async () => {
    const { leftOut, subjects } = await proposeTelling(office, 'ONE-OF');
    expect(subjects).toEqual([]);
    expect(leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['TR-2000', 'instead'],
      ['TR-2001', 'instead'],
    ]);
  });

  it('gives the highest of a group less what was given of it', async () => {
    const set = { name: '奖励（合成）', trader: 'TR-1', scheme: 'HIGH-A', code: 'HIGH-A', year: '2021' };
    const entry = {
      register: 'prize',
      record: 'PZ-1',
      transition: 'open',
      occurredOn: today,
      unit: 'bench-a',
    };
    await say({ ...entry, set, amounts: { paid: '12000' } });
    const { subjects } = await proposeTelling(office, 'HIGH-B');
    // Three percent of 600,000 less 12,000; of the others all.
    expect(subjects.find(({ id }) => id === 'TR-1')?.due).toBe('6000');
    expect(subjects.find(({ id }) => id === 'TR-2')?.due).toBe('21000');
    expect((await proposeTelling(office, 'HIGH-A')).subjects).toEqual([]);
  });

  it('is refused of a policy that is applied for, of an impossible day, and to whoever may not', async () => {
    await expect(tellSubjects(office, 'ASKED', { key: 'asked' })).rejects.toMatchObject({ code: 'not-told' });
    await expect(tellSubjects(office, 'NONE', { key: 'none' })).rejects.toMatchObject({
      code: 'unknown-policy',
    });
    for (const confirmBy of [today, '2021-13-01', '2023-01-01'])
      await expect(tellSubjects(office, 'MANY', { key: 'late', confirmBy })).rejects.toMatchObject({
        code: 'impossible-confirm-by',
      });
    const reader = { ...office, viewer: { ...office.viewer, posts: [] } };
    await expect(tellSubjects(reader, 'MANY', { key: 'reader' })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('stands when somebody else starts anew, and the ledger verifies', async () => {
    const fresh = { ...office, matches: new PolicyMatches(office.pool, office.district) };
    expect((await tellSubjects(fresh, 'MANY', { key: 'fresh' })).told).toEqual([]);
    const checks = await verifyLedger(office.pool, office.district.store);
    expect(checks.flatMap((check) => check.disagreements)).toEqual([]);
    await expect(office.pool.query('update award_judgment set day = day')).rejects.toThrow();
    await expect(office.pool.query('delete from telling_outcome')).rejects.toThrow();
  });
});
