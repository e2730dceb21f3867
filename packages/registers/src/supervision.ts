import { all, any, defineRegister, is, type Rule } from '@taizhang/definition';
import {
  absent,
  category,
  date,
  given,
  happened,
  leader,
  lookAtDays,
  reference,
  required,
  say,
  text,
} from './declare.ts';

const office = 'supervision-office';
const inHand = ['registered', 'assigned', 'signed', 'returned', 'reported', 'verified'];
const within = (field: string, day: string): Rule => ({
  field,
  operator: '<=',
  value: day,
  valueSource: 'field',
});
const workdays = (count: number) => ({ count, of: 'working-day' }) as const;
const hours = (count: number) => ({ count, of: 'working-hour' }) as const;

/** Done by the day in force: the extended one, where there is one. */
const onTime = any(
  all(given('extended-to'), within('done-on', 'extended-to')),
  all(absent('extended-to'), within('done-on', 'due-on')),
);

/**
 * 督办事项台账: kept by the Supervision Office. A matter is put on the list (立项), given to a unit (交办), signed for by it
 * (签收), reported as done (反馈), verified (核查) and closed (销号), or sent back (退回重办). The day by which it was first due
 * stays for good: an extension, which the office must approve, is a day of its own.
 */
export const supervision = defineRegister({
  id: 'supervision',
  title: say('督办事项台账', 'Supervised matters'),
  description: say(
    '政府工作报告、会议议定、领导批示等事项的立项、交办、签收、反馈、核查、销号和退回重办。',
    'Matters of the work report, of meetings and of leaders’ instructions, from being put on the list to being closed.',
  ),
  keeper: say('区政府督查室', 'Supervision Office'),
  prefix: 'DB',
  titleField: 'subject',
  places: 'none',
  listed: ['source', 'urgency', 'due-on', 'extended-to', 'leader', 'done-on'],
  fields: {
    subject: required(text('督办事项', 'Matter')),
    source: required(
      category('来源', 'Source', {
        'work-report': ['政府工作报告', 'Government work report'],
        'meeting-decision': ['会议议定事项', 'Decision of a meeting'],
        'leader-instruction': ['领导批示', 'Leader’s instruction'],
        target: ['目标任务', 'Target'],
        project: ['重大项目', 'Major project'],
        petition: ['群众来信来访', 'Petition'],
        other: ['其他', 'Other'],
      }),
    ),
    basis: text('依据（文号、会议纪要、批示）', 'Basis'),
    requirement: text('办理要求', 'What is required'),
    urgency: required(
      category('缓急', 'Urgency', {
        ordinary: ['一般', 'Ordinary'],
        urgent: ['紧急', 'Urgent'],
        extra: ['特急', 'Extra urgent'],
      }),
    ),
    'decided-on': happened('议定（批示）日期', 'Decided on'),
    'due-on': required(date('办结时限', 'Due on')),
    'extended-to': date('延期至', 'Extended to'),
    'extension-reason': text('延期理由', 'Reason for the extension'),
    project: reference('涉及项目', 'Project', 'project'),
    leader: leader('牵头区领导', 'Official in charge'),
    'agenda-item': reference('会议议题', 'Agenda item', 'agenda-item'),
    problem: reference('问题', 'Problem', 'problem'),
    result: text('办理情况', 'What was done'),
    'done-on': happened('完成日期', 'Done on'),
    finding: text('核查情况', 'What was found'),
    'return-reason': text('退回原因', 'Reason for sending back'),
    'cancel-reason': text('终止原因', 'Reason for ending'),
  },
  measures: {},
  stages: {
    registered: { title: say('已立项', 'On the list') },
    assigned: { title: say('待签收', 'Awaiting signature') },
    signed: { title: say('办理中', 'In hand') },
    returned: { title: say('退回重办', 'Sent back') },
    reported: { title: say('待核查', 'Awaiting verification') },
    verified: { title: say('待销号', 'Awaiting closing') },
    closed: { title: say('已销号', 'Closed'), ended: true },
    cancelled: { title: say('已终止', 'Ended'), ended: true },
  },
  transitions: {
    register: { title: say('立项', 'Put on the list'), to: 'registered' },
    assign: {
      title: say('交办', 'Assign'),
      from: ['registered'],
      to: 'assigned',
      assigns: true,
      at: office,
      sets: ['requirement', 'urgency', 'leader'],
    },
    sign: { title: say('签收', 'Sign for'), from: ['assigned'], to: 'signed', at: 'own' },
    report: {
      title: say('反馈', 'Report'),
      from: ['signed', 'returned'],
      to: 'reported',
      at: 'own',
      sets: ['result', 'done-on'],
      requires: ['result', 'done-on'],
    },
    'send-back': {
      title: say('退回重办', 'Send back'),
      from: ['reported', 'verified'],
      to: 'returned',
      at: office,
      sets: ['return-reason'],
      requires: ['return-reason'],
    },
    verify: {
      title: say('核查', 'Verify'),
      from: ['reported'],
      to: 'verified',
      at: office,
      sets: ['finding'],
      requires: ['finding'],
    },
    close: { title: say('销号', 'Close'), from: ['verified'], to: 'closed', at: office },
    extend: {
      title: say('申请延期', 'Ask for an extension'),
      from: ['assigned', 'signed', 'returned'],
      sets: ['extended-to', 'extension-reason'],
      requires: ['extended-to', 'extension-reason'],
    },
    cancel: {
      title: say('终止督办', 'End'),
      from: ['registered', 'assigned', 'signed', 'returned'],
      to: 'cancelled',
      at: office,
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
    },
  },
  // The days and what was promised are changed by nobody alone, least of all by whoever is to keep them.
  review: { transitions: ['extend', 'close', 'revise'], at: office },
  rules: {
    'due-after-decided': {
      title: say('办结时限不得早于议定（批示）日期', 'It is not due before it was decided'),
      advice: lookAtDays,
      holds: all(within('decided-on', 'due-on')),
    },
    'done-after-decided': {
      title: say('完成日期不得早于议定（批示）日期', 'It is not done before it was decided'),
      advice: lookAtDays,
      holds: all(within('decided-on', 'done-on')),
    },
    'extended-after-due': {
      title: say('延期日期须晚于原办结时限', 'An extension is later than the day first set'),
      advice: say(
        '请填晚于原时限的日期；能按原时限办结的，不必申请延期。',
        'Give a later day; what will be done by the first day needs no extension.',
      ),
      holds: all({ field: 'due-on', operator: '<', value: 'extended-to', valueSource: 'field' }),
    },
  },
  deadlines: {
    assign: {
      title: say('应交办', 'Assign it'),
      within: workdays(2),
      stages: ['registered'],
      at: office,
    },
    sign: {
      title: say('应签收', 'Sign for it'),
      within: workdays(1),
      stages: ['assigned'],
      where: all(is('urgency', 'ordinary')),
      escalate: [{ after: workdays(1), to: office, title: say('未按时签收', 'Not signed for in time') }],
    },
    'sign-urgent': {
      title: say('紧急件应签收', 'Sign for an urgent matter'),
      within: hours(4),
      stages: ['assigned'],
      where: all(is('urgency', 'urgent')),
      escalate: [{ after: hours(4), to: office, title: say('未按时签收', 'Not signed for in time') }],
    },
    'sign-extra': {
      title: say('特急件应签收', 'Sign for an extra urgent matter'),
      within: hours(2),
      stages: ['assigned'],
      where: all(is('urgency', 'extra')),
      escalate: [{ after: hours(1), to: office, title: say('未按时签收', 'Not signed for in time') }],
    },
    report: {
      title: say('应办结反馈', 'Do it and report'),
      field: 'due-on',
      extended: 'extended-to',
      of: 'working-day',
      stages: ['assigned', 'signed', 'returned'],
      remind: workdays(3),
      escalate: [
        { after: workdays(1), to: 'own', title: say('逾期提醒', 'Reminded') },
        { after: workdays(3), to: office, title: say('督查室催办', 'Pressed by the Supervision Office') },
        { after: workdays(10), to: 'government-office', title: say('报区领导', 'Put before the leaders') },
      ],
    },
    verify: {
      title: say('应核查', 'Verify it'),
      within: workdays(5),
      stages: ['reported'],
      at: office,
    },
    close: { title: say('应销号', 'Close it'), within: workdays(3), stages: ['verified'], at: office },
  },
  metrics: {
    registered: {
      kind: 'turnover',
      title: say('督办立项', 'Matters put on the list'),
      transitions: ['register'],
      of: 'count',
      unit: 'jian',
    },
    assigned: {
      kind: 'turnover',
      title: say('督办交办', 'Matters assigned'),
      transitions: ['assign'],
      of: 'count',
      unit: 'jian',
    },
    reported: {
      kind: 'turnover',
      title: say('督办反馈', 'Reports given'),
      transitions: ['report'],
      of: 'count',
      unit: 'jian',
    },
    'sent-back': {
      kind: 'turnover',
      title: say('退回重办', 'Sent back'),
      definition: say('一件退回两次计两次', 'A matter that was sent back twice counts twice'),
      transitions: ['send-back'],
      of: 'count',
      unit: 'jian',
    },
    extended: {
      kind: 'turnover',
      title: say('批准延期', 'Extensions approved'),
      transitions: ['extend'],
      of: 'count',
      unit: 'jian',
    },
    closed: {
      kind: 'turnover',
      title: say('督办销号', 'Matters closed'),
      transitions: ['close'],
      of: 'count',
      unit: 'jian',
    },
    'closed-on-time': {
      kind: 'turnover',
      title: say('按期办结', 'Closed, and done on time'),
      definition: say(
        '已销号、完成日期不晚于有效时限（批准延期的按延期后的日期）',
        'Closed; done by the day in force, which is the extended one where an extension was approved',
      ),
      transitions: ['close'],
      of: 'count',
      unit: 'jian',
      where: onTime,
    },
    'closed-by-first-day': {
      kind: 'turnover',
      title: say('按原时限办结', 'Closed, and done by the day first set'),
      definition: say(
        '不计延期，完成日期不晚于最初的办结时限',
        'Whatever was extended, done by the first day',
      ),
      transitions: ['close'],
      of: 'count',
      unit: 'jian',
      where: all(within('done-on', 'due-on')),
    },
    'in-hand': {
      kind: 'balance',
      title: say('在办督办事项', 'Matters in hand'),
      stages: inHand,
      of: 'count',
      unit: 'jian',
    },
    overdue: {
      kind: 'balance',
      title: say('逾期未反馈', 'Overdue'),
      definition: say(
        '有效时限早于所问之日而仍未反馈',
        'The day in force lies before the day asked about, and nothing was reported yet',
      ),
      stages: ['assigned', 'signed', 'returned'],
      of: 'count',
      unit: 'jian',
      where: any(
        all(given('extended-to'), { field: 'extended-to', operator: '<', value: '$day' }),
        all(absent('extended-to'), { field: 'due-on', operator: '<', value: '$day' }),
      ),
    },
    'decisions-closed': {
      kind: 'turnover',
      title: say('办结会议议定事项', 'Decisions of meetings carried out'),
      definition: say(
        '由会议议题议定交办、期内销号的督办事项',
        'Matters that an agenda item assigned, closed in the period',
      ),
      transitions: ['close'],
      of: 'count',
      unit: 'xiang',
      where: all(given('agenda-item')),
    },
    'decisions-in-hand': {
      kind: 'balance',
      title: say('在办会议议定事项', 'Decisions of meetings in hand'),
      stages: inHand,
      of: 'count',
      unit: 'xiang',
      where: all(given('agenda-item')),
    },
    'decisions-done-rate': {
      kind: 'ratio',
      title: say('议定事项办结率', 'Share of decisions carried out'),
      definition: say(
        '期内办结的会议议定事项 ÷ 期内议定交办的事项',
        'Decisions carried out in the period ÷ those assigned in it',
      ),
      numerator: 'supervision.decisions-closed',
      denominator: 'agenda-item.assigned',
    },
    'on-time-rate': {
      kind: 'ratio',
      title: say('按期办结率', 'Share done on time'),
      definition: say('按期办结 ÷ 督办销号', 'Done on time ÷ closed'),
      numerator: 'supervision.closed-on-time',
      denominator: 'supervision.closed',
    },
    'sent-back-rate': {
      kind: 'ratio',
      title: say('退回率', 'Share sent back'),
      definition: say('退回重办 ÷ 督办反馈', 'Sent back ÷ reported'),
      numerator: 'supervision.sent-back',
      denominator: 'supervision.reported',
    },
  },
});
