import {
  all,
  type Computation,
  computationSchema,
  defineRegister,
  type Formula,
  is,
  type Register,
} from '@taizhang/definition';
import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compute, faultsOfComputation, type Subject, type Version, versionOn } from './index.ts';

const say = (zh: string) => ({ zh, en: zh });
const stages = { open: { title: say('开') } };
const transitions = { open: { title: say('开'), to: 'open' } };
const base = {
  title: say('测'),
  description: say('测'),
  keeper: say('测'),
  titleField: 'name',
  places: 'none' as const,
  stages,
  transitions,
  metrics: {},
};
const tariff = defineRegister({
  ...base,
  id: 'tariff',
  prefix: 'TA',
  fields: {
    name: { kind: 'text', title: say('名') },
    from: { kind: 'date', title: say('始') },
    shop: { kind: 'text', title: say('店') },
  },
  measures: {
    price: { title: say('价'), unit: 'yuan-per-square-metre' },
    share: { title: say('率'), unit: 'percent' },
    fee: { title: say('费'), unit: 'yuan' },
  },
});
const stall = defineRegister({
  ...base,
  id: 'stall',
  prefix: 'ST',
  fields: {
    name: { kind: 'text', title: say('名') },
    kind: { kind: 'category', title: say('类'), options: { a: say('甲'), b: say('乙') } },
    since: { kind: 'date', title: say('始日') },
    until: { kind: 'date', title: say('终日') },
    shop: { kind: 'reference', title: say('店'), register: 'tariff' },
    reason: { kind: 'text', title: say('理由') },
  },
  measures: {
    area: { title: say('面积'), unit: 'square-metre' },
    people: { title: say('人数'), unit: 'ren' },
    takings: { title: say('额'), unit: 'wan-yuan' },
  },
});
const registers: ReadonlyMap<string, Register> = new Map([tariff, stall].map((r) => [r.id, r]));

const line = (id: string, amount: Formula, more: object = {}) => ({
  id,
  title: say(id),
  clause: say(`第${id}条`),
  amount,
  ...more,
});
const computationOf = (...lines: ReturnType<typeof line>[]): Computation =>
  computationSchema.parse({
    title: say('算'),
    on: 'since',
    rates: { register: 'tariff', from: 'from', stages: ['open'], of: { theirs: 'shop', ours: 'name' } },
    lines,
  });
const subjectOf = (attributes: Subject['attributes'], holdings: Subject['holdings']): Subject => ({
  register: stall,
  stage: 'open',
  unit: null,
  street: null,
  attributes,
  holdings,
  referred: {},
});
const versionOf = (id: string, from: string, holdings: Record<string, string>, shop?: string): Version => ({
  id,
  title: id,
  register: tariff,
  attributes: { from, ...(shop ? { shop } : {}) },
  holdings,
});
const first = versionOf('T1', '2021-01-01', { price: '100', share: '5', fee: '300' });
const stallOf = subjectOf(
  { kind: 'a', since: '2021-03-01', until: '2021-03-10' },
  { area: '12.5', people: '3', takings: '250000' },
);
const amountOf = (amount: Formula, subject = stallOf, version: Version | null = first) =>
  compute(computationOf(line('x', amount)), subject, version).amount;
const yuan = (number: string): Formula => ({ number, unit: 'yuan' });
const faultsOf = (amount: unknown) =>
  faultsOfComputation(stall, registers, {
    title: say('算'),
    on: 'since',
    rates: { register: 'tariff', from: 'from', stages: ['open'] },
    lines: [line('x', amount as Formula)],
  });

describe('an amount', () => {
  it('is reckoned exactly, a percentage as a share', () => {
    expect(amountOf({ multiply: [{ field: 'area' }, { rate: 'price' }] })).toBe('1250');
    expect(amountOf({ multiply: [{ field: 'takings' }, { rate: 'share' }] })).toBe('12500');
    expect(amountOf({ add: [yuan('0.1'), yuan('0.2')] })).toBe('0.3');
    expect(amountOf({ multiply: [{ field: 'people' }, { rate: 'fee' }] })).toBe('900');
    expect(amountOf({ divide: [yuan('100'), { number: '3', unit: 'number' }] })).toBe('33.33');
    expect(amountOf({ round: yuan('12345.67'), to: 'wan-yuan', decimals: 1, how: 'down' })).toBe('12000');
    expect(amountOf({ min: [yuan('5'), yuan('3')] })).toBe('3');
    expect(amountOf({ max: [yuan('5'), yuan('3')] })).toBe('5');
  });

  it('follows tiers: one for all, part by part, by day', () => {
    const tiers = (each: boolean): Formula => ({
      tiers: {
        of: { field: 'takings' },
        unit: 'wan-yuan',
        each,
        bands: [
          { upTo: '10', gives: each ? { number: '10', unit: 'percent' } : yuan('1') },
          { upTo: '25', gives: each ? { number: '5', unit: 'percent' } : yuan('2') },
          { gives: each ? { number: '1', unit: 'percent' } : yuan('3') },
        ],
      },
    });
    // 25 lies in the second tier: up to and with it.
    expect(amountOf(tiers(false))).toBe('2');
    expect(amountOf(tiers(true))).toBe('17500');
    const days: Formula = {
      tiers: {
        of: { days: { from: 'since', to: 'until' } },
        unit: 'number',
        bands: [{ upTo: '10', gives: yuan('7') }, { gives: yuan('0') }],
      },
    };
    expect(amountOf(days)).toBe('7');
    const dates: Formula = {
      dates: { of: 'until', bands: [{ through: '2021-03-09', gives: yuan('9') }, { gives: yuan('4') }] },
    };
    expect(amountOf(dates)).toBe('4');
  });

  it('is unknown where a figure is missing, and says which', () => {
    const without = subjectOf({ kind: 'a' }, {});
    const { amount, missing, lines } = compute(
      computationOf(
        line('a', { multiply: [{ field: 'area' }, { rate: 'price' }] }),
        line('b', { multiply: [{ line: 'a' }, { rate: 'share' }] }),
        line('c', yuan('1'), { when: all(is('name', 'x')) }),
      ),
      without,
      versionOf('T', '2021-01-01', { price: '1' }),
    );
    expect(amount).toBeNull();
    expect(missing.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'field area',
      'rate share',
      'field name',
    ]);
    expect(lines.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(amountOf({ multiply: [{ field: 'area', none: '0' }, { rate: 'price' }] }, without)).toBe('0');
    // Nothing times something unknown is not nothing.
    expect(
      amountOf({ multiply: [{ number: '0', unit: 'number' }, { field: 'takings' }] }, without),
    ).toBeNull();
    expect(compute(computationOf(line('x', { rate: 'fee' })), stallOf, null).missing[0]?.kind).toBe(
      'version',
    );
  });

  it('is nothing where its condition does not hold, and the sum is that of the rounded lines', () => {
    const { amount, lines } = compute(
      computationOf(
        line('a', yuan('1'), { when: all(is('kind', 'b')) }),
        line('b', { divide: [yuan('10'), { number: '3', unit: 'number' }] }),
        line('c', { line: 'b' }, { aside: true }),
      ),
      stallOf,
      first,
    );
    expect(lines.map(({ state, amount: own }) => [state, own])).toEqual([
      ['not-due', '0'],
      ['due', '3.33'],
      ['due', '3.33'],
    ]);
    expect(amount).toBe('3.33');
    expect(lines[0]?.condition?.zh).toContain('乙');
  });

  it('explains its arithmetic in words, in both languages', () => {
    const { lines } = compute(
      computationOf(
        line('x', {
          multiply: [{ add: [{ field: 'area' }, { number: '1', unit: 'square-metre' }] }, { rate: 'price' }],
        }),
      ),
      stallOf,
      first,
    );
    expect(lines[0]?.arithmetic?.zh).toBe('（面积12.5平方米 + 1平方米） × 价100元/平方米');
  });

  it('never is as large as no amount can be', () => {
    const huge: Formula = {
      multiply: Array.from({ length: 30 }, (): Formula => ({ number: '999999999999', unit: 'number' })),
    };
    const { amount, missing } = compute(computationOf(line('x', huge)), stallOf, first);
    expect([amount, missing[0]?.kind]).toEqual([null, 'overflow']);
  });
});

describe('a version', () => {
  it('holds from its day on, one of the record’s own before a general one', () => {
    const versions = [first, versionOf('T2', '2021-06-01', {}), versionOf('OWN', '2021-02-01', {}, 'north')];
    const computation = computationOf(line('x', yuan('1')));
    const on = (day: string, name?: string) =>
      versionOn(computation, subjectOf(name ? { name } : {}, {}), versions, day)?.id ?? null;
    expect([on('2020-12-31'), on('2021-05-31'), on('2021-06-01')]).toEqual([null, 'T1', 'T2']);
    expect([on('2021-01-31', 'north'), on('2021-07-01', 'north'), on('2021-07-01', 'south')]).toEqual([
      'T1',
      'OWN',
      'T2',
    ]);
  });
});

describe('a check finds', () => {
  it.each<[string, unknown, RegExp]>([
    ['an unknown name', { field: 'nothing' }, /reads nothing, which is no number/],
    ['an unknown name beyond a reference', { field: 'shop.nothing' }, /no number/],
    ['an unknown rate', { rate: 'nothing' }, /does not have/],
    ['a line that is not above', { line: 'x' }, /not above/],
    ['another dimension', { add: [yuan('1'), { field: 'area' }] }, /puts yuan together with m²/],
    ['an amount that is no money', { field: 'area' }, /not in money/],
    ['a percentage alone', { rate: 'share' }, /plain numbers/],
    ['a division by nothing', { divide: [yuan('1'), { field: 'people' }] }, /may be nothing/],
    [
      'a gap in tiers',
      { tiers: { of: { field: 'area' }, unit: 'square-metre', bands: [{ upTo: '1', gives: yuan('1') }] } },
      /gap/,
    ],
    [
      'an overlap',
      {
        tiers: {
          of: { field: 'area' },
          unit: 'square-metre',
          bands: [{ upTo: '5', gives: yuan('1') }, { upTo: '5', gives: yuan('2') }, { gives: yuan('3') }],
        },
      },
      /overlapping/,
    ],
    [
      'a tier behind one that takes all',
      {
        tiers: {
          of: { field: 'area' },
          unit: 'square-metre',
          bands: [{ gives: yuan('1') }, { upTo: '5', gives: yuan('2') }],
        },
      },
      /takes all/,
    ],
    [
      'tiers in another unit',
      { tiers: { of: { field: 'area' }, unit: 'yuan', bands: [{ gives: yuan('1') }] } },
      /tiers in yuan/,
    ],
    ['a day that is none', { days: { from: 'area', to: 'until' } }, /as a day/],
    [
      'a condition that cannot be judged',
      { when: all(is('nothing', 1)), gives: yuan('1'), otherwise: yuan('2') },
      /condition/,
    ],
    [
      'a formula that is too deep',
      Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ add: [inner] }), yuan('1')),
      /too deep/,
    ],
  ])('%s', (_what, amount, fault) => {
    expect(faultsOf(amount).join('\n')).toMatch(fault);
  });

  it('nothing in what is sound', () => {
    expect(faultsOf({ divide: [{ field: 'takings' }, { field: 'people' }], otherwise: yuan('0') })).toEqual(
      [],
    );
    expect(
      faultsOf({
        divide: [{ field: 'takings' }, { max: [{ field: 'people' }, { number: '1', unit: 'ren' }] }],
      }),
    ).toEqual([]);
  });
});

/** Amounts of money of all shapes, with what may be missing. */
const formulas: fc.Arbitrary<Formula> = fc.letrec<{ node: Formula }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    fc.integer({ min: 0, max: 99_999 }).map((n): Formula => yuan(String(n))),
    fc.constantFrom<Formula>({ field: 'takings' }, { rate: 'fee' }, { field: 'takings', none: '2' }),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((add): Formula => ({ add })),
    fc.tuple(tie('node'), tie('node')).map((subtract): Formula => ({ subtract })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((min): Formula => ({ min })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((max): Formula => ({ max })),
    tie('node').map((amount): Formula => ({ multiply: [amount, { rate: 'share' }] })),
    tie('node').map((amount): Formula => ({ divide: [amount, { field: 'people' }], otherwise: yuan('0') })),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([gives, otherwise]): Formula => ({ when: all(is('kind', 'a')), gives, otherwise })),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(
      ([of, low, high]): Formula => ({
        tiers: { of, unit: 'yuan', bands: [{ upTo: '500', gives: low }, { gives: high }] },
      }),
    ),
  ),
})).node;
const maybe = (value: string) => fc.option(fc.constant(value), { nil: undefined });
const given = (record: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])),
  );
const situations = fc.record({
  kind: maybe('a'),
  takings: maybe('250000'),
  people: maybe('3'),
  fee: maybe('300'),
  share: maybe('5'),
});

describe('whatever the formulas', () => {
  it('the sum of the explanation is the amount; unknown is never nothing; it always ends', () => {
    fc.assert(
      fc.property(
        fc.array(formulas, { minLength: 1, maxLength: 5 }),
        situations,
        (amounts, { kind, takings, people, fee, share }) => {
          const computation = computationOf(...amounts.map((amount, i) => line(`l${i}`, amount)));
          const subject = subjectOf(given({ kind }), given({ takings, people }));
          const version = versionOf('T', '2021-01-01', given({ fee, share }));
          const { amount, lines, missing } = compute(computation, subject, version);
          expect(faultsOfComputation(stall, registers, computation)).toEqual([]);
          if (lines.some((one) => one.amount === null)) {
            expect(amount).toBeNull();
            expect(missing.length).toBeGreaterThan(0);
          } else {
            const sum = lines.reduce((total, one) => total.plus(one.amount as string), new Big(0));
            expect(amount).toBe(sum.toFixed());
          }
          expect(compute(computation, subject, version, { silent: true }).amount).toBe(amount);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('knowing more never turns one known amount into another', () => {
    fc.assert(
      fc.property(formulas, situations, (amount, { kind, takings, people, fee, share }) => {
        // What has a value for “not given” changes by being given, and is left out.
        fc.pre(!JSON.stringify(amount).includes('"none"'));
        const full = subjectOf({ kind: 'a' }, { takings: '250000', people: '3' });
        const less = amountOf(
          amount,
          subjectOf(given({ kind }), given({ takings, people })),
          versionOf('T', '2021-01-01', given({ fee, share })),
        );
        if (less !== null) expect(less).toBe(amountOf(amount, full));
      }),
      { numRuns: 300 },
    );
  });
});
