import {
  among,
  atMost,
  clause,
  type DemoPolicy,
  eq,
  example,
  field,
  firm,
  forAll,
  forCompanies,
  ge,
  inIndustry,
  le,
  less,
  mustBe,
  needs,
  number,
  paidBack,
  pays,
  rate,
  sharedAlike,
  times,
  wan,
} from './declare.ts';
import { growthGroup, growthHighest } from './groups.ts';

const guide = { ...firm, 'key-industry': 'culture-tourism' };
const inCulture = inIndustry('culture-tourism', '文化旅游产业', 'culture and tourism');

const growth: DemoPolicy = {
  code: 'WL-ZZ',
  zh: '文化旅游企业增长奖励',
  en: 'Award for growth in culture and tourism',
  industry: 'culture-tourism',
  scheme: 'industry-development',
  clause: 'growth',
  channel: 'express',
  unit: 'commerce',
  budget: '300',
  terms: forAll({
    clauses: {
      growth: clause(
        '第四条',
        '（示例）上年度营业收入达到500万元且增速不低于5%的文化旅游企业，按营业收入增量的2%奖励，每户每年不超过100万元。',
        '(Example) Firms of culture and tourism with revenue of five million yuan and growth of 5 % are awarded 2 % of the increase, at most one million a year.',
      ),
      highest: growthHighest,
    },
    parameters: {
      revenue: number('营业收入下限', 'Least revenue', 'wan-yuan', '500'),
      growth: number('增速下限', 'Least growth', 'percent', '10', ['2021-01-01', '5']),
      share: number('奖励比例', 'Share of the increase', 'percent', '2'),
    },
    conditions: [
      inCulture,
      needs('revenue', 'growth', '营业收入达到下限', 'Enough revenue', ge('revenue', '$revenue')),
      needs('growth', 'growth', '增速达到下限', 'Enough growth', ge('revenue-growth', '$growth')),
    ],
    lines: [
      pays(
        'growth',
        'growth',
        '增量奖励',
        'By the increase',
        atMost(times(less(field('revenue'), field('revenue-before')), rate('share')), wan(100)),
      ),
    ],
    often: 'yearly',
    stacking: growthGroup,
    examples: [
      example(
        '两项都正好达到',
        'Both just reached',
        { ...guide, revenue: '5000000', 'revenue-before': '4761904', 'revenue-growth': '5' },
        'eligible',
        '4761.92',
      ),
      example(
        '增量超过上限',
        'Above the most',
        { ...guide, revenue: '90000000', 'revenue-before': '30000000', 'revenue-growth': '200' },
        'eligible',
        '1000000',
      ),
      example(
        '营业收入差1元',
        'A yuan short',
        { ...guide, revenue: '4999999', 'revenue-before': '4000000', 'revenue-growth': '25' },
        'nearly',
      ),
      example(
        '收入和增速都不够',
        'Short of both',
        { ...guide, revenue: '3000000', 'revenue-before': '2990000', 'revenue-growth': '0.3' },
        'not',
      ),
      example('增速不详', 'Growth not known', { ...guide, revenue: '8000000' }, 'unknown'),
    ],
  }),
};

const scenic: DemoPolicy = {
  code: 'WL-JQ',
  zh: 'A级旅游景区和星级饭店评定奖励',
  en: 'Award for graded sights and hotels',
  industry: 'culture-tourism',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'no-application',
  unit: 'commerce',
  budget: '200',
  terms: forCompanies({
    clauses: {
      grade: clause(
        '第五条',
        '（示例）新评定为A级旅游景区、星级饭店的，一次性奖励20万元。',
        '(Example) A newly graded sight or hotel is awarded 200,000 yuan once.',
      ),
    },
    conditions: [
      mustBe(
        'trade',
        'scope',
        '从事住宿餐饮、文化或商务服务',
        'In hospitality, culture or services',
        among('industry', 'h-accommodation', 'r-culture', 'l-business', 'n-environment'),
      ),
      needs('grade', 'grade', '评定有效', 'The grade is in force', eq('has-scenic-grade', true)),
    ],
    lines: [pays('award', 'grade', '评定奖励', 'Grade', wan(20))],
    often: 'once',
    examples: [
      example(
        '星级饭店',
        'A star hotel',
        { ...firm, industry: 'h-accommodation', 'has-scenic-grade': true },
        'eligible',
        '200000',
      ),
      example(
        '未评定',
        'Not graded',
        { ...firm, industry: 'r-culture', 'has-scenic-grade': false },
        'nearly',
        '200000',
      ),
      example(
        '行业不符',
        'Of another trade',
        { ...firm, industry: 'j-finance', 'has-scenic-grade': true },
        'not',
      ),
      example('评定情况不详', 'Not known', { ...firm, industry: 'r-culture' }, 'unknown'),
    ],
  }),
};

const relief: DemoPolicy = {
  code: 'WL-JK',
  zh: '文化旅游企业纾困补贴',
  en: 'Relief for culture and tourism',
  industry: 'culture-tourism',
  scheme: 'epidemic-relief',
  clause: 'other',
  channel: 'no-application',
  unit: 'commerce',
  budget: '260',
  terms: forCompanies({
    clauses: {
      relief: clause(
        '第三条之一',
        '（示例）上年度营业收入下降20%以上、仍保持用工的文化旅游和住宿餐饮企业，按上年末从业人员每人800元补贴，每户不超过20万元。',
        '(Example) Firms of culture, tourism and hospitality whose revenue fell by 20 % or more are paid 800 yuan per employee, at most 200,000.',
      ),
      prorata: sharedAlike,
      back: clause(
        '第十一条',
        '（示例）虚报用工的，全额退回并记入信用记录。',
        '(Example) Who overstates employees pays all of it back and is put on record.',
      ),
    },
    parameters: {
      fall: number('降幅标准（增速）', 'Growth at most', 'percent', '-20'),
      'per-head': number('人均补贴', 'Per employee', 'yuan', '500', ['2021-01-01', '800']),
      most: number('每户上限', 'Most', 'wan-yuan', '20'),
    },
    conditions: [
      mustBe(
        'trade',
        'relief',
        '从事文化旅游或住宿餐饮',
        'In culture, tourism or hospitality',
        among('industry', 'h-accommodation', 'r-culture'),
      ),
      mustBe(
        'fall',
        'relief',
        '营业收入下降20%以上',
        'Revenue fell by 20 % or more',
        le('revenue-growth', '$fall'),
      ),
      needs('staff', 'relief', '保持用工', 'It has employees', ge('staff', '1')),
    ],
    lines: [
      pays(
        'relief',
        'relief',
        '按人补贴',
        'Per employee',
        atMost(times(field('staff'), rate('per-head')), rate('most')),
      ),
    ],
    often: 'once',
    budget: { share: 'pro-rata', clause: 'prorata' },
    clawback: [
      paidBack('listed', '列入失信惩戒名单', 'Put on a black list', eq('blacklisted', true), 2, '100'),
    ],
    examples: [
      example(
        '降幅正好20%',
        'Exactly 20 %',
        { ...firm, industry: 'h-accommodation', 'revenue-growth': '-20', staff: '250' },
        'eligible',
        '200000',
      ),
      example(
        '没有用工',
        'No employees',
        { ...firm, industry: 'r-culture', 'revenue-growth': '-35', staff: '0' },
        'nearly',
        '0',
      ),
      example(
        '降幅不够',
        'Fell by less',
        { ...firm, industry: 'h-accommodation', 'revenue-growth': '-19.9', staff: '40' },
        'not',
      ),
      example(
        '增速不详',
        'Growth not known',
        { ...firm, industry: 'h-accommodation', staff: '40' },
        'unknown',
      ),
    ],
  }),
};

export const culturePolicies: readonly DemoPolicy[] = [growth, scenic, relief];
