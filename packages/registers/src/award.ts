import { all, defineRegister, is } from '@taizhang/definition';

const payments = ['pay-part', 'pay'];
const industryAward = all(is('scheme', 'industry-development'));
const householdInterest = all(is('scheme', 'loan-interest'), is('applicant-kind', 'self-employed'));

/**
 * 惠企政策兑现台账: awards and subsidies, kept by the finance bureau with the bureaus that judge them. The path is the
 * one of every district's 兑现流程: 申报 → 初审 → 公示 (at least five working days) → 审定 → 拨付; money wrongly paid is reclaimed.
 */
export const award = defineRegister({
  id: 'award',
  title: { zh: '惠企政策兑现台账', en: 'Awards and subsidies' },
  description: {
    zh: '产业发展奖补、贷款贴息等惠企资金从申报、初审、公示、审定到拨付的全过程。',
    en: 'Industry awards, interest subsidies and other support, from application through review and public notice to payment.',
  },
  keeper: { zh: '区财政局', en: 'Finance Bureau' },
  prefix: 'JB',
  titleField: 'matter',
  places: 'optional',
  fields: {
    matter: { kind: 'text', title: { zh: '申报事项', en: 'Matter' }, required: true },
    enterprise: {
      kind: 'reference',
      register: 'enterprise',
      title: { zh: '申报主体', en: 'Applicant' },
      required: true,
    },
    'applicant-kind': {
      kind: 'category',
      title: { zh: '主体类别', en: 'Kind of applicant' },
      required: true,
      options: {
        enterprise: { zh: '企业', en: 'Enterprise' },
        'self-employed': { zh: '个体工商户', en: 'Self-employed business' },
      },
    },
    scheme: {
      kind: 'category',
      title: { zh: '政策类别', en: 'Scheme' },
      required: true,
      options: {
        'industry-development': { zh: '重点产业发展奖补', en: 'Award for key industries' },
        'loan-interest': { zh: '贷款贴息', en: 'Loan interest subsidy' },
        talent: { zh: '人才奖励', en: 'Award for talent' },
        'epidemic-relief': { zh: '疫情纾困补贴', en: 'Epidemic relief' },
      },
    },
    clause: {
      kind: 'category',
      title: { zh: '政策条款', en: 'Clause' },
      options: {
        settlement: { zh: '落户奖励', en: 'Settling here' },
        headquarters: { zh: '总部企业奖励', en: 'Headquarters' },
        growth: { zh: '增长贡献奖励', en: 'Growth' },
        'statistical-pool': { zh: '“四上”入统奖励', en: 'Entering the statistical pool' },
        'high-tech': { zh: '高新技术企业认定奖励', en: 'High-tech certification' },
        'first-store': { zh: '首店奖励', en: 'First store' },
        rent: { zh: '办公用房租金补贴', en: 'Office rent' },
        listing: { zh: '上市挂牌奖励', en: 'Listing' },
        interest: { zh: '贷款利息补贴', en: 'Loan interest' },
        other: { zh: '其他条款', en: 'Other' },
      },
    },
    policy: { kind: 'text', title: { zh: '政策依据', en: 'Policy' }, required: true },
    year: { kind: 'text', title: { zh: '申报年度', en: 'Year' }, required: true },
    channel: {
      kind: 'category',
      title: { zh: '申报渠道', en: 'Channel' },
      options: {
        cloud: { zh: '线上“云兑现”', en: 'Online' },
        window: { zh: '窗口申报', en: 'At the counter' },
        'no-application': { zh: '免申即享', en: 'Without application' },
      },
    },
    loan: { kind: 'reference', register: 'loan', title: { zh: '对应贷款', en: 'Loan' } },
    opinion: { kind: 'text', title: { zh: '初审意见', en: 'Opinion of the review' } },
    'notice-from': { kind: 'date', title: { zh: '公示开始', en: 'Public notice from' } },
    'notice-to': { kind: 'date', title: { zh: '公示截止', en: 'Public notice to' } },
    decision: { kind: 'text', title: { zh: '审定文号', en: 'Decision' } },
    batch: { kind: 'text', title: { zh: '兑现批次', en: 'Batch' } },
    fund: {
      kind: 'category',
      title: { zh: '资金来源', en: 'Source of funds' },
      options: {
        district: { zh: '区级产业专项资金', en: 'Industry fund of the district' },
        city: { zh: '市级补助资金', en: 'Grant of the city' },
        shared: { zh: '市区共担资金', en: 'Shared by city and district' },
      },
    },
    voucher: { kind: 'text', title: { zh: '拨付凭证号', en: 'Payment voucher' } },
    'reject-reason': { kind: 'text', title: { zh: '不予兑现原因', en: 'Why it was rejected' } },
    contact: { kind: 'personal', what: 'name', title: { zh: '经办人', en: 'Contact' } },
    'contact-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
  },
  measures: {
    applied: { title: { zh: '申报金额', en: 'Applied for' }, unit: 'wan-yuan' },
    approved: { title: { zh: '审定金额', en: 'Approved' }, unit: 'wan-yuan' },
    paid: { title: { zh: '拨付金额', en: 'Paid' }, unit: 'wan-yuan' },
    reclaimed: { title: { zh: '追回金额', en: 'Reclaimed' }, unit: 'wan-yuan' },
  },
  stages: {
    applied: { title: { zh: '申报', en: 'Applied' } },
    reviewed: { title: { zh: '初审通过', en: 'Reviewed' } },
    'public-notice': { title: { zh: '公示', en: 'On public notice' } },
    approved: { title: { zh: '审定待拨', en: 'Approved' } },
    paid: { title: { zh: '已兑现', en: 'Paid' }, ended: true },
    rejected: { title: { zh: '不予兑现', en: 'Rejected' }, ended: true },
    withdrawn: { title: { zh: '撤回', en: 'Withdrawn' }, ended: true },
    reclaimed: { title: { zh: '已追回', en: 'Reclaimed' }, ended: true },
  },
  transitions: {
    apply: { title: { zh: '申报', en: 'Apply' }, to: 'applied', requires: ['applied'] },
    review: {
      title: { zh: '初审通过', en: 'Pass the review' },
      from: ['applied'],
      to: 'reviewed',
      sets: ['opinion'],
    },
    publish: {
      title: { zh: '公示', en: 'Put on public notice' },
      from: ['reviewed'],
      to: 'public-notice',
      sets: ['notice-from', 'notice-to'],
      requires: ['notice-from', 'notice-to'],
    },
    approve: {
      title: { zh: '审定', en: 'Approve' },
      from: ['public-notice'],
      to: 'approved',
      sets: ['decision', 'batch', 'fund'],
      amounts: ['approved'],
      requires: ['decision', 'approved'],
    },
    'pay-part': {
      title: { zh: '分期拨付', en: 'Pay a part' },
      from: ['approved'],
      sets: ['voucher'],
      amounts: ['paid'],
      requires: ['voucher', 'paid'],
    },
    pay: {
      title: { zh: '拨付', en: 'Pay' },
      from: ['approved'],
      to: 'paid',
      sets: ['voucher'],
      amounts: ['paid'],
      requires: ['voucher', 'paid'],
    },
    reject: {
      title: { zh: '不予兑现', en: 'Reject' },
      from: ['applied', 'reviewed', 'public-notice'],
      to: 'rejected',
      sets: ['reject-reason'],
      requires: ['reject-reason'],
    },
    withdraw: { title: { zh: '撤回申报', en: 'Withdraw' }, from: ['applied', 'reviewed'], to: 'withdrawn' },
    reclaim: {
      title: { zh: '追回资金', en: 'Reclaim' },
      from: ['paid'],
      to: 'reclaimed',
      amounts: ['reclaimed'],
      requires: ['reclaimed'],
    },
  },
  rules: {
    'approved-within-applied': {
      title: { zh: '审定金额不得超过申报金额', en: 'No more is approved than was applied for' },
      holds: all({ field: 'approved', operator: '<=', value: 'applied', valueSource: 'field' }),
    },
    'paid-within-approved': {
      title: { zh: '拨付金额不得超过审定金额', en: 'No more is paid than was approved' },
      holds: all({ field: 'paid', operator: '<=', value: 'approved', valueSource: 'field' }),
    },
    'reclaimed-within-paid': {
      title: { zh: '追回金额不得超过拨付金额', en: 'No more is reclaimed than was paid' },
      holds: all({ field: 'reclaimed', operator: '<=', value: 'paid', valueSource: 'field' }),
    },
  },
  metrics: {
    'in-process': {
      kind: 'balance',
      title: { zh: '在办申报', en: 'Applications in process' },
      stages: ['applied', 'reviewed', 'public-notice'],
      of: 'count',
      unit: 'jian',
    },
    unpaid: {
      kind: 'balance',
      title: { zh: '审定待拨金额', en: 'Approved and not yet closed' },
      stages: ['approved'],
      of: { holding: 'approved' },
    },
    applied: {
      kind: 'turnover',
      title: { zh: '新增申报', en: 'New applications' },
      transitions: ['apply'],
      of: 'count',
      unit: 'jian',
    },
    'paid-total': {
      kind: 'turnover',
      title: { zh: '惠企资金兑现总额', en: 'Paid under all schemes' },
      transitions: payments,
      of: { amount: 'paid' },
    },
    'industry-enterprises': {
      kind: 'distinct',
      title: { zh: '兑现产业奖补企业', en: 'Enterprises paid industry awards' },
      definition: { zh: '当期获得拨付的企业去重计数', en: 'Different enterprises paid in the period' },
      over: { kind: 'turnover', transitions: payments },
      by: 'enterprise',
      unit: 'jia',
      where: industryAward,
    },
    'industry-paid': {
      kind: 'turnover',
      title: { zh: '重点产业发展奖补资金', en: 'Industry awards paid' },
      transitions: payments,
      of: { amount: 'paid' },
      where: industryAward,
    },
    'interest-households': {
      kind: 'distinct',
      title: { zh: '获贷款贴息个体工商户', en: 'Self-employed businesses paid interest subsidies' },
      definition: {
        zh: '当期获得贴息的个体工商户去重计数',
        en: 'Different self-employed businesses paid in the period',
      },
      over: { kind: 'turnover', transitions: payments },
      by: 'enterprise',
      unit: 'jia',
      where: householdInterest,
    },
    'interest-paid': {
      kind: 'turnover',
      title: { zh: '个体工商户贷款贴息', en: 'Interest subsidies paid to the self-employed' },
      transitions: payments,
      of: { amount: 'paid' },
      where: householdInterest,
    },
    reclaimed: {
      kind: 'turnover',
      title: { zh: '追回资金', en: 'Reclaimed' },
      transitions: ['reclaim'],
      of: { amount: 'reclaimed' },
    },
  },
});
