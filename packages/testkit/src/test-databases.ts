import type { Pool } from '@taizhang/store';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** The databases of a test that needs several, and the connections to them; all end together. */
export class TestDatabases {
  private readonly closers: (() => Promise<unknown>)[] = [];

  /** One with the present schema, or with none. */
  async make(migrated = true): Promise<TestDatabase> {
    const { migrate } = await import('@taizhang/store');
    const database = migrated
      ? await createTestDatabase(async (url) => void (await migrate(url)), 'store')
      : await createTestDatabase(async () => undefined, 'nothing');
    this.closers.push(database.drop);
    return database;
  }

  /** Connections as the application. */
  async poolOf({ appUrl }: Pick<TestDatabase, 'appUrl'>): Promise<Pool> {
    const { openPool } = await import('@taizhang/store');
    const opened = openPool(appUrl);
    this.closers.unshift(() => opened.end());
    return opened;
  }

  /** Ends the connections, then removes the databases. */
  async close(): Promise<void> {
    for (const close of this.closers) await close();
  }
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Asks a database by a connection of its own. */
export const queryOf = <T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> =>
  connected(url, async (client) => (await client.query<T>(text)).rows);

/** Everything that every table of a database holds, as text. */
export const contentOf = (url: string): Promise<Record<string, string[]>> =>
  connected(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg_temp%' order by 1`,
    );
    const content: Record<string, string[]> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from ${name} t order by 1`,
      );
      content[name] = rows.map(({ line }) => line);
    }
    return content;
  });
