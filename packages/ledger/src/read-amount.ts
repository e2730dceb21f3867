import {
  baseUnitOf,
  dimensionOf,
  type Measure,
  parseAmount,
  Refusal,
  type UnitId,
  units,
} from '@taizhang/definition';
import type { AmountInput } from './entry.ts';

/** An amount as stored. @throws Refusal */
export function readAmount(measure: Measure, input: AmountInput): string {
  if (typeof input !== 'object' || input === null) return parseAmount(input, baseUnitOf(measure.unit));
  const id = String(input.unit);
  if (!Object.hasOwn(units, id)) throw new Refusal('unknown-unit', { unit: id }, 'unit');
  const unit = id as UnitId;
  if (dimensionOf(unit) !== dimensionOf(measure.unit))
    throw new Refusal('wrong-dimension', { unit: id }, 'unit');
  return parseAmount(input.value, unit);
}
