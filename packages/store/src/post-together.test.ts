import { randomUUID } from 'node:crypto';
import type { Refusal } from '@taizhang/definition';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePeriod,
  type District,
  fold,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  sealMovements,
  timelineOf,
  transaction,
  verifyLedger,
} from './index.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

const clerk = anybody('clerk');
const importer = anybody('importer', 'import-history');
const keeper = anybody('keeper', 'close-period', 'correct-closed');
const vault = new PersonalVault(Buffer.alloc(32, 7));

/** The telephone number as it stands in the clear. */
const phoneOf = (district: District, record: string) =>
  vault.reveal(pool, district, anybody('reader'), {
    register: 'customer',
    record,
    fields: ['phone'],
    reason: '测试',
  });
let database: TestDatabase;
let pool: Pool;
/** Another process of the same installation shares the database, not the pool. */
let other: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl, 8);
  other = openPool(database.appUrl, 8);
});
afterAll(async () => {
  await pool.end();
  await other.end();
  await database.drop();
});

const aShop = () => {
  const district = workshopDistrict(`together-${randomUUID()}`);
  const send = (posting: Posting, { key = randomUUID() as string, by = clerk, from = pool } = {}) =>
    post(from, district, vault, by, { key, postings: [posting] });
  const faults = async () => {
    await fold(pool, district);
    await sealMovements(pool, district);
    return (await verifyLedger(pool, district)).flatMap((c) => c.disagreements);
  };
  return { district, send, faults };
};
const open = (record: string, rest: object = {}): Posting => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: record },
  amounts: { quoted: '1000' },
  ...rest,
});
const pay = (record: string, rest: object = {}): Posting => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn: '2021-01-06',
  amounts: { paid: '1' },
  ...rest,
});
const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code ?? error.message,
  );

/** How many transactions wrote the movements of a district, or those with some numbers. */
async function transactionsOf(district: string, seqs: readonly number[] | null = null): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(distinct xmin::text)::int as n from movement
      where district = $1 and ($2::bigint[] is null or seq = any($2))`,
    [district, seqs],
  );
  return rows[0]?.n ?? 0;
}

describe('requests that wait at the same moment', () => {
  it('share transactions, and each gets the answer that is kept for it', async () => {
    const { district, send, faults } = aShop();
    await send(open('HOT'));
    const keys = Array.from({ length: 60 }, (_, n) => `k${n}`);
    const answers = await Promise.all(
      keys.map((key, n) => send(n % 3 === 0 ? open(`RP-${n}`) : pay('HOT'), { key })),
    );
    expect(await transactionsOf(district.id)).toBeLessThan(20);
    expect(new Set(answers.flatMap((a) => a.posted.map((p) => p.seq))).size).toBe(60);
    const again = await Promise.all(
      keys.map((key, n) => send(n % 3 === 0 ? open(`RP-${n}`) : pay('HOT'), { key })),
    );
    expect(again).toEqual(answers);
    const { holdings, movements } = await timelineOf(pool, district, reader, 'repair', 'HOT');
    expect(holdings.paid).toBe('40');
    // Along a record numbers and moments grow in the order in which the record was changed.
    const held = movements.map((m) => Number(m.holdings.paid ?? 0));
    expect(held).toEqual(held.toSorted((a, b) => a - b));
    expect(await faults()).toEqual([]);
  });

  it('do not share a refusal', async () => {
    const { send, faults } = aShop();
    await send(open('HOT'));
    await send(open('RP-1'));
    const outcomes = await Promise.all(
      [
        send(pay('HOT')),
        send(pay('NOWHERE')),
        send(open('RP-1')),
        send(pay('HOT', { occurredOn: tomorrow })),
        send(open('RP-2', { set: { label: 'x', customer: 'CU-nobody' } })),
        send(pay('HOT', { amounts: { paid: '1001' } })),
        send(pay('HOT')),
        send(open('RP-3')),
      ].map(codeOf),
    );
    expect(outcomes).toEqual([
      'done',
      'unknown-record',
      'record-exists',
      'future-day',
      'unknown-reference',
      'rule-broken',
      'done',
      'done',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('do the same request once, also when two processes send it', async () => {
    const { district, send, faults } = aShop();
    await send(open('HOT'));
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => send(pay('HOT'), { key: 'same', from: n % 2 ? pool : other })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await codeOf(send(pay('HOT', { amounts: { paid: '2' } }), { key: 'same', from: other }))).toBe(
      'request-key-reused',
    );
    expect((await timelineOf(pool, district, reader, 'repair', 'HOT')).holdings.paid).toBe('1');
    expect(await faults()).toEqual([]);
  });
});

describe('what changed between reading and writing', () => {
  it('is seen: two processes on the same records, entries among corrections, days before the last', async () => {
    const { district, send, faults } = aShop();
    const records = ['HOT-1', 'HOT-2', 'HOT-3'];
    for (const record of records) await send(open(record, { amounts: { quoted: '100000' } }));
    let paid = 0;
    await withSeed(async (random) => {
      const one = async () => {
        const record = random.pick(records);
        const from = random.pick([pool, other]);
        const kind = random.integer(0, 9);
        if (kind === 0) {
          const { posted } = await send(pay(record), { from });
          await send({ corrects: posted[0]?.seq as number, with: null, reason: '重复' }, { from });
          return;
        }
        paid++;
        const day = kind < 3 ? `2021-01-${random.integer(10, 20)}` : '2021-01-21';
        await send(pay(record, { occurredOn: day }), { from });
      };
      await Promise.all(Array.from({ length: 150 }, one));
    });
    const timelines = await Promise.all(records.map((r) => timelineOf(pool, district, reader, 'repair', r)));
    expect(timelines.reduce((sum, { holdings }) => sum + Number(holdings.paid ?? 0), 0)).toBe(paid);
    for (const { movements } of timelines)
      for (const [i, { recordedAt }] of movements.entries())
        expect(recordedAt.getTime()).toBeGreaterThanOrEqual(movements[i - 1]?.recordedAt.getTime() ?? 0);
    expect(await faults()).toEqual([]);
  });

  it('holds up nobody but those about the record that somebody holds', async () => {
    const { district, send } = aShop();
    await send(open('HELD'));
    await send(open('FREE'));
    await transaction(other, 'begin', async (client) => {
      await client.query("select from record where district = $1 and id = 'HELD' for update", [district.id]);
      const held = send(pay('HELD'));
      await Promise.all(Array.from({ length: 5 }, () => send(pay('FREE'))));
      const early = await Promise.race([held.then(() => 'early'), send(pay('FREE')).then(() => 'free')]);
      expect(early).toBe('free');
      // It must be over before the record can be let go.
      return { held };
    }).then(({ held }) => held);
    const paid = async (record: string) =>
      (await timelineOf(pool, district, reader, 'repair', record)).holdings.paid;
    expect([await paid('HELD'), await paid('FREE')]).toEqual(['1', '6']);
  });

  it('is looked at for the records that it is about, and the others of the group go on with them', async () => {
    const { district, send, faults } = aShop();
    const records = Array.from({ length: 12 }, (_, n) => `RP-${n}`);
    for (const record of records) await send(open(record));
    // Remembered by this process, and out of date for three of them.
    for (const record of records.slice(0, 3)) await send(pay(record), { from: other });
    const answers = await Promise.all(records.map((record) => send(pay(record))));
    expect(
      await transactionsOf(
        district.id,
        answers.flatMap((a) => a.posted.map((p) => p.seq)),
      ),
    ).toBe(1);
    const paid = await Promise.all(
      records.map(
        async (record) => (await timelineOf(pool, district, reader, 'repair', record)).holdings.paid,
      ),
    );
    expect(paid).toEqual([...Array(3).fill('2'), ...Array(9).fill('1')]);
    expect(await faults()).toEqual([]);
  });

  it('leaves the group in one transaction when somebody holds one of its records', async () => {
    const { district, send, faults } = aShop();
    const records = Array.from({ length: 6 }, (_, n) => `RP-${n}`);
    for (const record of [...records, 'HELD']) await send(open(record));
    const held = await transaction(other, 'begin', async (client) => {
      await client.query("select from record where district = $1 and id = 'HELD' for update", [district.id]);
      const all = ['HELD', ...records].map((record) => send(pay(record)));
      const answers = await Promise.all(all.slice(1));
      const seqs = answers.flatMap((a) => a.posted.map((p) => p.seq));
      expect(await transactionsOf(district.id, seqs)).toBe(1);
      return { answer: all[0] };
    });
    expect(await held.answer).toMatchObject({ movements: 1 });
    expect(await faults()).toEqual([]);
  });

  it('a period that is closed meanwhile is closed for all that come after', async () => {
    const { district, send } = aShop();
    await send(open('HOT'));
    const [, ...outcomes] = await Promise.all([
      closePeriod(pool, district, keeper, '2021-01-31'),
      ...Array.from({ length: 20 }, () => codeOf(send(pay('HOT')))),
    ]);
    const done = outcomes.filter((o) => o === 'done').length;
    expect(outcomes.every((o) => o === 'done' || o === 'closed-period')).toBe(true);
    expect(await codeOf(send(pay('HOT')))).toBe('closed-period');
    expect(await codeOf(send(pay('HOT'), { by: keeper }))).toBe('done');
    const { holdings } = await timelineOf(pool, district, reader, 'repair', 'HOT');
    expect(holdings.paid).toBe(String(done + 1));
  });
});

describe('moments of recording that requests state', () => {
  it('may not lie before what the record builds on, nor in the future', async () => {
    const { send, faults } = aShop();
    const at = (recordedAt: string) => ({ recordedAt });
    await send(open('RP-1', at('2021-01-06T00:00:00Z')), { by: importer });
    await send(pay('RP-1', at('2021-01-07T00:00:00Z')), { by: importer });
    expect(await codeOf(send(pay('RP-1', at('2021-01-06T12:00:00Z')), { by: importer }))).toBe(
      'knowledge-before-record',
    );
    expect(await codeOf(send(pay('RP-1', at('2999-01-01T00:00:00Z')), { by: importer }))).toBe(
      'impossible-instant',
    );
    await send(pay('RP-1'));
    expect(await codeOf(send(pay('RP-1', at('2021-01-08T00:00:00Z')), { by: importer }))).toBe(
      'knowledge-before-record',
    );
    expect(await faults()).toEqual([]);
  });
});

it('personal data goes the long way, among others that do not', async () => {
  const { district, send, faults } = aShop();
  const person = (record: string, set: object): Posting => ({
    register: 'customer',
    record,
    transition: 'open',
    occurredOn: '2021-01-05',
    unit: 'bench-a',
    set: { name: record, ...set },
  });
  await Promise.all([
    send(person('CU-1', { phone: '13900000000' })),
    send(person('CU-2', {})),
    send(person('CU-3', { phone: '13900000001' })),
  ]);
  expect(await phoneOf(district, 'CU-1')).toEqual({ phone: '13900000000' });
  expect(await phoneOf(district, 'CU-2')).toEqual({});
  expect(await faults()).toEqual([]);
});
