import type { FigureBinding, Section } from '@taizhang/report';

const figures: FigureBinding[] = [
  {
    id: 'approval.batches',
    label: { zh: '极简审批工作清单批次', en: 'Batches of minimal approval' },
    metric: 'approval-item.batches',
    unit: 'pi',
    decimals: 0,
    numerals: 'chinese',
  },
  {
    id: 'approval.minimal',
    label: { zh: '纳入极简审批事项', en: 'Matters put under minimal approval' },
    metric: 'approval-item.minimal',
    unit: 'xiang',
    decimals: 0,
  },
  {
    id: 'approval.optimised',
    label: { zh: '优化调整行政许可及服务事项', en: 'Licences and services optimised' },
    metric: 'approval-item.optimised',
    unit: 'xiang',
    decimals: 0,
  },
  {
    id: 'approval.delegated',
    label: { zh: '下放调整审批事项权限', en: 'Approval powers delegated' },
    metric: 'approval-item.delegated',
    unit: 'xiang',
    decimals: 0,
  },
  {
    id: 'award.enterprises',
    label: { zh: '获得产业奖补企业', en: 'Enterprises paid industry awards' },
    metric: 'award.industry-enterprises',
    unit: 'jia',
    decimals: 0,
  },
  {
    id: 'award.amount',
    label: { zh: '重点产业发展奖补资金', en: 'Industry awards paid' },
    metric: 'award.industry-paid',
    unit: 'wan-yuan',
    decimals: 2,
  },
  {
    id: 'subsidy.households',
    label: { zh: '获得贷款贴息个体工商户', en: 'Self-employed businesses paid interest subsidies' },
    metric: 'award.interest-households',
    unit: 'jia',
    decimals: 0,
  },
  {
    id: 'subsidy.amount',
    label: { zh: '个体工商户贷款贴息', en: 'Interest subsidies to the self-employed' },
    metric: 'award.interest-paid',
    unit: 'wan-yuan',
    decimals: 1,
  },
  {
    id: 'loans.count',
    label: { zh: '汉融通获批贷款', en: 'Loans granted through the platform' },
    metric: 'loan.granted',
    unit: 'bi',
    decimals: 0,
  },
  {
    id: 'loans.amount',
    label: { zh: '汉融通获批贷款金额', en: 'Amount granted through the platform' },
    metric: 'loan.granted-amount',
    unit: 'yi-yuan',
    decimals: 2,
    hedge: '逾',
  },
  {
    id: 'signed.count',
    label: { zh: '签约亿元以上项目', en: 'Projects of at least 100 million yuan signed' },
    metric: 'investment-lead.signed-large',
    unit: 'ge',
    decimals: 0,
  },
];

const section: Section = {
  heading: { zh: '（四）聚焦服务提质，营商环境不断优化', en: '(4) Services to business' },
  paragraphs: [
    {
      zh: '审批改革做减法。公布{{approval.batches}}极简审批清单，将{{approval.minimal}}事项纳入极简办理；优化调整许可和服务事项{{approval.optimised}}，向基层和部门下放调整审批权限{{approval.delegated}}。',
      en: 'Approval is made leaner. {{approval.batches}} {{approval.batches, list|lists}} of minimal approval {{approval.batches, was|were}} published, which brought {{approval.minimal}} {{approval.minimal, matter|matters}} under it; {{approval.optimised}} permits and services were simplified, and {{approval.delegated}} {{approval.delegated, power|powers}} of approval handed down or adjusted.',
    },
    {
      zh: '惠企政策做加法。奖补资金申报、审核、拨付全程线上办理，当期向{{award.enterprises}}企业拨付重点产业发展奖补{{award.amount}}，向{{subsidy.households}}个体工商户发放贷款贴息{{subsidy.amount}}；1至5月新增减税降费{{taxcut.amount}}；银企对接持续深化，经“汉融通”平台获批贷款{{loans.count}}、金额{{loans.amount}}。',
      en: 'Firms are given more. Awards are applied for, examined and paid online throughout: {{award.enterprises}} {{award.enterprises, enterprise was|enterprises were}} paid {{award.amount}} for the growth of key industries, and {{subsidy.households}} self-employed {{subsidy.households, business|businesses}} {{subsidy.amount}} of interest subsidies; taxes and fees were cut by {{taxcut.amount}} from January to May; with banks and firms meeting ever more closely, {{loans.count}} {{loans.count, loan|loans}} of {{loans.amount}} {{loans.count, was|were}} granted on the platform Hanrongtong.',
    },
    {
      zh: '招商引资做乘法。坚持主要领导带头、专班跟进，以产业链、校友和既有企业牵线搭桥，新签约亿元以上项目{{signed.count}}。',
      en: 'Attraction of investment multiplies. Leaders go ahead, teams follow, and industrial chains, alumni and firms that are here open doors: {{signed.count}} {{signed.count, project|projects}} of 100 million yuan and more {{signed.count, was|were}} newly signed.',
    },
  ],
};

export const businessSection: { section: Section; figures: FigureBinding[] } = { section, figures };
