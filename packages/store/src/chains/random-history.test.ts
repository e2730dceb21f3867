import { type Chain, catalogueOf, type Register } from '@taizhang/definition';
import {
  type Act,
  anybody,
  customer,
  type Fact,
  goal,
  happenings,
  holder,
  openShopInStore,
  repair,
  type Saying,
  type Wait,
  yard,
} from '@taizhang/fixture';
import { openTestStore, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Binder } from '../database.ts';
import { PersonalVault, type Pool, RecordChains, type TwoTimes } from '../index.ts';
import { recordsAtSql } from '../responsibility/records-at.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const scope = { kind: 'own-unit' } as const;
const ofBenchB = holder('bo', { unit: 'bench-b', scope, actions: ['read'] });
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

/** What a customer waits for: the bicycles that he brought, and himself. */
const ready = ['repairing', 'done', 'returned'];
const bicycles: Chain = {
  title: { zh: '修好', en: 'Repaired' },
  description: { zh: '修好为止', en: 'Until repaired' },
  steps: [
    {
      id: 'repairing',
      title: { zh: '修理', en: 'Repair' },
      path: [{ way: 'from', register: 'repair', field: 'customer' }],
      planned: 'promised',
      reached: { stages: ready },
      aside: ['waiting'],
    },
  ],
};
const bringing: Register = { ...customer, chains: { bicycles } };
const catalogue = catalogueOf([bringing, repair, goal, yard]);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const saying: fc.Arbitrary<Saying> = fc.record({
  record: fc.nat(2),
  transition: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('open', 'revise', 'pay') },
    { weight: 3, arbitrary: fc.nat(5).map((n) => -n) },
  ),
  daysBack: fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(30) }),
  unit: optional(fc.constantFrom('bench-a', 'bench-b')),
  street: optional(fc.constantFrom('north', 'south', null)),
  customer: optional(fc.constantFrom('CU-1', 'CU-2', null)),
  promised: optional(fc.constantFrom('2021-01-10', '2021-02-10')),
  paid: optional(fc.integer({ min: 0, max: 900 })),
  evidence: fc.constant(true),
});
const later: fc.Arbitrary<Wait> = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.constantFrom('end of day', 'a millisecond' as const),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('say' as const), later, saying }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('correct' as const), later, saying, which: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('take back' as const), later, which: fc.nat() }) },
);
const question = fc.record({
  day: fc.constantFrom('2020-12-15', '2021-01-05', '2021-01-15', '2021-01-25', '2021-03-31', '9999-12-31'),
  moment: fc.nat(),
  narrow: fc.boolean(),
});

interface Stood {
  readonly id: string;
  readonly stage: string;
  readonly unit: string;
  readonly street: string | null;
  readonly customer: string | null;
  readonly planned: string | null;
  readonly reached: string | null;
}

/** Where every bicycle stood by a day as known at a moment; by the facts alone. */
function naively(facts: readonly Fact[], { day, knownAt }: TwoTimes): Stood[] {
  return [...(happenings(facts, knownAt as Date) ?? [])].flatMap(([id, life]) => {
    const until = life.filter(({ entry }) => entry.day <= day);
    const after = until.at(-1)?.after;
    if (!after) return [];
    const isReady = (i: number) => ready.includes(until[i]?.after.stage ?? '');
    const came = until.findLast((_, i) => isReady(i) && !isReady(i - 1));
    const { stage, unit, street, fields } = after;
    return [
      {
        id,
        stage,
        unit,
        street,
        customer: (fields.customer ?? null) as string | null,
        planned: (fields.promised ?? null) as string | null,
        reached: ready.includes(stage) ? (came?.entry.day ?? null) : null,
      },
    ];
  });
}

describe('records as they stood at two times', () => {
  it('are what the facts say that were known then, for SQL over movements and for chains', async () => {
    const seen = { reached: 0, past: 0, gone: 0 };
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 10, maxLength: 40 }),
          fc.array(question, { minLength: 6, maxLength: 10 }),
          fc.nat(),
          async (acts, questions, when) => {
            const { shop, district: opened } = await openShopInStore(pool, vault, importer);
            const district = { ...opened, catalogue };
            let chains = new RecordChains(pool, district);
            for (const [i, step] of acts.entries()) {
              // Held from the middle on: the rest comes behind the cursor.
              if (i === when % acts.length) {
                chains = new RecordChains(pool, district);
                await chains.warmAhead(new AbortController().signal);
              }
              await shop.perform(step);
            }
            const latest = shop.moments.at(-1) as Date;
            const today = naively(shop.facts, { day: '9999-12-31', knownAt: latest });
            const read = (at?: TwoTimes) => chains.read(importer, bringing, bicycles, null, at);
            for (const { day, moment, narrow } of questions) {
              const at = { day, knownAt: shop.moments[moment % shop.moments.length] as Date };
              const all = naively(shop.facts, at);
              // Whom a viewer reads follows from where records stand today.
              const readable = all.filter(
                ({ id }) => !narrow || today.find((one) => one.id === id)?.unit === 'bench-b',
              );
              const binder = new Binder();
              const viewer = narrow ? ofBenchB : importer;
              const sql = recordsAtSql(district, viewer, repair, at, binder);
              const { rows } = await pool.query(
                `select id, stage, unit, street, attributes->>'customer' as customer, attributes->>'promised' as planned
                   from (${sql}) r order by id`,
                binder.values,
              );
              expect(rows).toEqual(readable.map(({ reached, ...one }) => one).sort(byId));
              const found = await read(at);
              const links = all.filter(({ stage }) => stage !== 'waiting');
              for (const { id, linked } of found)
                expect(
                  (linked.repairing ?? []).map(({ id, planned, reached }) => [id, planned, reached]).sort(),
                ).toEqual(
                  links
                    .filter((one) => one.customer === id)
                    .map((one) => [one.id, one.planned, one.reached])
                    .sort(),
                );
              seen.reached += links.filter(({ reached }) => reached !== null).length;
              seen.past += all.filter(
                (one) => today.find(({ id }) => id === one.id)?.stage !== one.stage,
              ).length;
              seen.gone += all.length - readable.length;
            }
            expect(await read()).toEqual(await read({ day: '9999-12-31', knownAt: latest }));
          },
        ),
        { numRuns: 40, seed: random.seed, endOnFailure: process.env.CI !== undefined },
      ),
    );
    expect(seen.reached).toBeGreaterThan(20);
    expect(seen.past).toBeGreaterThan(20);
    expect(seen.gone).toBeGreaterThan(20);
  });
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
