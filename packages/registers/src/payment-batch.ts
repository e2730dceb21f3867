import { defineRegister } from '@taizhang/definition';
import { atMostField, date, measure, required, say, text } from './declare.ts';
import { funds } from './policy.ts';

/**
 * 拨付批次台账: awards that are paid together. A batch is drawn up, sent to the bank as one file, reconciled against the
 * bank's answer line by line, and closed. What is in it are the awards that refer to it.
 */
export const paymentBatch = defineRegister({
  id: 'payment-batch',
  title: say('惠企资金拨付批次台账', 'Batches of payment'),
  description: say(
    '惠企资金按批次拨付：组批、送银行、对账、结清，退汇的另批再拨。',
    'Awards paid in batches: drawn up, sent to the bank, reconciled, closed; what is returned is paid in another.',
  ),
  keeper: say('区财政局', 'Finance Bureau'),
  prefix: 'BP',
  titleField: 'name',
  places: 'none',
  fields: {
    name: required(text('批次名称', 'Batch')),
    fund: required(funds),
    bank: text('代理银行', 'Bank'),
    account: required(text('付款账户（简称）', 'Account')),
    'approved-by': text('批准文号', 'Approval'),
    file: text('银行文件', 'Bank file'),
    'file-digest': text('银行文件校验值', 'Digest of the file'),
    'sent-on': date('送银行日期', 'Sent on'),
    'answered-on': date('银行回单日期', 'Answered on'),
    receipt: text('回单号', 'Receipt'),
    'cancel-reason': text('撤销原因', 'Why it was cancelled'),
    note: text('说明', 'Note'),
  },
  measures: {
    lines: measure('笔数', 'Payments', 'bi'),
    total: measure('批次金额', 'Total', 'wan-yuan'),
    'paid-lines': measure('成功笔数', 'Payments made', 'bi'),
    paid: measure('成功金额', 'Paid', 'wan-yuan'),
    'refused-lines': measure('退回笔数', 'Payments refused', 'bi'),
    refused: measure('退回金额', 'Refused', 'wan-yuan'),
  },
  stages: {
    'drawn-up': { title: say('已组批', 'Drawn up') },
    sent: { title: say('已送银行', 'Sent') },
    reconciled: { title: say('已对账', 'Reconciled') },
    closed: { title: say('已结清', 'Closed'), ended: true },
    cancelled: { title: say('已撤销', 'Cancelled'), ended: true },
  },
  transitions: {
    'draw-up': { title: say('组批', 'Draw up'), to: 'drawn-up' },
    alter: {
      title: say('调整批次', 'Alter'),
      from: ['drawn-up'],
      sets: ['name', 'bank', 'account', 'approved-by', 'note'],
      amounts: ['lines', 'total'],
    },
    send: {
      title: say('送银行', 'Send'),
      from: ['drawn-up'],
      to: 'sent',
      sets: ['file', 'file-digest', 'sent-on', 'approved-by'],
      amounts: ['lines', 'total'],
      requires: ['file', 'sent-on'],
    },
    reconcile: {
      title: say('对账', 'Reconcile'),
      from: ['sent'],
      to: 'reconciled',
      sets: ['answered-on', 'receipt', 'note'],
      amounts: ['paid-lines', 'paid', 'refused-lines', 'refused'],
      requires: ['answered-on'],
    },
    'reconcile-part': {
      title: say('部分对账', 'Reconcile a part'),
      from: ['sent'],
      sets: ['answered-on', 'receipt', 'note'],
      amounts: ['paid-lines', 'paid', 'refused-lines', 'refused'],
      requires: ['answered-on'],
    },
    close: {
      title: say('结清', 'Close'),
      from: ['reconciled'],
      to: 'closed',
      sets: ['receipt', 'note'],
    },
    cancel: {
      title: say('撤销批次', 'Cancel'),
      from: ['drawn-up'],
      to: 'cancelled',
      sets: ['cancel-reason'],
      requires: ['cancel-reason'],
      // What is in it may be put into another one at once.
      moves: [
        {
          which: { register: 'award', by: 'payment-batch', stages: ['batched'] },
          transition: 'take-out',
        },
      ],
    },
  },
  disbursement: {
    register: 'award',
    by: 'payment-batch',
    due: 'approved',
    paid: 'paid',
    payee: 'enterprise',
    bank: 'payee-bank',
    account: 'payee-account',
    same: ['fund'],
    bound: {
      by: 'policy-version',
      budget: 'budget',
      per: ['policy-code', 'year'],
      stages: ['batched', 'paying', 'returned', 'paid'],
    },
    from: ['approved'],
    choose: 'assign',
    drop: 'take-out',
    send: 'send',
    pay: { transition: 'pay', voucher: 'voucher' },
    refuse: { transition: 'refuse', reason: 'return-reason' },
    batch: {
      while: ['drawn-up'],
      send: 'send',
      file: 'file',
      digest: 'file-digest',
      sentOn: 'sent-on',
      lines: 'lines',
      total: 'total',
      part: 'reconcile-part',
      whole: 'reconcile',
      answeredOn: 'answered-on',
      receipt: 'receipt',
      paidLines: 'paid-lines',
      paid: 'paid',
      refusedLines: 'refused-lines',
      refused: 'refused',
    },
  },
  rules: {
    'paid-within-total': {
      title: say('成功金额不得超过批次金额', 'No more is paid than the batch’s total'),
      holds: atMostField('paid', 'total'),
    },
    'refused-within-total': {
      title: say('退回金额不得超过批次金额', 'No more is refused than the batch’s total'),
      holds: atMostField('refused', 'total'),
    },
    'lines-within-batch': {
      title: say('成功笔数不得超过批次笔数', 'No more payments are made than the batch has'),
      holds: atMostField('paid-lines', 'lines'),
    },
    'sent-before-answered': {
      title: say('回单日期不得早于送银行日期', 'The bank does not answer before it is asked'),
      holds: atMostField('sent-on', 'answered-on'),
    },
  },
  unique: {
    'one-file': {
      title: say('同一银行文件只能送一次', 'A bank file is sent once'),
      fields: ['file-digest'],
      given: true,
      stages: ['sent', 'reconciled', 'closed'],
    },
  },
  deadlines: {
    reconcile: {
      title: say('送银行后应对账', 'Reconcile with the bank'),
      field: 'sent-on',
      within: { count: 3, of: 'working-day' },
      stages: ['sent'],
    },
  },
  metrics: {
    open: {
      kind: 'balance',
      title: say('未结清批次', 'Batches not closed'),
      stages: ['drawn-up', 'sent', 'reconciled'],
      of: 'count',
      unit: 'pi',
    },
    'in-hand': {
      kind: 'balance',
      title: say('在途拨付金额', 'Sent and not reconciled'),
      stages: ['sent'],
      of: { holding: 'total' },
    },
    sent: {
      kind: 'turnover',
      title: say('送银行批次', 'Batches sent'),
      transitions: ['send'],
      of: 'count',
      unit: 'pi',
    },
    refused: {
      kind: 'turnover',
      title: say('银行退回金额', 'Refused by the bank'),
      transitions: ['reconcile', 'reconcile-part'],
      of: { amount: 'refused' },
    },
  },
});
