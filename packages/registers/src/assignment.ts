import { all, any, defineRegister, is } from '@taizhang/definition';
import {
  atMostField,
  category,
  date,
  given,
  happened,
  leader,
  measure,
  personal,
  reference,
  required,
  say,
  text,
  unit,
} from './declare.ts';

/**
 * 区领导联系包保台账: kept by the Supervision Office from the notices that assign each official to major projects
 * (联系重大项目制度), firms (联系企业制度) and a sub-district (包街制度). One record is one official's charge of one of them, so
 * that each may have several officials, and its movements tell who answered on which day.
 */
export const assignment = defineRegister({
  id: 'assignment',
  title: say('区领导联系包保台账', 'Officials’ assignments'),
  description: say(
    '区领导联系重大项目、联系企业、包保街道的分工及走访协调情况。',
    'Which official answers for which major project, firm or sub-district, and the visits made.',
  ),
  keeper: say('区政府督查室', 'Supervision Office'),
  prefix: 'BB',
  titleField: 'duty',
  places: 'optional',
  listed: ['kind', 'leader', 'project', 'enterprise', 'started-on'],
  fields: {
    duty: required(text('联系包保事项', 'Duty')),
    kind: required(
      category('对象类型', 'Kind', {
        project: ['联系重大项目', 'Major project'],
        firm: ['联系企业', 'Firm'],
        street: ['包保街道', 'Sub-district'],
      }),
    ),
    leader: required(leader('区领导', 'Official')),
    project: reference('重大项目', 'Major project', 'project'),
    enterprise: reference('联系企业', 'Firm', 'enterprise'),
    role: category('职责', 'Role', {
      lead: ['牵头', 'Leading'],
      joint: ['配合', 'Assisting'],
    }),
    basis: text('分工文件', 'Document'),
    'started-on': date('起始日期', 'From'),
    'task-force': text('工作专班', 'Task force'),
    'liaison-unit': unit('牵头联系单位', 'Liaison unit'),
    'latest-visit': happened('最近走访（驻点）日期', 'Latest visit'),
    'open-issue': text('待协调问题', 'Open issue'),
    'ended-on': date('结束日期', 'Until'),
    'ending-reason': category('结束原因', 'Reason for ending', {
      completed: ['任务完成', 'Duty done'],
      withdrawn: ['项目退库', 'Project withdrawn'],
      reassigned: ['分工调整', 'Reassigned'],
    }),
    'liaison-name': personal('联络员', 'Liaison officer', 'name'),
    'liaison-phone': personal('联络员电话', 'Liaison officer’s telephone', 'phone'),
  },
  measures: {
    visits: measure('走访驻点次数', 'Visits', 'ci'),
    'issues-raised': measure('收集问题', 'Issues raised', 'ge'),
    'issues-solved': measure('协调解决问题', 'Issues solved', 'ge'),
  },
  stages: {
    live: { title: say('在岗包保', 'Live') },
    ended: { title: say('已结束', 'Ended'), ended: true },
  },
  transitions: {
    assign: { title: say('明确分工', 'Assign'), to: 'live', requires: ['leader'] },
    visit: {
      title: say('走访驻点', 'Visit'),
      from: ['live'],
      sets: ['latest-visit', 'open-issue'],
      amounts: ['visits', 'issues-raised', 'issues-solved'],
      requires: ['visits'],
    },
    'hand-over': {
      title: say('调整联系领导', 'Hand over'),
      from: ['live'],
      sets: ['leader', 'basis'],
      requires: ['leader'],
    },
    end: {
      title: say('结束', 'End'),
      from: ['live'],
      to: 'ended',
      sets: ['ended-on', 'ending-reason'],
      requires: ['ended-on', 'ending-reason'],
    },
  },
  rules: {
    'solved-within-raised': {
      title: say('解决问题数不得超过收集问题数', 'No more issues are solved than were raised'),
      advice: say(
        '两个数都只填本次新增的；漏填收集数的，一并补上。',
        'Both are what was added this time; what was raised and not entered is entered with it.',
      ),
      holds: atMostField('issues-solved', 'issues-raised'),
    },
    'object-given': {
      title: say(
        '联系重大项目须填项目，联系企业须填企业，包保街道须填街道',
        'The project, the firm or the sub-district is named',
      ),
      advice: say(
        '请按对象类型填写对应的项目、企业或街道；类型选错的，改选类型。',
        'Name what the kind asks for; where the kind is wrong, choose another.',
      ),
      holds: any(
        all(is('kind', 'project'), given('project')),
        all(is('kind', 'firm'), given('enterprise')),
        all(is('kind', 'street'), given('street')),
      ),
    },
  },
  answersFor: { who: 'leader', what: ['project', 'enterprise'], street: true, stages: ['live'] },
  metrics: {
    'project-leaders': {
      kind: 'distinct',
      title: say('对口联系重大项目的区领导', 'Officials with a live project'),
      over: { kind: 'balance', stages: ['live'] },
      by: 'leader',
      unit: 'ming',
      where: all(is('kind', 'project')),
    },
    'projects-linked': {
      kind: 'distinct',
      title: say('区领导联系的重大项目', 'Projects with a live assignment'),
      over: { kind: 'balance', stages: ['live'] },
      by: 'project',
      unit: 'ge',
      where: all(is('kind', 'project')),
    },
    'firms-linked': {
      kind: 'distinct',
      title: say('区领导联系的企业', 'Firms with a live assignment'),
      over: { kind: 'balance', stages: ['live'] },
      by: 'enterprise',
      unit: 'jia',
      where: all(is('kind', 'firm')),
    },
    'street-leaders': {
      kind: 'distinct',
      title: say('对口包保街道的区领导', 'Officials with a live sub-district'),
      over: { kind: 'balance', stages: ['live'] },
      by: 'leader',
      unit: 'wei',
      where: all(is('kind', 'street')),
    },
    'streets-covered': {
      kind: 'distinct',
      title: say('有区领导包保的街道', 'Sub-districts covered'),
      over: { kind: 'balance', stages: ['live'] },
      by: 'street',
      unit: 'ge',
      where: all(is('kind', 'street')),
    },
    live: {
      kind: 'balance',
      title: say('在岗联系包保事项', 'Live assignments'),
      stages: ['live'],
      of: 'count',
      unit: 'xiang',
    },
    visits: {
      kind: 'turnover',
      title: say('走访驻点次数', 'Visits made'),
      transitions: ['visit'],
      of: { amount: 'visits' },
    },
    'issues-raised': {
      kind: 'turnover',
      title: say('收集问题', 'Issues raised'),
      transitions: ['visit'],
      of: { amount: 'issues-raised' },
    },
    'issues-solved': {
      kind: 'turnover',
      title: say('协调解决问题', 'Issues solved'),
      transitions: ['visit'],
      of: { amount: 'issues-solved' },
    },
    'issue-solving-rate': {
      kind: 'ratio',
      title: say('问题解决率', 'Share of issues solved'),
      numerator: 'assignment.issues-solved',
      denominator: 'assignment.issues-raised',
    },
  },
});
