import { all, defineRegister, is } from '@taizhang/definition';

/**
 * 矛盾纠纷排查调解台账, kept by the people's mediation committees of communities and sub-districts for the justice
 * bureau. The stages go by 人民调解法: taken up, mediated, then settled by agreement or ended without one; a simple
 * dispute settled at once by word of mouth is registered once (口头协议登记).
 */
export const dispute = defineRegister({
  id: 'dispute',
  title: { zh: '矛盾纠纷调解台账', en: 'Disputes' },
  description: {
    zh: '人民调解组织受理、排查的矛盾纠纷及其调解结果',
    en: 'Disputes taken up by the people’s mediation committees, and how they ended',
  },
  keeper: { zh: '区司法局', en: 'Justice Bureau' },
  prefix: 'DS',
  titleField: 'title',
  places: 'required',
  fields: {
    title: {
      kind: 'text',
      title: { zh: '纠纷名称', en: 'Dispute' },
      required: true,
      help: { zh: '不得写当事人姓名', en: 'Without the parties’ names' },
    },
    type: {
      kind: 'category',
      title: { zh: '纠纷类型', en: 'Type' },
      required: true,
      options: {
        neighbour: { zh: '邻里纠纷', en: 'Neighbours' },
        family: { zh: '婚姻家庭纠纷', en: 'Marriage and family' },
        'property-management': { zh: '物业纠纷', en: 'Property management' },
        housing: { zh: '房屋宅基地纠纷', en: 'Housing' },
        labour: { zh: '劳动争议', en: 'Labour' },
        debt: { zh: '合同债务纠纷', en: 'Contracts and debts' },
        consumer: { zh: '消费纠纷', en: 'Consumers' },
        damage: { zh: '损害赔偿纠纷', en: 'Damages' },
        'traffic-accident': { zh: '道路交通事故纠纷', en: 'Traffic accidents' },
        medical: { zh: '医疗纠纷', en: 'Medical' },
        expropriation: { zh: '征地拆迁纠纷', en: 'Expropriation' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    source: {
      kind: 'category',
      title: { zh: '纠纷来源', en: 'Source' },
      required: true,
      options: {
        application: { zh: '当事人申请', en: 'Asked for by a party' },
        found: { zh: '主动排查', en: 'Found by the committee' },
        court: { zh: '法院委派', en: 'Referred by the court' },
        police: { zh: '公安移交（警调对接）', en: 'Handed over by the police' },
        hotline: { zh: '热线转办', en: 'From the hotline' },
        petition: { zh: '信访转办', en: 'From petitions' },
      },
    },
    risk: {
      kind: 'category',
      title: { zh: '风险等级', en: 'Risk' },
      required: true,
      options: {
        low: { zh: '一般', en: 'Low' },
        medium: { zh: '较大', en: 'Medium' },
        high: { zh: '重大（易激化）', en: 'High (may escalate)' },
      },
    },
    community: { kind: 'text', title: { zh: '所在社区', en: 'Community' } },
    committee: { kind: 'text', title: { zh: '调解组织', en: 'Mediation committee' }, required: true },
    mediator: { kind: 'personal', what: 'name', title: { zh: '调解员', en: 'Mediator' } },
    'party-a': { kind: 'personal', what: 'name', title: { zh: '申请人', en: 'First party' } },
    'party-b': { kind: 'personal', what: 'name', title: { zh: '被申请人', en: 'Second party' } },
    'party-phone': {
      kind: 'personal',
      what: 'phone',
      title: { zh: '申请人电话', en: 'Telephone of the first party' },
    },
    persons: { kind: 'number', unit: 'ren', title: { zh: '涉及人数', en: 'Persons involved' } },
    deadline: {
      kind: 'date',
      title: { zh: '调解期限', en: 'Mediation due by' },
      help: { zh: '一般自受理之日起30日内', en: 'Usually 30 days after it is taken up' },
    },
    agreement: {
      kind: 'category',
      title: { zh: '协议形式', en: 'Form of the agreement' },
      options: {
        oral: { zh: '口头协议', en: 'By word of mouth' },
        written: { zh: '书面协议', en: 'In writing' },
        confirmed: { zh: '司法确认', en: 'Confirmed by the court' },
      },
    },
    'file-number': { kind: 'text', title: { zh: '卷宗编号', en: 'File number' } },
    'ended-because': {
      kind: 'category',
      title: { zh: '未成功原因', en: 'Why there was no agreement' },
      options: {
        refused: { zh: '一方拒绝调解', en: 'A party refused' },
        'no-agreement': { zh: '达不成协议', en: 'No agreement reached' },
        court: { zh: '已引导诉讼', en: 'Taken to court' },
        withdrawn: { zh: '当事人撤回', en: 'Withdrawn' },
      },
    },
    fulfilled: { kind: 'flag', title: { zh: '协议已履行', en: 'Agreement fulfilled' } },
  },
  measures: {
    'amount-involved': { title: { zh: '涉及金额', en: 'Amount in dispute' }, unit: 'yuan' },
    'amount-agreed': { title: { zh: '协议金额', en: 'Amount agreed' }, unit: 'yuan' },
    sessions: { title: { zh: '调解次数', en: 'Sittings' }, unit: 'ci' },
  },
  stages: {
    registered: { title: { zh: '已受理', en: 'Registered' } },
    mediating: { title: { zh: '调解中', en: 'Being mediated' } },
    mediated: { title: { zh: '调解成功', en: 'Mediated' }, ended: true },
    failed: { title: { zh: '调解不成', en: 'Failed' }, ended: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, ended: true },
  },
  transitions: {
    register: { title: { zh: '受理登记', en: 'Register' }, to: 'registered' },
    'mediate-at-once': {
      title: { zh: '当场调解', en: 'Mediate at once' },
      to: 'mediated',
      requires: ['agreement'],
    },
    start: {
      title: { zh: '开始调解', en: 'Start mediation' },
      from: ['registered'],
      to: 'mediating',
      sets: ['mediator', 'deadline', 'risk'],
      amounts: ['sessions'],
    },
    sit: {
      title: { zh: '再次调解', en: 'Sit again' },
      from: ['mediating'],
      sets: ['risk'],
      amounts: ['sessions'],
      requires: ['sessions'],
    },
    mediate: {
      title: { zh: '调解成功', en: 'Mediate' },
      from: ['registered', 'mediating'],
      to: 'mediated',
      sets: ['agreement', 'file-number'],
      amounts: ['amount-agreed', 'sessions'],
      requires: ['agreement'],
    },
    fail: {
      title: { zh: '调解不成', en: 'Fail' },
      from: ['registered', 'mediating'],
      to: 'failed',
      sets: ['ended-because', 'file-number'],
      amounts: ['sessions'],
      requires: ['ended-because'],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      from: ['registered', 'mediating'],
      to: 'withdrawn',
      sets: ['ended-because'],
      requires: ['ended-because'],
    },
    visit: {
      title: { zh: '回访', en: 'Visit afterwards' },
      from: ['mediated'],
      sets: ['fulfilled'],
      requires: ['fulfilled'],
    },
  },
  rules: {
    'agreed-within-dispute': {
      title: { zh: '协议金额不得大于涉及金额', en: 'No more is agreed than is in dispute' },
      holds: all({ field: 'amount-agreed', operator: '<=', value: 'amount-involved', valueSource: 'field' }),
    },
  },
  deadlines: {
    mediate: {
      title: { zh: '应在期限内调解完毕', en: 'Finish the mediation' },
      field: 'deadline',
      stages: ['registered', 'mediating'],
    },
  },
  metrics: {
    registered: {
      kind: 'turnover',
      title: { zh: '受理矛盾纠纷', en: 'Disputes taken up' },
      unit: 'jian',
      transitions: ['register', 'mediate-at-once'],
      of: 'count',
    },
    mediated: {
      kind: 'turnover',
      title: { zh: '调解矛盾纠纷', en: 'Disputes mediated' },
      definition: {
        zh: '期内达成协议的纠纷，含当场调解',
        en: 'Disputes that ended in an agreement in the period, at once or later',
      },
      unit: 'jian',
      transitions: ['mediate', 'mediate-at-once'],
      of: 'count',
    },
    failed: {
      kind: 'turnover',
      title: { zh: '调解不成', en: 'Mediation failed' },
      unit: 'jian',
      transitions: ['fail'],
      of: 'count',
    },
    ended: {
      kind: 'turnover',
      title: { zh: '调解终结', en: 'Mediation ended' },
      unit: 'jian',
      transitions: ['mediate', 'mediate-at-once', 'fail'],
      of: 'count',
    },
    'success-rate': {
      kind: 'ratio',
      title: { zh: '调解成功率', en: 'Success rate' },
      numerator: 'dispute.mediated',
      denominator: 'dispute.ended',
    },
    'amount-agreed': {
      kind: 'turnover',
      title: { zh: '协议金额', en: 'Amount agreed' },
      unit: 'wan-yuan',
      transitions: ['mediate', 'mediate-at-once'],
      of: { amount: 'amount-agreed' },
    },
    open: {
      kind: 'balance',
      title: { zh: '在调矛盾纠纷', en: 'Disputes open' },
      unit: 'jian',
      stages: ['registered', 'mediating'],
      of: 'count',
    },
    'high-risk-open': {
      kind: 'balance',
      title: { zh: '在调重大矛盾纠纷', en: 'High-risk disputes open' },
      unit: 'jian',
      stages: ['registered', 'mediating'],
      of: 'count',
      where: all(is('risk', 'high')),
    },
  },
});
