import { describe, expect, it } from 'vitest';
import { lineOf } from './csv-line.ts';

describe('a cell of a file', () => {
  it.each([
    ['中山路', '中山路'],
    ['a,b', '"a,b"'],
    ['说“好”', '说“好”'],
    ['says "yes"', '"says ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['-12.5', '-12.5'],
    ['', ''],
  ])('holds %j as it is read', (text, cell) => {
    expect(lineOf([text]).slice(0, -2)).toBe(cell);
  });

  it.each(['=1+1', '+1', '@SUM(A1)', '-1+1', '\t=1', '=HYPERLINK("x")'])(
    'does not let a spreadsheet compute %j',
    (text) => {
      expect(lineOf([text]).slice(0, -2).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );
});
