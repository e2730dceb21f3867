import { randomUUID } from 'node:crypto';
import { anybody, dutiesDistrict, staff } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersForRecord,
  changesIn,
  dueAt,
  dueInStreets,
  goneWithWork,
  heldDuties,
  inHandsOf,
  movedRecords,
  PersonalVault,
  type Pool,
  post,
  putOffIn,
} from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const reader = anybody('reader');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const firstPage = { limit: 100, offset: 0 };
const known = (day: string) => new Date(`${day}T12:00:00Z`);

/** A shop in which Li, then Wu, answers for a bicycle, and Li for the north street; each entry is known the same day. */
async function aShop() {
  const district = dutiesDistrict(`duties-${randomUUID()}`);
  const say = async (recordedOn: string, posting: object) =>
    post(pool, district, vault, importer, {
      key: randomUUID(),
      postings: [{ ...posting, recordedAt: `${recordedOn}T02:00:00Z`, recordedBy: 'ann' }],
    } as never);
  const entry = (register: string, record: string, transition: string, occurredOn: string, rest = {}) => ({
    register,
    record,
    transition,
    occurredOn,
    ...rest,
  });
  const unit = 'bench-a';
  for (const [id, name] of Object.entries({ li: 'Li', wu: 'Wu' }))
    await say('2021-01-01', entry('mechanic', id, 'employ', '2021-01-01', { unit, set: { name } }));
  const open = (id: string, promised: string, rest = {}) =>
    entry('repair', id, 'open', '2021-01-02', { unit, set: { label: id, colour: 'red', promised }, ...rest });
  await say('2021-01-02', open('RP-1', '2021-03-01', { street: 'north' }));
  await say('2021-01-02', open('RP-2', '2021-03-02', { unit: 'bench-b' }));
  const give = (id: string, set: object, rest = {}) =>
    entry('duty', id, 'give', '2021-01-05', { unit, set: { what: id, ...set }, ...rest });
  const given = await say('2021-01-05', give('DU-1', { mechanic: 'li', bicycle: 'RP-1' }));
  await say('2021-01-05', give('DU-2', { mechanic: 'li' }, { street: 'north' }));
  return { district, say, entry, given: given.posted[0]?.seq as number };
}

const named = (answers: Awaited<ReturnType<typeof answersForRecord>>) =>
  answers.map(
    ({ record, who, from, until, through }) => `${record} ${who.title} ${from}..${until ?? ''} ${through}`,
  );

describe('who answers for a record', () => {
  it('is told for every day, by references and by its sub-district', async () => {
    const { district, say, entry } = await aShop();
    await say('2021-02-01', entry('duty', 'DU-1', 'pass', '2021-02-01', { set: { mechanic: 'wu' } }));
    await say('2021-02-20', entry('duty', 'DU-2', 'end', '2021-02-20'));
    expect(named(await answersForRecord(pool, district, reader, 'repair', 'RP-1', null))).toEqual([
      'DU-1 Li 2021-01-05..2021-02-01 reference',
      'DU-1 Wu 2021-02-01.. reference',
      'DU-2 Li 2021-01-05..2021-02-20 street',
    ]);
    expect(await answersForRecord(pool, district, reader, 'repair', 'RP-2', null)).toEqual([]);
  });

  it('is told as it was known then, where it was put right later', async () => {
    const { district, say, given } = await aShop();
    await say('2021-04-01', {
      corrects: given,
      reason: 'the wrong bicycle',
      with: {
        register: 'duty',
        record: 'DU-1',
        transition: 'give',
        occurredOn: '2021-01-05',
        unit: 'bench-a',
        set: { what: 'DU-1', mechanic: 'wu', bicycle: 'RP-2' },
      },
    });
    const at = async (id: string, knownAt: Date | null) =>
      named(await answersForRecord(pool, district, reader, 'repair', id, knownAt));
    expect(await at('RP-1', known('2021-03-01'))).toContain('DU-1 Li 2021-01-05.. reference');
    expect(await at('RP-2', known('2021-03-01'))).toEqual([]);
    expect(await at('RP-1', null)).toEqual(['DU-2 Li 2021-01-05.. street']);
    expect(await at('RP-2', null)).toEqual(['DU-1 Wu 2021-01-05.. reference']);
    const duties = async (knownAt: Date) =>
      (await heldDuties(pool, district, reader, { day: '2021-03-01', knownAt })).map(
        ({ record, who, what }) => `${record} ${who.title} ${what.map(({ id }) => id)}`,
      );
    expect(await duties(known('2021-03-01'))).toEqual(['DU-1 Li RP-1', 'DU-2 Li ']);
    expect(await duties(known('2021-05-01'))).toEqual(['DU-1 Wu RP-2', 'DU-2 Li ']);
  });

  it('is not told to whom the record, or what says so, is out of reach', async () => {
    const { district } = await aShop();
    const clerk = staff('bob', 'clerk', 'bench-b');
    await expect(answersForRecord(pool, district, clerk, 'repair', 'RP-1', null)).rejects.toMatchObject({
      code: 'unknown-record',
    });
    expect(await answersForRecord(pool, district, clerk, 'repair', 'RP-2', null)).toEqual([]);
    expect(await heldDuties(pool, district, clerk, { day: '2021-03-01', knownAt: null })).toEqual([]);
    await expect(answersForRecord(pool, district, reader, 'nothing', 'x', null)).rejects.toMatchObject({
      code: 'unknown-register',
    });
  });
});

describe('what is left in the hands of somebody who has gone', () => {
  it('is what he answers for, and what an entry could still give to another', async () => {
    const { district, say, entry } = await aShop();
    const unit = 'bench-a';
    const errand = (id: string) => entry('errand', id, 'ask', '2021-01-06', { unit, set: { what: id } });
    for (const id of ['ER-1', 'ER-2']) {
      await say('2021-01-06', errand(id));
      await say('2021-01-07', entry('errand', id, 'send', '2021-01-07', { set: { mechanic: 'li' } }));
    }
    await say('2021-01-09', entry('errand', 'ER-2', 'finish', '2021-01-09'));
    expect(await goneWithWork(pool, district, reader, { day: '2021-01-31', knownAt: null })).toEqual([]);
    await say('2021-01-20', entry('mechanic', 'li', 'leave', '2021-01-20'));
    const [gone] = await goneWithWork(pool, district, reader, { day: '2021-01-31', knownAt: null });
    expect(gone?.who.title).toBe('Li');
    expect(gone?.inHand.map(({ id, field }) => `${id} ${field}`).sort()).toEqual([
      'DU-1 mechanic',
      'DU-2 mechanic',
      'ER-1 mechanic',
    ]);
    const before = { day: '2021-01-10', knownAt: known('2021-01-10') };
    expect(await goneWithWork(pool, district, reader, before)).toEqual([]);
    const then = await inHandsOf(pool, district, reader, 'mechanic', ['li'], {
      day: '2021-01-08',
      knownAt: known('2021-01-31'),
    });
    expect(then.map(({ id }) => id)).toContain('ER-2');
  });
});

describe('what happened in some days', () => {
  const week = { from: '2021-02-01', to: '2021-02-07' };

  it('is counted by stage and unit and summed by measure, and opens to its records', async () => {
    const { district, say, entry } = await aShop();
    const start = (id: string) =>
      entry('repair', id, 'start', '2021-02-02', { set: { promised: '2021-03-01' } });
    await say('2021-02-02', start('RP-1'));
    await say('2021-02-02', start('RP-2'));
    const paid = { amounts: { paid: '0' } };
    await say(
      '2021-02-03',
      entry('repair', 'RP-1', 'ride', '2021-02-03', { amounts: { track: '1.5' }, ...{} }),
    );
    await say('2021-02-04', entry('repair', 'RP-2', 'pay', '2021-02-04', paid));
    const { moved, added } = await changesIn(pool, district, reader, { ...week, knownAt: null }, {});
    expect(
      moved.map(({ register, stageTo, unit, records }) => [register, stageTo, unit, records]).sort(),
    ).toEqual([
      ['repair', 'repairing', 'bench-a', 1],
      ['repair', 'repairing', 'bench-b', 1],
    ]);
    expect(added).toEqual([
      { register: 'repair', unit: 'bench-a', measure: 'track', records: 1, amount: '1.5' },
      { register: 'repair', unit: null, measure: 'track', records: 1, amount: '1.5' },
    ]);
    const behind = await movedRecords(
      pool,
      district,
      reader,
      { ...week, knownAt: null },
      { unit: 'bench-b', register: 'repair' },
      { stage: 'repairing' },
      firstPage,
    );
    expect(behind.records.map(({ id }) => id)).toEqual(['RP-2']);
    const earlier = { ...week, knownAt: known('2021-02-01') };
    expect(await changesIn(pool, district, reader, earlier, {})).toEqual({ moved: [], added: [] });
    const among = { among: [{ register: 'repair', id: 'RP-1' }] };
    expect((await changesIn(pool, district, reader, { ...week, knownAt: null }, among)).moved).toHaveLength(
      1,
    );
    const about = { about: { register: 'repair', id: 'RP-1' } };
    const ofBicycle = { from: '2021-01-01', to: '2021-02-07', knownAt: null };
    expect(
      (await changesIn(pool, district, reader, ofBicycle, about)).moved
        .map(({ register }) => register)
        .sort(),
    ).toEqual(['duty', 'repair', 'repair']);
  });

  it('tells planned days that were put off, with both days; a correction is none', async () => {
    const { district, say, entry } = await aShop();
    const revise = (id: string, promised: string) =>
      entry('repair', id, 'revise', '2021-02-03', { set: { promised } });
    await say('2021-02-03', revise('RP-1', '2021-04-01'));
    const { posted } = await say('2021-02-03', revise('RP-2', '2021-03-20'));
    const stretch = { ...week, knownAt: null };
    expect(
      (await putOffIn(pool, district, reader, stretch, {})).map(({ id, before, after }) => [
        id,
        before,
        after,
      ]),
    ).toEqual([
      ['RP-1', '2021-03-01', '2021-04-01'],
      ['RP-2', '2021-03-02', '2021-03-20'],
    ]);
    await say('2021-02-20', { corrects: posted[0]?.seq, with: null, reason: 'never said' });
    expect((await putOffIn(pool, district, reader, stretch, {})).map(({ id }) => id)).toEqual(['RP-1']);
    const then = { ...week, knownAt: known('2021-02-10') };
    expect(await putOffIn(pool, district, reader, then, {})).toHaveLength(2);
    await say('2021-02-21', revise('RP-2', '2021-02-25'));
    expect((await putOffIn(pool, district, reader, stretch, {})).map(({ id }) => id)).toEqual(['RP-1']);
  });

  it('tells what was due and undone then, whatever was done since', async () => {
    const { district, say, entry } = await aShop();
    const days = { from: '2021-02-22', until: '2021-03-07', ...firstPage };
    const due = async (at: { day: string; knownAt: Date | null }, sieve = {}) => {
      const [page] = await dueAt(pool, district, reader, at, [days], sieve);
      return page.due.map(({ record, day }) => `${record} ${day}`);
    };
    const then = { day: '2021-02-20', knownAt: known('2021-02-20') };
    expect(await due(then)).toEqual(['RP-1 2021-03-01', 'RP-2 2021-03-02']);
    await say(
      '2021-02-21',
      entry('repair', 'RP-2', 'revise', '2021-02-10', { set: { promised: '2021-05-01' } }),
    );
    await say(
      '2021-02-22',
      entry('repair', 'RP-1', 'start', '2021-02-22', { set: { promised: '2021-03-03' } }),
    );
    expect(await due(then)).toEqual(['RP-1 2021-03-01', 'RP-2 2021-03-02']);
    expect(await due({ day: '2021-02-20', knownAt: known('2021-02-23') })).toEqual(['RP-1 2021-03-01']);
    expect(await due({ day: '2021-02-25', knownAt: null })).toEqual(['RP-1 2021-03-03']);
    expect(await due(then, { unit: 'bench-b' })).toEqual(['RP-2 2021-03-02']);
    for (const at of [then, { day: '2021-02-25', knownAt: null }]) {
      const inStreets = await dueInStreets(pool, district, reader, at, [days], ['north', 'south']);
      for (const street of ['north', 'south'])
        expect(inStreets.get(street)).toEqual([(await due(at, { streets: [street] })).length]);
    }
    const first = { from: '2021-03-01', until: '2021-03-01', limit: 1, offset: 0 };
    const rest = { from: '2021-03-02', until: '2021-12-31', limit: 0, offset: 0 };
    const [one, none] = await dueAt(pool, district, reader, then, [first, rest], {});
    expect([one.total, one.due.length, none.due]).toEqual([1, 1, []]);
  });
});
