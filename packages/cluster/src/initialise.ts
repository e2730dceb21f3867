import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Login } from './credentials.ts';
import { codeOf, permitted } from './errors.ts';
import { cannotStart, type Site, spawnFailure, startProgram } from './program.ts';

/** An unfinished cluster older than this was left by a killed process; initdb needs well under a second. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/**
 * Creates the cluster beside its final place and renames it when it is complete, so that a process killed in the
 * middle leaves nothing under the real name. Of several processes at once the first rename wins; the others find a
 * folder that is not empty and throw their own work away.
 */
export async function initialise(site: Site, superuser: Login): Promise<void> {
  const workshop = `${site.folder}.new-${randomBytes(6).toString('hex')}`;
  const unfinished: Site = { ...site, folder: join(workshop, 'cluster') };
  await permitted(workshop, () => mkdir(unfinished.folder, { recursive: true, mode: 0o700 }));
  const password = join(workshop, 'password');
  await writeFile(password, `${superuser.password}\n`, { mode: 0o600 });
  try {
    for (const path of [workshop, unfinished.folder, password]) {
      if (site.user !== undefined) await chown(path, site.user.uid, site.user.gid);
    }
    await chmod(workshop, 0o700);
    await runInitdb(unfinished, superuser);
    await rename(unfinished.folder, site.folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/**
 * initdb syncs its files before it ends; that was measured at a tenth of its time, too little to give up a cluster
 * that survives a power failure from its first second. Sorting and case mapping are PostgreSQL's own (builtin
 * C.UTF-8), because an update of the operating system's locale would silently corrupt indexes.
 */
async function runInitdb(site: Site, superuser: Login): Promise<void> {
  const args = [
    `--username=${superuser.user}`,
    // The working directory is the data directory, and ".." is resolved from there for the server's user too.
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const child = startProgram(site, 'initdb', args, { cwd: site.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = (await once(child, 'close').catch((error: unknown) => {
    throw spawnFailure(site, error);
  })) as [number | null];
  if (code !== 0) throw cannotStart(output);
}

/** Removes what processes left that were killed while they created the cluster. */
export async function removeAbandoned(site: Site): Promise<void> {
  const prefix = `${basename(site.folder)}.new-`;
  for (const name of await readdir(dirname(site.folder))) {
    const path = join(dirname(site.folder), name);
    if (!name.startsWith(prefix)) continue;
    const entry = await lstat(path).catch(() => undefined);
    if (entry === undefined || Date.now() - entry.mtimeMs < ABANDONED_AFTER_MS) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
