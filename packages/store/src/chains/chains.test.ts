import { randomUUID } from 'node:crypto';
import { catalogueOf } from '@taizhang/definition';
import { anybody, plots, shed, staff, workshopDistrict } from '@taizhang/fixture';
import { momentOf, openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonalVault, type Pool, post, RecordChains, type TwoTimes } from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const chain = shed.chains?.['plot-to-shed'] as NonNullable<typeof shed.chains>[string];
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

async function aField() {
  const district = { ...workshopDistrict(`chains-${randomUUID()}`), catalogue: catalogueOf(plots) };
  const say = async (
    register: string,
    record: string,
    transition: string,
    occurredOn: string,
    rest: object = {},
  ) =>
    post(pool, district, vault, importer, {
      key: randomUUID(),
      postings: [{ register, record, transition, occurredOn, ...rest }] as never,
    });
  const takeBack = (corrects: number | undefined) =>
    post(pool, district, vault, importer, {
      key: randomUUID(),
      postings: [{ corrects, with: null, reason: '误录' }] as never,
    });
  const open = (register: string, record: string, set: object, unit = 'bench-a') =>
    say(register, record, 'open', '2021-01-05', { unit, set: { label: record, ...set } });
  await open('plot', 'PL-1', { 'due-on': '2021-03-01' });
  await open('clearance', 'CL-1', { plot: 'PL-1', 'due-on': '2021-02-01', carter: '合成人' }, 'bench-b');
  await open('clearance', 'CL-2', { plot: 'PL-1', 'due-on': '2021-02-01' });
  await open('shed', 'SH-1', { plot: 'PL-1', 'planned-on': '2021-05-01' });
  await open('shed', 'SH-2', { 'planned-on': '2021-05-01' });
  const chains = new RecordChains(pool, district);
  const read = (viewer: typeof importer, record: string | null = null, at?: TwoTimes) =>
    chains.read(viewer, shed, chain, record, at);
  return { say, read, takeBack };
}

describe('the records of a chain', () => {
  it('are found over references forwards and backwards, with their days and whose they are', async () => {
    const { say, read } = await aField();
    await say('clearance', 'CL-1', 'cart', '2021-02-20');
    const [first, second] = await read(importer);
    expect(first?.linked.clearing).toEqual([
      {
        register: 'clearance',
        id: 'CL-1',
        stage: 'carted',
        unit: 'bench-b',
        owner: '合成人',
        planned: '2021-02-01',
        reached: '2021-02-20',
      },
      expect.objectContaining({ id: 'CL-2', reached: null, owner: null }),
    ]);
    expect(first?.linked.freeing?.map(({ id }) => id)).toEqual(['PL-1']);
    expect(first?.linked.beginning?.map(({ id }) => id)).toEqual(['SH-1']);
    expect(Object.keys(second?.linked ?? {})).toEqual(['beginning']);
  });

  it('leave aside what nobody waits for any more, and main records on which work is over', async () => {
    const { say, read } = await aField();
    await say('clearance', 'CL-2', 'drop', '2021-02-20');
    await say('shed', 'SH-2', 'build', '2021-02-20');
    const found = await read(importer);
    expect(found.map(({ id }) => id)).toEqual(['SH-1']);
    expect(found[0]?.linked.clearing?.map(({ id }) => id)).toEqual(['CL-1']);
    expect((await read(importer, 'SH-2')).map(({ id }) => id)).toEqual(['SH-2']);
  });

  it('are the same asked for one as for all, also after a step was taken back and taken anew', async () => {
    const { say, read, takeBack } = await aField();
    const { posted } = await say('clearance', 'CL-1', 'cart', '2021-02-20');
    await takeBack(posted[0]?.seq);
    await say('clearance', 'CL-1', 'cart', '2021-02-25');
    await say('clearance', 'CL-2', 'cart', '2021-02-22');
    const all = await read(importer);
    for (const one of all) expect(await read(importer, one.id)).toEqual([one]);
    expect(all[0]?.linked.clearing?.map(({ reached }) => reached)).toEqual(['2021-02-25', '2021-02-22']);
  });

  it('are those of a past day as known then, whatever was done or said since', async () => {
    const { say, read, takeBack } = await aField();
    const opened = await momentOf(pool);
    await say('clearance', 'CL-1', 'cart', '2021-02-20');
    const { posted } = await say('clearance', 'CL-2', 'cart', '2021-02-22');
    const carted = await momentOf(pool);
    await takeBack(posted[0]?.seq);
    await say('shed', 'SH-2', 'build', '2021-03-01');
    const reached = async (day: string, knownAt: Date, record: string | null = null) => {
      const found = await read(importer, record, { day, knownAt });
      return found.map(({ id, linked }) => [id, ...(linked.clearing ?? []).map((one) => one.reached)]);
    };
    expect(await reached('2021-02-19', new Date())).toEqual([['SH-1', null, null], ['SH-2']]);
    expect(await reached('2021-02-28', new Date())).toEqual([['SH-1', '2021-02-20', null], ['SH-2']]);
    expect(await reached('2021-02-28', carted)).toEqual([['SH-1', '2021-02-20', '2021-02-22'], ['SH-2']]);
    expect(await reached('2021-02-28', opened)).toEqual([['SH-1', null, null], ['SH-2']]);
    expect(await reached('2021-03-01', new Date())).toEqual([['SH-1', '2021-02-20', null]]);
    expect(await reached('2021-02-28', carted, 'SH-1')).toEqual([['SH-1', '2021-02-20', '2021-02-22']]);
    expect(await reached('2021-01-04', new Date())).toEqual([]);
    // Of the last day, as known now, it is what records say themselves.
    expect(await read(importer, null, { day: '2021-12-31', knownAt: new Date() })).toEqual(
      await read(importer),
    );
  });

  it('are cut to the viewer’s reach, at each step', async () => {
    const { read } = await aField();
    const [first] = await read(staff('ann', 'clerk', 'bench-a'), 'SH-1');
    expect(first?.linked.clearing?.map(({ id }) => id)).toEqual(['CL-2']);
    expect(await read(staff('bob', 'clerk', 'bench-b'))).toEqual([]);
  });
});
