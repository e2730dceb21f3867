import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { queryOf, refusalOf, type TestDatabase, TestDatabases } from '@taizhang/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BackupManifest,
  backup,
  fold,
  PersonalVault,
  post,
  restore,
  sealMovements,
  verifyLedger,
} from './index.ts';

const district = workshopDistrict();
const actor = anybody('tester');
const key = Buffer.alloc(32, 7);
const vault = new PersonalVault(key);
const databases = new TestDatabases();

const repair = (record: string) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  street: 'north',
  set: { label: record, colour: 'red', spot: '114.3162,30.5538' },
  amounts: { quoted: '120.50' },
});

describe('a larger ledger, written to meanwhile,', () => {
  let busy: TestDatabase;
  let path: string;
  let manifest: BackupManifest;
  let rows: number;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taizhang-backup-'));
    busy = await databases.make();
    path = join(folder, 'busy.tar.gz');
    const writer = await databases.poolOf(busy);
    let next = 0;
    const write = (count: number) =>
      post(writer, district, vault, actor, {
        key: randomUUID(),
        postings: Array.from({ length: count }, () => ({
          ...repair(`RP-${next++}`),
          evidence: [randomUUID(), '证'.repeat(250)],
        })),
      });
    for (let i = 0; i < 4; i++) await write(1500);
    let over = false;
    const writing = (async () => {
      while (!over) await write(7);
    })();
    try {
      manifest = await backup(busy.ownerUrl, path, { key });
    } finally {
      over = true;
      await writing;
    }
    rows = manifest.tables.find((table) => table.name === 'movement')?.rows ?? 0;
  });

  afterAll(async () => {
    await databases.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is backed up as it stood at one moment, a large table in parts', async () => {
    expect(manifest.tables.find((table) => table.name === 'movement')?.parts).toBeGreaterThan(1);
    expect((rows - 6000) % 7).toBe(0);
    expect((await queryOf(busy.ownerUrl, 'select from movement')).length).toBeGreaterThan(rows);
    const target = await databases.make();
    await restore(target.ownerUrl, path, { key });
    expect(await queryOf(target.ownerUrl, 'select from movement')).toHaveLength(rows);
    expect(await queryOf(target.ownerUrl, 'select from record')).toHaveLength(rows);
    const restored = await databases.poolOf(target);
    await post(restored, district, vault, actor, { key: 'new', postings: [repair('RP-new')] });
    await sealMovements(restored, district);
    await fold(restored, district);
    expect((await verifyLedger(restored, district)).flatMap((check) => check.disagreements)).toEqual([]);
  });

  /** Ends the connections that are copying a table, waiting until there are some. */
  async function cutOff(url: string, table: string): Promise<void> {
    const copying = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'copy public."${table}"%' and state = 'active'`;
    while ((await queryOf(url, copying)).length === 0) await pause(1);
  }

  /** Somebody who holds a table, so that a backup gets no further than there. */
  async function holding(table: string): Promise<pg.Client> {
    const blocker = new pg.Client({ connectionString: busy.ownerUrl });
    await blocker.connect();
    await blocker.query(`begin; lock table ${table}`);
    return blocker;
  }

  it('is not restored by halves when the connection breaks', async () => {
    const target = await databases.make();
    // Loading lasts long enough to be met.
    await queryOf(
      target.ownerUrl,
      `create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(30); return null; end';
       create trigger linger before insert on movement for each statement execute function linger()`,
    );
    const restoring = refusalOf(restore(target.ownerUrl, path));
    await cutOff(target.ownerUrl, 'movement');
    expect((await restoring).code).toBe('database-unavailable');
    expect(await queryOf(target.ownerUrl, 'select from record')).toEqual([]);
    await queryOf(target.ownerUrl, 'drop function linger cascade');
    await restore(target.ownerUrl, path);
  });

  it('is not backed up by halves when the connection breaks', async () => {
    // Who reads slowly is still being served when the connection breaks.
    const slow = new Writable({ write: (_chunk, _encoding, done) => void setTimeout(done, 50) });
    const blocker = await holding('seal');
    const refused = refusalOf(backup(busy.ownerUrl, slow));
    await cutOff(busy.ownerUrl, 'seal');
    expect((await refused).code).toBe('database-unavailable');
    await blocker.end();
  });

  it('leaves no half file under the final name when the process is killed', async () => {
    const killed = join(folder, 'killed.tar.gz');
    const program = `import { backup } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      await backup(process.env.FROM, process.env.TO);`;
    const blocker = await holding('seal');
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, FROM: busy.ownerUrl, TO: killed },
      stdio: 'inherit',
    });
    const exit = once(child, 'exit');
    const draft = async () => (await readdir(folder)).find((name) => name.startsWith('killed.tar.gz.'));
    while (!(await draft())) await pause(1);
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    await blocker.end();
    expect(await readdir(folder)).not.toContain('killed.tar.gz');
    await rm(join(folder, (await draft()) ?? ''));
    await backup(busy.ownerUrl, killed);
    await restore((await databases.make()).ownerUrl, killed);
  });
});
