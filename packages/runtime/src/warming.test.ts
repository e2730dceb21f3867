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
    await until(isInMemory, Boolean, 300);
    await warming.stop();
  });

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
});
