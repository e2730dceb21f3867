import { crc32 } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import {
  damaged,
  encrypted,
  mostUnpackedMegabytes,
  notRead,
  tooLargeUnpacked,
  withMacros,
} from '../refusing.ts';
import { attributeOf, decodeXml, encodeXml, walkXml } from './xml.ts';

const mostEntries = 5000;
const mostUnpacked = mostUnpackedMegabytes * 1024 * 1024;

/** A Word file: its parts by name, and which of them is the document. */
export interface WordPackage {
  readonly parts: PackageParts;
  /** The name of the document's own part, mostly word/document.xml. */
  readonly main: string;
  /** How this file calls the relation from the package to the document: its kind tells the strict form apart. */
  readonly mainRelation: string;
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/**
 * Opens a Word file; only its directory is read.
 * @throws Refusal document-damaged, document-encrypted, document-macros, document-unpacks-too-large, document-not-read
 */
export async function openWord(bytes: Uint8Array): Promise<WordPackage> {
  const parts = new PackageParts(await directoryOf(bytes));
  const main = (await parts.relationsOf('')).find(({ type }) => type.endsWith('/officeDocument'));
  if (!main || !parts.has(main.target)) throw foreignZip(parts.names());
  const type = await contentTypeOf(parts, main.target);
  // Of a macro-enabled Word file the type is one of Word's own, not of the open format.
  if (type !== '' && !/wordprocessingml|ms-word/.test(type)) throw foreignZip(parts.names());
  if (/macroEnabled/i.test(type) || parts.names().some(isMacro)) throw withMacros();
  return { parts, main: main.target, mainRelation: main.type };
}

/** Opens a package of the open format of any kind. @throws as openWord, but for what kind it is */
export const openParts = async (bytes: Uint8Array): Promise<PackageParts> =>
  new PackageParts(await directoryOf(bytes));

export const isMacro = (name: string) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$/i.test(name);

function foreignZip(names: readonly string[]): Error {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^word\/document\.xml$/i)) return damaged('缺少必要的部件', 'parts that it needs are missing');
  if (has(/^xl\//i)) return notRead('workbook');
  if (has(/^ppt\//i)) return notRead('slides');
  if (has(/^OFD\.xml$/i)) return notRead('ofd');
  if (has(/^META-INF\/manifest\.xml$/) && has(/^mimetype$/)) return notRead('open-document');
  return notRead('archive');
}

/** The parts of a package; names are compared as the format wants it, whatever their case. */
export class PackageParts {
  readonly #zip: ZipFile | undefined;
  readonly #entries = new Map<string, Entry>();
  readonly #written = new Map<string, { name: string; content: Uint8Array }>();

  constructor({ zip, entries }: Directory) {
    this.#zip = zip;
    for (const entry of entries) {
      const key = entry.fileName.toLowerCase();
      if (!entry.fileName.endsWith('/') && !this.#entries.has(key)) this.#entries.set(key, entry);
    }
  }

  names(): string[] {
    return [...this.#entries.values()].map(({ fileName }) => fileName);
  }

  has(name: string): boolean {
    return this.#written.has(name.toLowerCase()) || this.#entries.has(name.toLowerCase());
  }

  async xml(name: string): Promise<string | undefined> {
    const written = this.#written.get(name.toLowerCase());
    if (written) return decodeXml(written.content);
    const entry = this.#entries.get(name.toLowerCase());
    return entry && decodeXml(await this.#content(entry));
  }

  write(name: string, source: string): void {
    this.#written.set(name.toLowerCase(), { name, content: encodeXml(source) });
  }

  /** What a part (or, by an empty name, the package) refers to within the package. */
  async relationsOf(name: string): Promise<Relation[]> {
    const source = await this.xml(relationsPart(name));
    const relations: Relation[] = [];
    if (source !== undefined)
      await walkXml(source, {
        open: (tag) => {
          if (tag.local !== 'Relationship' || attributeOf(tag, 'TargetMode') === 'External') return;
          const target = partNamed(attributeOf(tag, 'Target') ?? '', name);
          if (target)
            relations.push({
              id: attributeOf(tag, 'Id') ?? '',
              type: attributeOf(tag, 'Type') ?? '',
              target,
            });
        },
      });
    return relations;
  }

  /** The whole package again, with what was written in its place. */
  async zipped(): Promise<Uint8Array> {
    const files: Zippable = {};
    for (const [key, entry] of this.#entries) {
      const content = this.#written.get(key)?.content ?? (await this.#content(entry));
      files[entry.fileName] = [content, { level: isPacked(entry.fileName) ? 0 : 6 }];
    }
    for (const [key, { name, content }] of this.#written) if (!this.#entries.has(key)) files[name] = content;
    // A package's day says nothing; the earliest that a zip can name keeps equal packages equal.
    return zipSync(files, { mtime: new Date(1980, 0, 1) });
  }

  async #content(entry: Entry): Promise<Uint8Array> {
    const content = await unpacked(this.#zip!, entry);
    if (crc32(content) !== entry.crc32) throw broken();
    return content;
  }
}

const isPacked = (name: string) => /\.(png|jpe?g|gif|webp|zip|mp4|mp3|docx|xlsx|pptx)$/i.test(name);

export const relationsPart = (name: string) =>
  name.replace(
    /^(.*\/)?([^/]*)$/,
    (_, folder: string | undefined, file) => `${folder ?? ''}_rels/${file}.rels`,
  );

function partNamed(target: string, from: string): string | undefined {
  try {
    return decodeURIComponent(new URL(target, `http://package/${from}`).pathname).slice(1);
  } catch {
    return undefined;
  }
}

async function contentTypeOf(parts: PackageParts, name: string): Promise<string> {
  const source = await parts.xml('[Content_Types].xml');
  if (source === undefined) throw foreignZip(parts.names());
  let found = '';
  await walkXml(source, {
    open: (tag) => {
      if (
        tag.local === 'Override' &&
        attributeOf(tag, 'PartName')?.toLowerCase() === `/${name}`.toLowerCase()
      )
        found = attributeOf(tag, 'ContentType') ?? '';
    },
  });
  return found;
}

interface Directory {
  readonly zip: ZipFile;
  readonly entries: readonly Entry[];
}

const broken = () => damaged('压缩结构不完整', 'it is incomplete or was changed on its way');

/** Nothing is unpacked yet: what it would become is known, and kept to when it is. */
function directoryOf(bytes: Uint8Array): Promise<Directory> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(content, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) return reject(broken());
      const entries: Entry[] = [];
      let size = 0;
      zip.on('error', () => reject(broken()));
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        size += entry.uncompressedSize;
        if ((entry.generalPurposeBitFlag & 1) === 1) return reject(encrypted());
        if (entries.length > mostEntries || size > mostUnpacked) return reject(tooLargeUnpacked());
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, entries }));
      zip.readEntry();
    });
  });
}

function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(broken());
      const chunks: Buffer[] = [];
      stream.on('error', () => reject(broken()));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
