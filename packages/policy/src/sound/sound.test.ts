import {
  all,
  any,
  atLeast,
  type Condition,
  defineRegister,
  type Formula,
  is,
  isIn,
  type Register,
  type Terms,
} from '@taizhang/definition';
import { describe, expect, it } from 'vitest';
import { conflictsOfTerms, judgeExamples, saidOfTerms, soundnessOf, warningsOfTerms } from './index.ts';

const said = (zh: string) => ({ zh, en: zh });
const number = (zh: string, unit: 'yuan' | 'percent' | 'ren') => ({
  kind: 'number' as const,
  title: said(zh),
  unit,
});
const firm = defineRegister({
  id: 'firm',
  title: said('企业'),
  description: said('企业'),
  keeper: said('局'),
  prefix: 'FI',
  titleField: 'name',
  places: 'none',
  fields: {
    name: { kind: 'text', title: said('名称') },
    revenue: number('营收', 'yuan'),
    before: number('前年营收', 'yuan'),
    growth: number('增速', 'percent'),
    heads: number('人数', 'ren'),
    listed: { kind: 'flag', title: said('上市') },
    level: { kind: 'category', title: said('级别'), options: { city: said('市'), province: said('省') } },
  },
  measures: {},
  stages: { open: { title: said('正常') }, shut: { title: said('注销') } },
  transitions: { begin: { title: said('登记'), to: 'open' } },
  metrics: {},
});
const registers = new Map<string, Register>([['firm', firm]]);

const field = (name: string): Formula => ({ field: name });
const wan = (value: string): Formula => ({ number: value, unit: 'wan-yuan' });
const capped: Formula = {
  min: [{ multiply: [field('revenue'), { number: '5', unit: 'percent' }] }, wan('50')],
};

const flat = wan('1');

interface Part {
  readonly when?: Condition;
  readonly amount: Formula;
}

function terms(whens: readonly Condition[], lines: readonly Part[], more: Partial<Terms> = {}): Terms {
  return {
    subject: 'firm',
    clauses: { one: { number: '第一条', text: said('条文') } },
    conditions: whens.map((when, i) => ({ id: `c${i}`, title: said(`条件${i}`), clause: 'one', when })),
    lines: lines.map((line, i) => ({ id: `l${i}`, title: said(`金额${i}`), clause: 'one', ...line })),
    often: 'yearly',
    ...more,
  };
}
const found = (given: Terms, version = {}) =>
  warningsOfTerms(given, registers, version).map(({ at, severity, says }) => `${severity} ${at} ${says.en}`);
const under = (field: string, value: string): Condition => all({ field, operator: '<', value });
const upTo = (low: string, high: string): Condition =>
  all(atLeast('revenue', low), { field: 'revenue', operator: '<', value: high });

describe('conditions', () => {
  it('that exclude each other are named, both', () => {
    const given = terms(
      [all(atLeast('revenue', '100')), all(is('listed', true)), under('revenue', '100')],
      [{ amount: flat }],
    );
    expect(found(given)).toEqual([
      'error conditions.c2 contradicts the condition “条件0”: nobody can meet both',
    ]);
    expect(saidOfTerms(given, soundnessOf(given, registers).errors).zh).toBe(
      '条件“条件2”（第一条）：与条件“条件0”互相矛盾，没有人能同时满足',
    );
  });

  it('may be impossible alone, by options, ends, negation and what is not known', () => {
    for (const when of [
      all(is('level', 'city'), is('level', 'province')),
      all(isIn('level', [])),
      all(atLeast('revenue', '5'), { field: 'revenue', operator: '<', value: '5' }),
      all({ field: 'revenue', operator: 'null', value: null }, atLeast('revenue', '5')),
      all({ field: 'revenue', operator: '>', value: 'revenue', valueSource: 'field' }),
      all({ combinator: 'or', not: true, rules: [is('listed', true), is('listed', false)] }),
      all(is('level', 'city'), { field: 'level', operator: 'notIn', value: ['city'] }),
    ])
      expect(found(terms([when], [{ amount: flat }]))).toEqual(['error conditions.c0 can be true of nobody']);
  });

  it('that can be true together are let be, up to the very end', () => {
    for (const when of [
      all(atLeast('revenue', '5'), { field: 'revenue', operator: '<=', value: '5' }),
      any(is('level', 'city'), is('level', 'province')),
      all({ combinator: 'and', not: true, rules: [is('listed', true), is('listed', false)] }),
      all(
        { field: 'name', operator: 'contains', value: '甲' },
        { field: 'name', operator: 'beginsWith', value: '乙' },
      ),
    ])
      expect(found(terms([when], [{ amount: flat }]))).toEqual([]);
  });

  it('are looked at with the parameters of each day, and of figures that nobody holds', () => {
    const parameters = {
      least: {
        title: said('门槛'),
        unit: 'yuan' as const,
        values: [{ value: '5' }, { from: '2022-01-01', value: '100' }],
      },
    };
    const given = terms([all(atLeast('revenue', '$least')), under('revenue', '100')], [{ amount: flat }], {
      parameters,
    });
    expect(found(given)).toEqual([
      'warning conditions.c1 contradicts the condition “条件0”: nobody can meet both (by the parameters of 2022-01-01)',
    ]);
    expect(found(given, { from: '2021-01-01', to: '2021-12-31' })).toEqual([]);
    expect(found(given, { to: '2021-12-31', held: new Map([['revenue', 0]]) })).toHaveLength(2);
  });
});

describe('parameters', () => {
  it('that nobody reads, that begin late or change within a year are questioned', () => {
    const values = [
      { from: '2021-01-01', value: '1' },
      { from: '2021-07-01', value: '2' },
    ];
    const parameters = {
      unread: { title: said('甲'), unit: 'yuan' as const, values: [{ value: '1' }] },
      late: { title: said('乙'), unit: 'yuan' as const, values },
    };
    expect(found(terms([], [{ amount: { rate: 'late' } }], { parameters }))).toEqual([
      'warning parameters.unread is read by no condition and no amount',
      'warning parameters.late has no value before 2021-01-01: nothing can be judged until then',
      'warning parameters.late changes on 2021-07-01, within a year: one year has two of it',
    ]);
    expect(
      found(terms([], [{ amount: { rate: 'late' } }], { parameters }), { from: '2021-07-01' }),
    ).toHaveLength(1);
  });
});

describe('amounts', () => {
  const of = (amount: Formula, ...whens: Condition[]) => found(terms(whens, [{ amount }]));

  it('that are due to nobody or to all alike', () => {
    const lines = [
      { when: under('revenue', '1'), amount: capped },
      { when: all(atLeast('revenue', '50')), amount: capped },
    ];
    expect(found(terms([all(atLeast('revenue', '100'))], lines))).toEqual([
      'error lines.l0.when is due to nobody: its condition contradicts the others',
      'warning lines.l1.when has a condition that is always true of whoever is eligible',
    ]);
  });

  it('leave gaps and overlaps between lines that are tiers of each other', () => {
    const lines = [upTo('0', '100'), upTo('100', '200'), upTo('150', '300'), upTo('400', '500')].map(
      (when) => ({
        when,
        amount: flat,
      }),
    );
    expect(found(terms([], lines))).toEqual([
      'warning lines.l2.when overlaps “金额1”: both are due where 营收 is at least 150 yuan and less than 200 yuan',
      'warning lines.l3.when leaves a gap: nothing is due where 营收 is at least 300 yuan and less than 400 yuan',
    ]);
    const levels = [
      { when: all(is('level', 'city')), amount: flat },
      { when: all(is('level', 'province')), amount: flat },
    ];
    expect(found(terms([], levels))).toEqual([]);
  });

  it('have tiers and branches that nobody reaches', () => {
    const tiers = (each?: boolean): Formula => ({
      tiers: {
        of: field('revenue'),
        unit: 'yuan',
        bands: [{ upTo: '100', gives: wan('1') }, { upTo: '200', gives: wan('2') }, { gives: wan('3') }],
        ...(each ? { each } : {}),
      },
    });
    expect(of(tiers(), upTo('150', '180'))).toEqual([
      'warning lines.l0.amount.tiers.bands.0 has a tier 1 that nobody to whom it is due can reach',
      'warning lines.l0.amount.tiers.bands.2 has a tier 3 that nobody to whom it is due can reach',
    ]);
    expect(
      of({ when: all(is('listed', true)), gives: wan('1'), otherwise: wan('2') }, all(is('listed', true))),
    ).toEqual(['warning lines.l0.amount.when has a condition within the amount that is always true']);
  });

  it('have caps below their floors, caps that never bite, and parts below nothing', () => {
    expect(of({ min: [{ max: [field('revenue'), wan('10')] }, wan('5')] })[0]).toContain(
      'error lines.l0.amount.min.1 has a cap no higher',
    );
    expect(of({ max: [{ min: [field('revenue'), wan('5')] }, wan('10')] })[0]).toContain(
      'error lines.l0.amount.max.1 has a floor no lower',
    );
    expect(of({ min: [field('revenue'), wan('5')] }, upTo('0', '50000'))).toEqual([
      'warning lines.l0.amount.min.1 takes the least of several, of which number 2 never is',
    ]);
    expect(of({ subtract: [field('revenue'), field('before')] })[0]).toContain('may be less than nothing');
    const rose = all({ field: 'revenue', operator: '>=', value: 'before', valueSource: 'field' });
    expect(of({ subtract: [field('revenue'), field('before')] }, rose)).toEqual([]);
    expect(of({ max: [{ subtract: [field('revenue'), field('before')] }, wan('0')] })).toEqual([]);
    expect(of({ subtract: [wan('1'), wan('2')] })).toEqual([
      'error lines.l0.amount is always less than nothing',
    ]);
  });

  it('divide by nothing and overflow', () => {
    const zero: Formula = { number: '0', unit: 'number' };
    expect(of({ divide: [wan('1'), zero], otherwise: wan('0') })[0]).toContain(
      'divides by what is always nothing',
    );
    expect(of({ multiply: [field('revenue'), field('heads')] })).toEqual([
      'warning lines.l0.amount may become impossibly large: give it a cap (min)',
    ]);
    expect(
      of({ divide: [field('revenue'), field('heads')], otherwise: wan('0') }, all(atLeast('heads', '1'))),
    ).toEqual([]);
    expect(of({ multiply: [wan('999999999'), { number: '1000', unit: 'number' }] })[0]).toContain(
      'error lines.l0.amount is always',
    );
  });

  it('are held against the budget of a year', () => {
    expect(found(terms([], [{ amount: capped }]), { budget: '400000' })).toEqual([
      'warning budget is 400000 yuan a year, less than the greatest award of 500000 yuan',
    ]);
    expect(found(terms([], [{ amount: wan('50') }]), { budget: '400000' })[0]).toContain('error budget is');
    expect(found(terms([], [{ amount: capped }]), { budget: '500000' })).toEqual([]);
  });
});

describe('worked examples', () => {
  it('are told when they come out otherwise, and stand against the terms', () => {
    const example = (eligibility: 'eligible' | 'not', amount: string) => ({
      title: said('算例'),
      on: '2021-07-01',
      given: { revenue: '1000000' },
      eligibility,
      amount,
    });
    const examples = [example('eligible', '50000.00'), example('eligible', '1'), example('not', '50000')];
    const given = terms([all(atLeast('revenue', '100'))], [{ amount: capped }], { examples });
    expect(judgeExamples(given, registers).map(({ wrong }) => wrong?.en ?? null)).toEqual([
      null,
      'it is 50000 yuan, and 1 yuan is stated',
      'it is eligible, and not eligible is stated',
    ]);
    expect(soundnessOf(given, registers).errors.map(({ at }) => at)).toEqual(['examples.1', 'examples.2']);
  });
});

describe('between policies', () => {
  const version = (id: string, more: object = {}, own: Partial<Terms> = {}) => ({
    id,
    title: id,
    code: id,
    from: '2021-01-01',
    to: null,
    terms: terms([all(is('listed', true))], [{ amount: capped }], own),
    ...more,
  });
  const stacking = (rule: 'exclusive' | 'highest') => ({
    stacking: { group: 'growth', title: { zh: '增长', en: 'growth' }, rule, clause: 'one' },
  });
  const at = (a: ReturnType<typeof version>, b: ReturnType<typeof version>) =>
    conflictsOfTerms(a, [a, b], registers).map(
      ({ severity, at: where, says }) => `${severity} ${where} ${says.en}`,
    );

  it('the same matter is not paid twice unknown', () => {
    expect(at(version('A'), version('B'))[0]).toContain('warning lines.l0 is reckoned from 营收, as “B” is');
    expect(at(version('A', {}, stacking('highest')), version('B', {}, stacking('highest')))).toEqual([]);
    expect(at(version('A'), version('B', { from: '2022-01-01' }))).toHaveLength(1);
    expect(at(version('A', { to: '2021-12-31' }), version('B', { from: '2022-01-01' }))).toEqual([]);
    const others = terms([all(is('listed', false))], [{ amount: capped }]);
    expect(at(version('A'), version('B', { terms: others }))).toEqual([]);
  });

  it('groups agree on their rule', () => {
    expect(at(version('A', {}, stacking('highest')), version('B', {}, stacking('exclusive')))[0]).toContain(
      'error stacking',
    );
  });

  it('versions of one policy follow each other', () => {
    const of = (a: object, b: object) =>
      at(version('A', { code: 'X', ...a }), version('B', { code: 'X', ...b }));
    expect(of({}, {})[0]).toContain('error version holds from the same day');
    expect(of({}, { from: '2021-06-01' })[0]).toContain('warning version is overtaken by “B” on 2021-06-01');
    expect(of({ from: '2021-06-01', to: '2021-12-31' }, {})[0]).toContain('would hold again');
    expect(of({ from: '2021-06-01' }, {})).toEqual([]);
  });
});
