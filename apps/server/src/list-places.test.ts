import { workshopPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const spots: Readonly<Record<string, string>> = {
  'RP-1': '114.31,30.55',
  'RP-3': '114.32,30.56',
  'RP-6': '114.31,30.55',
};

/** A workshop some of whose bicycles stand somewhere, and whose repairs lie in time. */
function placedWorkshop() {
  const base = workshopPackage();
  const promised: [string, string] = ['promised', 'promised'];
  return {
    ...base,
    registers: base.registers.map((register) =>
      register.id === 'repair' ? { ...register, spans: { planned: promised, actual: promised } } : register,
    ),
    history: () =>
      base.history().map((past) => {
        if (!('record' in past) || past.transition !== 'open') return past;
        const spot = spots[past.record];
        return spot && past.register === 'repair' ? { ...past, set: { ...past.set, spot } } : past;
      }),
  };
}

const { as, stranger } = serving(buildApp, placedWorkshop());
let clerk: Visitor;
let other: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  [clerk, other, administrator] = (await Promise.all(
    ['clerk.a', 'clerk.b', 'audit.admin'].map((account) => as(account)),
  )) as [Visitor, Visitor, Visitor];
});

const placesOf = (visitor: Visitor, query: Record<string, string> = {}, register = 'repair') =>
  visitor.get(`/api/registers/${register}/places?${new URLSearchParams(query)}`);
const refusedBy = ({ status, json }: { status: number; json: { code?: string } | null }) => [
  status,
  json?.code,
];
const red = JSON.stringify({ combinator: 'and', rules: [{ field: 'colour', operator: '=', value: 'red' }] });

describe('the places of a list', () => {
  it('are those of its records that have one, in its order, with how many there are', async () => {
    const { json } = await placesOf(clerk, { order: 'record.id', way: 'up' });
    expect(json).toMatchObject({ count: 8, placed: 3 });
    expect(json.points.map(({ id }: { id: string }) => id)).toEqual(['RP-1', 'RP-3', 'RP-6']);
    expect(json.points[1]).toMatchObject({
      title: '自行车3（合成）',
      stage: { id: 'waiting' },
      longitude: 114.32,
      latitude: 30.56,
    });
  });

  it('are cut as the list is, also by lights', async () => {
    const { json } = await placesOf(clerk, { condition: red });
    expect(json).toMatchObject({ count: 2, placed: 2, explained: { zh: '颜色为“红”' } });
    const lit = await placesOf(clerk, { light: 'pace,behind,missed,made-up' });
    const list = await clerk.get('/api/registers/repair/records?light=pace,behind,missed,made-up');
    expect(lit.json.count).toBe(list.json.count);
  });

  it('of other units’ records are not shown', async () => {
    expect((await placesOf(other)).json).toMatchObject({ count: 0, placed: 0, points: [] });
  });

  it('are refused to whoever has not signed in or may not read the register', async () => {
    expect(refusedBy(await placesOf(stranger()))).toEqual([401, 'not-signed-in']);
    expect(refusedBy(await placesOf(administrator))).toEqual([404, 'unknown-register']);
  });

  it('are refused for what no list can be cut by, and of a register without places', async () => {
    expect(refusedBy(await placesOf(clerk, { condition: '{' }))).toEqual([400, 'malformed-request']);
    expect(refusedBy(await placesOf(clerk, { order: 'nothing' }))).toEqual([422, 'column-not-offered']);
    expect(refusedBy(await placesOf(clerk, { light: 'pink' }))).toEqual([422, 'condition-not-offered']);
    expect(refusedBy(await placesOf(clerk, {}, 'customer'))).toEqual([404, 'no-places']);
  });
});

describe('a list', () => {
  it('says whether its records lie in time and on a map', async () => {
    const { json } = await clerk.get('/api/registers/repair');
    expect(json.places).toBe(true);
    expect(json.spans).toEqual({
      planned: ['promised', 'promised'],
      actual: ['promised', 'promised'],
      ended: ['returned'],
    });
    expect((await clerk.get('/api/registers/customer')).json).toMatchObject({ places: false, spans: null });
  });
});
