import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DistrictPackage, Installation } from '@taizhang/runtime';
import pg from 'pg';
import { vi } from 'vitest';
import { createTestDatabase } from './test-database.ts';

export interface TestInstallation {
  readonly installation: Installation;
  /** Where its database is, for opening it once more. */
  readonly databaseUrl: string;
  /** Connected as the database's owner, who may take from the application what it needs. */
  readonly owner: pg.Pool;
  /** Closes it and removes its database and its data folder. */
  close(): Promise<void>;
}

/** An installation of a district over a database and a data folder of its own, with the history of the district loaded. */
export async function openTestInstallation(district: DistrictPackage): Promise<TestInstallation> {
  // Tests of the store use this kit too, and have no need of all that stands on it.
  const { openInstallation } = await import('@taizhang/runtime');
  const database = await createTestDatabase(async () => undefined, 'empty');
  const dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-test-'));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  // Where the database is dropped before a connection is quite at its end, that is no error of the test.
  owner.on('connect', (client) => client.on('error', () => undefined));
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
  const installation = await openInstallation({ dataFolder, databaseUrl: database.ownerUrl, district });
  return {
    installation,
    databaseUrl: database.ownerUrl,
    owner,
    close: async () => {
      vi.unstubAllEnvs();
      await owner.end();
      await installation.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
