import { defineRegister } from '@taizhang/definition';
import { category, date, personal, required, say, text } from './declare.ts';

const ofOffers = { register: 'loan-offer', by: 'bank' };

/**
 * 汉融通银行台账: the banks on the financing platform. A bank's own sign-in reaches its record and what refers to it: its
 * products, its offers and the loans that came of them.
 */
export const bank = defineRegister({
  id: 'bank',
  title: say('汉融通银行台账', 'Banks on the platform'),
  description: say(
    '入驻“汉融通”平台的银行；银行经办人用本行账号发布产品、对需求报价、登记放款。',
    'The banks on the financing platform; a bank’s own account publishes products, offers on demands and says what it granted.',
  ),
  keeper: say('区地方金融工作局', 'Local Finance Bureau'),
  prefix: 'YH',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('银行名称', 'Name')),
    kind: category('机构类别', 'Kind', {
      state: ['国有大型银行', 'Large state-owned bank'],
      'joint-stock': ['股份制银行', 'Joint-stock bank'],
      city: ['城市商业银行', 'City commercial bank'],
      rural: ['农村商业银行', 'Rural commercial bank'],
      policy: ['政策性银行', 'Policy bank'],
    }),
    branch: text('对接网点', 'Branch'),
    since: date('入驻日期', 'On the platform since'),
    contact: personal('联系人', 'Contact', 'name'),
    'contact-phone': personal('联系电话', 'Telephone', 'phone'),
    note: text('说明', 'Note'),
  },
  measures: {},
  stages: {
    active: { title: say('在驻', 'On the platform') },
    left: { title: say('退出', 'Left'), ended: true },
  },
  transitions: {
    admit: { title: say('入驻', 'Admit'), to: 'active' },
    alter: {
      title: say('变更信息', 'Alter'),
      from: ['active'],
      sets: ['name', 'kind', 'branch', 'contact', 'contact-phone', 'note'],
    },
    leave: { title: say('退出', 'Leave'), from: ['active'], to: 'left', sets: ['note'] },
    return: { title: say('重新入驻', 'Come back'), from: ['left'], to: 'active', sets: ['note'] },
  },
  facts: {
    products: {
      title: say('在售产品', 'Products offered'),
      count: { register: 'loan-product', by: 'bank', stages: ['offered'] },
      unit: 'xiang',
    },
    waiting: {
      title: say('待答复报价', 'Offers not answered'),
      count: { ...ofOffers, stages: ['offered'] },
      unit: 'bi',
    },
    won: {
      title: say('已被接受的报价', 'Offers accepted'),
      count: { ...ofOffers, stages: ['accepted'] },
      unit: 'bi',
    },
    lost: {
      title: say('未成的报价', 'Offers that came to nothing'),
      help: say('谢绝、失效和撤回的', 'Declined, lapsed and withdrawn'),
      count: { ...ofOffers, stages: ['declined', 'lapsed', 'withdrawn'] },
      unit: 'bi',
    },
    'to-grant': {
      title: say('待放款', 'To be granted'),
      count: { register: 'loan', by: 'bank', stages: ['offered'] },
      unit: 'bi',
    },
    granted: {
      title: say('已放款金额', 'Amount granted'),
      sum: { register: 'loan', by: 'bank', stages: ['granted'], measure: 'granted' },
    },
  },
  metrics: {
    active: {
      kind: 'balance',
      title: say('在驻银行', 'Banks on the platform'),
      stages: ['active'],
      of: 'count',
      unit: 'jia',
    },
  },
});
