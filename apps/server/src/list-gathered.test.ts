import type { Field, Register } from '@taizhang/definition';
import { workshopPackage } from '@taizhang/fixture';
import { serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

/** A workshop whose customers live somewhere, and whose repairs are drawn where their customer lives. */
function shop() {
  const base = workshopPackage();
  const registers = base.registers.map((register): Register => {
    const { spot, ...others } = register.fields;
    if (register.id === 'repair') return { ...register, fields: others, placedBy: 'customer' };
    if (register.id !== 'customer') return register;
    const place: Field = { kind: 'point', title: { zh: '住处', en: 'Home' } };
    return { ...register, fields: { ...others, home: place } };
  });
  const known = { transition: 'open', recordedAt: '2021-02-01T01:00:00Z', recordedBy: 'bench-a' };
  const customers = [
    ['CU-2', 'bench-a', '114.31,30.55'],
    ['CU-3', 'bench-b', '114.32,30.56'],
  ].map(([record, unit, home]) => ({
    ...known,
    register: 'customer',
    record: record as string,
    occurredOn: '2021-01-31',
    unit: unit as string,
    set: { name: `${record}（合成）`, home: home as string },
  }));
  const repairs = (
    [
      ['HR-1', 'CU-2', 'red'],
      ['HR-2', 'CU-2', 'blue'],
      ['HR-3', 'CU-3', 'red'],
    ] as const
  ).map(([record, customer, colour]) => ({
    ...known,
    register: 'repair',
    record,
    occurredOn: '2021-02-01',
    unit: 'bench-a',
    set: { label: `${record}（合成）`, colour, customer },
    amounts: { quoted: '10' },
  }));
  return { ...base, registers, history: () => [...base.history(), ...customers, ...repairs] };
}
const served = serving(buildApp, shop());
const { as } = served;
let clerk: Visitor;
let coordinator: Visitor;
beforeAll(async () => {
  [clerk, coordinator] = (await Promise.all(['clerk.a', 'coordinator'].map((name) => as(name)))) as [
    Visitor,
    Visitor,
  ];
});

const placesOf = async (visitor: Visitor, query: Record<string, string> = {}) =>
  (await visitor.get(`/api/registers/repair/places?${new URLSearchParams(query)}`)).json;
const red = JSON.stringify({ combinator: 'and', rules: [{ field: 'colour', operator: '=', value: 'red' }] });

describe('a list whose records lie where what they refer to lies', () => {
  it('is gathered there, with how many of its records', async () => {
    const places = await placesOf(coordinator);
    // Eight repairs are for a customer of whom nobody knows where he lives.
    expect(places).toMatchObject({ count: 11, placed: 3 });
    expect(places.by).toEqual({
      field: { id: 'customer', title: { zh: '顾客', en: 'Customer' } },
      register: { id: 'customer', title: expect.objectContaining({ zh: '顾客' }) },
    });
    expect(places.points).toMatchObject([
      { id: 'CU-2', title: 'CU-2（合成）', gathers: 2, light: null, longitude: 114.31, latitude: 30.55 },
      { id: 'CU-3', gathers: 1, stage: { id: 'known' } },
    ]);
    expect((await coordinator.get('/api/registers/repair')).json.places).toBe(true);
  });

  it('is cut as the list is', async () => {
    const cut = await placesOf(coordinator, { condition: red });
    expect(cut.points).toMatchObject([
      { id: 'CU-2', gathers: 1 },
      { id: 'CU-3', gathers: 1 },
    ]);
    const list = await coordinator.get(
      `/api/registers/repair/records?${new URLSearchParams({ condition: red })}`,
    );
    expect(cut.count).toBe(list.json.count);
    const lit = await placesOf(coordinator, { light: 'missed' });
    const litList = await coordinator.get('/api/registers/repair/records?light=missed');
    expect(lit.count).toBe(litList.json.count);
  });

  it('is not gathered where one does not reach what is referred to', async () => {
    const places = await placesOf(clerk);
    expect(places).toMatchObject({ count: 11, placed: 2 });
    expect(places.points.map(({ id }: { id: string }) => id)).toEqual(['CU-2']);
    expect(await placesOf(await as('clerk.b'))).toMatchObject({ count: 0, placed: 0, points: [] });
  });
});

describe('a record that lies where what it refers to lies', () => {
  const workOf = async (visitor: Visitor, record: string) =>
    (await visitor.get(`/api/records/repair/${record}/work`)).json;

  it('is shown there, with whose place it is and what lies next to that', async () => {
    const work = await workOf(coordinator, 'HR-1');
    expect(work.place).toEqual({
      longitude: 114.31,
      latitude: 30.55,
      of: {
        register: { id: 'customer', title: expect.objectContaining({ zh: '顾客' }) },
        id: 'CU-2',
        title: 'CU-2（合成）',
      },
    });
    expect(work.neighbours.map(({ id }: { id: string }) => id)).toEqual(['CU-3']);
  });

  it('is shown nowhere to who does not read what it refers to, or where that has no place', async () => {
    expect((await workOf(clerk, 'HR-1')).place).toMatchObject({ of: { id: 'CU-2' } });
    expect((await workOf(clerk, 'HR-3')).place).toBeNull();
    expect((await workOf(coordinator, 'RP-1')).place).toBeNull();
  });
});
