import { createHash } from 'node:crypto';
import { Refusal, type Text } from '@taizhang/definition';
import type { CheckedFile } from '@taizhang/store';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { lookIntoZip } from './look-into-zip.ts';
import { readPhotograph } from './read-photograph.ts';

/** The largest file that is taken in. */
export const mostMegabytes = 20;
export const mostBytes = mostMegabytes * 1024 * 1024;

const ooxml = 'application/vnd.openxmlformats-officedocument';

/** What is taken in, by the type that the bytes show, with the endings that such a file may have. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': [],
  'image/png': [],
  'image/gif': [],
  'image/webp': [],
  'image/tiff': [],
  'image/heic': [],
  'application/pdf': ['pdf'],
  [`${ooxml}.wordprocessingml.document`]: ['docx'],
  [`${ooxml}.spreadsheetml.sheet`]: ['xlsx'],
  [`${ooxml}.presentationml.presentation`]: ['pptx'],
  'application/msword': ['doc', 'wps'],
  'application/vnd.ms-excel': ['xls', 'et'],
  'application/vnd.ms-powerpoint': ['ppt', 'dps'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
};
/** Telephones and messengers name pictures as they like; they stay pictures. */
const pictureEndings = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'tif', 'tiff', 'heic', 'heif'];

const endingsTaken: ReadonlySet<string> = new Set([...Object.values(allowed).flat(), ...pictureEndings]);

const unsafe = (zh: string, en: string) => new Refusal('file-unsafe', { reason: { zh, en } }, 'file');
const notAllowed = (type: string | Text) => new Refusal('file-not-allowed', { type }, 'file');
/** Of a file whose content is not what its ending says. */
const onlyCalled = (ending: string): Text => ({
  zh: `名为 ${ending}，内容却不是`,
  en: `called ${ending}, which its content is not`,
});

/**
 * Looks at a file's bytes: what it really is, whether it is among what is taken in, and whether it could run anything.
 * @throws Refusal file-empty, file-too-large, file-not-allowed, file-unsafe
 */
export async function checkFile(givenName: string, content: Buffer): Promise<CheckedFile> {
  if (content.length === 0) throw new Refusal('file-empty', {}, 'file');
  if (content.length > mostBytes) throw new Refusal('file-too-large', { limit: mostMegabytes }, 'file');
  const name = plainName(givenName);
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
  const type = await typeOf(content, ending);
  const endings = allowed[type];
  if (!endings) throw notAllowed(ending || type);
  const isPicture = type.startsWith('image/');
  const fits = isPicture ? pictureEndings : endings;
  if (!fits.includes(ending))
    throw unsafe(`文件名称与内容（${type}）不符`, `its name does not fit what it is (${type})`);
  return {
    name,
    type,
    content,
    sha256: createHash('sha256').update(content).digest(),
    thumbnail: isPicture ? await smallPicture(type, content) : null,
    said: isPicture ? await readPhotograph(content, mostPixels) : { takenOn: null, place: null },
  };
}

/** A name without folders and without characters that turn the direction of writing or cannot be seen. */
function plainName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}"]/gu, '')
    .trim();
  if (name === '' || name.length > 200) throw new Refusal('too-long', { limit: 200 }, 'file');
  return name;
}

const zipMark = Buffer.from('PK\x03\x04', 'latin1');
const compoundMark = Buffer.from('d0cf11e0a1b11ae1', 'hex');

async function typeOf(content: Buffer, ending: string): Promise<string> {
  if (content.subarray(0, 8).equals(compoundMark)) return typeOfCompound(content);
  // Before anything is unpacked: what it would become.
  if (content.subarray(0, 4).equals(zipMark)) await lookIntoZip(content);
  const sniffed = (await fileTypeFromBuffer(content))?.mime;
  if (sniffed === 'application/pdf') demandQuietPdf(content);
  if (sniffed) return sniffed;
  if (ending !== 'txt' && ending !== 'csv')
    throw notAllowed(endingsTaken.has(ending) ? onlyCalled(ending) : ending || '?');
  demandPlainText(content);
  return ending === 'csv' ? 'text/csv' : 'text/plain';
}

/** Old Office files are a small file system; its directory tells what they are, and whether they hold macros. */
function typeOfCompound(content: Buffer): string {
  const holds = (name: string) => content.includes(Buffer.from(name, 'utf16le'));
  if (holds('_VBA_PROJECT') || holds('Macros')) throw macros();
  if (holds('WordDocument')) return 'application/msword';
  if (holds('Workbook') || holds('Book')) return 'application/vnd.ms-excel';
  if (holds('PowerPoint Document')) return 'application/vnd.ms-powerpoint';
  throw notAllowed('application/x-cfb');
}

const macros = () => unsafe('含有宏', 'it holds macros');

function demandQuietPdf(content: Buffer): void {
  if (/\/(JavaScript|JS|Launch)\b/.test(content.toString('latin1')))
    throw unsafe('PDF 含有脚本', 'the PDF holds a script');
}

function demandPlainText(content: Buffer): void {
  if (content.includes(0)) throw notAllowed('application/octet-stream');
  const text = decoded(content);
  if (/^\s*<(!doctype|html|svg|script|\?xml|body|iframe)/i.test(text)) throw notAllowed('text/html');
}

function decoded(content: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      // The next one, then.
    }
  throw notAllowed('application/octet-stream');
}

const mostPixels = 100_000_000;
const smallEdge = 320;

/** Drawn anew, so that of what hides in a picture nothing is left. Where pictures of a kind cannot be drawn: none. */
async function smallPicture(type: string, content: Buffer): Promise<Buffer | null> {
  if (type === 'image/heic') return null;
  try {
    return await sharp(content, { limitInputPixels: mostPixels })
      .rotate()
      .resize(smallEdge, smallEdge, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
  } catch (error) {
    const reason: Text = /pixel limit/i.test(String(error))
      ? { zh: '图片尺寸过大', en: 'the picture is too large' }
      : { zh: '图片已损坏', en: 'the picture is damaged' };
    throw new Refusal('file-unsafe', { reason }, 'file');
  }
}
