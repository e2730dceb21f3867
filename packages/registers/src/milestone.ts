import { all, any, defineRegister } from '@taizhang/definition';
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
 * 节点计划: what of a project or an item of the construction plan is to be reached by when, between its start and its
 * end. The day first planned stays for good; a milestone that is put off has a day of its own and a reason. Start,
 * finish and acceptance are steps of the project or item itself and no milestones.
 */
export const milestone = defineRegister({
  id: 'milestone',
  title: say('节点计划', 'Milestones'),
  description: say(
    '重大项目和城建项目开工与完工之间的关键节点，一节点一条，有计划时间、责任单位和责任领导，到点须附佐证。',
    'What of a project or item is to be reached by when, with who answers for it, and evidence once it is reached.',
  ),
  keeper: say('区发展和改革局', 'Development and Reform Bureau'),
  prefix: 'JD',
  titleField: 'what',
  places: 'optional',
  listed: ['kind', 'owner', 'planned-on', 'postponed-to', 'reached-on'],
  fields: {
    what: required(text('节点', 'Milestone')),
    project: reference('重大项目', 'Major project', 'project'),
    'city-item': reference('城建项目', 'City construction item', 'city-construction'),
    kind: required(
      category('节点类型', 'Kind', {
        design: ['施工图审查', 'Drawings examined'],
        site: ['场地移交', 'Site handed over'],
        pipeline: ['管线迁改', 'Pipelines moved'],
        foundation: ['基础（路基）完成', 'Foundations done'],
        structure: ['主体完成', 'Structure done'],
        facilities: ['附属设施完成', 'Facilities done'],
        trial: ['联合调试', 'Trial run'],
        other: ['其他', 'Other'],
      }),
    ),
    owner: leader('责任领导', 'Owner'),
    'planned-on': required(date('计划时间', 'Planned for')),
    'postponed-to': date('调整后时间', 'Put off to'),
    'postpone-reason': text('调整原因', 'Why it was put off'),
    'reached-on': happened('实际到点日期', 'Reached on'),
    result: text('完成情况', 'What was reached'),
    'cancel-reason': text('取消原因', 'Why it was dropped'),
  },
  measures: {},
  stages: {
    pending: { title: say('未到点', 'Pending') },
    reached: { title: say('已到点', 'Reached'), ended: true },
    cancelled: { title: say('已取消', 'Dropped'), ended: true },
  },
  transitions: {
    plan: { title: say('列入节点计划', 'Plan'), to: 'pending' },
    reach: {
      title: say('到点', 'Reach'),
      from: ['pending'],
      to: 'reached',
      sets: ['reached-on', 'result'],
      requires: ['reached-on'],
      evidence: true,
    },
    'put-off': {
      title: say('调整时间', 'Put off'),
      from: ['pending'],
      sets: ['postponed-to', 'postpone-reason'],
      requires: ['postponed-to', 'postpone-reason'],
    },
    'hand-over': {
      title: say('更换责任领导', 'Hand over'),
      from: ['pending'],
      sets: ['owner'],
      requires: ['owner'],
    },
    cancel: {
      title: say('取消', 'Drop'),
      from: ['pending'],
      to: 'cancelled',
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
    },
  },
  spans: { planned: ['planned-on', 'planned-on'], actual: ['reached-on', 'reached-on'] },
  rules: {
    'object-given': {
      title: say('须填所属的重大项目或城建项目', 'The project or item that it is a milestone of is named'),
      advice: say(
        '请填“重大项目”或“城建项目”其中一项。',
        'Name either the major project or the item of the construction plan.',
      ),
      holds: any(all(given('project')), all(given('city-item'))),
    },
    'put-off-later': inOrder(
      'planned-on',
      'postponed-to',
      '调整后时间不得早于原计划',
      'A milestone is not put off to an earlier day',
    ),
  },
  deadlines: {
    reach: {
      title: say('应到点', 'Reach it'),
      field: 'planned-on',
      extended: 'postponed-to',
      stages: ['pending'],
      remind: { count: 5, of: 'working-day' },
    },
  },
  metrics: {
    pending: {
      kind: 'balance',
      title: say('未到点的节点', 'Milestones pending'),
      stages: ['pending'],
      of: 'count',
      unit: 'ge',
    },
    reached: {
      kind: 'turnover',
      title: say('到点的节点', 'Milestones reached'),
      transitions: ['reach'],
      of: 'count',
      unit: 'ge',
    },
    'reached-late': {
      kind: 'turnover',
      title: say('晚于原计划到点的节点', 'Milestones reached later than planned'),
      definition: say('按最初的计划时间计，不计调整', 'By the day first planned, whatever it was put off to'),
      transitions: ['reach'],
      of: 'count',
      unit: 'ge',
      where: all({ field: 'reached-on', operator: '>', value: 'planned-on', valueSource: 'field' }),
    },
    'put-off': {
      kind: 'turnover',
      title: say('调整时间的节点', 'Milestones put off'),
      definition: say('一个节点调整两次计两次', 'One that was put off twice counts twice'),
      transitions: ['put-off'],
      of: 'count',
      unit: 'ge',
    },
    overdue: {
      kind: 'balance',
      title: say('逾期未到点的节点', 'Milestones overdue'),
      definition: say('有效时间早于所问之日而未到点', 'The day in force lies before the day asked about'),
      stages: ['pending'],
      of: 'count',
      unit: 'ge',
      where: any(
        all(given('postponed-to'), { field: 'postponed-to', operator: '<', value: '$day' }),
        all(
          { field: 'postponed-to', operator: 'null', value: null },
          { field: 'planned-on', operator: '<', value: '$day' },
        ),
      ),
    },
  },
});
