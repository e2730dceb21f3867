import type { WireUnit } from '@taizhang/contract';
import { useWords } from '../language.ts';
import type { AdminTextKey } from './admin-texts.ts';
import { placed } from './unit-tree.ts';

export const kindTexts = {
  district: 'kindDistrict',
  office: 'kindOffice',
  bureau: 'kindBureau',
  street: 'kindStreet',
  community: 'kindCommunity',
} as const satisfies Record<WireUnit['kind'], AdminTextKey>;

/** The units that may be chosen, set in as the tree has them. */
export function useUnitOptions(units: readonly WireUnit[]) {
  const { of } = useWords();
  return placed(units)
    .filter(({ unit }) => !unit.closedOn)
    .map(({ unit, depth }) => ({ value: unit.id, title: `${'　'.repeat(depth)}${of(unit.title)}` }));
}
