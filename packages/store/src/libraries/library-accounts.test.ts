import { randomUUID } from 'node:crypto';
import type { Viewer } from '@taizhang/access';
import {
  type Act,
  anybody,
  holder,
  openShopInStore,
  repair,
  staff,
  workshopDistrict,
} from '@taizhang/fixture';
import { actOf, openTestStore, sayingOfBicycle, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type LibraryAccount,
  LibraryAccounts,
  PersonalVault,
  type Pool,
  post,
  recordsOfFlow,
} from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const act: fc.Arbitrary<Act> = actOf(sayingOfBicycle);
const day = fc.constantFrom(
  '2020-12-31',
  '2021-01-05',
  '2021-01-20',
  '2021-02-01',
  '2021-03-15',
  '2021-12-31',
);
const period = fc.tuple(day, day).map((days) => {
  const [from, to] = days.toSorted() as [string, string];
  return { from, to };
});
const viewer: fc.Arbitrary<Viewer> = fc.constantFrom(
  importer,
  staff('bob', 'clerk', 'bench-b'),
  staff('ann', 'clerk', 'bench-a'),
  holder('una', { unit: 'town', scope: { kind: 'units', units: ['north', 'bench-b'] }, actions: ['read'] }),
  holder('tester', { unit: 'bench-a', scope: { kind: 'own-records' }, actions: ['read'] }),
);

const inOrder = ({ cells, times }: LibraryAccount) => ({
  times,
  cells: [...cells].sort((a, b) =>
    JSON.stringify([a.part, a.library, a.transition]) < JSON.stringify([b.part, b.library, b.transition])
      ? -1
      : 1,
  ),
});

const opening = (record: string, quoted: string) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-04',
  unit: 'bench-a',
  set: { label: record },
  amounts: { quoted },
});

/** Whether an account is told without asking SQL for it. */
async function isInMemory(accounts: LibraryAccounts): Promise<boolean> {
  const bySql = vi.spyOn(accounts, 'bySql');
  await accounts.read(importer, repair, { from: '2021-01-01', to: '2021-12-31' });
  const asked = bySql.mock.calls.length;
  bySql.mockRestore();
  return asked === 0;
}

describe('accounts of libraries held in memory', () => {
  it('say what SQL says of the movements, for any viewer and period, while movements come', async () => {
    const seen = { cells: 0, crossings: 0, records: 0, cut: 0 };
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 10, maxLength: 40 }),
          fc.array(fc.record({ who: viewer, asked: period }), { minLength: 5, maxLength: 8 }),
          fc.nat(),
          async (acts, questions, when) => {
            const { shop, district } = await openShopInStore(pool, vault, importer);
            const accounts = new LibraryAccounts(pool, district);
            for (const [i, step] of acts.entries()) {
              // Sometimes in the middle, so that what follows lies behind the cursor.
              if (i === when % acts.length) await accounts.warm(repair);
              await shop.perform(step);
            }
            expect(await isInMemory(accounts)).toBe(true);
            for (const { who, asked } of questions) {
              const account = inOrder(await accounts.read(who, repair, asked));
              expect(account).toEqual(inOrder(await accounts.bySql(who, repair, asked)));
              for (const { part, library, transition } of account.cells)
                for (const of of new Set([transition, null])) {
                  const line = { ...asked, part, library, transition: of };
                  const records = await accounts.records(who, repair, line);
                  expect(records).toEqual(await recordsOfFlow(pool, district, who, repair, line));
                  seen.records += records.length;
                }
              seen.cells += account.cells.length;
              for (const { left, cohorts } of account.times)
                seen.crossings += cohorts.reduce((sum, { records }) => sum + records, left);
              if (who !== importer) seen.cut += account.cells.length;
            }
          },
        ),
        { numRuns: 25, seed: random.seed, endOnFailure: process.env.CI !== undefined },
      ),
    );
    for (const many of Object.values(seen)) expect(many).toBeGreaterThan(40);
  });

  it('are exact while the ledger grows far beyond what was read', async () => {
    const district = workshopDistrict(`accounts-${randomUUID()}`);
    const accounts = new LibraryAccounts(pool, district);
    await accounts.warm(repair);
    const asked = { from: '2021-01-01', to: '2021-12-31' };
    for (let batch = 0; batch < 3; batch++) {
      const postings = Array.from({ length: 600 }, (_, i) => opening(`RP-${batch}-${i}`, '120.01'));
      await post(pool, district, vault, importer, { key: randomUUID(), postings: postings as never });
      const both = await Promise.all([
        accounts.read(importer, repair, asked),
        accounts.read(importer, repair, asked),
      ]);
      for (const account of both)
        expect(inOrder(account)).toEqual(inOrder(await accounts.bySql(importer, repair, asked)));
    }
  });

  it('are read by SQL where an amount cannot be held exactly', async () => {
    const district = workshopDistrict(`accounts-${randomUUID()}`);
    const accounts = new LibraryAccounts(pool, district);
    await accounts.warm(repair);
    const say = (record: string, quoted: string) =>
      post(pool, district, vault, importer, {
        key: randomUUID(),
        postings: [opening(record, quoted)] as never,
      });
    await say('RP-1', '1.01');
    expect(await isInMemory(accounts)).toBe(true);
    await say('RP-2', '90071992547409.93');
    expect(await isInMemory(accounts)).toBe(false);
    const { cells } = await accounts.read(importer, repair, { from: '2021-01-01', to: '2021-12-31' });
    expect(cells.find(({ part }) => part === 'closing')?.sums.quoted).toBe('90071992547410.94');
  });

  it('are nothing to who reads nothing of the register', async () => {
    const accounts = new LibraryAccounts(pool, workshopDistrict('accounts-none'));
    const nobody = staff('sam', 'audit-administrator', 'town');
    await expect(
      accounts.read(nobody, repair, { from: '2021-01-01', to: '2021-12-31' }),
    ).rejects.toMatchObject({ code: 'unknown-register' });
  });
});
