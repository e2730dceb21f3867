import type { Register } from '@taizhang/definition';
import { workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const opened = (record: string, unit: string, promised: string) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-05-01',
  unit,
  street: 'north',
  set: { label: record, colour: 'red', promised },
  amounts: { quoted: '10' },
  recordedAt: '2021-05-01T02:00:00Z',
  recordedBy: unit,
});
const say = (text: string) => ({ zh: text, en: text });

/** The workshop on a Thursday, whose bench B alone may start and whose benches are each paid for their own, and is told when something is three work days late. */
function shop(): DistrictPackage {
  const base = workshopPackage();
  const registers = base.registers.map((register): Register => {
    const { finish } = register.deadlines ?? {};
    const { start, pay } = register.transitions;
    if (!finish || !start || !pay) return register;
    return {
      ...register,
      transitions: {
        ...register.transitions,
        start: { ...start, at: 'bench-b' },
        pay: { ...pay, at: 'own' },
      },
      deadlines: {
        finish: {
          ...finish,
          of: 'working-day',
          escalate: [{ after: { count: 3, of: 'working-day' }, to: 'own', title: say('催办') }],
        },
      },
    };
  });
  return {
    ...base,
    standsOn: '2021-07-01',
    registers,
    history: () => [
      opened('RP-A', 'bench-a', '2021-06-25'),
      opened('RP-B', 'bench-b', '2021-06-30'),
      opened('RP-S', 'bench-a', '2021-07-05'),
      opened('RP-L', 'bench-a', '2021-09-05'),
    ],
  };
}

const { as, stranger } = serving(buildApp, shop());

describe('GET /api/registers/:register/due', () => {
  it('says where records stand, whose they are, and how late, within reach', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/registers/repair/due');
    expect(status).toBe(200);
    expect(json).toMatchObject({ today: '2021-07-01', until: '2021-07-08' });
    expect(json.stages[0]).toMatchObject({ id: 'waiting', count: 4, ended: false });
    expect(json.units).toMatchObject([
      { unit: { id: 'bench-a' }, stages: { waiting: 3 }, inHand: 3, overdue: 1, soon: 1 },
      { unit: { id: 'bench-b' }, stages: { waiting: 1 }, inHand: 1, overdue: 1, soon: 0 },
    ]);
    const [first, second] = json.overdue.due;
    expect(first).toMatchObject({
      id: 'RP-A',
      distance: { of: 'working-day', count: -4, overdue: true, provisional: false },
      escalated: say('催办'),
    });
    expect(second).toMatchObject({ id: 'RP-B', distance: { count: -1 }, escalated: null });
    expect(json.escalated).toEqual([{ step: '催办', title: say('催办'), count: 1 }]);
    const step = encodeURIComponent('催办');
    const told = (await (await as('coordinator')).get(`/api/registers/repair/due?step=${step}`)).json;
    expect([told.overdue.total, told.overdue.due[0].id]).toEqual([1, 'RP-A']);
    expect(told.escalated).toEqual(json.escalated);
    const own = (await (await as('clerk.b')).get('/api/registers/repair/due')).json;
    expect(own.units.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual(['bench-b']);
  });

  it('can be of one unit', async () => {
    const { json } = await (await as('coordinator')).get('/api/registers/repair/due?unit=bench-b');
    expect(json.overdue.due.map(({ id }: { id: string }) => id)).toEqual(['RP-B']);
    expect(json.stages[0].count).toBe(1);
  });

  it('is refused where there is no such register, nobody asks, or the page is none', async () => {
    const coordinator = await as('coordinator');
    const { status, json } = await coordinator.get('/api/registers/nothing/due');
    expect([status, json.code]).toEqual([404, 'unknown-register']);
    expect((await (await as('audit.admin')).get('/api/registers/repair/due')).status).toBe(404);
    expect((await stranger().get('/api/registers/repair/due')).status).toBe(401);
    expect((await coordinator.get('/api/registers/repair/due?limit=0')).json.code).toBe('malformed-request');
  });
});

describe('GET /api/due', () => {
  it('names the registers with deadlines, the most overdue first', async () => {
    const { json } = await (await as('coordinator')).get('/api/due');
    expect(json.registers).toMatchObject([{ register: { id: 'repair' }, overdue: 2, soon: 1 }]);
    expect((await (await as('audit.admin')).get('/api/due')).json.registers).toEqual([]);
    expect((await stranger().get('/api/due')).status).toBe(401);
  });
});

describe('a step that is left to one unit', () => {
  const start = (key: string, record: string) => ({
    key,
    posting: { register: 'repair', record, transition: 'start', occurredOn: '2021-07-01' },
    basis: null,
    form: null,
  });

  it('is offered to that unit only, and refused to others who reach the record', async () => {
    const ways = async (account: string, record: string) =>
      (await (await as(account)).get(`/api/records/repair/${record}/work`)).json.ways.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ways('clerk.a', 'RP-A')).not.toContain('start');
    expect(await ways('clerk.b', 'RP-B')).toContain('start');
    const refused = await (await as('clerk.a')).post('/api/work', start('k-1', 'RP-A'));
    expect([refused.status, refused.json.code]).toEqual([403, 'not-permitted']);
    expect(refused.json.message.zh).toContain('bench-b');
    const form = await (await as('clerk.a')).get('/api/registers/repair/forms/start?record=RP-A');
    expect(form.status).toBe(403);
    expect((await (await as('clerk.b')).post('/api/work', start('k-2', 'RP-B'))).status).toBe(201);
  });

  it('may be left to whichever unit is responsible', async () => {
    const pay = (key: string) => ({
      key,
      posting: {
        register: 'repair',
        record: 'RP-B',
        transition: 'pay',
        occurredOn: '2021-07-01',
        amounts: { paid: '5' },
      },
      basis: null,
      form: null,
    });
    const [above, own] = [await as('coordinator'), await as('clerk.b')];
    const offered = async (visitor: typeof own) =>
      (await visitor.get('/api/records/repair/RP-B/work')).json.ways.map(({ id }: { id: string }) => id);
    expect(await offered(above)).not.toContain('pay');
    expect(await offered(own)).toContain('pay');
    const refused = await above.post('/api/work', pay('k-3'));
    expect([refused.status, refused.json.code]).toEqual([403, 'not-permitted']);
    expect(refused.json.message.zh).toContain('bench-b');
    expect((await above.get('/api/registers/repair/forms/pay?record=RP-B')).status).toBe(403);
    expect((await own.post('/api/work', pay('k-4'))).status).toBe(201);
  });

  it('shows on the record what is due of it', async () => {
    const { json } = await (await as('clerk.a')).get('/api/records/repair/RP-A/work');
    expect(json.due).toMatchObject([{ id: 'RP-A', day: '2021-06-25', distance: { count: -4 } }]);
  });
});
