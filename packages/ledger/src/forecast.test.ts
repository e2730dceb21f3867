import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forecast, forecastYear, outlookOf, studentQuantile, type YearSoFar } from './index.ts';

const foretold = (given: YearSoFar): Forecast => {
  const forecast = forecastYear(given);
  if (typeof forecast === 'string') throw new Error(`no forecast: ${forecast}`);
  return forecast;
};
const widthOf = ({ low, high }: { low: string; high: string }) => new Big(high).minus(low);
const amounts = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 1_000_000 }).map(String), { minLength: min, maxLength: max });
const someDone = (months: readonly string[]) => months.some((month) => month !== '0');

describe('the quantiles of Student’s t', () => {
  it('leave a tenth above them, by integrating the density', () => {
    for (const [freedom, quantile] of Object.entries(studentQuantile))
      expect(below(Number(quantile), Number(freedom)), freedom).toBeCloseTo(0.9, 6);
  });
});

describe('a year without an earlier one', () => {
  it('goes on at the mean of its months, within t·s·√(k·(1 + k/n)) and a trend as far as they show one', () => {
    // Six months of mean 12 and standard deviation 2: six more bring 72 ± 1.475884 × 2 × √12.
    const forecast = foretold({ months: ['10', '14', '10', '14', '12', '12'] });
    const half = new Big('1.475884').times(new Big('3.2').sqrt()).times(new Big(12).sqrt());
    // A trend of 4 ÷ 17.5 a month, drawn to none by 6 ÷ 7, would bring 36 times that more; it explains 16 ÷ 17.5 of 16 squares.
    const [explained, kept] = [1 / 17.5, 6 / 7];
    const odds = 7 ** 2 / (1 + 6 * (1 - explained)) ** 2.5;
    const sloped = {
      share: odds / (1 + odds),
      centre: 144 + kept * (4 / 17.5) * 36,
      scale: Math.sqrt(((16 * (1 - kept * explained)) / 5) * (12 + (kept * 36 ** 2) / 17.5)),
    };
    const level = { share: 1 - sloped.share, centre: 144, scale: Math.sqrt(3.2 * 12) };
    const mixed = (at: string) =>
      [level, sloped].reduce((total, { share, centre, scale }) => {
        const away = (Number(at) - centre) / scale;
        return total + share * (away < 0 ? 1 - below(-away, 5) : below(away, 5));
      }, 0);
    expect(forecast.method).toBe('mean');
    expect(forecast.value).toBe('144');
    expect(mixed(forecast.high)).toBeCloseTo(0.9, 5);
    expect(mixed(forecast.low)).toBeCloseTo(0.1, 5);
    // Whoever knew that there is no trend would promise this much.
    expect(new Big(144).plus(half).lt(forecast.high)).toBe(true);
    expect(new Big(144).minus(half).gt(forecast.low)).toBe(true);
    expect(forecast.path.map(({ month }) => month)).toEqual([7, 8, 9, 10, 11, 12]);
  });

  it('holds what comes where the months rise or fall steadily, and then promises little', () => {
    for (const months of [
      ['100', '112', '118', '131', '139', '152'],
      ['152', '139', '131', '118', '112', '100'],
    ]) {
      const { low, high } = foretold({ months });
      // Six more steps of ten each way.
      const [before, step] = [
        months.reduce((sum, month) => sum + Number(month), 0),
        Number(months[0]) < 110 ? 10 : -10,
      ];
      const comes = Array.from({ length: 6 }, (_, i) => Number(months[5]) + step * (i + 1));
      const year = comes.reduce((sum, month) => sum + month, before);
      expect([Number(low) <= year, year <= Number(high)]).toEqual([true, true]);
    }
  });

  it('is not foretold from fewer than three months, nor from unknown ones, nor from nothing', () => {
    expect(forecastYear({ months: ['1', '2'] })).toBe('too-few-months');
    expect(forecastYear({ months: ['1', null, '2', null] })).toBe('too-few-months');
    expect(forecastYear({ months: ['0', '0', '0', '0'] })).toBe('nothing-done');
  });

  it('takes an unknown month for one to come, not for nothing', () => {
    expect(foretold({ months: ['10', null, '10', '10'] }).value).toBe('120');
    expect(foretold({ months: ['10', '0', '10', '10'] }).value).toBe('90');
  });

  it('is over when all months are known', () => {
    const forecast = foretold({ months: Array.from({ length: 12 }, () => '5') });
    expect(forecast).toMatchObject({ method: 'whole', value: '60', low: '60', high: '60', path: [] });
  });

  it('foretells the end also where all months are over and one is unknown', () => {
    const months = ['4', '6', '5', null, '5', '4', '6', '5', '5', '5', '5', '5'];
    expect(Number(foretold({ months }).value)).toBeCloseTo(60);
  });
});

describe('a year after a whole one', () => {
  const earlier = [['1', '1', '2', '2', '3', '3', '4', '4', '5', '5', '10', '20']];
  it('keeps its season: half as much again as the same months brings half as much again', () => {
    const forecast = foretold({ months: ['1.5', '1.5', '3', '3', '4.5', '4.5'], earlier });
    expect(forecast).toMatchObject({ method: 'season', value: '90', low: '90', high: '90' });
    expect(forecast.path[4]).toMatchObject({ month: 11, value: '60' });
  });

  it('falls back on the mean where that year is broken, or had nothing where this one has', () => {
    const months = ['2', '2', '2'];
    const broken = [earlier[0]?.with(4, '') as string[], earlier[0] as string[]];
    expect(foretold({ months, earlier: [[...(earlier[0] as string[]).slice(0, 11), null]] }).method).toBe(
      'mean',
    );
    expect(foretold({ months, earlier: [(earlier[0] as string[]).with(1, '0')] }).method).toBe('mean');
    expect(
      foretold({ months, earlier: [(broken[0] as (string | null)[]).with(4, null), broken[1] as string[]] })
        .method,
    ).toBe('season');
  });
});

describe('any forecast', () => {
  const given = fc.record({
    months: amounts(3, 11).filter(someDone),
    earlier: fc.array(amounts(12, 12), { maxLength: 2 }),
  });

  it('holds its own value between its bounds, and reaches the value of the year by its path', () => {
    fc.assert(
      fc.property(given, (year) => {
        const forecast = foretold(year);
        for (const point of [forecast, ...forecast.path]) {
          expect(new Big(point.low).lte(point.value)).toBe(true);
          expect(new Big(point.high).gte(point.value)).toBe(true);
        }
        expect(forecast.path.at(-1)).toMatchObject({ month: 12, value: forecast.value });
      }),
    );
  });

  it('grows wider the farther it looks', () => {
    fc.assert(
      fc.property(given, (year) => {
        const { path } = foretold({ ...year, mayFall: true });
        for (const [i, point] of path.entries())
          if (i > 0) expect(widthOf(point).gte(widthOf(path[i - 1] as typeof point))).toBe(true);
      }),
    );
  });

  it('foretells no less when more was done', () => {
    fc.assert(
      fc.property(
        amounts(3, 11).filter(someDone),
        fc.nat(10),
        fc.integer({ min: 1, max: 1000 }),
        (months, at, more) => {
          const i = at % months.length;
          const raised = months.with(i, new Big(months[i] as string).plus(more).toFixed());
          expect(new Big(foretold({ months: raised }).value).gt(foretold({ months }).value)).toBe(true);
        },
      ),
    );
  });

  it('never falls below what is done, unless it may', () => {
    fc.assert(
      fc.property(given, fc.nat(1000), (year, begun) => {
        const { low } = foretold({ ...year, begun: String(begun) });
        const done = year.months.reduce((total, month) => total.plus(month), new Big(begun));
        expect(new Big(low).gte(done)).toBe(true);
      }),
    );
    expect(new Big(foretold({ months: ['0', '0', '90'], mayFall: true }).low).lt(0)).toBe(true);
  });

  it('scales with its unit', () => {
    fc.assert(
      fc.property(given, ({ months, earlier }) => {
        const tenfold = (list: readonly string[]) => list.map((month) => `${month}0`);
        const one = foretold({ months, earlier });
        const ten = foretold({ months: tenfold(months), earlier: earlier.map(tenfold) });
        expect(Number(ten.value)).toBeCloseTo(Number(one.value) * 10, 1);
      }),
    );
  });
});

describe('the outlook of a target', () => {
  const forecast = foretold({ months: ['10', '14', '10', '14', '12', '12'] });
  it('says by when it is reached, and what lacks', () => {
    expect(outlookOf(forecast, '72', '72').verdict).toBe('reached');
    expect(outlookOf(forecast, '120', '72')).toEqual({ verdict: 'likely', month: 10, lacking: '-24' });
    expect(outlookOf(forecast, '144', '72')).toMatchObject({ verdict: 'open', month: 12, lacking: '0' });
    expect(outlookOf(forecast, '150', '72')).toMatchObject({ verdict: 'open', month: null, lacking: '6' });
    expect(outlookOf(forecast, '200', '72')).toMatchObject({ verdict: 'unlikely', month: null });
  });
});

/** The distribution of Student’s t up to `x`, by Simpson’s rule over its density. */
function below(x: number, freedom: number): number {
  const density = (t: number) => (1 + (t * t) / freedom) ** (-(freedom + 1) / 2);
  const simpson = (to: number, steps: number) => {
    const h = to / steps;
    let total = density(0) + density(to);
    for (let i = 1; i < steps; i++) total += density(i * h) * (i % 2 === 0 ? 2 : 4);
    return (total * h) / 3;
  };
  // ∫₀^∞ by t = tan(u)·√ν, where the density becomes cosᵛ⁻¹(u).
  const steps = 20_000;
  const h = Math.PI / 2 / steps;
  let half = 0;
  for (let i = 0; i <= steps; i++)
    half += Math.cos(i * h) ** (freedom - 1) * (i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4);
  return 0.5 + simpson(x, 20_000) / (2 * ((half * h) / 3) * Math.sqrt(freedom));
}
