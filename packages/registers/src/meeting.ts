import { all, any, defineRegister, is } from '@taizhang/definition';
import { category, date, happened, leader, measure, personal, required, say, text } from './declare.ts';

/**
 * 会议(活动)台账: kept by the District Government Office. A meeting is planned, held, and its minutes are issued
 * (印发纪要); what the minutes decide is followed up by the supervision office.
 */
export const meeting = defineRegister({
  id: 'meeting',
  title: say('会议活动台账', 'Meetings and events'),
  description: say(
    '投委会、常务会、专题会、调度会和集中开工等活动的计划、召开、纪要和议定事项。',
    'Investment committee, executive and working meetings and ceremonies: planned, held, minuted.',
  ),
  keeper: say('区政府办公室', 'District Government Office'),
  prefix: 'HY',
  titleField: 'subject',
  places: 'none',
  listed: ['kind', 'planned-on', 'held-on', 'chair', 'projects'],
  fields: {
    subject: required(text('会议（活动）名称', 'Subject')),
    kind: required(
      category('类型', 'Kind', {
        'investment-committee': ['投资决策委员会会议（投委会）', 'Investment committee'],
        groundbreaking: ['重大项目集中开工活动', 'Concentrated start of major projects'],
        executive: ['区政府常务会议', 'Executive meeting of the government'],
        special: ['专题会议', 'Special meeting'],
        dispatch: ['项目调度会', 'Project dispatch meeting'],
        'on-site': ['现场办公会', 'On-site meeting'],
      }),
    ),
    serial: text('届次', 'Serial'),
    level: category('主办层级', 'Held by', {
      district: ['区级', 'District'],
      city: ['市级（本区分会场）', 'City, with a branch in the district'],
    }),
    'planned-on': date('拟召开日期', 'Planned for'),
    'held-on': happened('召开日期', 'Held on'),
    venue: text('地点', 'Venue'),
    chair: leader('主持领导', 'Chaired by'),
    attendees: text('参会单位', 'Units attending'),
    agenda: text('议题', 'Agenda'),
    decisions: text('议定事项', 'Decisions'),
    'minutes-number': text('纪要文号', 'Number of the minutes'),
    'follow-up-due': date('议定事项办结时限', 'Decisions due by'),
    'cancel-reason': text('取消原因', 'Reason for cancelling'),
    'contact-name': personal('会务联系人', 'Contact', 'name'),
    'contact-phone': personal('联系电话', 'Telephone', 'phone'),
  },
  measures: {
    projects: measure('上会项目', 'Projects discussed', 'xiang'),
    investment: measure('上会项目总投资', 'Investment of these', 'yi-yuan'),
    participants: measure('参会人数', 'Participants', 'ren'),
  },
  stages: {
    planned: { title: say('拟召开', 'Planned') },
    held: { title: say('已召开', 'Held') },
    minuted: { title: say('已印发纪要', 'Minuted') },
    closed: { title: say('议定事项办结', 'Decisions carried out'), ended: true },
    cancelled: { title: say('已取消', 'Cancelled'), ended: true },
  },
  transitions: {
    plan: { title: say('列入计划', 'Plan'), to: 'planned' },
    postpone: {
      title: say('延期', 'Postpone'),
      from: ['planned'],
      sets: ['planned-on'],
      requires: ['planned-on'],
    },
    hold: {
      title: say('召开', 'Hold'),
      from: ['planned'],
      to: 'held',
      sets: ['held-on', 'venue', 'chair', 'attendees', 'agenda'],
      amounts: ['projects', 'investment', 'participants'],
      requires: ['held-on', 'participants'],
    },
    minute: {
      title: say('印发纪要', 'Issue minutes'),
      from: ['held'],
      to: 'minuted',
      sets: ['minutes-number', 'decisions', 'follow-up-due'],
      requires: ['minutes-number'],
    },
    close: { title: say('全部办结', 'Close'), from: ['minuted'], to: 'closed' },
    cancel: {
      title: say('取消', 'Cancel'),
      from: ['planned'],
      to: 'cancelled',
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
    },
  },
  rules: {
    'ceremony-counts-projects': {
      title: say(
        '集中开工活动的项目数和总投资由项目台账得出，不另填报',
        'How many projects a ceremony starts, and their investment, is told by the projects',
      ),
      advice: say(
        '请把项目数和总投资留空；项目开工时选择本次活动，即计入。',
        'Leave both empty: a project counts once its start names the ceremony.',
      ),
      holds: any(
        { field: 'kind', operator: '!=', value: 'groundbreaking' },
        all(is('projects', 0), is('investment', 0)),
      ),
    },
  },
  deadlines: {
    hold: {
      title: say('应按计划召开', 'Hold the meeting'),
      field: 'planned-on',
      stages: ['planned'],
    },
    'follow-up': {
      title: say('应办结议定事项', 'Carry out the decisions'),
      field: 'follow-up-due',
      stages: ['held', 'minuted'],
    },
  },
  gathers: {
    started: {
      title: say('集中开工项目', 'Projects started'),
      register: 'project',
      when: all(is('kind', 'groundbreaking')),
      by: 'ceremony',
      totals: ['total-investment'],
      fields: ['kind', 'level', 'started-on', 'construction-unit'],
    },
    agenda: {
      title: say('议程和议定事项', 'Agenda and decisions'),
      when: all({ field: 'kind', operator: '!=', value: 'groundbreaking' }),
      register: 'agenda-item',
      by: 'meeting',
      order: 'order',
      fields: ['paper-number', 'reporting-unit', 'decision', 'undertaking-unit', 'leader', 'due-on'],
      draws: {
        register: 'problem',
        stages: ['open', 'solving'],
        transition: 'draw',
        set: {
          subject: { field: 'what' },
          problem: { record: true },
          project: { field: 'project' },
          'reporting-unit': { field: 'raised-by' },
        },
        while: ['planned', 'held'],
      },
    },
  },
  papers: {
    minutes: {
      title: say('会议纪要', 'Minutes'),
      stages: ['held', 'minuted', 'closed'],
      heading: say('{subject}纪要', 'Minutes of {subject}'),
      number: 'minutes-number',
      lines: [
        say(
          '{held-on}，{chair}在{venue}主持召开{subject}。',
          '{chair} chaired {subject} in {venue} on {held-on}.',
        ),
        say('参会单位：{attendees}。', 'Attending: {attendees}.'),
        say(
          '会议研究议题{items}项，议定事项纪要如下：',
          '{items} items were discussed and decided as follows.',
        ),
      ],
      items: {
        gathering: 'agenda',
        stages: ['decided', 'deferred'],
        heading: say('{subject}', '{subject}'),
        lines: [
          say('会议听取了{reporting-unit}的汇报。', '{reporting-unit} reported.'),
          say('会议议定：{decision}。', 'It was decided: {decision}.'),
          say(
            '承办单位：{undertaking-unit}。牵头区领导：{leader}。办结时限：{due-on}。',
            'To be done by {undertaking-unit} under {leader} by {due-on}.',
          ),
          say('会议决定缓议：{defer-reason}。', 'It was deferred: {defer-reason}.'),
        ],
      },
      closing: [
        say(
          '以上交办事项由区政府督查室列入督办，承办单位按时限反馈办理情况。',
          'What was assigned is followed up by the Supervision Office.',
        ),
      ],
      issuer: say('武昌区人民政府办公室', 'District Government Office'),
      day: 'held-on',
    },
  },
  metrics: {
    'committee-held': {
      kind: 'turnover',
      title: say('召开投委会', 'Investment committee meetings held'),
      transitions: ['hold'],
      of: 'count',
      unit: 'ci',
      where: all(is('kind', 'investment-committee')),
    },
    'groundbreakings-held': {
      kind: 'turnover',
      title: say('集中开工活动', 'Concentrated-start ceremonies'),
      transitions: ['hold'],
      of: 'count',
      unit: 'ci',
      where: all(is('kind', 'groundbreaking')),
    },
    held: {
      kind: 'turnover',
      title: say('召开会议（活动）', 'Meetings held'),
      transitions: ['hold'],
      of: 'count',
      unit: 'ci',
    },
    'awaiting-minutes': {
      kind: 'balance',
      title: say('待印发纪要的会议', 'Meetings awaiting minutes'),
      stages: ['held'],
      of: 'count',
      unit: 'ci',
    },
  },
});
