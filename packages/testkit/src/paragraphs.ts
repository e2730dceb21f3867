import { inflateRawSync } from 'node:zlib';

/** The paragraphs of a Word file: its main part, found by the zip's directory. */
export function paragraphsOf(docx: Buffer): string {
  const name = Buffer.from('word/document.xml');
  const entry = docx.lastIndexOf(name) - 46;
  const [size, start] = [docx.readUInt32LE(entry + 20), docx.readUInt32LE(entry + 42)];
  const content = start + 30 + docx.readUInt16LE(start + 26) + docx.readUInt16LE(start + 28);
  const xml = inflateRawSync(docx.subarray(content, content + size)).toString();
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]*>/g, '');
}
