import {
  baseUnitOf,
  type Catalogue,
  dimensionOf,
  parametersOfMetric,
  sourcesOf,
  type UnitId,
} from '@taizhang/definition';
import { type FigureAsk, type FigureBinding, print, trendOf } from '@taizhang/report';
import { type Client, readMetrics, snapshot, wereGiven } from '@taizhang/store';
import { type At, askOfFigure, bindingOf, type Office, templateOf } from '../reports.ts';

export interface TrendPoint {
  readonly day: string;
  readonly value: string | null;
  /** In the unit the figure is printed in, rounded as it is printed, without its hedge. */
  readonly shown: string | null;
}

export interface FigureTrend {
  readonly ask: FigureAsk;
  readonly points: 'days' | 'periods';
  /** What its values are: places (the first is the best), whole numbers, or any. */
  readonly scale: 'places' | 'whole' | 'decimal';
  readonly current: readonly TrendPoint[];
  readonly previous: readonly TrendPoint[];
}

/** A figure through its year and the year before, as known at one time, read at one moment. */
export async function figureTrend(
  office: Office,
  report: string,
  figure: string,
  at: At,
): Promise<FigureTrend> {
  const binding = bindingOf(templateOf(office.district, report), figure);
  const ask = askOfFigure(office, report, figure, at);
  return snapshot(office.pool, (client) => readTrend(client, office, ask, binding));
}

/** The same within a reading that is under way. */
export async function readTrend(
  client: Client,
  { district, viewer }: Pick<Office, 'district' | 'viewer'>,
  ask: FigureAsk,
  { unit, decimals }: FigureBinding,
): Promise<FigureTrend> {
  const byPeriod = takesPeriod(district.catalogue, ask.metric);
  const trend = trendOf(ask, byPeriod);
  const asks = [...trend.current, ...trend.previous];
  const values = await readMetrics(client, district.store, viewer, asks);
  const given = await wereGiven(client, district.store, viewer, asks);
  const points = [...trend.days, ...trend.previousDays].map((day, i): TrendPoint => {
    const value = given[i] ? (values[i] ?? null) : null;
    return { day, value, shown: value === null ? null : print(value, { unit, decimals }).value };
  });
  return {
    ask,
    points: byPeriod ? 'periods' : 'days',
    scale: scaleOf(unit),
    current: points.slice(0, trend.days.length),
    previous: recorded(points.slice(trend.days.length)),
  };
}

/** A count that is said one by one has nothing between two of it; a place is the better the smaller it is. */
function scaleOf(unit: UnitId): FigureTrend['scale'] {
  if (unit === 'rank') return 'places';
  return dimensionOf(unit) === 'count' && baseUnitOf(unit) === unit ? 'whole' : 'decimal';
}

/** Whether a metric, or what it is computed from, is asked for by the period it was published for. */
function takesPeriod(catalogue: Catalogue, id: string): boolean {
  const metric = catalogue.metrics.get(id)?.metric;
  if (!metric) return false;
  return (
    parametersOfMetric(metric).includes('period') ||
    sourcesOf(metric).some((source) => takesPeriod(catalogue, source))
  );
}

/**
 * The year before without what nobody kept: as long as nothing was recorded, nothing is known, and no record is not a
 * nought. The figure's own year keeps its noughts: it is the year reported on.
 */
function recorded(points: readonly TrendPoint[]): TrendPoint[] {
  const begin = points.findIndex(({ value }) => value !== null && Number(value) !== 0);
  if (begin === -1) return [];
  return points.map((point, i) => (i < begin ? { ...point, value: null, shown: null } : point));
}
