import {
  type Condition,
  catalogueOf,
  defineRegister,
  type Operator,
  operators,
  profileOf,
  type Rule,
  type Scalar,
  type Terms,
  type Truth,
} from '@taizhang/definition';
import {
  computationOf,
  eligibilityOf,
  type Judged,
  type Judging,
  judge,
  Matcher,
  Profiles,
  parametersOn,
} from '@taizhang/policy';
import { judgeStated, openPool, type Pool } from '@taizhang/store';
import { createTestDatabase, type TestDatabase, withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The same condition gives the same answer wherever it is judged: by PostgreSQL, by the JavaScript predicate, in
 * columns for all subjects at once, and in the trace that a decision is explained with. In three values.
 */
let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase(async () => undefined, 'empty');
  pool = openPool(database.appUrl);
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const say = (zh: string) => ({ zh, en: zh });
const shop = defineRegister({
  id: 'shop',
  title: say('店'),
  description: say('店'),
  keeper: say('店'),
  prefix: 'SH',
  titleField: 'name',
  places: 'optional',
  fields: {
    name: { kind: 'text', title: say('名') },
    kind: { kind: 'category', title: say('类'), options: { food: say('餐'), books: say('书') } },
    since: { kind: 'date', title: say('始') },
    until: { kind: 'date', title: say('止') },
    open: { kind: 'flag', title: say('开') },
    growth: { kind: 'number', unit: 'percent', title: say('增') },
    takings: { kind: 'number', unit: 'wan-yuan', title: say('额') },
    rent: { kind: 'number', unit: 'yuan', title: say('租') },
  },
  measures: {
    staff: { title: say('人'), unit: 'ren' },
    capital: { title: say('本'), unit: 'wan-yuan', signed: true },
  },
  stages: { trading: { title: say('在') }, left: { title: say('离') } },
  transitions: {
    open: { title: say('开'), to: 'trading' },
    leave: { title: say('离'), from: ['trading'], to: 'left' },
  },
  metrics: {},
});
const { registers } = catalogueOf([shop]);
const profile = profileOf(shop, registers);

const fields = {
  number: ['growth', 'takings', 'rent', 'staff', 'capital'],
  text: ['name', 'kind', 'since', 'until', 'stage', 'street', 'unit'],
  flag: ['open'],
} as const;
type Kind = keyof typeof fields;
// Halves of a cent, more digits than a double has, zeros behind the point, both signs, what is next to a bound.
const numbers = [
  '0',
  '0.01',
  '1',
  '99.99',
  '100',
  '100.0000001',
  '1000000',
  '-3',
  '0.005',
  '12.50',
  '12.5',
  '250000',
  '9007199254740993',
  '123456789012345.67',
  '999999999999999999',
];
// By code point, not by UTF-16 nor by any locale; what SQL or a pattern would read as its own.
const texts = [
  '',
  'food',
  'books',
  '2021-01-01',
  '2021-06-30',
  '100',
  '12.5',
  'a',
  'B',
  'é',
  '台',
  '\uffee',
  '😀',
  '%',
  '_',
  "'",
  '\\',
  'true',
  'trading',
  'north',
];
const parameters: NonNullable<Terms['parameters']> = {
  least: {
    title: say('少'),
    unit: 'wan-yuan',
    values: [{ value: '1' }, { from: '2021-07-01', value: '0.01' }],
  },
  share: {
    title: say('率'),
    unit: 'percent',
    values: [{ value: '12.5' }, { from: '2021-06-30', value: '99.99' }],
  },
  later: { title: say('后'), unit: 'yuan', values: [{ from: '2030-01-01', value: '5' }] },
};
const days = ['2021-06-29', '2021-06-30', '2021-07-01', '2030-01-01'];

const single = ['=', '!=', '<', '<=', '>', '>='] as const;
const written: readonly Operator[] = ['contains', 'doesNotContain', 'beginsWith', 'endsWith'];
const listed: readonly Operator[] = ['in', 'notIn', 'between', 'notBetween'];
const asked: readonly Operator[] = ['null', 'notNull'];

function ruleOf(kind: Kind): fc.Arbitrary<Rule> {
  const field = fc.constantFrom<string>(...fields[kind]);
  const plain: fc.Arbitrary<Scalar> =
    kind === 'number'
      ? fc.oneof(
          fc.constantFrom<Scalar>(...numbers),
          fc.integer({ min: -5, max: 120 }),
          fc.constantFrom(0.1, 2.5, 1e-7),
        )
      : kind === 'flag'
        ? fc.boolean()
        : fc.constantFrom<Scalar>(...texts);
  const scalar =
    kind === 'number'
      ? fc.oneof(
          { weight: 5, arbitrary: plain },
          { weight: 2, arbitrary: fc.constantFrom<Scalar>('$least', '$share', '$later') },
        )
      : plain;
  const any = fc.constantFrom<string>(...fields.text, ...fields.number);
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ field, operator: fc.constantFrom(...single), value: scalar }) },
    fc.record({ field, operator: fc.constantFrom(...single), value: fc.constant(null) }),
    fc.record({
      field,
      operator: fc.constantFrom(...single),
      value: field,
      valueSource: fc.constant('field' as const),
    }),
    fc.record({
      field,
      operator: fc.constantFrom(...written),
      value: fc.oneof(fc.constantFrom<Scalar>(...texts, 2, true), fc.constant(null)),
    }),
    fc.record({
      field,
      operator: fc.constantFrom(...written),
      value: any,
      valueSource: fc.constant('field' as const),
    }),
    {
      weight: 2,
      arbitrary: fc.record({
        field,
        operator: fc.constantFrom(...listed),
        value: fc.array(scalar, { maxLength: 3 }),
      }),
    },
    fc.record({
      field,
      operator: fc.constantFrom(...listed),
      value: fc.array(field, { maxLength: 3 }),
      valueSource: fc.constant('field' as const),
    }),
    fc.record({ field, operator: fc.constantFrom(...asked), value: fc.constant(null) }),
  );
}

const condition: fc.Arbitrary<Condition> = fc.letrec<{ group: Condition }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(
        fc.oneof(
          { maxDepth: 4, depthIdentifier: 'g' },
          ruleOf('number'),
          ruleOf('text'),
          ruleOf('flag'),
          tie('group'),
          tie('group'),
        ),
        { maxLength: 4 },
      ),
      not: fc.boolean(),
    },
    { requiredKeys: ['combinator', 'rules'] },
  ),
})).group;

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const figure = optional(fc.constantFrom(...numbers));
const subject: fc.Arbitrary<Judging> = fc
  .record({
    stage: fc.constantFrom('trading', 'left'),
    unit: fc.constantFrom('bench-a', '台', null),
    street: fc.constantFrom('north', 'B', null),
    attributes: fc.record({
      name: optional(fc.constantFrom(...texts)),
      kind: optional(fc.constantFrom('food', 'books')),
      since: optional(fc.constantFrom('2021-01-01', '2021-06-30')),
      until: optional(fc.constantFrom('2021-01-01', '2022-06-30')),
      open: optional(fc.boolean()),
      growth: figure,
      takings: figure,
      rent: figure,
    }),
    holdings: fc.record({ staff: optional(fc.constantFrom('0', '3', '100', '12345678')), capital: figure }),
  })
  .map((given) => JSON.parse(JSON.stringify(given)) as Judging);

const clauses = { first: { number: '第一条', text: say('文') } };
const followed = { title: say('题'), clause: 'first' };
/** Behind each condition stands an amount that no figure makes possible: it is reached only where the condition lets it. */
const byNothing: Terms['lines'][number]['amount'] = {
  divide: [
    { number: '1', unit: 'yuan' },
    { number: '0', unit: 'number' },
  ],
};
const termsOf = (whens: readonly (readonly [Condition, boolean])[]): Terms => ({
  subject: 'shop',
  clauses,
  parameters,
  conditions: whens.map(([when, fixed], i) => ({ id: `c${i}`, ...followed, when, fixed })),
  lines: whens.map(([when], i) => ({ id: `l${i}`, ...followed, when, amount: byNothing })),
  often: 'once',
});

const letter = (truth: Truth) => (truth === null ? 'u' : truth ? 't' : 'f');
const letters = (truths: readonly Truth[]) => truths.map(letter).join('');

/** What the database says of each subject, condition by condition; the parameters bound by itself where all have a value. */
async function bySql(terms: Terms, subjects: readonly Judging[], day: string): Promise<string[]> {
  const given = parametersOn(terms, day);
  const all = Object.keys(parameters).every((name) => Object.hasOwn(given, name));
  const { conditions } = computationOf(terms, day);
  const said: Truth[][] = [];
  for (const [i, { when }] of terms.conditions.entries())
    said.push(await judgeStated(pool, profile, all ? when : (conditions[i] as Condition), subjects, given));
  return subjects.map((_, row) => letters(said.map((of) => of[row] as Truth)));
}

/** What a trace says, read as whoever explains a decision reads it: by what is missing and what would have to change. */
function byTrace({ conditions, missing }: Judged): string {
  return conditions
    .map(({ truth, gaps, otherwise }) => {
      if (truth === true) expect([gaps, otherwise]).toEqual([[], []]);
      if (truth === null) expect(missing.length).toBeGreaterThan(0);
      return letter(truth);
    })
    .join('');
}

/** What a line says of its condition: an amount that cannot be is met only behind a true one. */
const byLines = ({ lines }: Judged): string =>
  lines
    .map(({ state, amount, missing }) => {
      if (state === 'not-due') return amount === '0' ? 'f' : '?';
      return missing.some(({ kind }) => kind === 'zero') ? 't' : 'u';
    })
    .join('');

describe('the same condition', () => {
  it('gives the same answer in SQL, in JavaScript, in columns and in the trace of a decision', async () => {
    const seen = new Set<string>();
    await withSeed(({ seed }) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(condition, fc.boolean()), { minLength: 1, maxLength: 4 }),
          fc.array(subject, { minLength: 1, maxLength: 40 }),
          fc.constantFrom(...days),
          async (whens, subjects, day) => {
            const terms = termsOf(whens);
            const profiles = new Profiles(profile);
            for (const [i, one] of subjects.entries()) profiles.put(`S${i}`, one);
            const matcher = new Matcher(profiles, [{ id: 'P', terms }], day);
            matcher.judge();
            const sql = await bySql(terms, subjects, day);
            for (const [row, one] of subjects.entries()) {
              const judged = judge(terms, profile, one, day);
              const match = matcher.matchAt('P', row);
              const answers = {
                sql: sql[row],
                columns: match.truths,
                trace: byTrace(judged),
                lines: byLines(judged),
              };
              const js = letters(judged.conditions.map(({ truth }) => truth));
              expect(answers).toEqual({ sql: js, columns: js, trace: js, lines: js });
              const stands = [...(sql[row] as string)].map((one, i) => ({
                truth: one === 'u' ? null : one === 't',
                fixed: terms.conditions[i]?.fixed ?? false,
              }));
              expect([judged.eligibility, match.eligibility]).toEqual([
                eligibilityOf(stands),
                eligibilityOf(stands),
              ]);
              expect([match.amount, match.lines]).toEqual([
                judged.amount,
                judged.lines.map(({ amount }) => amount),
              ]);
              for (const answer of js) seen.add(answer);
            }
          },
        ),
        { numRuns: 300, seed },
      ),
    );
    expect([...seen].toSorted()).toEqual(['f', 't', 'u']);
  });

  it('is neither true nor false for what is unknown behind what is false, whichever comes first', async () => {
    const unknown: Rule = { field: 'rent', operator: '>', value: '1' };
    const wrong: Rule = { field: 'stage', operator: '=', value: 'left' };
    const right: Rule = { field: 'stage', operator: '=', value: 'trading' };
    const one: Judging = { stage: 'trading', unit: null, street: null, attributes: {}, holdings: {} };
    const cases: [Condition['combinator'], Rule, string][] = [
      ['and', wrong, 'f'],
      ['and', right, 'u'],
      ['or', wrong, 'u'],
      ['or', right, 't'],
    ];
    for (const [combinator, beside, answer] of cases)
      for (const rules of [
        [unknown, beside],
        [beside, unknown],
      ]) {
        const terms = termsOf([[{ combinator, rules }, false]]);
        const profiles = new Profiles(profile);
        profiles.put('S', one);
        const matcher = new Matcher(profiles, [{ id: 'P', terms }], '2021-07-01');
        matcher.judge();
        const judged = judge(terms, profile, one, '2021-07-01');
        expect([
          ...(await bySql(terms, [one], '2021-07-01')),
          matcher.matchAt('P', 0).truths,
          byTrace(judged),
          byLines(judged),
        ]).toEqual([answer, answer, answer, answer]);
      }
  });

  it('is asked with every operator', () => {
    expect([...single, ...written, ...listed, ...asked].toSorted()).toEqual([...operators].toSorted());
  });
});
