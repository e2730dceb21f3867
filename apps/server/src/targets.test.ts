import {
  publication,
  quota,
  quotaPart,
  quotaSet,
  quotaShared,
  takings,
  workshopPackage,
} from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const both = { zh: '考核', en: 'Assessment' };
const guild = { recordedBy: 'guild' };
const early = { recordedAt: '2021-01-02T04:00:00Z', ...guild };
const paid = (month: string, amount: string, recordedAt?: string) => ({
  register: 'repair',
  record: 'RP-Q',
  transition: 'pay',
  occurredOn: `2021-${month}-20`,
  amounts: { paid: amount },
  recordedAt: recordedAt ?? `2021-${month}-20T04:00:00Z`,
  recordedBy: 'clerk.a',
});

/** 120 are asked for in the year, 10 each month; February is paid late, known in time it was not. */
function town(): DistrictPackage {
  const base = workshopPackage();
  return {
    ...base,
    areas: [{ id: 'b', title: { zh: '乙', en: 'The second' } }],
    standsOn: '2021-06-30',
    editions: [],
    registers: [...base.registers, quota, quotaPart, takings],
    scorecard: {
      title: both,
      basis: both,
      items: {
        asked: { title: both, weight: 50, value: { kind: 'targets' }, none: '50', full: '100' },
      },
      unscored: [],
    },
    history: () => [
      { ...quotaSet('QU-1', 'repair.paid', '120'), ...early },
      { ...quotaSet('QU-2', 'repair.nothing', '3'), ...early },
      { ...quotaShared('QP-1', 'QU-1', '70', { bench: 'bench-a' }), ...early },
      { ...quotaShared('QP-2', 'QU-1', '40', { bench: 'bench-b' }), ...early },
      {
        register: 'repair',
        record: 'RP-Q',
        transition: 'open',
        occurredOn: '2021-01-03',
        unit: 'bench-a',
        street: 'north',
        set: { label: 'q', colour: 'red' },
        amounts: { quoted: '1000' },
        recordedAt: '2021-01-03T04:00:00Z',
        recordedBy: 'clerk.a',
      },
      paid('01', '10'),
      paid('02', '10', '2021-03-15T04:00:00Z'),
      paid('03', '10', '2021-03-20T05:00:00Z'),
      paid('04', '12'),
      paid('05', '8'),
      paid('06', '5'),
      {
        ...publication('workshop', '2021-06-30', { level: '80.0', growth: '25' }),
        ...guild,
        recordedAt: '2021-06-30T04:00:00Z',
      },
      {
        ...publication('b', '2021-06-30', { level: '100.0', growth: '20' }),
        ...guild,
        recordedAt: '2021-06-30T04:00:00Z',
      },
    ],
  };
}

const { as, stranger } = serving(buildApp, town());
const lightsOf = (target: { months: { light: { light: string } | null }[] }) =>
  target.months.slice(0, 6).map(({ light }) => light?.light);

describe('GET /api/targets', () => {
  it('holds what is done against the target by three measures, month by month', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/targets');
    expect(status).toBe(200);
    expect(json).toMatchObject({ year: '2021', cutoff: '2021-06-30', elapsed: { value: '50' } });
    const [target] = json.targets;
    expect(target).toMatchObject({
      metric: 'repair.paid',
      planned: 'elapsed',
      done: { value: '55' },
      completion: { value: '45.833333' },
      ahead: { value: '-4.166667' },
      againstToDate: { value: '91.666667' },
      light: { light: 'behind', month: '2021-06' },
    });
    expect(lightsOf(target)).toEqual(['pace', 'made-up', 'pace', 'pace', 'pace', 'behind']);
    expect(target.months[1].light.words.zh).toContain('2021-03-15');
    expect(target.forecast).toMatchObject({ months: 6, value: { value: '110' } });
    expect(target.outlook.verdict).toBe('open');
  });

  it('is as it was known then, and as of a day', async () => {
    const reader = await as('coordinator');
    const then = (await reader.get('/api/targets?cutoff=2021-03-10&knownAt=2021-03-10')).json.targets[0];
    expect([then.done.value, then.months[1].light.light]).toEqual(['10', 'missed']);
    const before = (await reader.get('/api/targets?cutoff=2021-06-30&knownAt=2021-01-01')).json.targets;
    expect(before).toEqual([]);
  });

  it('keeps a target whose work nobody counts, without what is done', async () => {
    const { json } = await (await as('coordinator')).get('/api/targets/repair.nothing');
    expect(json.target).toMatchObject({
      target: { value: '3' },
      done: { value: null },
      months: [],
      light: null,
    });
  });

  it('is refused to who reads no figures, and to a year or a day that is none', async () => {
    expect((await stranger().get('/api/targets')).status).toBe(401);
    expect((await (await as('audit.admin')).get('/api/targets')).status).toBe(403);
    const reader = await as('coordinator');
    const codeOf = async (query: string) => {
      const { json } = await reader.get(`/api/targets?${query}`);
      return [json.code, json.field];
    };
    expect(await codeOf('year=21')).toEqual(['impossible-year', 'year']);
    expect(await codeOf('year=2021&cutoff=2020-05-01')).toEqual(['impossible-year', 'cutoff']);
    expect(await codeOf('cutoff=2021-02-30')).toEqual(['impossible-date', 'cutoff']);
    expect(await codeOf('knownAt=soon')).toEqual(['impossible-instant', 'knownAt']);
  });
});

describe('GET /api/targets/:metric', () => {
  it('shares it out among units and says what is not assigned', async () => {
    const { json } = await (await as('coordinator')).get('/api/targets/repair.paid');
    expect(json.unassigned.value).toBe('10');
    expect(
      json.units.map(
        ({ unit, target, light }: Record<string, { id: string; value: string; light: string }>) => [
          unit?.id,
          target?.value,
          light?.light,
        ],
      ),
    ).toEqual([
      // What it paid late in March it remembers; of the other nothing was ever paid.
      ['bench-a', '70', 'made-up'],
      ['bench-b', '40', 'missed'],
    ]);
    expect(json.units[0].light).toMatchObject({
      month: '2021-02',
      words: { zh: expect.stringContaining('2021-03-15') },
    });
    const early = await (await as('coordinator')).get('/api/targets/repair.paid?cutoff=2021-02-20');
    expect(early.json.units.map(({ light }: { light: { light: string } }) => light.light)).toEqual([
      'pace',
      'missed',
    ]);
  });

  it('is refused where nothing was set', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/targets/repair.waiting');
    expect([status, json.code]).toEqual([404, 'no-target']);
    expect((await stranger().get('/api/targets/repair.paid')).status).toBe(401);
  });
});

describe('GET /api/peers', () => {
  const of = (query = '') => as('coordinator').then((reader) => reader.get(`/api/peers${query}`));
  it('says what lacks to the next place, with what rounding leaves', async () => {
    const { status, json } = await of();
    expect(status).toBe(200);
    expect(json).toMatchObject({ family: 'takings.whole', subject: null, period: { to: '2021-06-30' } });
    const [comparison] = json.comparisons;
    expect(comparison.peers.map(({ id, byValue }: { id: string; byValue: number }) => [id, byValue])).toEqual(
      [
        ['b', 1],
        ['workshop', 2],
      ],
    );
    const [other, own] = comparison.peers;
    expect(other.name.en).toBe('The second');
    expect(own.name.en).toBe(town().title.en);
    expect(comparison.byValue).toMatchObject({
      place: 1,
      name: other.name,
      gap: { zh: '20.0万元' },
      low: { zh: '19.9万元' },
    });
  });

  it('is refused to who reads no figures, and where there is nothing to compare', async () => {
    expect((await stranger().get('/api/peers')).status).toBe(401);
    expect((await (await as('audit.admin')).get('/api/peers')).status).toBe(403);
    expect((await of('?family=takings.none')).json).toMatchObject({ code: 'no-peers', field: 'family' });
    expect((await of('?period=2000')).json).toMatchObject({ code: 'no-peers', field: 'period' });
    expect((await of('?knownAt=soon')).json.code).toBe('impossible-instant');
  });
});

describe('GET /api/assessment', () => {
  it('turns results into points by a formula with its numbers filled in', async () => {
    const { status, json } = await (await as('coordinator')).get('/api/assessment');
    expect(status).toBe(200);
    const [first] = json.units.filter(({ unit }: { unit: { id: string } }) => unit.id === 'bench-a');
    // 55 of 70 in half a year is more than all: 50 points of 50, and nothing else can be scored.
    expect(first).toMatchObject({ total: '100', items: [{ points: '50' }] });
    expect(first.items[0].formula.zh).toContain('50 × (100% − 50%)');
    const [second] = json.units.filter(({ unit }: { unit: { id: string } }) => unit.id === 'bench-b');
    expect(second).toMatchObject({ total: '0', items: [{ value: '0', points: '0' }] });
  });

  it('is refused to who reads no figures, and to a year that is none', async () => {
    expect((await stranger().get('/api/assessment')).status).toBe(401);
    expect((await (await as('audit.admin')).get('/api/assessment')).status).toBe(403);
    expect((await (await as('coordinator')).get('/api/assessment?year=1')).json.code).toBe('impossible-year');
  });
});

describe('POST /api/targets/:metric/versions', () => {
  const asked = {
    year: '2021',
    replaces: 'QU-1',
    on: '2021-06-01',
    reason: '行会调减',
    basis: '会〔2021〕1号',
    keepsParts: true,
  };
  const path = '/api/targets/repair.paid/versions';

  it('is refused to who may not record, and with a value that is none', async () => {
    expect((await stranger().post(path, { ...asked, key: 'a1', value: '90' })).status).toBe(401);
    for (const account of ['deputy', 'supervisor', 'clerk.a', 'audit.admin']) {
      const { status, json } = await (await as(account)).post(path, { ...asked, key: account, value: '90' });
      expect([account, status, json.code]).toEqual([account, 403, 'not-permitted']);
    }
    const office = await as('coordinator');
    const wrong = await office.post(path, { ...asked, key: 'a3', value: '三亿' });
    expect([wrong.json.code, wrong.json.field]).toEqual(['wrong-type', 'value']);
  });

  it('asks whether a value far from the one in force is meant', async () => {
    const office = await as('coordinator');
    const far = await office.post(path, { ...asked, key: 'far1', value: '900000' });
    expect([far.status, far.json.code, far.json.field]).toEqual([422, 'far-from-version', 'value']);
    expect(far.json.message.zh).toContain('数值无误');
    expect((await office.post(path, { ...asked, key: 'far2', value: '0.9' })).json.code).toBe(
      'far-from-version',
    );
  });

  it('replaces the version in force in one step, with its parts, once', async () => {
    const office = await as('coordinator');
    const tries = await Promise.all(
      ['k1', 'k2', 'k1'].map((key) => office.post(path, { ...asked, key, value: '90' })),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeLessThan(3);
    expect(tries.filter(({ status }) => status !== 201).every(({ json }) => json.code !== undefined)).toBe(
      true,
    );
    const { json } = await (await as('coordinator')).get('/api/targets/repair.paid');
    expect(json.target).toMatchObject({ target: { value: '90' } });
    expect(json.target.versions).toMatchObject([
      { inForce: true, value: { value: '90' }, basis: '会〔2021〕1号' },
      { id: 'QU-1', inForce: false, reason: '行会调减', endedOn: '2021-06-01' },
    ]);
    expect(json.units.map((one: { target: { value: string } }) => one.target.value)).toEqual(['52.5', '30']);
    const stale = await office.post(path, { ...asked, key: 'k9', value: '80' });
    expect([stale.status, stale.json.code]).toEqual([409, 'record-moved']);
    // Whoever says that it is meant is asked nothing more.
    const far = { ...asked, key: 'k10', value: '9000', replaces: json.target.versions[0].id };
    expect((await office.post(path, far)).json.code).toBe('far-from-version');
    expect((await office.post(path, { ...far, sure: true })).status).toBe(201);
  });
});
