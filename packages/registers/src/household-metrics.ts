import { all, is, type Metric } from '@taizhang/definition';
import { say } from './declare.ts';

export const unsigned = ['surveyed', 'appraised', 'disputed', 'decided'];
export const afterSigning = ['agreed', 'vacated', 'paid'];
const signing = ['sign', 'sign-and-vacate'];

/** What is counted of households: on the roll, signed, vacated, paid, and what is left. */
export const householdMetrics: Record<string, Metric> = {
  'on-roll': {
    kind: 'balance',
    title: say('在册被征收户', 'Households on the roll'),
    definition: say('已调查认定，不含核减', 'Surveyed, without those struck off'),
    stages: [...unsigned, ...afterSigning],
    of: 'count',
    unit: 'hu',
  },
  'area-on-roll': {
    kind: 'balance',
    title: say('在册房屋面积', 'House area on the roll'),
    stages: [...unsigned, ...afterSigning],
    of: { holding: 'area' },
    unit: 'wan-square-metre',
  },
  signed: {
    kind: 'turnover',
    title: say('街道项目完成征收户数', 'Households done in sub-districts'),
    definition: say(
      '期内签订补偿协议的户数；全部下达计划户数在征收项目',
      'Households that signed in the period; the plan stands with the projects',
    ),
    transitions: signing,
    of: 'count',
    unit: 'hu',
  },
  'signed-area': {
    kind: 'turnover',
    title: say('街道项目完成征收面积', 'Area done in sub-districts'),
    definition: say(
      '期内签约户的认定建筑面积',
      'Recognised area of the households that signed in the period',
    ),
    transitions: signing,
    of: { holding: 'area' },
    unit: 'wan-square-metre',
  },
  'signed-rate': {
    kind: 'ratio',
    title: say('街道项目户数完成率', 'Share of households done'),
    numerator: 'household.signed',
    denominator: 'expropriation.street-households-plan',
  },
  agreed: {
    kind: 'turnover',
    title: say('签约补偿金额', 'Compensation agreed'),
    transitions: signing,
    of: { amount: 'compensation' },
    unit: 'wan-yuan',
  },
  vacated: {
    kind: 'turnover',
    title: say('腾房户数', 'Households that vacated'),
    transitions: ['sign-and-vacate', 'vacate'],
    of: 'count',
    unit: 'hu',
  },
  closed: {
    kind: 'turnover',
    title: say('付清结案户数', 'Households paid and closed'),
    transitions: ['close'],
    of: 'count',
    unit: 'hu',
  },
  paid: {
    kind: 'turnover',
    title: say('支付补偿金额', 'Compensation paid'),
    transitions: ['pay', 'close'],
    of: { amount: 'paid' },
    unit: 'wan-yuan',
  },
  remaining: {
    kind: 'balance',
    title: say('未签约户数', 'Households not yet signed'),
    stages: unsigned,
    of: 'count',
    unit: 'hu',
  },
  'remaining-area': {
    kind: 'balance',
    title: say('未签约房屋面积', 'House area not yet signed for'),
    stages: unsigned,
    of: { holding: 'area' },
    unit: 'wan-square-metre',
  },
  disputed: {
    kind: 'balance',
    title: say('争议户', 'Households in dispute'),
    stages: ['disputed'],
    of: 'count',
    unit: 'hu',
  },
  'business-premises': {
    kind: 'balance',
    title: say('未签约经营户', 'Business premises not yet signed'),
    stages: unsigned,
    of: 'count',
    unit: 'hu',
    where: all(is('use', 'business')),
  },
  owed: {
    kind: 'balance',
    title: say('已签约应付补偿金额', 'Compensation of agreements in force'),
    stages: ['agreed', 'vacated'],
    of: { holding: 'compensation' },
    unit: 'wan-yuan',
  },
};
