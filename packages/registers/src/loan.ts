import { all, defineRegister, is } from '@taizhang/definition';
import { questions } from './declare.ts';
import { comparesOffers, fitsProducts } from './loan-choice.ts';
import { methods } from './loan-offer.ts';

/** An offer on a demand that is over is over. */
const lapseOffers = {
  which: { register: 'loan-offer', by: 'loan', stages: ['offered'] },
  transition: 'lapse',
};
const lastYear = { counted: 'due' as const, within: { back: 1 } };

/**
 * 汉融通融资对接台账: demands for loans that firms post on the city's financing platform, the offers of banks, and what
 * comes of them. Kept by the local finance bureau; 首贷 and 普惠小微 as the People's Bank reports them.
 */
export const loan = defineRegister({
  id: 'loan',
  title: { zh: '汉融通融资对接台账', en: 'Loans through the financing platform' },
  description: {
    zh: '企业和个体工商户通过“汉融通”平台发布的融资需求、银行授信和放款情况。',
    en: 'Demands for loans posted on the platform by firms and self-employed businesses, the banks’ offers, and what was granted.',
  },
  keeper: { zh: '区地方金融工作局', en: 'Local Finance Bureau' },
  prefix: 'RZ',
  titleField: 'demand',
  places: 'optional',
  fields: {
    demand: { kind: 'text', title: { zh: '融资需求', en: 'Demand' }, required: true },
    enterprise: {
      kind: 'reference',
      register: 'enterprise',
      title: { zh: '融资主体', en: 'Borrower' },
      required: true,
    },
    'borrower-kind': {
      kind: 'category',
      title: { zh: '主体类别', en: 'Kind of borrower' },
      required: true,
      options: {
        enterprise: { zh: '企业', en: 'Enterprise' },
        'self-employed': { zh: '个体工商户', en: 'Self-employed business' },
      },
    },
    purpose: {
      kind: 'category',
      title: { zh: '资金用途', en: 'Purpose' },
      options: {
        working: { zh: '流动资金', en: 'Working capital' },
        equipment: { zh: '设备购置', en: 'Equipment' },
        research: { zh: '研发投入', en: 'Research' },
        project: { zh: '项目建设', en: 'Building a project' },
        refinance: { zh: '转贷续贷', en: 'Refinancing' },
      },
    },
    bank: { kind: 'reference', register: 'bank', title: { zh: '对接银行', en: 'Bank' } },
    product: {
      kind: 'reference',
      register: 'loan-product',
      title: { zh: '信贷产品', en: 'Product' },
      // A bank lends by its own products.
      same: { bank: 'bank' },
    },
    guarantee: {
      kind: 'category',
      title: { zh: '担保方式', en: 'Security' },
      options: {
        credit: { zh: '信用', en: 'Credit' },
        guarantee: { zh: '保证', en: 'Guarantee' },
        mortgage: { zh: '抵押', en: 'Mortgage' },
        pledge: { zh: '质押', en: 'Pledge' },
        'public-guarantee': { zh: '政府性融资担保', en: 'Public guarantee fund' },
      },
    },
    term: { kind: 'number', unit: 'number', title: { zh: '期限（月）', en: 'Term (months)' } },
    rate: { kind: 'number', unit: 'percent', title: { zh: '年化利率', en: 'Rate per year' } },
    method: methods,
    'first-day': { kind: 'date', title: { zh: '放款日', en: 'Drawn on' } },
    'accepted-offer': {
      kind: 'reference',
      register: 'loan-offer',
      title: { zh: '接受的报价', en: 'Offer accepted' },
    },
    repaid: {
      kind: 'category',
      title: { zh: '还款情况', en: 'Repayment so far' },
      options: {
        'on-time': { zh: '按期还本付息', en: 'On time' },
        overdue: { zh: '有逾期', en: 'Overdue' },
      },
    },
    'first-loan': { kind: 'flag', title: { zh: '首贷户', en: 'First loan' } },
    inclusive: { kind: 'flag', title: { zh: '普惠小微', en: 'Inclusive small business loan' } },
    due: { kind: 'date', title: { zh: '对接时限', en: 'Answer due' } },
    contract: { kind: 'text', title: { zh: '借款合同号', en: 'Contract' } },
    'decline-reason': {
      kind: 'category',
      title: { zh: '未成原因', en: 'Why it was declined' },
      options: {
        credit: { zh: '信用记录不符', en: 'Credit record' },
        security: { zh: '担保不足', en: 'Too little security' },
        terms: { zh: '利率期限未谈拢', en: 'No agreement on terms' },
        materials: { zh: '资料不全', en: 'Papers missing' },
      },
    },
    'contact-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
  },
  measures: {
    demanded: { title: { zh: '需求金额', en: 'Demanded' }, unit: 'wan-yuan' },
    offered: { title: { zh: '授信金额', en: 'Offered' }, unit: 'wan-yuan' },
    granted: { title: { zh: '获批金额', en: 'Granted' }, unit: 'wan-yuan' },
  },
  stages: {
    demand: { title: { zh: '需求', en: 'Demand' } },
    offered: { title: { zh: '已对接', en: 'Offered' } },
    granted: { title: { zh: '获批', en: 'Granted' }, ended: true },
    declined: { title: { zh: '未成', en: 'Declined' }, ended: true },
    withdrawn: { title: { zh: '撤回', en: 'Withdrawn' }, ended: true },
  },
  transitions: {
    demand: { title: { zh: '发布需求', en: 'Post a demand' }, to: 'demand', requires: ['demanded'] },
    offer: {
      title: { zh: '银行对接', en: 'Offer' },
      from: ['demand'],
      to: 'offered',
      sets: ['bank', 'product', 'guarantee', 'term', 'rate', 'method', 'accepted-offer'],
      amounts: ['offered'],
      requires: ['bank', 'offered'],
    },
    grant: {
      title: { zh: '贷款获批', en: 'Grant' },
      from: ['offered'],
      to: 'granted',
      sets: ['contract', 'term', 'rate', 'method', 'first-day', 'first-loan', 'inclusive'],
      amounts: ['granted'],
      requires: ['granted'],
    },
    'look-after': {
      title: { zh: '贷后核实', en: 'Look after' },
      from: ['granted'],
      sets: ['repaid', 'method', 'first-day', 'term', 'rate'],
    },
    decline: {
      title: { zh: '对接未成', en: 'Decline' },
      from: ['demand', 'offered'],
      to: 'declined',
      sets: ['decline-reason'],
      requires: ['decline-reason'],
      moves: [lapseOffers],
    },
    withdraw: {
      title: { zh: '撤回需求', en: 'Withdraw' },
      from: ['demand', 'offered'],
      to: 'withdrawn',
      moves: [lapseOffers],
    },
  },
  rules: {
    'granted-within-demanded': {
      title: { zh: '获批金额不得超过需求金额', en: 'No more is granted than was demanded' },
      holds: all({ field: 'granted', operator: '<=', value: 'demanded', valueSource: 'field' }),
    },
  },
  gathers: {
    offers: {
      title: { zh: '银行报价', en: 'Offers' },
      register: 'loan-offer',
      by: 'loan',
      totals: ['amount'],
      fields: ['bank', 'rate', 'term', 'method', 'valid-until'],
    },
  },
  fits: { products: fitsProducts },
  comparisons: { offers: comparesOffers },
  repayments: {
    repayment: {
      title: { zh: '还款计划', en: 'Repayment schedule' },
      principal: 'granted',
      rate: 'rate',
      term: 'term',
      method: 'method',
      first: 'first-day',
      dayCount: '30/360',
      stages: ['granted'],
      note: {
        zh: '按借款合同约定测算，每月计30天，全年计360天；实际以银行账单为准。',
        en: 'By the contract, a month counted as 30 days and a year as 360; the bank’s statement prevails.',
      },
    },
  },
  facts: {
    'interest-last-year': {
      title: { zh: '上年度应付利息', en: 'Interest due last year' },
      help: {
        zh: '按还款计划上年度到期的利息',
        en: 'What fell due in the last year by the repayment schedule',
      },
      interest: { repayment: 'repayment', ...lastYear },
    },
    'interest-subsidised': {
      title: { zh: '贴息期内上年度应付利息', en: 'Interest due last year within the subsidised span' },
      help: {
        zh: '放款起24个月内、上年度到期的利息',
        en: 'What fell due in the last year within 24 months of the first day',
      },
      interest: { repayment: 'repayment', counted: 'due', within: { back: 1, months: 24 } },
    },
  },
  deadlines: {
    answer: {
      title: { zh: '应完成银企对接', en: 'Answer the demand' },
      field: 'due',
      stages: ['demand'],
    },
  },
  questions: questions({
    stage: ['您的贷款办到哪一步了？', 'How far is your loan?'],
    'borrower-kind': ['借款的是企业还是个体工商户？', 'Is the borrower a company, or self-employed?'],
    purpose: ['这笔贷款用来做什么？', 'What is the loan for?'],
    rate: ['这笔贷款的年利率是多少？', 'At which rate a year was the loan granted?'],
    repaid: ['到现在为止，您是否按期还款？', 'Have you paid back on time so far?'],
    'interest-subsidised': [
      '这笔贷款在贴息期内，去年应付的利息是多少？',
      'How much interest on the loan fell due last year within the time for which it is subsidised?',
    ],
  }),
  metrics: {
    pending: {
      kind: 'balance',
      title: { zh: '待对接需求', en: 'Demands without an offer' },
      stages: ['demand'],
      of: 'count',
      unit: 'bi',
    },
    'in-negotiation': {
      kind: 'balance',
      title: { zh: '已对接未获批金额', en: 'Offered and not yet granted' },
      stages: ['offered'],
      of: { holding: 'offered' },
    },
    demands: {
      kind: 'turnover',
      title: { zh: '新增融资需求', en: 'New demands' },
      transitions: ['demand'],
      of: 'count',
      unit: 'bi',
    },
    granted: {
      kind: 'turnover',
      title: { zh: '获批贷款', en: 'Loans granted' },
      transitions: ['grant'],
      of: 'count',
      unit: 'bi',
    },
    'granted-amount': {
      kind: 'turnover',
      title: { zh: '获批贷款金额', en: 'Amount granted' },
      aliases: ['贷款对接金额', '放款金额'],
      transitions: ['grant'],
      of: { amount: 'granted' },
      unit: 'yi-yuan',
    },
    borrowers: {
      kind: 'distinct',
      title: { zh: '获贷主体', en: 'Borrowers' },
      definition: {
        zh: '当期获批贷款的主体去重计数',
        en: 'Different borrowers granted a loan in the period',
      },
      over: { kind: 'turnover', transitions: ['grant'] },
      by: 'enterprise',
      unit: 'jia',
    },
    'first-loans': {
      kind: 'turnover',
      title: { zh: '首贷笔数', en: 'First loans' },
      transitions: ['grant'],
      of: 'count',
      unit: 'bi',
      where: all(is('first-loan', true)),
    },
    declined: {
      kind: 'turnover',
      title: { zh: '对接未成', en: 'Declined' },
      transitions: ['decline'],
      of: 'count',
      unit: 'bi',
    },
  },
});
