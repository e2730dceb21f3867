import { all, defineRegister, is } from '@taizhang/definition';
import { category, date, flag, inOrder, reference, required, say, text } from './declare.ts';

/**
 * 企业信用记录台账: black lists (严重失信主体名单) and penalties on record, from the day a firm is listed to the day it
 * is lifted. Policies ask whether a firm is listed on their day.
 */
export const creditRecord = defineRegister({
  id: 'credit-record',
  title: say('企业信用记录台账', 'Credit records of firms'),
  description: say(
    '严重失信主体名单和行政处罚公示的列入、修复和移出，政策兑现以兑现之日是否在列为准。',
    'Listings on black lists and penalties on record, with the day each was lifted.',
  ),
  keeper: say('区发展和改革局', 'Development and Reform Bureau'),
  prefix: 'XY',
  titleField: 'matter',
  places: 'optional',
  fields: {
    matter: required(text('事由', 'Matter')),
    enterprise: required(reference('企业', 'Firm', 'enterprise')),
    kind: required(
      category('类别', 'Kind', {
        market: ['严重违法失信企业', 'Serious breach of market rules'],
        tax: ['重大税收违法失信主体', 'Serious tax offence'],
        judgment: ['失信被执行人', 'Judgment not complied with'],
        wages: ['拖欠农民工工资', 'Wages not paid'],
        environment: ['环境违法', 'Environmental offence'],
        safety: ['安全生产失信', 'Work safety'],
        penalty: ['一般行政处罚', 'Penalty'],
      }),
    ),
    'black-list': required(flag('列入失信惩戒名单', 'On a black list')),
    'listed-by': text('列入机关', 'Listed by'),
    document: text('决定文号', 'Decision'),
    from: required(date('列入日期', 'Listed from')),
    lifted: date('移出（修复）日期', 'Listed through'),
    'lift-reason': text('移出（修复）依据', 'Why it was lifted'),
    note: text('说明', 'Note'),
  },
  measures: {},
  stages: {
    listed: { title: say('在列', 'Listed') },
    lifted: { title: say('已移出', 'Lifted'), ended: true },
  },
  transitions: {
    list: { title: say('列入', 'List'), to: 'listed' },
    lift: {
      title: say('移出（修复）', 'Lift'),
      from: ['listed'],
      to: 'lifted',
      sets: ['lifted', 'lift-reason'],
      requires: ['lifted'],
    },
  },
  rules: {
    'listed-before-lifted': inOrder(
      'from',
      'lifted',
      '移出日期不得早于列入日期',
      'It is not lifted before it was listed',
    ),
  },
  metrics: {
    listed: {
      kind: 'balance',
      title: say('在列失信记录', 'Records listed'),
      stages: ['listed'],
      of: 'count',
      unit: 'jian',
      where: all(is('black-list', true)),
    },
    firms: {
      kind: 'distinct',
      title: say('在列失信企业', 'Firms on a black list'),
      over: { kind: 'balance', stages: ['listed'] },
      by: 'enterprise',
      unit: 'jia',
      where: all(is('black-list', true)),
    },
    added: {
      kind: 'turnover',
      title: say('新列入', 'Listed'),
      transitions: ['list'],
      of: 'count',
      unit: 'jian',
    },
    lifted: {
      kind: 'turnover',
      title: say('移出（修复）', 'Lifted'),
      transitions: ['lift'],
      of: 'count',
      unit: 'jian',
    },
  },
});
