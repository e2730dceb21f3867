import {
  all,
  any,
  atLeast,
  type Condition,
  catalogueOf,
  defineRegister,
  evaluate,
  is,
  profileOf,
  type Rule,
  type Terms,
} from '@taizhang/definition';
import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waysTo } from './gaps.ts';
import { factsOf, judge, type Stated, supposedOf } from './index.ts';
import { evaluationOf, type Subject } from './subject.ts';

const say = (zh: string) => ({ zh, en: zh });
const base = {
  description: say('测'),
  keeper: say('测'),
  titleField: 'name',
  places: 'none' as const,
  stages: { open: { title: say('在业') } },
  transitions: { open: { title: say('开'), to: 'open' } },
  metrics: {},
};
const lastYear = { register: 'account', by: 'shop', on: { year: 'year', back: 1 } };
const shop = defineRegister({
  ...base,
  id: 'shop',
  title: say('店'),
  prefix: 'SH',
  fields: {
    name: { kind: 'text', title: say('名') },
    kind: { kind: 'category', title: say('类'), options: { food: say('餐饮'), books: say('书店') } },
  },
  measures: { staff: { title: say('人数'), unit: 'ren' } },
  facts: {
    revenue: { title: say('上年营收'), latest: { ...lastYear, value: 'revenue', order: ['vintage', 'day'] } },
    invested: { title: say('累计投资'), sum: { register: 'account', by: 'shop', measure: 'invested' } },
    accounts: { title: say('报表'), count: { register: 'account', by: 'shop' }, unit: 'ge' },
    licensed: {
      title: say('证照有效'),
      exists: {
        register: 'licence',
        by: 'shop',
        stages: ['open'],
        where: all(is('kind', 'food')),
        on: { from: 'from', to: 'to' },
      },
    },
    size: {
      title: say('规模'),
      options: { large: say('大'), small: say('小') },
      cases: [{ when: all(atLeast('revenue', '1000000')), is: 'large' }],
      otherwise: 'small',
    },
  },
});
const account = defineRegister({
  ...base,
  id: 'account',
  title: say('年报'),
  prefix: 'AC',
  titleField: 'year',
  fields: {
    year: { kind: 'text', title: say('年') },
    shop: { kind: 'reference', register: 'shop', title: say('店') },
    vintage: { kind: 'category', title: say('版'), options: { quick: say('快报'), final: say('核实') } },
    day: { kind: 'date', title: say('日') },
  },
  measures: {
    revenue: { title: say('营收'), unit: 'wan-yuan' },
    invested: { title: say('投资'), unit: 'yuan' },
  },
});
const licence = defineRegister({
  ...base,
  id: 'licence',
  title: say('证'),
  prefix: 'LI',
  titleField: 'kind',
  fields: {
    shop: { kind: 'reference', register: 'shop', title: say('店') },
    kind: { kind: 'category', title: say('类'), options: { food: say('食'), fire: say('消') } },
    from: { kind: 'date', title: say('始') },
    to: { kind: 'date', title: say('止') },
  },
  measures: {},
});
const { registers } = catalogueOf([shop, account, licence]);
const profile = profileOf(shop, registers);

const stated = (id: string, attributes: Stated['attributes'], holdings: Stated['holdings'] = {}): Stated => ({
  id,
  stage: 'open',
  unit: null,
  street: null,
  attributes,
  holdings,
});
const factsOn = (day: string, referring: Record<string, Stated[]>) =>
  factsOf(shop, registers, stated('S1', {}), new Map(Object.entries(referring)), day);

describe('the facts of a record', () => {
  const accounts = [
    stated('A1', { shop: 'S1', year: '2020', vintage: 'quick', day: '2021-02-01' }, { revenue: '1000000' }),
    stated(
      'A2',
      { shop: 'S1', year: '2020', vintage: 'final', day: '2021-01-01' },
      { revenue: '900000', invested: '0.1' },
    ),
    stated('A3', { shop: 'S1', year: '2019', vintage: 'final' }, { revenue: '5', invested: '0.2' }),
    stated('A4', { shop: 'S2', year: '2020', vintage: 'final' }, { revenue: '7' }),
  ];

  it('are those of the day, the latest by declared order, sums exact', () => {
    const facts = factsOn('2021-06-30', { account: accounts });
    expect(facts).toEqual({
      revenue: '900000',
      invested: '0.3',
      accounts: '3',
      licensed: false,
      size: 'small',
    });
    expect(factsOn('2020-06-30', { account: accounts }).revenue).toBe('5');
  });

  it('are absent where they are unknown, which is neither nothing nor no', () => {
    const facts = factsOn('2021-06-30', { account: [stated('A1', { shop: 'S1', year: '2020' })] });
    expect(facts).toEqual({ invested: '0', accounts: '1', licensed: false });
  });

  it('hold from the first day through the last, without a last day on and on', () => {
    const on = (day: string, from: string, to?: string) =>
      factsOn(day, { licence: [stated('L', { shop: 'S1', kind: 'food', from, ...(to ? { to } : {}) })] })
        .licensed;
    expect([
      on('2021-01-01', '2021-01-01', '2021-01-01'),
      on('2021-01-02', '2021-01-01', '2021-01-01'),
    ]).toEqual([true, false]);
    expect([on('2020-12-31', '2021-01-01'), on('2199-01-01', '2021-01-01')]).toEqual([false, true]);
  });
});

const terms: Terms = {
  subject: 'shop',
  clauses: { third: { number: '第三条', text: { zh: '营收达标的奖励。', en: 'Awarded by revenue.' } } },
  parameters: {
    least: {
      title: say('门槛'),
      unit: 'wan-yuan',
      values: [{ value: '100' }, { from: '2021-07-01', value: '200' }],
    },
    share: { title: say('比例'), unit: 'percent', values: [{ from: '2021-01-01', value: '2' }] },
  },
  conditions: [
    { id: 'licensed', title: say('有证'), clause: 'third', when: all(is('licensed', true)), fixed: true },
    { id: 'revenue', title: say('营收'), clause: 'third', when: all(atLeast('revenue', '$least')) },
  ],
  lines: [
    {
      id: 'award',
      title: say('奖'),
      clause: 'third',
      amount: { multiply: [{ field: 'revenue' }, { rate: 'share' }] },
    },
    {
      id: 'more',
      title: say('加奖'),
      clause: 'third',
      when: all(atLeast('revenue', '$least')),
      amount: { number: '1', unit: 'yuan' },
    },
  ],
  often: 'yearly',
};
const judged = (given: Record<string, string | boolean>, day = '2021-06-30') =>
  judge(terms, profile, supposedOf(profile, given), day);

describe('a policy', () => {
  it('is due to whom every condition is true of, in the amount of the day', () => {
    expect(judged({ licensed: true, revenue: '1500000' })).toMatchObject({
      eligibility: 'eligible',
      amount: '30001',
    });
    expect(judged({ licensed: true, revenue: '1500000' }, '2021-07-01')).toMatchObject({
      eligibility: 'nearly',
      amount: '30000',
    });
    expect(
      judged({ licensed: true, revenue: '1500000' }, '2020-12-31').missing.map(({ name }) => name),
    ).toEqual(['share']);
  });

  it('is nearly due where one thing is missing, and says how much', () => {
    const { eligibility, conditions } = judged({ licensed: true, revenue: '999999.99' });
    expect(eligibility).toBe('nearly');
    expect(conditions[1]).toMatchObject({
      truth: false,
      words: { zh: '上年营收不小于“100万元”' },
      clause: { number: '第三条', text: { en: 'Awarded by revenue.' } },
      gaps: [
        { field: 'revenue', way: 'more', given: { zh: '99.999999万元' }, shortfall: '0.01', unit: 'yuan' },
      ],
    });
  });

  it('is not due where nobody can do anything about it, or more is missing', () => {
    expect(judged({ licensed: false, revenue: '1500000' }).eligibility).toBe('not');
    expect(judged({ licensed: false, revenue: '1' }).eligibility).toBe('not');
    expect(judged({ licensed: false }).eligibility).toBe('not');
  });

  it('is unknown where none is false and a figure is missing, which it names', () => {
    const { eligibility, conditions, amount } = judged({ licensed: true });
    expect([eligibility, amount]).toEqual(['unknown', null]);
    expect(conditions[1]?.gaps).toMatchObject([
      { field: 'revenue', way: 'unknown', given: null, shortfall: null },
    ]);
    expect(judged({ revenue: '1' }).eligibility).toBe('nearly');
  });
});

const subject: Subject = {
  register: profile,
  stage: 'open',
  unit: null,
  street: null,
  attributes: { kind: 'books', licensed: false, revenue: '500000', accounts: '2' },
  holdings: { staff: '8' },
  referred: {},
};
const told = (condition: Condition) =>
  waysTo(condition, subject).map((way) =>
    way.map(({ field, way: how, shortfall }) => `${field} ${how} ${shortfall}`),
  );

describe('what is missing', () => {
  it('is all of what must hold, and any of what suffices', () => {
    const staff = atLeast('staff', 10);
    const revenue = atLeast('revenue', '600000');
    expect(told(all(staff, revenue))).toEqual([['staff more 2', 'revenue more 100000']]);
    expect(told(any(staff, revenue))).toEqual([['staff more 2'], ['revenue more 100000']]);
    expect(told(any(all(staff, revenue), is('licensed', true)))).toEqual([
      ['licensed other null'],
      ['staff more 2', 'revenue more 100000'],
    ]);
    expect(told(all(staff, any(revenue, is('kind', 'food'))))).toEqual([
      ['staff more 2', 'revenue more 100000'],
      ['staff more 2', 'kind other null'],
    ]);
  });

  it('is turned about by not', () => {
    const few: Rule = { field: 'staff', operator: '<', value: 10 };
    expect(told({ ...any(few, is('kind', 'books')), not: true })).toEqual([
      ['staff more 2', 'kind other null'],
    ]);
    expect(told({ ...all(few, is('kind', 'books')), not: true })).toEqual([
      ['staff more 2'],
      ['kind other null'],
    ]);
    expect(told({ ...all({ field: 'staff', operator: '>', value: 7 }), not: true })).toEqual([
      ['staff less 1'],
    ]);
  });

  it('lies on the nearer side of a range, on either side out of one', () => {
    expect(told(all({ field: 'staff', operator: 'between', value: [10, 20] }))).toEqual([['staff more 2']]);
    expect(told(all({ field: 'staff', operator: 'between', value: [1, 5] }))).toEqual([['staff less 3']]);
    expect(told(all({ field: 'staff', operator: 'notBetween', value: [5, 9] }))).toEqual([
      ['staff less 4'],
      ['staff more 2'],
    ]);
    expect(told(all({ field: 'staff', operator: '>', value: 8 }))).toEqual([['staff more 1']]);
  });

  it('is the figure that is not known, on either side of a comparison', () => {
    expect(told(all(atLeast('invested', 1)))).toEqual([['invested unknown null']]);
    expect(told(all({ field: 'revenue', operator: '>', value: 'invested', valueSource: 'field' }))).toEqual([
      ['invested unknown null'],
    ]);
  });

  it('is nothing that could be done where the condition contradicts itself', () => {
    expect(told(all(atLeast('staff', 10), { field: 'staff', operator: '<', value: 5 }))).toEqual([]);
    expect(told(all(atLeast('staff', 10), atLeast('staff', 20)))).toEqual([
      ['staff more 2', 'staff more 12'],
    ]);
  });

  const rule = fc.oneof(
    fc.record({
      field: fc.constantFrom('staff', 'revenue', 'accounts', 'invested'),
      operator: fc.constantFrom('<', '<=', '>', '>=', '=', '!=' as const),
      value: fc.integer({ min: 0, max: 9 }),
    }),
    fc.boolean().map((value): Rule => is('licensed', value)),
    fc.constantFrom('food', 'books').map((value): Rule => is('kind', value)),
  ) as fc.Arbitrary<Rule>;
  const condition = fc.letrec<{ group: Condition }>((tie) => ({
    group: fc.record({
      combinator: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(fc.oneof({ maxDepth: 3, depthIdentifier: 'c' }, rule, tie('group')), { maxLength: 3 }),
      not: fc.boolean(),
    }),
  })).group;
  const figures = fc.record({
    staff: fc.integer({ min: 0, max: 9 }),
    revenue: fc.option(fc.integer({ min: 0, max: 9 })),
    accounts: fc.integer({ min: 0, max: 9 }),
    licensed: fc.option(fc.boolean()),
  });

  it('makes the condition true as soon as it is there, whatever the condition', () => {
    fc.assert(
      fc.property(condition, figures, (asked, { staff, revenue, accounts, licensed }) => {
        const attributes = {
          ...(revenue === null ? {} : { revenue: String(revenue) }),
          ...(licensed === null ? {} : { licensed }),
          accounts: String(accounts),
          kind: 'food',
        };
        const poor: Subject = { ...subject, attributes, holdings: { staff: String(staff) } };
        const truth = evaluate(asked, evaluationOf(poor));
        for (const way of waysTo(asked, poor)) {
          if (truth === true) expect(way).toEqual([]);
          else expect(way.length).toBeGreaterThan(0);
          if (way.some(({ by }) => by === null)) continue;
          const better = { ...poor.attributes };
          const holdings = { ...poor.holdings };
          for (const { field, by } of way.toSorted((a, b) =>
            new Big(a.shortfall ?? 0).cmp(b.shortfall ?? 0),
          )) {
            if (field === 'staff') holdings.staff = String(by);
            else better[field as 'kind'] = by as string;
          }
          expect(evaluate(asked, evaluationOf({ ...poor, attributes: better, holdings }))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
