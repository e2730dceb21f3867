/** Days and moments in both languages, and figures with their signs and units. */
const wholes =
  /(\d{4}年\d{1,2}月\d{1,2}日(?: \d{2}:\d{2})?|\d{1,2} \p{L}{3,} \d{4}(?:, \d{2}:\d{2})?|\d{4}-\d{2}-\d{2}|[+−-]?\d[\d,]*(?:\.\d+)?(?:[—–]\d+)?(?: (?:million|billion)(?: \p{Ll}[\p{Ll}²]*)?|%| ?余?[万亿]?余?(?:平方米|平方公里|公里|公顷|剂次|个百分点|\p{Script=Han}))?)/u;

/** A text in its parts, in turn what a line may break and what it must not: the odd ones stay whole. */
export const wholesIn = (text: string): string[] => text.split(wholes);

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const endsInHan = /\p{Script=Han}$/u;
const beginsWithHan = /^\p{Script=Han}/u;

/** A Chinese title in the pieces between which its lines break: words, each with the single character that follows it. */
export function phrasesIn(text: string): string[] {
  const phrases: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = phrases.at(-1);
    const mayBreak =
      last !== undefined && endsInHan.test(last) && beginsWithHan.test(segment) && [...segment].length > 1;
    if (last === undefined || mayBreak) phrases.push(segment);
    else phrases[phrases.length - 1] = last + segment;
  }
  return phrases;
}
