import {
  atMost,
  clause,
  type DemoPolicy,
  eq,
  example,
  field,
  firm,
  forCompanies,
  ge,
  needs,
  number,
  pays,
  proof,
  rate,
  sharedAlike,
  shop,
  times,
  wan,
} from './declare.ts';

const researchGroup = {
  group: 'research',
  title: { zh: '研发类补助与上级配套', en: 'support for R&D and matching grants' },
  rule: 'highest',
  clause: 'highest',
} as const;

const highest = clause(
  '第八条',
  '（示例）研发类补助与上级配套同一年度按就高不重复原则享受。',
  '(Example) Of support for R&D and matching grants a firm has the higher in a year.',
);

const research: DemoPolicy = {
  code: 'KC-YF',
  zh: '企业研发投入补助',
  en: 'Support for R&D spending',
  industry: 'science-innovation',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'express',
  unit: 'science-technology',
  budget: '700',
  terms: forCompanies({
    clauses: {
      share: clause(
        '第五条',
        '（示例）上年度研发费用占营业收入比重不低于5%的企业，按研发费用的4%补助，每户每年不超过60万元。',
        '(Example) Firms whose R&D is 5 % of revenue or more are paid 4 % of it, at most 600,000 yuan a year.',
      ),
      highest,
      prorata: sharedAlike,
    },
    parameters: {
      least: number('研发占比下限', 'Least share', 'percent', '5'),
      share: number('补助比例', 'Share paid', 'percent', '3', ['2021-01-01', '4']),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '60'),
    },
    conditions: [
      needs('share', 'share', '研发费用占比达到下限', 'Enough of its revenue', ge('rnd-share', '$least')),
    ],
    lines: [
      pays('research', 'share', '研发补助', 'R&D', atMost(times(field('rnd'), rate('share')), rate('most'))),
    ],
    often: 'yearly',
    stacking: researchGroup,
    budget: { share: 'pro-rata', order: 'rnd-share', clause: 'prorata' },
    evidence: [
      proof('account', 'share', '研发费用辅助账', 'Account of R&D', eq('has-high-tech', true)),
      proof('return', 'share', '加计扣除申报表', 'Tax return of the deduction'),
    ],
    examples: [
      example(
        '占比正好5%',
        'Exactly 5 %',
        { ...firm, 'rnd-share': '5', rnd: '5000000' },
        'eligible',
        '200000',
      ),
      example(
        '达到上限',
        'At the most',
        { ...firm, 'rnd-share': '12.5', rnd: '15000000' },
        'eligible',
        '600000',
      ),
      example(
        '占比差0.01个百分点',
        'A hundredth of a point short',
        { ...firm, 'rnd-share': '4.99', rnd: '5000000' },
        'nearly',
        '200000',
      ),
      example('个体工商户', 'Self-employed', { ...shop, 'rnd-share': '20', rnd: '100000' }, 'not'),
      example('占比不详', 'The share is not known', { ...firm, rnd: '5000000' }, 'unknown'),
    ],
  }),
};

const matching: DemoPolicy = {
  code: 'KC-PT',
  zh: '上级科技奖补配套',
  en: 'Matching of higher grants',
  industry: 'science-innovation',
  scheme: 'industry-development',
  clause: 'other',
  channel: 'express',
  unit: 'science-technology',
  budget: '500',
  terms: forCompanies({
    clauses: {
      match: clause(
        '第七条',
        '（示例）上年度获得国家、省、市资质认定和科技项目奖补的企业，按到账金额的50%配套，每户每年不超过100万元。',
        '(Example) Firms that received grants of the nation, province or city last year are paid half as much again, at most one million yuan a year.',
      ),
      highest,
    },
    parameters: { share: number('配套比例', 'Share matched', 'percent', '50') },
    conditions: [
      needs(
        'grant',
        'match',
        '上年度上级奖补不少于1万元',
        'Received at least 10,000 yuan',
        ge('higher-grant', '10000'),
      ),
    ],
    lines: [
      pays(
        'match',
        'match',
        '配套',
        'Matching',
        atMost(times(field('higher-grant'), rate('share')), wan(100)),
      ),
    ],
    often: 'yearly',
    stacking: researchGroup,
    evidence: [proof('receipt', 'match', '到账凭证', 'Proof of receipt', ge('higher-grant', '10000'))],
    examples: [
      example('正好1万元', 'Exactly 10,000 yuan', { ...firm, 'higher-grant': '10000' }, 'eligible', '5000'),
      example('达到上限', 'At the most', { ...firm, 'higher-grant': '3000000' }, 'eligible', '1000000'),
      example('不足1万元', 'Less than 10,000 yuan', { ...firm, 'higher-grant': '9999.99' }, 'nearly', '5000'),
      example('个体工商户', 'Self-employed', { ...shop, 'higher-grant': '50000' }, 'not'),
      example('到账情况不详', 'Not known', firm, 'unknown'),
    ],
  }),
};

export const sciencePolicies: readonly DemoPolicy[] = [research, matching];
