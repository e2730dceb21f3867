import { all, is, isIn } from '@taizhang/definition';
import type { Action, Role } from './role.ts';

const everywhere = (...actions: Action[]): Role['permissions'] => [{ registers: 'all', actions }];

/** What every holder of the role is for; which records it reaches is said by the scope of the post. */
const declared: readonly Role[] = [
  {
    id: 'clerk',
    title: { zh: '经办人', en: 'Clerk' },
    description: { zh: '登记和更正本岗位的工作', en: 'Records work and corrects it' },
    permissions: everywhere('read', 'record', 'correct', 'export'),
    duties: [],
  },
  {
    id: 'reviewer',
    title: { zh: '审核人', en: 'Reviewer' },
    description: { zh: '审核他人送审的登记和更正', en: 'Reviews what others submit' },
    permissions: everywhere('read', 'review', 'export', 'reveal'),
    duties: [],
  },
  {
    id: 'leader',
    title: { zh: '单位负责人', en: 'Head of a unit' },
    description: { zh: '查看本单位工作，审核重要事项', en: 'Answers for a unit’s work and reviews it' },
    permissions: everywhere('read', 'review', 'export', 'reveal'),
    duties: ['read-figures'],
  },
  {
    id: 'coordinator',
    title: { zh: '统筹人', en: 'Coordinator' },
    description: {
      zh: '区政府办公室：汇总、定稿、关账及关账后更正',
      en: 'The district’s office: compiles reports, closes periods and corrects after closing',
    },
    permissions: everywhere('read', 'record', 'correct', 'review', 'export', 'reveal'),
    duties: ['read-figures', 'freeze-edition', 'close-period', 'correct-closed'],
  },
  {
    id: 'supervisor',
    title: { zh: '督查员', en: 'Supervisor' },
    description: {
      zh: '督查室：查看进度与逾期，不作登记',
      en: 'Follows progress and delays; records nothing',
    },
    permissions: everywhere('read', 'export'),
    duties: ['read-figures'],
  },
  {
    id: 'deputy',
    title: { zh: '人大代表', en: 'Deputy' },
    description: { zh: '查看报告及其记录', en: 'Reads reports and the records behind them' },
    permissions: everywhere('read'),
    duties: ['read-figures'],
  },
  {
    id: 'system-administrator',
    title: { zh: '系统管理员', en: 'System administrator' },
    description: { zh: '管理单位和账号', en: 'Keeps units and accounts' },
    permissions: [],
    duties: ['administer-system'],
  },
  {
    id: 'security-administrator',
    title: { zh: '安全保密管理员', en: 'Security administrator' },
    description: { zh: '管理岗位、角色和数据范围', en: 'Keeps posts, their roles and scopes' },
    permissions: [],
    duties: ['administer-security'],
  },
  {
    id: 'audit-administrator',
    title: { zh: '安全审计员', en: 'Audit administrator' },
    description: { zh: '查阅审计日志', en: 'Reads the audit log' },
    permissions: [],
    duties: ['administer-audit'],
  },
  {
    id: 'firm',
    title: { zh: '企业经办人', en: 'Agent of a firm' },
    description: {
      zh: '企业自己的账号：查看本企业档案、政策和资金，确认、申请、撤回和提出异议',
      en: 'A firm’s own sign-in: sees its page, its policies and its money; confirms, applies, withdraws, objects',
    },
    permissions: [
      {
        registers: [
          'enterprise',
          'enterprise-year',
          'qualification',
          'credit-record',
          'award',
          'loan',
          'loan-offer',
        ],
        actions: ['read'],
      },
      {
        registers: ['award'],
        actions: ['record'],
        transitions: ['confirm', 'decline', 'apply', 'complete', 'withdraw', 'object'],
      },
      {
        registers: ['loan'],
        actions: ['record'],
        transitions: ['demand', 'withdraw'],
      },
      {
        registers: ['loan-offer'],
        actions: ['record'],
        transitions: ['accept', 'decline'],
      },
      {
        registers: ['policy'],
        actions: ['read'],
        scope: { kind: 'all' },
        before: all(isIn('stage', ['published', 'suspended', 'ended'])),
      },
      {
        registers: ['loan-product'],
        actions: ['read'],
        scope: { kind: 'all' },
        before: all(is('stage', 'offered')),
      },
      { registers: ['bank'], actions: ['read'], scope: { kind: 'all' }, impersonal: true },
    ],
    duties: [],
    outside: true,
  },
  {
    id: 'bank',
    title: { zh: '银行经办人', en: 'Agent of a bank' },
    description: {
      zh: '银行自己的账号：查看企业发布的融资需求，发布本行产品，报价和撤回报价，登记本行放款',
      en: 'A bank’s own sign-in: sees open demands, keeps its products, offers and withdraws, says what it granted',
    },
    permissions: [
      { registers: ['bank', 'loan-product', 'loan-offer', 'loan'], actions: ['read'] },
      {
        registers: ['loan-product'],
        actions: ['record'],
        transitions: ['publish', 'alter', 'withdraw', 'restore'],
      },
      { registers: ['loan-offer'], actions: ['record'], transitions: ['offer', 'withdraw'] },
      { registers: ['loan'], actions: ['record'], transitions: ['grant', 'look-after', 'decline'] },
      {
        registers: ['loan'],
        actions: ['read'],
        scope: { kind: 'all' },
        before: all(is('stage', 'demand')),
        impersonal: true,
      },
    ],
    duties: [],
    outside: true,
  },
  {
    id: 'service',
    title: { zh: '接口程序', en: 'Program' },
    description: {
      zh: '持有接口令牌的程序：在各台账直接过账',
      en: 'Whoever holds the installation’s API token: posts to every register directly',
    },
    permissions: everywhere('read', 'record', 'correct'),
    duties: ['read-figures', 'post-directly'],
  },
];

/** Every role that a post may have, by name. */
export const roles: ReadonlyMap<string, Role> = new Map(declared.map((role) => [role.id, role]));
