import {
  type Condition,
  comparisonOf,
  evaluate,
  type Parameters,
  type Register,
  type Truth,
} from '@taizhang/definition';
import type { RecordState } from './movement.ts';

/** A field's, measure's or common field's value on a record. A measure never added to is held at nothing. */
export function valueIn(register: Register, state: RecordState, field: string): unknown {
  if (field === 'stage') return state.stage;
  if (field === 'unit') return state.unit;
  if (field === 'street') return state.street;
  if (Object.hasOwn(register.measures, field)) return state.holdings[field] ?? '0';
  return state.attributes[field];
}

/** Whether a condition is true of a record in a state; null: unknown. */
export const truthIn = (
  register: Register,
  state: RecordState,
  condition: Condition,
  parameters: Parameters = {},
): Truth =>
  evaluate(condition, {
    valueOf: (field) => valueIn(register, state, field),
    comparisonOf: (field) => comparisonOf(register, field) ?? 'text',
    parameters,
  });
