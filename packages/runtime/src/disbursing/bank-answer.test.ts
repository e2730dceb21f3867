import { Refusal } from '@taizhang/definition';
import { readSheet, writeSheet } from '@taizhang/document';
import { withSeed } from '@taizhang/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainly, readAnswer } from './bank-answer.ts';
import { bankFileOf, bankWorkbookOf } from './bank-file.ts';

const sent = [
  {
    record: 'A-1',
    line: 1,
    payee: '甲（合成）',
    bank: '某行',
    account: '006222000000001234',
    amount: '100.50',
    purpose: '一',
  },
  {
    record: 'A-2',
    line: 2,
    payee: '乙（合成）',
    bank: '',
    account: '6222000000005678901',
    amount: '0.30',
    purpose: '二',
  },
];
const titles = ['行号', '收款单位', '收款账号', '金额（元）', '结果', '原因'];
const answer = (...rows: string[][]) => writeSheet('回单', [titles, ...rows], []);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'read',
    (error) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );

describe('a bank file as a workbook', () => {
  it('has the rows of the CSV, cell by cell', async () => {
    const rows = await readSheet(bankWorkbookOf('PC-1', sent));
    const csv = bankFileOf('PC-1', sent).replace('\ufeff', '').trimEnd().split('\r\n');
    expect(rows.map(({ cells }) => cells.map(({ text }) => text).join(','))).toEqual(csv);
    expect(bankWorkbookOf('PC-1', sent)).toEqual(bankWorkbookOf('PC-1', sent));
  });
});

describe('a bank’s answer as a workbook', () => {
  it('says what the same answer says as CSV', async () => {
    const rows = [
      ['1', '甲(合成)', '006222000000001234', '100.5', '成功', ''],
      ['2', '乙（合成）', '6222000000005678901', '0.30', '失败', '户名不符'],
      ['合计', '2', '', '100.80', '', ''],
    ];
    const csv = [titles, ...rows].map((cells) => cells.join(',')).join('\r\n');
    const read = await readAnswer('PC-1', sent, answer(...rows));
    expect(read).toEqual(await readAnswer('PC-1', sent, Buffer.from(csv)));
    expect(read).toEqual([
      { line: 1, outcome: 'paid', reason: '' },
      { line: 2, outcome: 'refused', reason: '户名不符' },
    ]);
  });

  it('is refused where a line is not what was sent, and where it is no workbook', async () => {
    const asked = (...row: string[]) => codeOf(readAnswer('PC-1', sent, answer(row)));
    expect(await asked('1', '甲（合成）', '', '100.51', '成功')).toBe('answer-differs');
    // Without its zeros it is another account.
    expect(await asked('1', '甲（合成）', '6222000000001234', '100.50', '成功')).toBe('answer-differs');
    expect(await asked('3', '甲（合成）', '', '100.50', '成功')).toBe('answer-unknown-line');
    expect(await asked('1', '甲（合成）', '', '=100.50', '成功')).toBe('answer-unreadable');
    expect(await codeOf(readAnswer('PC-1', sent, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])))).toBe(
      'workbook-not-read',
    );
  });
});

describe('a number in a workbook', () => {
  const said = (text: string) => plainly({ text, number: true }, 2);

  it('is what was typed, without what floating point adds', async () => {
    expect(said('0.30000000000000004')).toBe('0.3');
    expect(said('1234567.8899999999')).toBe('1234567.89');
    expect(said('1E5')).toBe('100000');
    expect(plainly({ text: '0012.30', number: false }, 2)).toBe('0012.30');
    await withSeed(({ seed }) =>
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), (cents) => {
          const exact = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          expect(Number(said(String(Number(exact))))).toBe(Number(exact));
          expect(said(exact)).toBe(exact.replace(/\.?0+$/, '') || '0');
        }),
        { seed, numRuns: 500 },
      ),
    );
  });

  it('is refused where digits of it are lost, and where it is none', () => {
    for (const text of ['6222000000001234567', '6.2220000000012345E18', 'NaN', '1e999', '']) {
      expect(() => said(text)).toThrow(Refusal);
    }
  });
});
