export * from './mark.ts';
export { markedDocxOf } from './official/marked-text.ts';
export {
  type SignOffRow,
  type SignOffSheet,
  type SignOffWords,
  signOffSheets,
  signOffWords,
} from './official/sign-off.ts';
export { type DocumentKind, type ReadDocument, readDocument } from './read-document.ts';
export { markDocx } from './word/mark-word.ts';
