/** How a line of a checked text is set. A text says nothing of its looks, so they are read off its numbering. */
export type Look = 'title' | 'section' | 'part' | 'plain' | 'continued' | 'cells';

export interface Line {
  /** In UTF-16 units of the text, as strings are cut. */
  readonly from: number;
  readonly to: number;
  readonly look: Look;
  /** The figures that begin in it: the first, and the one behind the last. */
  readonly first: number;
  readonly last: number;
}

/** A part of the text that is drawn at once. */
export interface Chunk {
  readonly lines: readonly Line[];
  readonly first: number;
  readonly last: number;
  readonly length: number;
}

/** Where a figure stands, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** About a screen of text: small enough to be drawn between two frames. */
const chunkLength = 1500;
/** A longer line is broken at the end of a sentence: one paragraph may be the whole text. */
const longestLine = 3000;
const longestHeading = 40;

const sectionHead = /^\s*[一二三四五六七八九十]{1,3}、/u;
const partHead = /^\s*[（(][一二三四五六七八九十]{1,3}[）)]/u;
const sentenceEnd = /[。；！？]/u;
const spaces = /^[\s　]*$/u;

/** From places in code points to places in UTF-16 units, which differ behind rare characters. */
export function placesIn(text: string): (place: number) => number {
  const rare: number[] = [];
  let place = 0;
  for (let i = 0; i < text.length; i += 1, place += 1)
    if ((text.codePointAt(i) ?? 0) > 0xffff) {
      rare.push(place);
      i += 1;
    }
  if (rare.length === 0) return (given) => given;
  return (given) => given + countBelow(rare, given);
}

/** How many of the ascending numbers are less. */
function countBelow(ascending: readonly number[], bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function stretchesIn(
  text: string,
  figures: readonly { readonly start: number; readonly end: number }[],
): Stretch[] {
  const at = placesIn(text);
  return figures.map(({ start, end }) => ({ from: at(start), to: at(end) }));
}

function lookOf(line: string, isFirst: boolean): Look {
  if (line.includes('\t')) return 'cells';
  if (line.length > longestHeading || sentenceEnd.test(line)) return 'plain';
  if (sectionHead.test(line)) return 'section';
  if (partHead.test(line)) return 'part';
  return isFirst && !/[：:]\s*$/u.test(line) ? 'title' : 'plain';
}

/** Where a line that is too long may be broken: behind the end of a sentence, and never in a figure. */
function breakOf(
  text: string,
  from: number,
  to: number,
  stretches: readonly Stretch[],
  next: number,
): number {
  const wanted = from + longestLine;
  if (to <= wanted) return to;
  let place = wanted;
  for (let i = wanted; i > from + longestLine / 2; i -= 1)
    if (sentenceEnd.test(text.charAt(i - 1))) {
      place = i;
      break;
    }
  for (let i = next; i < stretches.length; i += 1) {
    const { from: begins = 0, to: ends = 0 } = stretches[i] ?? {};
    if (begins >= place) break;
    if (ends > place) place = ends;
  }
  const isWithinPair = /[\uDC00-\uDFFF]/.test(text.charAt(place));
  return Math.min(isWithinPair ? place + 1 : place, to);
}

/** Where a line ends: a figure that a page broke (7,⏎312人) goes on over the end of its line. */
function endOfLine(text: string, begin: number, stretches: readonly Stretch[], next: number): number {
  let found = text.indexOf('\n', begin);
  for (let i = next; found >= 0 && i < stretches.length; i += 1) {
    const { from = 0, to = 0 } = stretches[i] ?? {};
    if (from >= found) break;
    if (to > found) found = text.indexOf('\n', to);
  }
  return found < 0 ? text.length : found;
}

function* linesOf(text: string, stretches: readonly Stretch[]): Generator<Line> {
  let figure = 0;
  let isFirst = true;
  for (let begin = 0; begin <= text.length; ) {
    const end = endOfLine(text, begin, stretches, figure);
    const whole = text.slice(begin, end);
    if (!spaces.test(whole)) {
      const look = lookOf(whole, isFirst);
      isFirst = false;
      for (let from = begin; from < end; ) {
        const to = breakOf(text, from, end, stretches, figure);
        const first = figure;
        while (figure < stretches.length && (stretches[figure]?.from ?? 0) < to) figure += 1;
        yield { from, to, look: from === begin ? look : 'continued', first, last: figure };
        from = to;
      }
    }
    begin = end + 1;
  }
}

/** The text in parts that are each drawn at once; rows of a table stay together as far as they fit. */
export function chunksOf(text: string, stretches: readonly Stretch[]): Chunk[] {
  const chunks: Chunk[] = [];
  let lines: Line[] = [];
  let length = 0;
  const close = () => {
    const [head] = lines;
    const foot = lines.at(-1);
    if (head && foot) chunks.push({ lines, first: head.first, last: foot.last, length });
    lines = [];
    length = 0;
  };
  for (const line of linesOf(text, stretches)) {
    if (length > 0 && length + line.to - line.from > chunkLength) close();
    lines.push(line);
    length += line.to - line.from;
  }
  close();
  return chunks;
}

/** A stretch of text, or the figure of that number. */
export type Piece = string | number;

/** A line, or a cell of one, cut at its figures. */
export function piecesOf(
  text: string,
  { from, to, first, last }: Pick<Line, 'from' | 'to' | 'first' | 'last'>,
  stretches: readonly Stretch[],
): Piece[] {
  const pieces: Piece[] = [];
  let place = from;
  for (let figure = first; figure < last; figure += 1) {
    const { from: begins = to, to: ends = to } = stretches[figure] ?? {};
    // Figures never overlap, but what comes from outside is not taken on trust.
    if (begins < place || begins >= to) continue;
    if (begins > place) pieces.push(text.slice(place, begins));
    pieces.push(figure);
    place = Math.min(ends, to);
  }
  if (place < to) pieces.push(text.slice(place, to));
  return pieces;
}

/** The cells of a line of a table, which tabs set apart. */
export function cellsOf(text: string, line: Line, stretches: readonly Stretch[]): Piece[][] {
  const cells: Piece[][] = [];
  let { first } = line;
  for (let from = line.from; from <= line.to; ) {
    const found = text.indexOf('\t', from);
    const to = found < 0 || found > line.to ? line.to : found;
    let last = first;
    while (last < line.last && (stretches[last]?.from ?? 0) < to) last += 1;
    cells.push(piecesOf(text, { from, to, first, last }, stretches));
    first = last;
    from = to + 1;
  }
  return cells;
}

/** Which chunk holds a figure; -1: none. */
export const chunkOf = (chunks: readonly Chunk[], figure: number): number =>
  chunks.findIndex(({ first, last }) => figure >= first && figure < last);
