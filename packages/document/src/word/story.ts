import { tooLong } from '../refusing.ts';
import { isUnseen } from '../text/line.ts';
import type { Line, Piece, Run, Stretch } from './piece.ts';
import { type Cell, columnsOf, linesOfRow } from './row.ts';
import { attributeOf, type XmlEvents, type XmlTag } from './xml.ts';

const wordUris = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const compatibilityUri = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** Taken away by tracked changes, or no part of what a reader sees. */
const leftOut = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'rt',
  'rPrChange',
  'pPrChange',
  'sdtPr',
]);
/** What stands in a run in the place of a character. */
const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
};

/** How much text, and how many lines and cells, may still come; one for all parts of a document. */
export class Allowance {
  #left: number;
  constructor(most: number) {
    this.#left = most;
  }
  spend(amount: number): void {
    this.#left -= amount;
    if (this.#left < 0) throw tooLong();
  }
}

/** A footnote or endnote that the text refers to, and the run that does. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  readonly run: Run;
}

interface Paragraph {
  pieces: Piece[];
  readonly asides: Line[];
  /** Whether its end is taken away by a tracked change, so that the next one goes on in it. */
  joinsNext: boolean;
}

/** Lines that belong together: the document's, a cell's, a text box's, a note's. */
interface Flow {
  readonly lines: Line[];
  /** What a paragraph whose end was taken away hands on. */
  carried: Piece[];
}

interface Row {
  readonly cells: Cell[];
  deleted: boolean;
}

type OpenRun = Run & { hidden: boolean };

interface Frame {
  /** The local name of an element of Word; otherwise empty. */
  readonly name: string;
  readonly from: number;
  readonly tag: XmlTag;
  text: string;
  /** In an alternative: whether one was taken. */
  taken: boolean;
  readonly children: (Stretch & { readonly local: string })[];
}

/** Word cuts the space off both ends, unless it is told to keep it; a line's end in the source is a space. */
function textOf({ text, tag }: Frame): string {
  const kept = tag.attributes['xml:space']?.value === 'preserve' ? text : text.trim();
  return kept.replace(/[\t\n\r]/g, ' ');
}

/** Symbol fonts have their pictures where Unicode has no characters. */
function symbolOf(tag: XmlTag): string {
  const code = Number.parseInt(attributeOf(tag, 'char') ?? '', 16);
  return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : '';
}

/** So that a place within a piece is found without walking through a text of a million characters. */
const longestPiece = 1000;

/** Whether a place lies within a character of two UTF-16 units. */
const isInPair = (text: string, place: number) => (text.codePointAt(place - 1) ?? 0) > 0xffff;

/** Word numbers comments from 0 on; no number that it gives is as high as this. */
const mostComments = 1_000_000_000;

export function commentNumber(tag: XmlTag): number {
  const number = Number(attributeOf(tag, 'id'));
  return number >= 0 && number < mostComments ? number : -1;
}

const newFlow = (): Flow => ({ lines: [], carried: [] });

/** Listens to the XML of a document or of its notes, and keeps its lines. */
export class Story implements XmlEvents {
  readonly #part: string;
  readonly #allowance: Allowance;
  readonly #hostOfNote: (id: string) => Run | null;
  readonly #body = newFlow();
  readonly #flows: Flow[] = [this.#body];
  readonly #spans: number[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #rows: Row[] = [];
  readonly #runs: OpenRun[] = [];
  readonly #frames: Frame[] = [];
  /** For each field that is open, whether its code is past and its result is shown. */
  readonly #fields: boolean[] = [];
  #codes = 0;
  /** How deep within something that is left out, and where and as what that begins. */
  #skipped = 0;
  #skippedFrom = { local: '', from: 0 };
  #note: { id: string; host: Run | null } | null = null;
  readonly references: NoteReference[] = [];
  /** The lines of each note, by its id. */
  readonly notes = new Map<string, Line[]>();
  /** The highest number of a comment that the part speaks of. */
  lastComment = -1;

  constructor(part: string, allowance: Allowance, hostOfNote: (id: string) => Run | null = () => null) {
    this.#part = part;
    this.#allowance = allowance;
    this.#hostOfNote = hostOfNote;
  }

  get lines(): readonly Line[] {
    return this.#body.lines;
  }

  open(tag: XmlTag, from: number, to: number): void {
    if (this.#skipped > 0 || this.#leavesOut(tag)) {
      if (this.#skipped === 0) this.#skippedFrom = { local: tag.local, from };
      this.#skipped += 1;
      return;
    }
    const name = wordUris.has(tag.uri) ? tag.local : '';
    this.#frames.push({ name, from, tag, text: '', taken: false, children: [] });
    if (name !== '') this.#begin(name, tag, from, to);
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (this.#skipped === 0 && frame?.name === 't') frame.text += text;
  }

  close(_tag: XmlTag, _from: number, to: number): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      if (this.#skipped === 0) this.#endOfSkipped(to);
      return;
    }
    const frame = this.#frames.pop()!;
    const parent = this.#frames.at(-1);
    if (parent?.name === 'rPr') parent.children.push({ local: frame.tag.local, from: frame.from, to });
    if (parent?.name === 'r') this.#endOfChild(frame, to);
    if (frame.name !== '') this.#end(frame, to);
  }

  /** What is left out of the text stays in the source. */
  #endOfSkipped(to: number): void {
    const { local, from } = this.#skippedFrom;
    const parent = this.#frames.at(-1);
    if (parent?.name === 'rPr') parent.children.push({ local, from, to });
    if (parent?.name === 'r') this.#runs.at(-1)!.children.push({ from, to, text: null });
  }

  #leavesOut(tag: XmlTag): boolean {
    const parent = this.#frames.at(-1);
    if (tag.uri === compatibilityUri && (tag.local === 'Choice' || tag.local === 'Fallback')) {
      if (!parent || parent.taken) return true;
      parent.taken = true;
      return false;
    }
    if (!wordUris.has(tag.uri)) return false;
    // In properties these are no content: they say that the paragraph's end or the row is taken away.
    if (tag.local === 'del' || tag.local === 'moveFrom') return !this.#noteRemoval(parent?.name);
    return leftOut.has(tag.local);
  }

  #noteRemoval(parent: string | undefined): boolean {
    const paragraph = this.#paragraphs.at(-1);
    const row = this.#rows.at(-1);
    if (parent === 'rPr' && this.#frames.at(-2)?.name === 'pPr' && paragraph) paragraph.joinsNext = true;
    if (parent === 'trPr' && row) row.deleted = true;
    return parent === 'rPr' || parent === 'trPr';
  }

  #begin(name: string, tag: XmlTag, from: number, to: number): void {
    if (name === 'p') this.#beginParagraph();
    else if (name === 'r') this.#beginRun(tag, from, to);
    else if (name === 'tr') this.#rows.push({ cells: [], deleted: false });
    else if (name === 'tc' || name === 'txbxContent') this.#beginFlow();
    else if (name === 'gridSpan') this.#spread(columnsOf(attributeOf(tag, 'val')));
    else if (name === 'vanish') this.#hide(tag);
    else if (name === 'fldChar') this.#passField(attributeOf(tag, 'fldCharType'));
    else if (name === 'footnote' || name === 'endnote') this.#beginNote(tag);
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.#refer(name, tag);
    else if (name === 'commentRangeStart' || name === 'commentReference')
      this.lastComment = Math.max(this.lastComment, commentNumber(tag));
  }

  #end(frame: Frame, to: number): void {
    if (frame.name === 'p') this.#endParagraph();
    else if (frame.name === 'r') this.#endRun(to);
    else if (frame.name === 'tr') this.#endRow();
    else if (frame.name === 'tc') this.#endCell();
    else if (frame.name === 'txbxContent') this.#endTextBox();
    else if (frame.name === 'footnote' || frame.name === 'endnote') this.#endNote();
  }

  #spread(columns: number): void {
    if (this.#spans.length > 0) this.#spans[this.#spans.length - 1] = columns;
  }

  #hide(tag: XmlTag): void {
    const isOfRun = this.#frames.at(-2)?.name === 'rPr' && this.#frames.at(-3)?.name === 'r';
    if (isOfRun && !/^(0|false|off)$/.test(attributeOf(tag, 'val') ?? '')) this.#runs.at(-1)!.hidden = true;
  }

  #beginFlow(): void {
    this.#allowance.spend(1);
    this.#flows.push(newFlow());
    this.#spans.push(1);
  }

  #endFlow(): { lines: Line[]; span: number } {
    const flow = this.#flows.pop()!;
    if (flow.carried.length > 0) flow.lines.push({ pieces: flow.carried, aside: false });
    return { lines: flow.lines, span: this.#spans.pop() ?? 1 };
  }

  #beginParagraph(): void {
    this.#allowance.spend(1);
    this.#paragraphs.push({ pieces: this.#flows.at(-1)!.carried, asides: [], joinsNext: false });
    this.#flows.at(-1)!.carried = [];
  }

  #endParagraph(): void {
    const { pieces, asides, joinsNext } = this.#paragraphs.pop()!;
    const flow = this.#flows.at(-1)!;
    if (joinsNext) flow.carried = pieces;
    else flow.lines.push({ pieces, aside: false });
    for (const line of asides) flow.lines.push(line);
  }

  #endTextBox(): void {
    const asides = this.#endFlow().lines.map((line) => ({ ...line, aside: true }));
    const target = this.#paragraphs.at(-1)?.asides ?? this.#flows.at(-1)!.lines;
    for (const line of asides) target.push(line);
  }

  #endCell(): void {
    const cell = this.#endFlow();
    this.#rows.at(-1)?.cells.push(cell);
  }

  #endRow(): void {
    const { cells, deleted } = this.#rows.pop()!;
    if (deleted) return;
    const isNested = this.#rows.length > 0;
    for (const line of linesOfRow(cells, isNested)) this.#flows.at(-1)!.lines.push(line);
  }

  #beginNote(tag: XmlTag): void {
    const id = attributeOf(tag, 'id') ?? '';
    this.#note = { id, host: this.#hostOfNote(id) };
    this.#beginFlow();
  }

  #endNote(): void {
    const { lines } = this.#endFlow();
    if (this.#note) this.notes.set(this.#note.id, lines);
    this.#note = null;
  }

  #refer(name: string, tag: XmlTag): void {
    const run = this.#runs[0];
    const kind = name === 'footnoteReference' ? 'footnote' : 'endnote';
    if (run) this.references.push({ kind, id: attributeOf(tag, 'id') ?? '', run });
  }

  #beginRun(tag: XmlTag, from: number, to: number): void {
    this.#runs.push({
      part: this.#part,
      name: tag.name,
      uri: tag.uri,
      from,
      inside: to,
      to,
      properties: null,
      children: [],
      host: this.#runs[0] ?? this.#note?.host ?? null,
      hidden: false,
    });
  }

  #endRun(to: number): void {
    const run = this.#runs.pop()!;
    run.to = to;
  }

  #passField(type: string | undefined): void {
    if (type === 'begin') {
      this.#fields.push(false);
      this.#codes += 1;
    } else if (this.#fields.length > 0) {
      if (!this.#fields.at(-1)) this.#codes -= 1;
      if (type === 'end') this.#fields.pop();
      else this.#fields[this.#fields.length - 1] = true;
    }
  }

  #endOfChild(frame: Frame, to: number): void {
    const run = this.#runs.at(-1)!;
    const { from, name, tag } = frame;
    if (name === 'rPr') {
      run.properties = { from, to, children: frame.children };
      return;
    }
    const text = name === 't' ? textOf(frame) : name === 'sym' ? symbolOf(tag) : characters[name];
    run.children.push({ from, to, text: name === 't' ? (text ?? '') : null });
    if (text && !run.hidden && this.#codes === 0) this.#say(text, run);
  }

  /** The text of the run's last child, without what cannot be seen. */
  #say(text: string, run: Run): void {
    const pieces = this.#paragraphs.at(-1)?.pieces;
    if (!pieces) return;
    this.#allowance.spend(text.length);
    const child = run.children.length - 1;
    let begin = 0;
    const put = (end: number) => {
      if (end > begin) pieces.push({ text: text.slice(begin, end), source: { run, child, offset: begin } });
    };
    for (let i = 0; i < text.length; i += 1)
      if (isUnseen(text[i]!)) {
        put(i);
        begin = i + 1;
      } else if (i - begin >= longestPiece && !isInPair(text, i)) {
        put(i);
        begin = i;
      }
    put(text.length);
  }
}
