import { randomUUID } from 'node:crypto';
import { catalogueOf, type Register } from '@taizhang/definition';
import { anybody, displaysDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore, withSeed } from '@taizhang/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type District, PersonalVault, type Pool, type Posting, planPosting, post } from './index.ts';

const district: District = displaysDistrict();
const clerk = anybody('clerk', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 5));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const send = (postings: Posting[], key: string = randomUUID()) =>
  post(pool, district, vault, clerk, { key, postings });
const said = (register: string, record: string, transition: string, occurredOn: string, rest: object = {}) =>
  ({ register, record, transition, occurredOn, ...rest }) as Posting;
const refusalOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return null;
  } catch (error) {
    const { code, field, details } = error as { code: string; field: string; details: object };
    return { code, field, details };
  }
};

let n = 0;
let find = '';
/** Shown from a Monday on; Thursday is the first day after three work days. */
const show = (to = '2021-03-03', from = '2021-03-01') =>
  said('find', find, 'show', from, { set: { from, to } });
const sell = (occurredOn = '2021-03-04') => said('find', find, 'sell', occurredOn);
const claim = (record = `CL-${n}`, occurredOn = '2021-03-02') =>
  said('claim', record, 'make', occurredOn, { unit: 'bench-a', set: { why: '是我的', find } });
const settle = (record = `CL-${n}`) => said('claim', record, 'settle', '2021-03-03');

beforeEach(async () => {
  n += 1;
  find = `FN-${n}`;
  await send([said('find', find, 'find', '2021-02-26', { unit: 'bench-a', set: { what: '自行车' } })]);
});

describe('a period that a record waits for', () => {
  it('lasts its work days, the first and the last included', async () => {
    expect(await refusalOf(send([show('2021-03-02')]))).toMatchObject({
      code: 'period-too-short',
      field: 'postings[0].set.to',
      details: { earliest: '2021-03-03', count: 3 },
    });
    // From a Friday on the week-end does not count.
    expect(await refusalOf(send([show('2021-03-01', '2021-02-26')]))).toMatchObject({
      details: { earliest: '2021-03-02' },
    });
    await send([show()]);
  });

  it('is over on the day after its last day', async () => {
    await send([show()]);
    expect(await refusalOf(send([sell('2021-03-03')]))).toMatchObject({
      code: 'period-running',
      field: 'postings[0].occurredOn',
      details: { to: '2021-03-03' },
    });
    await send([sell()]);
  });

  it('is told in the preview of a form as well', async () => {
    await send([show()]);
    const plan = await planPosting(pool, district, clerk, sell('2021-03-03'));
    expect(plan.faults.map(({ code, field }) => [code, field])).toEqual([['period-running', 'occurredOn']]);
  });

  it('cannot be shortened by a correction, nor by a revision', async () => {
    const { posted } = await send([show()]);
    const corrected = {
      corrects: posted[0]?.seq ?? 0,
      reason: '误填',
      with: show('2021-03-02'),
    } as Posting;
    expect(await refusalOf(send([corrected]))).toMatchObject({ code: 'period-too-short' });
    const revised = said('find', find, 'revise', '2021-03-01', { set: { to: '2021-03-01' } });
    expect(await refusalOf(send([revised]))).toMatchObject({ code: 'period-too-short' });
  });

  it('is not asked of history', async () => {
    const record = `${find}-old`;
    const then = (time: string) => ({ record, recordedAt: `2021-03-01T${time}:00+08:00` });
    const found = said('find', record, 'find', '2021-02-26', { unit: 'bench-a', set: { what: '旧车' } });
    await send([
      { ...found, ...then('09:00') },
      { ...show('2021-03-01'), ...then('10:00') },
      { ...sell('2021-03-01'), ...then('11:00') },
    ] as Posting[]);
  });
});

describe('what is raised against a record', () => {
  it('keeps it from going on, by its name, until it is answered', async () => {
    await send([show()]);
    await send([claim()]);
    expect(await refusalOf(send([sell()]))).toMatchObject({
      code: 'still-open',
      field: 'postings[0].transition',
      details: { record: `CL-${n}`, title: '是我的' },
    });
    const plan = await planPosting(pool, district, clerk, sell());
    expect(plan.faults.map(({ code }) => code)).toEqual(['still-open']);
    await send([settle()]);
    await send([sell()]);
  });

  it('may be answered by the request with which the record goes on', async () => {
    await send([show()]);
    await send([claim()]);
    await send([sell(), settle()]);
  });

  it('is named with the first of many that it keeps from going on, and none of them goes', async () => {
    const [first, second] = [`${find}-a`, `${find}-b`];
    const all = [find, first, second];
    await send(
      [first, second].map((id) => ({
        ...said('find', id, 'find', '2021-02-26'),
        unit: 'bench-a',
        set: { what: '车' },
      })) as Posting[],
    );
    await send(all.map((record) => ({ ...show(), record })) as Posting[]);
    for (const [i, record] of [second, first].entries())
      await send([{ ...claim(`CL-${n}-${i}`), set: { why: '是我的', find: record } } as Posting]);
    const sales = all.map((record) => ({ ...sell(), record })) as Posting[];
    expect(await refusalOf(send(sales))).toMatchObject({
      code: 'still-open',
      field: 'postings[1].transition',
      details: { record: `CL-${n}-1` },
    });
    await send([...sales, settle(`CL-${n}-0`), settle(`CL-${n}-1`)]);
  });

  it('is not overlooked when both are posted at the same moment: one of them is refused', async () => {
    await withSeed(async () => {
      for (let i = 0; i < 12; i++) {
        n += 1;
        find = `FN-${n}`;
        await send([said('find', find, 'find', '2021-02-26', { unit: 'bench-a', set: { what: '自行车' } })]);
        await send([show()]);
        const both = [claim(undefined, '2021-03-04'), sell()];
        if (i % 2 === 1) both.reverse();
        const answers = await Promise.allSettled(both.map((one) => send([one])));
        expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        const [refused] = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
        expect(['still-open', 'reference-elsewhere']).toContain(refused);
      }
    });
  });
});

it('is declared soundly, or not at all', () => {
  const registers = [...district.catalogue.registers.values()];
  const with_ = (period: object) =>
    catalogueOf(
      registers.map((one) =>
        one.id === 'find' ? ({ ...one, periods: { shown: period } } as unknown as Register) : one,
      ),
    );
  const sound = district.catalogue.registers.get('find')?.periods?.shown as object;
  expect(() => with_(sound)).not.toThrow();
  for (const [change, fault] of [
    [{ from: 'what' }, 'has no day in what'],
    [{ before: ['gone'] }, 'names the unknown transition gone'],
    [{ before: ['find'] }, 'find opens a record, which waits for nothing'],
    [{ open: { register: 'claim', by: 'why', stages: ['made'] } }, 'why of claim does not refer to it'],
    [{ open: { register: 'claim', by: 'find', stages: ['lost'] } }, 'names the unknown stage lost'],
  ] as const)
    expect(() => with_({ ...sound, ...change })).toThrow(fault);
});
