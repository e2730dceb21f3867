import type { Transition } from '@taizhang/definition';
import { say } from './declare.ts';

const payee = ['payee-bank', 'payee-account'];

/** How an award comes about: by an application, or by telling the firm what it is due. */
const beginning: Readonly<Record<string, Transition>> = {
  apply: { title: say('申报', 'Apply'), to: 'applied', requires: ['applied'] },
  notify: {
    title: say('告知企业', 'Tell the firm'),
    to: 'notified',
    requires: ['policy-version', 'policy-code', 'applied', 'confirm-by'],
  },
  confirm: {
    title: say('企业确认', 'Confirm'),
    from: ['notified'],
    to: 'confirmed',
    sets: ['confirmed-on', ...payee, 'contact', 'contact-phone'],
    requires: ['confirmed-on'],
  },
  decline: {
    title: say('企业放弃', 'Decline'),
    from: ['notified'],
    to: 'withdrawn',
    sets: ['reject-reason'],
  },
  lapse: {
    title: say('逾期未确认', 'Lapse'),
    from: ['notified'],
    to: 'withdrawn',
    sets: ['reject-reason'],
  },
  'ask-papers': {
    title: say('要求补正', 'Ask for papers'),
    from: ['applied'],
    to: 'incomplete',
    sets: ['asked'],
    requires: ['asked'],
  },
  complete: {
    title: say('补正', 'Hand in'),
    from: ['incomplete'],
    to: 'applied',
    sets: [...payee, 'contact', 'contact-phone'],
  },
};

const judging: Readonly<Record<string, Transition>> = {
  review: {
    title: say('初审通过', 'Pass the review'),
    from: ['applied', 'confirmed'],
    to: 'reviewed',
    sets: ['opinion'],
  },
  publish: {
    title: say('公示', 'Put on public notice'),
    from: ['reviewed', 'confirmed'],
    to: 'public-notice',
    sets: ['notice-from', 'notice-to'],
    requires: ['notice-from', 'notice-to'],
  },
  approve: {
    title: say('审定', 'Approve'),
    from: ['public-notice'],
    to: 'approved',
    sets: ['decision', 'batch', 'fund'],
    amounts: ['approved'],
    requires: ['decision', 'approved'],
  },
  reject: {
    title: say('不予兑现', 'Reject'),
    from: ['applied', 'incomplete', 'confirmed', 'reviewed', 'public-notice'],
    to: 'rejected',
    sets: ['reject-reason'],
    requires: ['reject-reason'],
  },
  succeed: {
    title: say('由承继企业承继', 'Pass to the successor'),
    from: [
      'notified',
      'confirmed',
      'applied',
      'incomplete',
      'reviewed',
      'public-notice',
      'approved',
      'returned',
    ],
    sets: ['enterprise', ...payee, 'contact', 'contact-phone'],
    requires: ['enterprise', 'payee-account'],
  },
  withdraw: {
    title: say('撤回申报', 'Withdraw'),
    from: ['applied', 'incomplete', 'confirmed', 'reviewed'],
    to: 'withdrawn',
  },
};

const paying: Readonly<Record<string, Transition>> = {
  assign: {
    title: say('列入拨付批次', 'Put into a batch'),
    from: ['approved'],
    to: 'batched',
    sets: ['payment-batch', ...payee],
    requires: ['payment-batch'],
  },
  'take-out': { title: say('移出批次', 'Take out of the batch'), from: ['batched'], to: 'approved' },
  'correct-account': {
    title: say('核实收款账户', 'Put the account right'),
    from: ['approved', 'returned'],
    to: 'approved',
    sets: [...payee],
    requires: ['payee-account'],
  },
  send: {
    title: say('送银行拨付', 'Send to the bank'),
    from: ['batched'],
    to: 'paying',
  },
  refuse: {
    title: say('银行未受理', 'Refused by the bank'),
    from: ['paying'],
    to: 'returned',
    sets: ['return-reason'],
    requires: ['return-reason'],
  },
  'pay-part': {
    title: say('分期拨付', 'Pay a part'),
    from: ['approved'],
    sets: ['voucher'],
    amounts: ['paid'],
    requires: ['voucher', 'paid'],
  },
  pay: {
    title: say('拨付', 'Pay'),
    from: ['approved', 'paying'],
    to: 'paid',
    sets: ['voucher'],
    amounts: ['paid'],
    requires: ['voucher', 'paid'],
  },
  'return-payment': {
    title: say('银行退汇', 'Returned by the bank'),
    from: ['paid'],
    to: 'returned',
    sets: ['return-reason'],
    amounts: ['paid', 'returned'],
    requires: ['return-reason', 'paid', 'returned'],
  },
};

const reclaiming: Readonly<Record<string, Transition>> = {
  'demand-back': {
    title: say('决定追回', 'Demand back'),
    from: ['paid'],
    to: 'reclaiming',
    sets: ['reclaim-reason', 'reclaim-by', 'reclaim-account', 'reclaim-number'],
    amounts: ['demanded'],
    requires: ['reclaim-reason', 'demanded'],
  },
  'reclaim-part': {
    title: say('追回部分资金', 'Reclaim a part'),
    from: ['reclaiming', 'paid'],
    to: 'paid',
    sets: ['reclaim-reason', 'voucher'],
    amounts: ['reclaimed'],
    requires: ['reclaimed'],
  },
  reclaim: {
    title: say('追回资金', 'Reclaim'),
    from: ['paid', 'reclaiming'],
    to: 'reclaimed',
    amounts: ['reclaimed'],
    requires: ['reclaimed'],
  },
  waive: {
    title: say('撤销追回决定', 'Give up reclaiming'),
    from: ['reclaiming'],
    to: 'paid',
    sets: ['reclaim-reason'],
    amounts: ['demanded'],
    requires: ['reclaim-reason'],
  },
};

export const awardTransitions: Readonly<Record<string, Transition>> = {
  ...beginning,
  ...judging,
  ...paying,
  ...reclaiming,
};
