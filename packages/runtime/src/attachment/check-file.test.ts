import { deflateRawSync } from 'node:zlib';
import type { Refusal } from '@taizhang/definition';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkFile, mostBytes } from './check-file.ts';

/** A zip with these entries; `claimed` is the size that the directory states. */
function zip(entries: readonly { name: string; content: string; claimed?: number }[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimed } of entries) {
    const packed = deflateRawSync(Buffer.from(content));
    const size = claimed ?? Buffer.byteLength(content);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(size, 18);
    fixed.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), fixed, Buffer.from(name), packed);
    const central = Buffer.alloc(42);
    central.writeUInt16LE(20, 0);
    fixed.copy(central, 2, 0, 24);
    central.writeUInt32LE(at, 38);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const tail = Buffer.alloc(18);
  const middle = Buffer.concat(directory);
  tail.writeUInt16LE(entries.length, 4);
  tail.writeUInt16LE(entries.length, 6);
  tail.writeUInt32LE(middle.length, 8);
  tail.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, middle, Buffer.from('PK\x05\x06', 'latin1'), tail]);
}
const types = {
  name: '[Content_Types].xml',
  content:
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
};
const document = { name: 'word/document.xml', content: '<w:document/>' };
const compound = (...names: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    ...names.map((name) => Buffer.from(name, 'utf16le')),
  ]);
const picture = (format: 'png' | 'jpeg' | 'webp') =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#a33' } })
    .toFormat(format)
    .toBuffer();

const codeOf = (name: string, content: Buffer) =>
  checkFile(name, content).then(
    ({ type }) => type,
    (error: Refusal) => error.code,
  );

describe('a file', () => {
  it('is what its bytes say, and a picture gets a small one', async () => {
    const checked = await checkFile('现场照片.PNG', await picture('png'));
    expect(checked).toMatchObject({ name: '现场照片.PNG', type: 'image/png' });
    const small = await sharp(checked.thumbnail as Buffer).metadata();
    expect([small.format, small.width]).toEqual(['webp', 320]);
    expect(await codeOf('微信图片.jpg', await picture('webp'))).toBe('image/webp');
    expect(await codeOf('批复.pdf', Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>>'))).toBe(
      'application/pdf',
    );
    expect(await codeOf('报告.docx', zip([types, document]))).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(await codeOf('旧表.xls', compound('Workbook'))).toBe('application/vnd.ms-excel');
    expect(await codeOf('名单.csv', Buffer.from('户,元\n1,2\n'))).toBe('text/csv');
    expect(await codeOf('说明.txt', Buffer.from('b2e2cad4', 'hex'))).toBe('text/plain');
  });

  it.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
    ['nothing', 'a.txt', () => Buffer.alloc(0), 'file-empty'],
    ['too large', 'a.txt', () => Buffer.alloc(mostBytes + 1, 97), 'file-too-large'],
    [
      'a drawing that can run',
      'a.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'file-not-allowed',
    ],
    [
      'a page as text',
      'a.txt',
      () => Buffer.from(' \n<!DOCTYPE html><script>1</script>'),
      'file-not-allowed',
    ],
    ['a page under another name', 'a.png', () => Buffer.from('<html>'), 'file-not-allowed'],
    ['a program', 'a.txt', () => Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), 'file-not-allowed'],
    ['bytes as text', 'a.csv', () => Buffer.from([1, 0, 2]), 'file-not-allowed'],
    ['a picture that calls itself a document', 'a.pdf', () => picture('png'), 'file-unsafe'],
    ['a damaged picture', 'a.png', async () => (await picture('png')).subarray(0, 60), 'file-unsafe'],
    [
      'a document with macros',
      'a.docx',
      () => zip([types, document, { name: 'word/vbaProject.bin', content: 'x' }]),
      'file-unsafe',
    ],
    ['an old table with macros', 'a.xls', () => compound('Workbook', '_VBA_PROJECT'), 'file-unsafe'],
    [
      'a zip bomb',
      'a.docx',
      () => zip([types, document, { name: 'word/media/a', content: 'x', claimed: 4_000_000_000 }]),
      'file-unsafe',
    ],
    ['a zip that is none', 'a.docx', () => Buffer.from('PK\x03\x04 and so on', 'latin1'), 'file-unsafe'],
    ['any zip', 'a.zip', () => zip([document]), 'file-not-allowed'],
    ['a PDF with a script', 'a.pdf', () => Buffer.from('%PDF-1.7\n<</S/JavaScript/JS(1)>>'), 'file-unsafe'],
  ])('is refused: %s', async (_what, name, content, code) => {
    expect(await codeOf(name, await content())).toBe(code);
  });

  it('that is refused as what it is only called, is told so', async () => {
    const error = await checkFile('现场.png', Buffer.from('<html>')).catch((reason: Refusal) => reason);
    expect((error as Refusal).details).toEqual({
      type: { zh: '名为 png，内容却不是', en: 'called png, which its content is not' },
    });
  });

  it('keeps its name without folders, hidden characters and quotes', async () => {
    const { name } = await checkFile('C:\\temp\\..\\a\u202e"fdp.txt', Buffer.from('x'));
    expect(name).toBe('afdp.txt');
  });
});
