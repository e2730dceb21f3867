import { all, any, defineRegister, is } from '@taizhang/definition';
import {
  atMostField,
  category,
  date,
  measure,
  number,
  personal,
  point,
  required,
  say,
  text,
  usually,
} from './declare.ts';

const supplying = ['sell', 'allocate'];

/**
 * 土地供应台账: kept by the Natural Resources and Planning Bureau. A parcel is listed in the year's supply plan
 * (供地计划), cleared (净地), announced and sold by tender, auction or listing (招拍挂) or allocated, and handed over.
 */
export const landParcel = defineRegister({
  id: 'land-parcel',
  title: say('土地供应台账', 'Land parcels'),
  description: say(
    '年度供地计划内地块的净地整理、公告、成交、价款缴纳和交地情况。',
    'Parcels of the supply plan: cleared, announced, sold, paid for and handed over.',
  ),
  keeper: say('区自然资源和规划局', 'Natural Resources and Planning Bureau'),
  prefix: 'DK',
  titleField: 'name',
  places: 'required',
  fields: {
    name: required(text('地块名称', 'Parcel')),
    number: text('宗地编号', 'Parcel number'),
    use: required(
      category('土地用途', 'Use', {
        residential: ['住宅用地', 'Residential'],
        commercial: ['商服用地', 'Commercial'],
        mixed: ['商住混合用地', 'Mixed'],
        public: ['公共管理与公共服务用地', 'Public service'],
        transport: ['交通运输用地', 'Transport'],
        green: ['绿地与开敞空间用地', 'Green space'],
      }),
    ),
    'supply-mode': required(
      category('供应方式', 'Mode of supply', {
        listing: ['挂牌', 'Listing'],
        auction: ['拍卖', 'Auction'],
        tender: ['招标', 'Tender'],
        allocation: ['划拨', 'Allocation'],
        agreement: ['协议出让', 'Agreement'],
      }),
    ),
    location: text('四至（坐落）', 'Location'),
    place: point('坐标', 'Place'),
    'plot-ratio': number('容积率', 'Plot ratio', 'number'),
    'building-density': number('建筑密度', 'Building density', 'percent'),
    'lease-years': number('出让年限', 'Years of lease', 'number'),
    'planning-conditions': text('规划条件文号', 'Planning conditions'),
    'planned-supply': date('计划供应时间', 'Planned for'),
    'announced-on': date('公告日期', 'Announced on'),
    'sold-on': date('成交日期', 'Sold on'),
    buyer: text('竞得（受让）单位', 'Buyer'),
    'contract-number': text('出让合同号', 'Contract'),
    'start-due': date('约定开工期限', 'Start due by'),
    'suspension-reason': text('中止原因', 'Reason for suspension'),
    'contact-name': personal('经办人', 'Clerk in charge', 'name'),
    'contact-phone': personal('联系电话', 'Telephone', 'phone'),
  },
  measures: {
    area: measure('净用地面积', 'Area', 'mu'),
    'floor-area': measure('计容建筑面积', 'Floor area', 'wan-square-metre'),
    'starting-price': measure('起始价', 'Starting price', 'wan-yuan'),
    'deal-price': measure('成交价', 'Price', 'wan-yuan'),
    paid: measure('已缴土地价款', 'Paid', 'wan-yuan'),
  },
  stages: {
    planned: { title: say('列入供地计划', 'Planned') },
    cleared: { title: say('具备净地条件', 'Cleared') },
    announced: { title: say('公告中', 'Announced') },
    sold: { title: say('已成交（划拨）', 'Sold') },
    'handed-over': { title: say('已交地', 'Handed over'), ended: true },
    suspended: { title: say('中止供应', 'Suspended') },
  },
  transitions: {
    plan: { title: say('列入计划', 'Plan'), to: 'planned', requires: ['area'] },
    clear: {
      title: say('完成净地', 'Clear'),
      from: ['planned'],
      to: 'cleared',
      sets: ['planning-conditions'],
    },
    announce: {
      title: say('发布公告', 'Announce'),
      from: ['cleared', 'suspended'],
      to: 'announced',
      sets: ['announced-on', 'number'],
      amounts: ['starting-price'],
      requires: ['announced-on'],
    },
    sell: {
      title: say('成交', 'Sell'),
      from: ['announced'],
      to: 'sold',
      sets: ['sold-on', 'buyer', 'contract-number', 'start-due'],
      amounts: ['deal-price'],
      requires: ['sold-on', 'buyer', 'deal-price'],
      evidence: true,
    },
    allocate: {
      title: say('划拨', 'Allocate'),
      from: ['cleared'],
      to: 'sold',
      sets: ['sold-on', 'buyer', 'contract-number'],
      requires: ['sold-on', 'buyer'],
      evidence: true,
    },
    pay: {
      title: say('缴纳价款', 'Pay'),
      from: ['sold', 'handed-over'],
      amounts: ['paid'],
      requires: ['paid'],
    },
    'hand-over': { title: say('交地', 'Hand over'), from: ['sold'], to: 'handed-over' },
    suspend: {
      title: say('中止', 'Suspend'),
      from: ['planned', 'cleared', 'announced'],
      to: 'suspended',
      sets: ['suspension-reason'],
      requires: ['suspension-reason'],
    },
  },
  rules: {
    'paid-within-price': {
      title: say('已缴价款不得超过成交价', 'No more is paid than the price'),
      advice: say('成交价有误的，先更正成交记录。', 'Where the price is wrong, correct the sale first.'),
      holds: atMostField('paid', 'deal-price'),
    },
  },
  doubts: {
    'plausible-area': usually(
      'area',
      [600, 3_500_000],
      say('净用地面积不足1亩或超过5000亩', 'The area is less than 1 mu or more than 5,000'),
      say(
        '是否单位填错？系统按亩理解：1公顷为15亩。',
        'Is the unit right? It is typed in mu: one hectare is 15.',
      ),
    ),
    'plausible-price': {
      title: say(
        '成交价不足100万元或超过500亿元',
        'The price is less than 1 million or more than 50 billion yuan',
      ),
      hint: say(
        '是否单位填错？系统按万元理解：3亿元填“30000”。',
        'Is the unit right? It is typed in 10 thousand yuan: 30000 stands for 300 million.',
      ),
      holds: any(is('deal-price', 0), {
        field: 'deal-price',
        operator: 'between',
        value: [1_000_000, 50_000_000_000],
      }),
    },
  },
  deadlines: {
    supply: {
      title: say('应按计划供地', 'Supply the parcel'),
      field: 'planned-supply',
      stages: ['planned', 'cleared'],
    },
  },
  metrics: {
    'sold-count': {
      kind: 'turnover',
      title: say('成交地块', 'Parcels sold'),
      transitions: ['sell'],
      of: 'count',
      unit: 'ge',
    },
    'sold-area': {
      kind: 'turnover',
      title: say('成交面积', 'Area sold'),
      transitions: ['sell'],
      of: { holding: 'area' },
    },
    'supplied-count': {
      kind: 'turnover',
      title: say('供应地块', 'Parcels supplied'),
      definition: say('期内成交和划拨的地块', 'Sold or allocated in the period'),
      transitions: supplying,
      of: 'count',
      unit: 'ge',
    },
    'supplied-area': {
      kind: 'turnover',
      title: say('供应土地面积', 'Area supplied'),
      definition: say(
        '期内成交和划拨地块的净用地面积',
        'Area of the parcels sold or allocated in the period',
      ),
      transitions: supplying,
      of: { holding: 'area' },
    },
    'supplied-late': {
      kind: 'turnover',
      title: say('晚于计划供应的地块', 'Parcels supplied later than planned'),
      definition: say(
        '期内成交或划拨，且成交日期晚于计划供应时间',
        'Sold or allocated in the period, on a day after the planned one',
      ),
      transitions: supplying,
      of: 'count',
      unit: 'ge',
      where: all({ field: 'sold-on', operator: '>', value: 'planned-supply', valueSource: 'field' }),
    },
    'supply-completion': {
      kind: 'progress',
      title: say('供地面积占年度计划', 'Area supplied against the year’s plan'),
      of: 'land-parcel.supplied-area',
      against: 'target.value',
      show: 'completion',
    },
    'supply-ahead': {
      kind: 'progress',
      title: say('供地面积超时序进度', 'Area supplied ahead of the calendar'),
      of: 'land-parcel.supplied-area',
      against: 'target.value',
      show: 'ahead',
    },
    'supply-count-completion': {
      kind: 'progress',
      title: say('供应地块占年度计划', 'Parcels supplied against the year’s plan'),
      of: 'land-parcel.supplied-count',
      against: 'target.value',
      show: 'completion',
    },
    'sold-price': {
      kind: 'turnover',
      title: say('成交价款', 'Price of parcels sold'),
      transitions: ['sell'],
      of: { amount: 'deal-price' },
    },
    paid: {
      kind: 'turnover',
      title: say('入库土地价款', 'Land price paid'),
      transitions: ['pay'],
      of: { amount: 'paid' },
    },
    'awaiting-clearance': {
      kind: 'balance',
      title: say('未净地的计划地块', 'Planned parcels not yet cleared'),
      stages: ['planned'],
      of: 'count',
      unit: 'ge',
    },
    'listed-now': {
      kind: 'balance',
      title: say('挂牌公告中的地块', 'Parcels listed now'),
      stages: ['announced'],
      of: 'count',
      unit: 'ge',
      where: all(is('supply-mode', 'listing')),
    },
    suspended: {
      kind: 'balance',
      title: say('中止供应地块', 'Parcels suspended'),
      stages: ['suspended'],
      of: 'count',
      unit: 'ge',
    },
  },
});
