import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { contentOf, refusalOf, type TestDatabase, TestDatabases } from '@taizhang/testkit';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup, closePeriod, fold, PersonalVault, post, restore, sealMovements } from './index.ts';

const district = workshopDistrict();
const actor = anybody('tester', 'close-period');
const vault = new PersonalVault(Buffer.alloc(32, 7));

const databases = new TestDatabases();
let folder: string;
/** A backup of a small ledger. */
let file: string;

/** Nothing in the ledger but, where it was migrated, the list of migrations. */
async function expectEmpty(database: TestDatabase): Promise<void> {
  for (const [table, lines] of Object.entries(await contentOf(database.ownerUrl)))
    if (table !== 'public.migration') expect([table, lines]).toEqual([table, []]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-backup-'));
  const source = await databases.make();
  const pool = await databases.poolOf(source);
  const visitor = (n: number) => ({
    register: 'customer',
    record: `CU-${n}`,
    transition: 'open',
    occurredOn: '2021-01-04',
    unit: 'bench-a',
    set: { name: `顾客 ${n}`, phone: '13900000000' },
  });
  for (const numbers of [[1, 2], [3], [4, 5, 6]])
    await post(pool, district, vault, actor, { key: randomUUID(), postings: numbers.map(visitor) });
  await closePeriod(pool, district, actor, '2021-01-31');
  await sealMovements(pool, district);
  await fold(pool, district);
  file = join(folder, 'ledger.tar.gz');
  await backup(source.ownerUrl, file);
});
afterAll(async () => {
  await databases.close();
  await rm(folder, { recursive: true, force: true });
});

/** A backup put together by hand. */
async function archive(entries: Record<string, unknown>): Promise<string> {
  const packing = pack();
  for (const [name, value] of Object.entries(entries))
    packing.entry({ name }, Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)));
  packing.finalize();
  const path = join(folder, `${randomUUID()}.tar.gz`);
  await writeFile(path, gzipSync(await buffer(packing)));
  return path;
}

/** The entries of the true backup, to be tampered with. */
async function entriesOfFile(): Promise<
  Record<string, unknown> & { 'manifest.json': Record<string, unknown> }
> {
  const text = gunzipSync(await readFile(file));
  const entries: Record<string, unknown> = {};
  for (let at = 0; text[at] !== 0; ) {
    const name = text.toString('utf8', at, at + 100).replace(/\0.*/s, '');
    const size = Number.parseInt(text.toString('ascii', at + 124, at + 136), 8);
    const content = text.subarray(at + 512, at + 512 + size);
    entries[name] = name.endsWith('.json') ? JSON.parse(content.toString()) : Buffer.from(content);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries as Record<string, unknown> & { 'manifest.json': Record<string, unknown> };
}

describe('restoring refuses, and leaves the database empty,', () => {
  let target: TestDatabase;
  beforeAll(async () => {
    target = await databases.make();
  });
  const written = async (content: Buffer | string) => {
    const path = join(folder, randomUUID());
    await writeFile(path, content);
    return path;
  };
  const expectUnreadable = async (path: string, reason: RegExp) => {
    const refused = await refusalOf(restore(target.ownerUrl, path));
    expect(refused).toMatchObject({ code: 'backup-unreadable', en: expect.stringMatching(reason) });
    await expectEmpty(target);
  };

  it('a file cut short anywhere', async () => {
    const content = await readFile(file);
    const cuts = [1, 9, 10, 11, 100, 0.25, 0.5, 0.75, content.length - 100, content.length - 9];
    for (const cut of [...cuts, content.length - 8, content.length - 1]) {
      const length = cut < 1 ? Math.floor(content.length * cut) : cut;
      await expectUnreadable(await written(content.subarray(0, length)), /cut short/);
    }
    await expectUnreadable(await written(''), /cut short/);
  });

  it('a file with a bit flipped', async () => {
    const content = await readFile(file);
    const whole = gunzipSync(content);
    const inflated = (compressed: Buffer): Buffer | undefined => {
      try {
        return gunzipSync(compressed);
      } catch {
        return undefined;
      }
    };
    let tried = 0;
    // The ten bytes of gzip's own header say nothing about the content beyond the first three.
    for (let at = 10; at < content.length; at += Math.ceil(content.length / 40)) {
      const flipped = Buffer.from(content);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      // Some bits say nothing (the padding of the last block), or the same in another way.
      if (inflated(flipped)?.equals(whole)) continue;
      tried++;
      await expectUnreadable(await written(flipped), /damaged|cut short|checksum|not a backup|rows/);
    }
    expect(tried).toBeGreaterThan(30);
  });

  it('a file that is no backup', async () => {
    await expectUnreadable(join(folder, 'absent'), /there is no file/);
    await expectUnreadable(folder, /cannot be read \(EISDIR\)/);
    await expectUnreadable(await written('some text'), /damaged/);
    await expectUnreadable(await written(Buffer.alloc(5000, 'PK\x03\x04')), /damaged/);
    await expectUnreadable(await written(gzipSync('some text')), /damaged|cut short|not a backup/);
    await expectUnreadable(await written(gzipSync(Buffer.alloc(4096, 'x'))), /damaged|not a backup/);
    await expectUnreadable(await archive({ 'readme.txt': 'hello' }), /not a backup/);
    await expectUnreadable(await archive({ 'format.json': Buffer.from('{') }), /damaged/);
    await expectUnreadable(await archive({ 'format.json': null }), /not a backup/);
    await expectUnreadable(await archive({ 'format.json': { format: 'other', version: 1 } }), /not a backup/);
  });

  it('a newer format or schema', async () => {
    const entries = await entriesOfFile();
    const newer = { ...entries, 'format.json': { format: 'taizhang-backup', version: 2 } };
    await expectUnreadable(await archive(newer), /format 2 is newer than 1/);
    const migrated = [...(entries['manifest.json'].migrations as string[]), '9999-future.sql'];
    const schema = { ...entries, 'manifest.json': { ...entries['manifest.json'], migrations: migrated } };
    await expectUnreadable(await archive(schema), /schema is newer .*9999-future/);
  });

  it('contents that are not those of the manifest, or not of the schema', async () => {
    const entries = await entriesOfFile();
    const manifest = entries['manifest.json'];
    const tables = manifest.tables as { name: string; rows: number; columns: string[] }[];
    const withTables = (changed: unknown) =>
      archive({ ...entries, 'manifest.json': { ...manifest, tables: changed } });
    const { 'movement/000001.copy': movements, ...without } = entries;
    await expectUnreadable(await archive(without), /movement does not match its checksum/);
    const altered = Buffer.from(String(movements).replace('bench-a', 'bench-b'));
    await expectUnreadable(
      await archive({ ...entries, 'movement/000001.copy': altered }),
      /movement does not match its checksum/,
    );
    await expectUnreadable(
      await withTables(tables.map((t) => (t.name === 'request' ? { ...t, rows: t.rows + 1 } : t))),
      /request should have 4 rows and has 3/,
    );
    const withoutCells = tables.filter(({ name }) => name !== 'cell');
    await expectUnreadable(await withTables(withoutCells), /cell does not match its checksum/);
    const { 'cell/000001.copy': _, ...fewer } = entries;
    await expectUnreadable(
      await archive({ ...fewer, 'manifest.json': { ...manifest, tables: withoutCells } }),
      /not those of the schema/,
    );
    await expectUnreadable(
      await withTables(tables.map((t) => (t.name === 'seal' ? { ...t, columns: [...t.columns, 'x'] } : t))),
      /not those of the schema/,
    );
    // Two columns changed for one another: the sums agree, the values do not fit.
    await expectUnreadable(
      await withTables(
        tables.map((t) =>
          t.name === 'seal' ? { ...t, columns: [t.columns[1], t.columns[0], ...t.columns.slice(2)] } : t,
        ),
      ),
      /seal cannot be loaded/,
    );
    for (const field of Object.keys(manifest))
      await expectUnreadable(
        await archive({ ...entries, 'manifest.json': { ...manifest, [field]: 7 } }),
        /not a backup/,
      );
    await expectUnreadable(
      await archive({ ...entries, 'more/000001.copy': Buffer.from('x\n') }),
      /not a backup/,
    );
    const { 'manifest.json': __, ...unfinished } = entries;
    await expectUnreadable(await archive(unfinished), /cut short/);
    // The same entries whole are a backup: what was refused above was refused for its fault.
    await restore((await databases.make()).ownerUrl, await archive(entries));
  });

  it('also where it had not been migrated, which it still is not then', async () => {
    const bare = await databases.make(false);
    const entries = await entriesOfFile();
    const manifest = entries['manifest.json'];
    const tables = (manifest.tables as { name: string; columns: string[] }[]).map((t) =>
      t.name === 'seal' ? { ...t, columns: t.columns.toReversed() } : t,
    );
    const path = await archive({ ...entries, 'manifest.json': { ...manifest, tables } });
    expect((await refusalOf(restore(bare.ownerUrl, path))).code).toBe('backup-unreadable');
    expect(await contentOf(bare.ownerUrl)).toEqual({});
  });

  it('a database that holds something, but not one that has only folded nothing', async () => {
    const used = await databases.make();
    await fold(await databases.poolOf(used), district);
    await restore(used.ownerUrl, file);
    const before = await contentOf(used.ownerUrl);
    expect((await refusalOf(restore(used.ownerUrl, file))).code).toBe('not-empty');
    expect(await contentOf(used.ownerUrl)).toEqual(before);
    const closed = await databases.make();
    await closePeriod(await databases.poolOf(closed), district, actor, '2021-01-31');
    expect((await refusalOf(restore(closed.ownerUrl, file))).code).toBe('not-empty');
  });

  it('when the database goes away', async () => {
    const gone = await databases.make();
    await gone.drop();
    expect((await refusalOf(restore(gone.ownerUrl, file))).code).toBe('database-unavailable');
  });
});
