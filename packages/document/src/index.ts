export * from './mark.ts';
export { markedDocxOf, signOffSheets } from './official/on-demand.ts';
export * from './official/sign-off-words.ts';
export { type DocumentKind, type ReadDocument, readDocument } from './read-document.ts';
export { markDocx } from './word/mark-word.ts';
