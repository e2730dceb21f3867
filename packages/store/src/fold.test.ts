import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold, migrate, openPool, PersonalVault, type Pool, post, refold, verifyLedger } from './index.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('folding everything anew', () => {
  it('may be done while others fold and post, and leaves the cells that the movements make', async () => {
    const district = workshopDistrict(`fold-${randomUUID()}`);
    const vault = new PersonalVault(Buffer.alloc(32, 7));
    const say = (record: string) =>
      post(pool, district, vault, anybody('tester'), {
        key: randomUUID(),
        postings: [
          {
            register: 'repair',
            record,
            transition: 'open',
            occurredOn: '2021-01-05',
            unit: 'bench-a',
            set: { label: record, colour: 'red' },
            amounts: { quoted: '10' },
          },
        ],
      });
    for (let round = 0; round < 8; round++)
      await Promise.all([
        say(`RP-${round}`),
        fold(pool, district),
        refold(pool, district),
        fold(pool, district),
        say(`RP-${round}-b`),
        fold(pool, district),
      ]);
    await fold(pool, district);
    expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
    const { rows } = await pool.query('select count(*)::int as n from cell where district = $1', [
      district.id,
    ]);
    expect(rows[0].n).toBeGreaterThan(0);
  });
});
