import type { DocumentMark } from '../mark.ts';
import { misplacedMarks } from '../refusing.ts';
import { codePointsIn } from '../text/line.ts';
import { addComments, type NewComment, nextComment } from './comments.ts';
import type { Piece, Run } from './piece.ts';
import { readWord, type WordText } from './read-word.ts';
import { type Cut, type RunChange, rewritten } from './rewrite.ts';

/**
 * The same Word file with marks and comments at places of the text that was read from it. Nothing else changes: runs
 * are cut where a mark begins or ends, and keep their formatting.
 * @throws Refusal marks-misplaced when a place lies outside the text; else as reading does
 */
export async function markDocx(bytes: Uint8Array, marks: readonly DocumentMark[]): Promise<Uint8Array> {
  const word = await readWord(bytes);
  const comments = await commentsOf(word, marks);
  const changes = new Changes(word.file.main);
  const places = new Places(word.pieces);
  marks.forEach((mark, position) => {
    changes.mark(mark, places.piecesWithin(mark.start, mark.end), comments[position]?.id);
  });
  for (const [part, source] of word.sources) {
    const changed = changes.of(part);
    if (changed.length > 0) word.file.parts.write(part, rewritten(source, changed));
  }
  await addComments(
    word.file,
    comments.filter((comment) => comment !== undefined),
  );
  return word.file.parts.zipped();
}

async function commentsOf(
  word: WordText,
  marks: readonly DocumentMark[],
): Promise<(NewComment | undefined)[]> {
  let id = Math.max(word.lastComment + 1, await nextComment(word.file));
  return marks.map(({ comment, author }) =>
    comment === null ? undefined : { id: id++, text: comment, author },
  );
}

/** A stretch of a piece, in UTF-16 units of its text. */
interface PieceStretch {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

/** Finds the pieces at places in code points. */
class Places {
  readonly #pieces: readonly Piece[];
  readonly #starts: number[] = [];
  readonly #length: number;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    let place = 0;
    for (const { text } of pieces) {
      this.#starts.push(place);
      place += codePointsIn(text);
    }
    this.#length = place;
  }

  piecesWithin(start: number, end: number): PieceStretch[] {
    if (
      !(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= this.#length)
    )
      throw misplacedMarks();
    const stretches: PieceStretch[] = [];
    for (let i = this.#pieceAt(start); i < this.#pieces.length && this.#starts[i]! < end; i += 1) {
      const piece = this.#pieces[i]!;
      const from = unitsOf(piece.text, start - this.#starts[i]!);
      const to = unitsOf(piece.text, end - this.#starts[i]!);
      if (to > from) stretches.push({ piece, from, to });
    }
    return stretches;
  }

  #pieceAt(place: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** How many UTF-16 units the first code points of a text take. */
function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  for (let left = codePoints; left > 0 && units < text.length; left -= 1)
    units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}

/** What marks do to the runs of each part. */
class Changes {
  readonly #main: string;
  readonly #byRun = new Map<Run, RunChange>();

  constructor(main: string) {
    this.#main = main;
  }

  of = (part: string) => [...this.#byRun.values()].filter(({ run }) => run.part === part);

  mark({ style }: DocumentMark, stretches: readonly PieceStretch[], comment: number | undefined): void {
    const cuts: { run: Run; cut: Cut }[] = [];
    for (const { piece, from, to } of stretches) {
      if (!piece.source) continue;
      const { run, child, offset } = piece.source;
      const length = run.children[child]!.text?.length;
      const [begin, end] = length === undefined ? [0, 1] : [offset + from, offset + to];
      const cut = { child, from: begin, to: end, style, begins: [], ends: [] };
      this.#changeOf(run).cuts.push(cut);
      cuts.push({ run, cut });
    }
    if (comment !== undefined) this.#hang(comment, cuts);
  }

  /** Comments stand in the document itself only: one on a text box or a note hangs on the run that holds it. */
  #hang(comment: number, cuts: readonly { run: Run; cut: Cut }[]): void {
    const own = cuts
      .filter(({ run }) => run.host === null && run.part === this.#main)
      .sort((a, b) => a.run.from - b.run.from || a.cut.child - b.cut.child || a.cut.from - b.cut.from);
    if (own.length > 0) {
      own[0]!.cut.begins.push(comment);
      own.at(-1)!.cut.ends.push(comment);
      return;
    }
    const host = cuts.find(({ run }) => run.host !== null)?.run.host;
    if (host) this.#changeOf(host).comments.push(comment);
  }

  #changeOf(run: Run): RunChange {
    const change = this.#byRun.get(run) ?? { run, cuts: [], comments: [] };
    this.#byRun.set(run, change);
    return change;
  }
}
