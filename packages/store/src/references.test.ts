import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type District, PersonalVault, type Pool, type Posting, post } from './index.ts';

const district: District = workshopDistrict();
const clerk = anybody('clerk');
const vault = new PersonalVault(Buffer.alloc(32, 5));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const say = (...postings: Posting[]) => post(pool, district, vault, clerk, { key: randomUUID(), postings });
const opening = { transition: 'open', occurredOn: '2021-01-04', unit: 'bench-a' };

it('keeps a record that others refer to from being unmade, and lets go of one that none refers to any more', async () => {
  const { posted } = await say(
    { register: 'customer', record: 'CU-1', ...opening, set: { name: 'A' } },
    { register: 'repair', record: 'RP-1', ...opening, set: { label: 'x', customer: 'CU-1' } },
  );
  const [customer, repair] = posted.map((p) => p.seq) as [number, number];
  const takeBack = (corrects: number): Posting => ({ corrects, with: null, reason: '重复登记' });
  await expect(say(takeBack(customer))).rejects.toMatchObject({
    code: 'record-referred-to',
    details: { record: 'RP-1' },
  });
  await say(takeBack(repair));
  await say(takeBack(customer));
  const { rows } = await pool.query(
    "select count(*)::int as n from record where stage is not null and district = 'workshop'",
  );
  expect(rows[0].n).toBe(0);
});
