import type { WireUnit } from '@taizhang/contract';

export interface PlacedUnit {
  readonly unit: WireUnit;
  /** How many units it lies below. */
  readonly depth: number;
}

/** The units in the order of the tree: each followed by those that belong to it. */
export function placed(units: readonly WireUnit[]): PlacedUnit[] {
  const below = Map.groupBy(units, ({ parent }) => parent);
  const from = (parent: string | null, depth: number): PlacedUnit[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ unit, depth }, ...from(unit.id, depth + 1)]);
  return from(null, 0);
}

/** The unit itself and all that belong to it, directly or not. */
export function withBelow(units: readonly WireUnit[], id: string): Set<string> {
  const found = new Set([id]);
  for (const each of found) for (const { id: unit, parent } of units) if (parent === each) found.add(unit);
  return found;
}

/** What those that are found lie below, so that a tree can show where they stand. */
export function withAbove(units: readonly WireUnit[], found: readonly WireUnit[]): Set<string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const shown = new Set<string>();
  for (const unit of found)
    for (
      let each: WireUnit | undefined = unit;
      each && !shown.has(each.id);
      each = byId.get(each.parent ?? '')
    )
      shown.add(each.id);
  return shown;
}
