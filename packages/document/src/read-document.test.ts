import { Refusal, refusalText } from '@taizhang/definition';
import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { docxOf, p, r, zipped } from './testing/docx-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => new Uint8Array(values);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const refusalOf = async (content: Uint8Array, name: string) => {
  const refusal = await readDocument(content, name).then(
    ({ text }) => text,
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refusal)) throw new Error(`not refused: ${String(refusal).slice(0, 200)}`);
  expect(refusal.field).toBe('file');
  const { zh, en } = refusalText(refusal.code, refusal.details);
  expect(zh).not.toMatch(/[{}]/);
  expect(en).not.toMatch(/[{}\u4e00-\u9fff]/);
  return `${refusal.code}: ${zh}`;
};

/** 增长5.3% in GB18030, with a character that only it has in four bytes. */
const gb18030 = bytes(0xd4, 0xf6, 0xb3, 0xa4, 0x35, 0x2e, 0x33, 0x25, 0x95, 0x32, 0x82, 0x36);

describe('reading plain text', () => {
  test.each([
    ['UTF-8', utf8('增长5.3%')],
    ['UTF-8 with a byte order mark', utf8('\ufeff增长5.3%')],
    ['UTF-16, little end first', utf16('增长5.3%')],
    ['UTF-16, big end first', new Uint8Array(Buffer.from(utf16('增长5.3%')).swap16())],
  ])('of %s', async (_, content) => {
    expect(await readDocument(content, 'a.txt')).toEqual({ text: '增长5.3%', kind: 'txt' });
  });

  test('of GB18030', async () => {
    expect((await readDocument(gb18030, 'a.txt')).text).toBe('增长5.3%𠀀');
  });

  test('keeps it exactly as it is', async () => {
    const text = ' \t一、\u00ad经济\r\n\r\n增长 ５．３％\u3000\u200b<b>&amp;</b>\n';
    expect((await readDocument(utf8(text), 'a.txt')).text).toBe(text);
    expect(await readDocument(utf8(text), '报告.MD')).toEqual({ text, kind: 'md' });
  });

  test('takes a text that was cut within a character as the text it is', async () => {
    const whole = utf8('全年完成固定资产投资比上年增长百分之五点三。'.repeat(5));
    expect((await readDocument(whole.subarray(0, -1), 'a.txt')).text).toBe(
      `${'全年完成固定资产投资比上年增长百分之五点三。'.repeat(5).slice(0, -1)}\ufffd`,
    );
  });

  test('takes a million characters on one line', async () => {
    const text = '增长5.3%，'.repeat(150_000);
    expect((await readDocument(utf8(text), 'a.txt')).text.length).toBe(text.length);
  });

  test('takes a file whose name says nothing by its content', async () => {
    expect((await readDocument(utf8('<!DOCTYPE html><p>甲</p>'), 'report')).kind).toBe('html');
    expect((await readDocument(utf8('甲 < 乙'), 'report')).kind).toBe('txt');
    expect((await readDocument(docxOf(p(r('甲'))), 'report.txt')).kind).toBe('docx');
  });
});

describe('what is not read is refused', () => {
  const compound = (name: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from(name, 'utf16le'),
      ]),
    );
  const withPart = (name: string) => docxOf({ body: p(r('甲')), parts: { [name]: '<x/>' } });
  const withDocument = (xml: string) => docxOf({ body: '', parts: { 'word/document.xml': xml } });
  const docx = docxOf(p(r('甲')));

  test.each([
    ['an empty file', new Uint8Array(), 'a.txt', 'file-empty: 文件是空的。'],
    ['a large file', new Uint8Array(20 * 1024 * 1024 + 1), 'a.docx', 'file-too-large: 文件超过 20 MB。'],
    ['a text without characters', utf8(' \n\u3000'), 'a.txt', 'document-without-text'],
    ['a Word file without text', docxOf(p()), 'a.docx', 'document-without-text'],
    ['a page without text', utf8('<html><script>5</script></html>'), 'a.html', 'document-without-text'],
    ['a long text', utf8('a'.repeat(2_000_001)), 'a.txt', 'too-long: 超过 2000000 个字符。'],
    ['a long file of text', utf8('a'.repeat(9_000_000)), 'a.txt', 'too-long'],
    [
      'a long file of anything else',
      new Uint8Array(9_000_000),
      'a.txt',
      'document-not-read: 不能核对这种文件',
    ],
    [
      'a picture as text',
      bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0),
      'a.txt',
      'document-not-read: 不能核对这种文件',
    ],
    [
      'bytes that are no charset',
      bytes(0xff, 0xff, 0xff, 0xff, 0x80),
      'a.txt',
      'document-not-read: 不能核对这种文件',
    ],
    ['control characters', utf8('a\u0001\u0002\u0003'), 'a.txt', 'document-not-read: 不能核对这种文件'],
    ['a PDF', utf8('%PDF-1.7\n'), 'a.pdf', 'document-not-read: 不能核对PDF 文件：请提交它的 Word 原稿'],
    ['an old Word file', compound('WordDocument'), 'a.doc', 'document-not-read: 不能核对旧版 Word 文件'],
    [
      'what only its name calls an old Word file',
      utf8('甲'),
      'a.doc',
      'document-not-read: 不能核对旧版 Word 文件',
    ],
    ['an old workbook', compound('Workbook'), 'a.xls', 'document-not-read: 不能核对旧版 Office 文件'],
    ['a protected Word file', compound('EncryptedPackage'), 'a.docx', 'document-encrypted: 文档设有密码。'],
    ['RTF', utf8('{\\rtf1'), 'a.doc', 'document-not-read: 不能核对RTF 文件'],
    [
      'a web archive',
      utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related;'),
      'a',
      'document-not-read: 不能核对单个文件的网页',
    ],
    ['text called .docx', utf8('甲'), 'a.docx', 'document-damaged: 文档已损坏：不是 Word 文件。'],
    [
      'a workbook',
      zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' }),
      'a.docx',
      'document-not-read: 不能核对Excel 工作簿',
    ],
    [
      'slides',
      zipped({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<x/>' }),
      'a.pptx',
      'document-not-read: 不能核对演示文稿',
    ],
    ['OFD', zipped({ 'OFD.xml': '<x/>' }), 'a.ofd', 'document-not-read: 不能核对OFD 版式文件'],
    [
      'OpenDocument',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'META-INF/manifest.xml': '<x/>' }),
      'a.odt',
      'document-not-read: 不能核对ODF 文件',
    ],
    ['an archive', zipped({ 'a.txt': '甲' }), 'a.zip', 'document-not-read: 不能核对压缩包'],
    ['a zip of nothing', zipped({}), 'a.docx', 'document-not-read: 不能核对压缩包'],
    ['macros', withPart('word/vbaProject.bin'), 'a.docm', 'document-macros: 文档含有宏。'],
    [
      'what says that it may hold macros',
      docxOf({
        body: p(r('甲')),
        parts: {
          '[Content_Types].xml':
            '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        },
      }),
      'a.docm',
      'document-macros',
    ],
    [
      'half a zip',
      docx.subarray(0, docx.length / 2),
      'a.docx',
      'document-damaged: 文档已损坏：压缩结构不完整。',
    ],
    [
      'a document without its own part',
      zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }),
      'a.docx',
      'document-damaged: 文档已损坏：缺少必要的部件。',
    ],
    [
      'broken XML',
      withDocument('<w:document><w:body>'),
      'a.docx',
      'document-damaged: 文档已损坏：XML 内容有误。',
    ],
    [
      'XML of no charset',
      withDocument('<?xml version="1.0" encoding="nonsense"?><a/>'),
      'a.docx',
      'document-damaged: 文档已损坏：XML 内容有误。',
    ],
    [
      'an unknown entity',
      withDocument('<a>&lol;</a>'),
      'a.docx',
      'document-damaged: 文档已损坏：XML 内容有误。',
    ],
    [
      'entities that grow',
      withDocument('<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
      'a.docx',
      'document-damaged: 文档已损坏：XML 中有文档类型声明。',
    ],
    [
      'deep nesting',
      withDocument(`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`),
      'a.docx',
      'document-damaged: 文档已损坏：嵌套层数过多。',
    ],
    [
      'a page nested deeply',
      utf8(`${'<div>'.repeat(10_000)}甲`),
      'a.html',
      'document-damaged: 文档已损坏：嵌套层数过多。',
    ],
    [
      'a tag of thousands of attributes',
      withDocument(`<a ${Array.from({ length: 5000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
      'a.docx',
      'document-damaged: 文档已损坏：XML 内容有误。',
    ],
    ['a long Word file', docxOf(p(r('a'.repeat(2_000_001)))), 'a.docx', 'too-long'],
    [
      'what unpacks to more than 60 MB',
      bomb(61),
      'a.docx',
      'document-unpacks-too-large: 文档解压后超过 60 MB。',
    ],
    [
      'very many entries',
      zipped(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`f${i}`, '']))),
      'a.docx',
      'document-unpacks-too-large',
    ],
  ])('%s', async (_, content, name, expected) => {
    expect(await refusalOf(content, name)).toContain(expected);
  });

  test('a zip that says less than it unpacks to', async () => {
    const lying = Buffer.from(bomb(59));
    // The size that the directory, which follows the contents, gives for the document.
    const at = lying.lastIndexOf('word/document.xml') - 46;
    lying.writeUInt32LE(1000, at + 24);
    expect(await refusalOf(new Uint8Array(lying), 'a.docx')).toContain('document-damaged');
  });

  test('a document whose bytes changed on the way, even where it still reads', async () => {
    const stored = Buffer.from(docxOf({ body: '', parts: {} }));
    const at = stored.readUInt32LE(stored.length - 6);
    stored.writeUInt8(stored.readUInt8(at + 16) ^ 1, at + 16);
    expect(await refusalOf(new Uint8Array(stored), 'a.docx')).toContain('document-damaged');
  });

  test('an encrypted entry', async () => {
    const locked = Buffer.from(docx);
    const at = locked.readUInt32LE(locked.length - 6);
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);
    expect(await refusalOf(new Uint8Array(locked), 'a.docx')).toContain('document-encrypted');
  });
});

/** A Word file with a document of so many megabytes of nothing. */
function bomb(megabytes: number): Uint8Array {
  return docxOf({ body: '', parts: { 'word/document.xml': ' '.repeat(megabytes * 1024 * 1024) } });
}
