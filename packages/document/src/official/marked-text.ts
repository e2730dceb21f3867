import { Document, Packer, Paragraph, Tab, TextRun } from 'docx';
import type { DocumentMark } from '../mark.ts';
import { misplacedMarks, mostCharacters, tooLong, withoutText } from '../refusing.ts';
import { isUnseen } from '../text/line.ts';
import { markDocx } from '../word/mark-word.ts';
import { writableInXml } from '../word/xml.ts';
import { officialDocument, officialSection, sizes } from './page.ts';

export async function writeMarkedText(text: string, marks: readonly DocumentMark[]): Promise<Uint8Array> {
  const { written, placeOf, length } = forWord(text);
  if (length > mostCharacters) throw tooLong();
  if (written.trim() === '') throw withoutText();
  const moved = marks.flatMap((mark) => {
    if (!(mark.start >= 0 && mark.start < mark.end && mark.end <= length)) throw misplacedMarks();
    const [start, end] = [placeOf(mark.start), placeOf(mark.end)];
    // What cannot be seen cannot be marked.
    return start < end ? [{ ...mark, start, end }] : [];
  });
  return markDocx(await wordOf(written), moved);
}

/** The text as Word reads it back, with where each of its places has gone. */
function forWord(text: string): { written: string; placeOf: (place: number) => number; length: number } {
  const characters = [...text];
  /** How many code points were left out before each place. */
  const leftOut = new Uint32Array(characters.length + 1);
  const written: string[] = [];
  characters.forEach((character, place) => {
    const isDropped = isUnseen(character) || (character === '\r' && characters[place + 1] === '\n');
    leftOut[place + 1] = leftOut[place]! + (isDropped ? 1 : 0);
    if (!isDropped) written.push(/[\r\v\f\u2028\u2029]/.test(character) ? '\n' : character);
  });
  return {
    written: writableInXml(written.join('')),
    placeOf: (place) => place - leftOut[place]!,
    length: characters.length,
  };
}

async function wordOf(text: string): Promise<Uint8Array> {
  const children = text.split('\n').map(paragraphOf);
  const file = new Document({
    ...officialDocument,
    sections: [officialSection(children, { numberedAnew: false })],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** Prose begins two characters in; rows of a table, and lines that bring their own space, do not. */
function paragraphOf(line: string): Paragraph {
  const isProse = line !== '' && !line.includes('\t') && !/^\s/.test(line);
  return new Paragraph({
    ...(isProse ? { indent: { firstLine: sizes.三号 * 20, firstLineChars: 200 } } : {}),
    children: line === '' ? [] : [new TextRun({ children: withTabs(line) })],
  });
}

const withTabs = (line: string) =>
  line.split('\t').flatMap((part, position) => (position === 0 ? [part] : [new Tab(), part]));
