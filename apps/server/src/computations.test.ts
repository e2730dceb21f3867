import { randomUUID } from 'node:crypto';
import { claims, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const note = {
  recordedAt: '2021-01-02T02:00:00Z',
  recordedBy: 'bench-a',
  occurredOn: '2021-01-02',
  unit: 'bench-a',
};
const tariff = (record: string, from: string, price: string, transition = 'open') => ({
  ...note,
  register: 'tariff',
  record,
  transition,
  set: { label: `${record}（合成）`, 'holds-from': from },
  amounts: { price },
});
const claim = (record: string, amounts: object, unit = 'bench-a') => ({
  ...note,
  register: 'claim',
  record,
  transition: 'open',
  unit,
  set: { label: `${record}（合成）`, claimant: '张合成' },
  amounts,
});

function district(): DistrictPackage {
  const base = workshopPackage();
  const past = [
    tariff('TF-1', '2021-01-01', '100'),
    tariff('TF-2', '2021-06-01', '120'),
    tariff('TF-3', '2021-09-01', '200', 'draft'),
    claim('CM-1', { area: '2.5' }),
    claim('CM-2', {}),
    claim('CM-3', { area: '1' }, 'bench-b'),
    ...['CM-4', 'CM-5', 'CM-6', 'CM-7'].map((id) => claim(id, { area: '3' })),
  ];
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, ...claims],
    history: () => [...base.history(), ...past] as never,
  } as DistrictPackage;
}

const served = serving(buildApp, district());
const { as, stranger } = served;
let clerk: Visitor;
beforeAll(async () => {
  clerk = await as('clerk.a');
});

const path = (record: string, query = '') => `/api/records/claim/${record}/computations${query}`;
const suppose = (values: object) => `suppose=${encodeURIComponent(JSON.stringify(values))}`;
const of = async (record: string, query = '') => {
  const { status, json } = await clerk.get(path(record, query));
  return { status, json, computed: json.computations?.[0] };
};

describe('GET /api/records/:register/:id/computations', () => {
  it('explains line by line by the version in force on the day, and says what is missing', async () => {
    const { status, computed } = await of('CM-1');
    expect(status).toBe(200);
    expect(computed).toMatchObject({
      day: '2021-07-01',
      version: { id: 'TF-2', inForce: true },
      amount: null,
    });
    const [damage, express] = computed.lines;
    expect(damage).toMatchObject({ state: 'due', amount: '300', clause: { zh: '第一条 按面积赔付。' } });
    expect(damage.arithmetic.zh).toBe('面积2.5平方米 × 单价120元/平方米');
    expect([express.state, express.missing[0].name]).toEqual(['unknown', 'way']);
    expect(computed.supposable.map(({ id }: { id: string }) => id)).toEqual(['way']);
    expect(computed.versions.map(({ id }: { id: string }) => id)).toEqual(['TF-3', 'TF-2', 'TF-1']);
    const { computed: bare } = await of('CM-2');
    expect(bare.missing.map(({ name }: { name: string }) => name)).toEqual(['area', 'way']);
  });

  it('computes under another version, on another day, and as if something were so', async () => {
    const amount = async (query: string) => (await of('CM-1', query)).computed.amount;
    expect(await amount(`?${suppose({ way: 'plain' })}`)).toBe('300');
    expect(await amount(`?${suppose({ way: 'express' })}`)).toBe('310');
    expect(await amount(`?${suppose({ way: 'plain', 'settled-on': '2021-05-31' })}`)).toBe('250');
    expect(await amount(`?version=TF-3&${suppose({ way: 'plain' })}`)).toBe('500');
  });

  it('refuses what it cannot read, and whoever may not', async () => {
    for (const [query, code] of [
      ['?version=TF-9', 'unknown-version'],
      ['?suppose=nonsense', 'malformed-request'],
      [`?${suppose({ secret: 'x' })}`, 'unknown-field'],
      [`?${suppose({ way: 'none' })}`, 'unknown-option'],
      [`?${suppose({ 'settled-on': '2021-02-30' })}`, 'impossible-date'],
    ] as const) {
      const { json, status } = await of('CM-1', query);
      expect([query, json.code, status < 500]).toEqual([query, code, true]);
    }
    expect((await clerk.get(path('CM-3'))).json.code).toBe('unknown-record');
    expect((await clerk.get(path('CM-9'))).json.code).toBe('unknown-record');
    expect((await stranger().get(path('CM-1'))).status).toBe(401);
  });
});

describe('what is agreed', () => {
  const settle = (record: string, settled: string, set: object = {}, key: string = randomUUID()) =>
    clerk.post('/api/work', {
      key,
      posting: {
        register: 'claim',
        record,
        transition: 'settle',
        occurredOn: '2021-07-01',
        set: { way: 'plain', 'settled-on': '2021-07-01', ...set },
        amounts: { settled },
      },
      basis: null,
      form: null,
    });

  it('wants a reason where it differs from what is computed, and is told where it agrees', async () => {
    const { status, json } = await settle('CM-4', '361');
    expect([status, json.code, json.field]).toEqual([422, 'computed-otherwise', 'posting.set.why']);
    expect(json.message.zh).toContain('360');
    expect((await settle('CM-4', '361', { why: '另有约定' })).status).toBe(201);
    const key = randomUUID();
    expect((await settle('CM-5', '360', {}, key)).status).toBe(201);
    // The same request again gets the same answer.
    expect((await settle('CM-5', '360', {}, key)).status).toBe(201);
    const { computed } = await of('CM-4');
    expect(computed).toMatchObject({ amount: '360', agreed: '361', difference: '1', reason: '另有约定' });
  });

  it('wants a reason where it cannot be computed', async () => {
    const { json } = await settle('CM-2', '5');
    expect([json.code, json.message.zh.includes('面积')]).toEqual(['computed-unknown', true]);
  });

  it('is asked for in requests of programs too', async () => {
    const posting = {
      register: 'claim',
      record: 'CM-6',
      transition: 'settle',
      occurredOn: '2021-07-01',
      set: { way: 'plain' },
      amounts: { settled: '1' },
    };
    const send = async (...postings: object[]) => {
      const response = await served.app.inject({
        method: 'POST',
        url: '/api/movements',
        headers: served.program(),
        payload: { key: randomUUID(), postings },
      });
      return response.json();
    };
    const one = await send(posting);
    expect([one.code, one.field]).toEqual(['computed-otherwise', 'postings[0].set.why']);
    const second = await send(
      { ...posting, record: 'CM-7', set: { way: 'plain', why: '另有约定' } },
      posting,
    );
    expect([second.code, second.field]).toEqual(['computed-otherwise', 'postings[1].set.why']);
  });
});
