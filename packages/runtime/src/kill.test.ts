import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenedCluster, openCluster } from '@taizhang/cluster';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { fold, migrate, openPool, PersonalVault, post, sealMovements, verifyLedger } from '@taizhang/store';
import { addressFor, until, untilGone, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

const kills = 32;
/** How many requests the posting process has under way at once, and how many movements one leads to. */
const together = 4;
const movementsOf = (n: number): number => [2, 1, 1][n % 3] as number;
const child = createRequire(import.meta.url).resolve('@taizhang/fixture/posting-child');
const district = workshopDistrict();
const posting = 'posting';

let dataFolder: string;
let cluster: OpenedCluster;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-kill-'));
  cluster = await openCluster({ dataFolder, database: 'taizhang', durability: 'durable' });
  await migrate(cluster.ownerUrl);
});
afterAll(async () => {
  await cluster.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** A posting process and what it has said so far. */
class Poster {
  /** A request that was acknowledged just before a kill may be sent again: it is answered again. */
  readonly acknowledged = new Set<number>();
  fault = '';
  private process: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  start(): void {
    let next = 0;
    while (this.acknowledged.has(next)) next++;
    const started = spawn(process.execPath, [child, addressFor(cluster.appUrl, posting), String(next)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let rest = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (/^\d+$/.test(line)) this.acknowledged.add(Number(line));
        else this.fault += `${line}\n`;
      }
    });
    this.process = started;
    // What it printed before it died is still in the pipe; it has ended when that is read.
    this.ended = new Promise((resolve) => started.once('close', resolve));
  }

  async kill(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.ended;
  }

  /** Waits until something more is acknowledged, so that every kill interrupts work. */
  async progress(): Promise<void> {
    const before = this.acknowledged.size;
    await until(() => this.fault !== '' || this.acknowledged.size > before);
    if (this.fault) throw new Error(`the posting process failed: ${this.fault}`);
  }
}

/** Kills the server's first process and waits until another server has recovered what it left. */
async function killDatabase(): Promise<void> {
  const before = await postmaster();
  process.kill(before, 'SIGKILL');
  const pool = openPool(cluster.appUrl, 1);
  await until(async () => {
    const answers = await pool.query('select 1').then(
      () => true,
      () => false,
    );
    return answers && (await postmaster()) !== before;
  });
  await pool.end();
}

async function postmaster(): Promise<number> {
  const lock = await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(lock.split('\n')[0]);
}

it('loses and doubles nothing when the poster or the database is killed in the middle of its work', async () => {
  let pool = openPool(cluster.appUrl, 2);
  const vault = new PersonalVault(Buffer.alloc(32, 3));
  await post(pool, district, vault, anybody('test'), {
    key: 'hot',
    postings: [
      {
        register: 'repair',
        record: 'HOT',
        transition: 'open',
        occurredOn: '2021-02-01',
        unit: 'bench-a',
        set: { label: 'hot' },
      },
    ],
  });
  await pool.end();
  const poster = new Poster();
  await withSeed(async (random) => {
    poster.start();
    for (let n = 0; n < kills; n++) {
      await poster.progress();
      await pause(random.integer(0, 80));
      if (n % 2 === 0) {
        await poster.kill();
        poster.start();
      } else await killDatabase();
    }
    await poster.progress();
    await poster.kill();
  });

  expect(poster.fault).toBe('');
  pool = openPool(cluster.appUrl, 2);
  await untilGone(pool, posting);
  const { rows } = await pool.query<{ request: string; movements: number }>(
    "select request, count(*)::int as movements from movement where request <> 'hot' group by request",
  );
  const found = new Map(rows.map((row) => [Number(row.request.replace('request-', '')), row.movements]));
  for (const n of poster.acknowledged) expect([n, found.get(n)]).toEqual([n, movementsOf(n)]);
  for (const [n, movements] of found) expect([n, movements]).toEqual([n, movementsOf(n)]);
  // At most those under way at the last kill are there without their acknowledgement.
  expect(found.size - poster.acknowledged.size).toBeLessThanOrEqual(together);
  const hot = await pool.query("select holdings->>'quoted' as quoted from record where id = 'HOT'");
  expect(hot.rows[0]?.quoted).toBe(String([...found.keys()].filter((n) => n % 3 !== 1).length));
  await fold(pool, district);
  await sealMovements(pool, district);
  expect((await verifyLedger(pool, district)).flatMap((check) => check.disagreements)).toEqual([]);
  await pool.end();
}, 300_000);
