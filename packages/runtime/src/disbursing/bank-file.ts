import { createHash } from 'node:crypto';
import type { BankLine } from '@taizhang/store';
import { Big } from 'big.js';
import { byteOrderMark, lineOf } from '../csv-line.ts';

const titles = ['批次号', '行号', '收款单位', '开户银行', '收款账号', '金额（元）', '用途'];
/** What the last row of a file begins with. */
export const totalsMark = '合计';

export const sumOf = (lines: readonly { readonly amount: string }[]): string =>
  lines.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2);

/**
 * The bank file of a batch: a row for each payment and one with how many they are, what they come to and the SHA-256 of
 * all that stands above it, as UTF-8 without the mark. The same lines give the same bytes, whenever it is made.
 */
export function bankFileOf(batch: string, lines: readonly BankLine[]): string {
  const rows = lines.map(({ line, payee, bank, account, amount, purpose }) =>
    lineOf([batch, String(line), payee, bank, account, amount, purpose]),
  );
  const above = lineOf(titles) + rows.join('');
  const checksum = createHash('sha256').update(above).digest('hex');
  return (
    byteOrderMark + above + lineOf([totalsMark, String(lines.length), '', '', '', sumOf(lines), checksum])
  );
}
