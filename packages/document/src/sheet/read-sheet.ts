import { mostCharacters, tooLong, workbookNotRead } from '../refusing.ts';
import { isMacro, openParts, type PackageParts } from '../word/package.ts';
import { attributeOf, walkXml, type XmlTag } from '../word/xml.ts';

/** A cell as its file has it: nothing is reckoned, and no number is turned into one of floating point. */
export interface SheetCell {
  readonly text: string;
  /** Whether it is kept as a number, so that it has no more digits than a spreadsheet keeps. */
  readonly number: boolean;
}

export interface SheetRow {
  /** Where it stands in the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

const mostRows = 50_000;
const mostColumns = 100;
const empty: SheetCell = { text: '', number: false };

/** What begins like a package of the open format, or like what spreadsheets wrote before it. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || isOld(bytes);

const begins = (bytes: Uint8Array, mark: readonly number[]) => mark.every((one, i) => bytes[i] === one);
/** Old workbooks, and new ones behind a password. */
const isOld = (bytes: Uint8Array) => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

/**
 * The rows of the first sheet of an Excel workbook (.xlsx), blank ones left out. Bounded in what it unpacks to, in rows,
 * columns and characters; what holds macros or formulas is refused, for what it says is not what it holds.
 * @throws Refusal workbook-not-read, document-damaged, document-encrypted, document-unpacks-too-large, too-long
 */
export async function readSheet(bytes: Uint8Array): Promise<SheetRow[]> {
  if (isOld(bytes))
    throw workbookNotRead(
      '是旧版 Excel 文件（.xls）或设有密码，请另存为不设密码的 .xlsx',
      'it is an old file (.xls) or behind a password; save it as .xlsx without one',
    );
  const parts = await openParts(bytes);
  const workbook = (await parts.relationsOf('')).find(({ type }) => type.endsWith('/officeDocument'))?.target;
  if (workbook === undefined || !/^xl\//i.test(workbook) || !parts.has(workbook))
    throw workbookNotRead('不是 Excel 工作簿，请传 .xlsx 或 CSV', 'it is no workbook; send .xlsx or CSV');
  if (parts.names().some(isMacro))
    throw workbookNotRead('含有宏，请另存为不含宏的 .xlsx', 'it holds macros; save it as .xlsx without them');
  const strings = await stringsOf(parts, workbook);
  return rowsOf(await firstSheet(parts, workbook), strings);
}

async function firstSheet(parts: PackageParts, workbook: string): Promise<string> {
  let first: string | undefined;
  await walkXml((await parts.xml(workbook)) ?? '', {
    open: (tag) => {
      if (tag.local === 'sheet') first ??= attributeOf(tag, 'id');
    },
  });
  const target = (await parts.relationsOf(workbook)).find(({ id }) => id === first)?.target;
  const source = target === undefined ? undefined : await parts.xml(target);
  if (source === undefined) throw workbookNotRead('没有工作表', 'it has no sheet');
  return source;
}

/** What is written once and shown in many cells; how Japanese is read aloud is left out. */
async function stringsOf(parts: PackageParts, workbook: string): Promise<string[]> {
  const part = (await parts.relationsOf(workbook)).find(({ type }) => type.endsWith('/sharedStrings'));
  const source = part && (await parts.xml(part.target));
  const strings: string[] = [];
  if (source === undefined) return strings;
  let text: string | null = null;
  let within = 0;
  let beside = 0;
  let characters = 0;
  await walkXml(source, {
    open: ({ local }) => {
      if (local === 'si') text = '';
      if (local === 't') within += 1;
      if (local === 'rPh') beside += 1;
    },
    text: (piece) => {
      if (text === null || within === 0 || beside > 0) return;
      characters += piece.length;
      if (characters > mostCharacters) throw tooLong();
      text += piece;
    },
    close: ({ local }) => {
      if (local === 't') within -= 1;
      if (local === 'rPh') beside -= 1;
      if (local === 'si') strings.push(text ?? '');
    },
  });
  return strings;
}

class Rows {
  readonly all: SheetRow[] = [];
  private readonly strings: readonly string[];
  private cells: SheetCell[] = [];
  private row = 0;
  private column = -1;
  private kind = 'n';
  private text = '';
  private within = false;
  private characters = 0;

  constructor(strings: readonly string[]) {
    this.strings = strings;
  }

  open(tag: XmlTag): void {
    if (tag.local === 'f')
      throw workbookNotRead(
        `第 ${this.row} 行有公式，请把公式粘贴为数值后再传`,
        `row ${this.row} has a formula; paste its value in its place`,
      );
    if (tag.local === 'row') {
      const stated = Number(attributeOf(tag, 'r') ?? this.row + 1);
      this.row = Number.isInteger(stated) && stated > this.row ? stated : this.row + 1;
      this.cells = [];
      this.column = -1;
    }
    if (tag.local === 'c') {
      this.column = columnNamed(attributeOf(tag, 'r')) ?? this.column + 1;
      this.kind = attributeOf(tag, 't') ?? 'n';
      this.text = '';
    }
    if (tag.local === 'v' || tag.local === 't') this.within = true;
  }

  add(piece: string): void {
    if (!this.within) return;
    this.characters += piece.length;
    if (this.characters > mostCharacters) throw tooLong();
    this.text += piece;
  }

  close({ local }: XmlTag): void {
    if (local === 'v' || local === 't') this.within = false;
    if (local === 'c' && this.text !== '') this.put();
    if (local === 'row' && this.cells.some(({ text }) => text.trim() !== '')) {
      if (this.all.length >= mostRows) throw tooLong();
      this.all.push({ row: this.row, cells: Array.from(this.cells, (cell) => cell ?? empty) });
    }
  }

  private put(): void {
    if (this.column >= mostColumns) throw tooLong();
    const shared = this.kind === 's' ? this.strings[Number(this.text)] : undefined;
    if (this.kind === 's' && shared === undefined)
      throw workbookNotRead(`第 ${this.row} 行已损坏`, `row ${this.row} is damaged`);
    this.cells[this.column] = { text: shared ?? this.text, number: this.kind === 'n' };
  }
}

async function rowsOf(sheet: string, strings: readonly string[]): Promise<SheetRow[]> {
  const rows = new Rows(strings);
  await walkXml(sheet, {
    open: (tag) => rows.open(tag),
    text: (piece) => rows.add(piece),
    close: (tag) => rows.close(tag),
  });
  return rows.all;
}

/** The place of a column by the name of a cell, from 0: of B7, 1. */
function columnNamed(cell: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}(?=\d+$)/.exec(cell ?? '') ?? [];
  if (letters === undefined) return undefined;
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
