import { randomUUID } from 'node:crypto';
import type { Refusal } from '@taizhang/definition';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, seededRandom, type TestStore, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fold,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  readMetrics,
  sealMovements,
  snapshot,
  timelineOf,
  verifyLedger,
} from './index.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

const actor = anybody('tester', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 7));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(16);
  ({ pool } = store);
});
afterAll(() => store?.close());

const aShop = () => {
  const district = workshopDistrict(`post-${randomUUID()}`);
  const send = (postings: readonly Posting[], key: string = randomUUID()) =>
    post(pool, district, vault, actor, { key, postings });
  const count = async () =>
    (
      await pool.query<{ n: number }>('select count(*)::int as n from movement where district = $1', [
        district.id,
      ])
    ).rows[0]?.n;
  return { district, send, count };
};
const open = (record: string, rest: object = {}) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: record },
  ...rest,
});
const pay = (record: string, paid: string, occurredOn = '2021-01-06') => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn,
  amounts: { paid },
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code ?? error.message,
  );

describe('posting', () => {
  it('moves a record through its stages and answers metrics from cells and tail alike', async () => {
    const { district, send } = aShop();
    const repairing = { register: 'repair', record: 'RP-1', unit: 'bench-a' } as const;
    const answer = await send([
      {
        register: 'customer',
        record: 'CU-1',
        transition: 'open',
        occurredOn: '2021-01-04',
        unit: 'bench-a',
        set: { name: 'A' },
      },
      open('RP-1', {
        street: 'north',
        set: { label: 'x', colour: 'red', urgent: true, customer: 'CU-1' },
        amounts: { quoted: '120.50' },
      }),
      { ...repairing, transition: 'start', occurredOn: '2021-01-07', set: { promised: '2021-01-09' } },
      {
        ...repairing,
        transition: 'pay',
        occurredOn: '2021-01-06',
        amounts: { paid: { value: '0.01', unit: 'wan-yuan' } },
      },
    ]);
    // The payment came before the start: the start is taken back and said again after it.
    expect(answer.movements).toBe(6);
    const question = { from: '2021-01-01', to: '2021-01-31', knownAt: new Date() };
    const names = [
      'waiting',
      'in-hand-quoted',
      'urgent-red',
      'paid',
      'paid-share',
      'customers',
      'known-quoted',
      'payment-progress',
    ];
    const ask = (path: 'cells' | 'movements') =>
      snapshot(pool, (client) =>
        readMetrics(
          client,
          district,
          reader,
          names.map((name) => ({ metric: `repair.${name}`, question })),
          path,
        ),
      );
    const direct = await ask('movements');
    expect(direct).toEqual(['0', '120.5', '1', '100', '82.987552', '1', null, null]);
    expect(await ask('cells')).toEqual(direct);
    await fold(pool, district);
    expect(await ask('cells')).toEqual(direct);
  });
});

describe('a request that is sent again', () => {
  it('is answered the same and posted once, one after another and eight at a time', async () => {
    const { district, send, count } = aShop();
    await send([open('RP-1', { amounts: { quoted: '100' } })]);
    const requests: Posting[][] = [
      [open('RP-2')],
      [pay('RP-1', '60')],
      [{ register: 'repair', record: 'RP-1', transition: 'start', occurredOn: '2021-01-07' }],
      [
        {
          register: 'repair',
          record: 'RP-1',
          transition: 'finish',
          occurredOn: '2021-01-08',
          set: { promised: '2021-01-08' },
        },
        open('RP-3'),
      ],
    ];
    for (const [i, postings] of requests.entries()) {
      const key = `again-${i}`;
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(postings, key)));
      for (const answer of [...answers, await send(postings, key)]) expect(answer).toEqual(answers[0]);
      expect(answers[0]?.movements).toBe(postings.length);
    }
    expect(await count()).toBe(6);
    expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
  });

  it('is refused when it says something else under the same key', async () => {
    const { send, count } = aShop();
    await send([open('RP-1', { amounts: { quoted: '9' } })], 'k');
    expect(await codeOf(send([open('RP-1', { amounts: { quoted: '10' } })], 'k'))).toBe('request-key-reused');
    expect(await codeOf(send([], 'k'))).toBe('request-key-reused');
    expect(await count()).toBe(1);
  });

  it('is known by its key and not by its content: the same payment under two keys is two payments', async () => {
    const { district, send } = aShop();
    await send([open('RP-1', { amounts: { quoted: '9' } })]);
    await Promise.all([send([pay('RP-1', '2')], 'morning'), send([pay('RP-1', '2')], 'evening')]);
    expect((await timelineOf(pool, district, reader, 'repair', 'RP-1')).holdings.paid).toBe('4');
  });

  it('has the same content in whatever order its keys stand', async () => {
    const { send, count } = aShop();
    const said = open('RP-1');
    await send([said], 'k');
    await send([Object.fromEntries(Object.entries(said).reverse()) as never], 'k');
    expect(await count()).toBe(1);
  });
});

describe('sixteen connections at once', () => {
  it('lose and double nothing on hot records, while cells are folded and movements sealed', async () => {
    const { district, send } = aShop();
    const hot = ['HOT-1', 'HOT-2', 'HOT-3'];
    await send(hot.map((record) => open(record, { amounts: { quoted: '1000000' } })));
    const outcomes = new Map<string, string[]>();
    let paid = 0;
    let busy = true;
    const tend = async () => {
      while (busy) {
        await fold(pool, district);
        await sealMovements(pool, district);
      }
    };
    const worker = async (seed: number, w: number) => {
      const random = seededRandom(seed + w);
      for (let n = 0; n < 12; n++) {
        const records = random.shuffled(hot).slice(0, random.integer(1, 3));
        // Some payments are backdated, so that timelines are rewritten while others wait for the record.
        const day = () => `2021-01-${String(random.integer(6, 28)).padStart(2, '0')}`;
        await send(records.map((record) => pay(record, '1', day())));
        paid += records.length;
        const opened = random.shuffled([`NEW-${n}`, `NEW-${n}-b`]);
        const outcome = await codeOf(send(opened.map((record) => open(record))));
        outcomes.set(`${n}`, [...(outcomes.get(`${n}`) ?? []), outcome]);
      }
    };
    const tending = tend();
    await withSeed(({ seed }) =>
      Promise.all(Array.from({ length: 16 }, (_, w) => worker(seed % 2 ** 30, w))),
    );
    busy = false;
    await tending;
    for (const of of outcomes.values()) {
      expect(of.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(of.filter((outcome) => outcome === 'record-exists')).toHaveLength(15);
    }
    const held = await Promise.all(hot.map((record) => timelineOf(pool, district, reader, 'repair', record)));
    expect(held.reduce((sum, { holdings }) => sum + Number(holdings.paid), 0)).toBe(paid);
    for (const { movements } of held)
      for (const [i, movement] of movements.entries()) {
        const before = movements[i - 1];
        if (before) expect(movement.recordedAt.getTime()).toBeGreaterThanOrEqual(before.recordedAt.getTime());
      }
    expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
    await fold(pool, district);
    await sealMovements(pool, district);
    expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
  });
});
