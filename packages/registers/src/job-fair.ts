import { all, defineRegister, isIn } from '@taizhang/definition';

/**
 * 招聘会台账, kept by the human resources bureau (public employment service). A fair is planned, filed as the law on
 * the human resources market asks, then held or cancelled; the hirings it led to are followed up for some weeks.
 */
export const jobFair = defineRegister({
  id: 'job-fair',
  title: { zh: '招聘会台账', en: 'Job fairs' },
  description: {
    zh: '公共就业服务机构举办的线上线下专场招聘会及其成效',
    en: 'Job fairs of the public employment service, online and on site, and what came of them',
  },
  keeper: { zh: '区人力资源局', en: 'Human Resources Bureau' },
  prefix: 'JF',
  titleField: 'title',
  places: 'optional',
  fields: {
    title: { kind: 'text', title: { zh: '招聘会名称', en: 'Fair' }, required: true },
    series: {
      kind: 'category',
      title: { zh: '所属活动', en: 'Series' },
      required: true,
      options: {
        'spring-breeze': { zh: '“春风行动”', en: 'Spring Breeze' },
        'employment-aid': { zh: '就业援助月', en: 'Employment aid month' },
        graduates: { zh: '高校毕业生专场', en: 'Graduates' },
        'private-firms': { zh: '民营企业招聘月', en: 'Private firms’ month' },
        'hundred-days': { zh: '百日千万网络招聘', en: 'Hundred days online' },
        community: { zh: '社区专场', en: 'Community fair' },
      },
    },
    mode: {
      kind: 'category',
      title: { zh: '举办方式', en: 'Mode' },
      required: true,
      options: {
        online: { zh: '线上', en: 'Online' },
        'on-site': { zh: '线下', en: 'On site' },
        both: { zh: '线上线下同步', en: 'Both' },
      },
    },
    group: {
      kind: 'category',
      title: { zh: '服务对象', en: 'For whom' },
      options: {
        graduates: { zh: '高校毕业生', en: 'Graduates' },
        migrants: { zh: '农民工', en: 'Migrant workers' },
        veterans: { zh: '退役军人', en: 'Veterans' },
        hardship: { zh: '就业困难人员', en: 'People in hardship' },
        everybody: { zh: '各类求职者', en: 'Everybody' },
      },
    },
    'planned-day': { kind: 'date', title: { zh: '计划举办日期', en: 'Planned for' }, required: true },
    venue: { kind: 'text', title: { zh: '举办地点（平台）', en: 'Venue or platform' }, required: true },
    organiser: { kind: 'text', title: { zh: '主办单位', en: 'Organiser' }, required: true },
    'co-organiser': { kind: 'text', title: { zh: '协办单位', en: 'Co-organiser' } },
    'contact-name': { kind: 'personal', what: 'name', title: { zh: '联系人', en: 'Contact' } },
    'contact-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
    budget: { kind: 'number', unit: 'yuan', title: { zh: '经费预算', en: 'Budget' } },
    'fund-source': {
      kind: 'category',
      title: { zh: '经费来源', en: 'Source of funds' },
      options: {
        'employment-fund': { zh: '就业补助资金', en: 'Employment fund' },
        budget: { zh: '部门预算', en: 'Bureau’s budget' },
      },
    },
    'epidemic-plan': { kind: 'flag', title: { zh: '疫情防控方案已备案', en: 'Epidemic plan filed' } },
    'cancel-reason': { kind: 'text', title: { zh: '取消原因', en: 'Why it was cancelled' } },
  },
  measures: {
    enterprises: { title: { zh: '参会企业', en: 'Firms taking part' }, unit: 'jia' },
    posts: { title: { zh: '提供岗位', en: 'Posts offered' }, unit: 'ge' },
    visitors: { title: { zh: '求职人数', en: 'People reached' }, unit: 'ren' },
    intents: { title: { zh: '达成意向', en: 'Agreed in principle' }, unit: 'ren' },
    hired: { title: { zh: '实际录用', en: 'Hired' }, unit: 'ren' },
  },
  stages: {
    planned: { title: { zh: '已计划', en: 'Planned' } },
    held: { title: { zh: '已举办', en: 'Held' }, ended: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, ended: true },
  },
  transitions: {
    plan: { title: { zh: '列入计划', en: 'Plan' }, to: 'planned' },
    postpone: {
      title: { zh: '改期', en: 'Postpone' },
      from: ['planned'],
      sets: ['planned-day', 'venue', 'mode'],
      requires: ['planned-day'],
    },
    hold: {
      title: { zh: '举办', en: 'Hold' },
      from: ['planned'],
      to: 'held',
      sets: ['venue', 'mode', 'co-organiser', 'epidemic-plan'],
      amounts: ['enterprises', 'posts', 'visitors', 'intents'],
      requires: ['enterprises', 'posts', 'visitors'],
    },
    'follow-up': {
      title: { zh: '录用回访', en: 'Follow up' },
      from: ['held'],
      amounts: ['hired'],
      requires: ['hired'],
    },
    cancel: {
      title: { zh: '取消', en: 'Cancel' },
      from: ['planned'],
      to: 'cancelled',
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
    },
  },
  rules: {
    'intents-within-visitors': {
      title: { zh: '达成意向人数不得大于求职人数', en: 'No more agree than came' },
      holds: all({ field: 'intents', operator: '<=', value: 'visitors', valueSource: 'field' }),
    },
    'hired-within-intents': {
      title: { zh: '实际录用人数不得大于达成意向人数', en: 'No more are hired than agreed' },
      holds: all({ field: 'hired', operator: '<=', value: 'intents', valueSource: 'field' }),
    },
  },
  deadlines: {
    hold: {
      title: { zh: '应按计划举办', en: 'Hold the fair' },
      field: 'planned-day',
      stages: ['planned'],
    },
  },
  metrics: {
    held: {
      kind: 'turnover',
      title: { zh: '举办招聘会', en: 'Job fairs held' },
      unit: 'chang',
      transitions: ['hold'],
      of: 'count',
    },
    'held-online': {
      kind: 'turnover',
      title: { zh: '举办线上招聘会', en: 'Job fairs held online' },
      definition: { zh: '含线上线下同步', en: 'Including those held both ways' },
      unit: 'chang',
      transitions: ['hold'],
      of: 'count',
      where: all(isIn('mode', ['online', 'both'])),
    },
    enterprises: {
      kind: 'turnover',
      title: { zh: '参会企业', en: 'Firms taking part' },
      unit: 'jia',
      transitions: ['hold'],
      of: { amount: 'enterprises' },
    },
    posts: {
      kind: 'turnover',
      title: { zh: '提供岗位', en: 'Posts offered' },
      unit: 'ge',
      transitions: ['hold'],
      of: { amount: 'posts' },
    },
    visitors: {
      kind: 'turnover',
      title: { zh: '服务求职者', en: 'People reached' },
      unit: 'ren',
      transitions: ['hold'],
      of: { amount: 'visitors' },
    },
    hired: {
      kind: 'turnover',
      title: { zh: '实际录用', en: 'Hired' },
      unit: 'ren',
      transitions: ['follow-up'],
      of: { amount: 'hired' },
    },
    cancelled: {
      kind: 'turnover',
      title: { zh: '取消招聘会', en: 'Job fairs cancelled' },
      unit: 'chang',
      transitions: ['cancel'],
      of: 'count',
    },
    planned: {
      kind: 'balance',
      title: { zh: '待举办招聘会', en: 'Job fairs planned' },
      unit: 'chang',
      stages: ['planned'],
      of: 'count',
    },
  },
});
