import type { DocumentMark } from '../mark.ts';
import type { Paper } from './paper-parts.ts';
import { type SignOffSheet, type SignOffWords, signOffWords } from './sign-off-words.ts';

// The library that writes new Word files is large: it is loaded with the first one.

/**
 * A new Word file of a text that was no Word file, with marks at its places.
 * @throws Refusal marks-misplaced when a place lies outside the text; too-long, document-without-text
 */
export async function markedDocxOf(text: string, marks: readonly DocumentMark[]): Promise<Uint8Array> {
  const { writeMarkedText } = await import('./marked-text.ts');
  return writeMarkedText(text, marks);
}

/** The sign-off sheets of all bureaus as one Word file; each begins on a page of its own, and counts its pages. */
export async function signOffSheets(
  sheets: readonly SignOffSheet[],
  words: SignOffWords = signOffWords.zh,
): Promise<Uint8Array> {
  const { writeSignOffSheets } = await import('./sign-off.ts');
  return writeSignOffSheets(sheets, words);
}

/** A paper of the house as a Word file. */
export async function officialPaper(paper: Paper): Promise<Uint8Array> {
  const { writePaper } = await import('./paper.ts');
  return writePaper(paper);
}
