import { all, any, defineRegister, is, isIn } from '@taizhang/definition';
import {
  absent,
  category,
  date,
  given,
  happened,
  inOrder,
  personal,
  reference,
  required,
  say,
  text,
} from './declare.ts';

/**
 * 公示异议: what somebody objects to in a published list while it is public. The list says of what the entry is a record;
 * a further list is an option, a reference and a part of the rule `entry-of-list`. It is answered in writing; what is
 * upheld is put right where the entry is kept, and said here.
 */
export const objection = defineRegister({
  id: 'objection',
  title: say('公示异议台账', 'Objections to published lists'),
  description: say(
    '公示期内收到的异议及核查答复，一件一条，对应所公示名单中的一条记录（被征收户、奖补事项等）。',
    'Objections to a published list while it is public, each about one entry of it (a household, an award), and how they were answered.',
  ),
  keeper: say('发布公示的单位', 'Whoever published the list'),
  prefix: 'YY',
  titleField: 'what',
  places: 'optional',
  fields: {
    what: required({
      ...text('异议事项', 'What is objected to'),
      help: say(
        '写明所异议的内容，不写姓名和证件号',
        'What it is about, without names and numbers of persons',
      ),
    }),
    list: required(
      category('所公示的名单', 'List', {
        survey: ['房屋调查认定结果公示', 'Results of the survey'],
        compensation: ['房屋征收补偿结果公示', 'Results of compensation'],
        award: ['惠企政策兑现公示', 'Awards and subsidies'],
      }),
    ),
    household: reference('被征收户', 'Household', 'household'),
    award: {
      kind: 'reference',
      register: 'award',
      title: say('兑现事项', 'Award'),
      stages: ['public-notice'],
    },
    'published-from': required(date('公示期起', 'Public from')),
    'published-until': required(date('公示期至', 'Public until')),
    'raised-on': required(happened('收到日期', 'Raised on')),
    'objector-kind': required(
      category('异议人类别', 'Who objects', {
        party: ['当事人', 'Whom the entry is about'],
        other: ['其他单位或个人', 'Somebody else'],
      }),
    ),
    'objector-organisation': text('异议单位', 'Organisation that objects'),
    finding: text('核查情况', 'What was found'),
    remedy: text('更正情况', 'What was put right'),
    'answer-number': text('答复文号', 'Answer'),
    'answered-on': happened('答复日期', 'Answered on'),
    'objector-name': personal('异议人', 'Objector', 'name'),
    'objector-phone': personal('联系电话', 'Telephone', 'phone'),
  },
  measures: {},
  stages: {
    raised: { title: say('核查中', 'Being looked into') },
    upheld: { title: say('异议成立', 'Upheld'), ended: true },
    dismissed: { title: say('异议不成立', 'Dismissed'), ended: true },
    withdrawn: { title: say('撤回', 'Withdrawn'), ended: true },
  },
  transitions: {
    raise: { title: say('收到异议', 'Raise'), to: 'raised', evidence: true },
    uphold: {
      title: say('答复：异议成立', 'Uphold'),
      from: ['raised'],
      to: 'upheld',
      sets: ['finding', 'remedy', 'answer-number', 'answered-on'],
      requires: ['finding', 'remedy', 'answered-on'],
      evidence: true,
    },
    dismiss: {
      title: say('答复：异议不成立', 'Dismiss'),
      from: ['raised'],
      to: 'dismissed',
      sets: ['finding', 'answer-number', 'answered-on'],
      requires: ['finding', 'answered-on'],
      evidence: true,
    },
    withdraw: { title: say('异议人撤回', 'Withdraw'), from: ['raised'], to: 'withdrawn', sets: ['finding'] },
  },
  rules: {
    'entry-of-list': {
      title: say(
        '须填所公示名单中的那一条记录：房屋征收公示填被征收户，兑现公示填兑现事项',
        'The entry is named that the list has: a household of relocation, an award of awards',
      ),
      holds: any(
        all(isIn('list', ['survey', 'compensation']), given('household'), absent('award')),
        all(is('list', 'award'), given('award'), absent('household')),
      ),
    },
    'raised-while-public': inOrder(
      'published-from',
      'raised-on',
      '收到日期不得早于公示期起',
      'An objection is not raised before the list is public',
    ),
    'raised-in-time': inOrder(
      'raised-on',
      'published-until',
      '收到日期不得晚于公示期至；期满后的意见按信访办理',
      'An objection is raised while the list is public; later ones are petitions',
    ),
    'answered-after-raised': inOrder(
      'raised-on',
      'answered-on',
      '答复不得早于收到',
      'An objection is not answered before it is raised',
    ),
  },
  deadlines: {
    answer: {
      title: say('应核查答复', 'Look into it and answer'),
      field: 'raised-on',
      within: { count: 10, of: 'working-day' },
      stages: ['raised'],
      remind: { count: 3, of: 'working-day' },
      escalate: [
        {
          after: { count: 3, of: 'working-day' },
          to: 'supervision-office',
          title: say('逾期未答复', 'Not answered in time'),
        },
      ],
    },
  },
  metrics: {
    raised: {
      kind: 'turnover',
      title: say('收到公示异议', 'Objections raised'),
      transitions: ['raise'],
      of: 'count',
      unit: 'jian',
    },
    open: {
      kind: 'balance',
      title: say('未答复的公示异议', 'Objections not answered'),
      stages: ['raised'],
      of: 'count',
      unit: 'jian',
    },
    answered: {
      kind: 'turnover',
      title: say('答复公示异议', 'Objections answered'),
      transitions: ['uphold', 'dismiss'],
      of: 'count',
      unit: 'jian',
    },
    upheld: {
      kind: 'turnover',
      title: say('成立的公示异议', 'Objections upheld'),
      transitions: ['uphold'],
      of: 'count',
      unit: 'jian',
    },
  },
});
