import type { Registers, Terms, Text } from '@taizhang/definition';
import { type TextOfTerms, textOfTerms } from './text-of-terms.ts';
import { say } from './words.ts';

/** The parts of terms, in the order in which they are read. */
export const partsOfTerms = {
  whole: say('总体', 'As a whole'),
  clauses: say('条文', 'Clauses'),
  parameters: say('参数', 'Parameters'),
  conditions: say('条件', 'Conditions'),
  lines: say('金额', 'Amounts'),
  evidence: say('材料', 'Papers'),
  clawback: say('追回', 'Clawback'),
} as const satisfies Record<string, Text>;
export type PartOfTerms = keyof typeof partsOfTerms;

/** What one version of terms says otherwise than another, in words. */
export interface TermsDifference {
  readonly part: PartOfTerms;
  readonly id: string;
  readonly title: Text;
  readonly change: 'added' | 'removed' | 'changed';
  /** Null where it was not there. */
  readonly before: Text | null;
  readonly after: Text | null;
}

interface Said {
  readonly id: string;
  readonly title: Text;
  readonly words: Text;
}

/**
 * What changed from one version of terms to another: part by part as they are said in words, so that what is written
 * otherwise and says the same is no change. In the order of the later version; what it has no more comes last of its part.
 */
export function differenceOfTerms(before: Terms, after: Terms, registers: Registers): TermsDifference[] {
  const [old, now] = [saidIn(textOfTerms(before, registers)), saidIn(textOfTerms(after, registers))];
  return (Object.keys(partsOfTerms) as PartOfTerms[]).flatMap((part) => {
    const [was, is] = [byId(old[part]), byId(now[part])];
    const ids = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))];
    return ids.flatMap((id): TermsDifference[] => {
      const [a, b] = [was.get(id), is.get(id)];
      if (a && b && same(a.words, b.words) && same(a.title, b.title)) return [];
      const { title } = (b ?? a) as Said;
      const change = a ? (b ? 'changed' : 'removed') : 'added';
      const renamed = a !== undefined && b !== undefined && !same(a.title, b.title);
      const words = (one: Said | undefined) => one && (renamed ? named(one) : one.words);
      return [{ part, id, title, change, before: words(a) ?? null, after: words(b) ?? null }];
    });
  });
}

const same = (a: Text, b: Text): boolean => a.zh === b.zh && a.en === b.en;
const named = ({ title, words }: Said): Text => ({
  zh: `${title.zh}：${words.zh}`,
  en: `${title.en}: ${words.en}`,
});
const byId = (list: readonly Said[]): Map<string, Said> => new Map(list.map((one) => [one.id, one]));

function saidIn(text: TextOfTerms): Record<PartOfTerms, readonly Said[]> {
  const whole = (id: string, title: Text, words: Text | undefined): Said[] =>
    words ? [{ id, title, words }] : [];
  return {
    whole: [
      ...whole('subject', say('对象', 'For whom'), text.subject),
      ...whole('often', say('次数', 'How often'), text.often),
      ...whole('stacking', say('与其他政策的关系', 'Beside other policies'), text.stacking?.words),
      ...whole('budget', say('预算不足时', 'Where the budget does not suffice'), text.budget?.words),
    ],
    clauses: text.clauses.map(({ id, number, text: words }) => ({
      id,
      title: { zh: number, en: number },
      words,
    })),
    parameters: text.parameters,
    conditions: text.conditions,
    lines: text.lines,
    evidence: text.evidence,
    clawback: text.clawback,
  };
}
