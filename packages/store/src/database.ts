import { Refusal } from '@taizhang/definition';
import pg from 'pg';

export type Pool = pg.Pool;
export type Client = pg.PoolClient;
/** Anything that answers queries: a pool, or a client inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;

// Days stay strings; numbers of movements are far below 2^53; numeric stays an exact string.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);
const int8Array = 1016;
types.setTypeParser(int8Array as number, (text: string) =>
  text.slice(1, -1).split(',').filter(Boolean).map(Number),
);

/** Opens a pool of connections. The caller ends it. */
export function openPool(connectionString: string, max = 10): Pool {
  const pool = new pg.Pool({ connectionString, max, types, application_name: 'taizhang' });
  // A connection lost while idle must not end the process; the next query opens another or says what is wrong.
  pool.on('error', () => undefined);
  return pool;
}

/** Runs `work` in a transaction: all of it happens, or nothing. */
export async function transaction<T>(
  pool: Pool,
  begin: 'begin' | 'begin isolation level repeatable read read only' | (string & {}),
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  // The server may go away between two queries; the next one says so. Unheard, the event would end the process.
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await client.query(begin);
    const result = await work(client);
    const { command } = await client.query('commit');
    // The database refuses to commit by rolling back, where somebody went on over a statement that had failed.
    if (command === 'ROLLBACK')
      throw new Error('a statement failed, so that nothing of its transaction stands');
    return result;
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e;
    });
    throw isConnectionFailure(error) ? new Refusal('database-unavailable') : error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/**
 * The rows of a query, so many at a time, in a transaction of their own that ends when the reader has had them all or
 * wants no more.
 */
export async function* portions<Row extends pg.QueryResultRow>(
  pool: Pool,
  text: string,
  values: unknown[],
  size: number,
): AsyncGenerator<readonly Row[]> {
  const client = await connect(pool);
  let broken: Error | undefined;
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await client.query('begin read only');
    await client.query(`declare portions no scroll cursor for ${text}`, values);
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${size} from portions`);
      if (rows.length > 0) yield rows;
      if (rows.length < size) return;
    }
  } catch (error) {
    throw isConnectionFailure(error) ? new Refusal('database-unavailable') : error;
  } finally {
    await client.query('rollback').catch(lost);
    client.off('error', lost);
    client.release(broken);
  }
}

/** Runs `work` on one connection, on which every statement is a transaction of its own. */
export async function connected<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    return await work(client);
  } catch (error) {
    throw isConnectionFailure(error) ? new Refusal('database-unavailable') : error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** Reads at one moment: every query inside sees the same state of the ledger. */
export const snapshot = <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> =>
  transaction(pool, 'begin isolation level repeatable read read only', work);

/**
 * Reads two things at one moment: on a connection each where the pool has one to spare, so that the database looks for both
 * at once.
 */
export const snapshotOfTwo = <A, B>(
  pool: Pool,
  first: (client: Client) => Promise<A>,
  second: (client: Client) => Promise<B>,
): Promise<[A, B]> =>
  snapshot(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
    // Whoever holds a connection waits for no other while there is none: all who hold one might.
    const isSpare = pool.idleCount > 0 || pool.totalCount < pool.options.max;
    if (!isSpare || pool.waitingCount > 0) return [await first(client), await second(client)];
    const beside = snapshot(pool, async (other) => {
      await other.query(`set transaction snapshot '${rows[0]?.id}'`);
      return second(other);
    });
    // Both end before the snapshot does.
    const [one, two] = await Promise.allSettled([first(client), beside]);
    if (one.status === 'rejected') throw one.reason;
    if (two.status === 'rejected') throw two.reason;
    return [one.value, two.value];
  });

async function connect(pool: Pool): Promise<Client> {
  try {
    return await pool.connect();
  } catch {
    throw new Refusal('database-unavailable');
  }
}

/** The SQLSTATE of a database error. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

function isConnectionFailure(error: unknown): boolean {
  const state = sqlState(error) ?? '';
  const lost = error instanceof Error && /Connection terminated|not queryable/.test(error.message);
  return (
    lost ||
    state.startsWith('08') ||
    ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(state)
  );
}

/** Collects the values of a statement while its text is written. */
export class Binder {
  readonly values: unknown[];

  /** @param before values that the statement has bound already */
  constructor(before: readonly unknown[] = []) {
    this.values = [...before];
  }

  /** The placeholder of a value, cast to its type. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
