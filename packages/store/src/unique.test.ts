import { randomUUID } from 'node:crypto';
import { catalogueOf, defineRegister } from '@taizhang/definition';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type District,
  followUniqueValues,
  PersonalVault,
  type Pool,
  type Posting,
  planPosting,
  post,
} from './index.ts';

const both = (text: string) => ({ zh: text, en: text });
const field = (title: string) => ({ kind: 'text' as const, title: both(title) });

/** Benches that are lent out: whoever has one has it alone. */
const lending = defineRegister({
  id: 'lending',
  title: both('借用'),
  description: both('借用'),
  keeper: both('车间'),
  prefix: 'LE',
  titleField: 'bench',
  places: 'none',
  fields: { bench: field('台'), week: field('周'), key: field('钥匙') },
  measures: {},
  stages: {
    asked: { title: both('申请') },
    lent: { title: both('借出') },
    back: { title: both('归还'), ended: true },
  },
  transitions: {
    ask: { title: both('申请'), to: 'asked' },
    lend: { title: both('借出'), from: ['asked'], to: 'lent' },
    take: { title: both('直接借出'), to: 'lent' },
    return: { title: both('归还'), from: ['lent'], to: 'back' },
  },
  unique: {
    'one-at-a-time': { title: both('一台一周只借一次'), fields: ['bench', 'week', 'unit'], stages: ['lent'] },
    'one-key': { title: both('一把钥匙只给一人'), fields: ['key', 'unit'], given: true, stages: ['lent'] },
  },
  metrics: {},
});
const district: District = {
  ...workshopDistrict(),
  catalogue: catalogueOf([...workshopDistrict().catalogue.registers.values(), lending]),
};
const clerk = anybody('clerk');
const vault = new PersonalVault(Buffer.alloc(32, 5));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore(8);
  ({ pool } = store);
});
afterAll(() => store?.close());

const say = (...postings: Posting[]) => post(pool, district, vault, clerk, { key: randomUUID(), postings });
const lend = (
  record: string,
  transition: string,
  set?: Record<string, string>,
  unit = 'bench-a',
): Posting => ({
  register: 'lending',
  record,
  transition,
  occurredOn: '2021-01-04',
  ...(set ? { set, unit } : {}),
});

it('lets a combination be had once among the stages that count, and again when it is given back', async () => {
  const monday = { bench: 'A', week: '1' };
  await say(lend('L1', 'take', monday));
  await say(lend('L2', 'ask', monday));
  await expect(say(lend('L2', 'lend'))).rejects.toMatchObject({
    code: 'not-unique',
    details: { record: 'L1' },
    field: 'postings[0].transition',
  });
  const planned = await planPosting(pool, district, clerk, lend('L2', 'lend'));
  expect(planned.faults).toMatchObject([{ code: 'not-unique' }]);
  await say(lend('L3', 'take', { ...monday, week: '2' }));
  await say(lend('L4', 'take', monday, 'bench-b'));
  await say(lend('L1', 'return'));
  await say(lend('L2', 'lend'));
});

it('lets one end and the next begin in one request, in any order, and not two', async () => {
  const place = { bench: 'B' };
  await say(lend('M1', 'take', place));
  await say(lend('M2', 'take', place), lend('M1', 'return'));
  await expect(
    say(lend('M2', 'return'), lend('M3', 'take', place), lend('M4', 'take', place)),
  ).rejects.toMatchObject({ code: 'not-unique', field: 'postings[2].transition' });
  // Missing values are equal to each other.
  await expect(say(lend('M5', 'take', place))).rejects.toMatchObject({ code: 'not-unique' });
});

it('lets one of many at the same moment through', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, (_, i) => say(lend(`N${i}`, 'take', { bench: 'C', week: '9' }))),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'not-unique' });
  const { rows } = await pool.query(
    "select id from record where register = 'lending' and attributes->>'bench' = 'C'",
  );
  expect(rows).toHaveLength(1);
});

it('asks it only of those that have all the values, where it is said so', async () => {
  await say(lend('P1', 'take', { bench: 'D', week: '1' }), lend('P2', 'take', { bench: 'D', week: '2' }));
  await say(lend('P3', 'take', { bench: 'D', week: '3', key: 'K1' }));
  const second = lend('P4', 'take', { bench: 'D', week: '4', key: 'K1' });
  await expect(say(second)).rejects.toMatchObject({ code: 'not-unique', details: { record: 'P3' } });
  await expect(say(lend('P1', 'return'), second)).rejects.toMatchObject({ code: 'not-unique' });
  // It is had once a field says so, not only from the beginning.
  const given: Posting = { ...lend('P2', 'revise'), set: { key: 'K1' } };
  await expect(say(given)).rejects.toMatchObject({ code: 'not-unique', details: { record: 'P3' } });
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => say(lend(`Q${i}`, 'take', { bench: 'D', week: `1${i}`, key: 'K2' }))),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

describe('what was followed', () => {
  const following = () => followUniqueValues(pool, district);
  const held = async (record: string) =>
    (await pool.query("select rule from unique_value where register = 'lending' and record = $1", [record]))
      .rows;

  it('finds who has a combination by what was followed, and what moved since by itself', async () => {
    const place = { bench: 'F', week: '1' };
    await say(lend('F1', 'take', place));
    await following();
    expect(await held('F1')).toHaveLength(2);
    await expect(say(lend('F2', 'take', place))).rejects.toMatchObject({ details: { record: 'F1' } });
    // Given back and had anew behind what was followed.
    await say(lend('F1', 'return'));
    await say(lend('F2', 'take', place));
    await expect(say(lend('F3', 'take', place))).rejects.toMatchObject({ details: { record: 'F2' } });
    await say({ ...lend('F2', 'revise'), set: { week: '2' } });
    await say(lend('F3', 'take', place));
    await following();
    await expect(say(lend('F4', 'take', { ...place, week: '2' }))).rejects.toMatchObject({
      details: { record: 'F2' },
    });
    await expect(say(lend('F4', 'take', place))).rejects.toMatchObject({ details: { record: 'F3' } });
  });

  it('lets one of many at the same moment through, while it is followed', async () => {
    for (let round = 0; round < 6; round++) {
      const place = { bench: 'G', week: String(round) };
      const takes = () =>
        Array.from({ length: 6 }, () => say(lend(`G-${randomUUID()}`, 'take', place)).then(() => true));
      const tries = await Promise.allSettled([
        ...takes(),
        following().then(() => false),
        ...takes(),
        following().then(() => false),
        ...takes(),
      ]);
      expect(tries.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(1);
      for (const one of tries)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'not-unique' });
    }
    const { rows } = await pool.query(
      "select attributes->>'week' from record where register = 'lending' and attributes->>'bench' = 'G'",
    );
    expect(rows).toHaveLength(6);
  });

  it('is gathered anew once other fields are declared, and until then records are looked through', async () => {
    const wider = {
      ...lending,
      unique: {
        'one-bench': {
          title: both('一台只借一次'),
          fields: ['bench'],
          stages: ['lent' as const],
        },
      },
    };
    const changed = {
      ...district,
      catalogue: catalogueOf([...workshopDistrict().catalogue.registers.values(), wider]),
    };
    await say(lend('H1', 'take', { bench: 'H', week: '1' }));
    await following();
    const second = () =>
      post(pool, changed, vault, clerk, {
        key: randomUUID(),
        postings: [lend('H2', 'take', { bench: 'H', week: '2' })],
      });
    await expect(second()).rejects.toMatchObject({ details: { record: 'H1' } });
    await followUniqueValues(pool, changed);
    expect(await held('H1')).toEqual([{ rule: 'one-bench' }]);
    await expect(second()).rejects.toMatchObject({ details: { record: 'H1' } });
    await following();
    expect(await held('H1')).toHaveLength(2);
  });
});
