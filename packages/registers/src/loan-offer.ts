import { defineRegister, repaymentMethods } from '@taizhang/definition';
import { category, date, measure, number, reference, required, say, text } from './declare.ts';
import { securities } from './loan-product.ts';

/** How a loan is paid back, as both an offer and a loan say it. */
export const methods = category(
  '还款方式',
  'Repayment',
  Object.fromEntries(Object.entries(repaymentMethods).map(([id, { zh, en }]) => [id, [zh, en] as const])),
);

/**
 * 银行报价台账: what a bank offers on a demand. Several may be offered on one; accepting one answers the demand and lets the
 * others lapse, in the same request.
 */
export const loanOffer = defineRegister({
  id: 'loan-offer',
  title: say('汉融通银行报价台账', 'Offers of banks'),
  description: say(
    '银行对融资需求的报价：金额、利率、期限、还款方式和有效期；企业择优接受。',
    'What banks offer on a demand: amount, rate, term, repayment and until when; the firm accepts the best.',
  ),
  keeper: say('区地方金融工作局', 'Local Finance Bureau'),
  prefix: 'BJ',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('报价', 'Offer')),
    enterprise: required(reference('融资主体', 'Borrower', 'enterprise')),
    loan: {
      kind: 'reference',
      title: say('融资需求', 'Demand'),
      register: 'loan',
      stages: ['demand'],
      // Whoever reaches the offer takes it: it is of the firm whose demand it answers.
      same: { enterprise: 'enterprise' },
      required: true,
    },
    product: {
      kind: 'reference',
      title: say('信贷产品', 'Product'),
      register: 'loan-product',
      stages: ['offered'],
      // A bank offers on its own products.
      same: { bank: 'bank' },
    },
    bank: required(reference('银行', 'Bank', 'bank', ['active'])),
    guarantee: securities,
    rate: required(number('年化利率', 'Rate per year', 'percent')),
    term: required(number('期限（月）', 'Term (months)', 'number')),
    method: required(methods),
    'valid-until': required(date('报价有效期至', 'Valid until')),
    reason: text('未成原因', 'Why not'),
  },
  measures: { amount: measure('报价金额', 'Amount', 'wan-yuan') },
  stages: {
    offered: { title: say('已报价', 'Offered') },
    accepted: { title: say('已接受', 'Accepted'), ended: true },
    declined: { title: say('已谢绝', 'Declined'), ended: true },
    lapsed: { title: say('已失效', 'Lapsed'), ended: true },
    withdrawn: { title: say('已撤回', 'Withdrawn'), ended: true },
  },
  transitions: {
    offer: { title: say('报价', 'Offer'), to: 'offered', requires: ['amount'] },
    accept: {
      title: say('接受报价', 'Accept'),
      from: ['offered'],
      to: 'accepted',
      moves: [
        {
          which: { named: 'loan' },
          transition: 'offer',
          set: {
            bank: { field: 'bank' },
            product: { field: 'product' },
            guarantee: { field: 'guarantee' },
            rate: { field: 'rate' },
            term: { field: 'term' },
            method: { field: 'method' },
            'accepted-offer': { record: true },
          },
          amounts: { offered: { measure: 'amount' } },
        },
        { which: { beside: 'loan', stages: ['offered'] }, transition: 'lapse' },
      ],
    },
    decline: { title: say('谢绝报价', 'Decline'), from: ['offered'], to: 'declined', sets: ['reason'] },
    lapse: { title: say('报价失效', 'Lapse'), from: ['offered'], to: 'lapsed' },
    withdraw: { title: say('撤回报价', 'Withdraw'), from: ['offered'], to: 'withdrawn', sets: ['reason'] },
  },
  repayments: {
    schedule: {
      title: say('还款测算', 'Repayment, as reckoned'),
      principal: 'amount',
      rate: 'rate',
      term: 'term',
      method: 'method',
      dayCount: '30/360',
      stages: ['offered', 'accepted'],
      note: say(
        '假定今天放款，每月计30天，全年计360天；实际以借款合同为准。',
        'As if it were drawn today, a month counted as 30 days and a year as 360; the contract prevails.',
      ),
    },
  },
  deadlines: {
    answer: { title: say('应答复报价', 'Answer the offer'), field: 'valid-until', stages: ['offered'] },
  },
  metrics: {
    open: {
      kind: 'balance',
      title: say('待答复报价', 'Offers not answered'),
      stages: ['offered'],
      of: 'count',
      unit: 'bi',
    },
    accepted: {
      kind: 'turnover',
      title: say('已接受报价', 'Offers accepted'),
      transitions: ['accept'],
      of: 'count',
      unit: 'bi',
    },
  },
});
