import { defineRegister } from '@taizhang/definition';
import { category, date, measure, reference, required, say, text } from './declare.ts';

/**
 * 补偿方案台账: the dated table of rates by which households are compensated. A record is one version, of one project
 * or general; a later version takes over from its day on, and the earlier one stays for the days before.
 */
export const compensationPlan = defineRegister({
  id: 'compensation-plan',
  title: say('补偿方案台账', 'Compensation plans'),
  description: say(
    '房屋征收补偿、补助、奖励标准的各个版本及其生效日期，补偿测算按签约日有效的版本取数。',
    'Versions of the rates of compensation, subsidies and rewards with the day from which each holds; a computation takes the version of the day of signing.',
  ),
  keeper: say('区房屋征收管理办公室', 'Housing Expropriation Office'),
  prefix: 'BF',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('方案名称', 'Plan')),
    'document-number': text('发文字号', 'Document number'),
    project: reference('适用征收项目（空为通用）', 'Project (empty: general)', 'expropriation'),
    'holds-from': required(date('生效日期', 'Holds from')),
    'issued-by': category('批准机关', 'Approved by', {
      district: ['区人民政府', 'District government'],
      office: ['区房屋征收管理办公室', 'Housing Expropriation Office'],
    }),
    'consulted-on': date('征求意见日期', 'Consulted on'),
    'published-on': date('公布日期', 'Published on'),
    note: text('说明', 'Note'),
  },
  measures: {
    'shared-area': measure('公摊补助比例', 'Subsidy for shared area', 'percent'),
    'unregistered-share': measure('认定未登记面积补偿比例', 'Share paid for unregistered area', 'percent'),
    moving: measure('搬迁费标准', 'Moving fee', 'yuan-per-square-metre'),
    'moving-least': measure('搬迁费最低额', 'Least moving fee', 'yuan'),
    'moving-times': measure('产权调换搬迁次数', 'Moves of an exchange', 'ci'),
    transition: measure('临时安置费标准', 'Transitional rent', 'yuan-per-square-metre-month'),
    'transition-least': measure('临时安置费月最低额', 'Least transitional rent a month', 'yuan'),
    'transition-months-money': measure('货币补偿安置月数', 'Months of rent with money', 'month'),
    'transition-months-exchange': measure('产权调换安置月数', 'Months of rent with an exchange', 'month'),
    suspension: measure('停产停业损失比例', 'Loss of business', 'percent'),
    'suspension-untaxed': measure(
      '停产停业损失比例（无纳税记录）',
      'Loss of business without a tax record',
      'percent',
    ),
    'reward-first': measure('签约奖励比例（30日内）', 'Reward for signing within 30 days', 'percent'),
    'reward-second': measure('签约奖励比例（60日内）', 'Reward for signing within 60 days', 'percent'),
    'reward-later': measure('签约奖励比例（60日后）', 'Reward for signing later', 'percent'),
    'reward-most': measure('签约奖励最高额', 'Greatest reward', 'yuan'),
    'low-income': measure('低保家庭补助', 'Support of a low-income household', 'yuan'),
    disabled: measure('残疾人家庭补助', 'Support of a household with a disabled member', 'yuan'),
  },
  stages: {
    draft: { title: say('拟订（征求意见）', 'Draft') },
    'in-force': { title: say('现行', 'In force') },
    superseded: { title: say('已被新版本替代', 'Superseded'), ended: true },
    dropped: { title: say('未施行', 'Never put in force'), ended: true },
  },
  transitions: {
    draft: { title: say('拟订', 'Draft'), to: 'draft' },
    'put-in-force': {
      title: say('公布施行', 'Put in force'),
      from: ['draft'],
      to: 'in-force',
      sets: ['document-number', 'holds-from', 'issued-by', 'published-on'],
      requires: ['document-number'],
      evidence: true,
    },
    supersede: { title: say('被替代', 'Supersede'), from: ['in-force'], to: 'superseded', sets: ['note'] },
    drop: { title: say('不予施行', 'Drop'), from: ['draft'], to: 'dropped', sets: ['note'] },
  },
  metrics: {
    'in-force': {
      kind: 'balance',
      title: say('现行补偿方案', 'Compensation plans in force'),
      stages: ['in-force'],
      of: 'count',
      unit: 'ge',
    },
    drafts: {
      kind: 'balance',
      title: say('拟订中的补偿方案', 'Compensation plans in draft'),
      stages: ['draft'],
      of: 'count',
      unit: 'ge',
    },
    superseded: {
      kind: 'balance',
      title: say('已被替代的补偿方案', 'Compensation plans superseded'),
      stages: ['superseded'],
      of: 'count',
      unit: 'ge',
    },
    'put-in-force': {
      kind: 'turnover',
      title: say('公布施行的补偿方案', 'Compensation plans put in force'),
      transitions: ['put-in-force'],
      of: 'count',
      unit: 'ge',
    },
  },
});
