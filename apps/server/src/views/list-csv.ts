import type { Register, Text } from '@taizhang/definition';
import {
  byteOrderMark,
  type ListColumn,
  type ListedRecord,
  lineOf,
  type OpenDistrict,
} from '@taizhang/runtime';
import { shownOf } from './condition.ts';

/** What stands before the columns, such as the light of a record. */
export interface LeadingColumn {
  readonly title: Text;
  of(record: string): string;
}

/** A list as lines: titles, then each record. Numbers stand in their base unit, exact, as spreadsheets want them. */
export async function* csvOf(
  district: OpenDistrict,
  register: Register,
  columns: readonly ListColumn[],
  leading: readonly LeadingColumn[],
  first: IteratorResult<readonly ListedRecord[], unknown>,
  rest: AsyncGenerator<readonly ListedRecord[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + lineOf([...leading, ...columns].map(({ title }) => title.zh));
  const lines = (records: readonly ListedRecord[]): string =>
    records
      .map(({ id, values }) =>
        lineOf([
          ...leading.map(({ of }) => of(id)),
          ...columns.map((column) => {
            const value = values[column.id] ?? null;
            return column.comparison === 'number'
              ? String(value ?? '')
              : shownOf(district, register, column, value).zh;
          }),
        ]),
      )
      .join('');
  if (first.done) return;
  yield lines(first.value);
  for await (const records of rest) yield lines(records);
}
