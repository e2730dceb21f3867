import { randomUUID } from 'node:crypto';
import { parametersOfMetric } from '@taizhang/definition';
import { type Act, anybody, openShopInStore, workshopDistrict } from '@taizhang/fixture';
import { actOf, openTestStore, sayingOfBicycle, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayIn, endOfDay, PersonalVault, type Pool, post, readMetrics, snapshot, UnitSums } from './index.ts';

const vault = new PersonalVault(Buffer.alloc(32, 7));
const importer = anybody('importer', 'import-history', 'read-figures');
let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const act: fc.Arbitrary<Act> = actOf(sayingOfBicycle);
const question = fc.record({
  from: fc.constantFrom('2021-01-01', '2021-01-15'),
  to: fc.constantFrom('2021-01-10', '2021-01-31', '2021-02-14', '2021-12-31'),
  unit: fc.constantFrom('bench-a', 'bench-b', 'town'),
  moment: fc.nat(),
  known: fc.constantFrom('now', 'end of day' as const),
});

const opening = (record: string, quoted: string) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-01-04',
  unit: 'bench-a',
  set: { label: record },
  amounts: { quoted },
});

describe('what metrics come to in each unit, held in memory', () => {
  it('is what is read of it from movements, for any period and time of knowledge, while movements come', async () => {
    const seen = { told: 0, amounts: 0 };
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 10, maxLength: 40 }),
          fc.array(question, { minLength: 5, maxLength: 8 }),
          fc.nat(),
          async (acts, questions, when) => {
            const { shop, district } = await openShopInStore(pool, vault, importer);
            const sums = new UnitSums(pool, district);
            const entries = [...district.catalogue.metrics.values()].filter(
              ({ register, metric }) =>
                register.id === 'repair' &&
                (metric.kind === 'balance' || metric.kind === 'turnover') &&
                parametersOfMetric(metric).length === 0,
            );
            for (const [i, step] of acts.entries()) {
              // Sometimes in the middle, so that what follows lies behind the cursor.
              if (i === when % acts.length)
                for (const entry of entries) await sums.at(importer, entry, async () => null);
              await shop.perform(step);
            }
            for (const { from, to, unit, moment, known } of questions) {
              const day = dayIn(district.timeZone, shop.moments[moment % shop.moments.length] as Date);
              const knownAt =
                known === 'now' ? (shop.moments.at(-1) as Date) : endOfDay(district.timeZone, day);
              const asked = { from, to, knownAt, scope: { unit } };
              const slow = await snapshot(pool, (client) =>
                readMetrics(
                  client,
                  district,
                  importer,
                  entries.map(({ id }) => ({ metric: id, question: asked })),
                  'movements',
                ),
              );
              for (const [i, entry] of entries.entries()) {
                const found = await sums.at(importer, entry, async () => null);
                expect(found?.sums.tells(knownAt)).toBe(true);
                expect([entry.id, found?.sums.read(unit, asked)]).toEqual([entry.id, slow[i]]);
                seen.told += 1;
                if (slow[i] !== null && slow[i] !== '0') seen.amounts += 1;
              }
            }
          },
        ),
        { numRuns: 20, seed: random.seed, endOnFailure: process.env.CI !== undefined },
      ),
    );
    for (const many of Object.values(seen)) expect(many).toBeGreaterThan(40);
  });

  it('stays what was seen when it was asked for, while the ledger grows far beyond it', async () => {
    const district = workshopDistrict(`unit-sums-${randomUUID()}`);
    const sums = new UnitSums(pool, district);
    const entry = district.catalogue.metrics.get('repair.in-hand-quoted');
    if (!entry) throw new Error('no such metric');
    const asked = () => ({ from: '2021-01-01', to: '2021-12-31', knownAt: new Date(Date.now() + 60_000) });
    const first = await sums.at(importer, entry, async () => null);
    for (let batch = 0; batch < 3; batch++) {
      const postings = Array.from({ length: 600 }, (_, i) => opening(`RP-${batch}-${i}`, '120.01'));
      await post(pool, district, vault, importer, { key: randomUUID(), postings: postings as never });
      const then = await sums.at(importer, entry, async () => null);
      expect(then?.sums.read('bench-a', asked())).toBe(String(72_006 * (batch + 1)));
    }
    expect(first?.sums.read('bench-a', asked())).toBe('0');
  });

  it('is not told of a moment within a day, of what is no plain sum, nor where an amount is too great', async () => {
    const district = workshopDistrict(`unit-sums-${randomUUID()}`);
    const sums = new UnitSums(pool, district);
    const { metrics } = district.catalogue;
    const say = (record: string, quoted: string) =>
      post(pool, district, vault, importer, {
        key: randomUUID(),
        postings: [opening(record, quoted)] as never,
      });
    await say('RP-1', '1.01');
    const quoted = metrics.get('repair.in-hand-quoted');
    if (!quoted) throw new Error('no such metric');
    const found = await sums.at(importer, quoted, async () => 'beside');
    expect(found?.beside).toBe('beside');
    expect(found?.sums.tells(new Date('2020-06-30T12:00:00+08:00'))).toBe(false);
    expect(found?.sums.tells(new Date('2020-06-30T23:59:59.999+08:00'))).toBe(true);
    for (const { metric, ...entry } of metrics.values())
      if (metric.kind === 'distinct' || metric.kind === 'ratio' || metric.kind === 'rank')
        expect(await sums.at(importer, { ...entry, metric }, async () => null)).toBeUndefined();
    await say('RP-2', '90071992547409.93');
    expect(await sums.at(importer, quoted, async () => null)).toBeUndefined();
  });
});
