import {
  AlignmentType,
  Document,
  type ISpacingProperties,
  Packer,
  Paragraph,
  type Table,
  TableRow,
  TextRun,
} from 'docx';
import { fixedLine, fonts, officialDocument, officialSection, sizes } from './page.ts';
import type { Paper, PaperSection, PaperTable } from './paper-parts.ts';
import { plain, small, smallCell, smallParagraph, smallTable, widthsOf } from './small-table.ts';

/** A paper by GB/T 9704: title in 2号 centred, headings in 黑体, prose in 3号仿宋 set in by two characters. */
export async function writePaper(paper: Paper): Promise<Uint8Array> {
  const children = [
    centred(paper.title, fonts.title, sizes.二号, { ...fixedLine, line: 700, after: 120 }),
    ...paper.under.map((line) => centred(line, fonts.body, sizes.四号, fixedLine)),
    blank(),
    ...(paper.addressee === undefined ? [] : [atMargin(paper.addressee)]),
    ...paper.sections.flatMap(sectionOf),
    blank(),
    ...paper.signature.map(signed),
  ];
  const file = new Document({
    ...officialDocument,
    title: plain(paper.title),
    sections: [officialSection(children, { numberedAnew: true })],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const blank = () => new Paragraph({ children: [] });

const centred = (
  text: string,
  font: (typeof fonts)[keyof typeof fonts],
  size: number,
  spacing: ISpacingProperties,
) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing,
    children: [new TextRun({ text: plain(text), font, size })],
  });

/** To whom it is stands at the margin, not set in. */
const atMargin = (text: string) =>
  new Paragraph({ keepNext: true, children: [new TextRun({ text: plain(text) })] });

/** Four characters from the right, as the day of a document stands. */
const signed = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: sizes.三号 * 40 },
    children: [new TextRun({ text: plain(text) })],
  });

const setIn = { firstLine: sizes.三号 * 20, firstLineChars: 200 };

function sectionOf({ heading, paragraphs, table }: PaperSection): (Paragraph | Table)[] {
  return [
    ...(heading === null
      ? []
      : [
          new Paragraph({
            keepNext: true,
            indent: setIn,
            children: [new TextRun({ text: plain(heading), font: fonts.heading })],
          }),
        ]),
    ...paragraphs.map(
      (text) => new Paragraph({ indent: setIn, children: [new TextRun({ text: plain(text) })] }),
    ),
    // Word takes two tables without a paragraph between them for one.
    ...(table && table.rows.length > 0 ? [tableOf(table), blank()] : []),
  ];
}

function tableOf({ columns, rows }: PaperTable): Table {
  const widths = widthsOf(columns.map(({ share }) => share));
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      ...(header ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((text, column) =>
        smallCell(widths[column] ?? 0, [smallParagraph([small(text, header)], header)]),
      ),
    });
  const titles = columns.map(({ title }) => title);
  return smallTable(widths, [row(titles, true), ...rows.map((cells) => row(cells, false))]);
}
