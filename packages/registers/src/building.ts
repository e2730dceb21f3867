import { all, defineRegister, is } from '@taizhang/definition';
import { keyIndustries } from './key-industries.ts';

/**
 * 楼宇台账: office buildings and parks with what stands empty, kept by the commerce bureau with the sub-districts and
 * shown on the map where firms look for rooms (地图找楼). Vacancy moves by letting (入驻) and leaving (退租).
 */
export const building = defineRegister({
  id: 'building',
  title: { zh: '商务楼宇台账', en: 'Office buildings' },
  description: {
    zh: '辖区商务楼宇和园区的楼层、可租与空置面积、租金和位置，支撑“地图找楼”。',
    en: 'Office buildings and parks: floors, leasable and vacant area, rent and place, behind the map for finding rooms.',
  },
  keeper: { zh: '区商务局', en: 'Commerce Bureau' },
  prefix: 'LY',
  titleField: 'name',
  places: 'required',
  fields: {
    name: { kind: 'text', title: { zh: '楼宇名称', en: 'Name' }, required: true },
    address: { kind: 'text', title: { zh: '地址', en: 'Address' }, required: true },
    place: { kind: 'point', title: { zh: '坐标', en: 'Place' } },
    grade: {
      kind: 'category',
      title: { zh: '楼宇等级', en: 'Grade' },
      required: true,
      options: {
        super: { zh: '超甲级', en: 'Super grade A' },
        a: { zh: '甲级', en: 'Grade A' },
        b: { zh: '乙级', en: 'Grade B' },
        c: { zh: '丙级', en: 'Grade C' },
        park: { zh: '产业园区', en: 'Industrial park' },
      },
    },
    theme: { kind: 'category', title: { zh: '主导产业', en: 'Leading industry' }, options: keyIndustries },
    'built-on': { kind: 'date', title: { zh: '建成日期', en: 'Built' } },
    owner: { kind: 'text', title: { zh: '产权单位', en: 'Owner' } },
    manager: { kind: 'text', title: { zh: '运营（物业）单位', en: 'Manager' } },
    'floors-above': { kind: 'number', unit: 'number', title: { zh: '地上层数', en: 'Floors above ground' } },
    'floors-below': { kind: 'number', unit: 'number', title: { zh: '地下层数', en: 'Floors below ground' } },
    'floor-area': { kind: 'number', unit: 'square-metre', title: { zh: '总建筑面积', en: 'Floor area' } },
    'typical-floor': {
      kind: 'number',
      unit: 'square-metre',
      title: { zh: '标准层面积', en: 'Typical floor' },
    },
    'clear-height': { kind: 'number', unit: 'metre', title: { zh: '净高', en: 'Clear height' } },
    lifts: { kind: 'number', unit: 'number', title: { zh: '电梯数', en: 'Lifts' } },
    parking: { kind: 'number', unit: 'number', title: { zh: '停车位', en: 'Parking places' } },
    rent: {
      kind: 'number',
      unit: 'yuan',
      title: { zh: '租金（元/平方米·月）', en: 'Rent (yuan per m² and month)' },
      help: { zh: '对外招租的平均报价', en: 'Average asking rent' },
    },
    'property-fee': {
      kind: 'number',
      unit: 'yuan',
      title: { zh: '物业费（元/平方米·月）', en: 'Service charge' },
    },
    metro: { kind: 'text', title: { zh: '邻近轨道站点', en: 'Metro nearby' } },
    'on-map': { kind: 'flag', title: { zh: '上线“地图找楼”', en: 'On the public map' } },
    officer: { kind: 'text', title: { zh: '楼宇专员', en: 'Building officer' } },
    'contact-phone': { kind: 'personal', what: 'phone', title: { zh: '招租电话', en: 'Letting telephone' } },
  },
  measures: {
    'leasable-area': { title: { zh: '可租面积', en: 'Leasable area' }, unit: 'square-metre' },
    'vacant-area': { title: { zh: '空置面积', en: 'Vacant area' }, unit: 'square-metre' },
    'let-area': { title: { zh: '累计去化面积', en: 'Area let' }, unit: 'square-metre' },
    visits: { title: { zh: '企业考察', en: 'Viewings' }, unit: 'ci' },
  },
  stages: {
    'under-construction': { title: { zh: '在建', en: 'Under construction' } },
    operating: { title: { zh: '投用', en: 'In use' } },
    renovation: { title: { zh: '改造', en: 'Under renovation' } },
    withdrawn: { title: { zh: '退出', en: 'Withdrawn' }, ended: true },
  },
  transitions: {
    enter: { title: { zh: '在建登记', en: 'Enter under construction' }, to: 'under-construction' },
    list: { title: { zh: '投用登记', en: 'List in use' }, to: 'operating' },
    complete: {
      title: { zh: '竣工投用', en: 'Complete' },
      from: ['under-construction', 'renovation'],
      to: 'operating',
      sets: ['built-on', 'rent', 'property-fee', 'manager', 'on-map'],
      amounts: ['leasable-area', 'vacant-area'],
    },
    let: {
      title: { zh: '入驻', en: 'Let' },
      from: ['operating'],
      amounts: ['vacant-area', 'let-area'],
      requires: ['vacant-area', 'let-area'],
    },
    vacate: {
      title: { zh: '退租', en: 'Vacate' },
      from: ['operating'],
      amounts: ['vacant-area'],
      requires: ['vacant-area'],
    },
    reprice: {
      title: { zh: '租金调整', en: 'Change the rent' },
      from: ['operating'],
      sets: ['rent', 'property-fee', 'on-map'],
      requires: ['rent'],
    },
    view: {
      title: { zh: '企业考察', en: 'View' },
      from: ['operating'],
      amounts: ['visits'],
      requires: ['visits'],
    },
    renovate: {
      title: { zh: '停用改造', en: 'Renovate' },
      from: ['operating'],
      to: 'renovation',
      sets: ['on-map'],
    },
    withdraw: {
      title: { zh: '退出台账', en: 'Withdraw' },
      from: ['operating', 'renovation'],
      to: 'withdrawn',
      sets: ['on-map'],
    },
  },
  rules: {
    'vacant-within-leasable': {
      title: { zh: '空置面积不得大于可租面积', en: 'No more can be vacant than is leasable' },
      holds: all({ field: 'vacant-area', operator: '<=', value: 'leasable-area', valueSource: 'field' }),
    },
  },
  metrics: {
    buildings: {
      kind: 'balance',
      title: { zh: '投用楼宇', en: 'Buildings in use' },
      stages: ['operating'],
      of: 'count',
      unit: 'zuo',
    },
    'on-map': {
      kind: 'balance',
      title: { zh: '上线“地图找楼”楼宇', en: 'Buildings on the public map' },
      stages: ['operating'],
      of: 'count',
      unit: 'zuo',
      where: all(is('on-map', true)),
    },
    'leasable-area': {
      kind: 'balance',
      title: { zh: '可租面积', en: 'Leasable area' },
      stages: ['operating'],
      of: { holding: 'leasable-area' },
      unit: 'wan-square-metre',
    },
    'vacant-area': {
      kind: 'balance',
      title: { zh: '空置面积', en: 'Vacant area' },
      stages: ['operating'],
      of: { holding: 'vacant-area' },
      unit: 'wan-square-metre',
    },
    'vacancy-rate': {
      kind: 'ratio',
      title: { zh: '空置率', en: 'Vacancy rate' },
      numerator: 'building.vacant-area',
      denominator: 'building.leasable-area',
    },
    'let-area': {
      kind: 'turnover',
      title: { zh: '去化面积', en: 'Area let' },
      transitions: ['let'],
      of: { amount: 'let-area' },
    },
    viewings: {
      kind: 'turnover',
      title: { zh: '企业考察次数', en: 'Viewings' },
      transitions: ['view'],
      of: { amount: 'visits' },
    },
  },
});
