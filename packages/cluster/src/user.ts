import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClusterError } from './errors.ts';

/** The operating system user whom the server runs as; undefined means the user of this process. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root lends it another user: the owner of the existing cluster (a cluster
 * made by an ordinary user is later opened by root), else `postgres`, else `nobody`. No user is created: a machine's
 * list of users is not ours to change.
 */
export async function serverUser(clusterFolder: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((fields) => fields[0] === name);
    const uid = Number(line?.[2]);
    const gid = Number(line?.[3]);
    if (line !== undefined && uid > 0 && gid > 0) return { uid, gid };
  }
  throw new ClusterError('no-permission', {
    zh: 'PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 用户。请用普通用户运行本程序。',
    en: 'PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody. Run this program as an ordinary user.',
  });
}

/** Whether the user may read and enter (or execute) the path and may traverse every folder above it. */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  if (user === undefined) return true;
  let current = await realpath(path);
  let wanted = 0o5;
  for (;;) {
    const { uid, gid, mode } = await stat(current);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & wanted) !== wanted) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
    wanted = 0o1;
  }
}
