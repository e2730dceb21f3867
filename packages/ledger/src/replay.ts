import {
  type AdditiveMetric,
  type Catalogue,
  type CountedMetric,
  type Parameters,
  Refusal,
  type Register,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { legsOf } from './contribution.ts';
import { percentOf, progressOf, rankOf } from './figures.ts';
import type { RecordedMovement } from './movement.ts';
import { valueIn } from './value-in.ts';

/** What a metric is asked: over which days, as known when, with which parameters, of whose records. */
export interface Question {
  /** First day of the period; a balance does not look at it. */
  readonly from: string;
  /** Last day of the period, and the cut-off of balances. */
  readonly to: string;
  readonly knownAt: Date;
  readonly parameters?: Parameters;
  /** Only records of this unit, or of this sub-district. */
  readonly scope?: { readonly unit?: string; readonly street?: string };
}

/** The parameters of a progress metric's target: whose target it is, and of which year. */
export const targetParameters = (of: string, question: Pick<Question, 'to' | 'parameters'>): Parameters => ({
  ...question.parameters,
  metric: of,
  year: question.to.slice(0, 4),
});

/**
 * Computes a metric from nothing but movements, one by one: slow, plain, and the measure of every faster way.
 * @returns an exact decimal in the metric's base unit, or null when it is unknown
 */
export function replayMetric(
  catalogue: Catalogue,
  movements: readonly RecordedMovement[],
  metricId: string,
  question: Question,
): string | null {
  const entry = catalogue.metrics.get(metricId);
  if (!entry) throw new Refusal('unknown-metric', { metric: metricId });
  const { metric, register } = entry;
  const again = (id: string, q = question) => replayMetric(catalogue, movements, id, q);
  switch (metric.kind) {
    case 'ratio':
      return percentOf(again(metric.numerator), again(metric.denominator));
    case 'progress': {
      const target = again(metric.against, {
        ...question,
        parameters: targetParameters(metric.of, question),
      });
      return progressOf(metric.show, again(metric.of), target, question.to);
    }
    case 'balance':
    case 'turnover':
      return sumOf(register, metric, movements, question);
    default:
      return replayCounted(register, metric, movements, question);
  }
}

function replayCounted(
  register: Register,
  metric: CountedMetric,
  movements: readonly RecordedMovement[],
  question: Question,
): string | null {
  const additive = additiveOf(metric);
  const groups = new Map<string, { sum: Big; records: number }>();
  for (const movement of within(register, additive, movements, question)) {
    for (const leg of legsOf(register, additive, movement, question.parameters)) {
      if (!inScope(leg, question)) continue;
      const key = metric.by === 'record' ? movement.record : valueIn(register, leg.state, metric.by);
      if (key === null || key === undefined) continue;
      const { sum, records } = groups.get(String(key)) ?? { sum: new Big(0), records: 0 };
      groups.set(String(key), { sum: sum.plus(leg.amount), records: records + leg.sign });
    }
  }
  // Whose records have all left has no value, as if they had never stood there.
  const standing = [...groups].filter(([, { records }]) => records > 0);
  if (metric.kind === 'distinct') return String(standing.length);
  const self = metric.self.startsWith('$') ? question.parameters?.[metric.self.slice(1)] : metric.self;
  if (self === undefined) throw new Refusal('missing-parameter', { parameter: metric.self.slice(1) });
  return rankOf(String(self), new Map(standing.map(([key, { sum }]) => [key, sum.toFixed()])));
}

/** The sum by which a distinct count or a rank is decided: movements, records or holdings per value. */
export function additiveOf(metric: CountedMetric): AdditiveMetric {
  const { title, where } = metric;
  if (metric.kind === 'rank') {
    const { stages, of } = metric;
    return { kind: 'balance', title, stages, of, given: of.holding, where };
  }
  return { ...metric.over, title, of: 'count', where };
}

function sumOf(
  register: Register,
  metric: AdditiveMetric,
  movements: readonly RecordedMovement[],
  question: Question,
): string | null {
  let sum = new Big(0);
  let records = 0;
  for (const movement of within(register, metric, movements, question))
    for (const leg of legsOf(register, metric, movement, question.parameters))
      if (inScope(leg, question)) {
        sum = sum.plus(leg.amount);
        records += leg.sign;
      }
  return metric.kind === 'balance' && metric.unknownWhenEmpty && records === 0 ? null : sum.toFixed();
}

const within = (
  register: Register,
  metric: AdditiveMetric,
  movements: readonly RecordedMovement[],
  { from, to, knownAt }: Question,
) =>
  movements.filter(
    (m) =>
      m.register === register.id &&
      m.occurredOn <= to &&
      (metric.kind === 'balance' || m.occurredOn >= from) &&
      m.recordedAt <= knownAt,
  );

/** Whether what is of a place, such as a leg, is asked for. */
export const inScope = (
  place: { readonly unit: string | null; readonly street: string | null },
  { scope }: Pick<Question, 'scope'>,
): boolean =>
  (scope?.unit === undefined || place.unit === scope.unit) &&
  (scope?.street === undefined || place.street === scope.street);
