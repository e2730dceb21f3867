import { all, any, defineRegister, is } from '@taizhang/definition';
import { compensation } from './compensation.ts';
import {
  atMostField,
  category,
  date,
  flag,
  given,
  happened,
  inOrder,
  measure,
  number,
  personal,
  referenceWhere,
  required,
  say,
  signed,
  text,
} from './declare.ts';
import { afterSigning, householdMetrics, unsigned } from './household-metrics.ts';

const fields = {
  number: required(text('户编号', 'Household number')),
  // A task of the city counts what it has done itself.
  project: required(
    referenceWhere('征收项目', 'Expropriation project', 'expropriation', all(is('level', 'street'))),
  ),
  use: required(
    category('房屋用途', 'Use', {
      residential: ['住宅', 'Residential'],
      business: ['商业经营', 'Business'],
      office: ['办公', 'Office'],
      other: ['其他', 'Other'],
    }),
  ),
  structure: category('房屋结构', 'Structure', {
    concrete: ['钢混', 'Reinforced concrete'],
    'brick-concrete': ['砖混', 'Brick and concrete'],
    'brick-timber': ['砖木', 'Brick and timber'],
    simple: ['简易', 'Simple'],
  }),
  'certificate-number': { ...text('不动产权证号', 'Title certificate'), restricted: true },
  way: category('补偿方式', 'Way of compensation', {
    money: ['货币补偿', 'Money'],
    exchange: ['产权调换', 'Exchange of property'],
  }),
  'appraised-price': number('评估单价', 'Appraised price', 'yuan-per-square-metre'),
  'exchange-price': number('调换房屋单价', 'Price of the house given', 'yuan-per-square-metre'),
  'low-income': flag('低保（低收入）家庭', 'Low-income household'),
  disabled: flag('有残疾人', 'Has a disabled member'),
  'tax-record': flag('有营业执照和纳税记录', 'Has a licence and a tax record'),
  'surveyed-on': happened('入户调查日期', 'Surveyed on'),
  'appraised-on': happened('评估结果送达日期', 'Appraisal served on'),
  'sign-by': date('签约期限', 'To be signed by'),
  'signed-on': happened('签约日期', 'Signed on'),
  'vacate-due': date('搬迁腾房期限', 'To be vacated by'),
  'vacated-on': happened('腾房交验日期', 'Vacated on'),
  'transition-until': date('过渡期至', 'Transition until'),
  'agreement-number': text('补偿协议编号', 'Agreement'),
  'difference-reason': text(
    '协议金额与测算不一致的理由',
    'Why the agreed amount differs from the computed one',
  ),
  dispute: text('争议事项', 'Matter in dispute'),
  'decision-number': text('补偿决定文号', 'Compensation decision'),
  'exclusion-reason': text('核减原因', 'Reason for striking off'),
  'owner-name': personal('被征收人', 'Owner', 'name'),
  'owner-id': personal('被征收人身份号码', 'Owner’s resident number', 'resident-id'),
  'owner-phone': personal('联系电话', 'Telephone', 'phone'),
  'owner-address': personal('房屋坐落', 'Address', 'address'),
};

/**
 * 被征收户台账: one household or unit whose house a sub-district's project takes, from the survey to the last payment.
 * What the projects have done is counted here and nowhere else; the plan stays with the project.
 */
export const household = defineRegister({
  id: 'household',
  title: say('被征收户台账', 'Households of expropriation'),
  description: say(
    '街道征收项目内逐户的调查认定、评估、签约、腾房、补偿支付，完成户数和面积由此产生。',
    'Household by household of the sub-districts’ projects: surveyed, appraised, signed, vacated, paid. What is done is counted from here.',
  ),
  keeper: say('区房屋征收管理办公室', 'Housing Expropriation Office'),
  prefix: 'HU',
  titleField: 'number',
  places: 'required',
  placedBy: 'project',
  listed: ['project', 'way', 'sign-by', 'signed-on', 'area', 'compensation'],
  fields,
  measures: {
    area: measure('认定建筑面积', 'Recognised house area', 'square-metre'),
    'unregistered-area': measure('其中：认定未登记面积', 'Of it not registered', 'square-metre'),
    'exchange-area': measure('产权调换面积', 'Area of the house given', 'square-metre'),
    persons: measure('家庭人口', 'Persons', 'ren'),
    compensation: signed('协议补偿金额', 'Compensation agreed', 'yuan'),
    paid: measure('已付补偿金额', 'Compensation paid', 'yuan'),
  },
  stages: {
    surveyed: { title: say('已调查认定', 'Surveyed') },
    appraised: { title: say('已评估', 'Appraised') },
    agreed: { title: say('已签约', 'Agreed') },
    vacated: { title: say('已腾房', 'Vacated') },
    paid: { title: say('已付清结案', 'Paid and closed'), ended: true },
    disputed: { title: say('争议协调', 'Disputed') },
    decided: { title: say('已作补偿决定', 'Decided by compensation decision') },
    excluded: { title: say('核减', 'Struck off'), ended: true },
  },
  transitions: {
    survey: { title: say('入户调查认定', 'Survey'), to: 'surveyed', requires: ['area'] },
    enrol: {
      title: say('调查评估结果登记', 'Enrol with survey and appraisal'),
      to: 'appraised',
      requires: ['area', 'appraised-price'],
    },
    appraise: {
      title: say('送达评估结果', 'Appraise'),
      from: ['surveyed'],
      to: 'appraised',
      sets: ['appraised-price', 'appraised-on'],
      requires: ['appraised-price'],
    },
    'set-sign-by': {
      title: say('告知签约期限', 'Say by when it is to be signed'),
      from: unsigned,
      sets: ['sign-by'],
      requires: ['sign-by'],
    },
    sign: {
      title: say('签订补偿协议', 'Sign the agreement'),
      from: ['appraised', 'disputed', 'decided'],
      to: 'agreed',
      sets: [
        'way',
        'signed-on',
        'agreement-number',
        'vacate-due',
        'transition-until',
        'exchange-price',
        'difference-reason',
      ],
      amounts: ['compensation', 'exchange-area'],
      requires: ['way', 'compensation'],
    },
    'sign-and-vacate': {
      title: say('签约并交房', 'Sign and hand over'),
      from: ['appraised', 'disputed', 'decided'],
      to: 'vacated',
      sets: [
        'way',
        'signed-on',
        'agreement-number',
        'vacated-on',
        'transition-until',
        'exchange-price',
        'difference-reason',
      ],
      amounts: ['compensation', 'exchange-area'],
      requires: ['way', 'compensation', 'vacated-on'],
    },
    vacate: {
      title: say('腾房交验', 'Vacate'),
      from: ['agreed', 'decided'],
      to: 'vacated',
      sets: ['vacated-on', 'transition-until'],
      requires: ['vacated-on'],
    },
    pay: {
      title: say('支付补偿款', 'Pay'),
      from: ['agreed', 'vacated'],
      amounts: ['paid'],
      requires: ['paid'],
    },
    close: {
      title: say('付清结案', 'Pay off and close'),
      from: ['vacated'],
      to: 'paid',
      amounts: ['paid'],
    },
    contest: {
      title: say('列入争议', 'Contest'),
      from: ['surveyed', 'appraised'],
      to: 'disputed',
      sets: ['dispute'],
      requires: ['dispute'],
    },
    settle: { title: say('争议化解', 'Settle'), from: ['disputed'], to: 'appraised', sets: ['dispute'] },
    decide: {
      title: say('作出补偿决定', 'Decide'),
      from: ['appraised', 'disputed'],
      to: 'decided',
      sets: ['decision-number', 'way', 'vacate-due'],
      amounts: ['compensation'],
      requires: ['decision-number', 'compensation'],
      evidence: true,
    },
    exclude: {
      title: say('核减', 'Strike off'),
      from: ['surveyed', 'appraised', 'disputed'],
      to: 'excluded',
      sets: ['exclusion-reason'],
      requires: ['exclusion-reason'],
    },
  },
  rules: {
    'unregistered-within-area': {
      title: say(
        '认定未登记面积不得超过认定建筑面积',
        'The unregistered area is at most the recognised area',
      ),
      advice: say(
        '未登记面积含在认定建筑面积内；两个数都以平方米填写，请核对。',
        'The unregistered area is part of the recognised one; both are in m². Look at both.',
      ),
      holds: atMostField('unregistered-area', 'area'),
    },
    'paid-within-compensation': {
      title: say('已付金额不得超过协议补偿金额', 'No more is paid than was agreed'),
      advice: say(
        '只填本次支付的数；协议金额确有调整的，先更正协议再支付。',
        'Type only what is paid this time; where the agreement was changed, correct it first.',
      ),
      // Below nothing: the household owes the difference of an exchange.
      holds: any(atMostField('paid', 'compensation'), { field: 'compensation', operator: '<', value: 0 }),
    },
    'vacated-after-signed': inOrder(
      'signed-on',
      'vacated-on',
      '腾房日期不得早于签约日期',
      'A house is not vacated before it is signed for',
    ),
    'exchange-has-area': {
      title: say('产权调换须填调换面积和单价', 'An exchange names the area and the price of the house given'),
      advice: say(
        '请填调换面积和调换房屋单价；改为货币补偿的，改选补偿方式。',
        'Give both; where it is money after all, choose that way of compensation.',
      ),
      holds: any(
        { field: 'way', operator: '!=', value: 'exchange' },
        all({ field: 'exchange-area', operator: '>', value: 0 }, given('exchange-price')),
      ),
    },
    'paid-off': {
      title: say('结案前须付清协议补偿金额', 'A household is closed when all that was agreed is paid'),
      advice: say('先登记余下的支付，再结案。', 'Record what is left to pay first.'),
      holds: any(
        { field: 'stage', operator: '!=', value: 'paid' },
        { field: 'paid', operator: '>=', value: 'compensation', valueSource: 'field' },
      ),
    },
  },
  publications: {
    compensation: {
      title: say('房屋征收补偿结果公示', 'Results of compensation'),
      by: 'project',
      stages: afterSigning,
      shows: ['number', 'owner-name', 'use', 'area', 'way', 'compensation'],
      order: 'number',
      objections: say(
        '对公示内容有异议的，请在公示期内向区房屋征收管理办公室书面提出。',
        'Objections are raised in writing with the Housing Expropriation Office while the list is public.',
      ),
    },
    survey: {
      title: say('房屋调查认定结果公示', 'Results of the survey'),
      by: 'project',
      stages: [...unsigned, ...afterSigning],
      shows: ['number', 'owner-name', 'use', 'structure', 'area', 'unregistered-area'],
      order: 'number',
      objections: say(
        '对公示内容有异议的，请在公示期内向区房屋征收管理办公室书面提出。',
        'Objections are raised in writing with the Housing Expropriation Office while the list is public.',
      ),
    },
  },
  computations: { compensation },
  deadlines: {
    sign: {
      title: say('应在签约期限内签约', 'Sign within the signing period'),
      field: 'sign-by',
      stages: ['surveyed', 'appraised', 'disputed'],
      remind: { count: 5, of: 'working-day' },
    },
    vacate: {
      title: say('应按协议腾房', 'Vacate as agreed'),
      field: 'vacate-due',
      stages: ['agreed', 'decided'],
    },
    resettle: {
      title: say('过渡期届满前应付清（安置）', 'Settle before the transition ends'),
      field: 'transition-until',
      stages: ['vacated'],
    },
  },
  daily: {
    title: say('征收日进度', 'Daily progress of expropriation'),
    lines: [
      {
        id: 'signed',
        title: say('签约户数', 'Households signed'),
        done: 'household.signed',
        plan: 'expropriation.street-households-plan',
        beside: 'household.remaining',
      },
      {
        id: 'area',
        title: say('签约面积', 'Area signed for'),
        done: 'household.signed-area',
        plan: 'expropriation.street-area-plan',
        beside: 'household.remaining-area',
        decimals: 2,
      },
      { id: 'vacated', title: say('腾房户数', 'Households vacated'), done: 'household.vacated' },
      { id: 'paid', title: say('支付补偿款', 'Compensation paid'), done: 'household.paid' },
    ],
  },
  metrics: householdMetrics,
});
