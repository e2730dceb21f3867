import { Refusal, type Text } from '@taizhang/definition';
import { decodeText, isWorkbook, readSheet, type SheetCell } from '@taizhang/document';
import type { BankLine } from '@taizhang/store';
import { Big } from 'big.js';
import { bankColumns, sumOf, totalsMark } from './bank-file.ts';

/** What the bank says of one payment. */
export interface AnsweredLine {
  readonly line: number;
  readonly outcome: 'paid' | 'refused';
  /** Why it was refused; empty where it was paid. */
  readonly reason: string;
}

interface Row {
  /** Where it stands in the file, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

const { batch, line, payee, account, amount } = bankColumns;
const columns = [batch.title, line.title, payee.title, account.title, amount.title, '结果', '原因'] as const;
type Column = (typeof columns)[number];
const optional: readonly Column[] = ['批次号', '收款账号', '原因'];
const outcomes: Readonly<Record<string, AnsweredLine['outcome']>> = {
  成功: 'paid',
  失败: 'refused',
  success: 'paid',
  refused: 'refused',
};
const longestReason = 500;

/**
 * Reads the bank's answer, CSV or Excel, and holds every line of it against what was sent. Nothing of an answer is entered where one of
 * its lines is wrong.
 * @throws Refusal document-not-read, answer-unreadable, answer-unknown-line, answer-differs, answer-contradicts,
 * answer-total-differs, workbook-not-read and what else stands against a workbook
 */
export async function readAnswer(
  of: string,
  sent: readonly BankLine[],
  content: Uint8Array,
): Promise<AnsweredLine[]> {
  const [head, ...rows] = isWorkbook(content)
    ? (await readSheet(content)).map(({ row, cells }) => ({
        row,
        cells: cells.map((cell) => plainly(cell, row)),
      }))
    : rowsOf(decodeText(content));
  const at = columnsIn(head);
  const file = new Map(sent.map((line) => [line.line, line]));
  const read = new Map<number, AnsweredLine & { readonly amount: string }>();
  let totals: Row | undefined;
  for (const row of rows) {
    if (totals) throw unreadable(row.row, '合计行之后还有内容', 'there is something behind the totals');
    if (row.cells[0] === totalsMark) {
      totals = row;
      continue;
    }
    const cell = (column: Column): string => row.cells[at.get(column) ?? -1]?.trim() ?? '';
    const line = Number(cell('行号'));
    if (!/^\d{1,6}$/.test(cell('行号'))) throw unreadable(row.row, '行号不是数字', 'the line is no number');
    const asked = file.get(line);
    if (!asked) throw new Refusal('answer-unknown-line', { line }, 'file');
    demandSame(of, asked, cell, row.row);
    const outcome = outcomes[cell('结果').toLowerCase()];
    if (!outcome) throw unreadable(row.row, '结果须为成功或失败', 'the outcome is neither 成功 nor 失败');
    const reason = outcome === 'refused' ? cell('原因').slice(0, longestReason) : '';
    if (outcome === 'refused' && reason === '')
      throw unreadable(row.row, '失败的须写明原因', 'a refusal has no reason');
    const before = read.get(line);
    if (before && before.outcome !== outcome) throw new Refusal('answer-contradicts', { line }, 'file');
    if (!before) read.set(line, { line, outcome, reason, amount: asked.amount });
  }
  const answered = [...read.values()].sort((a, b) => a.line - b.line);
  if (answered.length === 0) throw unreadable(1, '没有任何一笔', 'it has no lines');
  if (totals) demandTotals(totals, answered);
  return answered.map(({ line, outcome, reason }) => ({ line, outcome, reason }));
}

/** Names and numbers as banks write them: without spaces, brackets of either kind alike. */
const plain = (text: string): string =>
  text.replace(/^'/, '').replaceAll(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）');

function demandSame(of: string, asked: BankLine, cell: (column: Column) => string, row: number): void {
  const said = cell('金额（元）').replaceAll(/[,，\s]/g, '');
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(said)) throw unreadable(row, '金额不是数', 'the amount is no number');
  const differing: [Text, string, string, boolean][] = [
    [{ zh: '金额（元）', en: 'amount (yuan)' }, asked.amount, said, new Big(asked.amount).eq(said)],
    [
      { zh: '收款单位', en: 'payee' },
      asked.payee,
      cell('收款单位'),
      plain(asked.payee) === plain(cell('收款单位')),
    ],
    [{ zh: '批次号', en: 'batch' }, of, cell('批次号'), ['', plain(of)].includes(plain(cell('批次号')))],
    [
      { zh: '收款账号', en: 'account' },
      '****',
      '****',
      ['', plain(asked.account)].includes(plain(cell('收款账号'))),
    ],
  ];
  for (const [what, sent, found, same] of differing)
    if (!same) throw new Refusal('answer-differs', { line: asked.line, what, said: found, sent }, 'file');
}

function demandTotals({ row, cells }: Row, answered: readonly { readonly amount: string }[]): void {
  const numbers = cells.slice(1).flatMap((cell) => {
    const plainly = cell.replaceAll(/[,，\s]/g, '');
    return /^\d{1,15}(\.\d{1,6})?$/.test(plainly) ? [plainly] : [];
  });
  const [saidLines, said] = numbers;
  if (saidLines === undefined || said === undefined)
    throw unreadable(row, '合计行须有笔数和金额', 'the totals are no count and amount');
  const sum = sumOf(answered);
  if (!new Big(saidLines).eq(answered.length) || !new Big(said).eq(sum))
    throw new Refusal('answer-total-differs', { saidLines, said, lines: answered.length, sum }, 'file');
}

function columnsIn(head: Row | undefined): ReadonlyMap<Column, number> {
  const at = new Map<Column, number>();
  for (const [n, cell] of (head?.cells ?? []).entries()) {
    const column = columns.find((one) => plain(one) === plain(cell));
    if (column) at.set(column, n);
  }
  const missing = columns.filter((column) => !at.has(column) && !optional.includes(column));
  if (missing.length > 0)
    throw unreadable(1, `缺少列：${missing.join('、')}`, `the columns ${missing.join(', ')} are missing`);
  return at;
}

const unreadable = (row: number, zh: string, en: string): Refusal =>
  new Refusal('answer-unreadable', { row, reason: { zh, en } }, 'file');

/** So many digits a spreadsheet keeps of a number; what stands behind them it made itself. */
const digitsKept = 15;

/** What a cell says. Of a number no digit is lost or made up. @throws Refusal answer-unreadable */
export function plainly({ text, number }: SheetCell, row: number): string {
  if (!number) return text;
  if (!/^-?\d{1,40}(\.\d{1,40})?(E[+-]?\d{1,2})?$/i.test(text))
    throw unreadable(row, '有的数不能读', 'a number cannot be read');
  const said = new Big(text);
  if (said.c.length <= digitsKept) return said.toFixed();
  if (said.e >= digitsKept)
    throw unreadable(
      row,
      '有超过 15 位的数，Excel 已丢失其后的数字；请把账号一列设为文本后重新填写',
      'a number has more than 15 digits, of which Excel lost the rest: make the column text and fill it in again',
    );
  return said.prec(digitsKept).toFixed();
}

/** The rows of a CSV by RFC 4180, blank ones left out. @throws Refusal answer-unreadable */
function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  const body = text.replace(/^\ufeff/, '');
  while (cell.lastIndex < body.length || cells.length > 0) {
    const found = cell.exec(body);
    if (!found) throw unreadable(rows.length + 1, '引号不成对', 'a quotation mark has no other');
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push({ row: rows.length + 1, cells });
    cells = [];
  }
  return rows.filter((row) => row.cells.some((one) => one.trim() !== ''));
}
