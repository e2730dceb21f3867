import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshopPackage } from '@taizhang/fixture';
import { asSystem, type Installation, openInstallation, verifyInstallation } from '@taizhang/runtime';
import { fold, sealMovements } from '@taizhang/store';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inDatabase } from './ledger.ts';
import { multiply } from './multiply.ts';

const copies = 9;
const corrections = 5;

let dataFolder: string;
let database: TestDatabase;
let installation: Installation;
let single: { movements: number; records: number; standing: number };

const numbers = async () => {
  const { rows } = await installation.pool.query<{ movements: number; records: number; standing: number }>(
    `select (select count(*) from movement) as movements, count(*) as records,
            count(*) filter (where stage is not null) as standing from record where register = 'repair'`,
  );
  return rows[0] as typeof single;
};

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'taizhang-multiply-'));
  database = await createTestDatabase(async () => undefined, 'empty');
  vi.stubEnv('TAIZHANG_APP_URL', database.appUrl);
  const district = { ...workshopPackage(60), editions: [] };
  installation = await openInstallation({ dataFolder, databaseUrl: database.ownerUrl, district });
  vi.unstubAllEnvs();
  single = await numbers();
  await inDatabase(database.ownerUrl, (client) =>
    multiply(client, installation.district.catalogue, { copies, corrections, thin: 1 }, () => undefined),
  );
  await fold(installation.pool, installation.district.store);
  await sealMovements(installation.pool, installation.district.store);
}, 120_000);
afterAll(async () => {
  await installation?.close();
  await database?.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('a multiplied ledger', () => {
  it('is a ledger by the ledger’s own rules, corrections included', async () => {
    const checks = await verifyInstallation(asSystem(installation));
    expect(checks.flatMap((check) => check.disagreements)).toEqual([]);
    expect(checks.find(({ check }) => check === 'records')?.compared).toBeGreaterThan(60 * copies);
  });

  it('holds every record once for each copy, and two movements for each correction of one that stands', async () => {
    const now = await numbers();
    expect([now.records, now.standing]).toEqual([single.records * copies, single.standing * copies]);
    const { rows } = await installation.pool.query<{ n: number }>(
      `select count(*) as n from movement where register = 'repair' and request like 'bench:correction:%'`,
    );
    expect(rows[0]?.n).toBe(single.standing * copies * corrections * 2);
  });

  it('numbers movements in the order in which they were recorded, along every record', async () => {
    const { rows } = await installation.pool.query<{ wrong: number }>(
      `select count(*) filter (where recorded_at < before) as wrong
         from (select recorded_at, lag(recorded_at) over (partition by register, record order by seq) as before
                 from movement) m`,
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });

  it('leads references to the records of the same copy', async () => {
    const { rows } = await installation.pool.query<{ lost: number; found: number }>(
      `select count(*) filter (where c.id is null) as lost, count(c.id) as found
         from record r left join record c on c.district = r.district and c.register = 'customer'
                                          and c.id = r.attributes->>'customer'
        where r.register = 'repair' and r.attributes ? 'customer'`,
    );
    expect(rows[0]?.lost).toBe(0);
    expect(rows[0]?.found).toBeGreaterThan(60);
  });

  it('goes back year by year, seven copies to the year, and sets a goal once a year', async () => {
    const { rows } = await installation.pool.query<{ year: string; repairs: number; goals: number }>(
      `select extract(year from opened_on)::text as year, count(*) filter (where register = 'repair') as repairs,
              count(*) filter (where register = 'goal') as goals from record where stage is not null group by 1 order by 1`,
    );
    expect(rows.map(({ year, goals }) => [year, goals])).toEqual([
      ['2020', 1],
      ['2021', 1],
    ]);
    expect(rows.map(({ repairs }) => repairs)).toEqual([2 * single.standing, 7 * single.standing]);
    const goals = await installation.pool.query<{ year: string }>(
      "select attributes->>'year' as year from record where register = 'goal' order by 1",
    );
    expect(goals.rows.map(({ year }) => year)).toEqual(['2020', '2021']);
  });
});
