import {
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
  mustBe,
  needs,
  number,
  paidBack,
  pays,
  proof,
  rate,
  shop,
  wan,
} from './declare.ts';
import { settlingGroup } from './groups.ts';

const financial = { ...firm, 'key-industry': 'finance' };

const settlement: DemoPolicy = {
  code: 'JR-LH',
  zh: '金融机构落户奖励',
  en: 'Award for financial institutions that settle',
  industry: 'finance',
  scheme: 'industry-development',
  clause: 'settlement',
  channel: 'window',
  unit: 'local-finance',
  budget: '1500',
  terms: forAll({
    clauses: {
      settle: clause(
        '第五条',
        '（示例）2020年起在本区取得金融业务许可的法人机构，按注册资本分档给予一次性落户奖励：5000万元以下10万元，1亿元以下50万元，超过1亿元100万元。',
        '(Example) Institutions licensed here since 2020 are awarded once by their registered capital: up to 50 million yuan 100,000; up to 100 million 500,000; above it one million.',
      ),
      exclusive: clause(
        '第六条',
        '（示例）落户奖励与总部企业奖励不重复享受。',
        '(Example) Nobody has both the award for settling and the one for headquarters.',
      ),
      back: clause(
        '第九条',
        '（示例）获奖后五年内迁出本区的，全额退回。',
        '(Example) Who leaves the district within five years pays all of it back.',
      ),
    },
    conditions: [
      inIndustry('finance', '金融业', 'finance'),
      needs(
        'licence',
        'settle',
        '持有效金融业务许可',
        'A finance licence in force',
        eq('has-finance-licence', true),
      ),
      mustBe(
        'since',
        'settle',
        '2020年以来取得许可',
        'Licensed since 2020',
        ge('finance-licence-since', '2020-01-01'),
      ),
    ],
    lines: [
      pays('settling', 'settle', '落户奖励', 'Settling', {
        tiers: {
          of: field('capital'),
          unit: 'wan-yuan',
          bands: [{ upTo: '5000', gives: wan(10) }, { upTo: '10000', gives: wan(50) }, { gives: wan(100) }],
        },
      }),
    ],
    often: 'once',
    stacking: { ...settlingGroup, clause: 'exclusive' },
    budget: { share: 'in-order', clause: 'settle' },
    evidence: [
      proof(
        'licence-copy',
        'settle',
        '金融业务许可证复印件',
        'Copy of the licence',
        eq('has-finance-licence', true),
      ),
      proof('lease', 'settle', '办公场所证明', 'Proof of the office'),
    ],
    clawback: [paidBack('left', '五年内迁出', 'Left within five years', eq('stage', 'moved-out'), 5, '100')],
    examples: [
      example(
        '注册资本正好5000万元',
        'Capital exactly at the first bound',
        {
          ...financial,
          'has-finance-licence': true,
          'finance-licence-since': '2020-01-01',
          capital: '50000000',
        },
        'eligible',
        '100000',
      ),
      example(
        '注册资本超过1亿元1元',
        'A yuan above the last bound',
        {
          ...financial,
          'has-finance-licence': true,
          'finance-licence-since': '2021-03-05',
          capital: '100000001',
        },
        'eligible',
        '1000000',
      ),
      example(
        '列入失信名单，移出后可得',
        'On a black list',
        {
          ...financial,
          blacklisted: true,
          'has-finance-licence': true,
          'finance-licence-since': '2020-05-01',
          capital: '80000000',
        },
        'nearly',
        '500000',
      ),
      example(
        '2019年取得许可',
        'Licensed in 2019',
        {
          ...financial,
          'has-finance-licence': true,
          'finance-licence-since': '2019-12-31',
          capital: '80000000',
        },
        'not',
      ),
      example(
        '许可日期不详',
        'The day of the licence is not known',
        { ...financial, 'has-finance-licence': true, capital: '80000000' },
        'unknown',
      ),
    ],
  }),
};

const listingGroup = {
  group: 'listing',
  title: { zh: '上市融资类奖励', en: 'awards for going public' },
  rule: 'highest',
  clause: 'highest',
} as const;

const highest = clause(
  '第八条',
  '（示例）同一企业先挂牌后上市的，按就高不重复原则补足差额。',
  '(Example) A firm that is quoted first and listed later has the higher of both, less what was paid.',
);

const listing: DemoPolicy = {
  code: 'JR-SS',
  zh: '企业上市奖励',
  en: 'Award for listing',
  industry: 'general',
  scheme: 'industry-development',
  clause: 'listing',
  channel: 'express',
  unit: 'local-finance',
  budget: '1000',
  terms: forCompanies({
    clauses: {
      listed: clause(
        '第七条',
        '（示例）2020年以来在境内外证券交易所上市的企业，一次性奖励300万元。',
        '(Example) A firm listed since 2020 is awarded three million yuan once.',
      ),
      highest,
    },
    parameters: { award: number('上市奖励', 'Award', 'wan-yuan', '200', ['2021-01-01', '300']) },
    conditions: [
      needs('listed', 'listed', '已上市', 'Listed', eq('has-listed', true)),
      mustBe('since', 'listed', '2020年以来上市', 'Listed since 2020', ge('listed-since', '2020-01-01')),
    ],
    lines: [pays('award', 'listed', '上市奖励', 'Listing', rate('award'))],
    often: 'once',
    stacking: listingGroup,
    evidence: [proof('notice', 'listed', '上市公告', 'Notice of the listing', eq('has-listed', true))],
    examples: [
      example(
        '2020年首日上市，2021年申报',
        'Listed on the first day that counts',
        { ...firm, 'has-listed': true, 'listed-since': '2020-01-01' },
        'eligible',
        '3000000',
      ),
      example(
        '2020年按旧标准',
        'By the amount of 2020',
        { ...firm, 'has-listed': true, 'listed-since': '2020-06-01' },
        'eligible',
        '2000000',
        '2020-12-31',
      ),
      example('个体工商户', 'A self-employed business', { ...shop, 'has-listed': false }, 'not'),
      example(
        '列异经营',
        'Listed as abnormal',
        { ...firm, stage: 'abnormal', 'has-listed': true, 'listed-since': '2021-02-01' },
        'nearly',
      ),
      example('是否上市不详', 'Whether it is listed is not known', firm, 'unknown'),
    ],
  }),
};

const thirdBoard: DemoPolicy = {
  code: 'JR-GP',
  zh: '新三板挂牌奖励',
  en: 'Award for the third board',
  industry: 'general',
  scheme: 'industry-development',
  clause: 'listing',
  channel: 'express',
  unit: 'local-finance',
  budget: '300',
  terms: forCompanies({
    clauses: {
      quoted: clause(
        '第七条',
        '（示例）在全国中小企业股份转让系统挂牌的企业，一次性奖励30万元。',
        '(Example) A firm quoted on the third board is awarded 300,000 yuan once.',
      ),
      highest,
    },
    conditions: [needs('quoted', 'quoted', '已在新三板挂牌', 'Quoted', eq('on-third-board', true))],
    lines: [pays('award', 'quoted', '挂牌奖励', 'Quotation', wan(30))],
    often: 'once',
    stacking: listingGroup,
    examples: [
      example('已挂牌', 'Quoted', { ...firm, 'on-third-board': true }, 'eligible', '300000'),
      example('尚未挂牌', 'Not yet quoted', { ...firm, 'on-third-board': false }, 'nearly', '300000'),
      example(
        '未挂牌且列入失信名单',
        'Neither quoted nor in good standing',
        { ...firm, blacklisted: true, 'on-third-board': false },
        'not',
      ),
      example(
        '信用记录不详',
        'Standing not known',
        { stage: 'operating', kind: 'limited', 'on-third-board': true },
        'unknown',
      ),
    ],
  }),
};

export const financePolicies: readonly DemoPolicy[] = [settlement, listing, thirdBoard];
