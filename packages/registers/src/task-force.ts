import { any, defineRegister } from '@taizhang/definition';
import {
  category,
  date,
  given,
  happened,
  inOrder,
  leader,
  reference,
  required,
  say,
  text,
} from './declare.ts';

/**
 * 工作专班台账: kept by the Supervision Office. A special team that works on the site of a project (or for a sub-district),
 * under one official; who is in it stands in the register of its members, so that each has a history.
 */
export const taskForce = defineRegister({
  id: 'task-force',
  title: say('工作专班台账', 'Task forces'),
  description: say(
    '驻点服务重大项目、片区攻坚的工作专班：牵头领导、牵头单位、驻点地址和起止日期。',
    'Special teams on site: the project, the official at their head, the unit, where they sit, from when to when.',
  ),
  keeper: say('区政府督查室', 'Supervision Office'),
  prefix: 'ZB',
  titleField: 'name',
  places: 'optional',
  listed: ['project', 'head', 'lead-unit', 'set-up-on', 'dissolve-due'],
  fields: {
    name: required(text('专班名称', 'Task force')),
    project: reference('服务项目', 'Project', 'project'),
    head: { ...leader('牵头领导', 'Head'), required: true },
    'lead-unit': { kind: 'unit', title: say('牵头单位', 'Lead unit') },
    site: text('驻点地址', 'Site'),
    mission: text('主要任务', 'Mission'),
    basis: text('成立文件', 'Document'),
    'set-up-on': required(happened('成立日期', 'Set up on')),
    'dissolve-due': date('计划撤销日期', 'To be dissolved by'),
    'dissolved-on': happened('撤销日期', 'Dissolved on'),
    'dissolving-reason': category('撤销原因', 'Reason for dissolving', {
      done: ['任务完成', 'Mission accomplished'],
      merged: ['并入其他专班', 'Merged into another'],
      withdrawn: ['项目退库', 'Project withdrawn'],
    }),
  },
  measures: {},
  stages: {
    'on-site': { title: say('驻点工作', 'On site') },
    dissolved: { title: say('已撤销', 'Dissolved'), ended: true },
  },
  transitions: {
    'set-up': { title: say('成立', 'Set up'), to: 'on-site' },
    'change-head': {
      title: say('调整牵头领导', 'Change the head'),
      from: ['on-site'],
      sets: ['head', 'basis'],
      requires: ['head'],
    },
    dissolve: {
      title: say('撤销', 'Dissolve'),
      from: ['on-site'],
      to: 'dissolved',
      sets: ['dissolved-on', 'dissolving-reason'],
      requires: ['dissolved-on'],
    },
  },
  rules: {
    'for-something': {
      title: say('工作专班须有服务项目或所在街道', 'A task force is for a project or a sub-district'),
      advice: say('请填服务项目，或选择所在街道。', 'Name the project, or choose the sub-district.'),
      holds: any(given('project'), given('street')),
    },
    'dissolved-after-set-up': inOrder(
      'set-up-on',
      'dissolved-on',
      '撤销日期不得早于成立日期',
      'It cannot be dissolved before it is set up',
    ),
  },
  deadlines: {
    dissolve: {
      title: say('应完成任务并撤销专班', 'Finish the mission and dissolve the task force'),
      field: 'dissolve-due',
      stages: ['on-site'],
    },
  },
  answersFor: { who: 'head', what: ['project'], itself: true, street: true, stages: ['on-site'] },
  metrics: {
    'on-site': {
      kind: 'balance',
      title: say('驻点工作专班', 'Task forces on site'),
      stages: ['on-site'],
      of: 'count',
      unit: 'ge',
    },
    projects: {
      kind: 'distinct',
      title: say('有专班驻点服务的项目', 'Projects with a task force'),
      over: { kind: 'balance', stages: ['on-site'] },
      by: 'project',
      unit: 'ge',
    },
  },
});

/** 工作专班成员: one record is one member's time in one task force; an official by reference, anybody else by the post. */
export const taskForceMember = defineRegister({
  id: 'task-force-member',
  title: say('工作专班成员', 'Members of task forces'),
  description: say(
    '各工作专班的成员及其任期：区领导按名册引用，其他人员只记岗位，不记姓名。',
    'Who is in which task force from when to when: officials by reference, others by their posts, never by name.',
  ),
  keeper: say('区政府督查室', 'Supervision Office'),
  prefix: 'ZC',
  titleField: 'post',
  places: 'optional',
  fields: {
    'task-force': required(reference('工作专班', 'Task force', 'task-force')),
    post: required(text('岗位', 'Post')),
    official: leader('区领导', 'Official'),
    from: required(date('到岗日期', 'From')),
    until: date('离岗日期', 'Until'),
    duty: text('分工', 'Duty'),
  },
  measures: {},
  stages: {
    serving: { title: say('在岗', 'Serving') },
    left: { title: say('已离岗', 'Left'), ended: true },
  },
  transitions: {
    join: { title: say('到岗', 'Join'), to: 'serving' },
    'change-duty': { title: say('调整分工', 'Change duty'), from: ['serving'], sets: ['duty', 'official'] },
    leave: {
      title: say('离岗', 'Leave'),
      from: ['serving'],
      to: 'left',
      sets: ['until'],
      requires: ['until'],
    },
  },
  rules: {
    'left-after-joined': inOrder(
      'from',
      'until',
      '离岗日期不得早于到岗日期',
      'A member cannot leave before joining',
    ),
  },
  answersFor: { who: 'official', what: ['task-force'], stages: ['serving'] },
  metrics: {
    serving: {
      kind: 'balance',
      title: say('工作专班在岗成员', 'Members of task forces'),
      stages: ['serving'],
      of: 'count',
      unit: 'ming',
    },
  },
});
