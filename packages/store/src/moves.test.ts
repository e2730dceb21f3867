import { randomUUID } from 'node:crypto';
import { anybody, errandsDistrict, holder } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type District, PersonalVault, type Pool, type Posting, planPosting, post } from './index.ts';

const district: District = errandsDistrict();
const clerk = anybody('clerk', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 5));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const send = (postings: Posting[], key: string = randomUUID(), viewer = clerk) =>
  post(pool, district, vault, viewer, { key, postings });
const stageOf = async (register: string, id: string) =>
  (
    await pool.query('select stage, attributes, holdings from record where register = $1 and id = $2', [
      register,
      id,
    ])
  ).rows[0];

let n = 0;
let [errand, mechanic] = ['', ''];
const bids = () => [`BD-${n}-1`, `BD-${n}-2`, `BD-${n}-3`] as const;
const said = (register: string, record: string, transition: string, occurredOn: string, rest: object = {}) =>
  ({ register, record, transition, occurredOn, ...rest }) as Posting;
const bid = (record: string, price: string, occurredOn = '2021-03-02') =>
  said('bid', record, 'make', occurredOn, {
    unit: 'bench-a',
    set: { what: `报价${record}（合成）`, errand, mechanic },
    amounts: { price },
  });
const take = (record: string, occurredOn = '2021-03-03', rest: object = {}) =>
  said('bid', record, 'take', occurredOn, rest);

beforeEach(async () => {
  n += 1;
  [errand, mechanic] = [`EB-${n}`, `MB-${n}`];
  const [a, b, c] = bids();
  await send([
    said('mechanic', mechanic, 'employ', '2021-01-04', { unit: 'bench-a', set: { name: '师傅（合成）' } }),
    said('errand', errand, 'ask', '2021-03-01', {
      unit: 'bench-a',
      street: 'north',
      set: { what: '取车胎（合成）' },
    }),
    bid(a, '80'),
    bid(b, '90'),
    bid(c, '70'),
  ]);
});

describe('an entry that moves other records on', () => {
  it('moves what it names and what stands beside it in the same request, and nothing else', async () => {
    const [a, b, c] = bids();
    await send([take(c)]);
    expect(await stageOf('errand', errand)).toMatchObject({
      stage: 'under-way',
      attributes: { mechanic },
      holdings: { cost: '70' },
    });
    expect(await stageOf('bid', c)).toMatchObject({ stage: 'taken' });
    for (const other of [a, b]) expect(await stageOf('bid', other)).toMatchObject({ stage: 'lapsed' });
  });

  it('answers with all that it wrote, and the same to the same key', async () => {
    const [a] = bids();
    const key = randomUUID();
    const first = await send([take(a)], key);
    expect(first.posted.map(({ register }) => register)).toEqual(['bid', 'errand', 'bid', 'bid']);
    expect(first.movements).toBe(4);
    expect(await send([take(a)], key)).toEqual(first);
  });

  it('is refused as a whole where what it moves stands elsewhere', async () => {
    const [a, b] = bids();
    await send([said('errand', errand, 'send', '2021-03-02', { set: { mechanic } })]);
    await expect(send([take(a)])).rejects.toMatchObject({
      code: 'wrong-stage',
      field: 'postings[0].moves.0.transition',
    });
    expect((await planPosting(pool, district, clerk, take(a))).faults).toMatchObject([
      { code: 'wrong-stage' },
    ]);
    for (const one of [a, b]) expect(await stageOf('bid', one)).toMatchObject({ stage: 'made' });
  });

  it('takes one of several that are taken at once', async () => {
    const answers = await Promise.allSettled(bids().map((one) => send([take(one)])));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const stages = await Promise.all(bids().map(async (one) => (await stageOf('bid', one)).stage));
    expect(stages.toSorted()).toEqual(['lapsed', 'lapsed', 'taken']);
    expect((await stageOf('errand', errand)).stage).toBe('under-way');
  });

  it('leaves no bid behind that is made while another is taken', async () => {
    const [a] = bids();
    const late = `BD-${n}-late`;
    await Promise.allSettled([send([take(a)]), send([bid(late, '60')])]);
    const { rows } = await pool.query(
      "select stage from record where register = 'bid' and attributes->>'errand' = $1 and stage = 'taken'",
      [errand],
    );
    expect(rows).toHaveLength(1);
    expect((await stageOf('errand', errand)).holdings).toEqual({ cost: '80' });
  });

  it('moves those that refer to it, each at its day in its own time', async () => {
    const [a, b, c] = bids();
    await send([said('bid', b, 'revise', '2021-03-08', { set: { what: '改报（合成）' } })]);
    await send([said('errand', errand, 'cancel', '2021-03-05')]);
    for (const one of [a, b, c]) expect(await stageOf('bid', one)).toMatchObject({ stage: 'lapsed' });
    const { rows } = await pool.query(
      "select occurred_on::text as day, transition from movement where register = 'bid' and record = $1 and origin = 'entry' order by occurred_on, seq",
      [b],
    );
    expect(rows.map(({ day, transition }) => `${day} ${transition}`)).toEqual([
      '2021-03-02 make',
      '2021-03-05 lapse',
      '2021-03-08 revise',
    ]);
  });

  it('moves nothing by a correction, nor by history', async () => {
    const [a, b, c] = bids();
    await send([take(a, '2021-03-03', { recordedAt: new Date().toISOString() })]);
    for (const one of [b, c]) expect(await stageOf('bid', one)).toMatchObject({ stage: 'made' });
    expect(await stageOf('errand', errand)).toMatchObject({ stage: 'asked' });
  });

  it('is permitted by the declaration to whoever may do the first entry', async () => {
    const [a, b] = bids();
    const one = holder('one', { unit: 'bench-a', scope: { kind: 'all' }, actions: ['read', 'record'] });
    const [held] = one.posts;
    const only = {
      ...one,
      posts: [
        {
          ...(held as NonNullable<typeof held>),
          role: {
            ...(held as NonNullable<typeof held>).role,
            permissions: [{ registers: ['bid'], actions: ['read' as const, 'record' as const] }],
          },
        },
      ],
    };
    const planned = await planPosting(pool, district, only, take(a));
    expect(planned.faults).toEqual([]);
    // The errand is out of the viewer's reach: it is moved, and not told of.
    expect(planned.moves.map(({ register, after }) => `${register.id} ${after.stage}`)).toEqual([
      'bid lapsed',
      'bid lapsed',
    ]);
    await send([take(a)], randomUUID(), only);
    expect(await stageOf('errand', errand)).toMatchObject({ stage: 'under-way' });
    expect(await stageOf('bid', b)).toMatchObject({ stage: 'lapsed' });
  });
});
