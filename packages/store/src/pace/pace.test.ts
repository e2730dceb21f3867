import { randomUUID } from 'node:crypto';
import {
  type Act,
  anybody,
  type Fact,
  happenings,
  openShopInStore,
  type Saying,
  workshop,
  workshopDistrict,
} from '@taizhang/fixture';
import { dayNumber, dayOfNumber } from '@taizhang/ledger';
import { actOf, openTestStore, optional, seededRandom, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type District,
  endOfDay,
  type PaceAt,
  PersonalVault,
  type Pool,
  paceMonths,
  post,
  type RecordPace,
  RecordPaces,
} from '../index.ts';

const actor = anybody('tester', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 7));

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const payment = {
  register: workshop.registers.get('repair') as never,
  id: 'payment',
  pace: workshop.registers.get('repair')?.paces?.payment as never,
};
const months = (district: District) => paceMonths(district, payment, '2021');

/** A bicycle's payments up to a day as known at a moment, with what was planned, in cents; by the facts alone. */
function naively(facts: readonly Fact[], record: string, day: string, knownAt: Date) {
  const life = happenings(facts, knownAt)?.get(record) ?? [];
  const until = life.filter(({ entry }) => entry.day <= day);
  const paid = until
    .filter(({ entry }) => entry.day >= '2021-01-01' && ['pay', 'revise'].includes(entry.transition))
    .reduce((sum, { entry }) => sum + (entry.amounts.paid ?? 0), 0);
  const last = until.at(-1)?.after;
  // Of green ones nothing is scheduled.
  const counts = last?.fields.colour !== 'green';
  const planned =
    last && counts && ['waiting', 'repairing', 'done'].includes(last.stage) ? last.sums.quoted : 0;
  const promised = last?.fields.promised as string | undefined;
  const spread = promised?.startsWith('2021') ? Number(promised.slice(5, 7)) : 12;
  const dueBy = (month: number) =>
    planned > 0 ? Math.floor((planned * Math.min(month, spread)) / spread) : null;
  return { paid, dueBy };
}

/** The lights of a bicycle's months, written down day by day as somebody would have who looked every evening. */
function naiveLights(district: District, facts: readonly Fact[], record: string, at: PaceAt) {
  const now = at.knownAt ?? new Date(8.64e15);
  const evening = (day: string) =>
    new Date(Math.min(endOfDay(district.timeZone, day).getTime(), now.getTime()));
  return months(district).map(({ month, endsOn, closesOn }, i) => {
    if (at.day < `${month}-01`) return null;
    const number = i + 1;
    if (at.day <= closesOn) {
      const ended = at.day >= endsOn;
      const { paid, dueBy } = naively(facts, record, ended ? endsOn : at.day, now);
      const due = ended ? dueBy(number) : number === 1 && dueBy(1) !== null ? 0 : dueBy(number - 1);
      return due === null ? null : paid >= due ? 'pace' : 'behind';
    }
    const closing = naively(facts, record, endsOn, evening(closesOn));
    const due = closing.dueBy(number);
    const since = naively(facts, record, endsOn, now).dueBy(number) ?? due;
    if (since === null) return null;
    if (due !== null && closing.paid >= due) return 'pace';
    if (naively(facts, record, at.day, now).paid < since) return 'missed';
    let on: string | null = null;
    for (let day = dayNumber('2021-01-01'); day <= dayNumber(at.day); day++) {
      const then = dayOfNumber(day);
      const reached = naively(facts, record, then, evening(then)).paid >= since;
      on = reached ? (on ?? then) : null;
    }
    return `made-up ${on === null || closing.paid >= since ? at.day : on}`;
  });
}

const lightsOf = (pace: RecordPace | undefined) =>
  pace
    ? pace.lights.months.map((one) => one && (one.light === 'made-up' ? `made-up ${one.on}` : one.light))
    : Array(12).fill(null);

const saying: fc.Arbitrary<Saying> = fc.record({
  record: fc.nat(2),
  transition: fc.oneof(
    fc.constantFrom('open', 'pay', 'revise', 'pay'),
    fc.nat(5).map((n) => -n),
  ),
  daysBack: fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 60 })),
  colour: optional(fc.constantFrom('red', 'green', null)),
  promised: optional(fc.constantFrom('2021-02-10', '2021-03-01', '2022-01-01')),
  quoted: optional(fc.integer({ min: -3000, max: 20_000 })),
  paid: optional(fc.integer({ min: -2000, max: 6000 })),
  evidence: fc.boolean(),
});
const act: fc.Arbitrary<Act> = actOf(saying, ['end of month']);

describe('the lights of records', () => {
  it('are those that somebody would have written down day by day, at any day and time of knowledge', async () => {
    const days = fc.constantFrom(
      '2021-01-20',
      '2021-02-02',
      '2021-02-28',
      '2021-03-03',
      '2021-04-15',
      '2021-12-31',
    );
    const seen = new Set<string>();
    await withSeed((random) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 8, maxLength: 30 }),
          fc.array(fc.record({ day: days, moment: fc.nat() }), { minLength: 3, maxLength: 5 }),
          fc.nat(),
          async (acts, questions, when) => {
            const { shop, district } = await openShopInStore(pool, vault, actor);
            const paces = new RecordPaces(pool, district);
            for (const [i, step] of acts.entries()) {
              // Sometimes in the middle, so that what follows lies behind the cursor.
              if (i === when % acts.length)
                await paces.read('repair', 'payment', { day: '2021-02-02', knownAt: null });
              await shop.perform(step);
            }
            for (const { day, moment } of questions) {
              const knownAt = moment % 3 === 0 ? null : (shop.moments[moment % shop.moments.length] ?? null);
              const read = await paces.read('repair', 'payment', { day, knownAt });
              for (const record of ['RP-0', 'RP-1', 'RP-2']) {
                for (const one of lightsOf(read.get(record))) seen.add(one?.split(' ')[0] ?? 'none');
                expect([record, day, lightsOf(read.get(record))]).toEqual([
                  record,
                  day,
                  naiveLights(district, shop.facts, record, { day, knownAt }),
                ]);
              }
            }
          },
        ),
        { numRuns: 25, seed: random.seed, endOnFailure: process.env.CI !== undefined },
      ),
    );
    expect([...seen].sort()).toEqual(['behind', 'made-up', 'missed', 'none', 'pace']);
  });

  it('count what other records did that refer to theirs', async () => {
    const district = workshopDistrict(`paces-${randomUUID()}`);
    const say = (recordedAt: string, ...postings: object[]) =>
      post(pool, district, vault, actor, {
        key: randomUUID(),
        postings: postings.map((one) => ({ recordedAt, ...one })) as never,
      });
    const bicycle = (record: string, occurredOn: string) => ({ register: 'repair', record, occurredOn });
    await say('2021-01-04T02:00:00Z', {
      register: 'customer',
      record: 'CU-1',
      transition: 'open',
      occurredOn: '2021-01-04',
      unit: 'bench-a',
      set: { name: 'A' },
      amounts: { expected: '12' },
    });
    for (const [record, day] of [
      ['RP-1', '2021-01-05'],
      ['RP-2', '2021-01-06'],
    ] as const)
      await say(
        `${day}T02:00:00Z`,
        {
          ...bicycle(record, day),
          transition: 'open',
          unit: 'bench-a',
          set: { label: record, customer: 'CU-1' },
        },
        { ...bicycle(record, day), transition: 'start' },
      );
    const finish = (record: string, day: string, recordedAt: string) =>
      say(recordedAt, { ...bicycle(record, day), transition: 'finish', set: { promised: '2021-03-01' } });
    await finish('RP-1', '2021-01-30', '2021-02-01T02:00:00Z');
    await finish('RP-2', '2021-02-27', '2021-03-02T02:00:00Z');
    const paces = new RecordPaces(pool, district);
    const read = await paces.read('customer', 'repairs', { day: '2021-03-10', knownAt: null });
    expect([...read.keys()]).toEqual(['CU-1']);
    expect(read.get('CU-1')?.lights.months.slice(0, 3)).toMatchObject([
      { light: 'pace', rule: 'reached', on: '2021-02-01', due: 1n, done: 1n },
      { light: 'made-up', rule: 'reported-late', on: '2021-03-02', due: 2n },
      { light: 'pace', rule: 'on-schedule', due: 2n, done: 2n },
    ]);
    const before = await paces.read('customer', 'repairs', {
      day: '2021-03-10',
      knownAt: new Date('2021-03-01T23:00:00Z'),
    });
    expect(before.get('CU-1')?.lights.whole).toMatchObject({ light: 'missed', month: '2021-02' });
    expect(before.get('CU-1')).toMatchObject({ plan: 12n, done: 1n, due: 2n });
  });

  it('are exact while the ledger grows far beyond what was read', async () => {
    const district = workshopDistrict(`paces-${randomUUID()}`);
    const paces = new RecordPaces(pool, district);
    const at = { day: '2021-02-15', knownAt: null };
    expect((await paces.read('repair', 'payment', at)).size).toBe(0);
    const open = { register: 'repair', transition: 'open', occurredOn: '2021-01-04', unit: 'bench-a' };
    for (let batch = 0; batch < 3; batch++) {
      const postings = Array.from({ length: 600 }, (_, i) => ({
        ...open,
        record: `RP-${batch}-${i}`,
        set: { label: 'x' },
        amounts: { quoted: '120' },
      }));
      await post(pool, district, vault, actor, { key: randomUUID(), postings: postings as never });
      const both = await Promise.all([
        paces.read('repair', 'payment', at),
        paces.read('repair', 'payment', at),
      ]);
      for (const read of both) expect(read.size).toBe(600 * (batch + 1));
    }
    // What was judged piece by piece is what is judged at once: whatever was added, made done or moved in the meantime.
    const random = seededRandom(20211004);
    for (let n = 0; n < 12; n++) {
      const record = `RP-${random.integer(0, 2)}-${random.integer(0, 9)}`;
      const entry = random.pick([
        { transition: 'pay', amounts: { paid: '10' } },
        { transition: 'revise', amounts: { quoted: '60' } },
        { transition: 'revise', set: { promised: '2021-02-20' } },
        { transition: 'revise', set: { colour: random.pick(['red', 'green']) } },
      ]);
      const posting = { register: 'repair', record, occurredOn: '2021-01-20', ...entry };
      await post(pool, district, vault, actor, { key: randomUUID(), postings: [posting] as never });
      for (const day of ['2021-02-15', '2021-01-25']) {
        const anew = await new RecordPaces(pool, district).read('repair', 'payment', { day, knownAt: null });
        expect(await paces.read('repair', 'payment', { day, knownAt: null }), `step ${n}`).toEqual(anew);
      }
    }
  });

  it('of a pace that no register declares are refused', async () => {
    const paces = new RecordPaces(pool, workshopDistrict('paces-none'));
    const at = { day: '2021-02-15', knownAt: null };
    for (const [register, pace] of [
      ['repair', 'speed'],
      ['nowhere', 'payment'],
      ['repair', 'toString'],
    ] as const)
      await expect(paces.read(register, pace, at)).rejects.toMatchObject({ code: 'unknown-pace' });
  });
});
