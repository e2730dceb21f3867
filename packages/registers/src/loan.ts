import { all, defineRegister, is } from '@taizhang/definition';

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
    bank: { kind: 'text', title: { zh: '对接银行', en: 'Bank' } },
    product: { kind: 'text', title: { zh: '信贷产品', en: 'Product' } },
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
      sets: ['bank', 'product', 'guarantee', 'term', 'rate'],
      amounts: ['offered'],
      requires: ['bank', 'offered'],
    },
    grant: {
      title: { zh: '贷款获批', en: 'Grant' },
      from: ['offered'],
      to: 'granted',
      sets: ['contract', 'term', 'rate', 'first-loan', 'inclusive'],
      amounts: ['granted'],
      requires: ['granted'],
    },
    decline: {
      title: { zh: '对接未成', en: 'Decline' },
      from: ['demand', 'offered'],
      to: 'declined',
      sets: ['decline-reason'],
      requires: ['decline-reason'],
    },
    withdraw: { title: { zh: '撤回需求', en: 'Withdraw' }, from: ['demand', 'offered'], to: 'withdrawn' },
  },
  rules: {
    'granted-within-demanded': {
      title: { zh: '获批金额不得超过需求金额', en: 'No more is granted than was demanded' },
      holds: all({ field: 'granted', operator: '<=', value: 'demanded', valueSource: 'field' }),
    },
  },
  deadlines: {
    answer: {
      title: { zh: '应完成银企对接', en: 'Answer the demand' },
      field: 'due',
      stages: ['demand'],
    },
  },
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
