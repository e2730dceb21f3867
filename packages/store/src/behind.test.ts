import { randomUUID } from 'node:crypto';
import { catalogueOf } from '@taizhang/definition';
import { anybody, publication, takings, workshop, workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fold,
  PersonalVault,
  type Pool,
  type Posting,
  post,
  readMetrics,
  recordingsBehind,
  recordsBehind,
  snapshot,
  standings,
  timelineOf,
  verifyLedger,
  wereGiven,
} from './index.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

const actor = anybody('tester', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 7));
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const at = (day: number, by: string) => ({
  recordedAt: `2021-02-${String(day).padStart(2, '0')}T02:00:00.000Z`,
  recordedBy: by,
});
const knownAt = new Date('2100-01-01T00:00:00Z');
const question = (parameters = {}) => ({ from: '2021-01-01', to: '2021-12-31', knownAt, parameters });
const page = { limit: 10, offset: 0 };

function office() {
  const catalogue = catalogueOf([...workshop.registers.values(), takings]);
  const district = { ...workshopDistrict(`behind-${randomUUID()}`), catalogue };
  const send = (...postings: Posting[]) =>
    post(pool, district, vault, actor, { key: randomUUID(), postings });
  return { district, send };
}

const open = (record: string, day: number, customer = 'CU-1') => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-05',
  unit: 'bench-a',
  set: { label: record, customer },
  amounts: { quoted: '100' },
  ...at(day, 'front-desk'),
});
const pay = (record: string, paid: string, occurredOn: string) => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn,
  amounts: { paid },
});

/** Two bicycles of one customer; the second payment of RP-1 was put right by somebody else, a third taken back. */
async function paidOffice() {
  const it = office();
  const known = at(1, 'front-desk');
  const customer = { register: 'customer', transition: 'open', occurredOn: '2021-01-01', unit: 'bench-a' };
  await it.send({ ...customer, record: 'CU-1', set: { name: '合成' }, ...known });
  await it.send(open('RP-1', 2), open('RP-2', 2));
  await it.send({ ...pay('RP-1', '10', '2021-01-10'), ...at(3, 'till') });
  const wrong = await it.send({ ...pay('RP-1', '5', '2021-01-12'), ...at(4, 'till') });
  await it.send({ ...pay('RP-2', '4', '2021-01-11'), ...at(5, 'till') });
  const never = await it.send({ ...pay('RP-2', '9', '2021-01-20'), ...at(6, 'nobody') });
  const corrected = (seq: number, right: Posting | null, day: number, by: string) =>
    it.send({ corrects: seq, with: right, reason: '更正', ...at(day, by) } as Posting);
  await corrected(wrong.posted[0]?.seq as number, pay('RP-1', '7', '2021-01-13'), 8, 'auditor');
  await corrected(never.posted[0]?.seq as number, null, 9, 'auditor');
  return it;
}

describe('the records behind a figure', () => {
  it('say who recorded the latest movement that counts, when it happened and when it was known', async () => {
    const { district } = await paidOffice();
    const { records } = await recordsBehind(pool, district, reader, 'repair.paid', question(), page);
    expect(records.map(({ id, contribution, latest }) => [id, contribution, latest.recordedBy])).toEqual([
      ['RP-1', '17', 'auditor'],
      ['RP-2', '4', 'auditor'],
    ]);
    expect(records[0]?.latest).toMatchObject({
      occurredOn: '2021-01-13',
      recordedAt: new Date('2021-02-08T02:00:00Z'),
    });
    const before = { ...question(), knownAt: new Date('2021-02-06T00:00:00Z') };
    const known = await recordsBehind(pool, district, reader, 'repair.paid', before, page);
    expect(known.records.map(({ latest }) => latest.recordedBy)).toEqual(['till', 'till']);
  });

  it('say so of a distinct count too, where they are records of another register', async () => {
    const { district } = await paidOffice();
    const { records } = await recordsBehind(pool, district, reader, 'repair.customers', question(), page);
    expect(records.map(({ register, id, latest }) => [register, id, latest.recordedBy])).toEqual([
      ['customer', 'CU-1', 'auditor'],
    ]);
  });

  it('are summed up without what was taken back', async () => {
    const { district } = await paidOffice();
    expect(await recordingsBehind(pool, district, reader, 'repair.paid', question())).toEqual({
      movements: 3,
      firstOccurredOn: '2021-01-10',
      lastOccurredOn: '2021-01-13',
      firstRecordedAt: new Date('2021-02-03T02:00:00Z'),
      lastRecordedAt: new Date('2021-02-08T02:00:00Z'),
      recorders: 2,
      units: 1,
    });
    const before = { ...question(), knownAt: new Date('2021-02-06T12:00:00Z') };
    expect(await recordingsBehind(pool, district, reader, 'repair.paid', before)).toMatchObject({
      movements: 4,
      lastOccurredOn: '2021-01-20',
      recorders: 2,
    });
    const nothing = { ...question(), to: '2021-01-01' };
    expect(await recordingsBehind(pool, district, reader, 'repair.paid', nothing)).toMatchObject({
      movements: 0,
      firstOccurredOn: null,
    });
  });

  it('of a balance leave out the movements of records that have left', async () => {
    const { district, send } = await paidOffice();
    const start = { register: 'repair', record: 'RP-2', transition: 'start', occurredOn: '2021-01-21' };
    await send({ ...start, ...at(20, 'bench') });
    expect(await recordingsBehind(pool, district, reader, 'repair.waiting', question())).toMatchObject({
      movements: 3,
      lastOccurredOn: '2021-01-13',
    });
  });
});

describe('a timeline', () => {
  it('comes in pages, from either end, and knows what was taken back on another page', async () => {
    const { district } = await paidOffice();
    const whole = await timelineOf(pool, district, reader, 'repair', 'RP-1');
    expect([whole.total, whole.movements.length]).toEqual([5, 5]);
    const wrong = whole.movements.find(({ reversedBy }) => reversedBy !== null);
    const newest = { limit: 2, offset: 0, order: 'newest' } as const;
    const last = await timelineOf(pool, district, reader, 'repair', 'RP-1', newest);
    expect(last.movements.map(({ seq }) => seq)).toEqual(
      whole.movements
        .slice(-2)
        .map(({ seq }) => seq)
        .toReversed(),
    );
    const middle = await timelineOf(pool, district, reader, 'repair', 'RP-1', { ...newest, offset: 2 });
    expect(middle.movements[0]).toMatchObject({ seq: wrong?.seq, reversedBy: wrong?.reversedBy });
    expect(middle.total).toBe(5);
  });
});

describe('a rank', () => {
  const of = (shop: string, period = '2021-01-01..2021-06-30') => question({ shop, period });

  it('compares everybody, the greatest first, by name and value', async () => {
    const { district, send } = office();
    const until = '2021-06-30';
    await send(
      publication('a', until, { level: '3', growth: '1' }),
      publication('b', until, { level: '12.5', growth: '-2' }),
      publication('c', until, { level: '3' }),
      publication('b', '2021-03-31', { level: '99' }),
    );
    const ask = { metric: 'takings.rank', question: of('a') };
    expect(await standings(pool, district, reader, ask)).toEqual([
      { key: 'b', name: 'b铺（合成）', value: '125000' },
      { key: 'a', name: 'a铺（合成）', value: '30000' },
      { key: 'c', name: 'c铺（合成）', value: '30000' },
    ]);
    await expect(standings(pool, district, reader, { ...ask, metric: 'takings.level' })).rejects.toThrow(
      /no rank/,
    );
  });

  it('is among those of whom the measure is known: a growth that was not published is none of nothing', async () => {
    const { district, send } = office();
    const until = '2021-06-30';
    await send(
      publication('a', until, { level: '3', growth: '-2' }),
      publication('b', until, { level: '12.5' }),
      publication('c', until, { level: '1', growth: '0' }),
    );
    const ranks = () =>
      snapshot(pool, (client) =>
        readMetrics(
          client,
          district,
          reader,
          ['a', 'b', 'c'].map((shop) => ({ metric: 'takings.growth-rank', question: of(shop) })),
        ),
      );
    const compared = async () =>
      (await standings(pool, district, reader, { metric: 'takings.growth-rank', question: of('a') })).map(
        ({ key, value }) => [key, value],
      );
    const whether = async (expected: (string | null)[], order: string[][]) => {
      expect(await ranks()).toEqual(expected);
      await fold(pool, district);
      expect(await ranks()).toEqual(expected);
      expect(await compared()).toEqual(order);
      expect((await verifyLedger(pool, district)).flatMap(({ disagreements }) => disagreements)).toEqual([]);
    };
    await whether(['2', null, '1'], [['c', '0'], ['a', '-2']]); // biome-ignore format: one line reads better
    const audited = {
      register: 'takings',
      record: 'TK-b-2021-06-30',
      transition: 'audit',
      occurredOn: until,
    };
    await send({ ...audited, amounts: { growth: '4' } });
    await whether(['3', '1', '2'], [['b', '4'], ['c', '0'], ['a', '-2']]); // biome-ignore format: one line reads better
  });

  it('and a statistic tell what was never published from nothing', async () => {
    const { district, send } = office();
    const until = '2021-06-30';
    await send(publication('a', until, { level: '3', growth: '0' }), publication('c', until, { level: '3' }));
    const audited = {
      register: 'takings',
      record: 'TK-c-2021-06-30',
      transition: 'audit',
      occurredOn: until,
    };
    const asks = (shop: string) =>
      ['level', 'growth', 'growth-2019', 'growth-rank', 'at-comparable-prices'].map((id) => ({
        metric: `takings.${id}`,
        question: of(shop),
      }));
    expect(await wereGiven(pool, district, reader, asks('a'))).toEqual([true, true, false, true, true]);
    expect(await wereGiven(pool, district, reader, asks('c'))).toEqual([true, false, false, false, true]);
    await send({ ...audited, amounts: { growth: '4' } });
    expect(await wereGiven(pool, district, reader, asks('c'))).toEqual([true, true, false, true, true]);
    expect(
      await wereGiven(pool, district, reader, [{ metric: 'repair.paid', question: question() }]),
    ).toEqual([true]);
  });
});
