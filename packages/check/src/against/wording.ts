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

/** Which qualifiers a text has, and which words of each row of opposites, bit by bit. */
export type Marks = readonly number[];

export function marksOf(text: string): Marks {
  const plain = plainly(text);
  const bits = (words: readonly string[]) =>
    words.reduce((sum, word, i) => sum | (plain.includes(word) ? 1 << i : 0), 0);
  return [qualifiers, ...opposites].map(bits);
}

/** Whether a label and a name cannot be of one thing, by the words that only one of them has. */
export const contradict = ([qualified, ...label]: Marks, [other, ...name]: Marks): boolean =>
  qualified !== other ||
  label.some((bits, i) => bits !== 0 && name[i] !== 0 && (bits & (name[i] as number)) === 0);

const plans = /计划|目标|任务|预期|预计|力争|确保|下达|拟|将/;

/** Whether a clause in front of a figure says that it is intended: 全年计划新建充电桩50个. */
export const intends = (clause: string): boolean =>
  /(?:计划|预期|预计|力争|确保|目标为?|拟|将)[^，,。；;：:\d]{0,14}$/.test(clause);

/** Whether a name is of something intended. */
export const isPlan = (name: string): boolean => plans.test(name);
