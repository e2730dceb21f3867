import { all, defineRegister, is } from '@taizhang/definition';
import { awardDeadlines } from './award-deadlines.ts';
import { awardPapers } from './award-papers.ts';
import { awardsThatCount } from './award-stages.ts';
import { awardTransitions } from './award-transitions.ts';
import { date, digits, reference, say, text } from './declare.ts';
import { funds, schemes } from './policy.ts';

const payments = ['pay-part', 'pay'];
/** With what the bank sent back afterwards, which is less than nothing. */
const paidNet = [...payments, 'return-payment'];
const industryAward = all(is('scheme', 'industry-development'));
const householdInterest = all(is('scheme', 'loan-interest'), is('applicant-kind', 'self-employed'));

/**
 * 惠企政策兑现台账: awards and subsidies, kept by the finance bureau with the bureaus that judge them. The path is the
 * one of every district's 兑现流程: 申报 → 初审 → 公示 (at least five working days) → 审定 → 拨付; or the firm is told what it
 * is due and only confirms (免申即享). Money that the bank sends back is paid again, money wrongly paid is reclaimed. The
 * same firm is not paid twice by one policy for a year: the database sees to it, whoever posts at once.
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
    scheme: { ...schemes, required: true },
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
    'policy-version': reference('政策版本', 'Version of the policy', 'policy'),
    'policy-code': {
      ...text('政策代码', 'Code of the policy'),
      help: say(
        '同一政策同一主体同一年度只能有一笔未终结的兑现',
        'A policy, a firm and a year have one award that did not come to nothing',
      ),
    },
    'once-code': {
      ...text('一次性政策代码', 'Code of a policy that pays once'),
      help: say(
        '只能享受一次的政策填政策代码，不分年度',
        'For a policy that pays a firm only once: its code, whatever the year',
      ),
    },
    year: { ...digits('申报年度', 'Year', 4), required: true },
    channel: {
      kind: 'category',
      title: { zh: '申报渠道', en: 'Channel' },
      options: {
        cloud: { zh: '线上“云兑现”', en: 'Online' },
        window: { zh: '窗口申报', en: 'At the counter' },
        'no-application': { zh: '免申即享', en: 'Without application' },
        express: { zh: '快申快享', en: 'Express application' },
      },
    },
    'notified-on': date('告知日期', 'Firm told on'),
    'confirm-by': date('确认截止', 'Confirm by'),
    'confirmed-on': date('确认日期', 'Confirmed on'),
    declared: {
      ...text('申报时填报的数据', 'What the firm says of itself'),
      help: say('台账没有的数据，初审时核对', 'What the ledger does not know; checked at the review'),
    },
    asked: text('需补正的材料', 'Papers asked for'),
    loan: { kind: 'reference', register: 'loan', title: { zh: '对应贷款', en: 'Loan' } },
    'about-loan': {
      kind: 'reference',
      register: 'loan',
      title: say('按笔兑现的贷款', 'Loan that it is for'),
      stages: ['granted'],
      same: { enterprise: 'enterprise' },
      help: say(
        '政策按笔计算的（如设备购置贷款贴息）填哪一笔；每笔每年只能兑现一次',
        'Where the policy counts by the loan, which one: once for a loan and year',
      ),
    },
    opinion: { kind: 'text', title: { zh: '初审意见', en: 'Opinion of the review' } },
    'notice-from': { kind: 'date', title: { zh: '公示开始', en: 'Public notice from' } },
    'notice-to': { kind: 'date', title: { zh: '公示截止', en: 'Public notice to' } },
    decision: { kind: 'text', title: { zh: '审定文号', en: 'Decision' } },
    batch: { kind: 'text', title: { zh: '兑现批次', en: 'Batch' } },
    'payment-batch': {
      kind: 'reference',
      register: 'payment-batch',
      title: say('拨付批次', 'Batch of payment'),
      stages: ['drawn-up'],
    },
    fund: funds,
    'payee-bank': text('收款银行', 'Payee’s bank'),
    'payee-account': { kind: 'personal', what: 'account', title: say('收款账号', 'Payee’s account') },
    voucher: { kind: 'text', title: { zh: '拨付凭证号', en: 'Payment voucher' } },
    'return-reason': text('退汇原因', 'Why the bank returned it'),
    'reclaim-reason': text('追回原因', 'Why it is reclaimed'),
    'reclaim-by': date('应退回日期', 'To be paid back by'),
    'reclaim-number': text('追回通知书文号', 'Number of the demand letter'),
    'reclaim-account': {
      ...text('退回账户', 'Account to pay it back to'),
      help: say(
        '户名、开户银行和账号，印在追回通知书上',
        'Name, bank and number; printed on the demand letter',
      ),
      usual: { alike: ['fund'] },
    },
    'reject-reason': { kind: 'text', title: { zh: '不予兑现原因', en: 'Why it was rejected' } },
    contact: { kind: 'personal', what: 'name', title: { zh: '经办人', en: 'Contact' } },
    'contact-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
  },
  measures: {
    applied: { title: { zh: '申报金额', en: 'Applied for' }, unit: 'wan-yuan' },
    approved: { title: { zh: '审定金额', en: 'Approved' }, unit: 'wan-yuan' },
    paid: {
      title: { zh: '拨付金额', en: 'Paid' },
      unit: 'wan-yuan',
      help: { zh: '退汇时记负数冲减', en: 'What the bank returns is entered as a negative amount' },
    },
    returned: { title: { zh: '退汇金额', en: 'Returned by the bank' }, unit: 'wan-yuan' },
    demanded: { title: { zh: '应追回金额', en: 'To be reclaimed' }, unit: 'wan-yuan' },
    reclaimed: { title: { zh: '追回金额', en: 'Reclaimed' }, unit: 'wan-yuan' },
  },
  stages: {
    notified: { title: { zh: '已告知待确认', en: 'Firm told' } },
    confirmed: { title: { zh: '已确认', en: 'Confirmed' } },
    applied: { title: { zh: '申报', en: 'Applied' } },
    incomplete: { title: { zh: '待补正', en: 'Papers asked for' } },
    reviewed: { title: { zh: '初审通过', en: 'Reviewed' } },
    'public-notice': { title: { zh: '公示', en: 'On public notice' } },
    approved: { title: { zh: '审定待拨', en: 'Approved' } },
    batched: { title: { zh: '已列批', en: 'In a batch' } },
    paying: { title: { zh: '拨付中', en: 'With the bank' } },
    returned: { title: { zh: '退汇待再拨', en: 'Returned by the bank' } },
    paid: { title: { zh: '已兑现', en: 'Paid' }, ended: true },
    reclaiming: { title: { zh: '追回中', en: 'Being reclaimed' } },
    rejected: { title: { zh: '不予兑现', en: 'Rejected' }, ended: true },
    withdrawn: { title: { zh: '撤回', en: 'Withdrawn' }, ended: true },
    reclaimed: { title: { zh: '已追回', en: 'Reclaimed' }, ended: true },
  },
  transitions: awardTransitions,
  rules: {
    'approved-within-applied': {
      title: { zh: '审定金额不得超过申报金额', en: 'No more is approved than was applied for' },
      holds: all({ field: 'approved', operator: '<=', value: 'applied', valueSource: 'field' }),
    },
    'paid-within-approved': {
      title: { zh: '拨付金额不得超过审定金额', en: 'No more is paid than was approved' },
      holds: all({ field: 'paid', operator: '<=', value: 'approved', valueSource: 'field' }),
    },
    'demanded-within-paid': {
      title: { zh: '应追回金额不得超过拨付金额', en: 'No more is demanded back than was paid' },
      holds: all({ field: 'demanded', operator: '<=', value: 'paid', valueSource: 'field' }),
    },
    'reclaimed-within-paid': {
      title: { zh: '追回金额不得超过拨付金额', en: 'No more is reclaimed than was paid' },
      holds: all({ field: 'reclaimed', operator: '<=', value: 'paid', valueSource: 'field' }),
    },
  },
  unique: {
    'once-a-year': {
      title: {
        zh: '同一政策同一主体（按笔的为同一笔贷款）同一年度不能重复兑现',
        en: 'A firm, or where the policy counts by the loan a loan, is not paid twice by one policy for a year',
      },
      fields: ['policy-code', 'enterprise', 'year', 'about-loan'],
      given: ['policy-code', 'enterprise', 'year'],
      stages: awardsThatCount,
    },
    once: {
      title: { zh: '该政策同一主体只能享受一次', en: 'The policy pays a firm once' },
      fields: ['once-code', 'enterprise', 'about-loan'],
      given: ['once-code', 'enterprise'],
      stages: awardsThatCount,
    },
  },
  periods: {
    notice: {
      title: { zh: '公示期', en: 'Public notice' },
      from: 'notice-from',
      to: 'notice-to',
      least: { count: 5, of: 'working-day' },
      before: ['approve', 'assign', 'pay-part', 'send'],
      open: { register: 'objection', by: 'award', stages: ['raised'] },
    },
  },
  publications: {
    notice: {
      title: say('惠企政策拟兑现公示', 'Awards on public notice'),
      by: 'policy-version',
      stages: ['public-notice'],
      shows: ['enterprise', 'policy', 'clause', 'year', 'applied', 'notice-from', 'notice-to'],
      // The name of a self-employed business is mostly its owner's.
      masks: { enterprise: all(is('applicant-kind', 'self-employed')) },
      order: 'applied',
      objections: say(
        '公示期内，任何单位和个人有异议的，可书面向区财政局（惠企政策兑现窗口）提出，写明所异议的事项和理由；收到后十个工作日内核查答复，答复前不审定、不拨付。',
        'While the list is public anybody may object in writing to the district’s Finance Bureau, saying to what and why. It is answered within ten work days; until then the award is neither approved nor paid.',
      ),
    },
  },
  deadlines: awardDeadlines,
  papers: awardPapers,
  awards: {
    subject: 'enterprise',
    about: 'about-loan',
    policy: 'policy-version',
    code: 'policy-code',
    once: 'once-code',
    year: 'year',
    due: 'applied',
    granted: 'approved',
    paid: 'paid',
    reclaimed: 'reclaimed',
    steps: [
      'notified',
      'confirmed',
      'applied',
      'reviewed',
      'public-notice',
      'approved',
      'batched',
      'paying',
      'paid',
    ],
    vain: ['rejected', 'withdrawn'],
    again: {
      transitions: ['review', 'publish', 'approve', 'assign', 'pay-part', 'pay'],
      stands: ['send', 'correct-account'],
      sure: ['paying'],
      gone: ['revoked', 'cancelled'],
      succeeds: { transition: 'succeed', successor: 'successor' },
    },
    receipt: {
      voucher: 'voucher',
      batch: 'payment-batch',
      decision: 'decision',
    },
    payee: { bank: 'payee-bank', account: 'payee-account' },
    confirms: { transition: 'confirm', on: 'confirmed-on' },
    reclaims: {
      transition: 'demand-back',
      reason: 'reclaim-reason',
      by: 'reclaim-by',
      demanded: 'demanded',
      within: { count: 20, of: 'working-day' },
    },
    opened: {
      fills: {
        policy: { policy: 'name' },
        scheme: { policy: 'scheme' },
        channel: { policy: 'channel' },
        fund: { policy: 'fund' },
        'applicant-kind': {
          cases: [{ when: all(is('kind', 'self-employed')), is: 'self-employed' }],
          otherwise: 'enterprise',
        },
      },
      told: {
        transition: 'notify',
        on: 'notified-on',
        by: 'confirm-by',
        within: { count: 10, of: 'working-day' },
      },
      applied: { transition: 'apply', declared: 'declared' },
    },
  },
  metrics: {
    'in-process': {
      kind: 'balance',
      title: { zh: '在办申报', en: 'Applications in process' },
      stages: ['applied', 'incomplete', 'confirmed', 'reviewed', 'public-notice'],
      of: 'count',
      unit: 'jian',
    },
    unpaid: {
      kind: 'balance',
      title: { zh: '审定待拨金额', en: 'Approved and not yet closed' },
      stages: ['approved', 'batched', 'paying', 'returned'],
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
      transitions: paidNet,
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
      transitions: paidNet,
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
      transitions: paidNet,
      of: { amount: 'paid' },
      where: householdInterest,
    },
    reclaimed: {
      kind: 'turnover',
      title: { zh: '追回资金', en: 'Reclaimed' },
      transitions: ['reclaim', 'reclaim-part'],
      of: { amount: 'reclaimed' },
    },
    'to-confirm': {
      kind: 'balance',
      title: { zh: '已告知待确认', en: 'Told and not yet confirmed' },
      stages: ['notified'],
      of: 'count',
      unit: 'jian',
    },
    'without-application': {
      kind: 'turnover',
      title: { zh: '免申即享兑现资金', en: 'Paid without application' },
      transitions: paidNet,
      of: { amount: 'paid' },
      where: all(is('channel', 'no-application')),
    },
    returned: {
      kind: 'turnover',
      title: { zh: '银行退汇金额', en: 'Returned by the bank' },
      transitions: ['return-payment'],
      of: { amount: 'returned' },
    },
    'to-reclaim': {
      kind: 'balance',
      title: { zh: '追回中的资金', en: 'Being reclaimed' },
      stages: ['reclaiming'],
      of: { holding: 'demanded' },
    },
  },
});
