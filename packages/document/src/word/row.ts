import { between, type Line, type Piece } from './piece.ts';

export interface Cell {
  readonly lines: Line[];
  /** How many columns it takes. */
  readonly span: number;
}

/** Word’s own limit. */
const mostColumns = 63;

export const columnsOf = (stated: string | undefined) =>
  Math.min(Math.max(1, Number.parseInt(stated ?? '', 10) || 1), mostColumns);

/**
 * A row as lines. One cell alone is a frame around its paragraphs; several are one line with tabs, each in its column,
 * and what stands aside in them comes behind.
 */
export function linesOfRow(cells: readonly Cell[], nested: boolean): Line[] {
  const [only] = cells;
  if (cells.length === 1 && only)
    return nested ? only.lines.map((line) => ({ ...line, aside: true })) : only.lines;
  const pieces: Piece[] = [];
  cells.forEach(({ lines, span }, position) => {
    pieces.push(...inOneLine(lines));
    if (position < cells.length - 1) pieces.push(between('\t'.repeat(span)));
  });
  const asides = cells.flatMap(({ lines }) => lines.filter(({ aside }) => aside));
  return [{ pieces, aside: nested }, ...asides.map((line) => ({ ...line, aside: nested }))];
}

function inOneLine(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = [];
  for (const line of lines) {
    if (line.aside || line.pieces.length === 0) continue;
    if (pieces.length > 0) pieces.push(between(' '));
    // A tab or a break within a cell must not look like the next column or row.
    for (const piece of line.pieces) pieces.push({ ...piece, text: piece.text.replace(/[\t\n]/g, ' ') });
  }
  return pieces;
}
