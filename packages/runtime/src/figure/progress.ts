import {
  amountIn,
  type Catalogue,
  dimensionOf,
  type Metric,
  type Text,
  type UnitId,
  unitOfMetric,
} from '@taizhang/definition';
import { elapsedShare, type Light, lightOf, progressOf, targetParameters } from '@taizhang/ledger';
import type { FigureAsk } from '@taizhang/report';
import { type Client, type Contribution, readMetrics, recordsBehind, timelineOf } from '@taizhang/store';
import { Big } from 'big.js';
import type { Office } from '../reports.ts';
import { spokenUnit } from './spoken-unit.ts';

/** A value and how it is read. */
export interface Amount {
  readonly value: string | null;
  readonly shown: Text | null;
}

export interface MemberFacts extends Amount {
  readonly metric: string;
  readonly title: Text;
}

/** What is done against the target, by the three measures, with both denominators. */
export interface ProgressFacts {
  readonly done: MemberFacts;
  readonly target: MemberFacts;
  readonly targets: readonly TargetRecord[];
  readonly elapsed: Amount;
  readonly toDate: Amount;
  readonly completion: Amount;
  readonly ahead: Amount;
  readonly againstToDate: Amount;
  /** Null where the completion rate is unknown. */
  readonly light: Light | null;
}

/** A record that sets the target, with what it says of itself. */
export interface TargetRecord extends Pick<Contribution, 'register' | 'id' | 'title'> {
  readonly value: Amount;
  readonly attributes: Readonly<Record<string, string | boolean>>;
}

const shownDecimals = 4;
const mostTargets = 10;

export const amount = (
  value: string | null,
  unit: UnitId,
  decimals = shownDecimals,
  fixed = false,
): Amount => ({
  value,
  shown: value === null ? null : amountIn(value, unit, decimals, fixed),
});

/** What is done and what reads its target: of a progress metric its own two, of another those of the first that names it. */
function held(catalogue: Catalogue, id: string): { of: string; against: string } | null {
  const isProgress = (metric: Metric | undefined) => (metric?.kind === 'progress' ? metric : null);
  const own = isProgress(catalogue.metrics.get(id)?.metric);
  if (own) return own;
  for (const { metric } of catalogue.metrics.values()) {
    const progress = isProgress(metric);
    if (progress?.of === id) return progress;
  }
  return null;
}

/**
 * The progress of a figure against its target, in the unit the figure is printed in where that fits the work, else in
 * that in which the work is spoken of; null where no progress is declared, or no target set for the work.
 */
export async function progressOfFigure(
  client: Client,
  { district, viewer }: Pick<Office, 'district' | 'viewer'>,
  ask: FigureAsk,
  printedIn: UnitId,
): Promise<ProgressFacts | null> {
  const pair = held(district.catalogue, ask.metric);
  const work = pair && district.catalogue.metrics.get(pair.of);
  const reader = pair && district.catalogue.metrics.get(pair.against);
  if (!pair || !work || !reader) return null;
  const { question } = ask;
  const target = {
    metric: pair.against,
    question: { ...question, parameters: targetParameters(pair.of, question) },
  };
  const [done, set] = (await readMetrics(client, district.store, viewer, [
    { metric: pair.of, question },
    target,
  ])) as [string | null, string | null];
  if (set === null && pair.of === ask.metric) return null;
  const elapsed = elapsedShare(question.to);
  const toDate = set === null ? null : new Big(set).times(elapsed).div(100).toFixed();
  const show = (which: 'completion' | 'ahead' | 'to-date') => progressOf(which, done, set, question.to);
  const own = unitOfMetric(work);
  const fits = dimensionOf(printedIn) === dimensionOf(own);
  const unit = dimensionOf(own) === 'count' ? own : fits ? printedIn : spokenUnit(district, pair.of);
  return {
    done: { metric: pair.of, title: work.metric.title, ...amount(done, unit) },
    // A target is kept as a plain number in the unit of the work it is for.
    target: { metric: pair.against, title: reader.metric.title, ...amount(set, unit) },
    targets: await targetRecords(client, { district, viewer }, target, unit),
    elapsed: amount(elapsed, 'percent', 2),
    toDate: amount(toDate, unit),
    completion: amount(show('completion'), 'percent', 2),
    ahead: amount(show('ahead'), 'percentage-point', 2),
    againstToDate: amount(show('to-date'), 'percent', 2),
    light: lightOf(show('completion'), question.to),
  };
}

async function targetRecords(
  client: Client,
  { district, viewer }: Pick<Office, 'district' | 'viewer'>,
  { metric, question }: FigureAsk,
  unit: UnitId,
): Promise<TargetRecord[]> {
  const page = { limit: mostTargets, offset: 0 };
  const { records } = await recordsBehind(client, district.store, viewer, metric, question, page);
  const found: TargetRecord[] = [];
  for (const { register, id, title, contribution } of records) {
    const { attributes } = await timelineOf(client, district.store, viewer, register, id, {
      limit: 0,
      offset: 0,
      order: 'newest',
    });
    found.push({ register, id, title, value: amount(contribution, unit), attributes });
  }
  return found;
}
