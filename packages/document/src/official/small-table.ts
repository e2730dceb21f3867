import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  type TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { writableInXml } from '../word/xml.ts';
import { fonts, sizes, typeWidth } from './page.ts';

/** A table as wide as the type area, in 5号, as lists behind an official document are set. */

/** Text on one line, without what XML cannot hold. */
export const plain = (text: string) => writableInXml(text).replace(/\s+/g, ' ');

export const small = (text: string, standsOut = false) =>
  new TextRun({ text: plain(text), size: sizes.五号, ...(standsOut ? { font: fonts.heading } : {}) });

export const smallParagraph = (children: TextRun[], isCentred: boolean) =>
  new Paragraph({
    alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { line: 280, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
    children,
  });

/** The columns' widths from their parts of a hundred of the type area. */
export const widthsOf = (shares: readonly number[]) =>
  shares.map((share) => Math.floor((typeWidth * share) / 100));

export const smallCell = (width: number, children: Paragraph[]) =>
  new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    width: { size: width, type: WidthType.DXA },
    children,
  });

export const smallTable = (widths: readonly number[], rows: TableRow[]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    rows,
  });
