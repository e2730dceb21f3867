import { claims, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const note = { recordedAt: '2021-01-02T02:00:00Z', recordedBy: 'bench-a', occurredOn: '2021-01-02' };
const yard = (record: string) => ({
  ...note,
  register: 'yard',
  record,
  transition: 'open',
  unit: 'bench-a',
  street: 'north',
  set: { name: `${record}（合成）`, guard: '合成人' },
});
const claim = (record: string, of: string, unit = 'bench-a', way = 'plain') => ({
  ...note,
  register: 'claim',
  record,
  transition: 'open',
  unit,
  set: {
    label: record,
    yard: of,
    way,
    claimant: '张合成',
    phone: '10012345678',
    secret: '不得外传',
  },
  amounts: { area: '2.5' },
});

function district(): DistrictPackage {
  const base = workshopPackage();
  const past = [
    ...['YD-2', 'YD-3', 'YD-4'].map(yard),
    claim('CM-1', 'YD-2'),
    claim('CM-2', 'YD-2', 'bench-a', 'express'),
    claim('CM-3', 'YD-3'),
    claim('CM-4', 'YD-3', 'bench-b'),
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
let publisher: Visitor;
beforeAll(async () => {
  publisher = await as('leader.a');
});

const path = '/api/registers/claim/publications';
const publish = (subject: string, from = '2021-07-01', to = '2021-07-08', who = publisher) =>
  who.post(`${path}/settled`, { subject, from, to });

describe('publishing a list', () => {
  it('shows what is declared, names masked, and nothing else of anybody', async () => {
    const { status, json } = await publish('YD-2');
    expect([status, json.rows]).toEqual([201, 2]);
    const seen = await stranger().get(`/api/public/lists/${json.id}`);
    expect(seen.status).toBe(200);
    expect(seen.json.lines).toHaveLength(2);
    expect(seen.json.lines[0].map((cell: { zh: string } | null) => cell?.zh)).toEqual([
      'CM-1',
      '张**',
      '普通',
      '2.5平方米',
      'YD-2（合成）',
    ]);
    // Of what is referred to the title is shown, masked where the declaration says so.
    expect(seen.json.lines[1].at(-1).zh).toMatch(/^Y\*+$/);
    const text = JSON.stringify([seen.json, (await stranger().get('/api/public/lists')).json]);
    for (const leak of ['张合成', '10012345678', '不得外传', 'CM-3', 'leader.a'])
      expect(text).not.toContain(leak);
    const { rows } = await served.installation.pool.query('select content::text from published_list');
    expect(rows.map(({ content }) => content).join()).not.toMatch(/张合成|10012345678|不得外传/);
  });

  it('shows it in its period only, and only while it is not taken down', async () => {
    const { json: coming } = await publish('YD-2', '2021-07-02', '2021-07-09');
    expect((await stranger().get(`/api/public/lists/${coming.id}`)).json.code).toBe('unknown-list');
    const { json: shown } = await publish('YD-2', '2021-06-20', '2021-07-01');
    expect((await stranger().get(`/api/public/lists/${shown.id}`)).status).toBe(200);
    expect((await publisher.post(`/api/published-lists/${shown.id}/end`, { reason: '' })).json.code).toBe(
      'missing-value',
    );
    expect((await stranger().post(`/api/published-lists/${shown.id}/end`, { reason: 'x' })).status).toBe(401);
    expect(
      (await publisher.post(`/api/published-lists/${shown.id}/end`, { reason: '更正后重新公示' })).status,
    ).toBe(200);
    expect((await stranger().get(`/api/public/lists/${shown.id}`)).status).toBe(404);
    const { json } = await publisher.get(path);
    expect(json.lists.map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'coming',
      'ended',
      'public',
    ]);
    for (const guess of ['1', '00000000-0000-0000-0000-000000000000', "' or true --"])
      expect((await stranger().get(`/api/public/lists/${encodeURIComponent(guess)}`)).status).toBe(404);
    await served.installation.pool.query('select 1');
    await expect(
      served.installation.pool.query('update published_list set title = $1', ['x']),
    ).rejects.toThrow(/denied/);
  });

  it('is refused to whoever may not export all of it, and where there is nothing or no period', async () => {
    // Of the yard 3 one claim lies with another bench.
    expect((await publish('YD-3')).json.code).toBe('not-permitted');
    expect((await publish('YD-2', undefined, undefined, await as('audit.admin'))).json.code).toBe(
      'not-permitted',
    );
    expect((await publish('YD-4')).json.code).toBe('nothing-to-publish');
    expect((await publish('YD-9')).json.code).toBe('unknown-reference');
    expect((await publish('YD-2', '2021-07-05', '2021-07-04')).json.code).toBe('impossible-period');
    expect((await publish('YD-2', '2021-06-01', '2021-06-30')).json.code).toBe('impossible-period');
    expect((await publish('YD-2', '2021-02-30')).json).toMatchObject({
      code: 'impossible-date',
      field: 'from',
    });
    expect(
      (await publisher.post(`${path}/none`, { subject: 'YD-2', from: '2021-07-01', to: '2021-07-08' })).json
        .code,
    ).toBe('unknown-publication');
    expect((await stranger().get(path)).status).toBe(401);
    expect((await publisher.get('/api/registers/none/publications')).json.code).toBe('unknown-register');
  });
});
