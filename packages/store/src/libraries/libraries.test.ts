import { randomUUID } from 'node:crypto';
import { librariesOf } from '@taizhang/definition';
import { anybody, repair, staff, workshopDistrict } from '@taizhang/fixture';
import { addsUp, libraryTimes } from '@taizhang/ledger';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCrossings, libraryFlow, PersonalVault, type Pool, post, recordsOfFlow } from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const measures = Object.keys(repair.measures);
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const period = { from: '2021-02-01', to: '2021-02-28' };

async function aShop() {
  const district = workshopDistrict(`libraries-${randomUUID()}`);
  const say = async (...postings: object[]) =>
    (await post(pool, district, vault, importer, { key: randomUUID(), postings: postings as never })).posted;
  const entry = (record: string, transition: string, occurredOn: string, rest: object = {}) => ({
    register: 'repair',
    record,
    transition,
    occurredOn,
    ...rest,
  });
  const open = (record: string, day: string, unit = 'bench-a') =>
    entry(record, 'open', day, { unit, set: { label: record }, amounts: { quoted: '100.5' } });
  await say(open('RP-1', '2021-01-10'), open('RP-2', '2021-01-20'), open('RP-3', '2021-02-03', 'bench-b'));
  await say(
    entry('RP-1', 'pay', '2021-01-30', { amounts: { paid: '10' } }),
    entry('RP-1', 'start', '2021-02-09', { set: { promised: '2021-03-01' } }),
    entry('RP-1', 'pay', '2021-02-10', { amounts: { paid: '20.25' } }),
  );
  return { district, say, entry };
}

describe('the account of libraries', () => {
  it('adds up from opening over inflow and outflow to closing, for the count and every measure', async () => {
    const { district } = await aShop();
    const cells = await libraryFlow(pool, district, importer, repair, period);
    const said = cells.map(({ part, library, transition, count, sums }) => [
      `${library} ${part} ${transition ?? ''}`.trim(),
      count,
      sums.quoted,
      sums.paid,
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['waiting opening', 2, '201', '10'],
        ['waiting in open', 1, '100.5', '0'],
        ['waiting out start', 1, '100.5', '10'],
        ['waiting closing', 2, '201', '0'],
        ['repairing in start', 1, '100.5', '10'],
        ['repairing change', 0, '0', '20.25'],
        ['repairing closing', 1, '100.5', '30.25'],
      ]),
    );
    for (const { id } of librariesOf(repair))
      expect([
        id,
        addsUp(
          cells.filter(({ library }) => library === id),
          measures,
        ),
      ]).toEqual([id, true]);
  });

  it('goes on adding up when something is corrected behind it', async () => {
    const { district, say, entry } = await aShop();
    const [late] = await say(entry('RP-2', 'pay', '2021-01-25', { amounts: { paid: '7' } }));
    await say({
      corrects: late?.seq,
      with: entry('RP-2', 'pay', '2021-02-05', { amounts: { paid: '9' } }),
      reason: 'x',
    });
    const cells = await libraryFlow(pool, district, importer, repair, period);
    const waiting = cells.filter(({ library }) => library === 'waiting');
    expect(waiting.find(({ part }) => part === 'change')?.sums.paid).toBe('9');
    expect(addsUp(waiting, measures)).toBe(true);
  });

  it('opens each number to its records, and is cut to the viewer’s reach', async () => {
    const { district } = await aShop();
    const asked = { ...period, library: 'waiting', transition: null } as const;
    const ids = async (viewer: typeof importer, part: 'opening' | 'closing' | 'change') =>
      (await recordsOfFlow(pool, district, viewer, repair, { ...asked, part })).map(({ id }) => id);
    expect(await ids(importer, 'opening')).toEqual(['RP-1', 'RP-2']);
    expect(await ids(importer, 'closing')).toEqual(['RP-2', 'RP-3']);
    expect(await ids(staff('bob', 'clerk', 'bench-b'), 'closing')).toEqual(['RP-3']);
    const own = await libraryFlow(pool, district, staff('bob', 'clerk', 'bench-b'), repair, period);
    expect(own.filter(({ part }) => part === 'closing').map(({ count }) => count)).toEqual([1]);
    await expect(
      libraryFlow(pool, district, staff('sam', 'audit-administrator', 'town'), repair, period),
    ).rejects.toThrow('unknown-register');
  });

  it('tells how many of the first stock moved on, and how long they stayed', async () => {
    const { district } = await aShop();
    const crossings = await libraryCrossings(pool, district, importer, repair, period.to);
    const [waiting, repairing] = libraryTimes(librariesOf(repair), crossings, period);
    expect(waiting).toEqual({
      library: 'waiting',
      stock: 2,
      movedOn: 1,
      medianDays: 30,
      left: 1,
      cohorts: [{ entered: '2021H1', records: 3, movedOn: 1 }],
    });
    expect(repairing).toMatchObject({ stock: 0, medianDays: null });
  });
});
