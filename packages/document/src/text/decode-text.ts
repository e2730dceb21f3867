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
    if (text === undefined) continue;
    const { broken, beyondAscii } = tallyOf(text);
    if (broken * 100 <= beyondAscii * mostBroken) return text;
  }
  return undefined;
}

function decoded(bytes: Uint8Array, encoding: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    // A page may state anything.
    return undefined;
  }
}

const fewCharacters = 20;

/** Text of another charset is now and then valid UTF-8 by chance, but not for twenty characters. */
function isSurelyUtf8(bytes: Uint8Array): boolean {
  const text = decoded(bytes, 'utf-8', true);
  return text !== undefined && tallyOf(text).beyondAscii >= fewCharacters;
}

/** Damaged pages hold a stray control character here and there; what is full of them, or holds a NUL, is no text. */
function looksWritten(text: string): boolean {
  return !text.includes('\0') && tallyOf(text).controls * 100 <= text.length * mostControls;
}

const replacement = 0xfffd;

function tallyOf(text: string): { beyondAscii: number; broken: number; controls: number } {
  const tally = { beyondAscii: 0, broken: 0, controls: 0 };
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) tally.beyondAscii += 1;
    if (unit === replacement) tally.broken += 1;
    // Not tab, line feed, vertical tab, form feed, carriage return.
    if (unit < 0x20 && !(unit >= 0x09 && unit <= 0x0d)) tally.controls += 1;
  }
  return tally;
}
