import {
  among,
  and,
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
  gt,
  ifElse,
  mustBe,
  needs,
  number,
  paidBack,
  pays,
  proof,
  rate,
  shop,
  times,
  wan,
} from './declare.ts';
import { growthGroup, growthHighest } from './groups.ts';

const firstStore: DemoPolicy = {
  code: 'SM-SD',
  zh: '首店奖励',
  en: 'Award for first stores',
  industry: 'commerce',
  scheme: 'industry-development',
  clause: 'first-store',
  channel: 'express',
  unit: 'commerce',
  budget: '400',
  terms: forCompanies({
    clauses: {
      store: clause(
        '第四条',
        '（示例）2020年起经认定的首店一次性奖励：全国首店50万元，区域首店30万元，城市首店10万元。',
        '(Example) First stores recognised since 2020 are awarded once: 500,000 yuan for the nation’s, 300,000 for the region’s, 100,000 for the city’s.',
      ),
      back: clause(
        '第九条',
        '（示例）两年内闭店的，退回一半。',
        '(Example) Half is paid back where it closes within two years.',
      ),
    },
    conditions: [
      needs(
        'recognised',
        'store',
        '首店认定有效',
        'Recognised as a first store',
        eq('has-first-store', true),
      ),
      mustBe('since', 'store', '2020年以来认定', 'Since 2020', ge('first-store-since', '2020-01-01')),
    ],
    lines: [
      pays(
        'store',
        'store',
        '首店奖励',
        'First store',
        ifElse(
          and(eq('first-store-level', 'national')),
          wan(50),
          ifElse(and(eq('first-store-level', 'provincial')), wan(30), wan(10)),
        ),
      ),
    ],
    often: 'once',
    evidence: [proof('lease', 'store', '门店租赁合同', 'Lease of the store')],
    clawback: [
      paidBack(
        'closed',
        '两年内注销或迁出',
        'Closed or moved within two years',
        among('stage', 'cancelled', 'moved-out'),
        2,
        '50',
      ),
    ],
    examples: [
      example(
        '全国首店',
        'The nation’s first',
        {
          ...firm,
          'has-first-store': true,
          'first-store-since': '2020-01-01',
          'first-store-level': 'national',
        },
        'eligible',
        '500000',
      ),
      example(
        '城市首店',
        'The city’s first',
        {
          ...firm,
          'has-first-store': true,
          'first-store-since': '2021-05-01',
          'first-store-level': 'municipal',
        },
        'eligible',
        '100000',
      ),
      example(
        '失信主体',
        'On a black list',
        {
          ...firm,
          blacklisted: true,
          'has-first-store': true,
          'first-store-since': '2021-05-01',
          'first-store-level': 'provincial',
        },
        'nearly',
        '300000',
      ),
      example(
        '2019年开业',
        'Recognised in 2019',
        {
          ...firm,
          'has-first-store': true,
          'first-store-since': '2019-10-01',
          'first-store-level': 'national',
        },
        'not',
      ),
      example(
        '级别不详，可得但金额未知',
        'Eligible, its level not known',
        { ...firm, 'has-first-store': true, 'first-store-since': '2020-10-01' },
        'eligible',
      ),
      example('是否认定不详', 'Not known whether recognised', firm, 'unknown'),
    ],
  }),
};

const tradeGrowth: DemoPolicy = {
  code: 'SM-ZZ',
  zh: '限上商贸企业增长奖励',
  en: 'Award for growth of trade in the pool',
  industry: 'commerce',
  scheme: 'industry-development',
  clause: 'growth',
  channel: 'no-application',
  unit: 'commerce',
  budget: '600',
  terms: forAll({
    clauses: {
      tiers: clause(
        '第七条',
        '（示例）限额以上批零住餐企业上年度营业收入增速高于10%的，按增速分档奖励：20%以内5万元，30%以内10万元，超过30%的20万元。',
        '(Example) Trade and catering in the pool that grew by more than 10 % is awarded by its growth: 50,000 yuan up to 20 %, 100,000 up to 30 %, 200,000 above.',
      ),
      highest: growthHighest,
    },
    conditions: [
      mustBe(
        'pool',
        'tiers',
        '为限额以上批零住餐企业',
        'Trade and catering in the pool',
        eq('statistical-pool', 'trade'),
      ),
      needs('growth', 'tiers', '增速高于10%', 'Grew by more than 10 %', gt('revenue-growth', '10')),
    ],
    lines: [
      pays('tier', 'tiers', '分档奖励', 'By tiers', {
        tiers: {
          of: field('revenue-growth'),
          unit: 'percent',
          bands: [
            { upTo: '10', gives: wan(0) },
            { upTo: '20', gives: wan(5) },
            { upTo: '30', gives: wan(10) },
            { gives: wan(20) },
          ],
        },
      }),
    ],
    often: 'yearly',
    stacking: growthGroup,
    examples: [
      example(
        '增速20%，在第一档',
        'Just in the first tier',
        { ...firm, 'statistical-pool': 'trade', 'revenue-growth': '20' },
        'eligible',
        '50000',
      ),
      example(
        '增速20.01%，进第二档',
        'Just in the second',
        { ...firm, 'statistical-pool': 'trade', 'revenue-growth': '20.01' },
        'eligible',
        '100000',
      ),
      example(
        '增速正好10%',
        'Exactly 10 %',
        { ...firm, 'statistical-pool': 'trade', 'revenue-growth': '10' },
        'nearly',
        '0',
      ),
      example(
        '未入统',
        'Not in the pool',
        { ...firm, 'statistical-pool': 'none', 'revenue-growth': '45' },
        'not',
      ),
      example('增速不详', 'Growth not known', { ...firm, 'statistical-pool': 'trade' }, 'unknown'),
    ],
  }),
};

const exhibition: DemoPolicy = {
  code: 'SM-HZ',
  zh: '展会补贴',
  en: 'Subsidy for exhibitions',
  industry: 'commerce',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'window',
  unit: 'commerce',
  budget: '300',
  terms: forCompanies({
    clauses: {
      area: clause(
        '第八条之一',
        '（示例）上年度在区内举办展会、备案展览面积合计5000平方米以上的，按每平方米20元补贴，每户每年不超过50万元。',
        '(Example) Exhibitions of 5,000 m² or more last year are paid 20 yuan per m², at most 500,000 a year.',
      ),
    },
    parameters: {
      area: number('最小面积', 'Least area', 'square-metre', '5000'),
      price: number('单价', 'Per area', 'yuan-per-square-metre', '15', ['2021-01-01', '20']),
    },
    conditions: [needs('area', 'area', '展览面积达到下限', 'Enough area', ge('exhibition-area', '$area'))],
    lines: [
      pays(
        'exhibition',
        'area',
        '展会补贴',
        'Exhibitions',
        atMost(times(field('exhibition-area'), rate('price')), wan(50)),
      ),
    ],
    often: 'yearly',
    evidence: [
      proof('contract', 'area', '场地租赁合同', 'Contract of the hall'),
      proof('summary', 'area', '展会总结和照片', 'Report and pictures'),
    ],
    examples: [
      example(
        '面积正好5000平方米',
        'Exactly the least area',
        { ...firm, 'exhibition-area': '5000' },
        'eligible',
        '100000',
      ),
      example('达到上限', 'At the most', { ...firm, 'exhibition-area': '30000' }, 'eligible', '500000'),
      example('差1平方米', 'A m² short', { ...firm, 'exhibition-area': '4999' }, 'nearly', '99980'),
      example('个体工商户', 'Self-employed', { ...shop, 'exhibition-area': '6000' }, 'not'),
      example('面积不详', 'Area not known', firm, 'unknown'),
    ],
  }),
};

export const commercePolicies: readonly DemoPolicy[] = [firstStore, tradeGrowth, exhibition];
