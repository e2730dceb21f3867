import {
  type Act,
  anybody,
  naiveMetric,
  naiveMetrics,
  openShopInStore,
  redefinedMetrics,
  redefinedWorkshop,
  type Saying,
  type Shop,
  type ShopInStore,
  shopBegins,
  shopGoalCents,
  type Wait,
  workshopDistrict,
} from '@taizhang/fixture';
import { type Question, type RecordedMovement, replayMetric } from '@taizhang/ledger';
import { openTestStore, type TestStore, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type District,
  endOfDay,
  fold,
  keepBusyDays,
  movementsKnownSince,
  type Page,
  PersonalVault,
  type Pool,
  readMetrics,
  recordsBehind,
  sealMovements,
  snapshot,
  thingsBetween,
  verifyLedger,
} from './index.ts';
import { type MovementRow, movementColumns, movementOf } from './movement-row.ts';

const reader = anybody('reader', 'read-figures', 'freeze-edition');

/**
 * Random histories of the workshop, posted for real, against a naive account of the same facts kept on the side.
 * Repeat a failure with TAIZHANG_SEED.
 */
const actor = anybody('tester', 'import-history');
const vault = new PersonalVault(Buffer.alloc(32, 7));
const begin = shopBegins;
const day = 86_400_000;

let store: TestStore;
let pool: Pool;
beforeAll(async () => {
  store = await openTestStore();
  ({ pool } = store);
});
afterAll(() => store?.close());

const transitions = ['open', 'start', 'ride', 'pay', 'finish', 'reopen', 'return', 'revise'] as const;
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const saying: fc.Arbitrary<Saying> = fc.record({
  record: fc.nat(3),
  transition: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...transitions) },
    // Most of the time what a bicycle in some stage may go through.
    { weight: 7, arbitrary: fc.nat(5).map((n) => -n) },
  ),
  daysBack: fc.oneof(
    { weight: 3, arbitrary: fc.nat(3) },
    { weight: 2, arbitrary: fc.integer({ min: -1, max: 45 }) },
  ),
  unit: optional(fc.constantFrom('bench-a', 'bench-b')),
  street: optional(fc.constantFrom('north', 'south', null)),
  colour: optional(fc.constantFrom('red', 'blue', 'green', null)),
  urgent: optional(fc.constantFrom(true, false, null)),
  customer: optional(fc.constantFrom('CU-1', 'CU-2', 'CU-3', null)),
  promised: optional(fc.constantFrom('2021-02-01', '2021-03-01')),
  quoted: optional(fc.integer({ min: -3000, max: 20_000 })),
  paid: optional(fc.integer({ min: -2000, max: 6000 })),
  track: optional(fc.integer({ min: -500, max: 9000 })),
  evidence: fc.boolean(),
});
/** How long after the posting before, in hours; "end" is the last millisecond of a day or a month. */
const later: fc.Arbitrary<Wait> = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 90 }),
  fc.constantFrom('end of day', 'end of month', 'a millisecond' as const),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ act: fc.constant('say' as const), later, saying }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('correct' as const), later, saying, which: fc.nat() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('take back' as const), later, which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('many' as const),
      later,
      sayings: fc.array(saying, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('fold' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('seal' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('redefine' as const) }) },
);

/** Nearly every day is a busy one, and a slice of it what was recorded at a few moments. */
const cutBusyDays = (district: District) => keepBusyDays(pool, district, { busy: 1, slice: 2 });

/** A shop that is folded and sealed as history has it. */
function openShop(): Promise<ShopInStore> {
  let folds = 0;
  return openShopInStore(pool, vault, actor, (id, districtOf) => ({
    fold: async (catalogue) => {
      await fold(pool, districtOf(catalogue));
      // Sometimes nobody gets round to it.
      if (folds++ % 3 !== 2) await cutBusyDays(districtOf(catalogue));
    },
    seal: () => sealMovements(pool, workshopDistrict(id)),
    counts: () => counts(id),
  }));
}

async function afterAllOf(steps: readonly Act[]): Promise<ShopInStore> {
  const tried = await openShop();
  for (const step of steps) await tried.shop.perform(step);
  return tried;
}

async function counts(district: string): Promise<unknown> {
  const tables = ['movement', 'record', 'request', 'cell', 'personal_key', 'personal_data', 'seal'];
  const { rows } = await pool.query(
    `select ${tables.map((t) => `(select count(*) from ${t} where district = $1) as ${t}`).join(', ')},
            (select sum(last_seq) from record where district = $1) as last`,
    [district],
  );
  return rows[0];
}

async function movementsOf(district: string): Promise<RecordedMovement[]> {
  const { rows } = await pool.query<MovementRow>(
    `select ${movementColumns} from movement where district = $1 order by seq`,
    [district],
  );
  return rows.map(movementOf);
}

const metrics = naiveMetrics.map((name) => `repair.${name}`);
const colour = fc.constantFrom('red', 'blue', 'green');
const asked = fc.record({
  to: fc.oneof(fc.nat(70), fc.constantFrom('2021-01-31', '2021-02-28', '2020-12-31', '2021-06-30')),
  length: fc.oneof(fc.nat(60), fc.constantFrom('month', 'year' as const)),
  knownAt: fc.record({
    which: fc.nat(),
    by: fc.constantFrom('exact', 'before', 'day', 'month', 'now' as const),
  }),
  colour,
  scope: fc.option(
    fc.record({
      unit: optional(fc.constantFrom('bench-a', 'bench-b')),
      street: optional(fc.constantFrom('north', 'south')),
    }),
    { nil: undefined },
  ),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function questionOf(shop: Shop, a: Asked): Question & { colour: string } {
  const dayOf = (n: number) => new Date(begin + n * day).toISOString().slice(0, 10);
  const to = typeof a.to === 'number' ? dayOf(a.to) : a.to;
  const from =
    a.length === 'month'
      ? `${to.slice(0, 7)}-01`
      : a.length === 'year'
        ? `${to.slice(0, 4)}-01-01`
        : new Date(Date.parse(to) - a.length * day).toISOString().slice(0, 10);
  const moment = shop.moments[a.knownAt.which % Math.max(1, shop.moments.length)] ?? new Date(begin);
  const local = new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const knownAt = {
    exact: () => moment,
    before: () => new Date(moment.getTime() - 1),
    day: () => endOfDay('Asia/Shanghai', local),
    month: () =>
      endOfDay(
        'Asia/Shanghai',
        new Date(Date.UTC(+local.slice(0, 4), +local.slice(5, 7), 0)).toISOString().slice(0, 10),
      ),
    now: () => new Date(),
  }[a.knownAt.by]();
  const scope =
    a.scope && (Object.fromEntries(Object.entries(a.scope).filter(([, v]) => v !== undefined)) as never);
  return {
    from,
    to,
    knownAt,
    colour: a.colour,
    parameters: { colour: a.colour },
    ...(scope ? { scope } : {}),
  };
}

type Path = 'cells' | 'movements';
const readAll = (district: District, questions: readonly Question[], path: Path, few?: number) =>
  snapshot(pool, (client) =>
    readMetrics(
      client,
      district,
      reader,
      questions.flatMap((question) => metrics.map((metric) => ({ metric, question }))),
      path,
      few,
    ),
  );

const read = (district: District, question: Question, path: Path, few?: number) =>
  readAll(district, [question], path, few);

/** Places that are asked for together, as the parts of a target are. */
const scopes = [
  undefined,
  {},
  { unit: 'bench-a' },
  { unit: 'bench-b', street: 'south' },
  { street: 'north' },
];

/** Runs a property with the seed of the run, which a failure names. */
const property = <T>(runs: number, arbitrary: fc.Arbitrary<T>, holds: (value: T) => Promise<void>) =>
  withSeed(({ seed }) =>
    fc.assert(fc.asyncProperty(arbitrary, holds), {
      numRuns: runs,
      seed,
      endOnFailure: process.env.CI !== undefined,
    }),
  );

const history = fc.array(act, { minLength: 12, maxLength: 45, size: 'max' });

describe('a random history of the ledger', () => {
  it('answers every question as a naive account of what was known does, from cells and from movements', async () => {
    let [accepted, refused, cut] = [0, 0, 0];
    await property(
      18,
      fc.record({
        history,
        upToDate: fc.boolean(),
        questions: fc.array(asked, { minLength: 6, maxLength: 10 }),
      }),
      async (input) => {
        const { shop, district } = await afterAllOf(input.history);
        if (input.upToDate) {
          await fold(pool, district);
          cut += await cutBusyDays(district);
        }
        accepted += shop.accepted;
        refused += shop.refused;
        const movements = await movementsOf(district.id);
        for (const a of input.questions) {
          const question = questionOf(shop, a);
          const said = await read(district, question, 'cells');
          const where = JSON.stringify(question);
          expect(said, `cells ≠ movements at ${where}`).toEqual(await read(district, question, 'movements'));
          // What is left out of the cells is judged in two ways, by how much it is.
          expect(said, `cells ≠ cells and SQL at ${where}`).toEqual(
            await read(district, question, 'cells', 0),
          );
          const replayed = metrics.map((id) => replayMetric(shop.catalogue, movements, id, question));
          expect(said, `cells ≠ replay at ${where}`).toEqual(replayed);
          const ids = metrics.filter(
            (id) => shop.catalogue !== redefinedWorkshop || !redefinedMetrics.includes(id),
          );
          const naive = ids.map((id) => [id, naiveMetric(shop.facts, id.slice(7), question, shopGoalCents)]);
          expect(
            ids.map((id) => [id, said[metrics.indexOf(id)]]),
            `≠ naive at ${where}`,
          ).toEqual(naive);
        }
      },
    );
    expect(cut).toBeGreaterThan(3);
    expect(accepted).toBeGreaterThan(refused / 4);
    expect(refused).toBeGreaterThan(accepted / 20);
  }, 180_000);

  it('answers the same asked for many places at once as for each', async () => {
    const input = fc.record({ history, questions: fc.array(asked, { minLength: 3, maxLength: 4 }) });
    await property(8, input, async ({ history: steps, questions }) => {
      const { shop, district } = await afterAllOf(steps);
      const movements = await movementsOf(district.id);
      const together = questions.flatMap((a) => {
        const { scope: _, ...question } = questionOf(shop, a);
        return scopes.map((scope) => (scope ? { ...question, scope } : question));
      });
      const replayed = together.flatMap((question) =>
        metrics.map((id) => replayMetric(shop.catalogue, movements, id, question)),
      );
      for (const few of [undefined, 0])
        expect(await readAll(district, together, 'cells', few)).toEqual(replayed);
      expect(await readAll(district, together, 'movements')).toEqual(replayed);
    });
  });

  it('conserves every stage and measure, keeps cells and tail equal to a recomputation, and its chain whole', async () => {
    await property(10, history, async (steps) => {
      const { district } = await afterAllOf(steps);
      expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
      await fold(pool, district);
      await cutBusyDays(district);
      await sealMovements(pool, district);
      expect((await verifyLedger(pool, district)).flatMap((c) => c.disagreements)).toEqual([]);
    });
  });

  it('opens every figure to records whose contributions add up to it, and differences to movements', async () => {
    const input = fc.record({
      history,
      questions: fc.array(asked, { minLength: 4, maxLength: 6 }),
      since: fc.nat(),
    });
    await property(8, input, async ({ history: steps, questions, since }) => {
      const { shop, district } = await afterAllOf(steps);
      const all = { limit: null, offset: 0 };
      for (const a of questions) {
        const question = questionOf(shop, a);
        const values = await read(district, question, 'cells');
        const earlier = shop.moments[since % Math.max(1, shop.moments.length)] ?? new Date(begin);
        const then = { ...question, knownAt: earlier };
        const valuesThen = await read(district, then, 'cells');
        for (const [i, id] of metrics.entries()) {
          const drill = await recordsBehind(pool, district, reader, id, question, all);
          expect(drill.total).toBe(drill.records.length);
          if (drill.additive) expect([id, cents(drill.records)]).toEqual([id, toCents(values[i])]);
          if (earlier > question.knownAt) continue;
          const { kind } = shop.catalogue.metrics.get(id)?.metric ?? {};
          const difference = toCents(values[i]) - toCents(valuesThen[i]);
          const some = (page: Page) =>
            movementsKnownSince(pool, district, reader, id, question, earlier, page);
          const { movements, parts } = await some(all);
          expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(movements.length);
          for (const { metric, sum } of parts)
            expect([id, toCents(sum)]).toEqual([id, cents(movements.filter((m) => m.metric === metric))]);
          // Whatever the page, it is a piece of the same list, with the same sums.
          const page = { limit: 2, offset: since % (movements.length + 1) };
          expect(await some(page)).toEqual({
            movements: movements.slice(page.offset, page.offset + 2),
            parts,
          });
          if (kind === 'balance' || kind === 'turnover')
            expect([id, toCents(parts[0]?.sum)]).toEqual([id, difference]);
          const things = await thingsBetween(pool, district, reader, id, then, question);
          expect([id, things !== null]).toEqual([id, kind === 'distinct' || kind === 'rank']);
          if (things && kind === 'distinct')
            expect([id, (things.entered - things.left) * 100]).toEqual([id, difference]);
        }
      }
    });
  });

  it('is as before once an entry is taken back, and still says what was believed meanwhile', async () => {
    const input = fc.record({ history, saying, questions: fc.array(asked, { minLength: 4, maxLength: 6 }) });
    await property(8, input, async ({ history: steps, saying: what, questions }) => {
      const { shop, district } = await afterAllOf(steps);
      const everything = questions.map((a) => ({ ...questionOf(shop, a), knownAt: new Date() }));
      const ask = async (knownAt: Date) => {
        const answers = [];
        for (const question of everything)
          answers.push(await read(district, { ...question, knownAt }, 'cells'));
        return answers;
      };
      const now = new Date();
      const before = await ask(now);
      const { length } = shop.facts;
      await shop.perform({ act: 'say', later: 5, saying: what });
      if (shop.facts.length === length) return;
      const believedAt = new Date(shop.clock);
      const believed = await ask(now);
      await shop.perform({
        act: 'take back',
        later: 7,
        which: shop.facts.filter((f) => f.versions.at(-1)?.entry).length - 1,
      });
      expect(shop.facts.at(-1)?.versions).toHaveLength(2);
      expect(await ask(now)).toEqual(before);
      expect(await ask(believedAt)).toEqual(believed);
    });
  });
});

const toCents = (value: string | null | undefined): number => Math.round(Number(value ?? 0) * 100);
const cents = (list: readonly { readonly contribution: string }[]): number =>
  list.reduce((sum, { contribution }) => sum + toCents(contribution), 0);
