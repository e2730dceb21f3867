import { randomUUID } from 'node:crypto';
import { errandsDistrict, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { paragraphsOf, serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const registers = [...errandsDistrict().catalogue.registers.values()];
const served = serving(buildApp, { ...workshopPackage(), registers } as DistrictPackage);
const { as } = served;
let clerk: Visitor;
let other: Visitor;
let administrator: Visitor;

beforeAll(async () => {
  clerk = await as('clerk.a');
  other = await as('clerk.b');
  administrator = await as('audit.admin');
});

let n = 0;
let [errand, mechanic] = ['', ''];
let bicycles: string[] = [];
const recorded = async (posting: object) => {
  const { status, json } = await clerk.post('/api/work', {
    key: randomUUID(),
    posting,
    basis: null,
    form: null,
  });
  expect({ status, json }).toMatchObject({ status: 201 });
};
const about = (register: string, record: string, transition: string, rest: object) => ({
  register,
  record,
  transition,
  occurredOn: '2021-03-02',
  ...rest,
});
const unit = 'bench-a';
beforeEach(async () => {
  n += 1;
  [errand, mechanic] = [`ER-${n}`, `ME-${n}`];
  bicycles = [`RP-${n}a`, `RP-${n}b`];
  await recorded(about('mechanic', mechanic, 'employ', { unit, set: { name: '王师傅（合成）' } }));
  await recorded(about('errand', errand, 'ask', { unit, set: { what: '取车胎（合成）' } }));
  for (const id of bicycles)
    await recorded(about('repair', id, 'open', { unit, set: { label: `车${id}（合成）` } }));
});
const at = (rest: string) => `/api/records/errand/${errand}/${rest}`;
const draw = (drawn: string[], key: string = randomUUID(), visitor = clerk) =>
  visitor.post(at('gatherings/receipts/draw'), { key, drawn, occurredOn: '2021-03-02' });

describe('what belongs to a record in order', () => {
  it('is drawn from a list, several at once and in the order chosen', async () => {
    const offered = await clerk.get(at('gatherings/receipts/drawable'));
    expect(offered.json.records.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(bicycles),
    );
    const { status, json } = await draw([bicycles[1] as string, bicycles[0] as string]);
    expect(status).toBe(201);
    expect(json.posted).toHaveLength(2);
    const { json: page } = await clerk.get(at('gatherings'));
    const [receipts] = page.gatherings;
    expect(receipts).toMatchObject({ id: 'receipts', draws: { id: 'repair' } });
    expect(receipts.records.map(({ title }: { title: string }) => title)).toEqual(
      bicycles.toReversed().map((id) => `车${id}（合成）`),
    );
    const again = await clerk.get(at('gatherings/receipts/drawable'));
    expect(again.json.records.map(({ id }: { id: string }) => id)).not.toContain(bicycles[0]);
  });

  it('is drawn once for each key, and not at all where one of them may not be drawn', async () => {
    const key = randomUUID();
    const [first, second] = [
      await draw([bicycles[0] as string], key),
      await draw([bicycles[0] as string], key),
    ];
    expect(second.json).toEqual(first.json);
    expect(await draw([bicycles[1] as string, 'RP-none'])).toMatchObject({
      status: 404,
      json: { code: 'unknown-record', field: 'drawn[1]' },
    });
    const { json } = await clerk.get(at('gatherings'));
    expect(json.gatherings[0].records).toHaveLength(1);
  });

  it('is kept from whoever does not reach the record, and refuses what makes no sense', async () => {
    for (const path of ['gatherings', 'gatherings/receipts/drawable', 'papers/slip']) {
      expect((await other.get(at(path))).json.code).toBe('unknown-record');
      expect((await administrator.get(at(path))).json.code).toBe('unknown-record');
    }
    expect((await draw([bicycles[0] as string], randomUUID(), other)).json.code).toBe('unknown-record');
    expect((await clerk.get(at('gatherings/wheels/drawable'))).json.code).toBe('unknown-gathering');
    expect((await clerk.get(at('papers/letter'))).json.code).toBe('unknown-paper');
    expect(await draw([])).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
    const nobody = await served.app.inject({ url: at('gatherings') });
    expect(nobody.statusCode).toBe(401);
  });
});

describe('what belongs to a record without an order', () => {
  const outings = async (visitor = clerk) =>
    (await visitor.get(`/api/records/mechanic/${mechanic}/gatherings`)).json.gatherings;

  it('is told by its title on the record that refers to it, and by its id to whoever does not reach it', async () => {
    const { json: drawn } = await draw([bicycles[0] as string]);
    expect(drawn.posted).toHaveLength(1);
    const { json } = await clerk.get(at('gatherings'));
    const { id } = json.gatherings[0].records[0];
    const { json: record } = await clerk.get(`/api/records/${json.gatherings[0].register.id}/${id}`);
    const said = [
      ...record.fields,
      ...record.movements.flatMap(({ stated }: { stated: object[] }) => stated),
    ];
    expect(said).toContainEqual(
      expect.objectContaining({
        reference: { register: 'errand', id: errand },
        shown: { zh: '取车胎（合成）', en: '取车胎（合成）' },
      }),
    );
  });

  it('is counted and summed from the records themselves, and only where it is declared to be', async () => {
    expect(await outings()).toMatchObject([{ id: 'outings', by: 'mechanic', count: 0, records: [] }]);
    for (const [id, cost] of [
      [errand, '12500.25'],
      [`${errand}b`, '7499.75'],
    ] as const) {
      if (id !== errand) await recorded(about('errand', id, 'ask', { unit, set: { what: '送件（合成）' } }));
      const set = { mechanic, 'set-out-on': '2021-03-02' };
      await recorded(about('errand', id, 'send', { set, amounts: { cost } }));
    }
    const [found] = await outings();
    expect(found).toMatchObject({ count: 2, totals: [{ id: 'cost', value: '20000' }], draws: null });
    expect(found.records.map(({ id }: { id: string }) => id)).toEqual([errand, `${errand}b`]);
    // Nothing can be drawn where there is no order to put it in.
    const offered = await clerk.get(`/api/records/mechanic/${mechanic}/gatherings/outings/drawable`);
    expect(offered.json.code).toBe('unknown-gathering');
    await recorded(about('mechanic', mechanic, 'leave', {}));
    expect(await outings()).toEqual([]);
  });

  it('is counted as far as one reaches', async () => {
    expect((await other.get(`/api/records/mechanic/${mechanic}/gatherings`)).json.code).toBe(
      'unknown-record',
    );
  });
});

describe('a document on file', () => {
  const boundary = 'of-a-document';
  const uploaded = async (id: string) => {
    const { statusCode } = await served.app.inject({
      method: 'POST',
      url: `/api/records/mechanic/${mechanic}/attachments?id=${id}&document=certificate`,
      headers: {
        origin: 'http://localhost',
        cookie: clerk.cookie,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n（合成）\r\n--${boundary}--\r\n`,
    });
    expect(statusCode).toBe(201);
  };
  const form = async () => (await clerk.get(`/api/registers/mechanic/forms/promote?record=${mechanic}`)).json;
  const promoted = (key: string) =>
    clerk.post('/api/registers/mechanic/batch', {
      key,
      transition: 'promote',
      occurredOn: '2021-03-03',
      records: [mechanic],
    });

  it('is named by the form and by a batch by itself: the latest that counts', async () => {
    expect(await form()).toMatchObject({ given: [], conditions: [{ id: 'certificate', met: false }] });
    const refused = await promoted(`without-${mechanic}`);
    expect(refused.json.refused).toMatchObject([{ refusal: { code: 'conditions-unmet' } }]);
    const [first, second] = [randomUUID(), randomUUID()];
    await uploaded(first);
    await uploaded(second);
    expect((await form()).given).toEqual([`certificate:${second}`]);
    await clerk.post(`/api/attachments/${second}/withdrawal`, { reason: '传错（合成）' });
    expect((await form()).given).toEqual([`certificate:${first}`]);
    expect((await promoted(`with-${mechanic}`)).json.done).toEqual([mechanic]);
  });
});

describe('a paper made of a record', () => {
  it('waits until the record stands where it can be made', async () => {
    expect(await clerk.get(at('papers/slip'))).toMatchObject({
      status: 409,
      json: { code: 'paper-too-early', details: { stage: { zh: '待办' } } },
    });
  });

  it('says what is given, and leaves out the lines that lack something', async () => {
    await draw([bicycles[0] as string]);
    await recorded(
      about('errand', errand, 'send', { set: { mechanic, to: 'north', 'set-out-on': '2021-03-02' } }),
    );
    const response = await served.app.inject({
      url: at('papers/slip'),
      headers: { cookie: clerk.cookie, ...clerk.headers },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-disposition']).toContain(
      encodeURIComponent('取车胎（合成）外出单.docx').slice(0, 12),
    );
    const text = paragraphsOf(response.rawPayload);
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    expect(lines).toEqual([
      '取车胎（合成）外出单',
      '2021年3月2日，王师傅（合成）去往north。',
      '收据1张。',
      `一、车${bicycles[0]}（合成）`,
      `车辆：车${bicycles[0]}（合成）。`,
      '前台',
      '2021年3月2日',
    ]);
  });
});
