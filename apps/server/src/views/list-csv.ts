import type { Register } from '@taizhang/definition';
import type { ListColumn, ListedRecord, OpenDistrict } from '@taizhang/runtime';
import { shownOf } from './condition.ts';
import { byteOrderMark, lineOf } from './csv-line.ts';

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
