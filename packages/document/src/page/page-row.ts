import { flat, type PageLine, type PageLines } from './page-line.ts';

export interface PageCell {
  readonly lines: PageLines;
  /** How many columns and rows it takes. */
  readonly columns: number;
  readonly rows: number;
  /** Whether a table stands in it: then the outer one only lays out the page. */
  readonly holdsTable: boolean;
}

const mostSpanned = 100;
/** More lines than these in a cell are prose that a table lays out. */
const mostLinesInCell = 5;

export const spannedBy = (stated: string | undefined) =>
  Math.min(Math.max(1, Number.parseInt(stated ?? '', 10) || 1), mostSpanned);

/** The rows of one table, with the columns that cells of earlier rows still take. */
export class PageTable {
  readonly #spend: (columns: number) => void;
  /** For each column, in how many rows to come it is taken. */
  readonly #taken: number[] = [];

  /** Columns are paid for: cells that go on add columns to every row that follows. */
  constructor(spend: (columns: number) => void) {
    this.#spend = spend;
  }

  linesOfRow(cells: readonly PageCell[]): PageLines {
    const columns = this.#columnsOf(cells);
    this.#spend(columns.length);
    const [only] = cells;
    if (cells.length === 1 && only && columns.length === only.columns) return [only.lines];
    if (cells.some(isLayout)) return cells.map(({ lines }) => lines);
    return [inOneLine(columns)];
  }

  /** The cells in their columns; null where an earlier cell goes on, or this one does. */
  #columnsOf(cells: readonly PageCell[]): (PageCell | null)[] {
    const columns: (PageCell | null)[] = [];
    const waiting = [...cells].reverse();
    while (waiting.length > 0 || (this.#taken[columns.length] ?? 0) > 0) {
      const left = this.#taken[columns.length] ?? 0;
      if (left > 0) {
        this.#taken[columns.length] = left - 1;
        columns.push(null);
        continue;
      }
      const cell = waiting.pop()!;
      for (let i = 0; i < cell.columns; i += 1) {
        this.#taken[columns.length] = cell.rows - 1;
        columns.push(i === 0 ? cell : null);
      }
    }
    return columns;
  }
}

function isLayout({ lines, holdsTable }: PageCell): boolean {
  return holdsTable || flat(lines).length > mostLinesInCell;
}

function inOneLine(columns: readonly (PageCell | null)[]): PageLine {
  const contents = columns.map((cell) => (cell ? flat(cell.lines) : []));
  const last = contents.findLastIndex((lines) => lines.length > 0);
  const lines = contents.flat();
  return {
    text: contents
      .slice(0, last + 1)
      .map((cell) => cell.map(({ text }) => text).join(' '))
      .join('\t'),
    linked: lines.reduce((sum, { linked }) => sum + linked, 0),
    links: lines.reduce((sum, { links }) => sum + links, 0),
    main: lines.some(({ main }) => main),
  };
}
