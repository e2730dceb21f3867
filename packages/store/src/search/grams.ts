/**
 * How texts are compared when they are searched: in one width, one case, without what cannot be seen.
 */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase();

const isBlank = (character: string): boolean => /[\s\p{P}]/u.test(character);

/** Two neighbouring characters as one number; two pairs may share one, so what is found is looked at again. */
const pair = (first: string, second: string): number =>
  (Math.imul(first.codePointAt(0) as number, 0x9e3779b1) ^
    Math.imul(second.codePointAt(0) as number, 0x85ebca6b)) |
  0;

const alone = (character: string): number => pair(character, '\u0000');

/**
 * The pairs of neighbouring characters of a text, and each character by itself where it is a word of its own. Chinese has
 * no spaces between words: pairs find any part of a text without a dictionary.
 */
export function gramsOf(texts: Iterable<string>): number[] {
  const grams = new Set<number>();
  for (const text of texts) {
    let before: string | null = null;
    for (const character of searchable(text)) {
      if (isBlank(character)) {
        before = null;
        continue;
      }
      if (character > '\u007f') grams.add(alone(character));
      if (before !== null) grams.add(pair(before, character));
      before = character;
    }
  }
  return [...grams].sort((a, b) => a - b);
}

/** What of a query is looked for: its words, each of which must be there. */
export const termsOf = (query: string): string[] => [
  ...new Set(searchable(query).split(/\s+/).filter(Boolean)),
];

/** The pairs that whatever has the term must have; none when it says too little to be looked up. */
export function gramsOfTerm(term: string): number[] {
  const characters = [...term];
  if (
    characters.length === 1 &&
    characters[0] !== undefined &&
    characters[0] > '\u007f' &&
    !isBlank(characters[0])
  )
    return [alone(characters[0])];
  return characters.slice(1).flatMap((character, i) => {
    const before = characters[i] as string;
    return isBlank(character) || isBlank(before) ? [] : [pair(before, character)];
  });
}

/** A piece of a text, and whether it was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Cuts a text into what was searched for and the rest, around the first hit where it is long. */
export function marked(text: string, terms: readonly string[], most: number): Piece[] {
  const { folded, place } = foldedWithPlaces(text);
  const hits = new Uint8Array(text.length);
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1))
      hits.fill(1, place[at] as number, place[at + term.length] ?? text.length);
  const first = hits.indexOf(1);
  const start = text.length <= most || first < most / 2 ? 0 : wholeAt(text, first - Math.floor(most / 4));
  const end = wholeAt(text, Math.min(text.length, start + most));
  const pieces: { text: string; hit: boolean }[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += piece;
    else pieces.push({ text: piece, hit });
  };
  if (start > 0) add('…', false);
  for (let i = start; i < end; i++) add(text.charAt(i), hits[i] === 1);
  if (end < text.length) add('…', false);
  return pieces;
}

/** Never between the halves of a character. */
const wholeAt = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

/** The text as it is compared, and for each of its characters the place in the text it came from. */
function foldedWithPlaces(text: string): { folded: string; place: number[] } {
  let folded = '';
  const place: number[] = [];
  let at = 0;
  for (const character of text) {
    const form = searchable(character);
    for (let i = 0; i < form.length; i++) place.push(at);
    folded += form;
    at += character.length;
  }
  return { folded, place };
}
