import {
  among,
  atMost,
  clause,
  type DemoPolicy,
  example,
  field,
  firm,
  forCompanies,
  forShops,
  ge,
  geField,
  le,
  less,
  mustBe,
  needs,
  number,
  pays,
  proof,
  rate,
  shop,
  times,
  wan,
  yuan,
} from './declare.ts';
import { growthGroup, growthHighest } from './groups.ts';

const talent: DemoPolicy = {
  code: 'TY-RC',
  zh: '企业引才奖励',
  en: 'Award for recruiting talents',
  industry: 'general',
  scheme: 'talent',
  clause: 'other',
  channel: 'express',
  unit: 'human-resources',
  budget: '400',
  terms: forCompanies({
    clauses: {
      heads: clause(
        '第四条',
        '（示例）在库高层次人才每人奖励用人企业2万元，每户每年不超过40万元。',
        '(Example) A firm is awarded 20,000 yuan for each talent recognised, at most 400,000 a year.',
      ),
    },
    parameters: { 'per-head': number('人均奖励', 'Per talent', 'wan-yuan', '2') },
    conditions: [needs('heads', 'heads', '有在库高层次人才', 'Talents recognised', ge('talent-heads', '1'))],
    lines: [
      pays(
        'talent',
        'heads',
        '引才奖励',
        'Talents',
        atMost(times(field('talent-heads'), rate('per-head')), wan(40)),
      ),
    ],
    often: 'yearly',
    evidence: [proof('contract', 'heads', '劳动合同和社保证明', 'Contracts and insurance')],
    examples: [
      example('1人', 'One', { ...firm, 'talent-heads': '1' }, 'eligible', '20000'),
      example(
        '20人正好到上限',
        'Twenty, just at the most',
        { ...firm, 'talent-heads': '20' },
        'eligible',
        '400000',
      ),
      example('没有', 'None', { ...firm, 'talent-heads': '0' }, 'nearly', '0'),
      example('个体工商户', 'Self-employed', { ...shop, 'talent-heads': '1' }, 'not'),
      example('人数不详', 'Not known', firm, 'unknown'),
    ],
  }),
};

const jobs: DemoPolicy = {
  code: 'TY-WG',
  zh: '企业稳岗补贴',
  en: 'Subsidy for keeping jobs',
  industry: 'general',
  scheme: 'epidemic-relief',
  clause: 'other',
  channel: 'no-application',
  unit: 'human-resources',
  budget: '1200',
  terms: forCompanies({
    clauses: {
      jobs: clause(
        '第五条',
        '（示例）上年度末参加失业保险人数不少于前年度末的中小微企业，按上年末参保人数每人300元补贴，每户不超过15万元。',
        '(Example) Medium, small and micro firms with no fewer insured employees than the year before are paid 300 yuan for each, at most 150,000.',
      ),
      order: clause(
        '第十条',
        '（示例）预算不足的，参保人数多的优先。',
        '(Example) Where the budget does not suffice, those with more insured come first.',
      ),
    },
    parameters: {
      'per-head': number('人均补贴', 'Per employee', 'yuan', '300'),
      most: number('每户上限', 'Most', 'wan-yuan', '15'),
    },
    conditions: [
      mustBe(
        'size',
        'jobs',
        '为中小微企业',
        'Medium, small or micro',
        among('size-class', 'medium', 'small', 'micro'),
      ),
      needs('kept', 'jobs', '参保人数没有减少', 'No fewer insured', geField('insured', 'insured-before')),
    ],
    lines: [
      pays(
        'jobs',
        'jobs',
        '稳岗补贴',
        'Jobs',
        atMost(times(field('insured'), rate('per-head')), rate('most')),
      ),
    ],
    often: 'yearly',
    budget: { share: 'in-order', order: 'insured', clause: 'order' },
    examples: [
      example(
        '人数不变',
        'As many as before',
        { ...firm, 'size-class': 'small', insured: '40', 'insured-before': '40' },
        'eligible',
        '12000',
      ),
      example(
        '达到上限',
        'At the most',
        { ...firm, 'size-class': 'medium', insured: '520', 'insured-before': '500' },
        'eligible',
        '150000',
      ),
      example(
        '少1人',
        'One fewer',
        { ...firm, 'size-class': 'small', insured: '39', 'insured-before': '40' },
        'nearly',
        '11700',
      ),
      example(
        '大型企业',
        'A large firm',
        { ...firm, 'size-class': 'large', insured: '900', 'insured-before': '800' },
        'not',
      ),
      example(
        '前年度人数不详',
        'The year before is not known',
        { ...firm, 'size-class': 'small', insured: '40' },
        'unknown',
      ),
    ],
  }),
};

const shops: DemoPolicy = {
  code: 'TY-GT',
  zh: '个体工商户纾困补贴',
  en: 'Relief for the self-employed',
  industry: 'general',
  scheme: 'epidemic-relief',
  clause: 'other',
  channel: 'no-application',
  unit: 'commerce',
  budget: '160',
  terms: forShops({
    clauses: {
      relief: clause(
        '第六条',
        '（示例）批发零售、住宿餐饮、居民服务业个体工商户，每户补贴2000元，另按从业人员每人300元补贴，合计不超过4000元。',
        '(Example) Self-employed in trade, catering and household services are paid 2,000 yuan and 300 for each employee, at most 4,000.',
      ),
    },
    conditions: [
      mustBe(
        'trade',
        'relief',
        '从事所列行业',
        'In a trade that is listed',
        among('industry', 'f-trade', 'h-accommodation', 'o-household'),
      ),
      mustBe(
        'age',
        'relief',
        '2020年底前成立',
        'Established by the end of 2020',
        le('established', '2020-12-31'),
      ),
    ],
    lines: [
      pays(
        'shop',
        'relief',
        '定额和按人补贴',
        'Shop and employees',
        atMost({ add: [yuan(2000), times(field('employees'), yuan(300))] }, yuan(4000)),
      ),
    ],
    often: 'once',
    examples: [
      example(
        '3人',
        'Three employees',
        { ...shop, industry: 'h-accommodation', established: '2020-12-31', employees: '3' },
        'eligible',
        '2900',
      ),
      example(
        '9人，按上限',
        'Nine, at the most',
        { ...shop, industry: 'f-trade', established: '2015-05-01', employees: '9' },
        'eligible',
        '4000',
      ),
      example(
        '列入异常名录',
        'Listed as abnormal',
        { ...shop, stage: 'abnormal', industry: 'f-trade', established: '2015-05-01', employees: '2' },
        'nearly',
        '2600',
      ),
      example(
        '2021年成立',
        'Established in 2021',
        { ...shop, industry: 'f-trade', established: '2021-01-01', employees: '2' },
        'not',
      ),
      example(
        '成立日期不详',
        'Its day is not known',
        { ...shop, industry: 'o-household', employees: '2' },
        'unknown',
      ),
    ],
  }),
};

const contribution: DemoPolicy = {
  code: 'TY-JJ',
  zh: '经济贡献增长奖励',
  en: 'Award for growth of tax',
  industry: 'general',
  scheme: 'industry-development',
  clause: 'growth',
  channel: 'express',
  unit: 'investment-promotion',
  budget: '3000',
  terms: forCompanies({
    clauses: {
      tax: clause(
        '第七条',
        '（示例）上年度纳税总额比前年度增长的企业，按增量的10%奖励，每户每年不超过150万元。',
        '(Example) Firms whose tax grew on the year before are awarded 10 % of the increase, at most 1.5 million yuan a year.',
      ),
      highest: growthHighest,
    },
    parameters: {
      growth: number('增速下限', 'Least growth', 'percent', '5', ['2021-01-01', '1']),
      share: number('奖励比例', 'Share of the increase', 'percent', '10'),
      most: number('年度上限', 'Most in a year', 'wan-yuan', '150'),
    },
    conditions: [needs('growth', 'tax', '纳税增速达到下限', 'Tax grew enough', ge('tax-growth', '$growth'))],
    lines: [
      pays(
        'tax',
        'tax',
        '增量奖励',
        'By the increase',
        atMost(times(less(field('tax'), field('tax-before')), rate('share')), rate('most')),
      ),
    ],
    often: 'yearly',
    stacking: growthGroup,
    examples: [
      example(
        '增速正好1%',
        'Exactly 1 %',
        { ...firm, 'tax-growth': '1', tax: '10100000', 'tax-before': '10000000' },
        'eligible',
        '10000',
      ),
      example(
        '达到上限',
        'At the most',
        { ...firm, 'tax-growth': '300', tax: '20000000', 'tax-before': '5000000' },
        'eligible',
        '1500000',
      ),
      example(
        '增速0.99%',
        'A hundredth of a point short',
        { ...firm, 'tax-growth': '0.99', tax: '10099000', 'tax-before': '10000000' },
        'nearly',
        '9900',
      ),
      example('个体工商户', 'Self-employed', { ...shop, 'tax-growth': '40' }, 'not'),
      example('增速不详', 'Growth not known', { ...firm, tax: '10100000' }, 'unknown'),
    ],
  }),
};

export const generalPolicies: readonly DemoPolicy[] = [talent, jobs, shops, contribution];
