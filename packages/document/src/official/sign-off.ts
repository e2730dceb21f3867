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
import { fixedLine, fonts, officialDocument, officialSection, sizes, typeWidth } from './page.ts';
import type { SignOffRow, SignOffSheet, SignOffWords } from './sign-off-words.ts';
import { plain, small, smallCell, smallParagraph, smallTable, widthsOf } from './small-table.ts';

/** How the type area is shared out among the columns, in parts of a hundred. */
const widths = widthsOf([7, 36, 15, 15, 9, 18]);

export async function writeSignOffSheets(
  sheets: readonly SignOffSheet[],
  words: SignOffWords,
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
      // Word takes two tables without a paragraph between them for one.
      gap(),
      signaturesOf(words),
      gap(),
    ],
    { numberedAnew: true },
  );
}

const gap = () => new Paragraph({ spacing: { ...fixedLine, line: 120 }, children: [] });

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
  return smallTable(widths, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: words.columns.map((name, column) =>
        cell(column, [smallParagraph([small(name, true)], true)]),
      ),
    }),
    ...rows.map((row) => new TableRow({ cantSplit: true, children: cellsOf(row) })),
  ]);
}

function cellsOf(row: SignOffRow): TableCell[] {
  const centred = (text: string) => [smallParagraph([small(text)], true)];
  const running = (text: string) => [smallParagraph([small(text)], false)];
  return [
    cell(0, centred(String(row.no))),
    cell(1, [smallParagraph(withFigure(plain(row.label), plain(row.figure)), false)]),
    cell(2, centred(row.printed)),
    cell(3, centred(row.computed)),
    cell(4, centred(row.verdict)),
    cell(5, running(row.note)),
  ];
}

/** The figure stands out in its sentence; where the sentence does not hold it, it stands in front. */
function withFigure(label: string, figure: string): TextRun[] {
  const at = label.indexOf(figure);
  if (figure === '') return [small(label)];
  if (at < 0) return [small(figure, true), small(` ${label}`)];
  return [small(label.slice(0, at)), small(figure, true), small(label.slice(at + figure.length))];
}

const cell = (column: number, children: Paragraph[]) => smallCell(widths[column] ?? 0, children);

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** Three places to write on. */
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
              children: [smallParagraph([small(name)], false)],
            }),
        ),
      }),
    ],
  });
}
