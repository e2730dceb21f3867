import { Refusal, type Text } from '@taizhang/definition';

/** The largest file that is read. */
export const mostMegabytes = 20;
/** What a Word file may unpack to. */
export const mostUnpackedMegabytes = 60;
/** The longest text, in code points; also the most lines and cells. */
export const mostCharacters = 2_000_000;

const field = 'file';

export const tooLong = () => new Refusal('too-long', { limit: mostCharacters }, field);
export const tooLargeUnpacked = () =>
  new Refusal('document-unpacks-too-large', { limit: mostUnpackedMegabytes }, field);
export const tooLarge = () => new Refusal('file-too-large', { limit: mostMegabytes }, field);
export const emptyFile = () => new Refusal('file-empty', {}, field);
export const withoutText = () => new Refusal('document-without-text', {}, field);
export const encrypted = () => new Refusal('document-encrypted', {}, field);
export const withMacros = () => new Refusal('document-macros', {}, field);
export const misplacedMarks = () => new Refusal('marks-misplaced', {}, field);
export const damaged = (zh: string, en: string) =>
  new Refusal('document-damaged', { reason: { zh, en } }, field);

/** Why a workbook cannot be read, with what to do instead. */
export const workbookNotRead = (zh: string, en: string) =>
  new Refusal('workbook-not-read', { reason: { zh, en } }, field);

const text = (zh: string, en: string): Text => ({ zh, en });
const saveAsDocx = text('请用 Word 或 WPS 另存为 .docx', 'save it as .docx in Word or WPS');
const sendOriginal = text(
  '请提交它的 Word 原稿，或把文字另存为 .txt',
  'send the Word file that it was made from, or save its text as .txt',
);
const copyProse = text(
  '请把要核对的文字复制到 .docx 或 .txt',
  'copy the prose that is to be checked into a .docx or .txt',
);

/** What somebody may well send and is not read, each with what to do instead. */
const notReadable = {
  pdf: { kind: text('PDF 文件', 'A PDF'), advice: sendOriginal },
  ofd: { kind: text('OFD 版式文件', 'An OFD file'), advice: sendOriginal },
  'old-word': {
    kind: text('旧版 Word 文件（.doc、.wps）', 'An old Word file (.doc, .wps)'),
    advice: saveAsDocx,
  },
  'old-office': { kind: text('旧版 Office 文件', 'An old Office file'), advice: saveAsDocx },
  rtf: { kind: text('RTF 文件', 'An RTF file'), advice: saveAsDocx },
  'open-document': { kind: text('ODF 文件', 'An OpenDocument file'), advice: saveAsDocx },
  workbook: { kind: text('Excel 工作簿', 'A workbook'), advice: copyProse },
  slides: { kind: text('演示文稿', 'A presentation'), advice: copyProse },
  archive: {
    kind: text('压缩包', 'An archive'),
    advice: text('请先解压，提交其中的文档', 'unpack it and send the document inside'),
  },
  'web-archive': {
    kind: text('单个文件的网页（.mht）', 'A web archive (.mht)'),
    advice: text('请另存为“网页，仅 HTML”', 'save the page as “HTML only”'),
  },
  binary: {
    kind: text('这种文件', 'A file of this kind'),
    advice: text(
      '可核对 .docx、.txt、.md 和保存的网页（.html）',
      'send .docx, .txt, .md or a saved page (.html)',
    ),
  },
} as const;

export const notRead = (what: keyof typeof notReadable) =>
  new Refusal('document-not-read', notReadable[what], field);
