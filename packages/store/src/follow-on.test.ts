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
const receiptsOf = async (id: string) =>
  (
    await pool.query(
      `select id, unit, attributes, opened_by from record
        where register = 'receipt' and attributes->>'errand' = $1 order by id`,
      [id],
    )
  ).rows;

let n = 0;
let [record, mechanic] = ['', ''];
const on = (transition: string, occurredOn: string, rest: object = {}): Posting => ({
  register: 'errand',
  record,
  transition,
  occurredOn,
  ...rest,
});
const finish = (rest: object = {}) => on('finish', '2021-03-09', { set: { to: 'bench-b' }, ...rest });
beforeEach(async () => {
  n += 1;
  [record, mechanic] = [`ER-${n}`, `ME-${n}`];
  await send([
    {
      register: 'mechanic',
      record: mechanic,
      transition: 'employ',
      occurredOn: '2021-01-04',
      unit: 'bench-a',
      set: { name: '师傅（合成）' },
    },
  ]);
  await send([
    on('ask', '2021-03-01', { unit: 'bench-a', street: 'north', set: { what: '取车胎（合成）' } }),
  ]);
  await send([on('send', '2021-03-02', { set: { mechanic }, amounts: { cost: '80' } })]);
});

describe('an entry that opens something elsewhere', () => {
  it('opens it in the same request, in the unit that it names, and each shows the other', async () => {
    const { posted, movements } = await send([finish()]);
    expect(posted.map(({ register }) => register)).toEqual(['errand', 'receipt']);
    expect(movements).toBe(2);
    expect(await receiptsOf(record)).toMatchObject([
      {
        id: posted[1]?.record,
        unit: 'bench-b',
        opened_by: 'clerk',
        attributes: { what: '取车胎（合成）', kind: 'errand', errand: record, mechanic },
      },
    ]);
    expect(posted[1]?.record).toMatch(/^RC-20210309-[2-9A-Z]{5}$/);
  });

  it('is the same answer to the same key, and opens nothing twice', async () => {
    const key = randomUUID();
    const [first, second] = [await send([finish()], key), await send([finish()], key)];
    expect(second).toEqual(first);
    expect(await receiptsOf(record)).toHaveLength(1);
    const racing = randomUUID();
    await send([on('revise', '2021-03-09', { set: { what: '送车胎（合成）' } })], racing);
  });

  it('is answered once when the same request is sent many times at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => send([finish()], key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await receiptsOf(record)).toHaveLength(1);
  });

  it('opens nothing where its condition is not true, nor by a correction, nor by history', async () => {
    const { posted } = await send([finish()]);
    const correction = { corrects: posted[0]?.seq as number, reason: '单位写错' };
    await send([{ ...correction, with: finish({ set: { to: 'bench-a' } }) as never }]);
    expect(await receiptsOf(record)).toMatchObject([{ unit: 'bench-b' }]);

    record = `ER-${n}-free`;
    await send([on('ask', '2021-03-01', { unit: 'bench-a', set: { what: '问路（合成）' } })]);
    await send([on('send', '2021-03-02', { set: { mechanic } })]);
    await send([finish()]);
    expect(await receiptsOf(record)).toEqual([]);

    record = `ER-${n}-past`;
    await send([
      on('ask', '2021-03-01', { unit: 'bench-a', set: { what: '旧事（合成）' } }),
      on('send', '2021-03-02', { set: { mechanic }, amounts: { cost: '80' } }),
    ]);
    await send([finish({ recordedAt: new Date().toISOString() })]);
    expect(await receiptsOf(record)).toEqual([]);
  });

  it('is refused as a whole when what follows is impossible, said of the field that it comes from', async () => {
    await expect(send([finish({ set: {} })])).rejects.toMatchObject({
      code: 'missing-unit',
      field: 'postings[0].set.to',
    });
    await send([{ register: 'mechanic', record: mechanic, transition: 'leave', occurredOn: '2021-03-05' }]);
    await expect(send([finish()])).rejects.toMatchObject({
      code: 'reference-elsewhere',
      field: 'postings[0].set.mechanic',
    });
    const { rows } = await pool.query("select stage from record where register = 'errand' and id = $1", [
      record,
    ]);
    expect(rows).toEqual([{ stage: 'under-way' }]);
  });

  it('answers several in the order in which they were asked, with what followed behind', async () => {
    const other = `${record}-2`;
    const { posted } = await send([
      finish(),
      {
        ...(on('ask', '2021-03-09', { unit: 'bench-a', set: { what: '再取（合成）' } }) as object),
        record: other,
      } as Posting,
    ]);
    expect(posted.map(({ register }) => register)).toEqual(['errand', 'errand', 'receipt']);
  });

  it('asks whoever does it for the right to record there, but not for the unit that it is assigned to', async () => {
    const own = holder('own', {
      unit: 'bench-a',
      scope: { kind: 'own-unit' },
      actions: ['read', 'record'],
    });
    const elsewhere = holder('none', { unit: 'bench-a', scope: { kind: 'own-unit' }, actions: ['read'] });
    const [post] = elsewhere.posts;
    const only = {
      ...elsewhere,
      posts: [
        {
          ...(post as NonNullable<typeof post>),
          role: {
            ...(post as NonNullable<typeof post>).role,
            permissions: [{ registers: ['errand'], actions: ['read' as const, 'record' as const] }],
          },
        },
      ],
    };
    await expect(send([finish()], randomUUID(), only)).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await planPosting(pool, district, only, finish())).faults).toMatchObject([
      { code: 'not-permitted' },
    ]);
    await send([finish()], randomUUID(), own);
    expect(await receiptsOf(record)).toMatchObject([{ unit: 'bench-b', opened_by: 'own' }]);
  });

  it('is told of before it is done', async () => {
    const planned = await planPosting(pool, district, clerk, finish());
    expect(planned.faults).toEqual([]);
    expect(planned.opens).toMatchObject([
      { register: { id: 'receipt' }, transition: 'file', after: { unit: 'bench-b', street: 'north' } },
    ]);
    expect(await receiptsOf(record)).toEqual([]);
  });
});

describe('a question', () => {
  const spend = (cost: string, rest: object = {}) =>
    on('spend', '2021-03-05', { amounts: { cost }, ...rest });

  it('is asked of an entry that states what is implausible, by every way of posting, and answered by a reason', async () => {
    const asked = { code: 'in-doubt', field: 'postings[0].amounts.cost' };
    await expect(send([spend('3000000')])).rejects.toMatchObject(asked);
    await expect(send([spend('3000000'), spend('1')])).rejects.toMatchObject(asked);
    const planned = await planPosting(pool, district, clerk, spend('3000000'));
    expect(planned.faults).toMatchObject([{ code: 'in-doubt', field: 'amounts.cost' }]);
    await expect(send([spend('3000000', { reason: ' ' })])).rejects.toMatchObject(asked);
    const { posted } = await send([spend('3000000', { reason: '整车采购' })]);
    const { rows } = await pool.query('select reason from movement where seq = $1', [posted[0]?.seq]);
    expect(rows).toEqual([{ reason: '整车采购' }]);
  });

  it('is not asked again by what says nothing of it, nor of restatements, nor of history', async () => {
    await send([spend('3000000', { reason: '整车采购' })]);
    await send([on('revise', '2021-03-06', { set: { what: '取车（合成）' } })]);
    await send([on('revise', '2021-03-03', { set: { what: '取整车（合成）' } })]);
    await send([spend('1', { recordedAt: new Date().toISOString() })]);
  });

  it('is shown in the preview of a correction, whose reason answers it', async () => {
    const { posted } = await send([spend('1')]);
    const correction = {
      corrects: posted[0]?.seq as number,
      with: spend('3000000') as never,
      reason: '少写了单位',
    };
    const planned = await planPosting(pool, district, clerk, correction);
    expect(planned.faults).toEqual([]);
    expect(planned.doubts).toMatchObject([{ id: 'plausible-cost', at: 'amounts.cost' }]);
    await send([correction]);
  });
});

it('says of a broken rule what it would come to and what to do', async () => {
  const back = on('finish', '2021-03-09', { set: { to: 'bench-b', 'back-on': '2021-03-01' } });
  await send([on('revise', '2021-03-02', { set: { 'set-out-on': '2021-03-02' } })]);
  await expect(send([back])).rejects.toThrow(/Set out on 2021-03-02.*Look at both days/);
});
