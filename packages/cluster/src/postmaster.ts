import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, permitted } from './errors.ts';
import { cannotStart, type Site, spawnFailure, startProgram } from './program.ts';

/** The first process of the server, as its own file postmaster.pid tells. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** How a launch ended: the server is up, another process was first, or something stood in the way for now. */
export type Launch = 'up' | 'other-was-first' | 'old-processes-remain' | 'port-in-use';

const POLL_MS = 10;
/** Replaying the log after a crash may take minutes; a server that is still at it is not disturbed. */
const RECOVERY_MS = 10 * 60_000;
const STOP_MS = 2 * 60_000;

export async function findPostmaster(site: Site): Promise<Postmaster | undefined> {
  const text = await lockFile(site);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  // The server writes its file line by line; a file without all its lines belongs to one that is starting.
  const found = { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  if (Number.isInteger(pid) && pid > 0 && (await isAlive(site, pid))) return found;
  return undefined;
}

const lockFile = (site: Site) => readFile(join(site.folder, 'postmaster.pid'), 'utf8').catch(() => undefined);

/** Whether the process exists and, where the system can tell, works in this cluster's directory as a server does. */
async function isAlive(site: Site, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    const [cwd, folder] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(site.folder)]);
    return cwd.ino === folder.ino && cwd.dev === folder.dev;
  } catch (error) {
    // A process that has just ended, or one waiting to be collected by its parent, has no directory.
    return codeOf(error) !== 'ENOENT';
  }
}

/**
 * After a SIGKILL or a power failure postmaster.pid names a process that is gone. PostgreSQL removes such a file
 * itself, unless the number meanwhile belongs to some other process of the same user: then it refuses to start for
 * ever. Only that case is helped along. The server still checks by the shared memory that no old process remains.
 */
async function removeMisleadingLock(site: Site): Promise<void> {
  const text = await lockFile(site);
  const pid = Number(text?.split('\n')[0]);
  if (text === undefined || !(pid > 0) || (await isAlive(site, pid))) return;
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  const aside = join(site.folder, `postmaster.pid.${randomBytes(6).toString('hex')}`);
  await rename(join(site.folder, 'postmaster.pid'), aside).catch(() => undefined);
  // Another process may have started a server between the look and the rename; it gets its file back.
  const moved = await readFile(aside, 'utf8').catch(() => undefined);
  if (moved !== undefined && moved !== text) await rename(aside, join(site.folder, 'postmaster.pid'));
  await rm(aside, { force: true });
}

/**
 * The server is started directly rather than through `pg_ctl start -w`: pg_ctl looks ten times a second and starts
 * a shell to do the same, where this sees the server ready within 10 ms, sees it fail at once, and needs no quoting
 * for odd paths. As with pg_ctl the server leads a session of its own, so that Ctrl-C in the terminal does not reach
 * it, and writes to a file, so that it outlives a killed parent.
 */
export async function launch(site: Site, settings: Record<string, string>): Promise<Launch> {
  await removeMisleadingLock(site);
  await keepLogSmall(site);
  const log = await permitted(site.logFile, () => open(site.logFile, 'a', 0o600));
  const { size, uid } = await log.stat();
  if (site.user !== undefined && uid !== site.user.uid)
    await chown(site.logFile, site.user.uid, site.user.gid);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = startProgram(site, 'postgres', args, {
    cwd: site.folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  try {
    return await outcome(site, child, size);
  } finally {
    await log.close();
    child.unref();
  }
}

async function outcome(site: Site, child: ChildProcess, logStart: number): Promise<Launch> {
  let ended = false;
  let failure: unknown;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', (error) => {
    failure = error;
  });
  const deadline = Date.now() + RECOVERY_MS;
  while (!ended && failure === undefined && Date.now() < deadline) {
    const found = await findPostmaster(site);
    if (found?.pid === child.pid && found?.ready) return 'up';
    await pause(POLL_MS);
  }
  if (failure !== undefined) throw spawnFailure(site, failure);
  const lines = await logSince(site, logStart);
  if (/lock file "postmaster\.pid" already exists/.test(lines)) return 'other-was-first';
  if (/shared memory block .* is still in use/.test(lines)) return 'old-processes-remain';
  if (/could not bind IPv4 address .*Address (already )?in use/.test(lines)) return 'port-in-use';
  throw cannotStart(lines);
}

async function logSince(site: Site, start: number): Promise<string> {
  const content = await readFile(site.logFile);
  return content.subarray(Math.min(start, content.length)).toString('utf8');
}

async function keepLogSmall(site: Site): Promise<void> {
  const { size } = await stat(site.logFile).catch(() => ({ size: 0 }));
  if (size > 4 * 1024 ** 2) await rename(site.logFile, `${site.logFile}.1`).catch(() => undefined);
}

/** Fast shutdown: what `pg_ctl stop -m fast` does, without its tenth-of-a-second steps. */
export async function stopPostmaster(site: Site): Promise<boolean> {
  const found = await findPostmaster(site);
  if (found === undefined) return true;
  process.kill(found.pid, 'SIGINT');
  const deadline = Date.now() + STOP_MS;
  while (Date.now() < deadline) {
    if ((await findPostmaster(site))?.pid !== found.pid) return true;
    await pause(POLL_MS);
  }
  return false;
}
