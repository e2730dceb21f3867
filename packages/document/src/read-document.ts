import { readPage } from './page/read-page.ts';
import {
  damaged,
  emptyFile,
  encrypted,
  mostCharacters,
  mostMegabytes,
  notRead,
  tooLarge,
  tooLong,
  withoutText,
} from './refusing.ts';
import { decodeText } from './text/decode-text.ts';
import { codePointsIn } from './text/line.ts';
import { readWord } from './word/read-word.ts';

export type DocumentKind = 'txt' | 'md' | 'html' | 'docx';

/** What was read of a document. Places in it are counted in Unicode code points of `text`. */
export interface ReadDocument {
  readonly text: string;
  readonly kind: DocumentKind;
}

/**
 * Reads a document as one text. What it is, its bytes say before its name does.
 * @throws Refusal
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > mostMegabytes * 1024 * 1024) throw tooLarge();
  const kind = kindOf(bytes, endingOf(name));
  const text = await textOf(bytes, kind);
  if (codePointsIn(text) > mostCharacters) throw tooLong();
  if (text.trim() === '') throw withoutText();
  return { text, kind };
}

function textOf(bytes: Uint8Array, kind: DocumentKind): Promise<string> | string {
  if (kind === 'docx') return readWord(bytes).then(({ text }) => text);
  if (kind === 'html') return readPage(bytes);
  if (bytes.length > mostPlainBytes) throw hasNul(bytes) ? notRead('binary') : tooLong();
  return decodeText(bytes);
}

/** No encoding takes more than four bytes for a character. */
const mostPlainBytes = mostCharacters * 4 + 4;
const hasNul = (bytes: Uint8Array) => bytes.subarray(0, 1 << 16).includes(0);

function endingOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.includes('.') ? last.split('.').at(-1)!.toLowerCase() : '';
}

const zipStarts = ['PK\x03\x04', 'PK\x05\x06'];
const pageEndings = new Set(['html', 'htm', 'xhtml', 'shtml']);
const plainEndings = new Set(['txt', 'text', 'md', 'markdown', 'csv']);

function kindOf(bytes: Uint8Array, ending: string): DocumentKind {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (zipStarts.some((mark) => start.startsWith(mark))) return 'docx';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw oldFile(bytes);
  if (start.includes('%PDF-')) throw notRead('pdf');
  if (start.startsWith('{\\rtf')) throw notRead('rtf');
  if (ending === 'docx') throw damaged('不是 Word 文件', 'it is no Word file');
  if (ending === 'doc' || ending === 'wps') throw notRead('old-word');
  if (ending === 'mht' || ending === 'mhtml' || /^MIME-Version:[\s\S]*multipart\/related/i.test(start))
    throw notRead('web-archive');
  if (pageEndings.has(ending)) return 'html';
  if (ending === 'md' || ending === 'markdown') return 'md';
  return !plainEndings.has(ending) && looksLikePage(start) ? 'html' : 'txt';
}

const looksLikePage = (start: string) =>
  /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b/i.test(start);

/** Old Office files are a small file system, and so is one with a password; its directory tells what it is. */
function oldFile(bytes: Uint8Array): Error {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => content.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return encrypted();
  return notRead(holds('WordDocument') ? 'old-word' : 'old-office');
}
