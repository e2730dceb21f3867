import { setImmediate as nextTurn } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { damaged, mostCharacters, tooLong } from '../refusing.ts';
import { decodeText } from '../text/decode-text.ts';
import { collapsed, flat, mainLines, type PageLines, wordCharacters } from './page-line.ts';
import { type PageCell, PageTable, spannedBy } from './page-row.ts';

/** A browser stops at 512 levels. */
const mostLevels = 1000;
const mostAttributes = 1000;
/** So much is read before others have their turn. */
const stretch = 1 << 17;

const dropped = new Set(
  (
    'title script style noscript template nav footer aside header iframe object svg canvas audio video ' +
    'select datalist button textarea'
  ).split(' '),
);
const droppedRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'menu',
  'menubar',
]);
const blocks = new Set(
  (
    'address article blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure form ' +
    'h1 h2 h3 h4 h5 h6 hr html legend li main menu ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);

/**
 * A saved page as text: its main text, each block a line, each row of a table a line with tabs.
 * @throws Refusal
 */
export async function readPage(bytes: Uint8Array): Promise<string> {
  const source = decodeText(bytes, statedCharset(bytes));
  const reader = new PageReader();
  const parser = new Parser(reader, { decodeEntities: true });
  for (let at = 0; at < source.length; at += stretch) {
    if (at > 0) await nextTurn();
    parser.write(source.slice(at, at + stretch));
  }
  parser.end();
  return mainLines(reader.lines())
    .map(({ text }) => text)
    .join('\n');
}

/** Browsers look for it in the first 1024 bytes; pages with much in front of it exist. */
const statedWithin = 4096;

function statedCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, statedWithin));
  const stated = /<meta[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(start)?.[1]?.toLowerCase();
  return stated === 'gb2312' || stated === 'gbk' ? 'gb18030' : stated;
}

/** Lines that belong together: the page's or a cell's. */
interface Flow {
  readonly lines: PageLines;
  holdsTable: boolean;
  raw: string[];
  linked: number;
  links: number;
}

interface OpenTable {
  readonly table: PageTable;
  readonly flow: Flow;
  cells: PageCell[];
}

interface Level {
  readonly name: string;
  readonly cell: { readonly flow: Flow; readonly columns: number; readonly rows: number } | null;
  readonly isMain: boolean;
}

const newFlow = (): Flow => ({ lines: [], holdsTable: false, raw: [], linked: 0, links: 0 });

/** Listens to the tags of a page and keeps its lines. */
class PageReader {
  readonly #page = newFlow();
  readonly #levels: Level[] = [];
  readonly #tables: OpenTable[] = [];
  #flow = this.#page;
  /** How deep within something that is dropped, within main text, within links, within text as it is typed. */
  #skipped = 0;
  #main = 0;
  #inLink = 0;
  #asTyped = 0;
  #attributes = 0;
  #left = mostCharacters;

  lines = () => {
    this.#endLine();
    return flat(this.#page.lines);
  };

  onopentagname(): void {
    this.#attributes = 0;
  }

  onattribute(): void {
    this.#attributes += 1;
    if (this.#attributes > mostAttributes) throw damaged('网页标签有误', 'a tag of the page is broken');
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#levels.length + this.#skipped >= mostLevels)
      throw damaged('嵌套层数过多', 'it is nested too deeply');
    if (this.#skipped > 0 || this.#isDropped(name, attributes)) {
      this.#skipped += 1;
      return;
    }
    if (blocks.has(name) || name === 'br') this.#endLine();
    const isMain = name === 'main' || name === 'article' || attributes.role === 'main';
    if (isMain) this.#main += 1;
    if (name === 'pre') this.#asTyped += 1;
    if (name === 'a') this.#beginLink();
    if (name === 'table') this.#beginTable();
    if (name === 'tr') this.#endRow();
    const isCell = (name === 'td' || name === 'th') && this.#tables.length > 0;
    this.#levels.push({ name, isMain, cell: isCell ? this.#beginCell(attributes) : null });
  }

  ontext(text: string): void {
    if (this.#skipped > 0) return;
    if (this.#asTyped > 0) this.#type(text);
    else this.#flow.raw.push(text);
    if (this.#inLink > 0) this.#flow.linked += wordCharacters(text);
  }

  onclosetag(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const level = this.#levels.pop();
    if (!level) return;
    const { name, cell, isMain } = level;
    if (blocks.has(name)) this.#endLine();
    if (isMain) this.#main -= 1;
    if (name === 'pre') this.#asTyped -= 1;
    if (name === 'a') this.#inLink -= 1;
    if (name === 'tr') this.#endRow();
    if (name === 'table') this.#endTable();
    if (cell) this.#endCell(cell);
  }

  #isDropped(name: string, attributes: Readonly<Record<string, string>>): boolean {
    // An article's own header holds its title.
    if (name === 'header' && this.#main > 0) return false;
    return (
      dropped.has(name) ||
      droppedRoles.has(attributes.role ?? '') ||
      'hidden' in attributes ||
      attributes['aria-hidden'] === 'true' ||
      /display\s*:\s*none/i.test(attributes.style ?? '')
    );
  }

  #spend(amount: number): void {
    this.#left -= amount;
    if (this.#left < 0) throw tooLong();
  }

  #type(text: string): void {
    text.split(/\r\n|\r|\n/).forEach((line, position) => {
      if (position > 0) this.#endLine();
      this.#flow.raw.push(line);
    });
  }

  #beginLink(): void {
    this.#inLink += 1;
    this.#flow.links += 1;
  }

  #endLine(): void {
    const flow = this.#flow;
    if (flow.raw.length === 0) return;
    const text = collapsed(flow.raw.join(''));
    if (text !== '') {
      this.#spend(text.length + 1);
      flow.lines.push({ text, linked: flow.linked, links: Math.max(flow.links, 1), main: this.#main > 0 });
    }
    flow.raw = [];
    flow.linked = 0;
    flow.links = this.#inLink > 0 ? 1 : 0;
  }

  #beginTable(): void {
    this.#flow.holdsTable = true;
    this.#tables.push({
      table: new PageTable((columns) => this.#spend(columns)),
      flow: this.#flow,
      cells: [],
    });
  }

  #endRow(): void {
    const open = this.#tables.at(-1);
    if (!open || open.cells.length === 0) return;
    open.flow.lines.push(open.table.linesOfRow(open.cells));
    open.cells = [];
  }

  #endTable(): void {
    this.#endRow();
    const open = this.#tables.pop();
    if (open) this.#flow = open.flow;
  }

  #beginCell(attributes: Readonly<Record<string, string>>) {
    this.#flow = newFlow();
    return { flow: this.#flow, columns: spannedBy(attributes.colspan), rows: spannedBy(attributes.rowspan) };
  }

  #endCell({ flow, columns, rows }: NonNullable<Level['cell']>): void {
    this.#endLine();
    const { lines, holdsTable } = flow;
    const open = this.#tables.at(-1);
    open?.cells.push({ lines, holdsTable, columns, rows });
    if (open) this.#flow = open.flow;
  }
}
