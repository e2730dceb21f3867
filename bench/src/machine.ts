import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { Pool } from '@taizhang/store';
import type { Machine } from './result.ts';

const gibibyte = 1024 ** 3;

/** The machine a result comes from, without the database. */
export async function thisMachine(): Promise<Machine> {
  return {
    processor: cpus()[0]?.model.trim() || 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / gibibyte) * 10) / 10,
    system: `${await systemName()}, ${platform()} ${release()} ${arch()}`,
    node: process.version,
  };
}

async function systemName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1] ?? platform();
}

/** The settings on which the speed of a database depends most. */
const tellingSettings = [
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_level',
  'shared_buffers',
  'work_mem',
  'effective_cache_size',
  'max_wal_size',
  'checkpoint_timeout',
  'max_parallel_workers_per_gather',
  'random_page_cost',
  'jit',
];

export async function databaseOf(
  database: Pick<Pool, 'query'>,
): Promise<Required<Pick<Machine, 'postgres' | 'settings'>>> {
  const { rows } = await database.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [['server_version', ...tellingSettings]],
  );
  const { server_version: version = '', ...settings } = Object.fromEntries(
    rows.map(({ name, value }) => [name, value]),
  );
  return { postgres: version, settings };
}

/** The commit of the working tree, marked when there is more in the tree than it says. */
export async function commitOf(root: string): Promise<string> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: root })).stdout.trim();
  try {
    const changed = await git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/results');
    return `${await git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : ' and changes'}`;
  } catch {
    // A tree that was copied without its history.
    return 'unknown';
  }
}
