import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { type CityCaseAmounts, cityCaseAmounts, cityCaseWork } from './city-cases.ts';
import { type FacilityAmounts, facilityAmounts, facilityWork } from './facilities.ts';
import {
  type IllegalStructureAmounts,
  illegalStructureAmounts,
  illegalStructureWork,
} from './illegal-structures.ts';

/** How much work there is in the streets: cases, facilities and illegal structures. */
export interface CityAmounts {
  readonly cases: CityCaseAmounts;
  readonly facilities: FacilityAmounts;
  readonly illegalStructures: IllegalStructureAmounts;
}

export const cityAmounts: CityAmounts = {
  cases: cityCaseAmounts,
  facilities: facilityAmounts,
  illegalStructures: illegalStructureAmounts,
};

export const cityWork = (world: World, amounts: CityAmounts): HistoricWork[] => [
  ...cityCaseWork(world, amounts.cases),
  ...facilityWork(world, amounts.facilities),
  ...illegalStructureWork(world, amounts.illegalStructures),
];
