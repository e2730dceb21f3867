import { notRead } from '../refusing.ts';

/** Of a hundred characters beyond ASCII, so many may be broken: a text cut within a character is still a text. */
const mostBroken = 2;
const mostControls = 1;

/**
 * Bytes as text: by their byte order mark, else UTF-8, else GB18030, or the charset that the document states for itself.
 * Nothing is changed in it, and only the mark is left out.
 * @throws Refusal document-not-read when the bytes are no text
 */
export function decodeText(bytes: Uint8Array, stated?: string): string {
  const text = inOneOf(bytes, encodingsToTry(bytes, stated));
  if (text === undefined || !looksWritten(text)) throw notRead('binary');
  return text;
}

function encodingsToTry(bytes: Uint8Array, stated?: string): string[] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  // A saved page often states the charset that it had before the browser saved it.
  return isSurelyUtf8(bytes) || !stated ? ['utf-8', 'gb18030'] : [stated, 'utf-8', 'gb18030'];
}

function inOneOf(bytes: Uint8Array, encodings: readonly string[]): string | undefined {
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding);
    if (text !== undefined && brokenShare(text) <= mostBroken) return text;
  }
  return undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // A page may state anything.
    return undefined;
  }
}

const fewCharacters = 20;

/** Text of another charset is now and then valid UTF-8 by chance, but not for twenty characters. */
function isSurelyUtf8(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return countOf(text, /[\u0080-\u{10ffff}]/gu) >= fewCharacters;
  } catch {
    return false;
  }
}

function brokenShare(text: string): number {
  const broken = countOf(text, /\ufffd/g);
  return broken === 0 ? 0 : (broken * 100) / countOf(text, /[\u0080-\u{10ffff}]/gu);
}

/** Damaged pages hold a stray control character here and there; what is full of them, or holds a NUL, is no text. */
function looksWritten(text: string): boolean {
  if (text.includes('\0')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return countOf(text, /[\u0001-\u0008\u000e-\u001f]/g) * 100 <= text.length * mostControls;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count += 1;
  return count;
}
