import type { FigureBinding } from '@taizhang/report';

/** The figures of the health city review; their sentence stands in the section on the city's look. */
export const inspectionFigures: readonly FigureBinding[] = [
  {
    id: 'inspection.weekly',
    label: { zh: '区领导每周驻点巡查次数（下限）', en: 'Patrols a leader is to make each week (at least)' },
    metric: 'target.value',
    parameters: { metric: 'inspection.weekly-patrols', year: '2021' },
    unit: 'ci',
    decimals: 0,
    numerals: 'chinese',
  },
  {
    id: 'inspection.categories',
    label: { zh: '国卫复审必检点位类别', en: 'Categories of points of the health city review' },
    metric: 'inspection.health-categories',
    unit: 'lei',
    decimals: 0,
  },
  {
    id: 'inspection.points',
    label: { zh: '已排查的国卫复审必检点位', en: 'Points of the health city review checked' },
    metric: 'inspection.health-points-checked',
    unit: 'ge',
    decimals: 0,
  },
];
