export * from './mark.ts';
export { markedDocxOf, officialPaper, signOffSheets } from './official/on-demand.ts';
export type { Paper, PaperSection, PaperTable } from './official/paper-parts.ts';
export * from './official/sign-off-words.ts';
export { type DocumentKind, type ReadDocument, readDocument } from './read-document.ts';
export { isWorkbook, readSheet, type SheetCell } from './sheet/read-sheet.ts';
export { writeSheet } from './sheet/write-sheet.ts';
export { decodeText } from './text/decode-text.ts';
export { markDocx } from './word/mark-word.ts';
