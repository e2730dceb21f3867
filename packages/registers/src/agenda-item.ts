import { defineRegister } from '@taizhang/definition';
import { date, leader, number, reference, required, say, text, unit } from './declare.ts';

/**
 * 会议议题: kept by the District Government Office. An item is proposed or drawn from the problem list, put on the agenda
 * of a meeting, and decided, deferred or withdrawn there. What is decided with a unit and a day becomes a supervised
 * matter in the same request.
 */
export const agendaItem = defineRegister({
  id: 'agenda-item',
  title: say('会议议题', 'Agenda items'),
  description: say(
    '投委会等会议的议题、汇报材料和议定事项；议定交办的事项同时列入督办。',
    'Items of meetings with their papers and decisions; what is assigned becomes a supervised matter at once.',
  ),
  keeper: say('区政府办公室', 'District Government Office'),
  prefix: 'YT',
  titleField: 'subject',
  places: 'none',
  listed: ['meeting', 'order', 'undertaking-unit', 'leader', 'due-on'],
  fields: {
    subject: required(text('议题', 'Subject')),
    meeting: required(reference('会议', 'Meeting', 'meeting', ['planned', 'held'])),
    order: number('次序', 'Order', 'number'),
    problem: reference('问题', 'Problem', 'problem', ['open', 'solving']),
    project: reference('涉及项目', 'Project', 'project'),
    'paper-number': text('材料编号', 'Number of the paper'),
    'reporting-unit': unit('汇报单位', 'Reported by'),
    decision: text('议定内容', 'Decision'),
    'undertaking-unit': unit('承办单位', 'To be done by'),
    leader: leader('牵头区领导', 'Official in charge'),
    'due-on': date('办结时限', 'Due on'),
    'defer-reason': text('缓议原因', 'Why it was deferred'),
    'withdraw-reason': text('撤回原因', 'Why it was withdrawn'),
  },
  measures: {},
  stages: {
    proposed: { title: say('已申报', 'Proposed') },
    listed: { title: say('列入议程', 'On the agenda') },
    decided: { title: say('已议定', 'Decided'), ended: true },
    deferred: { title: say('缓议', 'Deferred') },
    withdrawn: { title: say('已撤回', 'Withdrawn'), ended: true },
  },
  transitions: {
    propose: { title: say('申报议题', 'Propose'), to: 'proposed' },
    draw: { title: say('列入议程', 'Put on the agenda'), to: 'listed', requires: ['order'] },
    list: {
      title: say('审定列入议程', 'Accept for the agenda'),
      from: ['proposed', 'deferred'],
      to: 'listed',
      sets: ['order', 'paper-number', 'meeting'],
      requires: ['order'],
    },
    prepare: {
      title: say('补充材料', 'Add the paper'),
      from: ['proposed', 'listed'],
      sets: ['order', 'paper-number', 'reporting-unit'],
    },
    decide: {
      title: say('议定交办', 'Decide and assign'),
      from: ['listed'],
      to: 'decided',
      sets: ['decision', 'undertaking-unit', 'leader', 'due-on'],
      requires: ['decision', 'undertaking-unit', 'leader', 'due-on'],
      opens: [
        {
          register: 'supervision',
          transition: 'register',
          set: {
            subject: { field: 'subject' },
            requirement: { field: 'decision' },
            source: { value: 'meeting-decision' },
            urgency: { value: 'ordinary' },
            'due-on': { field: 'due-on' },
            leader: { field: 'leader' },
            project: { field: 'project' },
            problem: { field: 'problem' },
            'agenda-item': { record: true },
          },
          unit: { field: 'undertaking-unit' },
        },
      ],
    },
    conclude: {
      title: say('议定（无交办事项）', 'Decide without assigning'),
      from: ['listed'],
      to: 'decided',
      sets: ['decision'],
      requires: ['decision'],
    },
    defer: {
      title: say('缓议', 'Defer'),
      from: ['listed'],
      to: 'deferred',
      sets: ['defer-reason'],
      requires: ['defer-reason'],
    },
    withdraw: {
      title: say('撤回', 'Withdraw'),
      from: ['proposed', 'listed', 'deferred'],
      to: 'withdrawn',
      sets: ['withdraw-reason'],
      requires: ['withdraw-reason'],
    },
  },
  metrics: {
    decided: {
      kind: 'turnover',
      title: say('议定事项', 'Items decided'),
      transitions: ['decide', 'conclude'],
      of: 'count',
      unit: 'xiang',
    },
    assigned: {
      kind: 'turnover',
      title: say('议定交办事项', 'Items decided and assigned'),
      transitions: ['decide'],
      of: 'count',
      unit: 'xiang',
    },
    waiting: {
      kind: 'balance',
      title: say('待上会议题', 'Items that wait for a meeting'),
      stages: ['proposed', 'listed', 'deferred'],
      of: 'count',
      unit: 'ge',
    },
  },
});
