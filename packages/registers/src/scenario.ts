import { all, defineRegister, is } from '@taizhang/definition';

/**
 * 智慧应用场景台账: the applications of the digital district, kept by the data bureau. The path is that of a government
 * information project: 立项 → 建设 → 试运行 → 上线, then 下线; security grades as in GB/T 22239-2019.
 */
export const scenario = defineRegister({
  id: 'scenario',
  title: { zh: '智慧应用场景台账', en: 'Smart applications' },
  description: {
    zh: '“智慧武昌”应用场景的立项、建设、试运行、上线和使用情况。',
    en: 'The applications of the digital district: approved, built, on trial, online, and how they are used.',
  },
  keeper: { zh: '区政务服务和大数据管理局', en: 'Government Services and Data Bureau' },
  prefix: 'CJ',
  titleField: 'name',
  places: 'none',
  fields: {
    name: { kind: 'text', title: { zh: '场景名称', en: 'Name' }, required: true },
    field: {
      kind: 'category',
      title: { zh: '应用领域', en: 'Field' },
      required: true,
      options: {
        enterprise: { zh: '惠企服务', en: 'Services to firms' },
        investment: { zh: '招商引资', en: 'Investment promotion' },
        government: { zh: '政务服务', en: 'Government services' },
        city: { zh: '城市治理', en: 'City management' },
        livelihood: { zh: '民生服务', en: 'Livelihood' },
        safety: { zh: '平安应急', en: 'Safety and emergency' },
        office: { zh: '机关运行', en: 'Running of the offices' },
      },
    },
    summary: { kind: 'text', title: { zh: '场景简介', en: 'Summary' }, required: true },
    users: { kind: 'text', title: { zh: '服务对象', en: 'Users' } },
    access: {
      kind: 'category',
      title: { zh: '使用入口', en: 'Access' },
      options: {
        web: { zh: '网页端', en: 'Web' },
        'mini-program': { zh: '小程序', en: 'Mini-program' },
        app: { zh: '移动应用', en: 'App' },
        screen: { zh: '大屏', en: 'Wall screen' },
      },
    },
    approval: { kind: 'text', title: { zh: '立项文号', en: 'Approval' } },
    builder: { kind: 'text', title: { zh: '承建单位', en: 'Builder' } },
    'data-sources': { kind: 'text', title: { zh: '数据来源', en: 'Sources of data' } },
    'shared-data': { kind: 'flag', title: { zh: '接入共享交换平台', en: 'On the data exchange' } },
    'security-grade': {
      kind: 'category',
      title: { zh: '等级保护定级', en: 'Security grade' },
      options: {
        two: { zh: '二级', en: 'Grade 2' },
        three: { zh: '三级', en: 'Grade 3' },
      },
    },
    'due-online': { kind: 'date', title: { zh: '计划上线时间', en: 'To be online by' } },
    contract: { kind: 'text', title: { zh: '合同编号', en: 'Contract' } },
    'offline-reason': { kind: 'text', title: { zh: '下线原因', en: 'Why it went offline' } },
  },
  measures: {
    budget: { title: { zh: '批复资金', en: 'Money approved' }, unit: 'wan-yuan' },
    spent: { title: { zh: '已支付资金', en: 'Money spent' }, unit: 'wan-yuan' },
    uses: { title: { zh: '使用次数', en: 'Uses' }, unit: 'ci' },
  },
  stages: {
    approved: { title: { zh: '立项', en: 'Approved' } },
    building: { title: { zh: '建设', en: 'Being built' } },
    trial: { title: { zh: '试运行', en: 'On trial' } },
    online: { title: { zh: '上线', en: 'Online' } },
    offline: { title: { zh: '下线', en: 'Offline' }, ended: true },
  },
  transitions: {
    approve: { title: { zh: '立项', en: 'Approve' }, to: 'approved' },
    build: {
      title: { zh: '启动建设', en: 'Build' },
      from: ['approved'],
      to: 'building',
      sets: ['builder', 'contract', 'due-online'],
      amounts: ['spent'],
    },
    try: {
      title: { zh: '试运行', en: 'Try' },
      from: ['building'],
      to: 'trial',
      sets: ['access', 'data-sources', 'shared-data'],
      amounts: ['spent'],
    },
    launch: {
      title: { zh: '上线', en: 'Launch' },
      from: ['trial'],
      to: 'online',
      sets: ['access', 'security-grade'],
      amounts: ['spent'],
    },
    use: {
      title: { zh: '月度使用', en: 'Used in the month' },
      from: ['trial', 'online'],
      amounts: ['uses'],
      requires: ['uses'],
    },
    'take-offline': {
      title: { zh: '下线', en: 'Take offline' },
      from: ['trial', 'online'],
      to: 'offline',
      sets: ['offline-reason'],
      requires: ['offline-reason'],
    },
  },
  rules: {
    'spent-within-budget': {
      title: { zh: '支付不得超过批复资金', en: 'No more is spent than was approved' },
      holds: all({ field: 'spent', operator: '<=', value: 'budget', valueSource: 'field' }),
    },
  },
  deadlines: {
    online: {
      title: { zh: '应按计划上线', en: 'Go online as planned' },
      field: 'due-online',
      stages: ['approved', 'building', 'trial'],
    },
  },
  metrics: {
    online: {
      kind: 'balance',
      title: { zh: '上线智慧应用场景', en: 'Applications online' },
      stages: ['online'],
      of: 'count',
      unit: 'ge',
    },
    'online-for-firms': {
      kind: 'balance',
      title: { zh: '上线惠企场景', en: 'Applications for firms online' },
      stages: ['online'],
      of: 'count',
      unit: 'ge',
      where: all(is('field', 'enterprise')),
    },
    'under-way': {
      kind: 'balance',
      title: { zh: '在建场景', en: 'Applications under way' },
      stages: ['approved', 'building', 'trial'],
      of: 'count',
      unit: 'ge',
    },
    launched: {
      kind: 'turnover',
      title: { zh: '新上线场景', en: 'Applications launched' },
      transitions: ['launch'],
      of: 'count',
      unit: 'ge',
    },
    uses: {
      kind: 'turnover',
      title: { zh: '场景使用次数', en: 'Uses' },
      transitions: ['use'],
      of: { amount: 'uses' },
    },
    spent: {
      kind: 'turnover',
      title: { zh: '场景建设支出', en: 'Money spent' },
      transitions: ['build', 'try', 'launch'],
      of: { amount: 'spent' },
    },
  },
});
