import { createHash } from 'node:crypto';
import { writeSheet } from '@taizhang/document';
import type { BankLine } from '@taizhang/store';
import { Big } from 'big.js';
import { byteOrderMark, lineOf } from '../csv-line.ts';

/** The columns of a bank file, whatever its format: what is written is found again in the bank's answer by its title. */
export const bankColumns = {
  batch: { title: '批次号', width: 18, of: (_: BankLine, batch: string) => batch },
  line: { title: '行号', width: 8, of: ({ line }: BankLine) => String(line) },
  payee: { title: '收款单位', width: 36, of: ({ payee }: BankLine) => payee },
  bank: { title: '开户银行', width: 30, of: ({ bank }: BankLine) => bank },
  account: { title: '收款账号', width: 28, of: ({ account }: BankLine) => account },
  amount: { title: '金额（元）', width: 16, of: ({ amount }: BankLine) => amount },
  purpose: { title: '用途', width: 40, of: ({ purpose }: BankLine) => purpose },
} as const;

/** What the last row of a file begins with. */
export const totalsMark = '合计';

export const sumOf = (lines: readonly { readonly amount: string }[]): string =>
  lines.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2);

/**
 * The rows of a bank file: the titles, one for each payment, and one with how many they are, what they come to and the
 * SHA-256 of all that stands above it, as CSV in UTF-8 without the mark.
 */
function rowsOf(batch: string, lines: readonly BankLine[]): { above: string; rows: string[][] } {
  const columns = Object.values(bankColumns);
  const rows = [
    columns.map(({ title }) => title),
    ...lines.map((line) => columns.map(({ of }) => of(line, batch))),
  ];
  const above = rows.map(lineOf).join('');
  const checksum = createHash('sha256').update(above).digest('hex');
  const totals = [totalsMark, String(lines.length), '', '', '', sumOf(lines), checksum];
  return { above, rows: [...rows, totals] };
}

/** The bank file of a batch as CSV. The same lines give the same bytes, whenever it is made. */
export function bankFileOf(batch: string, lines: readonly BankLine[]): string {
  const { above, rows } = rowsOf(batch, lines);
  return byteOrderMark + above + lineOf(rows.at(-1) ?? []);
}

/** The same rows as an Excel workbook. */
export const bankWorkbookOf = (batch: string, lines: readonly BankLine[]): Uint8Array =>
  writeSheet(
    '银行文件',
    rowsOf(batch, lines).rows,
    Object.values(bankColumns).map(({ width }) => width),
  );
