import { equivalents, opposites, qualifiers } from './vocabulary.ts';

const spellings = new Map(equivalents.flatMap(([full, ...others]) => others.map((other) => [other, full])));
const spelling = new RegExp([...spellings.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** A text as it is compared: one spelling of each word, and of punctuation, spaces and digits only that they part words. */
export const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(spelling, (word) => spellings.get(word) as string)
    .trim();

/** The pairs of neighbouring characters of a text, each once. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of plainly(text).split(' '))
    for (let i = 0; i + 2 <= word.length; i++) pairs.add(word.slice(i, i + 2));
  return pairs;
}

/** Whether a label and a name cannot be of one thing, by the words that only one of them has. */
export const contradicts = (label: string, name: string): boolean => {
  const [one, other] = [plainly(label), plainly(name)];
  if (qualifiers.some((word) => one.includes(word) !== other.includes(word))) return true;
  return opposites.some((row) => {
    const inLabel = row.filter((word) => one.includes(word));
    const inName = row.filter((word) => other.includes(word));
    return inLabel.length > 0 && inName.length > 0 && !inLabel.some((word) => inName.includes(word));
  });
};
