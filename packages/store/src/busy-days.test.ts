import { randomUUID } from 'node:crypto';
import { anybody, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fold,
  keepBusyDays,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  readMetrics,
  refold,
  snapshot,
  verifyLedger,
} from './index.ts';

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const actor = anybody('tester', 'import-history', 'read-figures');
const vault = new PersonalVault(Buffer.alloc(32, 7));
const sizes = { busy: 4, slice: 2 };
const at = (minute: number, day = '2021-02-03'): string =>
  `${day}T02:${String(minute).padStart(2, '0')}:00.000Z`;
const bicycle = (record: string, recordedAt: string): Posting => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: record, colour: 'red' },
  amounts: { quoted: '10' },
  recordedAt,
  recordedBy: 'tester',
});

/** A day with eight movements, one in each of the first minutes of an hour. */
async function busyShop() {
  const district = workshopDistrict(`busy-${randomUUID()}`);
  const send = (...postings: Posting[]) =>
    post(pool, district, vault, actor, { key: randomUUID(), postings });
  await send(...[...Array(8).keys()].map((i) => bicycle(`RP-${i}`, at(i))));
  await fold(pool, district);
  const waiting = async (knownAt: string, few?: number) => {
    const question = { from: '2021-01-01', to: '2021-12-31', knownAt: new Date(knownAt) };
    const ask = { metric: 'repair.waiting', question };
    return (await snapshot(pool, (client) => readMetrics(client, district, actor, [ask], 'cells', few)))[0];
  };
  const cut = () => keepBusyDays(pool, district, sizes);
  const cutDays = async () => {
    const { rows } = await pool.query<{ day: string; marks: Date[] }>(
      `select day, marks from busy_day where district = $1 and register = 'repair' order by day`,
      [district.id],
    );
    return rows;
  };
  const faults = async () => (await verifyLedger(pool, district)).flatMap((c) => c.disagreements);
  return { district, send, waiting, cut, cutDays, faults };
}

describe('a busy day', () => {
  it('is cut into slices of about as many movements, and leaves a part of one to be read', async () => {
    const { waiting, cut, cutDays, faults } = await busyShop();
    const expected = await Promise.all([...Array(10).keys()].map((i) => waiting(at(i))));
    expect(expected).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '8', '8']);
    expect(await cut()).toBeGreaterThan(0);
    expect((await cutDays()).map(({ marks }) => marks)).toEqual([
      [at(1), at(3), at(5), '2021-02-03T15:59:59.999Z'].map((moment) => new Date(moment)),
    ]);
    for (const [i, value] of expected.entries()) {
      expect(await waiting(at(i))).toBe(value);
      // However much is left, the database adds it up to the same.
      expect(await waiting(at(i), 0)).toBe(value);
    }
    expect(await faults()).toEqual([]);
    expect(await cut()).toBe(0);
  });

  it('gives a great many movements of one moment a slice of their own', async () => {
    const { send, cut, cutDays } = await busyShop();
    const together = [...Array(9).keys()].map((i) => bicycle(`RP-M${i}`, at(30, '2021-02-04')));
    await send(bicycle('RP-A', at(1, '2021-02-04')), ...together, bicycle('RP-Z', at(59, '2021-02-04')));
    await cut();
    const [, second] = await cutDays();
    expect(second?.marks.map((mark) => mark.toISOString())).toEqual([
      at(1, '2021-02-04'),
      at(30, '2021-02-04'),
      '2021-02-04T15:59:59.999Z',
    ]);
  });

  it('is forgotten when something recorded on it or before is folded, and cut again', async () => {
    const { district, send, waiting, cut, cutDays, faults } = await busyShop();
    await cut();
    await send(bicycle('RP-9', at(2, '2021-02-02')), bicycle('RP-L', at(3)));
    // In no cell yet, they are read from behind the cursor.
    expect(await waiting(at(3))).toBe('6');
    await fold(pool, district);
    expect(await cutDays()).toEqual([]);
    expect(await waiting(at(3))).toBe('6');
    expect(await cut()).toBeGreaterThan(0);
    expect(await cutDays()).toHaveLength(1);
    expect(await waiting(at(3))).toBe('6');
    expect(await faults()).toEqual([]);
  });

  it('stays as it is while later days are folded, and is made again after everything was forgotten', async () => {
    const { district, send, waiting, cut, cutDays, faults } = await busyShop();
    await cut();
    const before = await cutDays();
    await send(bicycle('RP-N', at(0, '2021-02-04')));
    await fold(pool, district);
    expect(await cutDays()).toEqual(before);
    await refold(pool, district);
    expect(await cutDays()).toEqual([]);
    await cut();
    expect(await cutDays()).toEqual(before);
    expect(await waiting(at(4))).toBe('5');
    expect(await faults()).toEqual([]);
  });

  it('may be cut by several at once, while others fold and post', async () => {
    const { district, send, cut, faults } = await busyShop();
    for (let round = 0; round < 4; round++)
      await Promise.all([
        cut(),
        send(bicycle(`RP-C${round}`, at(10 + round))),
        fold(pool, district),
        cut(),
        refold(pool, district),
        cut(),
      ]);
    expect(await faults()).toEqual([]);
    await fold(pool, district);
    await cut();
    expect(await faults()).toEqual([]);
  });
});
