import { damaged, mostCharacters, withoutText } from '../refusing.ts';
import { openWord, type WordPackage } from './package.ts';
import { between, type Line, type Piece, type Run } from './piece.ts';
import { Allowance, type NoteReference, Story } from './story.ts';
import { walkXml } from './xml.ts';

/** A Word file as text, with where each piece of it stands in the parts' sources. */
export interface WordText {
  readonly file: WordPackage;
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** The source of each part that the text comes from. */
  readonly sources: ReadonlyMap<string, string>;
  /** The highest number of a comment that the document speaks of; -1 where there is none. */
  readonly lastComment: number;
}

/**
 * Paragraphs are lines, rows of tables lines with tabs; text boxes follow the paragraph that holds them, footnotes and
 * endnotes the document. What tracked changes take away is left out, what they put in is kept; numbers that Word would
 * count itself are not invented.
 * @throws Refusal
 */
export async function readWord(bytes: Uint8Array): Promise<WordText> {
  const file = await openWord(bytes);
  const allowance = new Allowance(mostCharacters);
  const sources = new Map<string, string>();
  const source = await file.parts.xml(file.main);
  if (source === undefined) throw damaged('缺少正文', 'the document itself is missing');
  sources.set(file.main, source);
  const story = new Story(file.main, allowance);
  await walkXml(source, story);
  const lines: Line[] = [...story.lines];
  for (const kind of ['footnote', 'endnote'] as const) {
    const noted = story.references.filter((reference) => reference.kind === kind);
    for (const line of await linesOfNotes(file, kind, noted, allowance, sources)) lines.push(line);
  }
  const pieces = joined(lines);
  const text = pieces.map((piece) => piece.text).join('');
  if (text.trim() === '') throw withoutText();
  return { file, pieces, text, sources, lastComment: story.lastComment };
}

async function linesOfNotes(
  { parts, main }: WordPackage,
  kind: NoteReference['kind'],
  references: readonly NoteReference[],
  allowance: Allowance,
  sources: Map<string, string>,
): Promise<Line[]> {
  if (references.length === 0) return [];
  const relation = (await parts.relationsOf(main)).find(({ type }) => type.endsWith(`/${kind}s`));
  const source = relation && (await parts.xml(relation.target));
  if (!relation || source === undefined) return [];
  const hosts = new Map<string, Run>();
  for (const { id, run } of references) if (!hosts.has(id)) hosts.set(id, run);
  const story = new Story(relation.target, allowance, (id) => hosts.get(id) ?? null);
  await walkXml(source, story);
  sources.set(relation.target, source);
  return [...hosts.keys()].flatMap((id) => story.notes.get(id) ?? []);
}

function joined(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = [];
  lines.forEach((line, position) => {
    if (position > 0) pieces.push(between('\n'));
    for (const piece of line.pieces) pieces.push(piece);
  });
  return pieces;
}
