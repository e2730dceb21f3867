import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binariesFor, installedBinaries } from './binaries.ts';
import { serverUser } from './user.ts';

const isRoot = process.getuid?.() === 0;

test('the installed binaries serve whoever can reach them', async () => {
  expect(await binariesFor(undefined)).toBe(installedBinaries());
});

// An ordinary user runs the server as itself and can reach whatever it installed.
describe.skipIf(!isRoot)('binaries that the database user cannot reach (only when run as root)', () => {
  let home: string;
  let closed: string;
  let base: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'taizhang 二进制-'));
    await chmod(home, 0o755);
    closed = join(home, 'closed');
    base = join(home, 'copies');
    await mkdir(closed, { mode: 0o700 });
    await mkdir(base, { mode: 0o755 });
    await cp(installedBinaries(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    await cp(join(installedBinaries(), '..', 'package.json'), join(closed, 'package.json'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test('are copied once, for all to run and for none but root to change', async () => {
    const user = await serverUser(join(home, 'nothing'));
    const places = [{ base, prefix: 'pg', create: false }];
    const copies = await Promise.all([1, 2].map(() => binariesFor(user, join(closed, 'native'), places)));
    expect(new Set(copies).size).toBe(1);
    const program = join(copies[0]!, 'bin', 'postgres');
    expect(execFileSync(program, ['--version'], { ...user, encoding: 'utf8' })).toMatch(/PostgreSQL/);
    const before = await stat(program);
    await binariesFor(user, join(closed, 'native'), places);
    expect((await stat(program)).ino).toBe(before.ino);
    expect(spawnSync('find', [base, '-perm', '/022', '!', '-type', 'l'], { encoding: 'utf8' }).stdout).toBe(
      '',
    );
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
  });

  test('are not taken from a folder that somebody else could have prepared', async () => {
    const user = await serverUser(join(home, 'nothing'));
    const foreign = join(home, 'foreign');
    await cp(base, foreign, { recursive: true, verbatimSymlinks: true });
    const [copy] = spawnSync('ls', [foreign], { encoding: 'utf8' }).stdout.trim().split('\n');
    await chmod(join(foreign, copy!), 0o777);
    const places = [{ base: foreign, prefix: 'pg', create: false }];
    await expect(binariesFor(user, join(closed, 'native'), places)).rejects.toMatchObject({
      code: 'no-permission',
    });
  });
});
