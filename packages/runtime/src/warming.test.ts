import { setTimeout as pause } from 'node:timers/promises';
import type { Register } from '@taizhang/definition';
import { anybody, workshopPackage } from '@taizhang/fixture';
import { openTestInstallation, quickest, type TestInstallation, until } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, startWarming } from './index.ts';

let shop: TestInstallation;
let owner: TestInstallation['owner'];
let installation: Installation;
beforeAll(async () => {
  shop = await openTestInstallation(workshopPackage());
  ({ installation, owner } = shop);
});
afterAll(() => shop?.close());

/** Whether records are found although the table of them cannot be read just now; whoever reads it meanwhile only waits. */
async function isInMemory(): Promise<boolean> {
  const client = await owner.connect();
  try {
    await client.query('begin; lock table record');
    const register = installation.district.catalogue.registers.get('repair') as Register;
    const looking = installation.lists.lookup(anybody('clerk'), register, '');
    const found = await Promise.race([looking, pause(500).then(() => null)]);
    await client.query('rollback');
    expect(await looking).not.toEqual([]);
    return found !== null;
  } finally {
    client.release();
  }
}

describe('warming', () => {
  it('tells of a failing database, and stops at once', async () => {
    const told: unknown[] = [];
    await owner.query('revoke select on record from taizhang_app');
    const warming = startWarming(installation, (error) => told.push(error));
    await until(() => told.length > 0);
    await warming.stop();
    await owner.query('grant select on record to taizhang_app');
    expect(String(told[0])).toContain('permission denied');
    const stopping = () => startWarming(installation, () => undefined).stop();
    expect(await quickest(1000, stopping)).toBeLessThan(1000);
  });

  it('has the lists in memory before anybody asked for one', async () => {
    expect(await isInMemory()).toBe(false);
    const warming = startWarming(installation, (error) => expect.fail(String(error)));
    await until(isInMemory, Boolean, 300);
    await warming.stop();
  });
});
