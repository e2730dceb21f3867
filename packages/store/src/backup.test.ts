import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Refusal, refusalText } from '@taizhang/definition';
import { anybody, fillEmptyTables, workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertEdition, settledHorizon } from './edition.ts';
import {
  type BackupManifest,
  backup,
  checkChain,
  closePeriod,
  fold,
  keepBusyDays,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  type PostRequest,
  post,
  restore,
  sealMovements,
  verifyLedger,
} from './index.ts';
import { migrations } from './migrate.ts';

const district = workshopDistrict();
const actor = anybody('tester', 'import-history', 'close-period', 'correct-closed', 'freeze-edition');
const key = Buffer.alloc(32, 7);
const vault = new PersonalVault(key);

const closers: (() => Promise<unknown>)[] = [];
let folder: string;
let source: TestDatabase;
let pool: Pool;
/** A backup of a ledger with something in every table. */
let file: string;
const answered: PostRequest = { key: 'answered-once', postings: [repair('RP-1')] };

function repair(record: string) {
  return {
    register: 'repair',
    record,
    transition: 'open',
    occurredOn: '2021-01-05',
    unit: 'bench-a',
    street: 'north',
    // What COPY must escape, and what it must not take for something else.
    set: {
      label: `制表\t反斜\\N ${record}`,
      colour: 'red',
      spot: '114.3162,30.5538',
    },
    amounts: { quoted: '120.50' },
  };
}

const customer = (record: string) => ({
  register: 'customer',
  record,
  transition: 'open',
  occurredOn: '2021-01-04',
  unit: 'bench-a',
  set: { name: '顾客', phone: '13900000000' },
});

async function newDatabase(migrated = true): Promise<TestDatabase> {
  const database = migrated
    ? await createTestDatabase(async (url) => void (await migrate(url)), 'store')
    : await createTestDatabase(async () => undefined, 'nothing');
  closers.push(database.drop);
  return database;
}

function poolOf(database: TestDatabase): Pool {
  const opened = openPool(database.appUrl);
  closers.unshift(() => opened.end());
  return opened;
}

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const allTables = async (url: string): Promise<string[]> =>
  (
    await query<{ name: string }>(
      url,
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg_temp%' order by 1`,
    )
  ).map((row) => row.name);

/** Everything that every table holds, as text. */
async function contentOf(url: string): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of await allTables(url)) {
    const rows = await query<{ line: string }>(url, `select t::text as line from ${table} t order by 1`);
    content[table] = rows.map((row) => row.line);
  }
  return content;
}

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; zh: string; en: string }> {
  const error = await work.then(
    () => expect.unreachable('it was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  const { zh, en } = refusalText(error.code, error.details);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  return { code: error.code, zh, en };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-backup-'));
  source = await newDatabase();
  pool = poolOf(source);
  const past = { ...repair('RP-0'), recordedAt: '2021-01-06T02:00:00.000Z', recordedBy: 'tester' };
  await post(pool, district, vault, actor, { key: 'past', postings: [past] });
  await post(pool, district, vault, actor, { key: randomUUID(), postings: [customer('CU-1')] });
  const first = await post(pool, district, vault, actor, answered);
  await post(pool, district, vault, actor, {
    key: randomUUID(),
    postings: [
      { ...repair('RP-2'), set: { ...repair('RP-2').set, customer: 'CU-1' } },
      {
        corrects: first.posted[0]?.seq ?? 0,
        with: { ...repair('RP-1'), street: 'south' },
        reason: '街道有误',
      },
    ],
  });
  const settled = await settledHorizon(pool, district);
  await insertEdition(
    pool,
    district,
    actor,
    {
      id: 'first',
      report: 'shop',
      cutoff: '2021-01-31',
      knownAt: settled.at,
      content: { n: '2' },
    },
    { registers: 'as they were' },
    settled,
  );
  await closePeriod(pool, district, actor, '2021-01-31');
  await sealMovements(pool, district);
  await fold(pool, district);
  await keepBusyDays(pool, district, { busy: 0, slice: 1 });
  const owner = poolOf({ ...source, appUrl: source.ownerUrl });
  await fillEmptyTables(owner);
  file = join(folder, 'ledger.tar.gz');
  await backup(source.ownerUrl, file, { key });
});
afterAll(async () => {
  for (const close of closers) await close();
  await rm(folder, { recursive: true, force: true });
});

describe('a round trip', () => {
  it('brings back every table there is, row by row', async () => {
    const before = await contentOf(source.ownerUrl);
    // The trial is worth nothing for a table that is empty: fill it in beforeAll.
    for (const [table, lines] of Object.entries(before))
      expect([table, lines.length > 0]).toEqual([table, true]);
    for (const migrated of [true, false]) {
      const target = await newDatabase(migrated);
      const { manifest, warnings } = await restore(target.ownerUrl, file, { key });
      expect(manifest.tables.map((t) => `public.${t.name}`).toSorted()).toEqual(
        Object.keys(before).toSorted(),
      );
      expect(await contentOf(target.ownerUrl)).toEqual(before);
      expect(warnings).toEqual([]);
    }
  });

  it('leaves a ledger that goes on: new numbers, known requests, readable personal data, the same rights', async () => {
    const target = await newDatabase(false);
    await restore(target.ownerUrl, file, { key });
    const restored = poolOf(target);
    const [before] = await query<{ seq: string }>(target.ownerUrl, 'select max(seq) as seq from movement');
    const movements = await query(target.ownerUrl, 'select from movement');
    expect((await post(restored, district, vault, actor, answered)).movements).toBe(1);
    expect(await query(target.ownerUrl, 'select from movement')).toHaveLength(movements.length);
    const more = await post(restored, district, vault, actor, { key: 'new', postings: [repair('RP-3')] });
    expect(more.posted[0]?.seq).toBeGreaterThan(Number(before?.seq));
    await closePeriod(restored, district, actor, '2021-02-28');
    const closed = await query(target.ownerUrl, 'select seq::int from period_close order by seq');
    expect(closed).toEqual([{ seq: 1 }, { seq: 2 }]);
    expect(await vault.masked(restored, district, actor, 'customer', 'CU-1')).toEqual({
      phone: '139******00',
    });
    await expect(restored.query('delete from movement')).rejects.toMatchObject({ code: '42501' });
    await expect(query(target.ownerUrl, 'delete from movement')).rejects.toMatchObject({ code: '42501' });
    await sealMovements(restored, district);
    await fold(restored, district);
    expect(await checkChain(restored, district.id)).toEqual({ batches: 2, faults: [] });
    expect((await verifyLedger(restored, district)).flatMap((check) => check.disagreements)).toEqual([]);
  });

  it('says where the chain ends and when the key is another', async () => {
    const target = await newDatabase();
    const { manifest, warnings } = await restore(target.ownerUrl, file, { key: Buffer.alloc(32, 8) });
    const [seal] = await query<{ hash: string }>(
      source.ownerUrl,
      "select encode(hash, 'hex') as hash from seal",
    );
    expect(manifest.chains).toEqual([{ district: district.id, batch: 1, hash: seal?.hash }]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.zh).toMatch(/密钥/);
    expect(warnings[0]?.en).toMatch(/another key/);
    const text = gunzipSync(await readFile(file));
    for (const form of [key, key.toString('hex'), key.toString('base64'), '13900000000'])
      expect(text.includes(form)).toBe(false);
  });

  it('brings a backup of an older schema to the present one, on a database of either', async () => {
    const steps = [
      ...migrations(),
      { name: '9000-later.sql', sql: 'create table later (n int); alter table record add column later int' },
    ];
    const before = await contentOf(source.ownerUrl);
    const older = await newDatabase();
    const newer = await newDatabase();
    await query(newer.ownerUrl, `${steps.at(-1)?.sql}; insert into migration values ('9000-later.sql')`);
    for (const target of [older, newer, await newDatabase(false)]) {
      expect((await restore(target.ownerUrl, file, { steps })).migrated).toEqual(['9000-later.sql']);
      const after = await contentOf(target.ownerUrl);
      expect(after['public.movement']).toEqual(before['public.movement']);
      expect(after['public.later']).toEqual([]);
      expect(after['public.migration']).toHaveLength(steps.length);
      expect(await query(target.appUrl, 'select from migration')).toHaveLength(steps.length);
    }
  });
});

describe('a larger ledger, written to meanwhile,', () => {
  let busy: TestDatabase;
  let path: string;
  let manifest: BackupManifest;
  let rows: number;

  beforeAll(async () => {
    busy = await newDatabase();
    path = join(folder, 'busy.tar.gz');
    const writer = poolOf(busy);
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

  it('is backed up as it stood at one moment, a large table in parts', async () => {
    expect(manifest.tables.find((table) => table.name === 'movement')?.parts).toBeGreaterThan(1);
    expect((rows - 6000) % 7).toBe(0);
    expect((await query(busy.ownerUrl, 'select from movement')).length).toBeGreaterThan(rows);
    const target = await newDatabase();
    await restore(target.ownerUrl, path, { key });
    expect(await query(target.ownerUrl, 'select from movement')).toHaveLength(rows);
    expect(await query(target.ownerUrl, 'select from record')).toHaveLength(rows);
    const restored = poolOf(target);
    await post(restored, district, vault, actor, { key: 'new', postings: [repair('RP-new')] });
    await sealMovements(restored, district);
    await fold(restored, district);
    expect((await verifyLedger(restored, district)).flatMap((check) => check.disagreements)).toEqual([]);
  });

  /** Ends the connections that are copying movements, waiting until there are some. */
  async function cutOff(url: string): Promise<void> {
    const copying = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'copy public."movement"%' and state = 'active'`;
    while ((await query(url, copying)).length === 0) await pause(1);
  }

  it('is not restored by halves when the connection breaks', async () => {
    const target = await newDatabase();
    // Loading lasts long enough to be met.
    await query(
      target.ownerUrl,
      `create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(30); return null; end';
       create trigger linger before insert on movement for each statement execute function linger()`,
    );
    const restoring = refusalOf(restore(target.ownerUrl, path));
    await cutOff(target.ownerUrl);
    expect((await restoring).code).toBe('database-unavailable');
    expect(await query(target.ownerUrl, 'select from record')).toEqual([]);
    await query(target.ownerUrl, 'drop function linger cascade');
    await restore(target.ownerUrl, path);
  });

  it('is not backed up by halves when the connection breaks', async () => {
    // Who reads slowly is still being served when the connection breaks.
    const slow = new Writable({ write: (_chunk, _encoding, done) => void setTimeout(done, 50) });
    const refused = refusalOf(backup(busy.ownerUrl, slow));
    await cutOff(busy.ownerUrl);
    expect((await refused).code).toBe('database-unavailable');
  });

  it('leaves no half file under the final name when the process is killed', async () => {
    const killed = join(folder, 'killed.tar.gz');
    const program = `import { backup } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      await backup(process.env.FROM, process.env.TO);`;
    // It can get no further than this table.
    const blocker = new pg.Client({ connectionString: busy.ownerUrl });
    await blocker.connect();
    await blocker.query('begin; lock table seal');
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
    await restore((await newDatabase()).ownerUrl, killed);
  });
});

describe('writing the file', () => {
  it('does not replace one without being told to', async () => {
    const path = join(folder, 'kept.tar.gz');
    await writeFile(path, 'dear');
    const refused = await refusalOf(backup(source.ownerUrl, path));
    expect(refused).toMatchObject({
      code: 'malformed-request',
      en: expect.stringContaining('exists already'),
    });
    expect(await readFile(path, 'utf8')).toBe('dear');
    await backup(source.ownerUrl, path, { force: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await restore((await newDatabase()).ownerUrl, path);
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    const before = await readdir(folder);
    const path = join(folder, 'none.tar.gz');
    const [owner, broken] = [await newDatabase(), await newDatabase()];
    await query(broken.ownerUrl, 'drop table seal');
    await expect(backup(broken.ownerUrl, path)).rejects.toMatchObject({ code: '42P01' });
    await owner.drop();
    expect((await refusalOf(backup(owner.ownerUrl, path))).code).toBe('database-unavailable');
    expect((await refusalOf(backup(source.ownerUrl, join(folder, 'no', 'such')))).en).toMatch(/ENOENT/);
    expect(await readdir(folder)).toEqual(before);
  });

  it('ends at once when the stream it writes to fails, at whatever point, and lets go of the database', async () => {
    const size = (await stat(file)).size;
    for (const limit of [0, 100, size - 100]) {
      let written = 0;
      const full = new Writable({
        write(chunk: Buffer, _encoding, done) {
          written += chunk.length;
          done(written > limit ? new Error('no space left') : null);
        },
      });
      await expect(backup(source.ownerUrl, full)).rejects.toThrow('no space left');
    }
    const others = await query(
      source.ownerUrl,
      `select from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    expect(others).toHaveLength(0);
  });
});
