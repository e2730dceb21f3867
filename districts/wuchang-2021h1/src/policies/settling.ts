import {
  and,
  atMost,
  clause,
  type DemoPolicy,
  eq,
  example,
  field,
  firm,
  forCompanies,
  ge,
  gt,
  known,
  mustBe,
  ne,
  needs,
  number,
  paidBack,
  pays,
  proof,
  rate,
  sharedAlike,
  times,
  wan,
} from './declare.ts';
import { settlingGroup } from './groups.ts';

const pool: DemoPolicy = {
  code: 'SM-RT',
  zh: '“四上”企业入统奖励',
  en: 'Award for entering the statistical pool',
  industry: 'general',
  scheme: 'industry-development',
  clause: 'statistical-pool',
  channel: 'no-application',
  unit: 'statistics',
  budget: '900',
  terms: forCompanies({
    clauses: {
      pool: clause(
        '第六条',
        '（示例）2020年起首次纳入“四上”统计的企业，一次性奖励10万元；批发零售企业上年度营业收入超过1亿元的，再奖励10万元。',
        '(Example) A firm that first enters the statistical pool since 2020 is awarded 100,000 yuan once; one of trade with more than 100 million yuan of revenue as much again.',
      ),
    },
    parameters: { award: number('入统奖励', 'Award', 'wan-yuan', '5', ['2021-01-01', '10']) },
    conditions: [
      needs(
        'in-pool',
        'pool',
        '已纳入“四上”统计',
        'In the statistical pool',
        and(ne('statistical-pool', 'none')),
      ),
      mustBe('since', 'pool', '2020年以来首次入统', 'Since 2020', ge('pool-since', '2020-01-01')),
    ],
    lines: [
      pays('entering', 'pool', '入统奖励', 'Entering', rate('award')),
      {
        ...pays('trade', 'pool', '批零企业加奖', 'Trade', wan(10)),
        when: and(eq('industry', 'f-trade'), gt('revenue', '100000000')),
      },
    ],
    often: 'once',
    examples: [
      example(
        '批零企业营业收入正好1亿元，不加奖',
        'Trade with exactly 100 million',
        {
          ...firm,
          industry: 'f-trade',
          'statistical-pool': 'trade',
          'pool-since': '2020-01-01',
          revenue: '100000000',
        },
        'eligible',
        '100000',
      ),
      example(
        '批零企业超过1亿元',
        'Trade with more',
        {
          ...firm,
          industry: 'f-trade',
          'statistical-pool': 'trade',
          'pool-since': '2021-01-01',
          revenue: '100000000.01',
        },
        'eligible',
        '200000',
      ),
      example(
        '尚在异常名录',
        'Listed as abnormal',
        {
          ...firm,
          stage: 'abnormal',
          industry: 'm-research',
          'statistical-pool': 'services',
          'pool-since': '2021-01-01',
        },
        'nearly',
        '100000',
      ),
      example(
        '2019年入统',
        'Entered in 2019',
        { ...firm, industry: 'l-business', 'statistical-pool': 'services', 'pool-since': '2019-01-01' },
        'not',
      ),
      example(
        '入统日期不详',
        'The day is not known',
        { ...firm, industry: 'l-business', 'statistical-pool': 'services' },
        'unknown',
      ),
    ],
  }),
};

const headquarters: DemoPolicy = {
  code: 'SM-ZB',
  zh: '总部企业奖励',
  en: 'Award for headquarters',
  industry: 'general',
  scheme: 'industry-development',
  clause: 'headquarters',
  channel: 'window',
  unit: 'investment-promotion',
  budget: '2000',
  terms: forCompanies({
    clauses: {
      recognised: clause(
        '第五条',
        '（示例）2020年起新认定的总部企业，一次性奖励100万元；并按认定时上年度纳税总额的3%给予奖励，该项不超过200万元。',
        '(Example) A firm recognised as headquarters since 2020 is awarded one million yuan once, and 3 % of last year’s tax, at most two million.',
      ),
      exclusive: clause(
        '第六条',
        '（示例）与落户奖励不重复享受。',
        '(Example) Nobody has it beside the award for settling.',
      ),
      prorata: sharedAlike,
      back: clause(
        '第九条',
        '（示例）十年内迁出本区的，全额退回。',
        '(Example) Who leaves within ten years pays all of it back.',
      ),
    },
    parameters: { share: number('纳税奖励比例', 'Share of the tax', 'percent', '3') },
    conditions: [
      needs(
        'recognised',
        'recognised',
        '总部认定有效',
        'Recognised as headquarters',
        eq('has-headquarters', true),
      ),
      mustBe('since', 'recognised', '2020年以来认定', 'Since 2020', ge('headquarters-since', '2020-01-01')),
      needs(
        'tax',
        'recognised',
        '上年度纳税不少于500万元',
        'Tax of at least five million',
        ge('tax', '5000000'),
      ),
    ],
    lines: [
      pays('once', 'recognised', '认定奖励', 'Recognition', wan(100)),
      pays('tax', 'recognised', '按纳税奖励', 'By tax', atMost(times(field('tax'), rate('share')), wan(200))),
    ],
    often: 'once',
    stacking: { ...settlingGroup, clause: 'exclusive' },
    budget: { share: 'pro-rata', order: 'tax', clause: 'prorata' },
    clawback: [paidBack('left', '十年内迁出', 'Left within ten years', eq('stage', 'moved-out'), 10, '100')],
    examples: [
      example(
        '纳税正好500万元',
        'Tax exactly at its bound',
        { ...firm, 'has-headquarters': true, 'headquarters-since': '2020-01-01', tax: '5000000' },
        'eligible',
        '1150000',
      ),
      example(
        '按纳税奖励达到上限',
        'By tax at the most',
        { ...firm, 'has-headquarters': true, 'headquarters-since': '2020-11-01', tax: '100000000' },
        'eligible',
        '3000000',
      ),
      example(
        '纳税差1元',
        'A yuan of tax short',
        { ...firm, 'has-headquarters': true, 'headquarters-since': '2020-11-01', tax: '4999999' },
        'nearly',
        '1149999.97',
      ),
      example(
        '2019年认定',
        'Recognised in 2019',
        { ...firm, 'has-headquarters': true, 'headquarters-since': '2019-12-31', tax: '9000000' },
        'not',
      ),
      example(
        '纳税额不详',
        'Tax not known',
        { ...firm, 'has-headquarters': true, 'headquarters-since': '2020-11-01' },
        'unknown',
      ),
    ],
  }),
};

const rent: DemoPolicy = {
  code: 'SM-FZ',
  zh: '新设企业办公用房租金补贴',
  en: 'Rent subsidy for new firms',
  industry: 'general',
  scheme: 'industry-development',
  clause: 'rent',
  channel: 'express',
  unit: 'investment-promotion',
  budget: '500',
  terms: forCompanies({
    clauses: {
      rent: clause(
        '第十二条',
        '（示例）2018年以来成立、租用办公用房的企业，按上年度租金支出的50%补贴，每户每年不超过30万元。',
        '(Example) Firms established since 2018 are paid half of last year’s rent, at most 300,000 yuan a year.',
      ),
    },
    parameters: {
      share: number('补贴比例', 'Share of the rent', 'percent', '50'),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '30'),
    },
    conditions: [
      mustBe('new', 'rent', '2018年以来成立', 'Established since 2018', ge('established', '2018-01-01')),
      mustBe(
        'not-design',
        'rent',
        '工程设计企业按专项政策执行',
        'Design firms have a policy of their own',
        ne('key-industry', 'design'),
      ),
      needs('rent', 'rent', '上年度有租金支出', 'Rent was paid last year', ge('rent', '0.01')),
    ],
    lines: [
      pays('rent', 'rent', '租金补贴', 'Rent', atMost(times(field('rent'), rate('share')), rate('most'))),
    ],
    often: 'yearly',
    evidence: [
      proof('lease', 'rent', '租赁合同', 'Lease', known('building')),
      proof('invoice', 'rent', '租金发票', 'Invoices'),
    ],
    examples: [
      example(
        '2018年首日成立',
        'Established on the first day that counts',
        { ...firm, established: '2018-01-01', 'key-industry': 'commerce', rent: '240000' },
        'eligible',
        '120000',
      ),
      example(
        '没有租金支出',
        'No rent',
        { ...firm, established: '2019-03-01', 'key-industry': 'commerce', rent: '0' },
        'nearly',
        '0',
      ),
      example(
        '2017年成立',
        'Established in 2017',
        { ...firm, established: '2017-12-31', 'key-industry': 'commerce', rent: '240000' },
        'not',
      ),
      example(
        '租金不详',
        'Rent not known',
        { ...firm, established: '2019-03-01', 'key-industry': 'finance' },
        'unknown',
      ),
    ],
  }),
};

export const settlingPolicies: readonly DemoPolicy[] = [pool, headquarters, rent];
