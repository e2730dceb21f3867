import { randomUUID } from 'node:crypto';
import { anybody, staff, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, seededRandom, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chooseOutlet,
  dueRecords,
  followDeadlines,
  giveNotices,
  noticesOf,
  outgoingNotice,
  overdueByUnit,
  PersonalVault,
  type Pool,
  post,
  readNotices,
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

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
const all = { limit: 100, offset: 0 };
const figures = anybody('reader', 'read-figures');
const clerkA = staff('ann', 'clerk', 'bench-a');
const clerkB = staff('bob', 'clerk', 'bench-b');

function aShop() {
  const district = workshopDistrict(`todo-${randomUUID()}`);
  const say = (postings: object[]) =>
    post(pool, district, vault, importer, { key: randomUUID(), postings: postings as never });
  const entry = (record: string, transition: string, rest: object = {}) => ({
    register: 'repair',
    record,
    transition,
    occurredOn: '2021-01-05',
    ...rest,
  });
  const open = (record: string, promised: string | undefined, unit = 'bench-a') =>
    entry(record, 'open', { unit, set: { label: record, colour: 'red', ...(promised ? { promised } : {}) } });
  const due = (viewer = clerkA, asked: object = {}) =>
    dueRecords(pool, district, viewer, { action: 'record', until: '2021-12-31', ...asked }, all);
  return { district, say, entry, open, due };
}

describe('what is due', () => {
  it('is what stands undone, the earliest first, and only the viewer’s own', async () => {
    const { say, open, due } = aShop();
    await say([open('RP-1', '2021-03-01'), open('RP-2', '2021-02-01'), open('RP-3', undefined)]);
    await say([open('RP-4', '2021-02-01', 'bench-b')]);
    const { total, due: found } = await due();
    expect(total).toBe(2);
    expect(found.map(({ record, day }) => `${record} ${day}`)).toEqual([
      'RP-2 2021-02-01',
      'RP-1 2021-03-01',
    ]);
    expect(found[0]?.what).toEqual({ zh: '应修好', en: 'Finish the repair' });
    expect((await due(clerkB)).due.map(({ record }) => record)).toEqual(['RP-4']);
    expect((await due(staff('dep', 'deputy', 'bench-a'))).total).toBe(0);
  });

  it('is exact whether or not it was followed, and no more once the work is done', async () => {
    const { district, say, entry, open, due } = aShop();
    await say([open('RP-1', '2021-03-01'), open('RP-2', '2021-02-01')]);
    await followDeadlines(pool, district);
    await say([entry('RP-1', 'start'), entry('RP-1', 'finish', { set: { promised: '2021-01-10' } })]);
    await say([entry('RP-2', 'revise', { set: { promised: '2021-05-01' } })]);
    const before = await due();
    expect(before.due.map(({ record, day }) => `${record} ${day}`)).toEqual(['RP-2 2021-05-01']);
    await followDeadlines(pool, district);
    expect(await due()).toEqual(before);
    await followDeadlines(pool, district);
    expect(await due()).toEqual(before);
  });

  it('counts by unit what is overdue on a day', async () => {
    const { district, say, open } = aShop();
    await say([
      open('RP-1', '2021-03-01'),
      open('RP-2', '2021-02-01'),
      open('RP-3', '2021-02-01', 'bench-b'),
    ]);
    expect(await overdueByUnit(pool, district, figures, noon('2021-03-01'))).toEqual([
      { unit: 'bench-a', overdue: 1, oldest: '2021-02-01' },
      { unit: 'bench-b', overdue: 1, oldest: '2021-02-01' },
    ]);
    expect((await overdueByUnit(pool, district, figures, noon('2021-03-02')))[0]).toEqual({
      unit: 'bench-a',
      overdue: 2,
      oldest: '2021-02-01',
    });
    expect(await overdueByUnit(pool, district, figures, noon('2021-02-01'))).toEqual([]);
  });

  it('agrees with where records stand after any history, followed by several at once', async () => {
    const seed = 20210630;
    const random = seededRandom(seed);
    const { district, say, entry, open, due } = aShop();
    const days = ['2021-02-01', '2021-03-01', '2021-04-01'];
    const expected = new Map<string, string>();
    for (let n = 0; n < 40; n++) {
      const record = `RP-${random.integer(0, 9)}`;
      const day = random.pick(days);
      if (!expected.has(record) && !(await stands(record))) {
        await say([open(record, day)]);
        expected.set(record, day);
      } else if (expected.has(record)) {
        await say([entry(record, 'revise', { set: { promised: day } })]);
        expected.set(record, day);
        if (random.integer(0, 3) === 0) {
          await say([entry(record, 'start'), entry(record, 'finish', { set: { promised: day } })]);
          expected.delete(record);
        }
      }
      if (random.integer(0, 4) === 0)
        await Promise.all([followDeadlines(pool, district), followDeadlines(pool, district), due()]);
      const found = await due();
      expect(new Map(found.due.map((one) => [one.record, one.day])), `seed ${seed}, step ${n}`).toEqual(
        expected,
      );
    }
    async function stands(record: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        "select from record where district = $1 and register = 'repair' and id = $2",
        [district.id, record],
      );
      return rowCount !== 0;
    }
  });
});

describe('notices', () => {
  const notice = (account: string, about: string) => ({
    account,
    kind: 'due',
    about,
    text: { zh: '逾期 1 项', en: '1 overdue' },
    path: '/todo',
  });

  it('are told once, however many tell them at once', async () => {
    const { district } = aShop();
    const given = await Promise.all(
      [1, 2, 3].map(() => giveNotices(pool, district, [notice('ann', 'a'), notice('bob', 'a')])),
    );
    expect(given.flat()).toHaveLength(2);
    expect((await noticesOf(pool, district, 'ann', all)).total).toBe(1);
  });

  it('are an account’s own: nobody else sees them or marks them as read', async () => {
    const { district } = aShop();
    const [first] = await giveNotices(pool, district, [notice('ann', 'a'), notice('ann', 'b')]);
    await readNotices(pool, district, 'bob', Number.MAX_SAFE_INTEGER);
    expect((await noticesOf(pool, district, 'ann', all)).unread).toBe(2);
    await readNotices(pool, district, 'ann', first?.id ?? 0);
    const { unread, notices } = await noticesOf(pool, district, 'ann', all);
    expect(unread).toBe(1);
    expect(notices.map(({ readAt }) => readAt !== null)).toEqual([false, true]);
    expect((await noticesOf(pool, district, 'bob', all)).total).toBe(0);
  });

  it('go out to the address that was chosen', async () => {
    const { district } = aShop();
    const [given] = await giveNotices(pool, district, [notice('ann', 'a')]);
    expect((await outgoingNotice(pool, district, given?.id ?? 0))?.email).toBeNull();
    await chooseOutlet(pool, district, 'ann', 'ann@example.org');
    expect((await outgoingNotice(pool, district, given?.id ?? 0))?.email).toBe('ann@example.org');
  });
});
