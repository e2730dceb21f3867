import { all, defineRegister, is } from '@taizhang/definition';
import { category, date, measure, reference, required, say, text } from './declare.ts';

/**
 * 目标分解台账: how a target is shared out, by unit and by month. A part belongs to one version of the target, so a version
 * that replaces it is shared out anew. What the units are given need not add up to the target: the rest is shown as not
 * assigned. A month's value is cumulative, up to its end.
 */
export const targetPart = defineRegister({
  id: 'target-part',
  title: say('目标分解台账', 'Parts of targets'),
  description: say(
    '年度目标分解到责任单位和月度的任务值；月度为累计至月末的应完成值，分解余额单列为“未分解”。',
    'What of a year’s target each unit is asked for, and what is asked by the end of each month, cumulatively.',
  ),
  keeper: say('区政府督查室', 'Supervision Office'),
  prefix: 'TGP',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('分解任务', 'Part')),
    target: required(reference('所属目标', 'Target', 'target', ['draft', 'in-force'])),
    of: required(
      category('分解对象', 'Of whom', {
        district: ['全区', 'The whole district'],
        unit: ['责任单位', 'The responsible unit'],
      }),
    ),
    month: text(
      '截至月份（如2021-03，不填为全年）',
      'Up to the end of the month (as 2021-03; empty: the year)',
    ),
    basis: text('下达文件', 'Document'),
    'issued-on': date('下达日期', 'Issued on'),
    'due-on': date('完成时限', 'Due by'),
    note: text('说明', 'Note'),
  },
  measures: { value: measure('分解值（按基本单位）', 'Value in the base unit', 'number') },
  stages: {
    'in-force': { title: say('在行', 'In force') },
    withdrawn: { title: say('已撤回', 'Withdrawn'), ended: true },
  },
  transitions: {
    assign: { title: say('分解下达', 'Assign'), to: 'in-force', requires: ['value'] },
    change: {
      title: say('调整分解值', 'Change the value'),
      from: ['in-force'],
      amounts: ['value'],
      sets: ['note'],
      requires: ['value', 'note'],
    },
    withdraw: { title: say('撤回', 'Withdraw'), from: ['in-force'], to: 'withdrawn', sets: ['note'] },
  },
  unique: {
    once: {
      title: say(
        '同一目标、同一对象、同一月份只能分解一次',
        'A target is shared out to one unit and month once',
      ),
      fields: ['target', 'of', 'unit', 'month'],
      stages: ['in-force'],
    },
  },
  metrics: {
    'in-force': {
      kind: 'balance',
      title: say('在行的分解任务', 'Parts in force'),
      stages: ['in-force'],
      of: 'count',
      unit: 'xiang',
    },
    assigned: {
      kind: 'turnover',
      title: say('期内下达的分解任务', 'Parts assigned'),
      transitions: ['assign'],
      of: 'count',
      unit: 'xiang',
    },
    withdrawn: {
      kind: 'turnover',
      title: say('期内撤回的分解任务', 'Parts withdrawn'),
      transitions: ['withdraw'],
      of: 'count',
      unit: 'xiang',
    },
    'unit-value': {
      kind: 'balance',
      title: say('分解到单位的全年任务', 'Assigned to units for the year'),
      stages: ['in-force'],
      of: { holding: 'value' },
      where: {
        combinator: 'and',
        rules: [
          ...all(is('target', '$target'), is('of', 'unit')).rules,
          { field: 'month', operator: 'null', value: null },
        ],
      },
      unknownWhenEmpty: true,
    },
  },
});
