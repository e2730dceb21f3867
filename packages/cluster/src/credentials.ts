import { randomBytes, randomInt } from 'node:crypto';
import { constants } from 'node:fs';
import { chown, copyFile, link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ClusterError, codeOf, permitted } from './errors.ts';

export type Login = { readonly user: string; readonly password: string };

/** What a process must know to start or join the cluster of a data folder; kept in cluster.json, mode 0600. */
export type Credentials = {
  readonly format: 1;
  readonly port: number;
  readonly superuser: Login;
  readonly owner: Login;
  readonly app: Login;
};

export const OWNER_ROLE = 'taizhang_owner';
export const APP_ROLE = 'taizhang_app';

const fileOf = (folder: string) => join(folder, 'cluster.json');

export async function readCredentials(folder: string): Promise<Credentials | undefined> {
  const path = fileOf(folder);
  const text = await permitted(path, () => readFile(path, 'utf8')).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const found = JSON.parse(text) as Credentials;
  if (found.format === 1) return found;
  throw new ClusterError('credentials-missing', {
    zh: `${path} 的格式不是本版本所能识别的。`,
    en: `${path} has a format that this version does not know.`,
  });
}

/** The file appears under its name only when complete, and the first of several processes at once wins. */
export async function createCredentials(folder: string): Promise<Credentials> {
  const login = (user: string): Login => ({ user, password: randomBytes(24).toString('hex') });
  const made: Credentials = {
    format: 1,
    port: await freePort(),
    superuser: login('postgres'),
    owner: login(OWNER_ROLE),
    app: login(APP_ROLE),
  };
  const half = `${fileOf(folder)}.${randomBytes(6).toString('hex')}`;
  await permitted(folder, () => writeFile(half, format(made), { mode: 0o600, flag: 'wx' }));
  try {
    await link(half, fileOf(folder)).catch(async (error: unknown) => {
      // Some file systems have no hard links; there an exclusive copy is the next best.
      if (codeOf(error) !== 'EEXIST') await copyFile(half, fileOf(folder), constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(half, { force: true });
  }
  return (await readCredentials(folder)) ?? made;
}

/** Stores another port, when a foreign program has taken the old one. */
export async function changePort(folder: string): Promise<Credentials> {
  const old = (await readCredentials(folder)) ?? (await createCredentials(folder));
  const changed = { ...old, port: await freePort() };
  const half = `${fileOf(folder)}.${randomBytes(6).toString('hex')}`;
  await writeFile(half, format(changed), { mode: 0o600, flag: 'wx' });
  // Root may be working in the folder of an ordinary user, who must still be able to read the file.
  const { uid, gid } = await stat(fileOf(folder));
  await chown(half, uid, gid);
  await rename(half, fileOf(folder));
  return changed;
}

const format = (credentials: Credentials) => `${JSON.stringify(credentials, null, 2)}\n`;

/** A port below the range from which systems take the ports of outgoing connections, so that it stays free. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new ClusterError('port-in-use', {
    zh: '在 127.0.0.1 上找不到空闲端口（20000 至 31999）。',
    en: 'No free port was found on 127.0.0.1 (20000 to 31999).',
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
