import {
  type Condition,
  catalogueOf,
  defineRegister,
  type Formula,
  type Operator,
  operators,
  profileOf,
  type Rule,
  type Terms,
} from '@taizhang/definition';
import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judging, judge, Matcher, Profiles, supposedOf } from '../index.ts';

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
  stages: { trading: { title: say('在') } },
  transitions: { open: { title: say('开'), to: 'trading' } },
  metrics: {},
});
const { registers } = catalogueOf([shop]);
const profile = profileOf(shop, registers);

const amounts = [
  '0',
  '0.01',
  '1',
  '99.99',
  '100',
  '1000000',
  '-3',
  '0.005',
  '123456789012345.67',
  '999999999999999999',
];
const byKind = {
  number: ['growth', 'takings', 'rent', 'staff', 'capital'],
  text: ['name', 'kind', 'since', 'stage', 'street'],
  flag: ['open'],
} as const;
const texts = ['', 'food', 'books', '2021-01-01', '2021-06-30', '100', 'a', '台', '😀', 'trading', 'north'];
const parameters: NonNullable<Terms['parameters']> = {
  least: {
    title: say('少'),
    unit: 'wan-yuan',
    values: [{ value: '1' }, { from: '2021-07-01', value: '0.01' }],
  },
  share: { title: say('率'), unit: 'percent', values: [{ value: '2.5' }] },
  later: { title: say('后'), unit: 'yuan', values: [{ from: '2030-01-01', value: '5' }] },
};

const single = ['=', '!=', '<', '<=', '>', '>='] as const;
const written: readonly Operator[] = ['contains', 'doesNotContain', 'beginsWith', 'endsWith'];
const listed: readonly Operator[] = ['in', 'notIn', 'between', 'notBetween'];
const ruleOf = (kind: keyof typeof byKind): fc.Arbitrary<Rule> => {
  const field = fc.constantFrom(...byKind[kind]);
  const values = kind === 'number' ? amounts : kind === 'flag' ? [true, false] : texts;
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string | boolean>(...values) },
    { weight: 1, arbitrary: fc.constantFrom('$least', '$later') },
  );
  const safe = kind === 'number' ? value : value.filter((one) => !String(one).startsWith('$'));
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ field, operator: fc.constantFrom(...single), value: safe }) },
    fc.record({ field, operator: fc.constantFrom(...single), value: fc.constant(null) }),
    fc.record({
      field,
      operator: fc.constantFrom(...single),
      value: field,
      valueSource: fc.constant('field' as const),
    }),
    fc.record({ field, operator: fc.constantFrom(...written), value: fc.constantFrom(...texts) }),
    fc.record({ field, operator: fc.constantFrom(...listed), value: fc.array(safe, { maxLength: 3 }) }),
    fc.record({
      field,
      operator: fc.constantFrom('null' as const, 'notNull' as const),
      value: fc.constant(null),
    }),
  );
};
const condition: fc.Arbitrary<Condition> = fc.letrec<{ group: Condition }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(
        fc.oneof(
          { maxDepth: 3, depthIdentifier: 'g' },
          ruleOf('number'),
          ruleOf('text'),
          ruleOf('flag'),
          tie('group'),
        ),
        { maxLength: 3 },
      ),
      not: fc.boolean(),
    },
    { requiredKeys: ['combinator', 'rules'] },
  ),
})).group;

const money = fc.constantFrom('0', '0.01', '5', '1000', '33333.33', '99999999999');
const formula: fc.Arbitrary<Formula> = fc.letrec<{ node: Formula }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'f' },
    money.map((number): Formula => ({ number, unit: 'yuan' })),
    fc.constantFrom<Formula>(
      { field: 'takings' },
      { field: 'rent', none: '7.5' },
      { field: 'capital' },
      { field: 'nothing.there' },
      { rate: 'least' },
      { rate: 'later' },
      { line: 'l0' },
    ),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((add): Formula => ({ add })),
    fc.tuple(tie('node'), tie('node')).map((subtract): Formula => ({ subtract })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((min): Formula => ({ min })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((max): Formula => ({ max })),
    tie('node').map((node): Formula => ({ multiply: [node, { rate: 'share' }] })),
    tie('node').map((node): Formula => ({ multiply: [{ field: 'growth' }, node] })),
    tie('node').map((node): Formula => ({ multiply: [{ field: 'staff', none: '2' }, node] })),
    tie('node').map((node): Formula => ({ divide: [node, { field: 'staff' }] })),
    tie('node').map((node): Formula => ({ divide: [node, { field: 'staff' }], otherwise: node })),
    fc
      .tuple(
        tie('node'),
        fc.constantFrom('yuan' as const, 'wan-yuan' as const),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('half-up' as const, 'up' as const, 'down' as const),
      )
      .map(([round, to, decimals, how]): Formula => ({ round, to, decimals, how })),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(
      ([of, low, high]): Formula => ({
        tiers: {
          of,
          unit: 'wan-yuan',
          bands: [{ upTo: '0.5', gives: low }, { upTo: '100', gives: high }, { gives: low }],
        },
      }),
    ),
    tie('node').map(
      (of): Formula => ({
        tiers: {
          of,
          unit: 'yuan',
          each: true,
          bands: [
            { upTo: '500.5', gives: { number: '10', unit: 'percent' } },
            { upTo: '100000', gives: { rate: 'share' } },
            { gives: { number: '0.125', unit: 'percent' } },
          ],
        },
      }),
    ),
    fc.tuple(tie('node'), tie('node')).map(
      ([gives, other]): Formula => ({
        dates: { of: 'since', bands: [{ through: '2021-03-01', gives }, { gives: other }] },
      }),
    ),
    tie('node').map(
      (gives): Formula => ({
        tiers: {
          of: { days: { from: 'since', to: 'until' } },
          unit: 'number',
          bands: [{ upTo: '10', gives }, { gives: { number: '1', unit: 'yuan' } }],
        },
      }),
    ),
    fc
      .tuple(condition, tie('node'), tie('node'))
      .map(([when, gives, otherwise]): Formula => ({ when, gives, otherwise })),
  ),
})).node;

const clauses = { first: { number: '第一条', text: say('文') } };
const followed = { title: say('题'), clause: 'first' };
const terms: fc.Arbitrary<Terms> = fc
  .record({
    whens: fc.array(fc.tuple(condition, fc.boolean()), { maxLength: 4 }),
    lines: fc.array(fc.tuple(fc.option(condition), formula, fc.boolean()), { minLength: 1, maxLength: 3 }),
  })
  .map(({ whens, lines }) => ({
    subject: 'shop',
    clauses,
    parameters,
    conditions: whens.map(([when, fixed], i) => ({ id: `c${i}`, ...followed, when, fixed })),
    lines: lines.map(([when, amount, aside], i) => ({
      id: `l${i}`,
      ...followed,
      amount,
      aside,
      ...(when ? { when } : {}),
    })),
    often: 'once' as const,
  }));

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const figure = optional(fc.constantFrom(...amounts, '12.5', '250000', '5000', '0.0000001'));
const firm: fc.Arbitrary<Judging> = fc
  .record({
    stage: fc.constant('trading'),
    street: optional(fc.constantFrom('north', 'south')),
    name: optional(fc.constantFrom(...texts)),
    kind: optional(fc.constantFrom('food', 'books')),
    since: optional(fc.constantFrom('2021-01-01', '2021-06-30')),
    until: optional(fc.constantFrom('2021-01-08', '2022-06-30')),
    open: optional(fc.boolean()),
    growth: figure,
    takings: figure,
    rent: figure,
    staff: optional(fc.constantFrom('0', '3', '100', '12345678')),
    capital: figure,
  })
  .map((given) => supposedOf(profile, JSON.parse(JSON.stringify(given)) as Record<string, string | boolean>));

const shown = ['t', 'f', 'u'];
const letter = (truth: boolean | null) => shown[truth === null ? 2 : truth ? 0 : 1];

describe('matching many at once', () => {
  it('says what judging one says, whatever the terms and the figures', async () => {
    const seen = new Set<string>();
    await withSeed(({ seed }) =>
      fc.assert(
        fc.property(
          fc.array(terms, { minLength: 1, maxLength: 4 }),
          fc.array(firm, { minLength: 1, maxLength: 40 }),
          fc.constantFrom('2021-06-30', '2021-07-01'),
          (list, firms, day) => {
            const profiles = new Profiles(profile);
            for (const [i, one] of firms.entries()) profiles.put(`F${i}`, one);
            const matcher = new Matcher(
              profiles,
              list.map((one, i) => ({ id: `P${i}`, terms: one })),
              day,
            );
            matcher.judge();
            for (const [row, one] of firms.entries())
              for (const [i, asked] of list.entries()) {
                const alone = judge(asked, profile, one, day);
                seen.add(`${alone.eligibility} ${alone.amount === null}`);
                const match = matcher.matchAt(`P${i}`, row);
                expect(match).toEqual({
                  offer: `P${i}`,
                  eligibility: alone.eligibility,
                  truths: alone.conditions.map(({ truth }) => letter(truth)).join(''),
                  lines: alone.lines.map(({ amount }) => amount),
                  amount: alone.amount,
                });
                expect(judge(asked, profile, profiles.subjectAt(row), day).amount).toBe(alone.amount);
              }
          },
        ),
        { numRuns: 150, seed },
      ),
    );
    expect(seen.size).toBeGreaterThanOrEqual(6);
  });

  it('says the same in whatever order rules and conditions stand', async () => {
    const turned = (one: Condition): Condition => ({
      ...one,
      rules: one.rules.map((part) => ('combinator' in part ? turned(part) : part)).toReversed(),
    });
    await withSeed(({ seed }) =>
      fc.assert(
        fc.property(terms, fc.array(firm, { minLength: 1, maxLength: 10 }), (asked, firms) => {
          const other: Terms = {
            ...asked,
            conditions: asked.conditions.map((one) => ({ ...one, when: turned(one.when) })).toReversed(),
          };
          const profiles = new Profiles(profile);
          for (const [i, one] of firms.entries()) profiles.put(`F${i}`, one);
          const offers = [
            { id: 'a', terms: asked },
            { id: 'b', terms: other },
          ];
          const matcher = new Matcher(profiles, offers, '2021-06-30');
          matcher.judge();
          for (const row of firms.keys()) {
            expect(matcher.eligibilityAt('a', row)).toBe(matcher.eligibilityAt('b', row));
            expect(matcher.amountAt('a', row)).toBe(matcher.amountAt('b', row));
          }
        }),
        { numRuns: 200, seed },
      ),
    );
  });

  it('judges again what changed, and leaves the others as they were', async () => {
    await withSeed(({ seed }) =>
      fc.assert(
        fc.property(terms, fc.array(firm, { minLength: 2, maxLength: 80 }), firm, (asked, firms, changed) => {
          const profiles = new Profiles(profile);
          for (const [i, one] of firms.entries()) profiles.put(`F${i}`, one);
          const matcher = new Matcher(profiles, [{ id: 'P', terms: asked }], '2021-06-30');
          matcher.judge();
          const gone = profiles.remove('F1') as number;
          matcher.judge([profiles.put('F0', changed), gone, profiles.put('F-new', changed)]);
          const now = [changed, null, ...firms.slice(2), changed];
          const { eligible, nearly, unknown, not } = matcher.countsOf('P');
          const alone = now.map((one) => one && judge(asked, profile, one, '2021-06-30').eligibility);
          const count = (name: string) => alone.filter((one) => one === name).length;
          expect([eligible, nearly, unknown, not]).toEqual(
            ['eligible', 'nearly', 'unknown', 'not'].map(count),
          );
          for (const [row, one] of now.entries())
            if (one) expect(matcher.eligibilityAt('P', row)).toBe(alone[row]);
        }),
        { numRuns: 100, seed },
      ),
    );
  });

  it('knows every operator', () => {
    expect([...single, ...written, ...listed, 'null', 'notNull'].toSorted()).toEqual(
      [...operators].toSorted(),
    );
  });

  it('is due to everybody where there is no condition', () => {
    const profiles = new Profiles(profile);
    const lines = [{ id: 'l', ...followed, amount: { number: '1', unit: 'yuan' as const } }];
    const free: Terms = { subject: 'shop', clauses, conditions: [], lines, often: 'once' };
    for (let i = 0; i < 2000; i++) profiles.put(`F${i}`, supposedOf(profile, {}));
    const matcher = new Matcher(profiles, [{ id: 'P', terms: free }], '2021-01-01');
    matcher.judge();
    expect(matcher.countsOf('P')).toEqual({ eligible: 2000, nearly: 0, unknown: 0, not: 0 });
    expect(matcher.rowsOf('P', 'eligible')).toHaveLength(2000);
  });
});
