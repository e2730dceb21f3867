import type { Pool } from '@taizhang/store';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestStore {
  readonly database: TestDatabase;
  /** Connected as the application. */
  readonly pool: Pool;
  /** Ends its connections and removes its database. */
  close(): Promise<void>;
}

/** A database of its own with the present schema. */
export async function openTestStore(connections?: number): Promise<TestStore> {
  const { migrate, openPool } = await import('@taizhang/store');
  const database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  const pool = openPool(database.appUrl, connections);
  return {
    database,
    pool,
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}
