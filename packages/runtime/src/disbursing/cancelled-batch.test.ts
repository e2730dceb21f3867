import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenedCluster, openCluster } from '@taizhang/cluster';
import { anybody, payoutsDistrict } from '@taizhang/fixture';
import {
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  verifyLedger,
} from '@taizhang/store';
import { addressFor, untilGone, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseForBatch, sendBatch } from './index.ts';

const occurredOn = '2021-03-02';
const district = payoutsDistrict();
const vault = new PersonalVault(Buffer.alloc(32, 5));
const viewer = anybody('cashier');
const payments = 40;

let dataFolder: string;
let cluster: OpenedCluster;
let pool: Pool;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-cancel-'));
  cluster = await openCluster({ dataFolder, database: 'taizhang', durability: 'durable' });
  await migrate(cluster.ownerUrl);
  pool = openPool(cluster.appUrl, 6);
  await send([{ ...said('customer', 'CU-1', 'open'), unit: 'bench-a', set: { name: '顾客' } }] as Posting[]);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await cluster.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const said = (register: string, record: string, transition: string) => ({
  register,
  record,
  transition,
  occurredOn,
});
const send = (postings: Posting[], key: string = randomUUID()) =>
  post(pool, district, vault, viewer, { key, postings });
const cancel = (record: string, key?: string) => send([said('payout', record, 'cancel') as Posting], key);
const asking = (record: string) => ({
  pool,
  district,
  vault,
  viewer,
  of: { register: 'payout', record },
});
const choose = (record: string, add: readonly string[]) =>
  chooseForBatch(asking(record), { key: randomUUID(), add, remove: [], occurredOn });

let n = 0;
let batch = '';
const names = () => Array.from({ length: payments }, (_, i) => `RF-${n}-${String(i + 1).padStart(3, '0')}`);
beforeEach(async () => {
  n += 1;
  batch = `PO-${n}`;
  await send([
    { ...said('payout', batch, 'draw-up'), unit: 'bench-a', set: { name: batch } },
    ...names().map((record) => ({
      ...said('refund', record, 'grant'),
      unit: 'bench-a',
      set: { what: record, customer: 'CU-1', account: '6222000000001234' },
      amounts: { granted: '10' },
    })),
  ] as Posting[]);
});

/** Where the batch stands, and how many of its payments stand in each stage. */
async function standing(): Promise<{ batch: string; batched: number; granted: number; sent: number }> {
  const { rows } = await pool.query<{ batch: string; batched: number; granted: number; sent: number }>(
    `select (select stage from record where register = 'payout' and id = $1) as batch,
            count(*) filter (where stage = 'batched')::int as batched,
            count(*) filter (where stage = 'granted')::int as granted,
            count(*) filter (where stage = 'paying')::int as sent
       from record where register = 'refund' and id like $2`,
    [batch, `RF-${n}-%`],
  );
  return rows[0] as { batch: string; batched: number; granted: number; sent: number };
}

describe('cancelling a batch', () => {
  it('releases all that is in it, which may be put into another one at once', async () => {
    await choose(batch, names());
    await cancel(batch);
    expect(await standing()).toEqual({ batch: 'cancelled', batched: 0, granted: payments, sent: 0 });
    await send([
      { ...said('payout', `${batch}-b`, 'draw-up'), unit: 'bench-a', set: { name: '第二批' } } as Posting,
    ]);
    await choose(`${batch}-b`, names());
    expect(await standing()).toMatchObject({ batched: payments });
  });

  it('lets nothing be put in any more, by whatever way', async () => {
    await cancel(batch);
    await expect(choose(batch, names())).rejects.toMatchObject({ code: 'batch-not-open' });
    const alone = { ...said('refund', names()[0] as string, 'assign'), set: { payout: batch } } as Posting;
    await expect(send([alone])).rejects.toMatchObject({ code: 'reference-elsewhere' });
  });

  it('leaves nothing behind in it that is put in at the same moment', async () => {
    await withSeed(async (random) => {
      for (let i = 0; i < 10; i++) {
        const [first, ...rest] = names() as [string, ...string[]];
        await choose(batch, rest.slice(0, 5));
        const alone = { ...said('refund', first, 'assign'), set: { payout: batch } } as Posting;
        const ways = [cancel(batch), send([alone]), choose(batch, rest.slice(5, 8))];
        await Promise.allSettled(random.integer(0, 1) === 0 ? ways : ways.toReversed());
        const { batch: stage, batched } = await standing();
        expect([stage, batched]).toEqual(['cancelled', 0]);
        n += 1;
        batch = `PO-${n}`;
        await send([
          { ...said('payout', batch, 'draw-up'), unit: 'bench-a', set: { name: batch } },
          ...names().map((record) => ({
            ...said('refund', record, 'grant'),
            unit: 'bench-a',
            set: { what: record, customer: 'CU-1', account: '6222000000001234' },
            amounts: { granted: '10' },
          })),
        ] as Posting[]);
      }
    });
  }, 60_000);

  it('goes to the bank or is cancelled, never both', async () => {
    await choose(batch, names());
    await Promise.allSettled([cancel(batch), sendBatch(asking(batch), occurredOn)]);
    const after = await standing();
    expect([
      { batch: 'cancelled', batched: 0, granted: payments, sent: 0 },
      { batch: 'sent', batched: 0, granted: 0, sent: payments },
    ]).toContainEqual(after);
  });
});

/** A process that cancels the batch under a key; run where the packages are found by name. */
const child = `
  import { anybody, payoutsDistrict } from '@taizhang/fixture';
  import { openPool, PersonalVault, post } from '@taizhang/store';
  const [url, record, key] = process.argv.slice(1);
  const pool = openPool(url, 2);
  process.stdout.write('ready');
  await post(pool, payoutsDistrict(), new PersonalVault(Buffer.alloc(32, 5)), anybody('cashier'), {
    key, postings: [{ register: 'payout', record, transition: 'cancel', occurredOn: '${occurredOn}' }] });
  await pool.end();
`;

it('releases all or nothing when the process is killed in the middle; asked again by the same key, it is done once', async () => {
  await choose(batch, names());
  const key = randomUUID();
  await withSeed(async (random) => {
    for (let i = 0; i < 5; i++) {
      const process_ = spawn(
        process.execPath,
        ['--input-type=module', '-e', child, addressFor(cluster.appUrl, 'cancelling'), batch, key],
        {
          cwd: import.meta.dirname,
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const ended = once(process_, 'close');
      await once(process_.stdout, 'data');
      await pause(random.integer(0, 40));
      process_.kill('SIGKILL');
      await ended;
      await untilGone(pool, 'cancelling');
      expect([
        { batch: 'drawn-up', batched: payments, granted: 0, sent: 0 },
        { batch: 'cancelled', batched: 0, granted: payments, sent: 0 },
      ]).toContainEqual(await standing());
    }
  });
  await cancel(batch, key);
  expect(await standing()).toEqual({ batch: 'cancelled', batched: 0, granted: payments, sent: 0 });
  const { rows } = await pool.query(
    `select record from movement where register = 'refund' and record like $1 and transition = 'drop'
      group by record having count(*) <> 1`,
    [`RF-${n}-%`],
  );
  expect(rows).toEqual([]);
  expect((await verifyLedger(pool, district)).flatMap((check) => check.disagreements)).toEqual([]);
}, 120_000);
