export type { Piece } from './grams.ts';
export { indexForSearch } from './index-search.ts';
export { type Found, type SearchResult, searchRecords } from './search.ts';
