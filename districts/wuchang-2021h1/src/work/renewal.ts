import type { HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { type CityConstructionAmounts, cityConstructionWork } from './city-construction.ts';
import { type ExpropriationAmounts, expropriationWork } from './expropriation.ts';
import { majorProjectsAmounts } from './major-projects.ts';
import { alwaysServing } from './officials.ts';
import { type TargetAmounts, targetsWork } from './targets.ts';

export interface RenewalAmounts {
  readonly expropriation: ExpropriationAmounts;
  readonly cityConstruction: CityConstructionAmounts;
  readonly targets: readonly TargetAmounts[];
}

const landPlan = '105283.6';
const housePlan = '285894.37';
const cityPlan = '9838600000';
const landSupplyArea = '600000';
const landSupplyParcels = '24';

/** The officials that problems fall to. */
const ownersOf = (world: World) => alwaysServing(world, majorProjectsAmounts.officials);

/** Areas in m², money in 元. The targets in force are the plans that the tasks and items share out. */
export const renewalAmounts: RenewalAmounts = {
  expropriation: {
    street: {
      projects: 82,
      householdsPlan: 10_086,
      areaPlan: '1110386.52',
      householdsDone: 5365,
      areaDone: '494527.18',
      householdsLater: 1130,
      withdrawn: 3,
      assignedLater: 4,
      lastYear: 38,
    },
    city: {
      targets: 15,
      assigned: 13,
      landPlan,
      landDone: '58746.3',
      housePlan,
      houseDone: '149208.64',
    },
  },
  cityConstruction: {
    plan: cityPlan,
    invested: '7409270000',
    microRoads: { planned: 15, started: 11, finished: 1, deferred: 2 },
    charging: { sites: 35, piles: 2012, preparing: 5 },
    greening: {
      underWay: 8,
      finished: 2,
      preparing: 3,
      parkArea: '16140',
      rebuiltArea: '54870',
      greenway: '5030',
    },
    others: {
      'main-road': 12,
      drainage: 6,
      pipeline: 5,
      bridge: 4,
      parking: 3,
      lighting: 4,
      'livelihood-building': 5,
    },
    lastYear: 30,
  },
  targets: [
    {
      id: 'city-land',
      name: '市级城建重点工程征地任务',
      metric: 'expropriation.city-land-done',
      unit: 'supervision-office',
      source: 'performance',
      definition: '当年完成征地面积，平方米',
      versions: [
        { value: '112400', version: 'initial', on: '2021-01-18' },
        {
          value: landPlan,
          version: 'adjusted',
          on: '2021-04-12',
          reason: '市级核减轨道交通配套地块，任务相应调减',
        },
      ],
      byMonth: [4, 9, 16, 25, 35, 46, 55, 64, 74, 83, 92, 100],
      byUnit: { 'housing-expropriation': 100 },
    },
    {
      id: 'city-house',
      name: '市级城建重点工程房屋征收任务',
      metric: 'expropriation.city-house-done',
      unit: 'supervision-office',
      source: 'performance',
      definition: '当年完成房屋征收面积，平方米',
      versions: [{ value: housePlan, version: 'assigned', on: '2021-01-27' }],
    },
    {
      id: 'city-construction',
      name: '城建投资',
      metric: 'city-construction.invested',
      unit: 'supervision-office',
      source: 'work-report',
      definition: '当年完成城建投资，元',
      versions: [
        { value: '9520000000', version: 'initial', on: '2021-01-14' },
        {
          value: cityPlan,
          version: 'adjusted',
          on: '2021-03-22',
          reason: '年度城建计划增列排水防涝和老旧管网项目，任务相应调增',
        },
      ],
      byUnit: { construction: 58, 'urban-management': 18, gardens: 12, 'development-reform': 6 },
    },
    {
      id: 'land-supply-area',
      name: '供地面积',
      metric: 'land-parcel.supplied-area',
      unit: 'natural-resources',
      source: 'department',
      definition: '年度供地计划：当年成交和划拨的净用地面积，平方米',
      versions: [{ value: landSupplyArea, version: 'initial', on: '2021-01-20' }],
    },
    {
      id: 'land-supply-parcels',
      name: '供应地块',
      metric: 'land-parcel.supplied-count',
      unit: 'natural-resources',
      source: 'department',
      definition: '年度供地计划：当年成交和划拨的地块，个',
      versions: [{ value: landSupplyParcels, version: 'initial', on: '2021-01-20' }],
    },
  ],
};

/** Expropriation, city construction, and their targets. */
export const renewalWork = (world: World, amounts: RenewalAmounts): HistoricWork[] => [
  ...expropriationWork(world, amounts.expropriation),
  ...cityConstructionWork(world, amounts.cityConstruction, ownersOf(world)),
  ...targetsWork(world, amounts.targets, 'renewal-targets'),
];
