import { defineRegister } from '@taizhang/definition';
import {
  atMostField,
  category,
  date,
  flag,
  measure,
  number,
  reference,
  required,
  say,
  text,
} from './declare.ts';

const purposes = category('资金用途', 'Purpose', {
  working: ['流动资金', 'Working capital'],
  equipment: ['设备购置', 'Equipment'],
  research: ['研发投入', 'Research'],
  project: ['项目建设', 'Building a project'],
  refinance: ['转贷续贷', 'Refinancing'],
});
export const securities = category('担保方式', 'Security', {
  credit: ['信用', 'Credit'],
  guarantee: ['保证', 'Guarantee'],
  mortgage: ['抵押', 'Mortgage'],
  pledge: ['质押', 'Pledge'],
  'public-guarantee': ['政府性融资担保', 'Public guarantee fund'],
});

/** 信贷产品台账: what banks lend on the platform, to whom, for what and on which terms. */
export const loanProduct = defineRegister({
  id: 'loan-product',
  title: say('汉融通信贷产品台账', 'Loan products on the platform'),
  description: say(
    '银行在“汉融通”平台发布的信贷产品：适用对象、用途、担保、额度、利率和期限。',
    'What banks lend on the platform: to whom, for what, with which security, how much, at which rate, for how long.',
  ),
  keeper: say('区地方金融工作局', 'Local Finance Bureau'),
  prefix: 'XD',
  titleField: 'product',
  places: 'none',
  fields: {
    product: required(text('产品名称', 'Product')),
    bank: required(reference('银行', 'Bank', 'bank', ['active'])),
    for: category('适用主体', 'For whom', {
      enterprise: ['企业', 'Enterprises'],
      'self-employed': ['个体工商户', 'Self-employed businesses'],
    }),
    purpose: purposes,
    guarantee: securities,
    'first-loans': flag('面向首贷户', 'For first loans'),
    'rate-from': number('最低年化利率', 'Lowest rate per year', 'percent'),
    'rate-to': number('最高年化利率', 'Highest rate per year', 'percent'),
    'term-from': number('最短期限（月）', 'Shortest term (months)', 'number'),
    'term-to': number('最长期限（月）', 'Longest term (months)', 'number'),
    until: date('有效期至', 'Offered until'),
    terms: {
      kind: 'terms',
      title: say('准入条件', 'Terms'),
      help: say(
        '对借款主体的条件（行业、规模、资质、信用等）和可贷额度，与政策条款写法相同，读企业画像',
        'What is asked of the borrower and how much may be lent, written as the terms of a policy, by the firm’s profile',
      ),
    },
    note: text('说明', 'Note'),
  },
  measures: {
    least: measure('最低额度', 'Least amount', 'wan-yuan'),
    most: measure('最高额度', 'Greatest amount', 'wan-yuan'),
  },
  stages: {
    offered: { title: say('在售', 'Offered') },
    withdrawn: { title: say('下架', 'Withdrawn'), ended: true },
  },
  transitions: {
    publish: { title: say('发布产品', 'Publish'), to: 'offered', requires: ['most'] },
    alter: {
      title: say('调整条件', 'Alter'),
      from: ['offered'],
      sets: ['rate-from', 'rate-to', 'term-from', 'term-to', 'until', 'terms', 'note'],
      amounts: ['least', 'most'],
    },
    withdraw: { title: say('下架', 'Withdraw'), from: ['offered'], to: 'withdrawn', sets: ['note'] },
    restore: {
      title: say('重新上架', 'Offer again'),
      from: ['withdrawn'],
      to: 'offered',
      sets: ['until', 'note'],
    },
  },
  // What a product asks of a firm is told to the bank as it fits or not: whoever could alter it at will could try figures out.
  review: { transitions: ['publish', 'alter', 'restore', 'revise'] },
  rules: {
    'rates-in-order': {
      title: say('最低利率不得高于最高利率', 'The lowest rate is not above the highest'),
      holds: atMostField('rate-from', 'rate-to'),
    },
    'terms-in-order': {
      title: say('最短期限不得长于最长期限', 'The shortest term is not longer than the longest'),
      holds: atMostField('term-from', 'term-to'),
    },
    'amounts-in-order': {
      title: say('最低额度不得高于最高额度', 'The least amount is not above the greatest'),
      holds: atMostField('least', 'most'),
    },
  },
  metrics: {
    offered: {
      kind: 'balance',
      title: say('在售信贷产品', 'Products offered'),
      stages: ['offered'],
      of: 'count',
      unit: 'ge',
    },
  },
});
