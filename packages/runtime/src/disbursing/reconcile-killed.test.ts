import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenedCluster, openCluster } from '@taizhang/cluster';
import { anybody, payoutsDistrict } from '@taizhang/fixture';
import { migrate, openPool, PersonalVault, type Pool, post, verifyLedger } from '@taizhang/store';
import { addressFor, until, untilGone, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseForBatch, reconcileBatch, sendBatch } from './index.ts';

const payments = 60;
const kills = 6;
const occurredOn = '2021-03-02';
const district = payoutsDistrict();
const vault = new PersonalVault(Buffer.alloc(32, 5));
const viewer = anybody('cashier');
const of = { register: 'payout', record: 'PO-1' };

let dataFolder: string;
let cluster: OpenedCluster;
let pool: Pool;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-reconcile-'));
  cluster = await openCluster({ dataFolder, database: 'taizhang', durability: 'durable' });
  await migrate(cluster.ownerUrl);
  pool = openPool(cluster.appUrl, 4);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await cluster.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Every third is refused. */
const csv = [
  '行号,收款单位,金额（元）,结果,原因',
  ...Array.from(
    { length: payments },
    (_, i) => `${i + 1},顾客,${i + 1}.00,${i % 3 === 2 ? '失败' : '成功'},账号不符`,
  ),
].join('\n');

/** A process that enters the answer and says so; run where the packages are found by name. */
const child = `
  import { anybody, payoutsDistrict } from '@taizhang/fixture';
  import { openPool, PersonalVault } from '@taizhang/store';
  import { reconcileBatch } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
  const [url, csv] = process.argv.slice(1);
  const pool = openPool(url, 2);
  await reconcileBatch(
    { pool, district: payoutsDistrict(), vault: new PersonalVault(Buffer.alloc(32, 5)), viewer: anybody('cashier'),
      of: { register: 'payout', record: 'PO-1' } },
    { content: Buffer.from(csv), receipt: 'HD-1', occurredOn: '${occurredOn}' });
  await pool.end();
`;
const killed = 'entering';
const entering = () =>
  spawn(process.execPath, ['--input-type=module', '-e', child, addressFor(cluster.appUrl, killed), csv], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const entered = async (): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from request where key like 'bank-line:%'`,
  );
  return rows[0]?.count ?? 0;
};

/** What stands: of each line it is the same whether one looks at the payment, at the batch or at the movements. */
async function agree(): Promise<void> {
  const { rows } = await pool.query<{ stage: string; count: number }>(
    `select stage, count(*)::int as count from record where register = 'refund' group by stage`,
  );
  const by = new Map(rows.map(({ stage, count }) => [stage, count]));
  const { rows: batches } = await pool.query<{ paid: number; refused: number; yuan: string; sum: string }>(
    `select coalesce((b.holdings->>'paid-lines')::int, 0) as paid,
            coalesce((b.holdings->>'refused-lines')::int, 0) as refused,
            coalesce(b.holdings->>'paid', '0') as yuan,
            (select coalesce(sum((r.holdings->>'paid')::numeric), 0)::text from record r where r.register = 'refund') as sum
       from record b where b.register = 'payout'`,
  );
  expect(batches[0]).toMatchObject({ paid: by.get('paid') ?? 0, refused: by.get('returned') ?? 0 });
  expect(Number(batches[0]?.yuan)).toBe(Number(batches[0]?.sum));
  expect((by.get('paid') ?? 0) + (by.get('returned') ?? 0)).toBe(await entered());
}

it('enters every line or not, never half and never twice, when it is killed; sent again, the rest is entered', async () => {
  const names = Array.from({ length: payments }, (_, i) => `RF-${String(i + 1).padStart(3, '0')}`);
  const common = { occurredOn, unit: 'bench-a' };
  await post(pool, district, vault, viewer, {
    key: 'begin',
    postings: [
      { ...common, register: 'customer', record: 'CU-1', transition: 'open', set: { name: '顾客' } },
      { ...common, ...of, transition: 'draw-up', set: { name: '第一批' } },
      ...names.map((record, i) => ({
        ...common,
        register: 'refund',
        record,
        transition: 'grant',
        set: { what: record, customer: 'CU-1', account: '6222000000001234' },
        amounts: { granted: String(i + 1) },
      })),
    ],
  });
  const asking = { pool, district, vault, viewer, of };
  await chooseForBatch(asking, { key: 'choose', add: names, remove: [], occurredOn });
  await sendBatch(asking, occurredOn);
  await withSeed(async (random) => {
    for (let n = 0; n < kills; n++) {
      const before = await entered();
      const process = entering();
      const ended = once(process, 'close');
      await until(async () => process.exitCode !== null || (await entered()) > before);
      await pause(random.integer(0, 15));
      process.kill('SIGKILL');
      await ended;
      await untilGone(pool, killed);
      await agree();
      expect(await entered()).toBeGreaterThan(before);
      if ((await entered()) === payments) break;
    }
  });
  const left = payments - (await entered());
  const done = await reconcileBatch(asking, { content: Buffer.from(csv), receipt: 'HD-1', occurredOn });
  expect(done).toMatchObject({ open: 0, again: payments - left });
  expect(done.paid + done.refused).toBe(left);
  await agree();
  const { rows } = await pool.query<{ stage: string }>(`select stage from record where register = 'payout'`);
  expect(rows).toEqual([{ stage: 'reconciled' }]);
  const { rows: twice } = await pool.query(
    `select record from movement where register = 'refund' and transition in ('pay', 'refuse')
      group by record having count(*) > 1`,
  );
  expect(twice).toEqual([]);
  expect((await verifyLedger(pool, district)).flatMap((check) => check.disagreements)).toEqual([]);
}, 240_000);
