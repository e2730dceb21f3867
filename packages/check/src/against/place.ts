import type { Text } from '@taizhang/definition';
import { headOf } from './period.ts';

const kinds = '省|自治区|自治州|地区|市|州|盟|区|县|旗';
/** A place in the words in which documents say whose they are: its government, congress, year or statistics. */
const speaker = new RegExp(
  `([\\p{Script=Han}]{1,7}?(?:${kinds}))(?=人民政府|政府|人民代表大会|人大|第[一二三四五六七八九十\\d]+届|(?:19|20)\\d\\d年|统计局|国民经济|经济(?:运行|和社会)|财政局|发展(?:和)?改革)`,
  'gu',
);
/** Words that end like places and are none. */
const none =
  /(?:全|本|各|我|该|上|向|和|由|经)(?:省|市|区|县|州|旗)$|^(?:省|市|自治区)?(?:区|县|市|省|州)$|(?:开发|保税|示范|自贸|试验|合作)区$/;

/**
 * What stands against judging a text by this district's ledger: its head speaks of another place and never of ours, or its
 * title does, whatever is compared with ours below it. A text that names no place at all is taken for ours.
 * @param own the district's name, and what it is also called
 */
export function foreignPlace(text: string, own: readonly string[]): Text | null {
  const head = headOf(text).normalize('NFKC');
  const isNamed = (where: string) => own.some((name) => where.includes(name));
  const title = titleOf(head);
  if (isNamed(title)) return null;
  const isBelow = isNamed(head);
  const other = otherIn(isBelow ? title : head);
  // Of a city's document that names ours below its title, what it says is ours.
  if (!other || (isBelow && own.some((name) => name.includes(other)))) return null;
  return {
    zh: `文稿开头写的是“${other}”，不是本区，未与台账比对`,
    en: `The document begins with ${other}, which is another place; it was not compared with the ledger`,
  };
}

/** The lines above the first sentence. */
const titleOf = (head: string): string => /^(?:[^\n。；;]{0,60}\n)*/.exec(head)?.[0] ?? '';

/** The first other place that speaks in a text. */
const otherIn = (text: string): string | undefined =>
  [...text.matchAll(speaker)]
    .map(([, name = '']) => name.replace(/^.*(?:在|于|至|的|是|代表|向)(?=.{2})/u, ''))
    .find((name) => name.length >= 3 && !none.test(name));

/** The names by which a district is known: a name with its city's in front is also without it. */
export const namesOfDistrict = (title: string): string[] => [
  ...new Set([title, title.replace(/^.*(?:省|自治区|市|自治州|地区|盟)(?=.{2,}$)/u, '')]),
];
