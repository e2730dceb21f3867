import { type Catalogue, parametersOfMetric, sourcesOf } from '@taizhang/definition';
import { type FigureAsk, print, trendOf } from '@taizhang/report';
import { readMetrics, snapshot, wereGiven } from '@taizhang/store';
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
  const { district } = office;
  const binding = bindingOf(templateOf(district, report), figure);
  const ask = askOfFigure(office, report, figure, at);
  const byPeriod = takesPeriod(district.catalogue, ask.metric);
  const trend = trendOf(ask, byPeriod);
  const asks = [...trend.current, ...trend.previous];
  const { values, given } = await snapshot(office.pool, async (client) => ({
    values: await readMetrics(client, district.store, office.viewer, asks),
    given: await wereGiven(client, district.store, office.viewer, asks),
  }));
  const { unit, decimals } = binding;
  const points = [...trend.days, ...trend.previousDays].map((day, i): TrendPoint => {
    const value = given[i] ? (values[i] ?? null) : null;
    return { day, value, shown: value === null ? null : print(value, { unit, decimals }).value };
  });
  return {
    ask,
    points: byPeriod ? 'periods' : 'days',
    current: points.slice(0, trend.days.length),
    previous: recorded(points.slice(trend.days.length)),
  };
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
