import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getEdition, insertEdition, listEditions, settledHorizon } from './edition.ts';
import { type District, PersonalVault, type Pool, post } from './index.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

const district: District = workshopDistrict();
const importer = anybody('importer', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 3));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const openCustomer = (record: string, recordedAt: string) =>
  post(pool, district, vault, importer, {
    key: randomUUID(),
    postings: [
      {
        register: 'customer',
        record,
        transition: 'open',
        occurredOn: '2021-01-04',
        unit: 'bench-a',
        set: { name: record },
        recordedAt,
      },
    ],
  });

describe('freezing an edition', () => {
  it('is not done over history that was imported behind it meanwhile, and bars such history afterwards', async () => {
    const edition = (id: string, knownAt: Date) => ({
      id,
      report: 'shop',
      cutoff: '2021-01-31',
      knownAt,
      content: {},
    });
    const before = await settledHorizon(pool, district);
    await openCustomer('CU-1', '2021-01-05T10:00:00+08:00');
    expect(await insertEdition(pool, district, reader, edition('one', before.at), {}, before)).toBe(false);
    expect(await listEditions(pool, district, reader)).toEqual([]);

    const after = await settledHorizon(pool, district);
    expect(await insertEdition(pool, district, reader, edition('one', after.at), {}, after)).toBe(true);
    expect((await getEdition(pool, district, reader, 'one')).knownAt).toEqual(after.at);
    await expect(openCustomer('CU-2', '2021-01-06T10:00:00+08:00')).rejects.toMatchObject({
      code: 'knowledge-before-edition',
    });
    await expect(
      insertEdition(pool, district, reader, edition('one', after.at), {}, after),
    ).rejects.toMatchObject({
      code: 'edition-exists',
    });
  });
});
