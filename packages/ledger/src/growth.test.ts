import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apart,
  averageGrowth,
  cumulativeAverageGrowth,
  impliedBase,
  impliedBy,
  impliedEarlierGrowth,
  type Published,
  published,
  type Span,
  scaled,
} from './index.ts';

const shown = (span: Span | null, decimals = 2) => span?.value.toFixed(decimals) ?? null;
const percent = (value: string) => published(value, 1);
const holds = (span: Span | null, truth: Big): boolean => {
  if (span === null) return false;
  return span.low.lte(truth.plus('1e-9')) && span.high.gte(truth.minus('1e-9'));
};

describe('a published value', () => {
  it('lies half a unit of its last decimal around what it says', () => {
    const { low, high } = published('22.3', 1);
    expect([low.toFixed(), high.toFixed()]).toEqual(['22.25', '22.35']);
    expect(published('21', 1).low.toFixed()).toBe('20.95');
    expect(published('21.125', 1).high.toFixed()).toBe('21.1255');
    expect(scaled(published('1.5', 1), 100).low.toFixed()).toBe('145');
  });
});

describe('779.43, +22.3 % on the year before and +4.9 % on 2019', () => {
  const level = published('779.43', 2);
  it('implies 637.31 of the year before and 743.02 of 2019', () => {
    expect(shown(impliedBase(level, percent('22.3')))).toBe('637.31');
    expect(shown(impliedBase(level, percent('4.9')))).toBe('743.02');
  });
  it('implies that the year before fell by 14.2 % on 2019', () =>
    expect(shown(impliedEarlierGrowth(percent('4.9'), percent('22.3')), 1)).toBe('-14.2'));
  it('averages 2.4 % over the two years', () =>
    expect(shown(averageGrowth(percent('4.9'), 2), 1)).toBe('2.4'));
});

describe('what published values imply', () => {
  const factor = fc.integer({ min: 300, max: 3000 }).map((n) => new Big(n).div(1000));
  const levels = fc.integer({ min: 1_000, max: 1_000_000 }).map((n) => new Big(n).div(7));
  const growthOf = (after: Big, before: Big) => percent(after.div(before).minus(1).times(100).toFixed(1));

  it('always holds the truth that was rounded', () => {
    fc.assert(
      fc.property(levels, factor, factor, (first, once, twice) => {
        const second = first.times(once);
        const third = second.times(twice);
        const [growth, against] = [growthOf(third, second), growthOf(third, first)];
        const level = published(third.toFixed(2), 2);
        expect(holds(impliedBase(level, growth), second)).toBe(true);
        expect(holds(impliedBase(level, against), first)).toBe(true);
        expect(holds(impliedEarlierGrowth(against, growth), once.minus(1).times(100))).toBe(true);
        const mean = once.times(twice).sqrt().minus(1).times(100);
        expect(holds(averageGrowth(against, 2), mean)).toBe(true);
        const implied = impliedBy({
          year: 2021,
          level,
          growth,
          before: { level: published(second.toFixed(2), 2), growth: growthOf(second, first) },
          against: [{ year: 2019, growth: against, level: published(first.toFixed(2), 2) }],
          comparablePrices: false,
          cumulativeAverage: false,
        });
        expect(implied.flatMap(({ faults }) => faults)).toEqual([]);
      }),
    );
  });

  it('averages by the cumulative method so that the years add up', () => {
    fc.assert(
      fc.property(factor, factor, (once, twice) => {
        const [growth, against] = [growthOf(twice, new Big(1)), growthOf(once.times(twice), new Big(1))];
        const truth = [once, once.times(twice)].reduce((a, b) => a.plus(b));
        const average = cumulativeAverageGrowth(against, growth);
        const sums = [average?.low, average?.high].map((x) => {
          const step = (x as Big).div(100).plus(1);
          return step.plus(step.pow(2));
        }) as [Big, Big];
        expect(sums[0].lte(truth.plus('1e-9')) && sums[1].gte(truth.minus('1e-9'))).toBe(true);
      }),
    );
  });

  it('over any number of years grows by the cumulative growth', () => {
    fc.assert(
      fc.property(factor, fc.integer({ min: 1, max: 7 }), (whole, years) => {
        const average = averageGrowth(growthOf(whole, new Big(1)), years) as Span;
        const reached = average.value.div(100).plus(1).pow(years);
        expect(reached.minus(whole).abs().lt('0.001')).toBe(true);
      }),
    );
  });

  it('is contradicted by a growth further away than rounding can tell', () => {
    fc.assert(
      fc.property(factor, factor, fc.integer({ min: 20, max: 500 }), (once, twice, tenths) => {
        const wrong = once.minus(1).times(100).plus(new Big(tenths).div(10)).plus(1);
        const given = triple({
          growth: growthOf(twice, new Big(1)),
          against: growthOf(once.times(twice), new Big(1)),
          before: percent(wrong.toFixed(1)),
        });
        const [, on2019] = impliedBy(given);
        expect(on2019?.faults).toEqual(
          apart(on2019?.earlierGrowth as Span, given.before.growth as Span) ? ['growth-contradicted'] : [],
        );
      }),
    );
    const [, on2019] = impliedBy(
      triple({ growth: percent('22.3'), against: percent('4.9'), before: percent('-12.5') }),
    );
    expect(on2019?.faults).toEqual(['growth-contradicted']);
  });
});

function triple(growths: { growth: Span; against: Span; before: Span | null }): Published {
  return {
    year: 2021,
    level: published('100.00', 2),
    growth: growths.growth,
    before: { level: null, growth: growths.before },
    against: [{ year: 2019, growth: growths.against, level: null }],
    comparablePrices: false,
    cumulativeAverage: false,
  };
}

describe('impossible triples', () => {
  it('have no base above nothing', () => {
    const implied = impliedBy(triple({ growth: percent('-100.1'), against: percent('-250'), before: null }));
    expect(implied.map(({ base, average, faults }) => [base, average, faults])).toEqual([
      [null, null, ['no-base']],
      [null, null, ['no-base']],
    ]);
  });

  it('contradict the recorded level, but never where growth is at comparable prices', () => {
    const given = triple({ growth: percent('10'), against: percent('21'), before: null });
    const recorded = { ...given, before: { level: published('95.00', 2), growth: null } };
    expect(impliedBy(recorded)[0]?.faults).toEqual(['level-contradicted']);
    expect(impliedBy({ ...recorded, comparablePrices: true })[0]?.faults).toEqual([]);
  });

  it('imply nothing of what was not published', () => {
    const given = triple({ growth: percent('10'), against: percent('21'), before: null });
    expect(impliedBy({ ...given, growth: null, against: [] })).toEqual([]);
    const withoutLevel = impliedBy({ ...given, level: null });
    expect(withoutLevel.map(({ base }) => base)).toEqual([null, null]);
    expect(shown(withoutLevel[1]?.earlierGrowth ?? null, 1)).toBe('10.0');
    expect(shown(withoutLevel[1]?.average?.growth ?? null, 1)).toBe('10.0');
  });

  it('are averaged by the cumulative method where that is the rule', () => {
    const given = {
      ...triple({ growth: percent('85'), against: percent('4.7'), before: null }),
      cumulativeAverage: true,
    };
    const average = impliedBy(given)[1]?.average;
    expect([average?.method, shown(average?.growth ?? null, 1)]).toEqual(['cumulative', '-13.5']);
  });
});
