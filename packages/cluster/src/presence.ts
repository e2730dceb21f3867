import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { APP_ROLE, type Credentials, type Login, OWNER_ROLE } from './credentials.ts';
import { ClusterError, codeOf, messageOf } from './errors.ts';

/** Keys of the advisory locks in the database `postgres`; the numbers mean nothing but must never change. */
const PRESENCE = [0x7461697a, 1] as const;
const PREPARATION = [0x7461697a, 2] as const;

/** How long the connections of a pool that has just been ended may take to disappear. */
const FAREWELL_MS = 400;

export function urlOf(login: Login, port: number, database: string): string {
  return `postgres://${login.user}:${login.password}@127.0.0.1:${port}/${database}`;
}

/**
 * Each process that uses the cluster holds one connection with a shared lock on it. The lock ends with the process,
 * however that dies, so the server itself knows who is present and no list of processes can go stale. The one who
 * gets the lock exclusively is alone; whoever arrives meanwhile waits for it, and starts the server anew if the wait
 * ends with the server. It stays in the database `postgres`, so that the application's database can be dropped.
 */
export async function enter(credentials: Credentials, port: number, database: string): Promise<pg.Client> {
  const connect = async (login: Login) => {
    const client = new pg.Client({
      connectionString: urlOf(login, port, 'postgres'),
      application_name: 'taizhang presence',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    // A client without a listener would end the process when the server goes away during the steps below.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  let client: pg.Client;
  try {
    client = await connect(credentials.owner);
  } catch (error) {
    // A login that does not exist yet is refused like a wrong password: the cluster is new.
    if (!['28P01', '28000'].includes(codeOf(error))) throw error;
    await prepare(await connect(credentials.superuser).catch(refuse), credentials, database);
    client = await connect(credentials.owner);
  }
  await client.query('select pg_advisory_lock_shared($1, $2)', [...PRESENCE]);
  const found = await client.query('select from pg_database where datname = $1', [database]);
  if (found.rowCount === 0) await prepare(await connect(credentials.superuser), credentials, database);
  return client;
}

function refuse(error: unknown): never {
  if (codeOf(error) !== '28P01') throw error;
  throw new ClusterError(
    'credentials-missing',
    {
      zh: '数据目录中的 cluster.json 与数据库的密码不一致。请恢复原来的 cluster.json。',
      en: 'The passwords in cluster.json of the data folder are not those of the database. Restore the original cluster.json.',
    },
    error,
  );
}

/**
 * Two logins besides the superuser: the owner, who migrates and owns every object, and the application, whose rights
 * the migrations grant one by one. The database comes last, so that a process killed in the middle is resumed.
 */
async function prepare(client: pg.Client, credentials: Credentials, database: string): Promise<void> {
  try {
    await client.query('select pg_advisory_lock($1, $2)', [...PREPARATION]);
    for (const { user, password } of [credentials.owner, credentials.app]) {
      const found = await client.query('select from pg_roles where rolname = $1', [user]);
      const verb = found.rowCount === 0 ? 'create' : 'alter';
      await client.query(
        `${verb} role ${user} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
      );
    }
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await createDatabase(client, database);
  } catch (error) {
    // A server that is going away is no fault of the preparation; the caller tries again.
    if (isPassing(error)) throw error;
    throw new ClusterError(
      'cannot-prepare',
      {
        zh: `无法在内置数据库中建立用户和数据库:${messageOf(error)}`,
        en: `The users and the database could not be created in the embedded server: ${messageOf(error)}`,
      },
      error,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A database of the owner's that the application may enter and nobody else. */
export async function createDatabase(client: pg.Client, name: string, options = ''): Promise<void> {
  const database = client.escapeIdentifier(name);
  await client.query(`create database ${database} owner ${OWNER_ROLE} ${options}`);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect, temporary on database ${database} to ${APP_ROLE}`);
}

/** Errors of connecting to a server that is starting, stopping or just gone: worth another try. */
export function isPassing(error: unknown): boolean {
  const passing = [
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    '57P01',
    '57P02',
    '57P03',
    '08006',
    '08003',
  ];
  return (
    passing.includes(codeOf(error)) ||
    /Connection terminated|timeout expired|not queryable/.test(messageOf(error))
  );
}

/**
 * Gives up the presence. Returns true, with the exclusive lock still held, when nobody else is connected to any
 * database of the cluster; the caller then stops the server and ends the client.
 */
export async function leave(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1, $2)', [...PRESENCE]);
  const lock = await client.query('select pg_try_advisory_lock($1, $2) as alone', [...PRESENCE]);
  if (lock.rows[0].alone !== true) return false;
  const deadline = Date.now() + FAREWELL_MS;
  for (;;) {
    // Background workers have no user; what remains are the connections of clients.
    const others = await client.query(
      'select from pg_stat_activity where usesysid is not null and datid is not null and pid <> pg_backend_pid()',
    );
    if (others.rowCount === 0) return true;
    if (Date.now() > deadline) return false;
    await pause(20);
  }
}
