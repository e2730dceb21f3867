import {
  type Action,
  actions,
  type Permission,
  type Post,
  reachOf,
  type Scope,
  type Unit,
  UnitTree,
  type Viewer,
  withinReach,
} from '@taizhang/access';
import { all, any, atLeast, type Condition, is, isIn } from '@taizhang/definition';
import { repair } from '@taizhang/fixture';
import { type RecordState, valueIn } from '@taizhang/ledger';
import { createTestDatabase, type TestDatabase, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Binder, openPool, type Pool } from './database.ts';
import { scopeSql } from './scope-sql.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async () => undefined, 'empty');
  pool = openPool(database.appUrl);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const titled = (id: string, kind: Unit['kind'], parent: string | null): Unit => ({
  id,
  kind,
  parent,
  title: { zh: id, en: id },
});
const tree = new UnitTree([
  titled('town', 'district', null),
  titled('bench-a', 'bureau', 'town'),
  titled('bench-b', 'bureau', 'town'),
  titled('north', 'street', 'town'),
  titled('north-1', 'community', 'north'),
]);
const ids = [...tree.units.keys()];
const accounts = ['a', 'b'];

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constantFrom<Scope>(
    { kind: 'all' },
    { kind: 'own-unit' },
    { kind: 'own-unit-and-below' },
    { kind: 'own-records' },
    { kind: 'of-record', register: 'customer', record: 'CU-1' },
    { kind: 'of-record', register: 'repair', record: 'RP-2' },
    { kind: 'of-record', register: 'yard', record: 'YD-1' },
  ),
  fc.record({ kind: fc.constant('units' as const), units: fc.subarray(ids, { minLength: 1 }) }),
);
const condition = fc.constantFrom<Condition | undefined>(
  undefined,
  all(is('stage', 'waiting')),
  all(is('colour', 'red')),
  { ...any(is('colour', 'red'), atLeast('paid', 50)), not: true },
  all(isIn('unit', ['bench-a', 'north-1'])),
);
const permission: fc.Arbitrary<Permission> = fc.record(
  {
    registers: fc.constantFrom<Permission['registers']>('all', ['repair'], ['customer']),
    actions: fc.subarray<Action>([...actions], { minLength: 1 }),
    before: condition,
    scope,
  },
  { requiredKeys: ['registers', 'actions'] },
);
const post: fc.Arbitrary<Post> = fc.record({
  unit: fc.constantFrom(...ids),
  scope,
  role: fc.array(permission, { maxLength: 2 }).map((permissions) => ({
    id: 'any',
    title: { zh: '任一', en: 'Any' },
    description: { zh: '任一', en: 'Any' },
    permissions,
    duties: [],
  })),
});
const viewer: fc.Arbitrary<Viewer> = fc.record({
  account: fc.constantFrom(...accounts),
  posts: fc.array(post, { maxLength: 3 }),
  tree: fc.constant(tree),
});
const nullable = <T>(...values: T[]) => fc.constantFrom<T | null>(...values, null);
const record = fc.record({
  id: fc.constantFrom('RP-1', 'RP-2', 'CU-1'),
  stage: nullable('waiting', 'done'),
  unit: nullable(...ids),
  street: nullable('north', 'north-1'),
  openedBy: nullable(...accounts),
  attributes: fc.constantFrom<RecordState['attributes']>(
    {},
    { colour: 'red' },
    { colour: 'blue', customer: 'CU-1' },
    { colour: 'red', customer: 'CU-2' },
  ),
  holdings: fc.constantFrom<RecordState['holdings']>({}, { paid: '50' }, { paid: '49.99' }),
});

describe('what a viewer reaches', () => {
  it('is the same in a query and in the program, whatever the posts and the record', async () => {
    await withSeed(async ({ seed }) => {
      await fc.assert(
        fc.asyncProperty(
          viewer,
          fc.constantFrom(...actions),
          fc.array(record, { minLength: 1, maxLength: 8 }),
          async (who, action, records) => {
            const binder = new Binder();
            const rows = binder.bind(JSON.stringify(records), 'jsonb');
            const { rows: found } = await pool.query<{ within: boolean }>(
              `select ${scopeSql(who, action, repair, 'r', binder)} is true as within
                 from jsonb_array_elements(${rows}) with ordinality as l (j, n)
                cross join lateral (
                  select j->>'id' as id, j->>'stage' as stage, j->>'unit' as unit, j->>'street' as street,
                         j->>'openedBy' as opened_by, j->'attributes' as attributes, j->'holdings' as holdings) r
                order by n`,
              binder.values,
            );
            const reach = reachOf(who, action, repair.id);
            expect(found.map((row) => row.within)).toEqual(
              records.map((r) => {
                const state = r as unknown as RecordState;
                const reachable = { ...r, valueOf: (field: string) => valueIn(repair, state, field) };
                return withinReach(reach, who.account, repair, reachable);
              }),
            );
          },
        ),
        { seed, numRuns: 300 },
      );
    });
  });
});
