import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { anybody, fillEmptyTables, workshopDistrict } from '@taizhang/fixture';
import { contentOf, queryOf, refusalOf, type TestDatabase, TestDatabases } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertEdition, settledHorizon } from './edition.ts';
import {
  backup,
  checkChain,
  closePeriod,
  fold,
  keepBusyDays,
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

const databases = new TestDatabases();
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

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-backup-'));
  source = await databases.make();
  pool = await databases.poolOf(source);
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
  const owner = await databases.poolOf({ ...source, appUrl: source.ownerUrl });
  await fillEmptyTables(owner);
  file = join(folder, 'ledger.tar.gz');
  await backup(source.ownerUrl, file, { key });
});
afterAll(async () => {
  await databases.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a round trip', () => {
  it('brings back every table there is, row by row', async () => {
    const before = await contentOf(source.ownerUrl);
    // The trial is worth nothing for a table that is empty: fill it in beforeAll.
    for (const [table, lines] of Object.entries(before))
      expect([table, lines.length > 0]).toEqual([table, true]);
    for (const migrated of [true, false]) {
      const target = await databases.make(migrated);
      const { manifest, warnings } = await restore(target.ownerUrl, file, { key });
      expect(manifest.tables.map((t) => `public.${t.name}`).toSorted()).toEqual(
        Object.keys(before).toSorted(),
      );
      expect(await contentOf(target.ownerUrl)).toEqual(before);
      expect(warnings).toEqual([]);
    }
  });

  it('leaves a ledger that goes on: new numbers, known requests, readable personal data, the same rights', async () => {
    const target = await databases.make(false);
    await restore(target.ownerUrl, file, { key });
    const restored = await databases.poolOf(target);
    const [before] = await queryOf<{ seq: string }>(target.ownerUrl, 'select max(seq) as seq from movement');
    const movements = await queryOf(target.ownerUrl, 'select from movement');
    expect((await post(restored, district, vault, actor, answered)).movements).toBe(1);
    expect(await queryOf(target.ownerUrl, 'select from movement')).toHaveLength(movements.length);
    const more = await post(restored, district, vault, actor, { key: 'new', postings: [repair('RP-3')] });
    expect(more.posted[0]?.seq).toBeGreaterThan(Number(before?.seq));
    await closePeriod(restored, district, actor, '2021-02-28');
    const closed = await queryOf(target.ownerUrl, 'select seq::int from period_close order by seq');
    expect(closed).toEqual([{ seq: 1 }, { seq: 2 }]);
    expect(await vault.masked(restored, district, actor, 'customer', 'CU-1')).toEqual({
      phone: '139******00',
    });
    await expect(restored.query('delete from movement')).rejects.toMatchObject({ code: '42501' });
    await expect(queryOf(target.ownerUrl, 'delete from movement')).rejects.toMatchObject({ code: '42501' });
    await sealMovements(restored, district);
    await fold(restored, district);
    expect(await checkChain(restored, district.id)).toEqual({ batches: 2, faults: [] });
    expect((await verifyLedger(restored, district)).flatMap((check) => check.disagreements)).toEqual([]);
  });

  it('says where the chain ends and when the key is another', async () => {
    const target = await databases.make();
    const { manifest, warnings } = await restore(target.ownerUrl, file, { key: Buffer.alloc(32, 8) });
    const [seal] = await queryOf<{ hash: string }>(
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
    const older = await databases.make();
    const newer = await databases.make();
    await queryOf(newer.ownerUrl, `${steps.at(-1)?.sql}; insert into migration values ('9000-later.sql')`);
    for (const target of [older, newer, await databases.make(false)]) {
      expect((await restore(target.ownerUrl, file, { steps })).migrated).toEqual(['9000-later.sql']);
      const after = await contentOf(target.ownerUrl);
      expect(after['public.movement']).toEqual(before['public.movement']);
      expect(after['public.later']).toEqual([]);
      expect(after['public.migration']).toHaveLength(steps.length);
      expect(await queryOf(target.appUrl, 'select from migration')).toHaveLength(steps.length);
    }
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
    await restore((await databases.make()).ownerUrl, path);
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    const before = await readdir(folder);
    const path = join(folder, 'none.tar.gz');
    const [owner, broken] = [await databases.make(), await databases.make()];
    await queryOf(broken.ownerUrl, 'drop table seal');
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
    const others = await queryOf(
      source.ownerUrl,
      `select from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    expect(others).toHaveLength(0);
  });
});
