import { APP_ROLE, ClusterError, codeOf, messageOf } from '@taizhang/cluster';
import pg from 'pg';
import type { OpenedDatabase } from './opened-database.ts';

const OLDEST_VERSION = 15;

/**
 * A server of somebody else's. DATABASE_URL migrates and owns. Unless the application has a login of its own
 * (TAIZHANG_APP_URL), it uses the same login in the role `taizhang_app`: enough to keep our own code from changing
 * what was recorded, but a login that can leave the role is no wall against somebody who has its password.
 */
export async function openServer(ownerUrl: string, ownAppUrl: string | undefined): Promise<OpenedDatabase> {
  const appUrl = ownAppUrl ?? withRole(ownerUrl);
  await visit(ownerUrl, async (client) => {
    await refuseOldVersion(client);
    await makeAppRole(client, ownAppUrl === undefined);
  });
  await visit(appUrl, (client) => client.query('select 1'));
  return { ownerUrl, appUrl, mode: 'server', close: async () => undefined };
}

/** The same URL with the startup option `-c role=…` added to any options it has already. */
function withRole(url: string): string {
  const changed = new URL(url);
  const options = [changed.searchParams.get('options'), `-c role=${APP_ROLE}`];
  changed.searchParams.set('options', options.filter(Boolean).join(' '));
  // URLSearchParams writes a space as "+", which PostgreSQL's URLs do not know.
  changed.search = changed.search.replaceAll('+', '%20');
  return changed.href;
}

async function visit<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    // The password stays out of the message.
    const place = URL.canParse(url) ? new URL(url).host : '?';
    throw new ClusterError(
      'server-unreachable',
      {
        zh: `无法连接 DATABASE_URL 指定的数据库服务器(${place}):${messageOf(error)}`,
        en: `The database server of DATABASE_URL (${place}) cannot be reached: ${messageOf(error)}`,
      },
      error,
    );
  }
}

async function refuseOldVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
  const major = Number(rows[0].major);
  if (major >= OLDEST_VERSION) return;
  throw new ClusterError('server-too-old', {
    zh: `数据库服务器是 PostgreSQL ${major},本系统需要 ${OLDEST_VERSION} 或更新的版本。`,
    en: `The database server is PostgreSQL ${major}; version ${OLDEST_VERSION} or newer is needed.`,
  });
}

/** Creates the application's role if it is missing, and lets the connecting user take it on. */
async function makeAppRole(client: pg.Client, mustBeTaken: boolean): Promise<void> {
  try {
    const found = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
    if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} nologin`).catch(ignoreDuplicate);
    if (!mustBeTaken) return;
    if (!(await mayTake(client))) await client.query(`grant ${APP_ROLE} to current_user`);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new ClusterError(
      'role-missing',
      {
        zh: `连接用户无权建立或使用角色 ${APP_ROLE}。请由管理员执行:CREATE ROLE ${APP_ROLE}; GRANT ${APP_ROLE} TO 该用户;`,
        en: `The connecting user may not create or use the role ${APP_ROLE}. Let an administrator run: CREATE ROLE ${APP_ROLE}; GRANT ${APP_ROLE} TO that user;`,
      },
      error,
    );
  }
}

/** Tried rather than looked up: what a membership permits differs between the versions of PostgreSQL. */
async function mayTake(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`set role ${APP_ROLE}`);
    await client.query('reset role');
    return true;
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    return false;
  }
}

/** Two processes may find the role missing at once; both then have it. */
function ignoreDuplicate(error: unknown): void {
  if (!['42710', '23505'].includes(codeOf(error))) throw error;
}
