import { all, defineRegister, is, type Metric } from '@taizhang/definition';

const kinds = {
  footbridge: { zh: '人行天桥', en: 'Footbridge' },
  underpass: { zh: '人行通道', en: 'Pedestrian underpass' },
  'waste-house': { zh: '智能垃圾屋', en: 'Smart waste house' },
  'waste-pavilion': { zh: '垃圾投放亭', en: 'Waste pavilion' },
  'timed-disposal-community': { zh: '定时投放小区', en: 'Community with timed disposal' },
  'waste-demonstration-unit': { zh: '垃圾分类示范单位', en: 'Demonstration unit of waste sorting' },
  'emergency-station': { zh: '应急服务示范站', en: 'Emergency service station' },
  junction: { zh: '精致路口', en: 'Refined junction' },
  'public-toilet': { zh: '公共厕所', en: 'Public toilet' },
} as const;

/** How many facilities of a kind passed a transition in the period. */
const passed = (
  transition: string,
  kind: keyof typeof kinds,
  unit: 'zuo' | 'ge' | 'chu',
  zh: string,
  en: string,
): Metric => ({
  kind: 'turnover',
  title: { zh, en },
  transitions: [transition],
  of: 'count',
  unit,
  where: all(is('kind', kind)),
});

/**
 * 城市公共设施台账: bridges, waste sorting points, stations and junctions that are planned, designed, built, put into use
 * and fitted with smart devices. Kept by the urban management bureau; each bureau enters its own.
 */
export const facility = defineRegister({
  id: 'facility',
  title: { zh: '城市公共设施台账', en: 'Public facilities' },
  description: {
    zh: '人行天桥与通道、垃圾分类设施与示范点、应急服务站、精致路口等的计划、设计、建设、投用和智慧化改造。',
    en: 'Footbridges, waste sorting points, emergency stations and junctions: planned, designed, built, in use, fitted with devices.',
  },
  keeper: { zh: '区城市管理执法局', en: 'Urban Management Bureau' },
  prefix: 'SS',
  titleField: 'name',
  places: 'required',
  fields: {
    name: { kind: 'text', title: { zh: '设施名称', en: 'Name' }, required: true },
    kind: { kind: 'category', title: { zh: '设施类别', en: 'Kind' }, required: true, options: kinds },
    location: { kind: 'text', title: { zh: '位置', en: 'Where' }, required: true },
    place: { kind: 'point', title: { zh: '坐标', en: 'Place' } },
    community: { kind: 'text', title: { zh: '所属社区', en: 'Community' } },
    programme: { kind: 'text', title: { zh: '所属计划', en: 'Programme' } },
    'built-on': { kind: 'date', title: { zh: '建成日期', en: 'Built' } },
    designer: { kind: 'text', title: { zh: '设计单位', en: 'Designer' } },
    builder: { kind: 'text', title: { zh: '建设单位', en: 'Builder' } },
    maintainer: { kind: 'text', title: { zh: '管护单位', en: 'Maintained by' } },
    funding: {
      kind: 'category',
      title: { zh: '资金来源', en: 'Funding' },
      options: {
        city: { zh: '市级财政', en: 'City budget' },
        district: { zh: '区级财政', en: 'District budget' },
        special: { zh: '专项资金', en: 'Special fund' },
        market: { zh: '市场化投入', en: 'Private' },
      },
    },
    'due-finish': { kind: 'date', title: { zh: '计划完成时限', en: 'Due' } },
    households: { kind: 'number', unit: 'hu', title: { zh: '服务户数', en: 'Households served' } },
    length: { kind: 'number', unit: 'metre', title: { zh: '长度', en: 'Length' } },
    devices: {
      kind: 'text',
      title: { zh: '智慧设备', en: 'Smart devices' },
      help: { zh: '如振动、位移、积水监测与视频', en: 'Such as vibration, displacement, water and video' },
    },
    photo: { kind: 'text', title: { zh: '现场照片', en: 'Photograph' } },
    note: { kind: 'text', title: { zh: '备注', en: 'Note' } },
  },
  measures: {
    investment: { title: { zh: '投入资金', en: 'Money spent' }, unit: 'wan-yuan' },
    'device-count': { title: { zh: '安装设备', en: 'Devices installed' }, unit: 'ge' },
  },
  stages: {
    planned: { title: { zh: '计划', en: 'Planned' } },
    designed: { title: { zh: '设计完成', en: 'Designed' } },
    started: { title: { zh: '启动建设', en: 'Started' } },
    finished: { title: { zh: '完工', en: 'Finished' } },
    'in-use': { title: { zh: '投用', en: 'In use' } },
    equipped: { title: { zh: '智慧化投用', en: 'In use with smart devices' } },
    retired: { title: { zh: '停用', en: 'Retired' }, ended: true },
  },
  transitions: {
    plan: { title: { zh: '列入计划', en: 'Plan' }, to: 'planned' },
    'take-over': { title: { zh: '存量建档', en: 'Enter an existing one' }, to: 'in-use' },
    design: {
      title: { zh: '完成设计', en: 'Finish the design' },
      from: ['planned'],
      to: 'designed',
      sets: ['designer', 'due-finish', 'note'],
      amounts: ['investment'],
    },
    start: {
      title: { zh: '启动建设', en: 'Start' },
      from: ['planned', 'designed'],
      to: 'started',
      sets: ['builder', 'due-finish', 'photo'],
      amounts: ['investment'],
    },
    spend: {
      title: { zh: '建设进度', en: 'Progress' },
      from: ['started'],
      sets: ['note', 'photo'],
      amounts: ['investment'],
      requires: ['investment'],
    },
    finish: {
      title: { zh: '完工', en: 'Finish' },
      from: ['started'],
      to: 'finished',
      sets: ['built-on', 'photo'],
      amounts: ['investment'],
    },
    commission: {
      title: { zh: '启用', en: 'Put into use' },
      from: ['finished'],
      to: 'in-use',
      sets: ['maintainer', 'households'],
    },
    equip: {
      title: { zh: '安装智慧设备', en: 'Fit with smart devices' },
      from: ['in-use'],
      to: 'equipped',
      sets: ['devices'],
      amounts: ['device-count', 'investment'],
      requires: ['devices', 'device-count'],
    },
    retire: {
      title: { zh: '停用', en: 'Retire' },
      from: ['planned', 'in-use', 'equipped'],
      to: 'retired',
      sets: ['note'],
    },
  },
  deadlines: {
    finish: {
      title: { zh: '应按计划完工', en: 'Finish as planned' },
      field: 'due-finish',
      stages: ['planned', 'designed', 'started'],
    },
  },
  metrics: {
    'in-use': {
      kind: 'balance',
      title: { zh: '在用设施', en: 'Facilities in use' },
      stages: ['in-use', 'equipped'],
      of: 'count',
      unit: 'chu',
    },
    'under-way': {
      kind: 'balance',
      title: { zh: '在建设施', en: 'Facilities under way' },
      stages: ['started', 'finished'],
      of: 'count',
      unit: 'chu',
    },
    planned: {
      kind: 'balance',
      title: { zh: '待建设施', en: 'Facilities planned or designed' },
      stages: ['planned', 'designed'],
      of: 'count',
      unit: 'chu',
    },
    investment: {
      kind: 'turnover',
      title: { zh: '投入资金', en: 'Money spent' },
      transitions: ['design', 'start', 'spend', 'finish', 'equip'],
      of: { amount: 'investment' },
    },
    'footbridges-equipped': passed(
      'equip',
      'footbridge',
      'zuo',
      '安装智慧设备的人行天桥',
      'Footbridges fitted with devices',
    ),
    'underpasses-equipped': passed(
      'equip',
      'underpass',
      'zuo',
      '安装智慧设备的人行通道',
      'Underpasses fitted with devices',
    ),
    'waste-houses': passed(
      'commission',
      'waste-house',
      'zuo',
      '启用智能垃圾屋',
      'Smart waste houses put into use',
    ),
    'waste-pavilions': passed(
      'commission',
      'waste-pavilion',
      'ge',
      '启用垃圾投放亭',
      'Waste pavilions put into use',
    ),
    'timed-communities': passed(
      'start',
      'timed-disposal-community',
      'ge',
      '启动定时投放小区',
      'Communities starting timed disposal',
    ),
    'demonstration-units': passed(
      'start',
      'waste-demonstration-unit',
      'ge',
      '启动示范单位创建',
      'Demonstration units started',
    ),
    'emergency-stations': passed(
      'start',
      'emergency-station',
      'chu',
      '启动应急服务示范站建设',
      'Emergency stations started',
    ),
    'junctions-designed': passed('design', 'junction', 'ge', '完成精致路口改造设计', 'Junctions designed'),
  },
});
