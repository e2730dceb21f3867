import { roles, type Scope, type Unit, UnitTree, type Viewer } from '@taizhang/access';
import { all, type Condition, is, Refusal, type Rule } from '@taizhang/definition';
import { workshopDistrict } from '@taizhang/fixture';
import { createTestDatabase, type SeededRandom, type TestDatabase, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../database.ts';
import { migrate } from '../migrate.ts';
import { type ListQuery, RecordLists } from './lists.ts';
import { offeredColumns, offeredOperators } from './offered.ts';

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async (url) => {
    await migrate(url);
  }, 'store');
  pool = openPool(database.appUrl);
  owner = openPool(database.ownerUrl, 2);
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
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
  titled('south', 'street', 'town'),
]);

function viewerOf(scope: Scope, account = 'a', before?: Condition): Viewer {
  const clerk = roles.get('clerk') as NonNullable<ReturnType<typeof roles.get>>;
  const permissions = clerk.permissions.map((p) => ({ ...p, ...(before ? { before } : {}) }));
  return { account, posts: [{ unit: 'bench-a', role: { ...clerk, permissions }, scope }], tree };
}
const everybody = viewerOf({ kind: 'all' });

const texts = [
  '',
  'a',
  'B',
  'é',
  '台账',
  '台',
  '\uffee',
  '😀',
  '😀a',
  '𠮷',
  '%',
  '_',
  "'",
  '\\',
  '2',
  '12.5',
  'b台账c',
];
const numbers = ['0', '2', '-2', '12.5', '0.000001', '1.25', '-0.5', '1000000'];
const days = ['2021-01-01', '2021-06-30', '2020-02-29'];

const nullable = <T>(random: SeededRandom, values: readonly T[]): T | undefined =>
  random.integer(0, 3) === 0 ? undefined : random.pick(values);

/** A record as somebody might have made it, with what the register declares and a little that it does not any more. */
function recordOf(random: SeededRandom, id: string, seq: number) {
  return {
    id,
    stage: random.pick(['waiting', 'repairing', 'done', 'returned', null, 'gone']),
    unit: random.pick(['bench-a', 'bench-b', 'town', null]),
    street: random.pick(['north', 'south', null]),
    opened_by: random.pick(['a', 'b', null]),
    opened_on: random.pick([...days, null]),
    last_occurred_on: random.pick([...days, null]),
    last_seq: seq,
    attributes: {
      label: nullable(random, texts),
      colour: nullable(random, ['red', 'blue', 'green', 'black']),
      urgent: nullable(random, [true, false]),
      gears: nullable(random, numbers),
      promised: nullable(random, days),
      customer: nullable(random, ['CU-1', 'CU-2', '台']),
    },
    holdings: {
      quoted: nullable(random, ['0', '50', '12.50', '99.99']),
      paid: nullable(random, ['1', '2.5']),
    },
  };
}
type Made = ReturnType<typeof recordOf>;

/** Writes records as a posting leaves them: the records, and a movement that says which were written. */
async function write(district: string, records: readonly Made[]): Promise<void> {
  const given = [district, JSON.stringify(records)];
  await owner.query(
    `insert into record (district, register, id, title, stage, unit, street, opened_by, opened_on, last_occurred_on,
                         last_seq, attributes, holdings, updated_at)
     select $1, 'repair', r.id, r.id, r.stage, r.unit, r.street, r.opened_by, r.opened_on, r.last_occurred_on,
            r.last_seq, r.attributes, r.holdings, now()
       from jsonb_to_recordset($2::jsonb) as r (id text, stage text, unit text, street text, opened_by text,
            opened_on date, last_occurred_on date, last_seq bigint, attributes jsonb, holdings jsonb)
     on conflict (district, register, id) do update
        set stage = excluded.stage, unit = excluded.unit, street = excluded.street, opened_by = excluded.opened_by,
            opened_on = excluded.opened_on, last_occurred_on = excluded.last_occurred_on,
            last_seq = excluded.last_seq, attributes = excluded.attributes, holdings = excluded.holdings`,
    given,
  );
  await owner.query(
    `insert into movement (district, seq, entry, origin, sign, register, record, transition, stage_to, occurred_on,
                           recorded_at, recorded_by, request, unit, attributes, amounts, holdings)
     select $1, r.last_seq, r.last_seq, 'entry', 1, 'repair', r.id, 'open', 'waiting', '2021-01-01', now(), 'a', 'r',
            'bench-a', '{}', '{}', '{}'
       from jsonb_to_recordset($2::jsonb) as r (id text, last_seq bigint)`,
    given,
  );
}

const district = (id: string) => workshopDistrict(id);
const register = workshopDistrict().catalogue.registers.get('repair') as NonNullable<
  ReturnType<ReturnType<typeof workshopDistrict>['catalogue']['registers']['get']>
>;
const columns = [...offeredColumns(register).values()];

const rule: fc.Arbitrary<Rule> = fc
  .constantFrom(...columns.filter(({ id }) => !id.includes('.')))
  .chain((column) => {
    const text = fc.oneof(
      fc.constantFrom(...texts, ...days, 'red', 'waiting', 'north', 'bench-a'),
      fc.string({ unit: 'binary', maxLength: 2 }).filter((s) => !s.includes('\0') && !s.startsWith('$')),
    );
    const number = fc.constantFrom<string | number>(
      ...numbers,
      '1.2500000000001',
      '-99999999999999999999',
      2.5,
      '1e20',
    );
    const value = { text, number, flag: fc.boolean() }[column.comparison] as fc.Arbitrary<
      string | number | boolean
    >;
    return fc.constantFrom(...offeredOperators[column.comparison]).chain((operator): fc.Arbitrary<Rule> => {
      const field = fc.constant(column.id);
      if (operator === 'null' || operator === 'notNull')
        return fc.record({ field, operator: fc.constant(operator), value: fc.constant(null) });
      const listed = ['in', 'notIn', 'between', 'notBetween'].includes(operator);
      return fc.record({
        field,
        operator: fc.constant(operator),
        value: listed
          ? fc.array(value, { maxLength: 3 })
          : fc.oneof({ weight: 9, arbitrary: value }, fc.constant(null)),
      }) as fc.Arbitrary<Rule>;
    });
  });
// No deeper than a list takes: what it does not take is tried apart.
const condition: fc.Arbitrary<Condition> = fc.letrec<{ group: Condition }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(fc.oneof({ depthSize: 'small', maxDepth: 6 }, rule, tie('group')), { maxLength: 4 }),
      not: fc.boolean(),
    },
    { requiredKeys: ['combinator', 'rules'] },
  ),
})).group;
const viewer = fc.constantFrom(
  everybody,
  viewerOf({ kind: 'own-unit' }),
  viewerOf({ kind: 'own-records' }, 'b'),
  viewerOf({ kind: 'of-record', register: 'customer', record: 'CU-1' }),
  viewerOf({ kind: 'of-record', register: 'repair', record: 'RP-7' }, 'a', all(is('colour', 'red'))),
  viewerOf({ kind: 'of-record', register: 'yard', record: 'YD-1' }),
  viewerOf({ kind: 'units', units: ['north', 'bench-b'] }),
  viewerOf({ kind: 'units', units: ['town'] }, 'a', {
    combinator: 'or',
    rules: [{ field: 'colour', operator: '=', value: 'red' }],
    not: true,
  }),
  // Bounds that no list could be cut by.
  viewerOf({ kind: 'all' }, 'a', {
    combinator: 'and',
    rules: [{ field: 'label', operator: '=', value: 'customer', valueSource: 'field' }],
    not: true,
  }),
  { account: 'a', posts: [], tree },
);
const query: fc.Arbitrary<ListQuery> = fc.record({
  condition: fc.option(condition, { nil: null }),
  order: fc.record({ by: fc.constantFrom(...columns.map(({ id }) => id)), descending: fc.boolean() }),
  limit: fc.integer({ min: 1, max: 40 }),
  offset: fc.integer({ min: 0, max: 60 }),
  ranked: fc.option(
    fc.record({
      ranks: fc
        .array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(3)))
        .map((pairs) => new Map(pairs.map(([n, rank]) => [`RP-${n}`, rank]))),
      only: fc.option(fc.array(fc.nat(3)), { nil: null }),
      first: fc.boolean(),
    }),
    { nil: undefined },
  ),
});

describe('a list', () => {
  it('says what plain SQL says, for any condition, order, page and viewer, also while records change', async () => {
    await withSeed(async (random) => {
      const of = district(`lists-${random.seed}`);
      const lists = new RecordLists(pool, of);
      let seq = 0;
      const some = (n: number) =>
        Array.from({ length: n }, () =>
          recordOf(random, `RP-${random.pick(['', '台', 'é'])}${random.integer(1, 90)}`, ++seq),
        );
      const distinct = (made: Made[]) => [...new Map(made.map((r) => [r.id, r])).values()];
      await write(of.id, distinct(some(60)));
      let found = 0;
      await fc.assert(
        fc.asyncProperty(viewer, query, fc.boolean(), async (who, asked, changes) => {
          if (changes) await write(of.id, distinct(some(random.integer(1, 5))));
          const [quick, plain] = [
            await lists.list(who, 'repair', asked),
            await lists.listPlainly(who, 'repair', asked),
          ];
          expect(quick).toEqual(plain);
          found += quick.records.length;
        }),
        { seed: random.seed, numRuns: 400 },
      );
      // Some seed or other finds few; none would be a test of nothing.
      expect(found).toBeGreaterThan(200);
      const { rows, bytes } = await lists.warm('repair');
      expect(rows).toBeGreaterThan(50);
      expect(bytes).toBeGreaterThan(1000);
    });
  });

  it('is to each of many who ask for the same at once what it would be to him alone', async () => {
    await withSeed(async (random) => {
      const of = district(`lists-shared-${random.seed}`);
      await write(
        of.id,
        Array.from({ length: 60 }, (_, i) => recordOf(random, `RP-${i + 1}`, i + 1)),
      );
      const [together, alone] = [new RecordLists(pool, of), new RecordLists(pool, of)];
      const asking = fc.array(viewer, { minLength: 2, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(asking, query, async (viewers, asked) => {
          const all = [...viewers, ...viewers, ...viewers];
          const pages = await Promise.all(all.map((who) => together.listPlainly(who, 'repair', asked)));
          for (const [i, who] of all.entries())
            expect(pages[i]).toEqual(await alone.listPlainly(who, 'repair', asked));
        }),
        { seed: random.seed, numRuns: 60 },
      );
    });
  });

  it('moves its cursor when much was posted, and falls back to SQL for what memory cannot hold', async () => {
    const of = district('lists-cursor');
    const lists = new RecordLists(pool, of);
    const asked = { limit: 5, offset: 0 };
    expect((await lists.list(everybody, 'repair', asked)).count).toBe(0);
    const opened = (n: number, gears: string): Made => ({
      id: `RP-${n}`,
      stage: 'waiting',
      unit: 'bench-a',
      street: null,
      opened_by: 'a',
      opened_on: '2021-01-01',
      last_occurred_on: '2021-01-01',
      last_seq: n,
      attributes: { label: `车${n}`, gears } as Made['attributes'],
      holdings: { quoted: '10', paid: '0.1' },
    });
    await write(
      of.id,
      Array.from({ length: 700 }, (_, i) => opened(i + 1, '1')),
    );
    for (let i = 0; i < 5; i++) {
      const page = await lists.list(everybody, 'repair', asked);
      expect(page.count).toBe(700);
      expect(page.sums).toEqual({ quoted: '7000', paid: '70', track: '0' });
    }
    await write(of.id, [opened(701, '123456789012345678.5')]);
    const page = await lists.list(everybody, 'repair', {
      ...asked,
      order: { by: 'gears', descending: true },
    });
    expect(page.count).toBe(701);
    expect(page.records[0]?.values.gears).toBe('123456789012345678.5');
    const exported: string[] = [];
    for await (const rows of lists.everyRecord(everybody, 'repair', {
      order: { by: 'gears', descending: false },
    }))
      exported.push(...rows.map(({ id }) => id));
    expect(exported).toHaveLength(701);
    expect(exported.at(-1)).toBe('RP-701');
  });

  it('answers by SQL when all of it does not fit', async () => {
    const of = district('lists-small');
    await write(of.id, [
      recordOf({ integer: () => 1, pick: (v: readonly unknown[]) => v[0] } as never, 'RP-1', 1),
    ]);
    const lists = new RecordLists(pool, of, { bytes: 10, worthWaiting: 10 });
    expect((await lists.list(everybody, 'repair', { limit: 5, offset: 0 })).count).toBe(1);
    expect((await lists.warm('repair')).rows).toBe(0);
  });

  it('counts the registers that a viewer may read, each within reach', async () => {
    const of = district('lists-counts');
    await write(of.id, [
      {
        ...recordOf({ integer: () => 1, pick: (v: readonly unknown[]) => v[0] } as never, 'RP-1', 1),
        unit: 'bench-a',
      },
      {
        ...recordOf({ integer: () => 1, pick: (v: readonly unknown[]) => v[0] } as never, 'RP-2', 2),
        unit: 'bench-b',
        street: null,
      },
    ]);
    const lists = new RecordLists(pool, of);
    const countOf = async (who: Viewer) =>
      (await lists.counts(who)).find(({ register: id }) => id === 'repair')?.count;
    const expectCounts = async () => {
      expect(await countOf(everybody)).toBe(2);
      expect(await countOf(viewerOf({ kind: 'own-unit' }))).toBe(1);
    };
    await expectCounts();
    await lists.warmAhead(new AbortController().signal);
    await expectCounts();
    expect(await lists.counts({ account: 'a', posts: [], tree })).toEqual([]);
  });

  it.each<[string, Rule]>([
    ['a column that there is not', { field: "x'; drop table record; --", operator: '=', value: '1' }],
    ['personal data', { field: 'phone', operator: '=', value: '1' }],
    ['a place', { field: 'spot', operator: 'null', value: null }],
    ['a prototype', { field: '__proto__', operator: '=', value: '1' }],
    ['a number that is none', { field: 'gears', operator: '>', value: "1'; drop table record" }],
    ['an operator that the column has not', { field: 'urgent', operator: '<', value: true }],
    ['two columns', { field: 'label', operator: '=', value: 'colour', valueSource: 'field' }],
    ['a parameter', { field: 'label', operator: '=', value: '$x' }],
    ['too many values', { field: 'label', operator: 'in', value: Array.from({ length: 501 }, String) }],
  ])('refuses %s in a condition', async (_what, bad) => {
    const lists = new RecordLists(pool, district('lists-bad'));
    const asked = { condition: { combinator: 'and' as const, rules: [bad] }, limit: 1, offset: 0 };
    await expect(lists.list(everybody, 'repair', asked)).rejects.toThrow(Refusal);
  });

  it('refuses conditions without end, columns and registers that there are not', async () => {
    const lists = new RecordLists(pool, district('lists-bad'));
    let deep: Condition = { combinator: 'and', rules: [] };
    for (let i = 0; i < 20; i++) deep = { combinator: 'and', rules: [deep] };
    const page = { limit: 1, offset: 0 };
    await expect(lists.list(everybody, 'repair', { ...page, condition: deep })).rejects.toMatchObject({
      code: 'condition-not-offered',
    });
    await expect(
      lists.list(everybody, 'repair', { ...page, order: { by: 'id; drop table record', descending: true } }),
    ).rejects.toMatchObject({ code: 'column-not-offered' });
    await expect(lists.list(everybody, 'nothing', page)).rejects.toMatchObject({ code: 'unknown-register' });
  });
});
