import { roles, type Scope, UnitTree, type Viewer } from '@taizhang/access';
import { workshopDistrict } from '@taizhang/fixture';
import { openTestStore, type TestStore } from '@taizhang/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../database.ts';
import { keepView, removeView, reviseView, type ViewInput, viewsOf } from './views.ts';

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const tree = new UnitTree([
  { id: 'town', title: { zh: '镇', en: 'Town' }, kind: 'district', parent: null },
  { id: 'bench-a', title: { zh: '甲台', en: 'A' }, kind: 'bureau', parent: 'town' },
  { id: 'bench-b', title: { zh: '乙台', en: 'B' }, kind: 'bureau', parent: 'town' },
]);
const viewerOf = (
  account: string,
  unit: string,
  scope: Scope = { kind: 'own-unit' },
  role = 'clerk',
): Viewer => ({
  account,
  posts: [{ unit, role: roles.get(role) as NonNullable<ReturnType<typeof roles.get>>, scope }],
  tree,
});
const [a, colleague, b] = [viewerOf('a', 'bench-a'), viewerOf('a2', 'bench-a'), viewerOf('b', 'bench-b')];
const office = viewerOf('office', 'town', { kind: 'all' });

const red: ViewInput = {
  register: 'repair',
  name: '红车',
  audience: { kind: 'own' },
  content: {
    condition: { combinator: 'and', rules: [{ field: 'colour', operator: '=', value: 'red' }] },
    order: { by: 'quoted', descending: true },
    columns: [{ id: 'label', width: 300 }],
  },
};
const namesOf = async (district: string, viewer: Viewer) =>
  (await viewsOf(pool, workshopDistrict(district), viewer, 'repair')).map(({ name }) => name);

describe('a view', () => {
  it('is seen by whom it is for', async () => {
    const district = workshopDistrict('views-seen');
    await keepView(pool, district, a, red);
    await keepView(pool, district, a, { ...red, name: '本台', audience: { kind: 'unit', unit: 'bench-a' } });
    await keepView(pool, district, office, { ...red, name: '全部', audience: { kind: 'all' } });
    expect(await namesOf('views-seen', a)).toEqual(['全部', '本台', '红车']);
    expect(await namesOf('views-seen', colleague)).toEqual(['全部', '本台']);
    expect(await namesOf('views-seen', b)).toEqual(['全部']);
    const administrator = viewerOf('s', 'town', { kind: 'all' }, 'system-administrator');
    expect(await namesOf('views-seen', administrator)).toEqual([]);
  });

  it('is never overwritten: every saving is a revision, over the one that was seen', async () => {
    const district = workshopDistrict('views-revised');
    const { id } = await keepView(pool, district, a, red);
    const second = await reviseView(pool, district, a, id, 1, { ...red, name: '红色的车' });
    expect(second).toMatchObject({ id, revision: 2, name: '红色的车', madeBy: 'a' });
    await expect(reviseView(pool, district, a, id, 1, red)).rejects.toMatchObject({
      code: 'view-changed',
      details: { revision: 2 },
    });
    const both = await Promise.allSettled([
      reviseView(pool, district, a, id, 2, { ...red, name: '甲' }),
      reviseView(pool, district, a, id, 2, { ...red, name: '乙' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await pool.query('select revision from saved_view where id = $1 order by 1', [id]);
    expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    await removeView(pool, district, a, id, 3);
    expect(await namesOf('views-revised', a)).toEqual([]);
    await expect(reviseView(pool, district, a, id, 4, red)).rejects.toMatchObject({ code: 'unknown-view' });
    await expect(pool.query('delete from saved_view')).rejects.toThrow(/permission denied/);
  });

  it('is changed and removed by its maker alone, and is not there for those it is not for', async () => {
    const district = workshopDistrict('views-denied');
    const own = await keepView(pool, district, a, red);
    const shared = await keepView(pool, district, a, { ...red, audience: { kind: 'unit', unit: 'bench-a' } });
    await expect(removeView(pool, district, colleague, own.id, 1)).rejects.toMatchObject({
      code: 'unknown-view',
    });
    await expect(removeView(pool, district, colleague, shared.id, 1)).rejects.toMatchObject({
      code: 'view-not-yours',
    });
    await expect(removeView(pool, district, b, shared.id, 1)).rejects.toMatchObject({ code: 'unknown-view' });
  });

  it.each<[string, Viewer, Partial<ViewInput>, string]>([
    ['with everybody, by somebody who does not reach all', a, { audience: { kind: 'all' } }, 'view-reach'],
    ['with a unit of others', a, { audience: { kind: 'unit', unit: 'bench-b' } }, 'view-reach'],
    ['of a register that there is not', a, { register: 'nothing' }, 'unknown-register'],
    [
      'with a column that there is not',
      a,
      { content: { ...red.content, columns: [{ id: 'x', width: null }] } },
      'column-not-offered',
    ],
    [
      'with a condition that cannot be judged',
      a,
      {
        content: {
          ...red.content,
          condition: { combinator: 'and', rules: [{ field: "'; drop", operator: '=', value: 1 }] },
        },
      },
      'condition-not-offered',
    ],
  ])('is refused %s', async (_what, viewer, change, code) => {
    const district = workshopDistrict('views-bad');
    await expect(keepView(pool, district, viewer, { ...red, ...change })).rejects.toMatchObject({ code });
  });
});
