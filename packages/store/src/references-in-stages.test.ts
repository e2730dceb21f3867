import { randomUUID } from 'node:crypto';
import { anybody, errandsDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type District,
  lookupRecords,
  PersonalVault,
  type Pool,
  type Posting,
  planPosting,
  post,
  registerOf,
} from './index.ts';

const district: District = errandsDistrict();
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
const mechanic = (record: string, transition: string, occurredOn: string, rest: object = {}): Posting => ({
  register: 'mechanic',
  record,
  transition,
  occurredOn,
  ...rest,
});
const ask = (record: string, set: object, occurredOn = '2021-03-10'): Posting => ({
  register: 'errand',
  record,
  transition: 'ask',
  occurredOn,
  unit: 'bench-a',
  set: { what: '取车胎（合成）', ...set },
});

let n = 0;
let [here, gone] = ['', ''];
beforeEach(async () => {
  n += 1;
  [here, gone] = [`ME-${n}A`, `ME-${n}B`];
  const employ = (id: string) =>
    mechanic(id, 'employ', '2021-01-04', { unit: 'bench-a', set: { name: `${id}（合成）` } });
  await say(employ(here), employ(gone));
  await say(mechanic(gone, 'leave', '2021-03-01'));
});

describe('a reference that must stand in a stage', () => {
  it('is taken by both ways of posting while its record stands there', async () => {
    await say(ask(`ER-${n}1`, { mechanic: here }));
    await say(ask(`ER-${n}2`, { mechanic: here }), ask(`ER-${n}3`, { mechanic: here }));
    await Promise.all([4, 5, 6].map((i) => say(ask(`ER-${n}${i}`, { mechanic: here }))));
  });

  it('is refused by both ways once its record has moved on, with where it stands and which may be named', async () => {
    const refused = {
      code: 'reference-elsewhere',
      details: { record: gone, stage: { zh: '离职' }, stages: [{ zh: '在职' }] },
    };
    await expect(say(ask(`ER-${n}1`, { mechanic: gone }))).rejects.toMatchObject({
      ...refused,
      field: 'postings[0].set.mechanic',
    });
    await expect(
      say(ask(`ER-${n}1`, { mechanic: here }), ask(`ER-${n}2`, { mechanic: gone })),
    ).rejects.toMatchObject({ ...refused, field: 'postings[1].set.mechanic' });
    const together = await Promise.allSettled(
      [here, gone, here].map((id, i) => say(ask(`ER-${n}${i + 5}`, { mechanic: id }))),
    );
    expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const planned = await planPosting(pool, district, clerk, ask(`ER-${n}9`, { mechanic: gone }));
    expect(planned.faults).toMatchObject([{ code: 'reference-elsewhere', field: 'set.mechanic' }]);
  });

  it('may name whoever stood there on the day that is told of', async () => {
    await say(ask(`ER-${n}1`, { mechanic: gone }, '2021-02-10'));
    await expect(say(ask(`ER-${n}2`, { mechanic: gone }, '2021-03-01'))).rejects.toThrow(/stands in Gone/);
  });

  it('is not asked again of what was said before', async () => {
    const { posted } = await say(ask(`ER-${n}1`, { mechanic: here }));
    await say(mechanic(here, 'leave', '2021-03-05'));
    const again = ask(`ER-${n}1`, { mechanic: here, what: '送车胎（合成）' }) as Exclude<
      Posting,
      { corrects: number }
    >;
    await say({ corrects: posted[0]?.seq as number, with: again, reason: '事项写错' });
    await say({ ...again, transition: 'send', set: { to: 'bench-b' } } as Posting);
  });

  it('follows what the same request does to its record', async () => {
    await say(mechanic(gone, 'return', '2021-03-10'), ask(`ER-${n}1`, { mechanic: gone }));
    await expect(
      say(mechanic(here, 'leave', '2021-03-10'), ask(`ER-${n}2`, { mechanic: here })),
    ).rejects.toMatchObject({ code: 'reference-elsewhere' });
  });

  it('is offered only where its record stands there', async () => {
    const found = (stages?: string[]) =>
      lookupRecords(pool, district, clerk, registerOf(district, 'mechanic'), `ME-${n}`, stages);
    expect((await found()).map(({ id }) => id).sort()).toEqual([here, gone]);
    expect((await found(['employed'])).map(({ id }) => id)).toEqual([here]);
  });
});

describe('a field that names a unit', () => {
  it('takes a unit of the district and no other', async () => {
    await say(ask(`ER-${n}1`, { to: 'north-corner' }));
    await expect(say(ask(`ER-${n}2`, { to: 'moon' }))).rejects.toMatchObject({
      code: 'unknown-unit',
      field: 'postings[0].set.to',
    });
    await expect(say(ask(`ER-${n}2`, { to: 5 }))).rejects.toMatchObject({ code: 'wrong-type' });
  });
});
