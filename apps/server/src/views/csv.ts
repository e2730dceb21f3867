import type { Register } from '@taizhang/definition';
import type { ListColumn, ListedRecord, OpenDistrict } from '@taizhang/runtime';
import { shownOf } from './condition.ts';

/** Without it a spreadsheet takes Chinese for another encoding. */
const byteOrderMark = '\ufeff';

/**
 * A cell as it stands in the file. What begins like a formula would be computed by the spreadsheet that opens it, so it is
 * marked as text.
 */
export function cellOf(text: string): string {
  const harmless = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** A list as lines: titles, then each record. Numbers stand in their base unit, exact, as spreadsheets want them. */
export async function* csvOf(
  district: OpenDistrict,
  register: Register,
  columns: readonly ListColumn[],
  first: IteratorResult<readonly ListedRecord[], unknown>,
  rest: AsyncGenerator<readonly ListedRecord[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + lineOf(columns.map(({ title }) => title.zh));
  const lines = (records: readonly ListedRecord[]): string =>
    records
      .map(({ values }) =>
        lineOf(
          columns.map((column) => {
            const value = values[column.id] ?? null;
            return column.comparison === 'number'
              ? String(value ?? '')
              : shownOf(district, register, column, value).zh;
          }),
        ),
      )
      .join('');
  if (first.done) return;
  yield lines(first.value);
  for await (const records of rest) yield lines(records);
}
