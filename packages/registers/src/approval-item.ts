import { defineRegister } from '@taizhang/definition';

/**
 * 审批服务事项台账: the administrative approval bureau's list of matters with their time limits, materials and reforms.
 * Kinds follow 《国家政务服务事项基本目录》; a reform is argued for (拟调整) before it is published with a document number.
 */
export const approvalItem = defineRegister({
  id: 'approval-item',
  title: { zh: '审批服务事项台账', en: 'Approval matters' },
  description: {
    zh: '行政许可和服务事项的时限、材料、办理方式，以及极简审批、优化调整、权限下放的改革情况。',
    en: 'Licences and services with their time limits, materials and manner, and the reforms made to them.',
  },
  keeper: { zh: '区行政审批局', en: 'Administrative Approval Bureau' },
  prefix: 'SX',
  titleField: 'name',
  places: 'none',
  fields: {
    name: { kind: 'text', title: { zh: '事项名称', en: 'Matter' }, required: true },
    'item-code': { kind: 'text', title: { zh: '事项编码', en: 'Code of the matter' }, required: true },
    kind: {
      kind: 'category',
      title: { zh: '事项类型', en: 'Kind' },
      required: true,
      options: {
        licence: { zh: '行政许可', en: 'Licence' },
        confirmation: { zh: '行政确认', en: 'Confirmation' },
        payment: { zh: '行政给付', en: 'Payment' },
        reward: { zh: '行政奖励', en: 'Reward' },
        decision: { zh: '行政裁决', en: 'Adjudication' },
        'other-power': { zh: '其他行政权力', en: 'Other power' },
        service: { zh: '公共服务', en: 'Public service' },
      },
    },
    basis: { kind: 'text', title: { zh: '设定依据', en: 'Legal basis' } },
    client: {
      kind: 'category',
      title: { zh: '服务对象', en: 'For whom' },
      options: {
        person: { zh: '自然人', en: 'Natural persons' },
        legal: { zh: '法人及其他组织', en: 'Legal persons' },
        both: { zh: '自然人和法人', en: 'Both' },
      },
    },
    'legal-days': {
      kind: 'number',
      unit: 'number',
      title: { zh: '法定时限（工作日）', en: 'Legal limit (working days)' },
    },
    'promised-days': {
      kind: 'number',
      unit: 'number',
      title: { zh: '承诺时限（工作日）', en: 'Promised limit (working days)' },
    },
    materials: { kind: 'number', unit: 'number', title: { zh: '申请材料数', en: 'Materials' } },
    steps: { kind: 'number', unit: 'number', title: { zh: '办理环节数', en: 'Steps' } },
    visits: { kind: 'number', unit: 'number', title: { zh: '跑动次数', en: 'Visits' } },
    manner: {
      kind: 'category',
      title: { zh: '办理方式', en: 'Manner' },
      options: {
        window: { zh: '窗口办理', en: 'At the counter' },
        online: { zh: '全程网办', en: 'Wholly online' },
        mobile: { zh: '掌上办理', en: 'By phone' },
        'self-service': { zh: '自助办理', en: 'Self-service' },
      },
    },
    fee: { kind: 'flag', title: { zh: '是否收费', en: 'Fee' } },
    proposal: {
      kind: 'category',
      title: { zh: '拟调整方式', en: 'Reform proposed' },
      options: {
        minimal: { zh: '纳入极简审批', en: 'Minimal approval' },
        optimise: { zh: '优化调整', en: 'Optimise' },
        delegate: { zh: '下放调整权限', en: 'Delegate' },
      },
    },
    batch: {
      kind: 'text',
      title: { zh: '清单批次', en: 'Batch of the list' },
      help: { zh: '如“2021年极简审批第一批”', en: 'Such as the first list of minimal approval of 2021' },
    },
    document: { kind: 'text', title: { zh: '公布文号', en: 'Document' } },
    'delegated-to': {
      kind: 'category',
      title: { zh: '承接主体', en: 'Delegated to' },
      options: {
        street: { zh: '街道', en: 'Sub-districts' },
        community: { zh: '社区服务站', en: 'Community stations' },
        bureau: { zh: '区直部门', en: 'Bureaus of the district' },
        zone: { zh: '功能区管委会', en: 'Zone administrations' },
      },
    },
    'delegation-manner': {
      kind: 'category',
      title: { zh: '下放方式', en: 'Manner of delegation' },
      options: {
        transfer: { zh: '直接下放', en: 'Transfer' },
        entrust: { zh: '委托实施', en: 'Entrust' },
        forward: { zh: '服务前移', en: 'Service moved forward' },
      },
    },
    note: { kind: 'text', title: { zh: '备注', en: 'Note' } },
  },
  measures: {
    handled: { title: { zh: '办件量', en: 'Matters handled' }, unit: 'jian' },
  },
  stages: {
    listed: { title: { zh: '在册', en: 'Listed' } },
    proposed: { title: { zh: '拟调整', en: 'Reform proposed' } },
    optimised: { title: { zh: '已优化', en: 'Optimised' } },
    minimal: { title: { zh: '极简审批', en: 'Minimal approval' } },
    delegated: { title: { zh: '已下放', en: 'Delegated' } },
    abolished: { title: { zh: '取消', en: 'Abolished' }, ended: true },
  },
  transitions: {
    list: { title: { zh: '事项入册', en: 'List' }, to: 'listed' },
    propose: {
      title: { zh: '提出调整', en: 'Propose a reform' },
      from: ['listed', 'optimised', 'delegated'],
      to: 'proposed',
      sets: ['proposal', 'note'],
      requires: ['proposal'],
    },
    decline: {
      title: { zh: '不予调整', en: 'Decline the reform' },
      from: ['proposed'],
      to: 'listed',
      sets: ['note'],
    },
    'put-under-minimal': {
      title: { zh: '纳入极简审批', en: 'Put under minimal approval' },
      from: ['proposed'],
      to: 'minimal',
      sets: ['batch', 'document', 'promised-days', 'materials', 'steps', 'visits', 'manner'],
      requires: ['batch', 'document'],
    },
    optimise: {
      title: { zh: '优化调整', en: 'Optimise' },
      from: ['proposed'],
      to: 'optimised',
      sets: ['document', 'promised-days', 'materials', 'steps', 'visits', 'manner'],
      requires: ['document'],
    },
    delegate: {
      title: { zh: '下放调整权限', en: 'Delegate' },
      from: ['proposed'],
      to: 'delegated',
      sets: ['document', 'delegated-to', 'delegation-manner', 'note'],
      requires: ['document', 'delegated-to'],
    },
    handle: {
      title: { zh: '月度办件', en: 'Handled in the month' },
      from: ['listed', 'proposed', 'optimised', 'minimal', 'delegated'],
      amounts: ['handled'],
      requires: ['handled'],
    },
    abolish: {
      title: { zh: '取消事项', en: 'Abolish' },
      from: ['listed', 'optimised', 'delegated'],
      to: 'abolished',
      sets: ['document', 'note'],
    },
  },
  metrics: {
    items: {
      kind: 'balance',
      title: { zh: '在册事项', en: 'Matters listed' },
      stages: ['listed', 'proposed', 'optimised', 'minimal', 'delegated'],
      of: 'count',
      unit: 'xiang',
    },
    pending: {
      kind: 'balance',
      title: { zh: '拟调整事项', en: 'Reforms pending' },
      stages: ['proposed'],
      of: 'count',
      unit: 'xiang',
    },
    batches: {
      kind: 'distinct',
      title: { zh: '极简审批清单批次', en: 'Batches of minimal approval' },
      over: { kind: 'turnover', transitions: ['put-under-minimal'] },
      by: 'batch',
      unit: 'pi',
    },
    minimal: {
      kind: 'turnover',
      title: { zh: '纳入极简审批事项', en: 'Matters put under minimal approval' },
      aliases: ['极简审批清单事项', '极简审批工作清单'],
      transitions: ['put-under-minimal'],
      of: 'count',
      unit: 'xiang',
    },
    optimised: {
      kind: 'turnover',
      title: { zh: '优化调整事项', en: 'Matters optimised' },
      transitions: ['optimise'],
      of: 'count',
      unit: 'xiang',
    },
    delegated: {
      kind: 'turnover',
      title: { zh: '下放调整权限事项', en: 'Matters delegated' },
      transitions: ['delegate'],
      of: 'count',
      unit: 'xiang',
    },
    handled: {
      kind: 'turnover',
      title: { zh: '办件量', en: 'Matters handled' },
      transitions: ['handle'],
      of: { amount: 'handled' },
    },
  },
});
