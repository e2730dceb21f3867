import type { HistoricWork } from '@taizhang/ledger';
import { type World, worldOf } from '../world.ts';
import { type BulletinAmounts, bulletinAmounts, bulletinWork } from './bulletin.ts';
import { type BusinessAmounts, businessAmounts, businessWork } from './business.ts';
import { chainsWork } from './chains.ts';
import { type CityAmounts, cityAmounts, cityWork } from './city.ts';
import { committeeWork } from './committee.ts';
import { type InspectionAmounts, inspectionAmounts, inspectionWork } from './inspections.ts';
import { leadershipWork } from './leadership.ts';
import { type LivelihoodAmounts, livelihoodAmounts, livelihoodWork } from './livelihood.ts';
import { type MajorProjectsAmounts, majorProjectsAmounts, majorProjectsWork } from './major-projects.ts';
import { type RenewalAmounts, renewalAmounts, renewalWork } from './renewal.ts';
import { type SafetyAmounts, safetyAmounts, safetyWork } from './safety.ts';
import { type SmartAmounts, smartAmounts, smartWork } from './smart.ts';

/** How much work there is in the synthetic district, chapter by chapter. */
export interface DemoAmounts {
  readonly bulletin: BulletinAmounts;
  readonly majorProjects: MajorProjectsAmounts;
  readonly renewal: RenewalAmounts;
  readonly business: BusinessAmounts;
  readonly city: CityAmounts;
  readonly inspections: InspectionAmounts;
  readonly livelihood: LivelihoodAmounts;
  readonly safety: SafetyAmounts;
  readonly smart: SmartAmounts;
}

export const demoAmounts: DemoAmounts = {
  bulletin: bulletinAmounts,
  majorProjects: majorProjectsAmounts,
  renewal: renewalAmounts,
  business: businessAmounts,
  city: cityAmounts,
  inspections: inspectionAmounts,
  livelihood: livelihoodAmounts,
  safety: safetyAmounts,
  smart: smartAmounts,
};

export const demoSeed = 20210630;

/**
 * The whole past of the synthetic district. Chapters whose records others refer to come first, so that of what was
 * recorded at the same moment the referred-to is opened before.
 */
export function demoWork(seed = demoSeed, amounts = demoAmounts): HistoricWork[] {
  const world: World = worldOf(seed);
  const linked = [
    ...majorProjectsWork(world, amounts.majorProjects),
    ...businessWork(world, amounts.business),
    ...renewalWork(world, amounts.renewal),
  ];
  return [
    ...linked,
    ...chainsWork(world, linked),
    ...leadershipWork(world, linked),
    ...committeeWork(world, linked),
    ...bulletinWork(world, amounts.bulletin),
    ...cityWork(world, amounts.city),
    ...inspectionWork(world, amounts.inspections),
    ...livelihoodWork(world, amounts.livelihood),
    ...safetyWork(world, amounts.safety),
    ...smartWork(world, amounts.smart),
  ];
}
