import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anybody, workshopPackage } from '@taizhang/fixture';
import { openPool, type Pool } from '@taizhang/store';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Installation, openInstallation, startWarming } from './index.ts';

let database: TestDatabase;
let owner: Pool;
let dataFolder: string;
let installation: Installation;
beforeAll(async () => {
  database = await createTestDatabase(async () => undefined, 'empty');
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-warming-'));
  installation = await openInstallation({
    dataFolder,
    databaseUrl: database.ownerUrl,
    district: workshopPackage(),
  });
  owner = openPool(database.ownerUrl, 1);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await owner?.end();
  await installation?.close();
  await database?.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Whether a list is answered although the records cannot be read just now. */
async function isInMemory(): Promise<boolean> {
  await owner.query('revoke select on record from taizhang_app');
  try {
    const page = await installation.lists.list(anybody('clerk'), 'repair', { limit: 1, offset: 0 });
    return page.count > 0;
  } catch {
    return false;
  } finally {
    await owner.query('grant select on record to taizhang_app');
  }
}

describe('warming', () => {
  it('has the lists in memory before anybody asked for one', async () => {
    expect(await isInMemory()).toBe(false);
    const warming = startWarming(installation, (error) => expect.fail(String(error)));
    const deadline = Date.now() + 10_000;
    let inMemory = false;
    while (!inMemory && Date.now() < deadline) {
      await pause(300);
      inMemory = await isInMemory();
    }
    expect(inMemory).toBe(true);
    await warming.stop();
  });

  it('tells of a failing database, and stops at once', async () => {
    const told: unknown[] = [];
    await owner.query('revoke select on record from taizhang_app');
    const warming = startWarming(installation, (error) => told.push(error));
    await pause(600);
    await warming.stop();
    await owner.query('grant select on record to taizhang_app');
    expect(String(told[0])).toContain('permission denied');
    const before = Date.now();
    await startWarming(installation, () => undefined).stop();
    expect(Date.now() - before).toBeLessThan(1000);
  });
});
