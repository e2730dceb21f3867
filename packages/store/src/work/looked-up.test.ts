import { randomUUID } from 'node:crypto';
import type { Viewer } from '@taizhang/access';
import type { Condition } from '@taizhang/definition';
import { anybody, customer, repair, staff, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fold,
  indexForSearch,
  lookupRecords,
  PersonalVault,
  type Pool,
  post,
  RecordLists,
  relatedRecords,
  standingRecord,
} from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const bob = staff('bob', 'clerk', 'bench-b');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const entry = (register: string, record: string, set: object, unit = 'bench-a') => ({
  register,
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit,
  set,
});
function shop() {
  const district = workshopDistrict(`looked-up-${randomUUID()}`);
  const say = (...postings: object[]) =>
    post(pool, district, vault, importer, { key: randomUUID(), postings: postings as never });
  return { district, say };
}

describe('a record looked up by id or title', () => {
  it('is found in memory as by looking through the register, by whoever asks', async () => {
    const { district, say } = shop();
    const words = ['铃', '轮胎', '铃铛a', 'A链', '2-1'];
    await say(
      ...Array.from({ length: 18 }, (_, i) =>
        entry(
          'repair',
          `RP-2-${i}`,
          { label: `${words[i % 5]}${words[(i * 3) % 4]}`, colour: i % 2 ? 'red' : 'blue' },
          i % 3 ? 'bench-a' : 'bench-b',
        ),
      ),
    );
    await say({ register: 'repair', record: 'RP-2-3', transition: 'start', occurredOn: '2021-01-06' });
    const lists = new RecordLists(pool, district);
    await lists.warm('repair');
    const red: Condition = {
      combinator: 'and',
      rules: [{ field: 'colour', operator: '=', value: 'red' }],
    };
    const asked = fc.record({
      text: fc.oneof(fc.constantFrom(...words, '', ' RP-2-1', 'P-2', '铃轮', 'rp', '$', '$铃'), fc.string()),
      stages: fc.constantFrom(null, ['waiting'], ['repairing', 'done']),
      where: fc.constantFrom(null, red),
      viewer: fc.constantFrom<Viewer>(importer, bob),
    });
    let found = 0;
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(asked, async ({ text, stages, where, viewer }) => {
          const sorted = (list: readonly { id: string }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
          const quick = sorted(await lists.lookup(viewer, repair, text, stages, where));
          expect(quick).toEqual(
            sorted(await lookupRecords(pool, district, viewer, repair, text, stages, where)),
          );
          found += quick.length;
        }),
        { numRuns: 150, seed: random.seed },
      ),
    );
    expect(found).toBeGreaterThan(50);
    // What was opened a moment ago is there.
    await say(entry('repair', 'RP-9', { label: '刚收的车' }));
    expect(await lists.lookup(importer, repair, '刚收')).toEqual([{ id: 'RP-9', title: '刚收的车' }]);
  });
});

describe('the records that refer to one', () => {
  it('are found by the index of words, and those behind it one by one', async () => {
    const { district, say } = shop();
    await say(
      entry('customer', 'CU-1', { name: '甲' }),
      entry('customer', 'CU-2', { name: '乙' }),
      entry('repair', 'RP-1', { label: '一', customer: 'CU-1' }),
      entry('repair', 'RP-2', { label: '二', customer: 'CU-2' }),
      entry('repair', 'RP-3', { label: '三', customer: 'CU-1' }, 'bench-b'),
    );
    const referring = async (viewer: Viewer = importer) => {
      const one = await standingRecord(pool, district, importer, customer.id, 'CU-1');
      const { related } = await relatedRecords(pool, district, viewer, one);
      return related.filter(({ way }) => way === 'from').map(({ id }) => id);
    };
    const before = await referring();
    expect(before.toSorted()).toEqual(['RP-1', 'RP-3']);
    await fold(pool, district);
    await indexForSearch(pool, district);
    expect(await referring()).toEqual(before);
    expect(await referring(bob)).toEqual(['RP-3']);
    await say(
      { ...entry('repair', 'RP-1', { customer: 'CU-2' }), transition: 'revise', unit: undefined },
      { ...entry('repair', 'RP-2', { customer: 'CU-1' }), transition: 'revise', unit: undefined },
    );
    expect(await referring()).toEqual(['RP-2', 'RP-3']);
    await fold(pool, district);
    await indexForSearch(pool, district);
    expect(await referring()).toEqual(['RP-2', 'RP-3']);
  });
});
