import type { FigureBinding, Section } from '@taizhang/report';

const figures: FigureBinding[] = [
  {
    id: 'signs.removed',
    label: { zh: '拆除违规广告招牌横幅', en: 'Illegal signboards and banners removed' },
    metric: 'city-case.signboards',
    unit: 'chu',
    decimals: 0,
    hedge: '余',
    floorTo: '100',
  },
  {
    id: 'roads.improved',
    label: { zh: '道路提升整治', en: 'Road spots improved' },
    metric: 'city-case.roads',
    unit: 'chu',
    decimals: 0,
    hedge: '余',
    floorTo: '100',
  },
  {
    id: 'bridges.over',
    label: { zh: '安装智慧设备的人行天桥', en: 'Footbridges fitted with smart devices' },
    metric: 'facility.footbridges-equipped',
    unit: 'zuo',
    decimals: 0,
  },
  {
    id: 'bridges.under',
    label: { zh: '安装智慧设备的人行通道', en: 'Underpasses fitted with smart devices' },
    metric: 'facility.underpasses-equipped',
    unit: 'zuo',
    decimals: 0,
  },
  {
    id: 'waste.houses',
    label: { zh: '启用智能垃圾屋', en: 'Smart waste houses put into use' },
    metric: 'facility.waste-houses',
    unit: 'zuo',
    decimals: 0,
  },
  {
    id: 'waste.pavilions',
    label: { zh: '启用垃圾投放亭', en: 'Waste pavilions put into use' },
    metric: 'facility.waste-pavilions',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'waste.communities',
    label: { zh: '启动定时投放小区', en: 'Communities starting timed disposal' },
    metric: 'facility.timed-communities',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'waste.units',
    label: { zh: '启动示范单位创建', en: 'Demonstration units started' },
    metric: 'facility.demonstration-units',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'illegal.count',
    label: { zh: '拆除违建', en: 'Illegal structures demolished' },
    metric: 'illegal-structure.demolished',
    unit: 'chu',
    decimals: 0,
  },
  {
    id: 'illegal.area',
    label: { zh: '拆除违建面积', en: 'Area of illegal structures demolished' },
    metric: 'illegal-structure.demolished-area',
    unit: 'wan-square-metre',
    decimals: 1,
    hedge: '余',
  },
  {
    id: 'illegal.rate',
    label: { zh: '控违拆违年度任务完成率', en: 'Completion of the year’s demolition task' },
    metric: 'illegal-structure.demolition-rate',
    unit: 'percent',
    decimals: 0,
  },
];

const section: Section = {
  heading: { zh: '（五）聚焦精细管理，城区面貌持续改善', en: '(5) The city’s look' },
  paragraphs: [
    {
      zh: '精致管理示范创建全面铺开。专项整治中拆除违规广告、招牌和横幅{{signs.removed}}，整治提升道路{{roads.improved}}；{{bridges.over}}人行天桥、{{bridges.under}}人行通道装上智慧监测设备。垃圾分类加快补短板，新启用智能垃圾屋{{waste.houses}}、投放亭{{waste.pavilions}}，{{waste.communities}}定时投放小区和{{waste.units}}示范单位启动创建。控违拆违力度不减，拆除违建{{illegal.count}}、面积{{illegal.area}}，已达全年任务的{{illegal.rate}}。',
      en: 'Refined management has begun everywhere. Campaigns removed {{signs.removed}} illegal advertisements, signs and banners and improved {{roads.improved}} {{roads.improved, road|roads}}; {{bridges.over}} {{bridges.over, footbridge|footbridges}} and {{bridges.under}} {{bridges.under, underpass|underpasses}} were given monitoring devices. Waste sorting catches up: {{waste.houses}} smart waste {{waste.houses, house|houses}} and {{waste.pavilions}} {{waste.pavilions, pavilion|pavilions}} came into use, and {{waste.communities}} {{waste.communities, community|communities}} with fixed hours and {{waste.units}} model {{waste.units, unit|units}} were begun. Illegal building is taken down as firmly as before: {{illegal.count}} {{illegal.count, structure|structures}} with {{illegal.area}}, {{illegal.rate}} of the task of the year.',
    },
    {
      zh: '园林绿化提档升级。{{greening.projects}}园林城建项目同步推进，新建游园绿地{{greening.parks}}、绿道{{greening.ways}}，改建绿地{{greening.rebuilt}}。',
      en: 'Greening moves up. {{greening.projects}} garden city {{greening.projects, project goes on|projects go on side by side}}; {{greening.parks}} of small parks and {{greening.ways}} of greenways were built, {{greening.rebuilt}} of green space rebuilt.',
    },
    {
      zh: '国家卫生城市复审扎实推进。{{inspection.leaders}}区领导分片包街，每周驻点巡查不少于{{inspection.weekly}}；街道和部门对{{inspection.categories}}必检点位逐一过筛，累计排查{{inspection.points}}，发现问题限时整改、复查销号。',
      en: 'The review as a national hygienic city is taken seriously. {{inspection.leaders}} {{inspection.leaders, leader of the district answers|leaders of the district each answer}} for some sub-districts and {{inspection.leaders, patrols|patrol}} there at least {{inspection.weekly}} {{inspection.weekly, time|times}} a week; sub-districts and departments went through {{inspection.categories}} {{inspection.categories, category|categories}} of points, {{inspection.points}} {{inspection.points, point|points}} in all; what they found is put right in time, checked again and closed.',
    },
  ],
};

export const citySection: { section: Section; figures: FigureBinding[] } = { section, figures };

/** Streets and stations that the section on safety speaks of. */
export const trafficFigures: readonly FigureBinding[] = [
  {
    id: 'emergency.stations',
    label: { zh: '启动建设应急服务示范站', en: 'Emergency service stations started' },
    metric: 'facility.emergency-stations',
    unit: 'chu',
    decimals: 0,
  },
  {
    id: 'traffic.junctions',
    label: { zh: '完成精致路口改造设计', en: 'Junctions designed' },
    metric: 'facility.junctions-designed',
    unit: 'ge',
    decimals: 0,
  },
  {
    id: 'traffic.facilities',
    label: { zh: '整改完善交通安防设施', en: 'Traffic and safety facilities put right' },
    metric: 'city-case.traffic-facilities',
    unit: 'chu',
    decimals: 0,
    hedge: '余',
    floorTo: '10',
  },
  {
    id: 'traffic.reorganised',
    label: { zh: '调整路口交通组织', en: 'Junctions reorganised' },
    metric: 'city-case.traffic-organisation',
    unit: 'chu',
    decimals: 0,
  },
];
