import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ClusterError, codeOf, messageOf } from './errors.ts';
import type { ServerUser } from './user.ts';

/** A cluster's place on the disk and the means to run PostgreSQL's programs on it. */
export type Site = {
  /** PostgreSQL's data directory. */
  readonly folder: string;
  readonly logFile: string;
  readonly binaries: string;
  readonly user: ServerUser;
};

/**
 * The cluster always lives inside the data folder, even where the server's user may not traverse the folders above
 * it (/root, a 0700 folder). Root enters the data directory first and only then becomes that user, and the program
 * is told to find its data at /proc/self/cwd: the kernel resolves that link without walking the path, and every
 * process of the server stays in that directory all its life. No mode of a foreign folder is changed and no data
 * ends up outside the data folder, where a backup, a volume or `rm -r` of the folder would miss it.
 */
function dataDirectory(site: Site): string {
  return site.user !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : site.folder;
}

export function startProgram(
  site: Site,
  name: 'initdb' | 'postgres',
  args: readonly string[],
  options: SpawnOptions & { cwd: string },
): ChildProcess {
  return spawn(join(site.binaries, 'bin', name), ['-D', dataDirectory(site), ...args], {
    ...options,
    ...(site.user ?? {}),
    env: environment(),
  });
}

/** A caller's PGPORT, PGDATA, PGOPTIONS … are about other servers. Messages stay English: some are recognised. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** An error of starting a program at all, before it could say anything itself. */
export function spawnFailure(site: Site, error: unknown): ClusterError {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOEXEC') {
    return new ClusterError(
      'unsupported-platform',
      {
        zh: `本机无法运行内置的 PostgreSQL 程序(${site.binaries})。它需要 glibc;在其他系统上请用 DATABASE_URL 指定服务器。`,
        en: `This machine cannot run the embedded PostgreSQL programs (${site.binaries}). They need glibc; elsewhere set DATABASE_URL to a server.`,
      },
      error,
    );
  }
  const who = site.user === undefined ? '' : ` (uid ${site.user.uid})`;
  return new ClusterError(
    'no-permission',
    {
      zh: `没有权限运行 PostgreSQL 程序${who}:${messageOf(error)}`,
      en: `No permission to run the PostgreSQL programs${who}: ${messageOf(error)}`,
    },
    error,
  );
}

export function cannotStart(lines: string): ClusterError {
  const last = lines.trim().split('\n').slice(-12).join('\n');
  return new ClusterError('cannot-start', {
    zh: `内置的 PostgreSQL 无法启动。它的最后几行日志:\n${last}`,
    en: `The embedded PostgreSQL could not start. The last lines of its log:\n${last}`,
  });
}
