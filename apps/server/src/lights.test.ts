import { workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const bicycle = (record: string, unit: string) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-04',
  unit,
  street: 'north',
  set: { label: record, colour: 'red' },
  amounts: { quoted: '120' },
  recordedAt: '2021-01-04T02:00:00Z',
  recordedBy: unit,
});
const paid = (record: string, occurredOn: string, amount: string, recordedOn = occurredOn) => ({
  register: 'repair',
  record,
  transition: 'pay',
  occurredOn,
  amounts: { paid: amount },
  recordedAt: `${recordedOn}T03:00:00Z`,
  recordedBy: 'bench',
});

/** Three bicycles of 120 yuan, 10 a month: one paid in time, one missed January and made it up, one paid nothing. */
function town(): DistrictPackage {
  const base = workshopPackage();
  return {
    ...base,
    standsOn: '2021-03-15',
    editions: [],
    history: () => [
      bicycle('RP-PACE', 'bench-a'),
      bicycle('RP-MADE', 'bench-a'),
      bicycle('RP-MISS', 'bench-b'),
      paid('RP-PACE', '2021-01-20', '60'),
      paid('RP-MADE', '2021-03-02', '30'),
    ],
  };
}

const served = serving(buildApp, town());
const { as, stranger } = served;
const none = { pace: 0, 'made-up': 0, behind: 0, missed: 0 };

describe('GET /api/registers/:register/lights', () => {
  it('counts within reach, and names what turned this month', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/registers/repair/lights');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      day: '2021-03-15',
      known: null,
      pace: { id: 'payment' },
      plan: { zh: '360元' },
      due: { zh: '60元' },
      done: { zh: '90元' },
      counts: { ...none, pace: 1, 'made-up': 1, missed: 1 },
    });
    expect(json.units).toMatchObject([
      { place: { id: 'bench-b' }, counts: { ...none, missed: 1 } },
      { place: { id: 'bench-a' }, counts: { ...none, pace: 1, 'made-up': 1 } },
    ]);
    expect(json.streets).toMatchObject([{ place: { id: 'north' } }]);
    // February's reporting closed on 2 March, the second work day; that day the one was made up, the other was missed.
    expect(json.turned).toMatchObject([{ id: 'RP-MISS', light: { light: 'missed', month: '2021-02' } }]);
    expect(json.madeUp).toMatchObject([{ id: 'RP-MADE', light: { light: 'made-up', month: '2021-02' } }]);
    expect(json.madeUp[0].light.words.zh).toBe(
      '2021年2月末应完成20元，月末未达到，2021-03-02补上，长期保留记录。',
    );
    const clerk = (await (await as('clerk.a')).get('/api/registers/repair/lights')).json;
    expect(clerk.counts).toEqual({ ...none, pace: 1, 'made-up': 1 });
    expect(clerk.turned).toEqual([]);
  });

  it('says what it was on another day, and as known then', async () => {
    const visitor = await as('coordinator');
    const lights = async (at: string) =>
      (await visitor.get(`/api/registers/repair/lights?${at}`)).json.counts;
    expect(await lights('day=2021-02-20')).toEqual({ ...none, pace: 1, missed: 2 });
    expect(await lights('day=2021-03-15&known=2021-03-01')).toEqual({ ...none, pace: 1, missed: 2 });
    expect(await lights('day=2021-01-20')).toEqual({ ...none, pace: 3 });
  });

  it('is refused to whoever is not signed in, and with what there is not', async () => {
    expect((await stranger().get('/api/registers/repair/lights')).status).toBe(401);
    const visitor = await as('coordinator');
    const refusal = async (path: string) => {
      const { status, json } = await visitor.get(`/api/registers/${path}`);
      return [status, json.code, json.field ?? null];
    };
    expect(await refusal('nowhere/lights')).toEqual([404, 'unknown-register', null]);
    expect(await refusal('repair/lights?pace=speed')).toEqual([404, 'unknown-pace', null]);
    expect(await refusal('goal/lights')).toEqual([404, 'unknown-pace', null]);
    expect(await refusal('repair/lights?day=2021-02-30')).toEqual([422, 'impossible-date', 'day']);
    expect(await refusal('repair/lights?day=2021-03-16')).toEqual([422, 'future-day', 'day']);
    expect(await refusal('repair/lights?known=soon')).toEqual([422, 'impossible-date', 'known']);
    const administrator = await as('audit.admin');
    expect((await administrator.get('/api/registers/repair/lights')).status).toBe(404);
  });
});

describe('GET /api/lights', () => {
  it('counts every pace of what one reaches', async () => {
    const { json } = await (await as('coordinator')).get('/api/lights');
    expect(json).toMatchObject({
      day: '2021-03-15',
      paces: [{ register: { id: 'repair' }, counts: { ...none, pace: 1, 'made-up': 1, missed: 1 } }],
    });
    expect((await (await as('audit.admin')).get('/api/lights')).json.paces).toEqual([]);
    expect((await stranger().get('/api/lights')).status).toBe(401);
  });
});

describe('GET /api/records/:register/:id/lights', () => {
  it('shows a record’s months, each with its rule', async () => {
    const { json } = await (await as('clerk.a')).get('/api/records/repair/RP-MADE/lights');
    expect(json.paces).toHaveLength(1);
    const [pace] = json.paces;
    expect(pace).toMatchObject({ whole: { light: 'made-up' }, closing: { zh: '次月第2个工作日结报' } });
    expect(pace.months.map(({ light }: { light: string | null }) => light).slice(0, 4)).toEqual([
      'made-up',
      'made-up',
      'pace',
      null,
    ]);
    expect(pace.months[1]).toMatchObject({ due: { zh: '20元' }, done: { zh: '0元' } });
  });

  it('is as if there were none out of reach', async () => {
    const clerk = await as('clerk.b');
    for (const path of ['repair/RP-MADE', 'repair/RP-NEVER', 'nowhere/RP-1'])
      expect((await clerk.get(`/api/records/${path}/lights`)).status).toBe(404);
    expect((await stranger().get('/api/records/repair/RP-MADE/lights')).status).toBe(401);
  });
});

describe('the list of a register', () => {
  it('shows lights, is cut by them, and puts what stands worst first', async () => {
    const visitor = await as('coordinator');
    const list = async (query: string) => {
      const { json } = await visitor.get(`/api/registers/repair/records?${query}`);
      return json.records.map(({ id, light }: { id: string; light: { light: string } | null }) => [
        id,
        light?.light ?? null,
      ]);
    };
    expect(await list('lit=first&order=record.id&way=up')).toEqual([
      ['RP-MISS', 'missed'],
      ['RP-MADE', 'made-up'],
      ['RP-PACE', 'pace'],
    ]);
    expect(await list('light=made-up,pace&order=record.id&way=up')).toEqual([
      ['RP-MADE', 'made-up'],
      ['RP-PACE', 'pace'],
    ]);
    const { status, json } = await visitor.get('/api/registers/repair/records?light=green');
    expect([status, json.code, json.field]).toEqual([422, 'condition-not-offered', 'light']);
    expect((await visitor.get('/api/registers/goal/records?light=pace')).status).toBe(404);
    expect((await visitor.get('/api/registers/goal/records')).status).toBe(200);
  });

  it('lists exactly those that are counted for another day', async () => {
    const visitor = await as('coordinator');
    for (const at of ['2021-02-20', '2021-01-20', '2021-03-15']) {
      const { counts } = (await visitor.get(`/api/registers/repair/lights?day=${at}`)).json;
      for (const light of ['missed', 'made-up', 'behind', 'pace']) {
        const { json } = await visitor.get(`/api/registers/repair/records?light=${light}&litDay=${at}`);
        expect([at, light, json.count]).toEqual([at, light, counts[light]]);
      }
    }
    const { status, json } = await visitor.get('/api/registers/repair/records?litDay=2021-13-01');
    expect([status, json.code]).toEqual([422, 'impossible-date']);
  });

  it('takes the lights away as the first column of a file', async () => {
    const { cookie } = await as('clerk.a');
    const query = 'columns=record.id&order=record.id&way=up&lights=yes';
    const answer = await served.app.inject({
      method: 'GET',
      url: `/api/registers/repair/export?${query}`,
      headers: { cookie },
    });
    expect(answer.body.replace('\ufeff', '').split('\r\n').slice(1, 3)).toEqual([
      '已补上,RP-MADE',
      '正常,RP-PACE',
    ]);
  });

  it('keeps in a view which lights it shows', async () => {
    const visitor = await as('coordinator');
    const lights = { pace: 'payment', light: 'missed', lit: 'first' };
    const body = {
      ...{
        name: '未达',
        audience: { kind: 'own' },
        condition: null,
        order: null,
        way: 'down',
        columns: null,
      },
      lights,
    };
    const path = '/api/registers/repair/views';
    expect((await visitor.post(`${path}/new`, body)).json).toMatchObject({ lights });
    expect((await visitor.get(path)).json.views).toMatchObject([{ lights }]);
    const stray = await visitor.post(`${path}/new`, { ...body, lights: { ...lights, pace: 'none' } });
    expect([stray.status, stray.json.code]).toEqual([404, 'unknown-pace']);
  });
});
