import { randomUUID } from 'node:crypto';
import { workshop } from '@taizhang/fixture';
import { createTestDatabase, type TestDatabase } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  type District,
  fold,
  migrate,
  openPool,
  PersonalVault,
  type Pool,
  post,
  readMetrics,
  snapshot,
} from './index.ts';
import { sealMovements } from './seal.ts';
import { verifyLedger } from './verify.ts';

const district: District = {
  id: 'workshop',
  catalogue: workshop,
  units: new Set(['bench-a', 'bench-b']),
  streets: new Set(['north', 'south']),
  timeZone: 'Asia/Shanghai',
};
const actor: Actor = { id: 'tester', rights: new Set(['import-history']) };

let database: TestDatabase;
let pool: Pool;
const vault = new PersonalVault(Buffer.alloc(32, 7));
beforeAll(async () => {
  database = await createTestDatabase(async (url) => void (await migrate(url)), 'store');
  pool = openPool(database.appUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('posting', () => {
  it('moves a record through its stages and answers metrics from cells and tail alike', async () => {
    const base = { register: 'repair', record: 'RP-1', unit: 'bench-a' } as const;
    const answer = await post(pool, district, vault, actor, {
      key: randomUUID(),
      postings: [
        {
          register: 'customer',
          record: 'CU-1',
          transition: 'open',
          occurredOn: '2021-01-04',
          unit: 'bench-a',
          set: { name: 'A', phone: '13900000000' },
        },
        {
          ...base,
          transition: 'open',
          occurredOn: '2021-01-05',
          street: 'north',
          set: { label: 'x', colour: 'red', urgent: true, customer: 'CU-1' },
          amounts: { quoted: '120.50' },
        },
        { ...base, transition: 'start', occurredOn: '2021-01-07', set: { promised: '2021-01-09' } },
        {
          ...base,
          transition: 'pay',
          occurredOn: '2021-01-06',
          amounts: { paid: { value: '0.01', unit: 'wan-yuan' } },
        },
      ],
    });
    expect(answer.movements).toBe(6);
    const question = { from: '2021-01-01', to: '2021-01-31', knownAt: new Date() };
    const ask = async (path: 'cells' | 'movements') =>
      snapshot(pool, (client) =>
        readMetrics(
          client,
          district,
          [
            'repair.waiting',
            'repair.in-hand-quoted',
            'repair.urgent-red',
            'repair.paid',
            'repair.paid-share',
            'repair.customers',
            'repair.known-quoted',
            'repair.payment-progress',
          ].map((metric) => ({ metric, question })),
          path,
        ),
      );
    const direct = await ask('movements');
    expect(direct).toEqual(['0', '120.5', '1', '100', '82.987552', '1', null, null]);
    expect(await ask('cells')).toEqual(direct);
    await fold(pool, district);
    await sealMovements(pool, district);
    expect(await ask('cells')).toEqual(direct);
    expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
    expect(await vault.open(pool, district.id, 'customer', 'CU-1')).toEqual({ phone: '13900000000' });
  });
});
