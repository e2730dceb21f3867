import { all, defineRegister, is } from '@taizhang/definition';
import { category, date, given, inOrder, measure, reference, required, say, text, unit } from './declare.ts';
import { keyIndustries } from './key-industries.ts';

const terms = { kind: 'terms' as const, title: say('政策条款', 'Terms') };
const edited = [
  'name',
  'version',
  'document-number',
  'issued-by',
  'issuer',
  'industry',
  'channel',
  'scheme',
  'from',
  'to',
  'apply-from',
  'apply-to',
  'fund',
  'terms',
  'summary',
  'note',
];

/** 资金来源, of policies, awards and batches of payment. */
export const funds = category('资金来源', 'Source of funds', {
  district: ['区级产业专项资金', 'Industry fund of the district'],
  city: ['市级补助资金', 'Grant of the city'],
  shared: ['市区共担资金', 'Shared by city and district'],
});

/** 政策类别, of policies and awards. */
export const schemes = category('政策类别', 'Scheme', {
  'industry-development': ['重点产业发展奖补', 'Award for key industries'],
  'loan-interest': ['贷款贴息', 'Loan interest subsidy'],
  talent: ['人才奖励', 'Award for talent'],
  'epidemic-relief': ['疫情纾困补贴', 'Epidemic relief'],
});

/**
 * 惠企政策台账: policies as data. A record is one version of a policy; versions of a policy have its code. What a version
 * gives to whom are its terms. It holds from its day on, once it is published, which somebody else approves; a later
 * version takes over from its own day, and the earlier one stays for the days before.
 */
export const policy = defineRegister({
  id: 'policy',
  title: say('惠企政策台账', 'Policies'),
  description: say(
    '惠企政策的各个版本：适用对象、条款、标准、预算、申报窗口和兑现方式，发布须经审核。',
    'Versions of policies for firms: to whom, the terms, amounts, budget, window and channel; publishing is reviewed.',
  ),
  keeper: say('区财政局', 'Finance Bureau'),
  prefix: 'ZC',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('政策名称', 'Policy')),
    code: {
      ...required(text('政策代码', 'Code')),
      help: say('同一政策各版本代码相同', 'The same for all versions of a policy'),
    },
    version: required(text('版本', 'Version')),
    'document-number': text('发文字号', 'Document number'),
    'issued-by': text('发文机关', 'Issued by'),
    issuer: unit('主管单位', 'Unit in charge'),
    industry: required(
      category('适用产业', 'Industry', {
        general: ['各产业通用', 'All industries'],
        ...Object.fromEntries(
          Object.entries(keyIndustries).map(([id, { zh, en }]) => [id, [zh, en] as const]),
        ),
      }),
    ),
    scheme: required(schemes),
    channel: required(
      category('兑现方式', 'Channel', {
        'no-application': ['免申即享', 'Without application'],
        express: ['快申快享', 'Express application'],
        window: ['窗口申报', 'At the counter'],
      }),
    ),
    from: required(date('生效日期', 'Holds from')),
    to: date('有效期至', 'Holds through'),
    'apply-from': date('申报开始', 'Applications from'),
    'apply-to': date('申报截止', 'Applications through'),
    fund: funds,
    terms: required(terms),
    summary: text('政策要点', 'In short'),
    predecessor: reference('被替代的版本', 'Version it replaces', 'policy'),
    reason: text('暂停（终止）原因', 'Why it was suspended or ended'),
    note: text('说明', 'Note'),
  },
  measures: {
    budget: measure('年度预算', 'Budget of the year', 'wan-yuan'),
  },
  stages: {
    draft: { title: say('拟订', 'Draft') },
    published: { title: say('施行', 'Published') },
    suspended: { title: say('暂停', 'Suspended') },
    ended: { title: say('终止（被替代）', 'Ended'), ended: true },
    dropped: { title: say('未发布', 'Never published'), ended: true },
  },
  transitions: {
    draft: { title: say('拟订', 'Draft'), to: 'draft' },
    edit: {
      title: say('修改草案', 'Edit the draft'),
      from: ['draft'],
      sets: edited,
      amounts: ['budget'],
    },
    publish: {
      title: say('发布', 'Publish'),
      from: ['draft'],
      to: 'published',
      sets: ['document-number', 'issued-by', 'note'],
      requires: ['document-number'],
    },
    'adjust-budget': {
      title: say('调整预算', 'Adjust the budget'),
      from: ['published', 'suspended'],
      sets: ['note'],
      amounts: ['budget'],
      requires: ['budget', 'note'],
    },
    suspend: {
      title: say('暂停', 'Suspend'),
      from: ['published'],
      to: 'suspended',
      sets: ['reason'],
      requires: ['reason'],
    },
    resume: {
      title: say('恢复', 'Resume'),
      from: ['suspended'],
      to: 'published',
      sets: ['reason', 'apply-to'],
    },
    end: {
      title: say('终止', 'End'),
      from: ['published', 'suspended'],
      to: 'ended',
      sets: ['to', 'reason'],
      requires: ['to', 'reason'],
    },
    drop: { title: say('不予发布', 'Drop'), from: ['draft'], to: 'dropped', sets: ['reason'] },
  },
  // A revision could say anything of a published version: it is held as publishing is.
  review: { transitions: ['publish', 'adjust-budget', 'revise'] },
  unique: {
    'one-version-from-a-day': {
      title: say('同一政策同一生效日期只能有一个版本', 'A policy has one version from a day on'),
      fields: ['code', 'from'],
      stages: ['draft', 'published', 'suspended', 'ended'],
    },
  },
  rules: {
    'from-before-to': inOrder('from', 'to', '有效期不得早于生效日期', 'It does not end before it holds'),
    'window-in-order': inOrder(
      'apply-from',
      'apply-to',
      '申报截止不得早于申报开始',
      'Applications do not end before they begin',
    ),
    'window-within-policy': {
      title: say('申报截止不得晚于有效期', 'Applications end with the policy'),
      holds: all({ field: 'apply-to', operator: '<=', value: 'to', valueSource: 'field' }),
    },
    'ended-has-day': {
      title: say('终止须填有效期至', 'An ended version says through which day it held'),
      holds: { combinator: 'or', rules: [{ field: 'stage', operator: '!=', value: 'ended' }, given('to')] },
    },
  },
  deadlines: {
    expiring: {
      title: say('有效期满前应评估延续或终止', 'Decide whether it is renewed or ends'),
      field: 'to',
      stages: ['published', 'suspended'],
      remind: { count: 30, of: 'day' },
    },
  },
  policies: {
    terms: 'terms',
    code: 'code',
    name: 'version',
    from: 'from',
    to: 'to',
    stages: ['published'],
    window: { from: 'apply-from', to: 'apply-to' },
    budget: 'budget',
    channel: { field: 'channel', told: ['no-application'], applied: ['express', 'window'] },
    brief: 'summary',
    shows: [
      'document-number',
      'issued-by',
      'issuer',
      'industry',
      'scheme',
      'channel',
      'from',
      'to',
      'apply-from',
      'apply-to',
    ],
  },
  metrics: {
    published: {
      kind: 'balance',
      title: say('施行中的惠企政策', 'Policies published'),
      stages: ['published'],
      of: 'count',
      unit: 'xiang',
    },
    'without-application': {
      kind: 'balance',
      title: say('免申即享政策', 'Policies without application'),
      stages: ['published'],
      of: 'count',
      unit: 'xiang',
      where: all(is('channel', 'no-application')),
    },
    drafts: {
      kind: 'balance',
      title: say('拟订中的惠企政策', 'Policies in draft'),
      stages: ['draft'],
      of: 'count',
      unit: 'xiang',
    },
    budget: {
      kind: 'balance',
      title: say('施行政策年度预算', 'Budgets of policies published'),
      stages: ['published'],
      of: { holding: 'budget' },
    },
    issued: {
      kind: 'turnover',
      title: say('发布惠企政策', 'Policies published in the period'),
      transitions: ['publish'],
      of: 'count',
      unit: 'xiang',
    },
    ended: {
      kind: 'turnover',
      title: say('终止惠企政策', 'Policies ended'),
      transitions: ['end'],
      of: 'count',
      unit: 'xiang',
    },
  },
});
