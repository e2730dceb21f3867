import { forecastLevel, forecastYear, type YearSoFar } from '@taizhang/ledger';
import { seededRandom } from '@taizhang/testkit';
import type { Measurement } from '../../result.ts';
import type { Context, Scenario } from '../../scenario.ts';
import { repeated, summaryOf } from '../../statistics.ts';
import { type Shape, shapes } from './series.ts';

interface ForecastSizes extends Readonly<Record<string, number>> {
  readonly series: number;
  readonly projects: number;
  readonly repetitions: number;
}

/** How many months are over when the end of the year is foretold. */
const looks = [3, 6, 9] as const;

const written = (amount: number): string => amount.toFixed(2);

/** One look at one year: whether the interval held what came, and how far the forecast and plain annualising were off. */
function look({
  shape,
  over,
  random,
}: {
  shape: Shape;
  over: number;
  random: ReturnType<typeof seededRandom>;
}) {
  const { before, year } = shape.make(random);
  const given: YearSoFar = {
    months: year.slice(0, over).map(written),
    ...(shape.earlier ? { earlier: [before.map(written)] } : {}),
  };
  const forecast = forecastYear(given);
  if (typeof forecast === 'string') return null;
  const sum = (list: readonly number[]) => list.reduce((total, month) => total + Number(written(month)), 0);
  const truth = sum(year);
  const off = (value: number) => (100 * Math.abs(value - truth)) / truth;
  return {
    held: Number(forecast.low) <= truth + 1e-6 && truth - 1e-6 <= Number(forecast.high),
    off: off(Number(forecast.value)),
    annualised: off((sum(year.slice(0, over)) * 12) / over),
  };
}

function coverageOf(shape: Shape, over: number, { sizes, seed }: Context<ForecastSizes>): Measurement[] {
  const random = seededRandom(seed + over);
  const seen = Array.from({ length: sizes.series }, () => look({ shape, over, random })).filter(
    (one) => one !== null,
  );
  const on = `${seen.length.toLocaleString('en')} years with ${shape.title}; ${over} months known`;
  const held = (100 * seen.filter((one) => one.held).length) / seen.length;
  return [
    {
      id: `coverage.${shape.id}.${over}`,
      title: `How often the ${forecastLevel} % interval holds the year’s end`,
      over: on,
      unit: '%',
      better: 'higher',
      ours: summaryOf([held]),
      ...(shape.assumed ? { asked: { atLeast: forecastLevel - 5 } } : {}),
      note: shape.assumed ? 'as the method assumes' : 'not as the method assumes: nothing is promised',
    },
    {
      id: `error.${shape.id}.${over}`,
      title: 'How far the forecast of the year’s end is off',
      over: on,
      unit: '%',
      better: 'lower',
      ours: summaryOf(seen.map((one) => one.off)),
      peers: [
        { title: 'done ÷ elapsed share of the year', summary: summaryOf(seen.map((one) => one.annualised)) },
      ],
    },
  ];
}

async function speed({ sizes, seed }: Context<ForecastSizes>): Promise<Measurement> {
  const random = seededRandom(seed);
  const years = Array.from({ length: sizes.projects }, (_, i): YearSoFar => {
    const shape = shapes[i % shapes.length] as Shape;
    const { before, year } = shape.make(random);
    return { months: year.slice(0, 7).map(written), earlier: [before.map(written)] };
  });
  return {
    id: 'speed',
    title: 'Foretell the year of every project',
    over: `${sizes.projects.toLocaleString('en')} projects, 7 months known`,
    unit: 'ms',
    better: 'lower',
    ours: await repeated({ warmUp: 1, repetitions: sizes.repetitions }, async () => years.map(forecastYear)),
    asked: { atMost: 2000 },
  };
}

async function run(context: Context<ForecastSizes>): Promise<Measurement[]> {
  const measurements = shapes.flatMap((shape) => looks.flatMap((over) => coverageOf(shape, over, context)));
  return [...measurements, await speed(context)];
}

export const forecastScenario: Scenario<ForecastSizes> = {
  id: 'forecast',
  title: 'Foretelling the end of a year',
  sizes: {
    small: { series: 50, projects: 100, repetitions: 2 },
    full: { series: 2000, projects: 10_000, repetitions: 10 },
  },
  run,
};
