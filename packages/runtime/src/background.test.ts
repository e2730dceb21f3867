import { setTimeout as pause } from 'node:timers/promises';
import { anybody, workshopPackage } from '@taizhang/fixture';
import { openTestInstallation, type TestInstallation, until } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, post, startBackground } from './index.ts';

let shop: TestInstallation;
let owner: TestInstallation['owner'];
let installation: Installation;
beforeAll(async () => {
  shop = await openTestInstallation(workshopPackage());
  ({ installation, owner } = shop);
});
afterAll(() => shop?.close());

const pays = (key: string) =>
  post(installation.pool, installation.district.store, installation.vault, anybody('clerk'), {
    key,
    postings: [
      {
        register: 'repair',
        record: 'RP-7',
        transition: 'pay',
        occurredOn: '2021-05-05',
        amounts: { paid: '1' },
      },
    ],
  });

/** How many movements are not folded, and not sealed, yet. */
async function behind(): Promise<string> {
  const { rows } = await owner.query(
    `select (select count(*) from movement where seq > coalesce((select max(cursor) from fold), 0))::int as folded,
            (select count(*) from movement where seq > coalesce((select max(last_seq) from seal), 0))::int as sealed`,
  );
  return `${rows[0].folded}/${rows[0].sealed}`;
}

describe('the work in the background', () => {
  it('folds and seals what is posted, and nothing more once it was stopped', async () => {
    const background = startBackground(installation, (error) => expect.fail(String(error)), 20);
    await pays('one');
    await until(async () => (await behind()) === '0/0');
    await background.stop();
    await pays('two');
    await pause(100);
    expect(await behind()).toBe('1/1');
  });

  it('stops at once while it rests, and twice as well', async () => {
    const background = startBackground(installation, () => undefined, 3_600_000);
    await until(async () => (await behind()) === '0/0');
    // It would rest for an hour.
    await Promise.all([background.stop(), background.stop()]);
    expect(await behind()).toBe('0/0');
  });

  it('tells of a failing database and goes on when it is well again', async () => {
    const failures: unknown[] = [];
    await owner.query('revoke insert, update on cell from taizhang_app');
    const background = startBackground(installation, (error) => failures.push(error), 20);
    await pays('three');
    await until(() => failures.length >= 2);
    expect(String(failures[0])).toContain('permission denied');
    await owner.query('grant insert, update on cell to taizhang_app');
    await until(async () => (await behind()) === '0/0');
    await background.stop();
  });

  it('cuts a busy day that is over, once nothing is posted any more', async () => {
    const opened = (i: number) => ({
      register: 'repair',
      record: `RP-B${i}`,
      transition: 'open',
      occurredOn: '2021-05-06',
      unit: 'bench-a',
      set: { label: `B${i}` },
      amounts: { quoted: '10' },
      recordedAt: new Date(Date.UTC(2021, 7, 5, 2, 0, i)).toISOString(),
      recordedBy: 'clerk',
    });
    const { pool, district, vault } = installation;
    const importer = anybody('importer', 'import-history');
    const postings = Array.from({ length: 1001 }, (_, i) => opened(i));
    await post(pool, district.store, vault, importer, { key: 'busy', postings });
    const background = startBackground(installation, (error) => expect.fail(String(error)), 20);
    const days = () => pool.query(`select day from busy_day where register = 'repair'`);
    await until(async () => (await days()).rows.length > 0);
    await background.stop();
    expect((await days()).rows).toEqual([{ day: '2021-08-05' }]);
  });
});
