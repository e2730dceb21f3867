import {
  AlignmentType,
  BorderStyle,
  Document,
  type IBorderOptions,
  type ISectionOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { writableInXml } from '../word/xml.ts';
import { fixedLine, fonts, officialDocument, officialSection, sizes, typeWidth } from './page.ts';

/** A figure that a bureau signs for. */
export interface SignOffRow {
  readonly no: number;
  /** As it stands in the document. */
  readonly figure: string;
  /** The sentence that it stands in, or what is measured. */
  readonly label: string;
  readonly printed: string;
  readonly computed: string;
  readonly verdict: string;
  readonly note: string;
}

/** 核数单: what one bureau checks and signs. */
export interface SignOffSheet {
  readonly unit: string;
  readonly document: string;
  readonly cutoff: string;
  readonly rows: readonly SignOffRow[];
}

/** The words around the figures, in the language of the reader. */
export interface SignOffWords {
  readonly title: string;
  readonly unit: string;
  readonly document: string;
  readonly cutoff: string;
  readonly columns: readonly [string, string, string, string, string, string];
  readonly signatures: readonly [string, string, string];
}

export const signOffWords: Readonly<Record<'zh' | 'en', SignOffWords>> = {
  zh: {
    title: '核数单',
    unit: '责任单位：',
    document: '核对文稿：',
    cutoff: '截止日：',
    columns: ['序号', '文稿表述', '文稿数', '台账数', '结论', '说明'],
    signatures: ['核对人（姓名）：', '签字：', '日期：'],
  },
  en: {
    title: 'Sign-off sheet',
    unit: 'Bureau: ',
    document: 'Document: ',
    cutoff: 'Cut-off: ',
    columns: ['No.', 'In the document', 'Printed', 'In the ledger', 'Verdict', 'Explanation'],
    signatures: ['Checked by (name): ', 'Signature: ', 'Date: '],
  },
};

/** How the type area is shared out among the columns, in parts of a hundred. */
const shares = [7, 36, 15, 15, 9, 18];

/** The sheets of all bureaus as one Word file; each begins on a page of its own, and counts its pages. */
export async function signOffSheets(
  sheets: readonly SignOffSheet[],
  words: SignOffWords = signOffWords.zh,
): Promise<Uint8Array> {
  const file = new Document({
    ...officialDocument,
    title: words.title,
    sections: sheets.map((sheet) => sectionOf(sheet, words)),
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function sectionOf(sheet: SignOffSheet, words: SignOffWords): ISectionOptions {
  return officialSection(
    [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { ...fixedLine, line: 640, after: 200 },
        children: [new TextRun({ text: words.title, font: fonts.title, size: sizes.二号 })],
      }),
      ...heading(words.unit, sheet.unit),
      ...heading(words.document, sheet.document),
      ...heading(words.cutoff, sheet.cutoff),
      figuresOf(sheet.rows, words),
      signaturesOf(words),
      // Word ends no section with a table.
      new Paragraph({ spacing: { line: 20 }, children: [] }),
    ],
    { numberedAnew: true },
  );
}

const plain = (text: string) => writableInXml(text).replace(/\s+/g, ' ');

function heading(name: string, value: string): Paragraph[] {
  return [
    new Paragraph({
      keepNext: true,
      children: [
        new TextRun({ text: name, font: fonts.heading, size: sizes.小四 }),
        new TextRun({ text: plain(value), size: sizes.小四 }),
      ],
    }),
  ];
}

function figuresOf(rows: readonly SignOffRow[], words: SignOffWords): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: widths(),
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: words.columns.map((name, column) => cell(column, [headerText(name)])),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cellsOf(row) })),
    ],
  });
}

const widths = () => shares.map((share) => Math.floor((typeWidth * share) / 100));

const headerText = (name: string) =>
  paragraph([new TextRun({ text: name, font: fonts.heading, size: sizes.五号 })], true);

function cellsOf(row: SignOffRow): TableCell[] {
  const centred = (text: string) => [paragraph([small(text)], true)];
  const running = (text: string) => [paragraph([small(text)], false)];
  return [
    cell(0, centred(String(row.no))),
    cell(1, [paragraph(withFigure(plain(row.label), plain(row.figure)), false)]),
    cell(2, centred(row.printed)),
    cell(3, centred(row.computed)),
    cell(4, centred(row.verdict)),
    cell(5, running(row.note)),
  ];
}

const small = (text: string, isFigure = false) =>
  new TextRun({ text: plain(text), size: sizes.五号, ...(isFigure ? { font: fonts.heading } : {}) });

/** The figure stands out in its sentence; where the sentence does not hold it, it stands in front. */
function withFigure(label: string, figure: string): TextRun[] {
  const at = label.indexOf(figure);
  if (figure === '') return [small(label)];
  if (at < 0) return [small(figure, true), small(` ${label}`)];
  return [small(label.slice(0, at)), small(figure, true), small(label.slice(at + figure.length))];
}

const paragraph = (children: TextRun[], isCentred: boolean) =>
  new Paragraph({
    alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { line: 300, before: 0, after: 0 },
    children,
  });

const cell = (column: number, children: Paragraph[]) =>
  new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    width: { size: widths()[column]!, type: WidthType.DXA },
    children,
  });

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** Three places to write on, kept together and with the last of the figures. */
function signaturesOf({ signatures }: SignOffWords): Table {
  const width = Math.floor(typeWidth / signatures.length);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: signatures.map(() => width),
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: 900, rule: 'atLeast' },
        children: signatures.map(
          (name) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.BOTTOM,
              borders: { top: none, left: none, right: none, bottom: hairline },
              children: [paragraph([small(name)], false)],
            }),
        ),
      }),
    ],
  });
}
