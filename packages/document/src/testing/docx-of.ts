import { type Zippable, zipSync } from 'fflate';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The namespaces that Word declares, by the prefixes that it uses. */
const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');

const kinds = ['footnotes', 'endnotes', 'comments'] as const;

/** What a Word file of a test is made of: the inside of w:body, and parts beside it. */
export interface DocxOf {
  readonly body: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  /** More parts, or others in the place of those that are made. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The smallest Word file that holds what is given. */
export function docxOf(given: DocxOf | string): Uint8Array {
  const { body, parts = {}, ...beside } = typeof given === 'string' ? { body: given } : given;
  const there = kinds.filter((kind) => beside[kind] !== undefined);
  const overrides = there.map((kind) => override(`word/${kind}.xml`, `${wordType}.${kind}+xml`));
  const relations = there.map((kind) => relation(kind, kind, `${kind}.xml`));
  return zipped({
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', `${wordType}.document.main+xml`)}${overrides.join('')}</Types>`,
    '_rels/.rels': relationsOf([relation('rId1', 'officeDocument', 'word/document.xml')]),
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsOf(relations),
    ...Object.fromEntries(
      there.map((kind) => [
        `word/${kind}.xml`,
        `${declaration}<w:${kind} ${namespaces}>${beside[kind]}</w:${kind}>`,
      ]),
    ),
    ...parts,
  });
}

export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    files[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return zipSync(files);
}

const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${relationType}/${type}" Target="${target}"/>`;
const relationsOf = (relations: readonly string[]) =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;

/** A paragraph of runs, or of other things that stand in paragraphs. */
export const p = (...content: string[]) => `<w:p>${content.join('')}</w:p>`;
/** A run of one text, with properties. */
export const r = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
/** A table of rows of cells; a cell is what stands in its w:tc. */
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
