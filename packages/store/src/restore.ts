import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Refusal, type Text } from '@taizhang/definition';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';
import {
  type BackupManifest,
  copyTarget,
  exchangeSettings,
  formatEntry,
  formatName,
  formatVersion,
  keyFingerprint,
  manifestEntry,
  migrationsOf,
  partEntry,
  type TableContent,
  Tally,
  tableName,
  tablesOf,
} from './backup.ts';
import { type Client, openPool, sqlState, transaction } from './database.ts';
import { migrations } from './migrate.ts';

export interface RestoreOptions {
  /** The key for personal data of the installation that is restored into. */
  readonly key?: Buffer;
  /** The steps that lead to the present schema; another list than the program's own is for trying out upgrades. */
  readonly steps?: readonly Step[];
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** The migrations that brought the restored data to the present schema. */
  readonly migrated: readonly string[];
  /** What the user should know although everything was restored. */
  readonly warnings: readonly Text[];
}

interface Step {
  readonly name: string;
  readonly sql: string;
}

/**
 * Loads a backup into an empty database, as its owner, all of it or nothing; a backup of an older schema is brought to
 * the present one. The file is read twice: once to check it, before the database is touched, and once to load it.
 * @throws Refusal backup-unreadable, not-empty, database-unavailable
 */
export async function restore(
  ownerUrl: string,
  source: string,
  options: RestoreOptions = {},
): Promise<Restored> {
  const steps = options.steps ?? migrations();
  const manifest = await checkBackup(source);
  const unknown = manifest.migrations.find((name) => !steps.some((step) => step.name === name));
  if (unknown)
    throw unreadable(
      `备份的数据库结构比本程序新（${unknown}），请先升级程序`,
      `its schema is newer than this program (${unknown}); upgrade the program first`,
    );
  const pool = openPool(ownerUrl, 1);
  try {
    const migrated = await transaction(pool, 'begin', async (client) => {
      await client.query(exchangeSettings);
      await client.query("select pg_advisory_xact_lock(hashtext('taizhang-migrate'))");
      await demandEmpty(client);
      await prepareSchema(client, manifest, steps);
      await loadTables(client, source, manifest);
      for (const [sequence, last] of Object.entries(manifest.sequences))
        await client.query("select setval(format('public.%I', $1::text)::regclass, $2)", [sequence, last]);
      return migrateOn(client, manifest, steps);
    });
    return { manifest, migrated, warnings: warningsOf(manifest, options.key) };
  } finally {
    await pool.end();
  }
}

function warningsOf(manifest: BackupManifest, key: Buffer | undefined): Text[] {
  if (!manifest.keyFingerprint || !key || manifest.keyFingerprint === keyFingerprint(key)) return [];
  return [
    {
      zh: '备份所用的个人信息密钥与本机不同：个人信息无法读取，重复的请求也无法识别。请换回原来的密钥文件。',
      en: 'The backup was made under another key for personal data than this installation has: personal data cannot be read, and repeated requests are not recognised. Put the original key file back.',
    },
  ];
}

const unreadable = (zh: string, en: string) => new Refusal('backup-unreadable', { reason: { zh, en } });

// ---- the file

interface Entry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/** The entries of the file in order; the content of each must be read before the next is asked for. */
async function* entriesOf(path: string): AsyncGenerator<Entry, void> {
  const unpacking = extract();
  const feeding = pipeline(createReadStream(path), createGunzip({ chunkSize: 256 * 1024 }), unpacking);
  feeding.catch(() => undefined);
  try {
    for await (const entry of unpacking)
      yield { name: entry.header.name, content: entry as AsyncIterable<Buffer> };
    await feeding;
  } finally {
    unpacking.destroy();
    await feeding.catch(() => undefined);
  }
}

/** Says of whatever goes wrong while a file is read why it is no good. */
function readingFault(path: string, error: unknown): Error {
  if (error instanceof Refusal) return error;
  const code = String((error as NodeJS.ErrnoException).code);
  if (code === 'ENOENT') return unreadable(`找不到文件 ${path}`, `there is no file ${path}`);
  if (error instanceof Error && 'syscall' in error)
    return unreadable(`无法读取文件 ${path}（${code}）`, `the file ${path} cannot be read (${code})`);
  if (code === 'Z_BUF_ERROR') return cutShort();
  return unreadable('内容损坏，无法解读', 'its content is damaged and cannot be decoded');
}

const cutShort = () => unreadable('文件不完整', 'the file is cut short');
const noBackup = () => unreadable('不是本系统的备份', 'it is not a backup of this system');
const wrongSum = (table: string) =>
  unreadable(
    `表 ${table} 的内容与校验和不符`,
    `the content of the table ${table} does not match its checksum`,
  );

/**
 * Reads the whole file and checks it against its own manifest.
 * @throws Refusal backup-unreadable
 */
async function checkBackup(path: string): Promise<BackupManifest> {
  const entries = entriesOf(path);
  try {
    return await survey(entries);
  } catch (error) {
    throw readingFault(path, error);
  } finally {
    await entries.return();
  }
}

async function survey(entries: AsyncGenerator<Entry, void>): Promise<BackupManifest> {
  const first = await entries.next();
  if (first.done || first.value.name !== formatEntry) throw noBackup();
  checkFormat(await readJson(first.value));
  const found = new Map<string, { parts: number; tally: Tally }>();
  let manifest: BackupManifest | undefined;
  for await (const entry of entries) {
    if (manifest) throw noBackup();
    if (entry.name === manifestEntry) {
      manifest = readManifest(await readJson(entry));
      continue;
    }
    const table = entry.name.split('/')[0] ?? '';
    const content = found.get(table) ?? { parts: 0, tally: new Tally() };
    found.set(table, content);
    content.parts += 1;
    if (entry.name !== partEntry(table, content.parts)) throw noBackup();
    for await (const chunk of entry.content) content.tally.add(chunk);
  }
  if (!manifest) throw cutShort();
  for (const table of manifest.tables) {
    const { parts, tally } = found.get(table.name) ?? { parts: 0, tally: new Tally() };
    found.delete(table.name);
    compare(table, { parts, ...tally.result() });
  }
  for (const table of found.keys()) throw wrongSum(table);
  return manifest;
}

function compare(table: TableContent, found: Pick<TableContent, 'parts' | 'rows' | 'sha256'>): void {
  if (found.parts !== table.parts || found.sha256 !== table.sha256) throw wrongSum(table.name);
  if (found.rows !== table.rows)
    throw unreadable(
      `表 ${table.name} 应有 ${table.rows} 行，实有 ${found.rows} 行`,
      `the table ${table.name} should have ${table.rows} rows and has ${found.rows}`,
    );
}

function checkFormat(value: unknown): void {
  const { format, version } = value as { format?: unknown; version?: unknown };
  if (format !== formatName || typeof version !== 'number') throw noBackup();
  if (version > formatVersion)
    throw unreadable(
      `备份格式版本 ${version} 高于本程序支持的 ${formatVersion}，请先升级程序`,
      `its format ${version} is newer than ${formatVersion}, which this program reads; upgrade the program first`,
    );
}

const largestJson = 16 * 1024 * 1024;

async function readJson({ content }: Entry): Promise<unknown> {
  const chunks: Buffer[] = [];
  let held = 0;
  for await (const chunk of content) {
    held += chunk.length;
    if (held > largestJson) throw noBackup();
    chunks.push(chunk);
  }
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof value !== 'object' || value === null) throw noBackup();
  return value;
}

function readManifest(value: unknown): BackupManifest {
  const manifest = value as Partial<BackupManifest>;
  const texts = (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === 'string');
  const whole =
    typeof manifest.createdAt === 'string' &&
    texts(manifest.migrations) &&
    (manifest.keyFingerprint === null || typeof manifest.keyFingerprint === 'string') &&
    Array.isArray(manifest.tables) &&
    manifest.tables.every((table) => typeof table.name === 'string' && texts(table.columns)) &&
    typeof manifest.sequences === 'object' &&
    Object.values(manifest.sequences).every(Number.isSafeInteger) &&
    Array.isArray(manifest.chains);
  if (!whole) throw noBackup();
  return manifest as BackupManifest;
}

// ---- the database

/** What is computed from the rest may stand in an empty ledger too: folding nothing writes down that it did. */
const derived = [
  'cell',
  'tally',
  'busy_day',
  'busy_cell',
  'busy_tally',
  'fold',
  'folded_metric',
  'policy_match',
  'policy_match_run',
];

/** Keeps everybody out until the end, and looks whether anything is there. @throws Refusal not-empty */
async function demandEmpty(client: Client): Promise<void> {
  const tables = await tablesOf(client);
  if (tables.length === 0) return;
  await client.query(
    `lock table ${tables.map(({ name }) => tableName(name)).join(', ')} in access exclusive mode`,
  );
  for (const { name } of tables) {
    if (name === 'migration' || derived.includes(name)) continue;
    const { rowCount } = await client.query(`select from ${tableName(name)} limit 1`);
    if (rowCount !== 0) throw new Refusal('not-empty');
  }
}

/** Brings the empty database to the schema that the backup was made of. */
async function prepareSchema(
  client: Client,
  manifest: BackupManifest,
  steps: readonly Step[],
): Promise<void> {
  const before = await tablesOf(client);
  const level = before.some((t) => t.name === 'migration') ? await migrationsOf(client) : [];
  if (level.join() === manifest.migrations.join()) {
    await client.query(`truncate ${['migration', ...derived].map(tableName).join(', ')}`);
  } else {
    await dropSchema(client);
    await client.query(
      'create table migration (name text primary key, applied_at timestamptz not null default now())',
    );
    for (const step of steps) if (manifest.migrations.includes(step.name)) await client.query(step.sql);
  }
  const shape = (tables: readonly Pick<TableContent, 'name' | 'columns'>[]) =>
    JSON.stringify(tables.map((t) => [t.name, t.columns.toSorted()]).sort());
  if (shape(await tablesOf(client)) !== shape(manifest.tables))
    throw unreadable(
      '备份中的表与其所称的数据库结构不符',
      'its tables are not those of the schema that it states',
    );
}

/** Another schema can only be built anew. What stands there is the owner's, empty, and comes back if this fails. */
async function dropSchema(client: Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop table if exists public.%I cascade', tablename) as statement
       from pg_tables where schemaname = 'public' and tableowner = current_user
      union all
     select format('drop sequence if exists public.%I cascade', sequencename)
       from pg_sequences where schemaname = 'public' and sequenceowner = current_user
      union all
     select format('drop function if exists %s cascade', p.oid::regprocedure)
       from pg_proc p
      where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) = current_user
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all
     select format('drop domain if exists public.%I cascade', t.typname)
       from pg_type t
      where t.typtype = 'd' and t.typnamespace = 'public'::regnamespace
        and pg_get_userbyid(t.typowner) = current_user
        and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')`,
  );
  for (const { statement } of rows) await client.query(statement);
}

async function loadTables(client: Client, path: string, manifest: BackupManifest): Promise<void> {
  const entries = entriesOf(path);
  try {
    const format = await entries.next();
    if (!format.done) checkFormat(await readJson(format.value));
    for (const table of manifest.tables) await loadTable(client, path, entries, table);
  } finally {
    await entries.return();
  }
}

async function loadTable(
  client: Client,
  path: string,
  entries: AsyncGenerator<Entry, void>,
  table: TableContent,
): Promise<void> {
  const tally = new Tally();
  const target = copyTarget(table.name, table.columns);
  try {
    await pipeline(
      Readable.from(partsOf(path, entries, table, tally), { objectMode: false }),
      client.query(copyFrom(`copy ${target} from stdin`)),
    );
  } catch (error) {
    // Values that are none, that break a constraint, or that are larger than any that was ever stored.
    if (!/^(22|23|54)/.test(sqlState(error) ?? '')) throw error;
    throw unreadable(
      `表 ${table.name} 的内容无法装入`,
      `the content of the table ${table.name} cannot be loaded`,
    );
  }
  // Once more: the file may have changed since it was checked.
  compare(table, { parts: table.parts, ...tally.result() });
  await client.query(`analyze ${tableName(table.name)}`);
}

/** The content of a table, joined from its parts. */
async function* partsOf(
  path: string,
  entries: AsyncGenerator<Entry, void>,
  table: TableContent,
  tally: Tally,
): AsyncGenerator<Buffer, void> {
  try {
    for (let part = 1; part <= table.parts; part++) {
      const { value } = await entries.next();
      if (value?.name !== partEntry(table.name, part)) throw wrongSum(table.name);
      for await (const chunk of value.content) {
        tally.add(chunk);
        yield chunk;
      }
    }
  } catch (error) {
    throw readingFault(path, error);
  }
}

/** Carries out the migrations that came after the backup. @returns their names */
async function migrateOn(
  client: Client,
  manifest: BackupManifest,
  steps: readonly Step[],
): Promise<string[]> {
  const later = steps.filter((step) => !manifest.migrations.includes(step.name));
  for (const { name, sql } of later) {
    await client.query(sql);
    await client.query('insert into migration (name) values ($1)', [name]);
  }
  await client.query('grant select on migration to taizhang_app');
  return later.map((step) => step.name);
}
