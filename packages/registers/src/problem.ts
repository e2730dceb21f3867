import { all, any, defineRegister, is } from '@taizhang/definition';
import { category, date, given, happened, leader, reference, required, say, text, unit } from './declare.ts';

/**
 * 问题清单: kept by the Development and Reform Bureau, filled by whoever is responsible for a project. A problem has an
 * owner (责任领导) and a day by which it is to be solved; one that cannot be solved where it arose is put before somebody
 * higher (提级).
 */
export const problem = defineRegister({
  id: 'problem',
  title: say('问题清单', 'Problem list'),
  description: say(
    '重大项目和城建项目存在的、需要协调解决的问题，一事一条，有责任单位、责任领导和解决时限。',
    'What stands in the way of projects: one record a problem, with a unit, an owner and a day.',
  ),
  keeper: say('区发展和改革局', 'Development and Reform Bureau'),
  prefix: 'WT',
  titleField: 'what',
  places: 'optional',
  listed: ['project', 'city-item', 'level', 'owner', 'solve-by'],
  fields: {
    what: required(text('问题', 'Problem')),
    project: reference('重大项目', 'Major project', 'project'),
    'city-item': reference('城建项目', 'City construction item', 'city-construction'),
    kind: required(
      category('问题类型', 'Kind', {
        land: ['征收用地', 'Land and expropriation'],
        approval: ['规划审批', 'Planning and approval'],
        funding: ['资金', 'Funding'],
        pipeline: ['管线迁改', 'Pipelines'],
        traffic: ['占道导改', 'Traffic'],
        other: ['其他', 'Other'],
      }),
    ),
    level: required(
      category('程度', 'Level', {
        ordinary: ['一般', 'Ordinary'],
        serious: ['较大', 'Serious'],
        grave: ['重大', 'Grave'],
      }),
    ),
    'raised-by': unit('提出单位', 'Raised by'),
    owner: required(leader('责任领导', 'Owner')),
    'solve-by': required(date('解决时限', 'Solve by')),
    plan: text('解决措施', 'What is to be done'),
    'escalated-to': category('提级层级', 'Put before', {
      leader: ['分管区领导', 'The official in charge'],
      dispatch: ['项目调度会', 'A dispatch meeting'],
      committee: ['投委会', 'The investment committee'],
      city: ['市级', 'The city'],
    }),
    'escalated-on': happened('提级日期', 'Put before it on'),
    result: text('解决情况', 'How it was solved'),
    'solved-on': happened('解决日期', 'Solved on'),
    'cancel-reason': text('撤销原因', 'Why it is no problem'),
  },
  measures: {},
  stages: {
    open: { title: say('待解决', 'Open') },
    solving: { title: say('解决中', 'Being solved') },
    solved: { title: say('已解决', 'Solved'), ended: true },
    cancelled: { title: say('已撤销', 'Cancelled'), ended: true },
  },
  transitions: {
    raise: { title: say('提出问题', 'Raise'), to: 'open' },
    'take-up': {
      title: say('着手解决', 'Take up'),
      from: ['open'],
      to: 'solving',
      sets: ['plan', 'owner', 'solve-by'],
      requires: ['plan'],
    },
    escalate: {
      title: say('提级协调', 'Put before somebody higher'),
      from: ['open', 'solving'],
      sets: ['escalated-to', 'escalated-on', 'level', 'owner'],
      requires: ['escalated-to', 'escalated-on'],
    },
    'set-day': {
      title: say('调整时限', 'Set another day'),
      from: ['open', 'solving'],
      sets: ['solve-by', 'plan'],
      requires: ['solve-by'],
    },
    'hand-over': {
      title: say('更换责任领导', 'Hand over'),
      from: ['open', 'solving'],
      sets: ['owner'],
      requires: ['owner'],
    },
    solve: {
      title: say('解决销号', 'Solve'),
      from: ['open', 'solving'],
      to: 'solved',
      sets: ['solved-on', 'result'],
      requires: ['solved-on', 'result'],
    },
    reopen: {
      title: say('重新列入', 'Reopen'),
      from: ['solved', 'cancelled'],
      to: 'solving',
      sets: ['solve-by', 'owner', 'solved-on', 'result'],
      requires: ['solve-by'],
    },
    cancel: {
      title: say('撤销', 'Cancel'),
      from: ['open', 'solving'],
      to: 'cancelled',
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
    },
  },
  rules: {
    'object-given': {
      title: say('须填所属的重大项目或城建项目', 'The project or item that it is a problem of is named'),
      advice: say(
        '请填“重大项目”或“城建项目”其中一项。',
        'Name either the major project or the item of the construction plan.',
      ),
      holds: any(all(given('project')), all(given('city-item'))),
    },
  },
  deadlines: {
    solve: {
      title: say('应解决', 'Solve it'),
      field: 'solve-by',
      stages: ['open', 'solving'],
      remind: { count: 3, of: 'working-day' },
    },
  },
  metrics: {
    open: {
      kind: 'balance',
      title: say('未解决的问题', 'Problems not solved'),
      aliases: ['待协调问题'],
      stages: ['open', 'solving'],
      of: 'count',
      unit: 'ge',
    },
    grave: {
      kind: 'balance',
      title: say('未解决的重大问题', 'Grave problems not solved'),
      stages: ['open', 'solving'],
      of: 'count',
      unit: 'ge',
      where: all(is('level', 'grave')),
    },
    'with-problem': {
      kind: 'distinct',
      title: say('存在问题待协调的重大项目', 'Major projects with an open problem'),
      definition: say(
        '有未解决问题的重大项目，一个项目多个问题只计一次',
        'A project with several problems counts once',
      ),
      over: { kind: 'balance', stages: ['open', 'solving'] },
      by: 'project',
      unit: 'ge',
      where: all(given('project')),
    },
    raised: {
      kind: 'turnover',
      title: say('新提出的问题', 'Problems raised'),
      transitions: ['raise'],
      of: 'count',
      unit: 'ge',
    },
    solved: {
      kind: 'turnover',
      title: say('解决的问题', 'Problems solved'),
      transitions: ['solve'],
      of: 'count',
      unit: 'ge',
    },
    'to-committee': {
      kind: 'turnover',
      title: say('提交投委会的问题', 'Problems put before the investment committee'),
      transitions: ['escalate'],
      of: 'count',
      unit: 'ge',
      where: all(is('escalated-to', 'committee')),
    },
  },
});
