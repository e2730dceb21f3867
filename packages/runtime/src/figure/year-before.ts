import {
  amountIn,
  dimensionOf,
  type MetricEntry,
  type Text,
  type UnitId,
  unitOfMetric,
} from '@taizhang/definition';
import { type NoComparison, noComparison, type YearBeforeWay, yearBefore } from '@taizhang/ledger';
import { type FigureBinding, yearsBefore } from '@taizhang/report';
import type { OpenDistrict } from '../district-package.ts';
import type { FamilyFacts } from './family.ts';
import type { Amount } from './progress.ts';
import type { FigureTrend } from './trend.ts';

/** A figure held against the same period of the year before. */
export interface YearBeforeFacts {
  readonly way: YearBeforeWay;
  /** The last day of what it is compared with. */
  readonly day: string;
  readonly base: Amount;
  readonly change: Amount | null;
  readonly growth: Amount | null;
  /** Of what passed in a period: the month end by which the first of that year is recorded, where that is not its first. */
  readonly recordedFrom: string | null;
  /** Why there is no comparison, or no growth in it. */
  readonly reason: { readonly code: NoComparison; readonly message: Text } | null;
}

const growthDecimals = 1;

/**
 * A figure and its trend’s last point of the year before: one base on one screen. Null where its growth is published, and
 * for a growth, which is not grown again.
 */
export function yearBeforeOf(
  { catalogue }: OpenDistrict,
  { metric: id, unit, decimals }: FigureBinding,
  trend: FigureTrend,
  family: FamilyFacts | null,
): YearBeforeFacts | null {
  const entry = catalogue.metrics.get(id) as MetricEntry;
  const standing = standingIn(entry, family);
  if (standing === 'published') return null;
  const way = wayOf(entry);
  const now = trend.current.at(-1);
  const base = trend.previous.at(-1)?.value ?? null;
  const compared = yearBefore(way, now?.value ?? null, base);
  const blocked = standing === 'computed' ? null : standing;
  const reason = blocked ?? compared.reason;
  const shown = (value: string, shownIn: UnitId, fine: number): Amount => ({
    value,
    shown: amountIn(value, shownIn, fine, true),
  });
  // A share is compared finer than it may be printed, or 9 % and 10 % would lie 1.4 points apart.
  const places = way === 'points' ? Math.max(1, decimals) : decimals;
  const { change, growth } = blocked ? { change: null, growth: null } : compared;
  const recordedFrom = isPassing(entry) && base !== null ? laterBegin(trend) : null;
  return {
    way,
    day: trend.previous.at(-1)?.day ?? yearsBefore(trend.ask.question.to, 1),
    base: base === null ? { value: null, shown: null } : shown(base, unit, places),
    change: change === null ? null : shown(change, way === 'points' ? 'percentage-point' : unit, places),
    // A base that may lack months would give a growth that misleads.
    growth: growth === null || recordedFrom !== null ? null : shown(growth, 'percent', growthDecimals),
    recordedFrom,
    reason: reason && { code: reason, message: noComparison[reason] },
  };
}

/** Whether its growth is published, may be computed, or why not. */
function standingIn(
  { id, metric }: MetricEntry,
  family: FamilyFacts | null,
): 'published' | 'computed' | NoComparison {
  if (!family) return 'computed';
  const { level, growth, against, comparablePrices } = family;
  if ([growth, ...against].some((member) => member?.metric === id)) return 'published';
  const isJoined = metric.publishedAs?.metric === level.metric;
  if (level.metric !== id && !isJoined) return 'computed';
  if (growth && growth.value !== null) return 'published';
  if (isJoined) return 'published-elsewhere';
  return comparablePrices ? 'comparable-prices' : 'computed';
}

function wayOf(entry: MetricEntry): YearBeforeWay {
  if (entry.metric.kind === 'rank') return 'places';
  return dimensionOf(unitOfMetric(entry)) === 'percent' ? 'points' : 'growth';
}

/** Whether it is what passed in a period, so that a beginning without records lacks in it. */
const isPassing = ({ metric }: MetricEntry): boolean =>
  metric.kind === 'turnover' || (metric.kind === 'distinct' && metric.over.kind === 'turnover');

function laterBegin({ previous }: FigureTrend): string | null {
  const begin = previous.findIndex(({ value }) => value !== null);
  return begin > 0 ? (previous[begin]?.day ?? null) : null;
}
