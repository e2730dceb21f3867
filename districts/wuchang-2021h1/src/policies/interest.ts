import type { Formula } from '@taizhang/definition';
import {
  among,
  atMost,
  clause,
  type DemoPolicy,
  eq,
  example,
  field,
  firm,
  forCompanies,
  forShops,
  ge,
  mustBe,
  needs,
  number,
  pays,
  proof,
  rate,
  shop,
  times,
} from './declare.ts';

const interestClause = (zh: string, en: string) => clause('第四条', `（示例）${zh}`, `(Example) ${en}`);
/** So much of the interest, up to the most of a year. */
const subsidy = (amount: Formula) =>
  pays('interest', 'interest', '贷款贴息', 'Interest', atMost(amount, rate('most')));

const firmInterest: DemoPolicy = {
  code: 'JR-TX',
  zh: '小微企业贷款贴息',
  en: 'Interest subsidy for small firms',
  industry: 'general',
  scheme: 'loan-interest',
  clause: 'interest',
  channel: 'express',
  unit: 'local-finance',
  budget: '500',
  fund: 'shared',
  terms: forCompanies({
    clauses: {
      interest: interestClause(
        '通过融资平台获得贷款的小型、微型企业，按上年度实际支付利息的30%贴息，每户每年不超过20万元。',
        'Small and micro firms with a loan through the platform are paid 30 % of last year’s interest, at most 200,000 yuan a year.',
      ),
      order: clause(
        '第十条',
        '（示例）年度预算不足的，按申报先后兑现，用完为止。',
        '(Example) Where the budget does not suffice, who came first is paid first.',
      ),
    },
    parameters: {
      share: number('贴息比例', 'Share of the interest', 'percent', '20', ['2021-01-01', '30']),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '20'),
    },
    conditions: [
      needs(
        'loan',
        'interest',
        '通过融资平台获得贷款',
        'A loan through the platform',
        ge('loans-granted', '0.01'),
      ),
      mustBe('size', 'interest', '为小型、微型企业', 'Small or micro', among('size-class', 'small', 'micro')),
    ],
    lines: [subsidy(times(field('interest'), rate('share')))],
    often: 'yearly',
    budget: { share: 'in-order', clause: 'order' },
    evidence: [
      proof('contract', 'interest', '借款合同', 'Loan contract', ge('loans-granted', '0.01')),
      proof('statement', 'interest', '付息凭证', 'Proof of interest paid'),
    ],
    examples: [
      example(
        '利息正好达到上限',
        'Interest just at the most',
        { ...firm, 'loans-granted': '9000000', 'size-class': 'small', interest: '666666.67' },
        'eligible',
        '200000',
      ),
      example(
        '微型企业',
        'A micro firm',
        { ...firm, 'loans-granted': '500000', 'size-class': 'micro', interest: '21750' },
        'eligible',
        '6525',
      ),
      example(
        '没有平台贷款',
        'No loan through the platform',
        { ...firm, 'loans-granted': '0', 'size-class': 'small', interest: '50000' },
        'nearly',
        '15000',
      ),
      example(
        '中型企业',
        'A medium firm',
        { ...firm, 'loans-granted': '900000', 'size-class': 'medium', interest: '50000' },
        'not',
      ),
      example(
        '划型所需数据不全',
        'Its size class is not known',
        { ...firm, 'loans-granted': '900000', interest: '50000' },
        'unknown',
      ),
      example(
        '符合条件，利息不详',
        'Eligible, the interest not known',
        { ...firm, 'loans-granted': '900000', 'size-class': 'small' },
        'eligible',
      ),
    ],
  }),
};

const shopInterest: DemoPolicy = {
  code: 'JR-GT',
  zh: '个体工商户贷款贴息',
  en: 'Interest subsidy for the self-employed',
  industry: 'general',
  scheme: 'loan-interest',
  clause: 'interest',
  channel: 'no-application',
  unit: 'local-finance',
  budget: '200',
  terms: forShops({
    clauses: {
      interest: interestClause(
        '个体工商户按上年度实际支付经营贷款利息的50%贴息，每户每年不超过1万元。',
        'The self-employed are paid half of last year’s interest on business loans, at most 10,000 yuan a year.',
      ),
      prorata: clause(
        '第十条',
        '（示例）年度预算不足的，按同一比例折算兑现。',
        '(Example) Where the budget does not suffice, all are paid the same share.',
      ),
    },
    parameters: {
      share: number('贴息比例', 'Share of the interest', 'percent', '50'),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '0.5', ['2021-01-01', '1']),
    },
    conditions: [
      needs(
        'interest',
        'interest',
        '上年度有贷款利息支出',
        'Interest was paid last year',
        ge('interest', '0.01'),
      ),
    ],
    lines: [subsidy(times(field('interest'), rate('share')))],
    often: 'yearly',
    budget: { share: 'pro-rata', clause: 'prorata' },
    examples: [
      example(
        '利息2万元，正好到上限',
        'Just at the most',
        { ...shop, interest: '20000' },
        'eligible',
        '10000',
      ),
      example(
        '2020年上限较低',
        'By the cap of 2020',
        { ...shop, interest: '20000' },
        'eligible',
        '5000',
        '2020-12-31',
      ),
      example('上年度没有利息', 'No interest last year', { ...shop, interest: '0' }, 'nearly', '0'),
      example('企业不适用', 'A company', { ...firm, interest: '20000' }, 'not'),
      example('利息不详', 'The interest is not known', shop, 'unknown'),
    ],
  }),
};

const paidOff = {
  stage: 'granted',
  'borrower-kind': 'enterprise',
  purpose: 'equipment',
  repaid: 'on-time',
  rate: '5',
};

/** For one loan, from its own repayment schedule. */
const equipmentInterest: DemoPolicy = {
  code: 'JR-SB',
  zh: '设备购置贷款贴息',
  en: 'Interest subsidy for loans for equipment',
  industry: 'general',
  scheme: 'loan-interest',
  clause: 'interest',
  channel: 'express',
  unit: 'local-finance',
  budget: '300',
  terms: {
    subject: 'loan',
    clauses: {
      scope: clause(
        '第二条',
        '（示例）适用于企业通过融资平台获得的设备购置、研发投入贷款。',
        '(Example) It applies to loans for equipment and research that firms were granted through the platform.',
      ),
      paid: clause(
        '第三条',
        '（示例）按期还本付息的贷款方可贴息。',
        '(Example) Only loans that are paid back on time are subsidised.',
      ),
      interest: interestClause(
        '放款起24个月内，按上年度到期利息的50%贴息；利率高于一年期LPR的，按LPR折算；每笔每年不超过20万元。',
        'Within 24 months, half of the interest due last year; a rate above the one-year LPR counts as the LPR; at most 200,000 yuan a loan and year.',
      ),
    },
    parameters: {
      share: number('贴息比例', 'Share of the interest', 'percent', '50'),
      lpr: number('一年期LPR', 'One-year LPR', 'percent', '4.05', ['2020-04-20', '3.85']),
      most: number('每笔年度上限', 'Most a loan and year', 'wan-yuan', '20'),
    },
    conditions: [
      needs('granted', 'scope', '已放款', 'Granted', eq('stage', 'granted')),
      mustBe('firm', 'scope', '借款人为企业', 'A firm', eq('borrower-kind', 'enterprise')),
      mustBe(
        'purpose',
        'scope',
        '用于设备或研发',
        'For equipment or research',
        among('purpose', 'equipment', 'research'),
      ),
      needs('on-time', 'paid', '按期还本付息', 'Paid on time', eq('repaid', 'on-time')),
    ],
    lines: [
      subsidy(
        times(
          field('interest-subsidised'),
          {
            divide: [atMost(field('rate'), rate('lpr')), field('rate')],
            otherwise: { number: '0', unit: 'number' },
          },
          rate('share'),
        ),
      ),
    ],
    often: 'yearly',
    evidence: [proof('statement', 'interest', '付息凭证', 'Proof of interest paid')],
    examples: [
      example(
        '利率5%，按LPR 3.85%折算',
        'At 5 %, reduced to the LPR of 3.85 %',
        { ...paidOff, 'interest-subsidised': '50000' },
        'eligible',
        '19250',
      ),
      example(
        '利率低于LPR，不折算',
        'Below the LPR, as it is',
        { ...paidOff, rate: '3.65', 'interest-subsidised': '36500' },
        'eligible',
        '18250',
      ),
      example(
        'LPR调整前，按4.05%折算',
        'By the LPR of before',
        { ...paidOff, 'interest-subsidised': '50000' },
        'eligible',
        '20250',
        '2020-04-19',
      ),
      example(
        '达到上限',
        'At the most',
        { ...paidOff, rate: '3.85', 'interest-subsidised': '500000' },
        'eligible',
        '200000',
      ),
      example(
        '有逾期',
        'Overdue',
        { ...paidOff, repaid: 'overdue', 'interest-subsidised': '50000' },
        'nearly',
        '19250',
      ),
      example('用于流动资金', 'For working capital', { ...paidOff, purpose: 'working' }, 'not'),
      example(
        '尚未核实还款情况',
        'Not looked after yet',
        { stage: 'granted', 'borrower-kind': 'enterprise', purpose: 'research', rate: '4' },
        'unknown',
      ),
    ],
  },
};

export const interestPolicies: readonly DemoPolicy[] = [firmInterest, shopInterest, equipmentInterest];
