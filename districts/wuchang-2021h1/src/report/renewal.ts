import type { UnitId } from '@taizhang/definition';
import type { FigureBinding, Section } from '@taizhang/report';

const figure = (
  id: string,
  zh: string,
  en: string,
  metric: string,
  unit: UnitId,
  decimals = 0,
): FigureBinding => ({
  id,
  label: { zh, en },
  metric,
  unit,
  decimals,
});

const figures: FigureBinding[] = [
  figure(
    'expropriation.projects',
    '下达街道征收项目',
    'Projects assigned to sub-districts',
    'expropriation.street-projects',
    'ge',
  ),
  figure(
    'expropriation.households.plan',
    '计划征收户数',
    'Planned households',
    'expropriation.street-households-plan',
    'hu',
  ),
  figure(
    'expropriation.area.plan',
    '计划征收面积',
    'Planned area',
    'expropriation.street-area-plan',
    'wan-square-metre',
    2,
  ),
  figure('expropriation.households.done', '完成征收户数', 'Households done', 'household.signed', 'hu'),
  figure(
    'expropriation.area.done',
    '完成征收面积',
    'Area done',
    'household.signed-area',
    'wan-square-metre',
    2,
  ),
  figure(
    'citytasks.targets',
    '市级城建重点工程征收绩效目标',
    'City-level performance targets',
    'expropriation.city-targets',
    'xiang',
  ),
  figure(
    'citytasks.assigned',
    '已下达的市级任务',
    'City-level tasks assigned',
    'expropriation.city-assigned',
    'xiang',
  ),
  figure(
    'citytasks.land.done',
    '市级任务完成征地',
    'Land done for the city',
    'expropriation.city-land-done',
    'mu',
    2,
  ),
  figure(
    'citytasks.land.rate',
    '市级任务征地完成率',
    'Completion of land for the city',
    'expropriation.city-land-completion',
    'percent',
    1,
  ),
  figure(
    'citytasks.house.done',
    '市级任务完成房屋征收',
    'House area done for the city',
    'expropriation.city-house-done',
    'wan-square-metre',
    2,
  ),
  figure(
    'citytasks.house.rate',
    '市级任务房屋征收完成率',
    'Completion of house area for the city',
    'expropriation.city-house-completion',
    'percent',
    2,
  ),
  figure(
    'citybuild.plan',
    '全年计划城建投资',
    'City construction planned for the year',
    'city-construction.year-plan',
    'yi-yuan',
    1,
  ),
  figure(
    'citybuild.done',
    '完成城建投资',
    'City construction invested',
    'city-construction.invested',
    'yi-yuan',
    1,
  ),
  figure(
    'citybuild.rate',
    '城建投资占年度目标',
    'City construction invested against the target',
    'city-construction.invested-completion',
    'percent',
    1,
  ),
  figure(
    'microroads.plan',
    '计划建成微循环路',
    'Micro-circulation roads planned',
    'city-construction.micro-roads-planned',
    'tiao',
  ),
  figure(
    'microroads.started',
    '微循环路开工',
    'Micro-circulation roads started',
    'city-construction.micro-roads-started',
    'tiao',
  ),
  figure(
    'microroads.finished',
    '微循环路完工',
    'Micro-circulation roads finished',
    'city-construction.micro-roads-finished',
    'tiao',
  ),
  figure(
    'chargers.sites',
    '建成充电桩点位',
    'Charging sites finished',
    'city-construction.charging-sites-finished',
    'chu',
  ),
  figure(
    'chargers.piles',
    '建成充电桩',
    'Charging piles finished',
    'city-construction.charging-piles-finished',
    'gen',
  ),
];

const section: Section = {
  heading: { zh: '（二）聚力攻坚、更新城区，空间品质不断改善', en: '(2) Urban renewal' },
  paragraphs: [
    {
      zh: '征收工作按计划推进。本年度共向街道下达征收项目{{expropriation.projects}}，涉及居民和单位{{expropriation.households.plan}}、房屋{{expropriation.area.plan}}；到6月底，已有{{expropriation.households.done}}签约搬迁，征收房屋{{expropriation.area.done}}。对接市级城建重点工程，全年征地和房屋征收绩效目标共{{citytasks.targets}}，具体任务已下达{{citytasks.assigned}}；征地累计完成{{citytasks.land.done}}，完成率{{citytasks.land.rate}}；房屋征收累计完成{{citytasks.house.done}}，完成率{{citytasks.house.rate}}。',
      en: 'Expropriation goes on as planned. {{expropriation.projects}} {{expropriation.projects, project was|projects were}} assigned to the sub-districts this year, concerning {{expropriation.households.plan}} residents and organisations and {{expropriation.area.plan}} of buildings; by the end of June {{expropriation.households.done}} of them had signed and moved, and {{expropriation.area.done}} of buildings were expropriated. For the key works of the city the targets of the year are {{citytasks.targets}} in all, of which tasks for {{citytasks.assigned}} have been assigned; {{citytasks.land.done}} of land acquisition were completed, {{citytasks.land.rate}} of the target, and {{citytasks.house.done}} of house expropriation, {{citytasks.house.rate}}.',
    },
    {
      zh: '城建投入持续加大。年度城建计划安排投资{{citybuild.plan}}，已完成{{citybuild.done}}，为全年目标的{{citybuild.rate}}。列入计划的微循环路{{microroads.plan}}，其中上半年新开工{{microroads.started}}、建成{{microroads.finished}}；充电设施年度任务提前收官，{{chargers.sites}}点位共建成充电桩{{chargers.piles}}；片区路灯照明提升按期实施。',
      en: 'Investment in city building keeps growing. Of the {{citybuild.plan}} that the plan of the year provides {{citybuild.done}} were completed, {{citybuild.rate}} of the target. Of the {{microroads.plan}} neighbourhood {{microroads.plan, road|roads}} in the plan {{microroads.started}} {{microroads.started, was|were}} begun in the half year and {{microroads.finished}} finished; charging facilities reached their target of the year early, with {{chargers.piles}} charging {{chargers.piles, pile|piles}} built at {{chargers.sites}} {{chargers.sites, site|sites}}; street lighting is improved on schedule.',
    },
  ],
};

/** Section 2: expropriation and city construction. */
export const renewalSection: { section: Section; figures: FigureBinding[] } = { section, figures };

/** Greening, whose sentence stands in the section on the city’s look. */
export const greeningFigures: FigureBinding[] = [
  {
    ...figure(
      'greening.projects',
      '在建园林城建项目',
      'Greening projects under way',
      'city-construction.greening-under-way',
      'ge',
    ),
    suffix: '大',
  },
  figure('greening.parks', '建设游园绿地', 'New parks', 'city-construction.park-area', 'hectare', 1),
  figure('greening.ways', '建设绿道', 'Greenway built', 'city-construction.greenway', 'kilometre'),
  figure(
    'greening.rebuilt',
    '改建绿地',
    'Green space rebuilt',
    'city-construction.rebuilt-area',
    'hectare',
    1,
  ),
];

/** The officials of the sub-districts, who stand in the same section. */
export const streetLeaderFigures: FigureBinding[] = [
  figure(
    'inspection.leaders',
    '对口包保街道的区领导',
    'Officials with a live sub-district',
    'assignment.street-leaders',
    'wei',
  ),
];
