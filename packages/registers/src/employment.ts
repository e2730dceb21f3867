import { all, defineRegister } from '@taizhang/definition';

/**
 * 城镇就业台账: one account per community and year, kept by the sub-districts for the human resources bureau. New
 * urban jobs are reported each month from the real-name system; what the bureau’s check by telephone finds wrong is
 * taken off (核减) on its own entry, and the year is fixed (核定) in the end.
 */
export const employment = defineRegister({
  id: 'employment',
  title: { zh: '城镇新增就业台账', en: 'New urban jobs' },
  description: {
    zh: '各社区按月上报的城镇新增就业、失业人员再就业和就业困难人员就业，以及实名核查核减',
    en: 'New urban jobs, re-employment and jobs for people in hardship, reported by community and month, and what checks took off',
  },
  keeper: { zh: '区人力资源局', en: 'Human Resources Bureau' },
  prefix: 'EM',
  titleField: 'title',
  places: 'required',
  fields: {
    title: { kind: 'text', title: { zh: '台账名称', en: 'Account' }, required: true },
    community: { kind: 'text', title: { zh: '社区', en: 'Community' }, required: true },
    year: { kind: 'text', title: { zh: '年度', en: 'Year' }, required: true },
    month: { kind: 'text', title: { zh: '最近上报月份', en: 'Month last reported' } },
    'annual-plan': { kind: 'number', unit: 'ren', title: { zh: '年度计划', en: 'Plan for the year' } },
    'main-industry': {
      kind: 'category',
      title: { zh: '主要吸纳行业', en: 'Main industry' },
      options: {
        trade: { zh: '批发零售', en: 'Trade' },
        catering: { zh: '住宿餐饮', en: 'Hotels and catering' },
        services: { zh: '居民和商务服务', en: 'Services' },
        construction: { zh: '建筑业', en: 'Construction' },
        technology: { zh: '信息技术', en: 'Information technology' },
        public: { zh: '公益性岗位', en: 'Public posts' },
      },
    },
    'data-source': {
      kind: 'category',
      title: { zh: '数据来源', en: 'Source' },
      options: {
        'real-name': { zh: '就业实名制系统', en: 'Real-name system' },
        'social-insurance': { zh: '社保新增参保', en: 'New social insurance' },
        survey: { zh: '社区摸底', en: 'Community survey' },
      },
    },
    'report-number': { kind: 'text', title: { zh: '报表编号', en: 'Report number' } },
    'reporter-name': { kind: 'personal', what: 'name', title: { zh: '填报人', en: 'Reported by' } },
    'reporter-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
    'deduct-reason': {
      kind: 'category',
      title: { zh: '核减原因', en: 'Why it was taken off' },
      options: {
        duplicate: { zh: '重复上报', en: 'Reported twice' },
        'not-employed': { zh: '核查未就业', en: 'Found not employed' },
        'other-district': { zh: '不在本区就业', en: 'Employed elsewhere' },
      },
    },
  },
  measures: {
    'new-jobs': { title: { zh: '城镇新增就业', en: 'New urban jobs' }, unit: 'ren' },
    're-employed': { title: { zh: '失业人员再就业', en: 'Re-employed' }, unit: 'ren' },
    hardship: { title: { zh: '就业困难人员就业', en: 'People in hardship employed' }, unit: 'ren' },
    'own-business': { title: { zh: '自主创业', en: 'Started a business' }, unit: 'ren' },
  },
  stages: {
    open: { title: { zh: '在报', en: 'Open' } },
    confirmed: { title: { zh: '已核定', en: 'Confirmed' }, ended: true },
  },
  transitions: {
    open: { title: { zh: '建账', en: 'Open' }, to: 'open' },
    report: {
      title: { zh: '按月上报', en: 'Report a month' },
      from: ['open'],
      sets: ['month', 'main-industry', 'data-source', 'report-number', 'reporter-name', 'reporter-phone'],
      amounts: ['new-jobs', 're-employed', 'hardship', 'own-business'],
      requires: ['month', 'new-jobs'],
    },
    deduct: {
      title: { zh: '核查核减', en: 'Take off' },
      from: ['open'],
      sets: ['deduct-reason'],
      amounts: ['new-jobs', 're-employed', 'hardship', 'own-business'],
      requires: ['deduct-reason', 'new-jobs'],
    },
    confirm: { title: { zh: '年度核定', en: 'Confirm the year' }, from: ['open'], to: 'confirmed' },
  },
  rules: {
    're-employed-within-new': {
      title: { zh: '再就业人数不得大于新增就业人数', en: 'No more are re-employed than newly employed' },
      holds: all({ field: 're-employed', operator: '<=', value: 'new-jobs', valueSource: 'field' }),
    },
    'hardship-within-new': {
      title: {
        zh: '就业困难人员就业人数不得大于新增就业人数',
        en: 'No more in hardship are employed than newly employed',
      },
      holds: all({ field: 'hardship', operator: '<=', value: 'new-jobs', valueSource: 'field' }),
    },
  },
  metrics: {
    'new-jobs': {
      kind: 'turnover',
      title: { zh: '城镇新增就业', en: 'New urban jobs' },
      definition: { zh: '期内上报数减核减数', en: 'Reported in the period less what checks took off' },
      unit: 'ren',
      transitions: ['report', 'deduct'],
      of: { amount: 'new-jobs' },
    },
    're-employed': {
      kind: 'turnover',
      title: { zh: '失业人员再就业', en: 'Re-employed' },
      unit: 'ren',
      transitions: ['report', 'deduct'],
      of: { amount: 're-employed' },
    },
    hardship: {
      kind: 'turnover',
      title: { zh: '就业困难人员就业', en: 'People in hardship employed' },
      unit: 'ren',
      transitions: ['report', 'deduct'],
      of: { amount: 'hardship' },
    },
    deducted: {
      kind: 'turnover',
      title: { zh: '核减人数', en: 'Taken off by checks' },
      unit: 'ren',
      transitions: ['deduct'],
      of: { amount: 'new-jobs' },
    },
    reports: {
      kind: 'turnover',
      title: { zh: '月报份数', en: 'Monthly reports' },
      unit: 'ge',
      transitions: ['report'],
      of: 'count',
    },
    accounts: {
      kind: 'balance',
      title: { zh: '在报社区台账', en: 'Accounts open' },
      unit: 'ge',
      stages: ['open'],
      of: 'count',
    },
  },
});
