import { all, defineRegister, is, isIn } from '@taizhang/definition';

/**
 * 政法队伍教育整顿自查自纠问题台账, kept by the education and rectification office at the public security sub-bureau.
 * The stages go by the campaign's 自查自纠 phase: what an officer reports of himself is verified, then settled under
 * the four forms of discipline (四种形态) or struck off as unfounded. Who reported stays personal data.
 */
export const selfCheck = defineRegister({
  id: 'self-check',
  title: { zh: '政法队伍自查自纠问题台账', en: 'Issues from self-checks' },
  description: {
    zh: '政法队伍教育整顿自查自纠反映的问题及其核查、处置',
    en: 'Issues that came up in the self-check of the police force, and how they were verified and settled',
  },
  keeper: { zh: '区公安分局', en: 'Public Security Sub-bureau' },
  prefix: 'SC',
  titleField: 'title',
  places: 'optional',
  fields: {
    title: {
      kind: 'text',
      title: { zh: '问题概述', en: 'Issue' },
      required: true,
      help: { zh: '不得写人员姓名', en: 'Without names' },
    },
    category: {
      kind: 'category',
      title: { zh: '问题类别', en: 'Category' },
      required: true,
      options: {
        interference: { zh: '违反防止干预司法“三个规定”', en: 'Interference with cases' },
        business: { zh: '违规经商办企业', en: 'Running a business' },
        lending: { zh: '违规参股借贷', en: 'Shareholding and lending' },
        relatives: { zh: '配偶、子女及其配偶违规从事经营活动', en: 'Business of spouse and children' },
        commutation: { zh: '违规违法减刑、假释、暂予监外执行', en: 'Commutation and parole' },
        'not-filing': { zh: '有案不立、压案不查、有罪不究', en: 'Cases not filed or not pursued' },
        enforcement: { zh: '执法办案不规范', en: 'Irregular enforcement' },
        discipline: { zh: '作风纪律问题', en: 'Conduct and discipline' },
        service: { zh: '服务群众不到位', en: 'Poor service' },
      },
    },
    source: {
      kind: 'category',
      title: { zh: '问题来源', en: 'Source' },
      required: true,
      options: {
        form: { zh: '个人自查填报', en: 'Self-report form' },
        talk: { zh: '谈心谈话', en: 'Talk' },
        organisation: { zh: '组织查摆', en: 'Found by the organisation' },
        review: { zh: '案件评查', en: 'Case review' },
        report: { zh: '群众反映', en: 'Reported by the public' },
      },
    },
    team: {
      kind: 'category',
      title: { zh: '所在单位', en: 'Team' },
      required: true,
      options: {
        station: { zh: '派出所', en: 'Police station' },
        criminal: { zh: '刑侦大队', en: 'Criminal investigation' },
        security: { zh: '治安大队', en: 'Public order' },
        traffic: { zh: '交通大队', en: 'Traffic' },
        legal: { zh: '法制大队', en: 'Legal affairs' },
        household: { zh: '人口大队', en: 'Household registration' },
        headquarters: { zh: '分局机关', en: 'Headquarters' },
      },
    },
    'post-level': {
      kind: 'category',
      title: { zh: '人员类别', en: 'Post' },
      required: true,
      options: {
        leader: { zh: '领导干部', en: 'Leader' },
        officer: { zh: '民警', en: 'Officer' },
        auxiliary: { zh: '辅警', en: 'Auxiliary' },
      },
    },
    reporter: { kind: 'personal', what: 'name', title: { zh: '填报人', en: 'Reported by' } },
    'reporter-phone': { kind: 'personal', what: 'phone', title: { zh: '联系电话', en: 'Telephone' } },
    'happened-in': { kind: 'text', title: { zh: '问题发生时间', en: 'When it happened' } },
    voluntary: { kind: 'flag', title: { zh: '主动说明', en: 'Told of one’s own accord' } },
    deadline: { kind: 'date', title: { zh: '核查时限', en: 'Verification due by' } },
    'verified-by': { kind: 'text', title: { zh: '核查组', en: 'Verification team' } },
    conclusion: {
      kind: 'category',
      title: { zh: '核查结论', en: 'Conclusion' },
      options: {
        true: { zh: '属实', en: 'True' },
        partly: { zh: '部分属实', en: 'Partly true' },
        unfounded: { zh: '不属实', en: 'Unfounded' },
      },
    },
    disposal: {
      kind: 'category',
      title: { zh: '处置方式', en: 'Disposal' },
      options: {
        reminder: { zh: '谈话提醒', en: 'Reminder' },
        criticism: { zh: '批评教育', en: 'Criticism' },
        admonition: { zh: '诫勉谈话', en: 'Admonition' },
        sanction: { zh: '党纪政务处分', en: 'Party or administrative sanction' },
        transfer: { zh: '移送处理', en: 'Transferred' },
      },
    },
    rectification: { kind: 'text', title: { zh: '整改措施', en: 'What was put right' } },
  },
  measures: {
    refunded: { title: { zh: '退缴金额', en: 'Refunded' }, unit: 'yuan' },
  },
  stages: {
    reported: { title: { zh: '已填报', en: 'Reported' } },
    verified: { title: { zh: '已核查', en: 'Verified' } },
    settled: { title: { zh: '已处置', en: 'Settled' }, ended: true },
    unfounded: { title: { zh: '不属实了结', en: 'Unfounded' }, ended: true },
  },
  transitions: {
    report: { title: { zh: '自查填报', en: 'Report' }, to: 'reported' },
    verify: {
      title: { zh: '核查', en: 'Verify' },
      from: ['reported'],
      to: 'verified',
      sets: ['verified-by', 'conclusion', 'category'],
      requires: ['verified-by', 'conclusion'],
    },
    settle: {
      title: { zh: '处置', en: 'Settle' },
      from: ['verified'],
      to: 'settled',
      sets: ['disposal', 'rectification'],
      amounts: ['refunded'],
      requires: ['disposal'],
    },
    'strike-off': {
      title: { zh: '不属实了结', en: 'Strike off as unfounded' },
      from: ['reported', 'verified'],
      to: 'unfounded',
      sets: ['verified-by', 'conclusion'],
      requires: ['conclusion'],
    },
  },
  rules: {
    'settled-not-unfounded': {
      title: { zh: '不属实的问题不作处置', en: 'What is unfounded is not settled' },
      holds: {
        combinator: 'or',
        rules: [
          { field: 'stage', operator: '!=', value: 'settled' },
          { field: 'conclusion', operator: '!=', value: 'unfounded' },
        ],
      },
    },
  },
  metrics: {
    reported: {
      kind: 'turnover',
      title: { zh: '自查反映问题', en: 'Issues reported' },
      unit: 'ge',
      transitions: ['report'],
      of: 'count',
    },
    'persistent-reported': {
      kind: 'turnover',
      title: { zh: '自查反映的顽瘴痼疾问题', en: 'Issues of the six persistent kinds' },
      unit: 'ge',
      transitions: ['report'],
      of: 'count',
      where: all(
        isIn('category', ['interference', 'business', 'lending', 'relatives', 'commutation', 'not-filing']),
      ),
    },
    'leaders-reported': {
      kind: 'turnover',
      title: { zh: '领导干部自查反映问题', en: 'Issues reported by leaders' },
      unit: 'ge',
      transitions: ['report'],
      of: 'count',
      where: all(is('post-level', 'leader')),
    },
    verified: {
      kind: 'turnover',
      title: { zh: '核查问题', en: 'Issues verified' },
      unit: 'ge',
      transitions: ['verify'],
      of: 'count',
    },
    settled: {
      kind: 'turnover',
      title: { zh: '处置问题', en: 'Issues settled' },
      unit: 'ge',
      transitions: ['settle'],
      of: 'count',
    },
    open: {
      kind: 'balance',
      title: { zh: '未了结问题', en: 'Issues open' },
      unit: 'ge',
      stages: ['reported', 'verified'],
      of: 'count',
    },
    unverified: {
      kind: 'balance',
      title: { zh: '待核查问题', en: 'Issues waiting for verification' },
      unit: 'ge',
      stages: ['reported'],
      of: 'count',
    },
  },
});
