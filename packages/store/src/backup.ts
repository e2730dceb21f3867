import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Refusal } from '@taizhang/definition';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack } from 'tar-stream';
import { type Client, openPool, type Queryable, snapshot } from './database.ts';

/**
 * A backup is a .tar.gz: first format.json, then the tables in COPY text, each cut into parts of bounded size
 * (movement/000001.copy …, to be joined in order), last manifest.json, without which it is not complete.
 */
export const formatName = 'taizhang-backup';
export const formatVersion = 1;
export const formatEntry = 'format.json';
export const manifestEntry = 'manifest.json';
export const partEntry = (table: string, part: number): string =>
  `${table}/${String(part).padStart(6, '0')}.copy`;

// A tar entry states its size before its content, so a part is held in memory while it fills.
const partBytes = 4 * 1024 * 1024;
// Text this repetitive shrinks to about a ninth; higher levels cost twice the time for little.
const gzipLevel = 4;

export interface TableContent {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly parts: number;
  readonly sha256: string;
}

/** The end of a district's hash chain. Kept elsewhere, it shows whether a backup was tampered with. */
export interface ChainEnd {
  readonly district: string;
  readonly batch: number;
  readonly hash: string;
}

export interface BackupManifest {
  readonly createdAt: string;
  /** The migrations that had been carried out. */
  readonly migrations: readonly string[];
  /** Of the key for personal data (see `keyFingerprint`), or null. The key itself is never in a backup. */
  readonly keyFingerprint: string | null;
  /** In an order in which they can be loaded: what is referred to comes first. */
  readonly tables: readonly TableContent[];
  /** The last number that each sequence gave out. */
  readonly sequences: Readonly<Record<string, number>>;
  readonly chains: readonly ChainEnd[];
}

export interface BackupOptions {
  /** The installation's key for personal data; only its fingerprint goes into the backup. */
  readonly key?: Buffer;
  /** Replace a file that is there already. */
  readonly force?: boolean;
}

/** Tells one key from another without saying anything about it: keys are random, so they cannot be guessed from it. */
export const keyFingerprint = (key: Buffer): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 16);

/**
 * Writes everything the database holds at one moment into one file (or stream); posting may go on meanwhile. Under its
 * final name the file is always complete. Personal data goes in encrypted, as it stands: its key must be kept apart
 * from the backups, and restoring a backup also brings back what was erased after it.
 * @throws Refusal malformed-request when the file exists or cannot be written
 */
export async function backup(
  ownerUrl: string,
  destination: string | Writable,
  options: BackupOptions = {},
): Promise<BackupManifest> {
  if (typeof destination !== 'string') return writeBackup(ownerUrl, destination, options);
  if (!options.force) await demandAbsent(destination);
  const draft = `${destination}.${randomBytes(6).toString('hex')}.part`;
  try {
    // With `flush` the content is on the disk when the stream has closed.
    const stream = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    const manifest = await writeBackup(ownerUrl, stream, options);
    if (!options.force) await demandAbsent(destination);
    await rename(draft, destination);
    await syncFolder(dirname(destination));
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    return refuseFile(destination, error);
  }
}

/** Makes the new name itself durable; not every system can open a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function demandAbsent(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found)
    throw new Refusal(
      'malformed-request',
      { reason: { zh: `文件 ${path} 已经存在`, en: `the file ${path} exists already` } },
      'destination',
    );
}

function refuseFile(path: string, error: unknown): never {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  const code = String(error.code);
  throw new Refusal(
    'malformed-request',
    { reason: { zh: `无法写入文件 ${path}（${code}）`, en: `the file ${path} cannot be written (${code})` } },
    'destination',
  );
}

async function writeBackup(
  ownerUrl: string,
  destination: Writable,
  options: BackupOptions,
): Promise<BackupManifest> {
  const pool = openPool(ownerUrl, 1);
  const packing = pack();
  // When one side fails the other fails in consequence; the first error is the one that says why.
  const errors: unknown[] = [];
  try {
    const [manifest] = await Promise.all([
      snapshot(pool, (client) => packDatabase(client, packing, options)).catch((error) => {
        errors.push(error);
        packing.destroy(error);
      }),
      pipeline(packing, createGzip({ level: gzipLevel }), destination).catch((error) => {
        errors.push(error);
      }),
    ]);
    if (errors.length > 0 || !manifest) throw errors[0];
    return manifest;
  } finally {
    await pool.end();
  }
}

async function packDatabase(client: Client, packing: Pack, options: BackupOptions): Promise<BackupManifest> {
  await client.query(exchangeSettings);
  const { rows } = await client.query<{ at: Date }>('select now() as at');
  const at = rows[0]?.at ?? new Date();
  const add = (name: string, content: Buffer) => addEntry(packing, name, content, at);
  const addJson = (name: string, value: unknown) => add(name, Buffer.from(JSON.stringify(value, null, 2)));
  await addJson(formatEntry, { format: formatName, version: formatVersion });
  const tables: TableContent[] = [];
  for (const table of await tablesOf(client)) tables.push(await packTable(client, table, add));
  const manifest: BackupManifest = {
    createdAt: at.toISOString(),
    migrations: await migrationsOf(client),
    keyFingerprint: options.key ? keyFingerprint(options.key) : null,
    tables,
    sequences: await sequencesOf(client),
    chains: await chainEnds(client),
  };
  await addJson(manifestEntry, manifest);
  packing.finalize();
  return manifest;
}

/** Values are written and read in the same form whatever the server is set to, and however long it takes. */
export const exchangeSettings = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** Adds an entry; answers when there is room for the next. */
const addEntry = (packing: Pack, name: string, content: Buffer, mtime: Date): Promise<void> =>
  new Promise((resolve, reject) => {
    const entry = packing.entry({ name, size: content.length, mode: 0o600, mtime }, (error) =>
      error ? reject(error) : resolve(),
    );
    // Its failure is told through the callback too; unheard, the event would end the process.
    entry.on('error', () => undefined);
    entry.end(content);
  });

async function packTable(
  client: Client,
  { name, columns }: Table,
  add: (name: string, content: Buffer) => Promise<void>,
): Promise<TableContent> {
  const tally = new Tally();
  let parts = 0;
  let chunks: Buffer[] = [];
  let held = 0;
  const flush = async () => {
    if (held === 0) return;
    parts += 1;
    await add(partEntry(name, parts), Buffer.concat(chunks));
    chunks = [];
    held = 0;
  };
  const rows = client.query(copyTo(`copy ${copyTarget(name, columns)} to stdout`));
  // A stream whose connection is lost between two chunks is not told of it by itself.
  const lost = () => rows.destroy(new Error('Connection terminated unexpectedly'));
  client.once('end', lost);
  try {
    for await (const chunk of rows) {
      tally.add(chunk);
      chunks.push(chunk);
      held += chunk.length;
      if (held >= partBytes) await flush();
    }
    await flush();
  } catch (error) {
    // The server still has rows to send and would never hear a rollback behind them.
    void (client as unknown as pg.Client).end();
    throw error;
  } finally {
    client.off('end', lost);
  }
  return { name, columns, parts, ...tally.result() };
}

/** Counts and sums up what a table's parts contain. In COPY text every row ends in a line feed, and only rows do. */
export class Tally {
  private rows = 0;
  private readonly hash = createHash('sha256');

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
  }

  result(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }
}

export const tableName = (table: string): string => `public.${pg.escapeIdentifier(table)}`;

/** A table with the columns that COPY names. */
export const copyTarget = (table: string, columns: readonly string[]): string =>
  `${tableName(table)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The other tables it refers to. */
  readonly refers: readonly string[];
}

/** All tables, from the catalog, in an order in which they can be loaded. */
export async function tablesOf(db: Queryable): Promise<Table[]> {
  const { rows } = await db.query<Table>(
    `select c.relname as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
                   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence <> 't'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1`,
  );
  const ordered: Table[] = [];
  const visit = (table: Table) => {
    if (visited.has(table)) return;
    visited.add(table);
    for (const other of rows) if (table.refers.includes(other.name)) visit(other);
    ordered.push(table);
  };
  const visited = new Set<Table>();
  for (const table of rows) visit(table);
  return ordered;
}

/** The migrations carried out, in order. */
export async function migrationsOf(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('select name from migration order by name');
  return rows.map((row) => row.name);
}

/** Sequences stand outside of snapshots: read last, they are never behind the rows that took numbers from them. */
async function sequencesOf(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; last: number }>(
    `select sequencename as name, last_value as last from pg_sequences
      where schemaname = 'public' and last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

async function chainEnds(client: Client): Promise<ChainEnd[]> {
  const { rows } = await client.query<ChainEnd>(
    `select distinct on (district) district, batch, encode(hash, 'hex') as hash
       from seal order by district, batch desc`,
  );
  return rows;
}
