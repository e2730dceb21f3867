import {
  type Act,
  anybody,
  type Fact,
  happenings,
  holder,
  openShopInStore,
  type Saying,
} from '@taizhang/fixture';
import { actOf, openTestStore, optional, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueAt, dueInStreets, followDeadlines, PersonalVault, type Pool, type TwoTimes } from '../index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history');
const ofBenchB = holder('bo', { unit: 'bench-b', scope: { kind: 'own-unit' }, actions: ['read'] });
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const days = ['2021-01-10', '2021-01-20', '2021-02-01', '2021-02-10', '2021-03-01'] as const;
const saying: fc.Arbitrary<Saying> = fc.record({
  record: fc.nat(4),
  transition: fc.oneof(
    fc.constantFrom('open', 'revise', 'revise', 'pay'),
    fc.nat(5).map((n) => -n),
  ),
  daysBack: fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 30 })),
  unit: optional(fc.constantFrom('bench-a', 'bench-b')),
  street: optional(fc.constantFrom('north', 'south', null)),
  promised: optional(fc.constantFrom(...days)),
  quoted: optional(fc.integer({ min: 0, max: 20_000 })),
  evidence: fc.boolean(),
});
const act: fc.Arbitrary<Act> = actOf(saying);
const question = fc.record({
  day: fc.constantFrom('2021-01-05', '2021-01-15', '2021-01-25', '2021-02-05', '2021-03-31'),
  moment: fc.nat(),
  first: fc.constantFrom('0001-01-01', '2021-01-10', '2021-01-15'),
  middle: fc.constantFrom('2021-01-20', '2021-01-31'),
  place: fc.constantFrom<{ unit?: string; streets?: string[] }>(
    {},
    {},
    { unit: 'bench-b' },
    { streets: ['north'] },
    { streets: ['north', 'south'] },
  ),
  among: fc.option(fc.subarray(['RP-0', 'RP-1', 'RP-2', 'RP-3', 'RP-4']), { nil: null }),
  narrow: fc.boolean(),
});

interface Standing {
  readonly record: string;
  readonly day: string;
  readonly unit: string;
  readonly street: string | null;
}

/** The bicycles that stood in hand by a day with a day promised, as known at a moment; by the facts alone. */
function naively(facts: readonly Fact[], { day, knownAt }: TwoTimes): Standing[] {
  const lives = happenings(facts, knownAt as Date);
  return [...(lives ?? [])].flatMap(([record, life]) => {
    const after = life.findLast(({ entry }) => entry.day <= day)?.after;
    const promised = after?.fields.promised;
    if (!after || typeof promised !== 'string' || !['waiting', 'repairing'].includes(after.stage)) return [];
    return [{ record, day: promised, unit: after.unit, street: after.street }];
  });
}

describe('what was due at two times', () => {
  it('is what the facts say that were known then, in order, whatever moved since', async () => {
    const seen = { due: 0, gone: 0 };
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 10, maxLength: 35 }),
          fc.array(question, { minLength: 5, maxLength: 8 }),
          fc.nat(),
          async (acts, questions, when) => {
            const { shop, district } = await openShopInStore(pool, vault, importer);
            for (const [i, step] of acts.entries()) {
              // Sometimes in the middle, so that some of it was followed and some was not.
              if (i === when % acts.length) await followDeadlines(pool, district);
              await shop.perform(step);
            }
            // Whom a viewer reads follows from where records stand today.
            const today = new Map(
              naivePlaces(shop.facts, shop.moments.at(-1) as Date).map((one) => [one.record, one.unit]),
            );
            for (const { day, moment, first, middle, place, among, narrow } of questions) {
              const at = { day, knownAt: shop.moments[moment % shop.moments.length] as Date };
              const stretches = [
                { from: first, until: middle, limit: 2, offset: 1 },
                { from: '2021-02-01', until: '2021-12-31', limit: 100, offset: 0 },
              ];
              const sieve = among
                ? { ...place, among: among.map((id) => ({ register: 'repair', id })) }
                : place;
              const viewer = narrow ? ofBenchB : importer;
              const found = await dueAt(pool, district, viewer, at, stretches, sieve);
              const inStreets = await dueInStreets(pool, district, viewer, at, stretches, ['north', 'south']);
              const reached = naively(shop.facts, at).filter(
                ({ record }) => !narrow || today.get(record) === 'bench-b',
              );
              const all = reached.filter(
                ({ record, unit, street }) =>
                  (!among || among.includes(record)) &&
                  (place.unit === undefined || place.unit === unit) &&
                  (place.streets === undefined || place.streets.includes(street ?? '')),
              );
              for (const [i, { from, until, limit, offset }] of stretches.entries()) {
                const within = all
                  .filter((one) => one.day >= from && one.day <= until)
                  .sort((a, b) => (`${a.day} ${a.record}` < `${b.day} ${b.record}` ? -1 : 1));
                expect({
                  total: found[i]?.total,
                  due: found[i]?.due.map(({ record, day: on, unit, street }) => ({
                    record,
                    day: on,
                    unit,
                    street,
                  })),
                }).toEqual({ total: within.length, due: within.slice(offset, offset + limit) });
                expect(
                  ['north', 'south'].map((street) => inStreets.get(street)?.[i]),
                  'the numbers in sub-districts',
                ).toEqual(
                  ['north', 'south'].map(
                    (street) =>
                      reached.filter((one) => one.street === street && one.day >= from && one.day <= until)
                        .length,
                  ),
                );
                seen.due += within.length;
                seen.gone += within.filter(({ record, unit }) => today.get(record) !== unit).length;
              }
            }
          },
        ),
        { numRuns: 40, seed: random.seed, endOnFailure: process.env.CI !== undefined },
      ),
    );
    expect(seen.due).toBeGreaterThan(20);
    expect(seen.gone).toBeGreaterThan(0);
  });
});

/** Where every bicycle lies as known at a moment. */
function naivePlaces(facts: readonly Fact[], knownAt: Date): { record: string; unit: string }[] {
  return [...(happenings(facts, knownAt) ?? [])].flatMap(([record, life]) => {
    const unit = life.at(-1)?.after.unit;
    return unit === undefined ? [] : [{ record, unit }];
  });
}
