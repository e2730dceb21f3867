import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '@taizhang/definition';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { damaged } from '../refusing.ts';

export type XmlTag = SaxesTagNS;

/** What is told of a part while it is read; `from` and `to` are places in its source, in UTF-16 units. */
export interface XmlEvents {
  open?(tag: XmlTag, from: number, to: number): void;
  close?(tag: XmlTag, from: number, to: number): void;
  text?(text: string): void;
}

/** Word itself writes some thirty levels; tables within tables within text boxes a hundred. */
const mostLevels = 256;
const mostAttributes = 1000;
/** The longest text that is read has fewer, even with a run for every other character. */
const mostElements = 5_000_000;
/** So much is read before others have their turn. */
const stretch = 1 << 18;

const illFormed = () => damaged('XML 内容有误', 'its XML is not well-formed');

/**
 * Reads XML piece by piece, so that nothing of it is held but what the listener keeps. No entity is ever defined by a
 * document: a document type is refused.
 * @throws Refusal document-damaged
 */
export async function walkXml(source: string, events: XmlEvents): Promise<void> {
  const parser = parserFor(source, events);
  try {
    for (let at = 0; at < source.length; at += stretch) {
      if (at > 0) await nextTurn();
      parser.write(source.slice(at, at + stretch));
    }
    parser.close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw illFormed();
  }
}

function parserFor(source: string, events: XmlEvents): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true });
  let levels = 0;
  let elements = 0;
  let attributes = 0;
  const startOfTag = () => source.lastIndexOf('<', parser.position - 1);
  parser.on('doctype', () => {
    throw damaged('XML 中有文档类型声明', 'its XML declares a document type');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    levels += 1;
    elements += 1;
    if (elements > mostElements) throw damaged('内容过于零碎', 'it is in too many pieces');
    if (levels > mostLevels) throw damaged('嵌套层数过多', 'it is nested too deeply');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > mostAttributes) throw illFormed();
  });
  parser.on('opentag', (tag) => events.open?.(tag, startOfTag(), parser.position));
  parser.on('closetag', (tag) => {
    levels -= 1;
    events.close?.(tag, startOfTag(), parser.position);
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  return parser;
}

/** The value of an attribute by its local name, whatever its prefix. */
export function attributeOf(tag: XmlTag, local: string): string | undefined {
  for (const attribute of Object.values(tag.attributes))
    if (attribute.local === local && attribute.prefix !== 'xmlns') return attribute.value;
  return undefined;
}

/** A part's bytes as XML source, by its byte order mark or what its declaration says. */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw illFormed();
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding=["']([\w.-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
}

/** XML source as bytes of UTF-8, and said to be so. */
export function encodeXml(source: string): Uint8Array {
  const declared = source.replace(/^(<\?xml[^>]*?\sencoding=["'])[\w.-]+/, '$1UTF-8');
  return new TextEncoder().encode(declared);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text with each character that XML cannot hold replaced by one that says so. */
export const writableInXml = (text: string) => text.replace(notXml, '\ufffd');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string) =>
  writableInXml(text).replace(/[&<>"]/g, (character) => escapes[character]!);

/** A part with more put in before its root's end; `content` is told the root's prefix (with its colon). */
export async function withAppended(source: string, content: (prefix: string) => string): Promise<string> {
  let depth = 0;
  let edited: string | undefined;
  await walkXml(source, {
    open: () => {
      depth += 1;
    },
    close: (tag, from, to) => {
      depth -= 1;
      if (depth > 0) return;
      const added = content(tag.prefix === '' ? '' : `${tag.prefix}:`);
      edited = tag.isSelfClosing
        ? `${source.slice(0, to).replace(/\/>$/, '>')}${added}</${tag.name}>${source.slice(to)}`
        : source.slice(0, from) + added + source.slice(from);
    },
  });
  return edited ?? source;
}
