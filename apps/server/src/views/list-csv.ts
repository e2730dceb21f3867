import type { Register, Text } from '@taizhang/definition';
import {
  byteOrderMark,
  type ListColumn,
  type ListedRecord,
  lineOf,
  type OpenDistrict,
} from '@taizhang/runtime';
import { shownOf } from './condition.ts';
import type { Titles } from './titles.ts';

/** What stands before the columns, such as the light of a record. */
export interface LeadingColumn {
  readonly title: Text;
  of(record: string): string;
}

interface ListFile {
  readonly district: OpenDistrict;
  readonly register: Register;
  readonly columns: readonly ListColumn[];
  readonly leading: readonly LeadingColumn[];
  readonly first: IteratorResult<readonly ListedRecord[], unknown>;
  readonly rest: AsyncGenerator<readonly ListedRecord[]>;
  /** What those are called that a portion of the records refers to. */
  titlesOf(records: readonly ListedRecord[]): Promise<Titles>;
}

/** A column of the file: a reference has two, what it is called and its id. */
interface FileColumn {
  readonly title: string;
  of(record: ListedRecord, titles: Titles): string;
}

function columnsOf({ district, register, columns }: ListFile): FileColumn[] {
  return columns.flatMap((column): FileColumn[] => {
    const { id, title, comparison, field } = column;
    const plain = ({ values }: ListedRecord) => String(values[id] ?? '');
    if (comparison === 'number') return [{ title: title.zh, of: plain }];
    const shown = (record: ListedRecord, titles: Titles) =>
      shownOf(district, register, column, record.values[id] ?? null, titles).zh;
    const own = { title: title.zh, of: shown };
    return field?.kind === 'reference' ? [own, { title: `${title.zh}编号`, of: plain }] : [own];
  });
}

/** A list as lines: titles, then each record. Numbers stand in their base unit, exact, as spreadsheets want them. */
export async function* csvOf(file: ListFile): AsyncGenerator<string> {
  const { leading, first, rest, titlesOf } = file;
  const columns = columnsOf(file);
  yield byteOrderMark +
    lineOf([...leading.map(({ title }) => title.zh), ...columns.map(({ title }) => title)]);
  const lines = async (records: readonly ListedRecord[]): Promise<string> => {
    const titles = await titlesOf(records);
    return records
      .map((record) =>
        lineOf([...leading.map(({ of }) => of(record.id)), ...columns.map(({ of }) => of(record, titles))]),
      )
      .join('');
  };
  if (first.done) return;
  yield await lines(first.value);
  for await (const records of rest) yield await lines(records);
}
