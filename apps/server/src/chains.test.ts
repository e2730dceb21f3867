import { plots, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const opened = (register: string, record: string, set: object, unit = 'bench-a') => ({
  register,
  record,
  transition: 'open',
  occurredOn: '2021-02-01',
  unit,
  set: { label: `${record}（合成）`, ...set },
  recordedAt: '2021-02-01T02:00:00Z',
  recordedBy: unit,
});

/** Sheds that wait for plots: one late by its plot’s clearance, one by itself, one on time. */
function fieldOfSheds(): DistrictPackage {
  const base = workshopPackage();
  const sheds = [
    opened('plot', 'PL-1', { 'due-on': '2021-04-01', 'free-on': '2021-05-01' }),
    opened('clearance', 'CL-1', { plot: 'PL-1', 'due-on': '2021-03-01', carter: '合成人' }, 'bench-b'),
    opened('shed', 'SH-1', { plot: 'PL-1', 'planned-on': '2021-05-01' }),
    opened('shed', 'SH-2', { 'planned-on': '2021-06-01', 'begun-on': '2021-06-11' }),
    opened('shed', 'SH-3', { 'planned-on': '2021-08-01' }, 'bench-b'),
  ];
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...plots],
    history: () => [...base.history(), ...sheds] as never,
  } as DistrictPackage;
}

const { as, stranger } = serving(buildApp, fieldOfSheds());
const path = '/api/chains/shed/plot-to-shed';

describe('GET /api/chains', () => {
  it('names the chains whose main records one may read', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/chains');
    expect([status, json.chains.map(({ id }: { id: string }) => id)]).toEqual([200, ['plot-to-shed']]);
    expect((await (await as('audit.admin')).get('/api/chains')).json.chains).toEqual([]);
    expect((await stranger().get('/api/chains')).status).toBe(401);
  });
});

describe('GET /api/chains/:register/:chain', () => {
  it('says who is late, where it arose and whose it is, the latest first', async () => {
    const { status, json } = await (await as('coordinator')).get(path);
    expect(status).toBe(200);
    expect([json.all, json.late, json.total]).toEqual([3, 2, 3]);
    expect(
      json.records.map((one: { id: string; delay: number; culprit: string }) => [
        one.id,
        one.delay,
        one.culprit,
      ]),
    ).toEqual([
      ['SH-1', 61, 'clearing'],
      ['SH-2', 10, 'beginning'],
      ['SH-3', 0, null],
    ]);
    expect(
      json.byUnits.map((one: { unit: { id: string }; records: number }) => [one.unit.id, one.records]),
    ).toEqual([
      ['bench-b', 1],
      ['bench-a', 1],
    ]);
    expect(
      json.bySteps.map(({ records, days }: { records: number; days: number }) => [records, days]),
    ).toEqual([
      [1, 122],
      [0, 0],
      [1, 41],
    ]);
    expect(json.records[0].explained.zh).toContain('自身延误 122 天（bench-b · 合成人）');
  });

  it('finds those late by a step or a unit, page by page', async () => {
    const coordinator = await as('coordinator');
    const ids = async (query: string) =>
      (await coordinator.get(`${path}?${query}`)).json.records.map(({ id }: { id: string }) => id);
    expect(await ids('step=clearing')).toEqual(['SH-1']);
    expect(await ids('unit=bench-a&late=yes')).toEqual(['SH-2']);
    expect(await ids('limit=1&offset=1')).toEqual(['SH-2']);
  });

  it('judges a past day by how records stood then, and by what was known by a day', async () => {
    const coordinator = await as('coordinator');
    const { json } = await coordinator.get(`${path}?day=2021-05-11`);
    expect([json.today, json.day, json.known]).toEqual(['2021-07-01', '2021-05-11', null]);
    const delays = json.records.map(({ id, delay }: { id: string; delay: number }) => [id, delay]);
    expect(delays).toContainEqual(['SH-1', 30]);
    const before = await coordinator.get(`${path}?day=2021-05-11&known=2021-01-31`);
    expect([before.json.known, before.json.all]).toEqual(['2021-01-31', 0]);
    for (const [query, code] of [
      ['day=2021-07-02', 'future-day'],
      ['day=2021-02-30', 'impossible-date'],
      ['known=gestern', 'impossible-date'],
    ])
      expect((await coordinator.get(`${path}?${query}`)).json.code).toBe(code);
  });

  it('shows only what one reaches, and refuses what it cannot know', async () => {
    const { json } = await (await as('clerk.b')).get(path);
    expect(json.records.map(({ id }: { id: string }) => id)).toEqual(['SH-3']);
    const coordinator = await as('coordinator');
    const unknown = await coordinator.get('/api/chains/shed/toString');
    expect([unknown.status, unknown.json.code]).toEqual([404, 'unknown-chain']);
    expect((await coordinator.get('/api/chains/boats/x')).json.code).toBe('unknown-register');
    expect((await (await as('audit.admin')).get(path)).json.code).toBe('unknown-register');
    expect((await coordinator.get(`${path}?limit=0`)).json.code).toBe('malformed-request');
    expect((await stranger().get(path)).status).toBe(401);
  });
});

describe('GET /api/records/:register/:id/chains', () => {
  it('says step by step what a record waits for', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/records/shed/SH-1/chains');
    expect([status, json.today]).toEqual([200, '2021-07-01']);
    const [{ steps }] = json.chains;
    expect(steps.map(({ delay, inherited, own }: Record<string, number>) => [delay, inherited, own])).toEqual(
      [
        [122, 0, 122],
        [30, 122, -92],
        [61, 30, 31],
      ],
    );
    expect(steps[0].record).toMatchObject({ id: 'CL-1', owner: '合成人', unit: { id: 'bench-b' } });
    const none = await (await as('coordinator')).get('/api/records/repair/RP-1/chains');
    expect(none.json.chains).toEqual([]);
  });

  it('says it of a past day by how records stood then, and of one on which the record was not there', async () => {
    const coordinator = await as('coordinator');
    const of = '/api/records/shed/SH-1/chains';
    const { json } = await coordinator.get(`${of}?day=2021-05-11`);
    expect([json.today, json.day, json.known]).toEqual(['2021-07-01', '2021-05-11', null]);
    expect(json.chains[0].delay).toBe(30);
    const before = await coordinator.get(`${of}?day=2021-01-31`);
    expect([before.status, before.json.chains]).toEqual([200, []]);
    const unknown = await coordinator.get(`${of}?day=2021-05-11&known=2021-01-31`);
    expect([unknown.json.known, unknown.json.chains]).toEqual(['2021-01-31', []]);
    for (const [query, code] of [
      ['day=2021-07-02', 'future-day'],
      ['day=2021-02-30', 'impossible-date'],
      ['known=gestern', 'impossible-date'],
    ])
      expect((await coordinator.get(`${of}?${query}`)).json.code).toBe(code);
    const denied = await (await as('clerk.b')).get(`${of}?day=2021-05-11`);
    expect([denied.status, denied.json.code]).toEqual([404, 'unknown-record']);
  });

  it('is as if there were no record for who does not reach it', async () => {
    const { status, json } = await (await as('clerk.b')).get('/api/records/shed/SH-1/chains');
    expect([status, json.code]).toEqual([404, 'unknown-record']);
    expect((await (await as('clerk.b')).get('/api/records/boats/SH-1/chains')).json.code).toBe(
      'unknown-register',
    );
    expect((await stranger().get('/api/records/shed/SH-1/chains')).status).toBe(401);
  });
});

describe('GET /api/registers/:register/libraries', () => {
  it('says what was there, what came in and went out, and opens each number', async () => {
    const coordinator = await as('coordinator');
    const { status, json } = await coordinator.get('/api/registers/shed/libraries?from=2021-01-01');
    expect([status, json.period]).toEqual([200, { from: '2021-01-01', to: '2021-07-01' }]);
    const [planned] = json.libraries;
    expect(planned.rows.map((row: { part: string; count: number }) => [row.part, row.count])).toEqual([
      ['opening', 0],
      ['in', 3],
      ['closing', 3],
    ]);
    expect([planned.addsUp, planned.rate]).toEqual([true, null]);
    const records = await coordinator.get(
      '/api/registers/shed/libraries/records?part=closing&library=planned',
    );
    expect(records.json.records.map(({ id }: { id: string }) => id)).toEqual(['SH-1', 'SH-2', 'SH-3']);
  });

  it('is cut to one’s reach, and refuses days that are none or out of order', async () => {
    const own = (await (await as('clerk.b')).get('/api/registers/shed/libraries')).json;
    expect(own.libraries[0].rows.at(-1).count).toBe(1);
    const coordinator = await as('coordinator');
    const refused = async (query: string) => {
      const { json } = await coordinator.get(`/api/registers/shed/libraries?${query}`);
      return [json.code, json.field];
    };
    expect(await refused('from=2021-02-30')).toEqual(['impossible-date', 'from']);
    expect(await refused('from=2021-03-01&to=2021-02-01')).toEqual(['days-out-of-order', 'from']);
    expect(await refused('from=yesterday')).toEqual(['malformed-request', 'from']);
    expect((await (await as('audit.admin')).get('/api/registers/shed/libraries')).json.code).toBe(
      'unknown-register',
    );
    expect((await stranger().get('/api/registers/shed/libraries')).status).toBe(401);
    expect(
      (await stranger().get('/api/registers/shed/libraries/records?part=in&library=planned')).status,
    ).toBe(401);
  });
});
