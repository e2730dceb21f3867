import {
  atMost,
  clause,
  type DemoPolicy,
  eq,
  example,
  field,
  firm,
  forAll,
  ge,
  inIndustry,
  known,
  less,
  mustBe,
  needs,
  number,
  paidBack,
  pays,
  percent,
  proof,
  rate,
  times,
} from './declare.ts';
import { growthGroup, growthHighest } from './groups.ts';

const designer = { ...firm, 'key-industry': 'design' };
const inDesign = inIndustry('design', '工程设计产业', 'engineering design');

const growth: DemoPolicy = {
  code: 'SJ-ZZ',
  zh: '工程设计企业营收增长奖励',
  en: 'Award for growth of design firms',
  industry: 'design',
  scheme: 'industry-development',
  clause: 'growth',
  channel: 'express',
  unit: 'construction',
  budget: '800',
  terms: forAll({
    clauses: {
      growth: clause(
        '第五条',
        '（示例）上年度营业收入增速不低于10%的工程设计企业，对营业收入增量分段奖励：1亿元以内部分按0.5%，1亿元至5亿元部分按0.3%，5亿元以上部分按0.1%，每户每年不超过200万元。',
        '(Example) Design firms that grew by 10 % or more are awarded by parts of the increase: 0.5 % up to 100 million yuan, 0.3 % up to 500 million, 0.1 % above; at most two million a year.',
      ),
      highest: growthHighest,
    },
    parameters: {
      least: number('增速下限', 'Least growth', 'percent', '15', ['2021-01-01', '10']),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '200'),
    },
    conditions: [
      inDesign,
      needs(
        'growth',
        'growth',
        '营业收入增速达到下限',
        'Revenue grew enough',
        ge('revenue-growth', '$least'),
      ),
    ],
    lines: [
      pays(
        'growth',
        'growth',
        '增量分段奖励',
        'By parts of the increase',
        atMost(
          {
            tiers: {
              of: less(field('revenue'), field('revenue-before')),
              unit: 'yi-yuan',
              each: true,
              bands: [
                { upTo: '1', gives: percent('0.5') },
                { upTo: '5', gives: percent('0.3') },
                { gives: percent('0.1') },
              ],
            },
          },
          rate('most'),
        ),
      ),
    ],
    often: 'yearly',
    stacking: growthGroup,
    evidence: [proof('audit', 'growth', '审计报告', 'Audited report', known('revenue'))],
    examples: [
      example(
        '增速正好10%，增量1亿元',
        'Growth and tier exactly at their bounds',
        { ...designer, 'revenue-growth': '10', revenue: '1100000000', 'revenue-before': '1000000000' },
        'eligible',
        '500000',
      ),
      example(
        '跨两档',
        'Over two tiers',
        { ...designer, 'revenue-growth': '30', revenue: '1300000000', 'revenue-before': '1000000000' },
        'eligible',
        '1100000',
      ),
      example(
        '增速差0.1个百分点',
        'A tenth of a point short',
        { ...designer, 'revenue-growth': '9.9', revenue: '1099000000', 'revenue-before': '1000000000' },
        'nearly',
        '495000',
      ),
      example(
        '其他产业',
        'Of another industry',
        { ...firm, 'key-industry': 'commerce', 'revenue-growth': '30' },
        'not',
      ),
      example('增速不详', 'Growth not known', { ...designer, revenue: '1100000000' }, 'unknown'),
    ],
  }),
};

const gradeA: DemoPolicy = {
  code: 'SJ-ZZZ',
  zh: '工程勘察设计甲级资质奖励',
  en: 'Award for a design licence of grade A',
  industry: 'design',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'no-application',
  unit: 'construction',
  budget: '300',
  terms: forAll({
    clauses: {
      licence: clause(
        '第六条',
        '（示例）2020年7月1日以后新取得工程勘察设计甲级资质的企业，一次性奖励30万元。',
        '(Example) A firm newly licensed at grade A since July 2020 is awarded 300,000 yuan once.',
      ),
      back: clause(
        '第九条',
        '（示例）资质被撤销的，三年内退回一半。',
        '(Example) Half is paid back where the licence is revoked within three years.',
      ),
    },
    parameters: { award: number('资质奖励', 'Award', 'wan-yuan', '30') },
    conditions: [
      inDesign,
      needs('licence', 'licence', '甲级资质有效', 'Grade A in force', eq('has-design-grade-a', true)),
      mustBe(
        'since',
        'licence',
        '2020年7月1日以后取得',
        'Since July 2020',
        ge('design-grade-a-since', '2020-07-01'),
      ),
    ],
    lines: [pays('award', 'licence', '资质奖励', 'Licence', rate('award'))],
    often: 'once',
    clawback: [
      paidBack('revoked', '资质失效', 'No longer in force', eq('has-design-grade-a', false), 3, '50'),
    ],
    examples: [
      example(
        '7月1日取得',
        'On the first day that counts',
        { ...designer, 'has-design-grade-a': true, 'design-grade-a-since': '2020-07-01' },
        'eligible',
        '300000',
      ),
      example(
        '6月30日取得',
        'A day too early',
        { ...designer, 'has-design-grade-a': true, 'design-grade-a-since': '2020-06-30' },
        'not',
      ),
      example(
        '经营异常',
        'Listed as abnormal',
        { ...designer, stage: 'abnormal', 'has-design-grade-a': true, 'design-grade-a-since': '2021-02-01' },
        'nearly',
        '300000',
      ),
      example('取得日期不详', 'The day is not known', { ...designer, 'has-design-grade-a': true }, 'unknown'),
    ],
  }),
};

const rent: DemoPolicy = {
  code: 'SJ-FZ',
  zh: '工程设计企业办公用房租金补贴',
  en: 'Rent subsidy for design firms',
  industry: 'design',
  scheme: 'industry-development',
  clause: 'rent',
  channel: 'express',
  unit: 'construction',
  budget: '400',
  terms: forAll({
    clauses: {
      rent: clause(
        '第七条',
        '（示例）租用办公用房500平方米以上的工程设计企业，按上年度租金支出的30%补贴，且不超过每平方米每月20元，每户每年不超过60万元。',
        '(Example) Design firms that lease 500 m² or more are paid 30 % of last year’s rent, at most 20 yuan per m² and month and 600,000 yuan a year.',
      ),
    },
    parameters: {
      share: number('补贴比例', 'Share of the rent', 'percent', '30'),
      'per-area': number('单价上限', 'Most per area', 'yuan-per-square-metre-month', '15', [
        '2021-01-01',
        '20',
      ]),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '60'),
      area: number('最小面积', 'Least area', 'square-metre', '500'),
    },
    conditions: [
      inDesign,
      needs('area', 'rent', '租用面积达到下限', 'Leases enough', ge('leased-area', '$area')),
    ],
    lines: [
      pays(
        'rent',
        'rent',
        '租金补贴',
        'Rent',
        atMost(
          times(field('rent'), rate('share')),
          times(field('leased-area'), rate('per-area'), { number: '12', unit: 'month' }),
          rate('most'),
        ),
      ),
    ],
    often: 'yearly',
    evidence: [proof('lease', 'rent', '租赁合同', 'Lease'), proof('invoice', 'rent', '租金发票', 'Invoices')],
    examples: [
      example(
        '面积正好500平方米',
        'Exactly 500 m²',
        { ...designer, 'leased-area': '500', rent: '360000' },
        'eligible',
        '108000',
      ),
      example(
        '按单价上限',
        'By the most per area',
        { ...designer, 'leased-area': '500', rent: '900000' },
        'eligible',
        '120000',
      ),
      example(
        '差10平方米',
        'Ten m² short',
        { ...designer, 'leased-area': '490', rent: '360000' },
        'nearly',
        '108000',
      ),
      example(
        '其他产业',
        'Of another industry',
        { ...firm, 'key-industry': 'finance', 'leased-area': '800', rent: '900000' },
        'not',
      ),
      example('面积不详', 'The area is not known', { ...designer, rent: '360000' }, 'unknown'),
    ],
  }),
};

export const designPolicies: readonly DemoPolicy[] = [growth, gradeA, rent];
