import { type RefusalRow, row } from './refusal-row.ts';

/** Why a batch of payments is not drawn up, sent or reconciled: part of the catalogue of refusals. */
export const paymentRefusals = {
  'no-disbursement': row(404, '本台账不是拨付批次。', 'Records of the register are no batches of payments.'),
  'batch-not-open': row(
    409,
    '批次现为“{stage}”，不能再调整；请另建批次。',
    'The batch stands in {stage} and is not altered any more; draw up another.',
  ),
  'batch-empty': row(
    409,
    '批次里还没有款项，请先选入。',
    'The batch has no payments yet: choose some first.',
  ),
  'not-payable': row(
    409,
    '“{record}”现在不能列入批次：须已审定、有待拨金额，且没有列入其他批次。',
    '{record} cannot be put into the batch now: it must be approved, have something left to pay, and be in no other batch.',
  ),
  'other-fund': row(
    409,
    '“{record}”的“{field}”与批次不同，请列入另一批次。',
    'The {field} of {record} is another than the batch’s; put it into another batch.',
  ),
  'not-in-batch': row(409, '“{record}”不在本批次。', '{record} is not in the batch.'),
  'budget-exceeded': row(
    409,
    '这样“{policy}”当年共 {sum}元，超过年度预算 {budget}元；请少选、少批，或先调整预算。',
    'With these, {policy} would come to {sum} yuan in the year, more than its budget of {budget} yuan: choose fewer, grant less, or adjust the budget first.',
  ),
  'payee-incomplete': row(
    409,
    '缺少收款账号或账号不对：{records}。请先核实账户，再送银行。',
    'The account is missing or is none: {records}. Put it right before the batch goes to the bank.',
  ),
  'amount-not-payable': row(
    409,
    '“{record}”的待拨金额 {amount}元不足一分或不到正数，不能送银行。',
    'What is to be paid for {record}, {amount} yuan, is not a positive amount in whole fen.',
  ),
  'no-bank-file': row(
    409,
    '批次还没有送银行，没有银行文件。',
    'The batch has not gone to the bank; there is no file yet.',
  ),
  'answer-unreadable': row(
    422,
    '回单文件第 {row} 行读不懂：{reason}。请按导出的银行文件格式回传。',
    'Row {row} of the answer cannot be read: {reason}. It must have the layout of the guide.',
  ),
  'answer-unknown-line': row(
    422,
    '回单中的第 {line} 笔不在银行文件里；没有入账。',
    'The bank file has no line {line}; nothing was entered.',
  ),
  'answer-differs': row(
    422,
    '回单第 {line} 笔的“{what}”为“{said}”，银行文件为“{sent}”；没有入账，请与银行核对。',
    'Of line {line} the answer says {said} as the {what}, the bank file {sent}; nothing was entered: ask the bank.',
  ),
  'answer-contradicts': row(
    409,
    '第 {line} 笔已有另一种结果；没有入账，请与银行核对。',
    'Line {line} was answered otherwise before; nothing was entered: ask the bank.',
  ),
  'answer-total-differs': row(
    422,
    '回单合计为 {saidLines} 笔 {said}元，各行相加为 {lines} 笔 {sum}元；没有入账。',
    'The answer’s total is {saidLines} {saidLines, line|lines} and {said} yuan, its lines come to {lines} and {sum} yuan; nothing was entered.',
  ),
} as const satisfies Record<string, RefusalRow>;
