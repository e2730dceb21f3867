import {
  type AdditiveMetric,
  type Condition,
  comparisonOf,
  evaluate,
  type MetricOf,
  type Parameters,
  type Register,
} from '@taizhang/definition';
import { Big } from 'big.js';
import { valueIn } from './apply.ts';
import type { RecordState, Weighed } from './movement.ts';

/** A part of what a movement adds to a metric, in the unit and sub-district it adds it to. */
export interface Leg {
  readonly amount: Big;
  /** +1 where a record enters the sum, −1 where it leaves. */
  readonly sign: number;
  readonly unit: string;
  readonly street: string | null;
  readonly state: RecordState;
}

/** The record as it was just before the movement; null when the movement opened it. */
export function stateBefore(movement: Weighed): RecordState | null {
  if (movement.stageFrom === null) return null;
  const { unit, street, attributes } = movement.prior ?? movement;
  const holdings: Record<string, string> = { ...movement.holdings };
  for (const [id, amount] of Object.entries(movement.amounts))
    holdings[id] = new Big(holdings[id] ?? 0).minus(amount).toFixed();
  return { stage: movement.stageFrom, unit, street, attributes, holdings };
}

/**
 * What a movement adds to a balance or a turnover. A balance gains what the record holds after the movement, where it
 * then counts, and loses what it held before, where it then counted; a turnover gains only, when the transition is
 * one of its own. A reversal adds the same with the other sign.
 */
export function legsOf(
  register: Register,
  metric: AdditiveMetric,
  movement: Weighed,
  parameters: Parameters = {},
): Leg[] {
  const after: RecordState = { ...movement, stage: movement.stageTo };
  const leg = (state: RecordState, sign: 1 | -1): Leg => ({
    sign: sign * movement.sign,
    amount: amountOf(metric.of, state, movement).times(sign * movement.sign),
    unit: state.unit as string,
    street: state.street,
    state,
  });
  if (metric.kind === 'turnover') {
    const counts =
      metric.transitions.includes(movement.transition) && holds(register, metric.where, after, parameters);
    return counts ? [leg(after, 1)] : [];
  }
  const counts = (state: RecordState | null): state is RecordState =>
    state !== null &&
    metric.stages.includes(state.stage ?? '') &&
    holds(register, metric.where, state, parameters);
  const before = stateBefore(movement);
  return [...(counts(after) ? [leg(after, 1)] : []), ...(counts(before) ? [leg(before, -1)] : [])];
}

function amountOf(of: MetricOf, state: RecordState, movement: Weighed): Big {
  if (of === 'count') return new Big(1);
  if ('holding' in of) return new Big(state.holdings[of.holding] ?? 0);
  return new Big(movement.amounts[of.amount] ?? 0);
}

/** Whether a condition is true of a record in this state; unknown does not count. */
export function holds(
  register: Register,
  condition: Condition | undefined,
  state: RecordState,
  parameters: Parameters = {},
): boolean {
  if (!condition) return true;
  const truth = evaluate(condition, {
    valueOf: (field) => valueIn(register, state, field),
    comparisonOf: (field) => comparisonOf(register, field) ?? 'text',
    parameters,
  });
  return truth === true;
}
