import type { AdditiveMetric, Condition, MetricOf, Parameters, Register } from '@taizhang/definition';
import { Big } from 'big.js';
import { type RecordState, stateAfter, type Weighed } from './movement.ts';
import { truthIn } from './value-in.ts';

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
  // Most movements are of no concern to most metrics: that is found out first, before anything is put together.
  const { stageFrom, stageTo } = movement;
  const enters =
    metric.kind === 'turnover'
      ? metric.transitions.includes(movement.transition)
      : metric.stages.includes(stageTo);
  const leaves = metric.kind === 'balance' && stageFrom !== null && metric.stages.includes(stageFrom);
  if (!enters && !leaves) return [];
  const leg = (state: RecordState, sign: 1 | -1): Leg[] =>
    wasGiven(movement, metric.given, sign) && holds(register, metric.where, state, parameters)
      ? [
          {
            sign: sign * movement.sign,
            amount: amountOf(metric.of, state, movement).times(sign * movement.sign),
            unit: state.unit as string,
            street: state.street,
            state,
          },
        ]
      : [];
  const before = leaves ? stateBefore(movement) : null;
  return [...(enters ? leg(stateAfter(movement), 1) : []), ...(before ? leg(before, -1) : [])];
}

/** Whether the record was ever given a measure; on the side before, by something before this movement. */
function wasGiven({ holdings, amounts }: Weighed, measure: string | undefined, side: 1 | -1): boolean {
  if (measure === undefined) return true;
  const [held, added] = [holdings[measure], amounts[measure]];
  return held !== undefined && (side === 1 || added === undefined || !new Big(added).eq(held));
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
  return !condition || truthIn(register, state, condition, parameters) === true;
}
