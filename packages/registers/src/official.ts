import { all, defineRegister, is } from '@taizhang/definition';
import { category, date, inOrder, number, personal, required, say, text } from './declare.ts';

/**
 * 区领导名册: kept by the District Government Office from the division-of-work notices (工作分工通知). Other registers
 * name an official by the post's id; the person's own data is kept encrypted beside the record.
 */
export const official = defineRegister({
  id: 'official',
  title: say('区领导名册', 'District officials'),
  description: say(
    '区四大家领导及法检“两长”的职务、分工和联系单位，供分工联系、督办、会议等台账引用。',
    'Posts, portfolios and liaison of the district’s officials, named by assignments, meetings and other registers.',
  ),
  keeper: say('区政府办公室', 'District Government Office'),
  prefix: 'LD',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('称谓', 'Styled as')),
    post: required(text('职务', 'Post')),
    body: required(
      category('所在班子', 'Body', {
        'party-committee': ['区委', 'District Party Committee'],
        'peoples-congress': ['区人大常委会', 'People’s Congress Standing Committee'],
        government: ['区政府', 'District Government'],
        cppcc: ['区政协', 'District CPPCC'],
        court: ['区法院', 'District Court'],
        procuratorate: ['区检察院', 'District Procuratorate'],
        'armed-forces': ['区人武部', 'People’s Armed Forces Department'],
      }),
    ),
    rank: category('职级', 'Rank', {
      head: ['正区级', 'Head of district level'],
      deputy: ['副区级', 'Deputy head of district level'],
    }),
    order: number('排序', 'Order of listing', 'number'),
    portfolio: text('分管领域', 'Portfolio'),
    'liaison-units': text('分管（联系）单位', 'Units in charge of'),
    'appointed-by': text('任职依据（文号）', 'Document of appointment'),
    'took-office-on': date('任职日期', 'Took office on'),
    'left-office-on': date('离任日期', 'Left office on'),
    'leaving-reason': category('离任原因', 'Reason for leaving', {
      transferred: ['交流任职', 'Transferred'],
      retired: ['退休', 'Retired'],
      other: ['其他', 'Other'],
    }),
    'real-name': personal('姓名', 'Name', 'name'),
    phone: personal('联系电话', 'Telephone', 'phone'),
    'liaison-officer': personal('联络员姓名', 'Liaison officer', 'name'),
    'liaison-phone': personal('联络员电话', 'Liaison officer’s telephone', 'phone'),
  },
  measures: {},
  stages: {
    'in-office': { title: say('在任', 'In office') },
    left: { title: say('已离任', 'Left office'), ended: true },
  },
  transitions: {
    'take-office': { title: say('任职', 'Take office'), to: 'in-office' },
    'change-portfolio': {
      title: say('调整分工', 'Change portfolio'),
      from: ['in-office'],
      sets: ['post', 'portfolio', 'liaison-units', 'appointed-by', 'order'],
      requires: ['portfolio'],
    },
    'leave-office': {
      title: say('离任', 'Leave office'),
      from: ['in-office'],
      to: 'left',
      sets: ['left-office-on', 'leaving-reason'],
      requires: ['left-office-on'],
    },
  },
  rules: {
    'left-after-took': inOrder(
      'took-office-on',
      'left-office-on',
      '离任日期不得早于任职日期',
      'An official cannot leave before taking office',
    ),
  },
  metrics: {
    'in-office': {
      kind: 'balance',
      title: say('在任区领导', 'Officials in office'),
      stages: ['in-office'],
      of: 'count',
      unit: 'ming',
    },
    'government-in-office': {
      kind: 'balance',
      title: say('在任区政府领导', 'Government officials in office'),
      stages: ['in-office'],
      of: 'count',
      unit: 'ming',
      where: all(is('body', 'government')),
    },
    appointed: {
      kind: 'turnover',
      title: say('新任区领导', 'Officials appointed'),
      transitions: ['take-office'],
      of: 'count',
      unit: 'ming',
    },
    left: {
      kind: 'turnover',
      title: say('离任区领导', 'Officials who left'),
      transitions: ['leave-office'],
      of: 'count',
      unit: 'ming',
    },
  },
});
