import { all, defineRegister, is } from '@taizhang/definition';
import { category, date, leader, measure, number, required, say, text } from './declare.ts';

/**
 * 目标任务台账: kept by the Supervision Office from the year's work report and the city's performance lists (绩效目标).
 * A target is versioned: an adjusted or assigned one comes into force and the one before it is superseded, never changed,
 * so that every rate shows the denominator it stood on.
 */
export const target = defineRegister({
  id: 'target',
  title: say('年度目标任务台账', 'Targets'),
  description: say(
    '各项指标的年度目标值及其版本（年初、调整、上级下达）,完成率以在行版本为分母。',
    'The year’s target of each metric with its versions; completion is measured against the one in force.',
  ),
  keeper: say('区政府督查室', 'Supervision Office'),
  prefix: 'TGT',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('目标名称', 'Target')),
    metric: required(text('对应指标', 'Metric')),
    year: required(text('年度', 'Year')),
    version: required(
      category('版本', 'Version', {
        initial: ['年初下达', 'Initial'],
        adjusted: ['年中调整', 'Adjusted'],
        assigned: ['上级下达', 'Assigned from above'],
      }),
    ),
    source: category('目标来源', 'Source', {
      'work-report': ['区政府工作报告', 'Government work report'],
      performance: ['市级绩效目标', 'City performance target'],
      livelihood: ['为民办实事', 'Livelihood list'],
      department: ['部门年度计划', 'Bureau’s plan'],
    }),
    basis: text('下达文件', 'Document'),
    'issued-on': date('下达日期', 'Issued on'),
    'due-on': date('完成时限', 'Due by'),
    definition: text('口径说明', 'What is counted'),
    weight: number('考核分值', 'Weight in the assessment', 'number'),
    leader: leader('分管领导', 'Official in charge'),
    'adjustment-reason': text('调整原因', 'Reason for adjustment'),
  },
  measures: { value: measure('目标值（按基本单位）', 'Value in the base unit', 'number') },
  stages: {
    draft: { title: say('拟定', 'Draft') },
    'in-force': { title: say('在行', 'In force') },
    superseded: { title: say('已被替代', 'Superseded'), ended: true },
  },
  transitions: {
    draft: { title: say('拟定', 'Draft'), to: 'draft', requires: ['value'] },
    issue: { title: say('下达', 'Issue'), from: ['draft'], to: 'in-force', sets: ['basis', 'issued-on'] },
    assign: { title: say('上级直接下达', 'Assigned from above'), to: 'in-force', requires: ['value'] },
    adjust: {
      title: say('年中调整下达', 'Issue an adjusted version'),
      to: 'in-force',
      requires: ['value', 'basis', 'issued-on'],
    },
    supersede: {
      title: say('替代', 'Supersede'),
      from: ['draft', 'in-force'],
      to: 'superseded',
      sets: ['adjustment-reason'],
    },
  },
  unique: {
    'one-in-force': {
      title: say(
        '同一指标、同一年度只能有一个在行目标',
        'A metric has one target of a year in force at a time',
      ),
      fields: ['metric', 'year'],
      stages: ['in-force'],
    },
  },
  targets: {
    metric: 'metric',
    year: 'year',
    value: 'value',
    stages: ['in-force'],
    past: ['superseded'],
    version: 'version',
    adjusted: 'adjusted',
    reason: 'adjustment-reason',
    basis: 'basis',
    issuedOn: 'issued-on',
    supersede: 'supersede',
    adjust: 'adjust',
    closes: 5,
    parts: {
      register: 'target-part',
      target: 'target',
      of: 'of',
      whole: 'district',
      month: 'month',
      value: 'value',
      open: 'assign',
      stages: ['in-force'],
    },
  },
  metrics: {
    value: {
      kind: 'balance',
      title: say('在行目标值', 'Value in force'),
      stages: ['in-force'],
      of: { holding: 'value' },
      where: all(is('metric', '$metric'), is('year', '$year')),
      unknownWhenEmpty: true,
    },
    'in-force': {
      kind: 'balance',
      title: say('在行目标', 'Targets in force'),
      stages: ['in-force'],
      of: 'count',
      unit: 'xiang',
    },
    drafts: {
      kind: 'balance',
      title: say('拟定中的目标', 'Targets in draft'),
      stages: ['draft'],
      of: 'count',
      unit: 'xiang',
    },
    superseded: {
      kind: 'turnover',
      title: say('期内被替代的目标', 'Targets superseded'),
      transitions: ['supersede'],
      of: 'count',
      unit: 'xiang',
    },
  },
});
